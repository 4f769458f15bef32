//! Portage salarial and coopérative d'activité et d'emploi: a price becomes a gross, then the pay of an employee.
//!
//! The largest gross, to the cent, whose employer's cost does not exceed what is available. The inversion costs a few
//! microseconds, and never happens in the loop of a life: each month is converted once when the request is read
//! ([`preparer`]), by the law of the request. The loop converts again only under another law ([`convertir`]).
//!
//! In the order of the texts: price, available amount, reserve, gross, its parts, least pay.
//!
//! Not here: the guarantee of the portage company when a client fails (the pay is due, C. trav. L. 1254-8), interest on
//! the reserve.

use super::cout_employeur::{self, Cout, Paye};
use super::{salaire, smic};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Legislation, ParameterError, Timeline, parameters};
use crate::situation::activites::NiveauPortage;
use crate::situation::mois::{
    Cae, ContratSalarie, Conversion, Portage, Prix, Remuneration, Resolu,
};
use crate::trace::{Rule, Silent, Sink, Step};

parameters! {
    /// Read in the month in which the pay is paid.
    "portage" {
        apport_affaires: Rate,
        reserve_cdi: Rate,
        plafond_mensuel_2017: Money,
        minimum_legal_plafond: Rate,
        minimum_premier_niveau: Option<Rate>,
        minimum_junior: Rate,
        minimum_senior: Rate,
        minimum_expert: Rate,
        minimum_signataire_premier_niveau: Option<Rate>,
        minimum_signataire_junior: Option<Rate>,
        minimum_signataire_senior: Option<Rate>,
        minimum_signataire_expert: Option<Rate>,
        minimum_reserve_en_plus: Rate,
        frais_gestion_defaut: Rate,
        duree_max_prestation: i64,
        duree_max_cdd: i64,
        heures_par_jour: Rate,
        atmp_defaut: Rate,
    }
}

pub(crate) static DISPONIBLE: Rule = Rule::new(
    "portage.disponible",
    "Accord de branche du portage salarial, art. 21",
    "Montant disponible : prix hors taxe, moins les frais de gestion et les frais remboursés",
);
pub(crate) static RESERVE: Rule = Rule::new(
    "portage.reserve",
    "Accord de branche du portage salarial, art. 21.3",
    "Réserve du salarié porté en CDI, gardée sur son compte",
);
pub(crate) static BRUT: Rule = Rule::new(
    "portage.brut",
    "Accord de branche du portage salarial, art. 21",
    "Brut total : le plus grand dont le coût pour l'employeur ne dépasse pas le montant disponible",
);
pub(crate) static BASE: Rule = Rule::new(
    "portage.base",
    "Accord de branche du portage salarial, art. 21.3",
    "Salaire de base, sans l'apport d'affaires, les congés ni la fin de contrat",
);
pub(crate) static APPORT: Rule = Rule::new(
    "portage.apport_affaires",
    "C. trav. L. 1254-9",
    "Indemnité d'apport d'affaires",
);
pub(crate) static MINIMUM: Rule = Rule::new(
    "portage.minimum",
    "Accord de branche du portage salarial, art. 21.3",
    "Rémunération minimale du portage, selon le niveau et les heures",
);
pub(crate) static SOLDE: Rule = Rule::new(
    "cae.solde",
    "C. trav. L. 7331-2",
    "Solde de la coopérative d'activité : marge de l'année, moins ce qu'a coûté la part fixe",
);

/// Every law that a conversion reads, by period.
#[derive(Clone, Copy)]
pub(crate) struct Lois<'a> {
    pub(crate) portage: &'a Timeline<Parameters>,
    pub(crate) cout: &'a Timeline<cout_employeur::Parameters>,
    pub(crate) salaire: &'a Timeline<salaire::Parameters>,
    pub(crate) cdd: &'a Timeline<salaire::cdd::Parameters>,
    pub(crate) smic: &'a Timeline<smic::Parameters>,
}

/// The law of one month of pay.
#[derive(Clone, Copy)]
pub(crate) struct Loi<'a> {
    portage: &'a Parameters,
    cdd: &'a salaire::cdd::Parameters,
    cout: cout_employeur::Law<'a>,
}

impl<'a> Lois<'a> {
    pub(crate) fn at(&self, month: Month) -> Result<Loi<'a>, ParameterError> {
        Ok(Loi {
            portage: self.portage.at(month)?,
            cdd: self.cdd.at(month)?,
            cout: cout_employeur::Law {
                cout: self.cout.at(month)?,
                salaire: self.salaire.at(month)?,
                smic: self.smic,
                mois: month,
            },
        })
    }
}

/// What earlier months leave to later ones.
#[derive(Clone, Copy, Default)]
struct Compte {
    /// To be paid with the next payment of the account.
    solde: Money,
    /// Earned in the present year, to be paid after its end (coopérative).
    annee: Money,
}

/// Turns the months of a contract, from its first to `fin`, by one law.
pub(crate) fn preparer(law: &Legislation, contrat: &mut ContratSalarie, fin: Month) {
    let (portage, cout) = (Timeline::new(law), Timeline::new(law));
    let (salaire, cdd) = (Timeline::new(law), Timeline::new(law));
    let smic = Timeline::new(law);
    let lois = Lois {
        portage: &portage,
        cout: &cout,
        salaire: &salaire,
        cdd: &cdd,
        smic: &smic,
    };
    let premier = contrat
        .duree
        .premier
        .max(cout.first(fin) - contrat.decalage);
    let mut mois = alloc::vec::Vec::new();
    let mut compte = Some(Compte::default());
    // What was kept before the first known law is not known.
    if premier > contrat.duree.premier && depends_on_past(contrat) {
        compte = None;
    }
    let mut month = premier;
    while month <= fin.min(contrat.duree.dernier) {
        mois.push(compte.as_mut().and_then(|compte| {
            let loi = lois.at(month + contrat.decalage).ok()?;
            Some(mois_converti(loi, contrat, month, compte))
        }));
        month = month + 1;
    }
    let resolu = Resolu {
        premier: Some(premier),
        mois,
    };
    match &mut contrat.remuneration {
        Remuneration::Portage(portage) => portage.resolu = resolu,
        Remuneration::Cae(cae) => cae.resolu = resolu,
        _ => {}
    }
}

/// The same for one month, by any law.
pub(crate) fn convertir(
    lois: Lois<'_>,
    contrat: &ContratSalarie,
    travaille: Month,
) -> Result<Conversion, ParameterError> {
    let mut compte = Compte::default();
    if depends_on_past(contrat) {
        let mut month = contrat.duree.premier;
        while month < travaille {
            let loi = lois.at(month + contrat.decalage)?;
            mois_converti(loi, contrat, month, &mut compte);
            month = month + 1;
        }
    }
    let loi = lois.at(travaille + contrat.decalage)?;
    Ok(mois_converti(loi, contrat, travaille, &mut compte))
}

fn depends_on_past(contrat: &ContratSalarie) -> bool {
    match &contrat.remuneration {
        Remuneration::Portage(portage) => portage.reserve_retenue,
        Remuneration::Cae(_) => true,
        _ => false,
    }
}

fn mois_converti(
    loi: Loi<'_>,
    contrat: &ContratSalarie,
    month: Month,
    compte: &mut Compte,
) -> Conversion {
    let mut conversion = match &contrat.remuneration {
        Remuneration::Portage(portage) => porte(loi, contrat, portage, month, compte),
        Remuneration::Cae(cae) => cooperative(loi, contrat, cae, month, compte),
        _ => Conversion::default(),
    };
    if conversion.brut.is_positive() {
        let law = salaire::Law {
            salaire: loi.cout.salaire,
            cdd: loi.cdd,
            formateur: None,
        };
        let paye = salaire::Paye {
            brut: conversion.brut,
            complementaires: Money::ZERO,
            exonere_deja: Money::ZERO,
        };
        conversion.bulletin = salaire::bulletin(law, contrat, month, paye, &mut Silent);
        conversion.cout = cout(loi, contrat, month, conversion.brut);
    }
    conversion
}

/// One month of portage.
///
/// * Source: C. trav. L. 1254-1 to L. 1254-31; branch agreement, art. 21.
/// * Period: the missions paid in the month. Without mission, no pay (L. 1254-21, II).
/// * Unit: euros.
/// * Rounding: the available amount and the reserve to the cent; the gross is a whole number of cents.
/// * Errors: none.
fn porte(
    loi: Loi<'_>,
    contrat: &ContratSalarie,
    portage: &Portage,
    month: Month,
    compte: &mut Compte,
) -> Conversion {
    let prix = prix(portage, month);
    let frais = portage
        .frais_professionnels
        .as_ref()
        .and_then(|serie| serie.get(month))
        .unwrap_or_default();
    let disponible = (prix
        .times(portage.frais_gestion.complement())
        .rounded(Rounding::Centime)
        - frais)
        .or_zero();
    let verse = portage.reserve_retenue
        && (month == contrat.duree.dernier || portage.reserve_versee.contains(&month));
    if !portage.reserve_retenue || verse {
        let reserve_versee = core::mem::take(&mut compte.solde);
        let brut = brut(loi, contrat, month, disponible + reserve_versee, |_| {
            Money::ZERO
        });
        return Conversion {
            prix,
            disponible,
            reserve_versee,
            brut,
            ..Conversion::default()
        };
    }
    let reserve = |brut: Money| {
        base(loi, portage.cdd, brut)
            .times(loi.portage.reserve_cdi)
            .rounded(Rounding::Centime)
    };
    let brut = brut(loi, contrat, month, disponible, reserve);
    let reserve_retenue = if brut.is_positive() {
        reserve(brut)
    } else {
        Money::ZERO
    };
    compte.solde += reserve_retenue;
    Conversion {
        prix,
        disponible,
        reserve_retenue,
        compte: compte.solde,
        brut,
        ..Conversion::default()
    }
}

fn prix(portage: &Portage, month: Month) -> Money {
    match &portage.prix {
        Prix::Jour(tarif) => {
            tarif.get(month).unwrap_or_default() * portage.jours.get(month).unwrap_or_default()
        }
        Prix::Mois(prix) => prix.get(month).unwrap_or_default(),
    }
}

/// One month of a coopérative: the fixed part, and once a year the balance.
///
/// * Source: C. trav. L. 7331-1 to L. 7331-3, R. 7331-11: a fixed part, and a variable part on the margin after direct
///   costs and the contribution to the cooperative.
/// * Period: the margin of a civil year is paid in the month given of the next one, or with the last pay.
/// * Unit: euros, in and out; the account counts in cost of the employer.
/// * Rounding: to the cent, as in portage.
/// * Errors: none; a margin that does not pay the fixed part stays on the account.
fn cooperative(
    loi: Loi<'_>,
    contrat: &ContratSalarie,
    cae: &Cae,
    month: Month,
    compte: &mut Compte,
) -> Conversion {
    if month.is_january() {
        compte.solde += core::mem::take(&mut compte.annee);
    }
    let at = |serie: Option<&crate::situation::mois::Serie<Money>>| {
        serie.and_then(|s| s.get(month)).unwrap_or_default()
    };
    let prix = at(Some(&cae.chiffre_affaires));
    let marge = prix - at(cae.charges.as_ref());
    let disponible = marge
        .times(cae.contribution.complement())
        .rounded(Rounding::Centime);
    let fixe = at(Some(&cae.fixe)).rounded(Rounding::Centime);
    let du_fixe = cout(loi, contrat, month, fixe).total;
    compte.annee += disponible - du_fixe;
    if month == contrat.duree.dernier {
        compte.solde += core::mem::take(&mut compte.annee);
    }
    let paid = (month.number() == cae.mois_du_solde || month == contrat.duree.dernier)
        && compte.solde.is_positive();
    let verse = if paid {
        core::mem::take(&mut compte.solde)
    } else {
        Money::ZERO
    };
    let brut = if verse.is_positive() {
        brut(loi, contrat, month, du_fixe + verse, |_| Money::ZERO)
    } else {
        fixe
    };
    Conversion {
        prix,
        disponible,
        reserve_versee: verse,
        compte: compte.solde + compte.annee,
        brut,
        ..Conversion::default()
    }
}

/// What a gross costs, by the law of the month.
fn cout(loi: Loi<'_>, contrat: &ContratSalarie, month: Month, brut: Money) -> Cout {
    if !brut.is_positive() {
        return Cout::default();
    }
    let paye = Paye {
        brut,
        plafond: salaire::plafond(loi.cout.salaire, contrat, month, &mut Silent),
        forfait: None,
        temps: salaire::temps(loi.cout.salaire, contrat, month),
    };
    cout_employeur::cout(loi.cout, contrat, &contrat.employeur, paye, &mut Silent)
}

/// The largest gross, to the cent, whose cost and reserve together do not exceed `disponible`.
///
/// Cost and reserve never fall when the gross rises: a coefficient that falls by one ten-thousandth, the CET and the end
/// of the réduction générale only add to them. So a bracket that closes around the amount finds the only answer.
fn brut(
    loi: Loi<'_>,
    contrat: &ContratSalarie,
    month: Month,
    disponible: Money,
    reserve: impl Fn(Money) -> Money,
) -> Money {
    if !disponible.is_positive() {
        return Money::ZERO;
    }
    let paye = Paye {
        brut: Money::ZERO,
        plafond: salaire::plafond(loi.cout.salaire, contrat, month, &mut Silent),
        forfait: None,
        temps: salaire::temps(loi.cout.salaire, contrat, month),
    };
    let total = |brut: Money| {
        let paye = Paye { brut, ..paye };
        cout_employeur::cout(loi.cout, contrat, &contrat.employeur, paye, &mut Silent).total
            + reserve(brut)
    };
    largest(disponible, total)
}

/// The largest whole number of cents whose `total` does not exceed `available`; `total` never falls and is at least its
/// argument. Zero when even one cent costs more.
pub(crate) fn largest(available: Money, total: impl Fn(Money) -> Money) -> Money {
    let cents = |money: Money| money.exact_millionths() / Money::CENTIME.exact_millionths();
    let of = |cents: i64| Money::CENTIME * cents;
    let (mut low, mut high) = (0, cents(available) + 1);
    // Each guess follows the slope, then the middle, so that no side is left behind.
    let mut below = Money::ZERO;
    let mut above = available * 2;
    let mut middle = false;
    while high - low > 1 {
        let wide = high - low;
        let guess = if middle || above <= below {
            low + wide / 2
        } else {
            let slope = i128::from(cents(available - below)) * i128::from(wide)
                / i128::from(cents(above - below).max(1));
            low + i64::try_from(slope).unwrap_or(wide)
        };
        let guess = guess.clamp(low + 1, high - 1);
        let found = total(of(guess));
        if found <= available {
            (low, below) = (guess, found);
        } else {
            (high, above) = (guess, found);
        }
        middle = !middle;
    }
    of(low)
}

/// The basic pay inside a gross: apport d'affaires and paid leave aside, and the end of contract for a CDD, which
/// is always due in portage (L. 1254-18 keeps L. 1243-8 alone).
fn base(loi: Loi<'_>, cdd: bool, brut: Money) -> Money {
    let fin = if cdd {
        Rate::ONE + loi.cdd.indemnite_fin_contrat
    } else {
        Rate::ONE
    };
    let parts = (Rate::ONE + loi.portage.apport_affaires)
        .of(Rate::ONE + loi.cdd.indemnite_conges)
        .of(fin);
    brut.without(parts)
}

/// Least pay for the hours of the month, and the pay that is compared with it.
///
/// * Source: branch agreement, art. 21.3 (avenant n° 12 from 18 July 2024, from 1 January 2024 for the members of the
///   organisations that signed it); without an extended agreement, 75 % of the plafond (C. trav. L. 1254-2, II).
/// * Period: the hours paid in the month over those of a full time.
/// * Unit: euros. What is compared is the basic pay, the apport d'affaires and paid leave, with the reserve: the end of
///   a CDD is aside. The first level did not exist before the avenant: the junior one stands for it.
/// * Rounding: to the cent. Errors: none.
pub(crate) fn minimum(
    loi: Loi<'_>,
    contrat: &ContratSalarie,
    portage: &Portage,
    month: Month,
    conversion: &Conversion,
) -> (Money, Money) {
    let law = loi.portage;
    let (part, whole) = salaire::temps(loi.cout.salaire, contrat, month);
    let plafond = loi.cout.salaire.plafond_mensuel;
    let mensuel = if portage.accord {
        minimum_de_branche(law, portage.niveau, portage.signataire)
    } else {
        plafond.at(law.minimum_legal_plafond)
    };
    let minimum = mensuel.prorated(part, whole).rounded(Rounding::Centime);
    let brut = if portage.cdd {
        conversion
            .brut
            .without(Rate::ONE + loi.cdd.indemnite_fin_contrat)
            .rounded(Rounding::Centime)
    } else {
        conversion.brut
    };
    (minimum, brut + conversion.reserve_retenue)
}

/// Least pay of the branch for a full time, reserve included.
pub(crate) fn minimum_de_branche(
    law: &Parameters,
    niveau: NiveauPortage,
    signataire: bool,
) -> Money {
    let (level, signed) = match niveau {
        NiveauPortage::PremierNiveau => (
            law.minimum_premier_niveau.unwrap_or(law.minimum_junior),
            law.minimum_signataire_premier_niveau,
        ),
        NiveauPortage::Junior => (law.minimum_junior, law.minimum_signataire_junior),
        NiveauPortage::Senior => (law.minimum_senior, law.minimum_signataire_senior),
        NiveauPortage::Expert => (law.minimum_expert, law.minimum_signataire_expert),
    };
    match signed.filter(|_| signataire) {
        Some(level) => law.plafond_mensuel_2017.at(level),
        None => law
            .plafond_mensuel_2017
            .at(level)
            .at(Rate::ONE + law.minimum_reserve_en_plus),
    }
}

/// The steps of a conversion.
pub(crate) fn tell<S: Sink>(
    loi: Loi<'_>,
    contrat: &ContratSalarie,
    month: Month,
    conversion: &Conversion,
    sink: &mut S,
) {
    match &contrat.remuneration {
        Remuneration::Portage(portage) => {
            sink.step(|| {
                Step::new(&DISPONIBLE, conversion.disponible)
                    .with("prix hors taxe", conversion.prix)
                    .with("frais de gestion", portage.frais_gestion)
            });
            if portage.reserve_retenue {
                sink.step(|| {
                    Step::new(&RESERVE, conversion.compte)
                        .with("gardée ce mois", conversion.reserve_retenue)
                        .with("versée ce mois", conversion.reserve_versee)
                });
            }
            sink.step(|| {
                Step::new(&BRUT, conversion.brut).with("montant disponible", conversion.disponible)
            });
            let base = base(loi, portage.cdd, conversion.brut);
            sink.step(|| Step::new(&BASE, base.rounded(Rounding::Centime)));
            sink.step(|| {
                Step::new(
                    &APPORT,
                    base.at(loi.portage.apport_affaires)
                        .rounded(Rounding::Centime),
                )
            });
            sink.step(|| {
                let (minimum, compare) = minimum(loi, contrat, portage, month, conversion);
                Step::new(&MINIMUM, minimum).with("paie comparée", compare)
            });
        }
        Remuneration::Cae(_) => {
            sink.step(|| {
                Step::new(&SOLDE, conversion.reserve_versee)
                    .with(
                        "marge du mois, après la contribution",
                        conversion.disponible,
                    )
                    .with("reste sur le compte", conversion.compte)
            });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn the_largest_gross_is_found_on_both_sides_of_a_jump() {
        // A cost that jumps by ten euros at 100.
        let total = |brut: Money| {
            if brut >= money("100") {
                brut + money("10")
            } else {
                brut
            }
        };
        for (available, found) in [
            ("99.99", "99.99"),
            ("100", "99.99"),
            ("109.99", "99.99"),
            ("110", "100"),
            ("110.01", "100.01"),
        ] {
            assert_eq!(
                largest(money(available), total),
                money(found),
                "{available}"
            );
        }
        assert_eq!(
            largest(money("0.01"), |brut| brut + money("1")),
            Money::ZERO
        );
    }
}
