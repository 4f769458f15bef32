//! What a civil year of receipts gives and forbids: retirement quarters, the ceiling of the regime, the VAT franchise.
//!
//! Nothing here changes an amount of the month: it is read by checks, events and explanations.

use super::{Contexte, Parameters};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Legislation, Room, Timeline};
use crate::revenus::smic;
use crate::situation::Situation;
use crate::situation::micro_entreprise::CategorieMicro;
use crate::situation::mois::MicroEntreprise;
use crate::trace::{Rule, Sink, Step};

pub(crate) static PLAFOND: Rule = Rule::new(
    "micro_entreprise.plafond",
    "CGI 102 ter",
    "Plafond de recettes de la micro-entreprise dans l'année",
);
pub(crate) static FRANCHISE: Rule = Rule::new(
    "micro_entreprise.franchise_tva",
    "CGI 293 B",
    "Recettes de l'année jusqu'auxquelles la TVA n'est pas due",
);
pub(crate) static REVENU_RECONSTITUE: Rule = Rule::new(
    "micro_entreprise.revenu_reconstitue",
    "CSS D. 613-6",
    "Revenu de l'année qui compte pour la retraite de base",
);
pub(crate) static TRIMESTRES: Rule = Rule::new(
    "micro_entreprise.trimestres",
    "CSS R. 351-9",
    "Trimestres de retraite validés par les recettes de l'année",
);

/// Receipts of a civil year and the share of it for which the regime runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Annee {
    pub(crate) services: Money,
    pub(crate) ventes: Money,
    /// Goods are sold: the ceilings of goods hold for the whole, those of services for the services.
    vend: bool,
    /// Days from the creation to the end of the year, when it is the year of the creation, and days of the year.
    jours: Option<(i64, i64)>,
}

impl Annee {
    pub(crate) fn total(&self) -> Money {
        self.services + self.ventes
    }

    /// A ceiling of the year: in the year of the creation, its share by days (CGI 102 ter, 293 B).
    pub(crate) fn ajuste(&self, plafond: Money) -> Money {
        match self.jours {
            Some((days, year)) if days < year => {
                plafond.prorated(days, year).rounded(Rounding::Centime)
            }
            _ => plafond,
        }
    }

    /// What is compared with a limit: services with that of services, the whole with that of goods when some are sold.
    pub(crate) fn compare(&self, services: Money, ventes: Money) -> [(Money, Money); 2] {
        let whole = if self.vend { ventes } else { services };
        [
            (self.services, self.ajuste(services)),
            (self.total(), self.ajuste(whole)),
        ]
    }
}

/// A civil year, up to its end.
pub(crate) fn annee(activites: &[(u16, MicroEntreprise)], year: i32) -> Annee {
    jusqu_a(activites, Month::january(year) + 11)
}

/// A civil year, up to `month`.
pub(crate) fn jusqu_a(activites: &[(u16, MicroEntreprise)], month: Month) -> Annee {
    let january = Month::january(month.year());
    let mut annee = Annee::default();
    let mut creation: Option<chrono::NaiveDate> = None;
    for (_, activite) in activites {
        let mut at = january;
        let mut recettes = Money::ZERO;
        while at <= month {
            recettes += activite.recettes_du(at);
            at = at + 1;
        }
        if activite.categorie == CategorieMicro::BicVente {
            annee.ventes += recettes;
            annee.vend |= recettes.is_positive();
        } else {
            annee.services += recettes;
        }
        let duree = &activite.duree;
        if duree.premier <= month && duree.dernier >= january {
            let day = duree.entree.unwrap_or_else(|| duree.premier.first_day());
            creation = Some(creation.map_or(day, |first| first.min(day)));
        }
    }
    let end = (january + 11).last_day();
    annee.jours = creation
        .filter(|day| *day > january.first_day())
        .map(|day| {
            let length = (january + 12).first_day() - january.first_day();
            ((end - day).num_days() + 1, length.num_days())
        });
    annee
}

/// The receipts of the year pass the ceiling of the regime (« supérieur à »).
pub(crate) fn depasse(law: &Parameters, annee: &Annee) -> bool {
    annee
        .compare(law.plafond_service, law.plafond_vente)
        .iter()
        .any(|(receipts, limit)| receipts > limit)
}

/// Where the receipts of a year stand beside the VAT franchise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tva {
    /// At or under the threshold.
    Franchise,
    /// Above it: VAT from next January.
    Depassee,
    /// Above the higher threshold: VAT at once.
    Majoree,
}

pub(crate) fn tva(law: &Parameters, annee: &Annee) -> Tva {
    let above = |services: Money, ventes: Money| {
        annee
            .compare(services, ventes)
            .iter()
            .any(|(receipts, limit)| receipts > limit)
    };
    if above(
        law.franchise_tva_service_majoree,
        law.franchise_tva_vente_majoree,
    ) {
        Tva::Majoree
    } else if above(law.franchise_tva_service, law.franchise_tva_vente) {
        Tva::Depassee
    } else {
        Tva::Franchise
    }
}

/// The ceilings of the year, for an explanation.
pub(super) fn dire_plafonds<S: Sink>(cx: Contexte<'_>, sink: &mut S) {
    let Ok(law) = cx.law.at(cx.mois) else { return };
    // Built only when somebody reads it.
    let year = || jusqu_a(cx.activites, cx.mois);
    let limit = |services: Money, ventes: Money| {
        let annee = year();
        let [_, (receipts, limit)] = annee.compare(services, ventes);
        (receipts, limit)
    };
    sink.step(|| {
        let (receipts, limit) = limit(law.plafond_service, law.plafond_vente);
        Step::new(&PLAFOND, limit).with("recettes depuis janvier", receipts)
    });
    sink.step(|| {
        let (receipts, threshold) = limit(law.franchise_tva_service, law.franchise_tva_vente);
        let (_, higher) = limit(
            law.franchise_tva_service_majoree,
            law.franchise_tva_vente_majoree,
        );
        Step::new(&FRANCHISE, threshold)
            .with("recettes depuis janvier", receipts)
            .with("seuil majoré", higher)
    });
}

/// What a year of receipts validates for the retraite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trimestres {
    pub(crate) revenu: Money,
    pub(crate) nombre: i64,
    /// Income that validates one.
    pub(crate) seuil: Money,
}

/// Retirement quarters of a civil year, by the receipts up to `month`.
///
/// * Source: CSS D. 613-6 (share of the contributions), D. 633-3 and D. 642-3 (rate that gives the income back), R. 351-9
///   (150 hours of the SMIC of 1 January). The rate is the whole one, also with the ACRE (the text read does not say).
/// * Period: the civil year; a year with two rates adds what each part of it contributes before dividing.
/// * Unit: euros a year, quarters. Rounding: the income to the cent, the quarters down. Errors: none where a rate is not known.
pub(crate) fn trimestres(
    law: &Timeline<Parameters>,
    smic: &Timeline<smic::Parameters>,
    activites: &[(u16, MicroEntreprise)],
    month: Month,
) -> Option<Trimestres> {
    let january = Month::january(month.year());
    let mut independants = Money::ZERO;
    let mut cipav = Money::ZERO;
    let mut at = january;
    while at <= month {
        for (_, activite) in activites {
            let recettes = activite.recettes_du(at);
            if !recettes.is_positive() {
                continue;
            }
            let law = law.at(at).ok()?;
            let part = match activite.categorie {
                CategorieMicro::Bnc => law.part_retraite_bnc,
                CategorieMicro::BncCipav => law.part_retraite_cipav,
                CategorieMicro::BicService | CategorieMicro::BicVente => law.part_retraite_bic,
            };
            let cotisation = recettes.at(activite.categorie.taux(law)).at(part);
            if activite.categorie == CategorieMicro::BncCipav {
                cipav += cotisation;
            } else {
                independants += cotisation;
            }
        }
        at = at + 1;
    }
    let law = law.at(month).ok()?;
    let revenu =
        independants.without(law.taux_vieillesse) + cipav.without(law.taux_vieillesse_cipav);
    let seuil = smic.at(january).ok()?.horaire? * law.heures_smic_trimestre;
    let nombre = revenu.share_of(seuil).in_hundredths() / 100;
    Some(Trimestres {
        revenu: revenu.rounded(Rounding::Centime),
        nombre: nombre.min(law.trimestres_maximum),
        seuil,
    })
}

/// The quarters of the year, for an explanation.
pub(super) fn dire_trimestres<S: Sink>(cx: Contexte<'_>, sink: &mut S) {
    let found = || trimestres(cx.law, cx.smic, cx.activites, cx.mois);
    sink.step(|| {
        Step::new(
            &REVENU_RECONSTITUE,
            found().map_or(Money::ZERO, |t| t.revenu),
        )
    });
    sink.step(|| {
        let found = found();
        Step::new(&TRIMESTRES, found.map_or(0, |t| t.nombre)).with(
            "revenu qui valide un trimestre",
            found.map_or(Money::ZERO, |t| t.seuil),
        )
    });
}

/// The revenu fiscal de référence that decides of the versement libératoire of `year`, when it is given, and its limit
/// (CGI 151-0: by part, plus half of it by half-part, in the year of payment).
pub(crate) fn revenu_du_versement_liberatoire(
    situation: &Situation,
    legislation: &Legislation,
    year: i32,
) -> Option<(Money, Money)> {
    let january = Month::january(year);
    let law = Parameters::resolve(legislation, january.first_day()).ok()?;
    let (_, revenu) = situation
        .revenu_fiscal_reference
        .iter()
        .find(|(known, _)| *known == year - 2)?;
    let parts = Rate::ONE
        + law
            .versement_liberatoire_demi_part
            .times_count(situation.demi_parts(january));
    Some((*revenu, law.versement_liberatoire_revenu?.at(parts)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn a_threshold_is_passed_above_it_and_not_at_it() {
        let law: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        let law = law
            .at(Month::january(2026))
            .unwrap_or_else(|e| panic!("{e}"));
        let year = |services: &str, ventes: &str| Annee {
            services: money(services),
            ventes: money(ventes),
            vend: money(ventes).is_positive(),
            jours: None,
        };
        assert_eq!(tva(law, &year("37500", "0")), Tva::Franchise);
        assert_eq!(tva(law, &year("37500.01", "0")), Tva::Depassee);
        assert_eq!(tva(law, &year("41250", "0")), Tva::Depassee);
        assert_eq!(tva(law, &year("41250.01", "0")), Tva::Majoree);
        // Services have their own limit beside goods, and the whole has that of goods.
        assert_eq!(tva(law, &year("37500", "47500")), Tva::Franchise);
        assert_eq!(tva(law, &year("37500", "47501")), Tva::Depassee);
        assert_eq!(tva(law, &year("37501", "1")), Tva::Depassee);
        assert!(!depasse(law, &year("83600", "0")));
        assert!(depasse(law, &year("83600.01", "0")));
        assert!(depasse(law, &year("83600", "119501")));
    }
}
