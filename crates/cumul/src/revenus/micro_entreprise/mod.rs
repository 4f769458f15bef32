//! Micro-entreprise (CSS L. 613-7 to D. 613-6, CGI 50-0, 102 ter, 151-0): what receipts owe, when it is debited, and the
//! profit that benefits read.
//!
//! The order of the room: when receipts are declared and debited ([`calendrier`]), the reduced rate of a creation
//! ([`acre`]), what a month owes, and the rights and ceilings of a year ([`droits`]).
//!
//! Known gaps: Alsace-Moselle and overseas (other rates), furnished tourist lets, an option for minimum contributions
//! (L. 613-7, I, al. 2), the VAT itself (receipts are typed without it), the cotisation foncière.

pub(crate) mod acre;
pub(crate) mod calendrier;
pub(crate) mod droits;

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Timeline, parameters};
use crate::revenus::impot::{self, CATEGORIES};
use crate::situation::conventions::{AsiMicro, Conventions, InvaliditeMicro};
use crate::situation::micro_entreprise::CategorieMicro;
use crate::situation::mois::MicroEntreprise;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month of cashing; ceilings on 1 January of the year; the ACRE on the creation, its floor apart.
    "micro_entreprise" {
        taux_vente: Rate,
        taux_service_bic: Rate,
        taux_bnc: Rate,
        taux_bnc_cipav: Rate,
        formation_service: Rate,
        formation_vente: Rate,
        formation_artisan: Rate,
        taxe_cci_service: Rate,
        taxe_cci_vente: Rate,
        taxe_cma_service: Rate,
        taxe_cma_vente: Rate,
        versement_liberatoire_vente: Rate,
        versement_liberatoire_service_bic: Rate,
        versement_liberatoire_bnc: Rate,
        versement_liberatoire_revenu: Option<Money>,
        versement_liberatoire_demi_part: Rate,
        plafond_service: Money,
        plafond_vente: Money,
        franchise_tva_service: Money,
        franchise_tva_service_majoree: Money,
        franchise_tva_vente: Money,
        franchise_tva_vente_majoree: Money,
        part_retraite_bnc: Rate,
        part_retraite_bic: Rate,
        part_retraite_cipav: Rate,
        taux_vieillesse: Rate,
        taux_vieillesse_cipav: Rate,
        heures_smic_trimestre: i64,
        trimestres_maximum: i64,
        premiere_declaration: i64,
        acre_exoneration: Rate,
        acre_arrondi: Rate,
        acre_plancher_cipav: Rate,
        acre_trimestres: i64,
        acre_douze_mois: i64,
        acre_delai_demande: i64,
        acre_carence: i64,
        acre_age_jeune_minimum: i64,
        acre_age_jeune_maximum: i64,
        acre_age_limite: i64,
        ij_affiliation: i64,
        ij_revenu_minimal: Rate,
        sortie_annees: i64,
        cfe_recettes: Money,
    }
}

/// First month in which every parameter of the room has a value: durations and ages have not changed since.
pub(crate) const PREMIERE_LOI: Month = Month::january(2023);

pub(crate) static RECETTES: Rule = Rule::new(
    "micro_entreprise.recettes",
    "CSS R. 613-8",
    "Recettes de la micro-entreprise encaissées dans le mois",
)
.fixing("chiffre_affaires");
pub(crate) static TAUX: Rule = Rule::new(
    "micro_entreprise.taux",
    "CSS D. 613-4",
    "Taux des cotisations sociales de la micro-entreprise",
);
pub(crate) static COTISATIONS: Rule = Rule::new(
    "micro_entreprise.cotisations",
    "CSS L. 613-7",
    "Cotisations sociales des recettes du mois, à l'euro par déclaration (CSS L. 133-10)",
);
pub(crate) static FORMATION: Rule = Rule::new(
    "micro_entreprise.formation",
    "C. trav. L. 6331-48",
    "Contribution à la formation professionnelle",
);
pub(crate) static TAXE: Rule = Rule::new(
    "micro_entreprise.taxe_chambre",
    "CGI 1600",
    "Taxe pour frais de chambre de commerce ou de métiers",
);
pub(crate) static TOTAL: Rule = Rule::new(
    "micro_entreprise.total",
    "CSS L. 613-7",
    "Cotisations et contributions que doivent les recettes du mois",
)
.fixing("cotisations_micro");
pub(crate) static VERSEMENT_LIBERATOIRE: Rule = Rule::new(
    "micro_entreprise.versement_liberatoire",
    "CGI 151-0",
    "Impôt payé avec les cotisations de la micro-entreprise",
)
.fixing("impot");
pub(crate) static ECHEANCE: Rule = Rule::new(
    "micro_entreprise.echeance",
    "CSS R. 613-8",
    "Prélevé par l'Urssaf dans le mois, pour les recettes déclarées",
);
pub(crate) static BENEFICE: Rule = Rule::new(
    "micro_entreprise.benefice",
    "CGI 102 ter",
    "Bénéfice de l'année : recettes après l'abattement forfaitaire",
);

/// How many kinds of activity a person can have at once.
const ACTIVITES: usize = CategorieMicro::NAMES.len();

/// A first declaration by quarter is paid in the sixth month after the creation at the latest.
const ECHEANCES: i32 = 8;

impl CategorieMicro {
    /// Its place among the activities.
    const fn rang(self) -> usize {
        match self {
            Self::Bnc => 0,
            Self::BncCipav => 1,
            Self::BicService => 2,
            Self::BicVente => 3,
        }
    }

    /// Its place among the categories of the flat abatement, in the order of [`impot::recettes_abattues`].
    pub(crate) const fn abattement(self) -> usize {
        match self {
            Self::BicVente => 0,
            Self::BicService => 1,
            Self::Bnc | Self::BncCipav => 2,
        }
    }

    /// The rate of the flat abatement (CGI 50-0, 102 ter).
    pub(crate) const fn taux_abattement(self, law: &impot::Parameters) -> Rate {
        match self {
            Self::BicVente => law.micro_abattement_vente,
            Self::BicService => law.micro_abattement_services_bic,
            Self::Bnc | Self::BncCipav => law.micro_abattement_bnc,
        }
    }

    /// The rate of contributions (CSS D. 613-4).
    pub(crate) const fn taux(self, law: &Parameters) -> Rate {
        match self {
            Self::BicVente => law.taux_vente,
            Self::BicService => law.taux_service_bic,
            Self::Bnc => law.taux_bnc,
            Self::BncCipav => law.taux_bnc_cipav,
        }
    }

    const fn taux_versement_liberatoire(self, law: &Parameters) -> Rate {
        match self {
            Self::BicVente => law.versement_liberatoire_vente,
            Self::BicService => law.versement_liberatoire_service_bic,
            Self::Bnc | Self::BncCipav => law.versement_liberatoire_bnc,
        }
    }

    /// Contribution to training (C. trav. L. 6331-48): craftsmen, goods, then services and liberal work.
    const fn taux_formation(self, law: &Parameters, artisan: bool) -> Rate {
        match (self, artisan) {
            (_, true) => law.formation_artisan,
            (Self::BicVente, false) => law.formation_vente,
            _ => law.formation_service,
        }
    }

    /// Tax of the chambers, for merchants (CGI 1600) and craftsmen (CGI 1601); none for liberal work.
    const fn taux_taxe(self, law: &Parameters, artisan: bool) -> Rate {
        match (self, artisan) {
            (Self::BicVente, false) => law.taxe_cci_vente,
            (Self::BicService, false) => law.taxe_cci_service,
            (Self::BicVente, true) => law.taxe_cma_vente,
            (Self::BicService, true) => law.taxe_cma_service,
            (Self::Bnc | Self::BncCipav, _) => Rate::ZERO,
        }
    }
}

/// What receipts owe, each line in whole euros by declaration (CSS L. 133-10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Du {
    pub(crate) cotisations: Money,
    pub(crate) formation: Money,
    pub(crate) taxe: Money,
    pub(crate) versement_liberatoire: Money,
}

impl Du {
    fn total(self) -> Money {
        self.social() + self.versement_liberatoire
    }

    /// What is not income tax.
    pub(crate) fn social(self) -> Money {
        self.cotisations + self.formation + self.taxe
    }
}

/// The declaration that runs, at one rate: a change of rate inside it opens another line.
#[derive(Clone, Copy, Debug, Default)]
struct Ligne {
    taux: Rate,
    /// Receipts since the line began, and those of them at the reduced rate of the ACRE.
    recettes: Money,
    reduites: Money,
    /// What the months before this one already owe.
    du: Du,
}

/// What a micro-entreprise remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    lignes: [Ligne; ACTIVITES],
    /// What will be debited, by month modulo their number.
    echeances: [Money; ECHEANCES as usize],
    /// Receipts of the civil year, by category of abatement.
    annee: [Money; CATEGORIES],
    /// Receipts of the civil year of each activity at a reduced rate.
    annee_acre: [Money; ACTIVITES],
    /// Profit of the last civil year and of the one before; none without receipts.
    benefices: [Option<Money>; 2],
}

impl State {
    /// Profit on the tax notice of a civil year that is over: last year, or the one before.
    pub(crate) fn benefice(&self, mois: Month, annee: i32) -> Option<Money> {
        let ago = usize::try_from(mois.year() - annee - 1).ok()?;
        self.benefices.get(ago).copied().flatten()
    }

    fn echeance(&mut self, mois: Month) -> Option<&mut Money> {
        let slot = (mois - Month::january(2000)).rem_euclid(ECHEANCES);
        self.echeances.get_mut(usize::try_from(slot).ok()?)
    }
}

/// Law and choices of the month.
#[derive(Clone, Copy)]
pub(crate) struct Contexte<'a> {
    pub(crate) mois: Month,
    pub(crate) law: &'a Timeline<Parameters>,
    pub(crate) impot: &'a Timeline<impot::Parameters>,
    /// For the plafond of the sécurité sociale.
    pub(crate) salaire: &'a Timeline<crate::revenus::salaire::Parameters>,
    pub(crate) smic: &'a Timeline<crate::revenus::smic::Parameters>,
    pub(crate) conventions: &'a Conventions,
    pub(crate) activites: &'a [(u16, MicroEntreprise)],
    /// Only what the month leaves in memory is wanted.
    pub(crate) memoire: bool,
}

/// What a month brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mensuelle {
    pub(crate) recettes: Money,
    /// The same by category of abatement.
    pub(crate) par_categorie: [Money; CATEGORIES],
    pub(crate) du: Du,
    /// Debited in the month.
    pub(crate) preleve: Money,
    /// What the ASI counts as income from work, before its own abatement; can be below zero (R. 815-24).
    pub(crate) asi: Money,
    /// Work runs in the month, and on its last day.
    pub(crate) travail: bool,
    pub(crate) travail_en_fin_de_mois: bool,
}

/// The bases of a month of micro-entreprise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    pub(crate) cotisations: Money,
    pub(crate) formation: Money,
    pub(crate) taxe: Money,
    /// Debited in the month.
    pub(crate) preleve: Money,
}

impl Mensuelle {
    pub(crate) const fn detail(&self) -> Detail {
        Detail {
            cotisations: self.du.cotisations,
            formation: self.du.formation,
            taxe: self.du.taxe,
            preleve: self.preleve,
        }
    }
}

/// One month: what is cashed, what it owes, what is debited.
///
/// * Source: CSS L. 613-7, D. 613-4 (rate of the month of cashing), L. 133-10 (bases and contributions in whole euros),
///   R. 613-7 to R. 613-12 (declarations), C. trav. L. 6331-48, CGI 1600, 1601, 151-0.
/// * Period: the month; what a declaration owes is shared between its months so that their sum is the declared amount.
/// * Unit: euros. Rounding: to the euro, 0.50 up, base then each contribution, by declaration and rate.
/// * Errors: a simulated month before the first known rates.
pub(crate) fn mensuelle<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    sink: &mut S,
) -> Result<Mensuelle, (u16, crate::parameters::ParameterError)> {
    let mut month = Mensuelle::default();
    if cx.mois.is_january() {
        clore_annee(cx, state);
    }
    if let Some(due) = state.echeance(cx.mois) {
        month.preleve = *due;
        *due = Money::ZERO;
    }
    for (index, activite) in cx.activites {
        if !activite.duree.covers(cx.mois) {
            continue;
        }
        let recettes = activite.recettes.get(cx.mois).unwrap_or_default();
        month.recettes += recettes;
        month.asi += net_asi(cx, activite, recettes);
        if let Some(total) = month.par_categorie.get_mut(activite.categorie.abattement()) {
            *total += recettes;
        }
        if activite.travaille(cx.mois) {
            month.travail = true;
            month.travail_en_fin_de_mois |= activite.duree.covers_end_of(cx.mois);
        }
        let law = match cx.law.at(cx.mois) {
            Ok(law) => law,
            // Only what is debited in a simulated month needs the rates, six months before at most.
            Err(_) if cx.memoire => continue,
            Err(source) => return Err((*index, source)),
        };
        let du = du(cx, law, state, activite, recettes, sink);
        month.du.cotisations += du.cotisations;
        month.du.formation += du.formation;
        month.du.taxe += du.taxe;
        month.du.versement_liberatoire += du.versement_liberatoire;
        let fin = calendrier::fin_de_declaration(law, activite, cx.mois);
        if let Some(due) = state.echeance(fin + 1) {
            *due += du.total();
        }
    }
    for (total, recettes) in state.annee.iter_mut().zip(month.par_categorie) {
        *total += recettes;
    }
    dire(cx, state, &month, sink);
    Ok(month)
}

/// What the receipts of a month add to their declaration.
fn du<S: Sink>(
    cx: Contexte<'_>,
    law: &Parameters,
    state: &mut State,
    activite: &MicroEntreprise,
    recettes: Money,
    sink: &mut S,
) -> Du {
    let categorie = activite.categorie;
    let plein = categorie.taux(law);
    let fin_acre = activite
        .acre
        .map(|fin| fin.dernier(cx.conventions.micro_acre_fin));
    let reduit = fin_acre.filter(|fin| cx.mois <= *fin).map(|_| {
        let creation = cx.law.at_or_first(activite.creation).unwrap_or(law);
        acre::taux(law, creation, categorie)
    });
    let taux = reduit.unwrap_or(plein);
    let (Some(ligne), Some(annee)) = (
        state.lignes.get_mut(categorie.rang()),
        state.annee_acre.get_mut(categorie.rang()),
    ) else {
        return Du::default();
    };
    if calendrier::commence(law, activite, cx.mois) || ligne.taux != taux {
        *ligne = Ligne {
            taux,
            ..Ligne::default()
        };
    }
    ligne.recettes += recettes;
    if reduit.is_some() {
        ligne.reduites += acre::part_reduite(cx, categorie, *annee, recettes);
        *annee += recettes;
    }
    let assiette = ligne.recettes.rounded(Rounding::Euro);
    let reduite = ligne.reduites.rounded(Rounding::Euro).min(assiette);
    let euros = |base: Money, taux: Rate| base.times(taux).rounded(Rounding::Euro);
    let libere = activite
        .versement_liberatoire
        .is_some_and(|last| cx.mois <= last);
    let declare = Du {
        cotisations: (reduite.times(taux) + (assiette - reduite).times(plein))
            .rounded(Rounding::Euro),
        formation: euros(assiette, categorie.taux_formation(law, activite.artisan)),
        taxe: euros(assiette, categorie.taux_taxe(law, activite.artisan)),
        versement_liberatoire: if libere {
            euros(assiette, categorie.taux_versement_liberatoire(law))
        } else {
            Money::ZERO
        },
    };
    let avant = core::mem::replace(&mut ligne.du, declare);
    let du = Du {
        cotisations: declare.cotisations - avant.cotisations,
        formation: declare.formation - avant.formation,
        taxe: declare.taxe - avant.taxe,
        versement_liberatoire: (declare.versement_liberatoire - avant.versement_liberatoire)
            .or_zero(),
    };
    if recettes.is_some() {
        sink.step(|| Step::new(&TAUX, plein).with("catégorie", activite.categorie.name()));
        if let Some(reduit) = reduit {
            sink.step(|| {
                Step::new(&acre::ACRE, reduit)
                    .with("taux entier", plein)
                    .with("création", activite.creation)
                    .with("dernier mois au taux réduit", fin_acre.unwrap_or(cx.mois))
            });
        }
        sink.step(|| {
            Step::new(&COTISATIONS, du.cotisations)
                .with("recettes du mois", recettes)
                .with("recettes de la déclaration, à l'euro", assiette)
                .with("taux", taux)
        });
        sink.step(|| Step::new(&FORMATION, du.formation));
        sink.step(|| Step::new(&TAXE, du.taxe));
    }
    du
}

/// What the ASI reads of the receipts of a month: less real charges, or less the flat abatement (R. 815-24, disputed).
fn net_asi(cx: Contexte<'_>, activite: &MicroEntreprise, recettes: Money) -> Money {
    match cx.conventions.asi_micro {
        AsiMicro::ChargesReelles => {
            recettes
                - activite
                    .charges
                    .as_ref()
                    .and_then(|serie| serie.get(cx.mois))
                    .unwrap_or_default()
        }
        AsiMicro::Abattement => abattu_du_mois(cx, activite.categorie, recettes),
    }
}

/// Receipts of a month after the flat abatement, with a twelfth of its yearly minimum.
fn abattu_du_mois(cx: Contexte<'_>, categorie: CategorieMicro, recettes: Money) -> Money {
    let Ok(impot) = cx.impot.at_or_first(Month::january(cx.mois.year())) else {
        return recettes;
    };
    let mut par_categorie = [Money::ZERO; CATEGORIES];
    if let Some(place) = par_categorie.get_mut(categorie.abattement()) {
        *place = recettes;
    }
    impot::recettes_abattues(impot, par_categorie, Rate::ONE.over_count(12))
}

/// Profit of a year's receipts, as the tax notice shows it (CGI 50-0, 102 ter); the whole receipts by the other reading of
/// R. 341-17, II, 4°. None without receipts.
fn benefice(
    law: &impot::Parameters,
    lecture: InvaliditeMicro,
    recettes: [Money; CATEGORIES],
) -> Option<Money> {
    let total: Money = recettes.into_iter().sum();
    total.is_positive().then(|| match lecture {
        InvaliditeMicro::Benefice => impot::recettes_abattues(law, recettes, Rate::ONE),
        InvaliditeMicro::Recettes => total,
    })
}

/// The civil year is over: its receipts become a profit.
fn clore_annee(cx: Contexte<'_>, state: &mut State) {
    // The flat abatements are those of 2002 and 2006: a year before the first known amounts has the same.
    let profit = cx
        .impot
        .at_or_first(Month::january(cx.mois.year() - 1))
        .ok()
        .and_then(|law| benefice(law, cx.conventions.invalidite_micro, state.annee));
    state.benefices = [profit, state.benefices.first().copied().flatten()];
    state.annee = [Money::ZERO; CATEGORIES];
    state.annee_acre = [Money::ZERO; ACTIVITES];
}

/// The steps of the month that are not those of one activity.
fn dire<S: Sink>(cx: Contexte<'_>, state: &State, month: &Mensuelle, sink: &mut S) {
    let du = month.du;
    let total = du.social();
    if month.recettes.is_some() {
        sink.step(|| Step::new(&RECETTES, month.recettes));
        sink.step(|| {
            Step::new(&TOTAL, total)
                .with("cotisations sociales", du.cotisations)
                .with("formation", du.formation)
                .with("taxe pour frais de chambre", du.taxe)
        });
        droits::dire_plafonds(cx, sink);
    }
    if du.versement_liberatoire.is_some() {
        sink.step(|| Step::new(&VERSEMENT_LIBERATOIRE, du.versement_liberatoire));
    }
    if month.preleve.is_some() {
        sink.step(|| Step::new(&ECHEANCE, month.preleve));
    }
    if cx.mois.number() == 12 {
        let recettes: Money = state.annee.into_iter().sum();
        if recettes.is_some() {
            sink.step(|| {
                let profit = cx
                    .impot
                    .at_or_first(Month::january(cx.mois.year()))
                    .map_or(recettes, |law| {
                        impot::recettes_abattues(law, state.annee, Rate::ONE)
                    });
                Step::new(&BENEFICE, profit).with("recettes de l'année", recettes)
            });
            droits::dire_trimestres(cx, sink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Legislation;

    fn law() -> Timeline<Parameters> {
        Timeline::new(&Legislation::in_force())
    }

    #[test]
    fn the_first_known_month_is_the_one_written() {
        assert_eq!(law().first(Month::january(2000)), PREMIERE_LOI);
    }

    #[test]
    fn a_slot_of_debits_is_free_when_its_month_comes_back() {
        let month = Month::january(2026);
        let mut state = State::default();
        let mut due = |month: Month| {
            state
                .echeance(month)
                .map(|due| core::mem::replace(due, Money::euros(1)))
        };
        for ahead in 0..ECHEANCES {
            assert_eq!(due(month + ahead), Some(Money::ZERO), "{ahead}");
        }
        // Eight months later the slot is that of the first month.
        assert_eq!(due(month + ECHEANCES), Some(Money::euros(1)));
    }
}
