//! What a life remembers from one month to the next, of fixed size.

use crate::calendar::Month;
use crate::money::Money;
use crate::prestations::pensions::Montants;
use crate::prestations::{aah, aide_logement, asi, aspa, invalidite, prime_activite, retraite};
use crate::revenus::micro_entreprise;
use crate::situation::Situation;

#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    pub(crate) aah: Option<aah::State>,
    /// First month of the present work in an ESAT, and whether it was whole.
    pub(crate) entree_esat: Option<(Month, bool)>,
    /// Net of tax of the exempt hours paid this year (CGI 81 quater).
    pub(crate) heures_exonerees_annee: Money,
    pub(crate) micro: micro_entreprise::State,
    pub(crate) invalidite: invalidite::State,
    pub(crate) asi: asi::State,
    pub(crate) retraite: Montants,
    pub(super) impot: super::impot::State,
    pub(crate) prime_activite: prime_activite::State,
    /// Months of ASS already received with work (C. trav. R. 5425-2).
    pub(crate) ass_avec_travail: i64,
    /// Months of daily benefits in a row, this one included (CSS R. 844-1, I, 6°).
    pub(crate) mois_d_arret: i64,
    pub(crate) aide_logement: aide_logement::State,
    /// Incomes known by year, as the last review of the housing aid read them.
    pub(crate) annuels: aide_logement::Annuels,
    /// The last month whose taxable incomes could not be computed.
    pub(crate) revenus_inconnus: Option<(Month, aah::ressources::Inconnus)>,
    /// The law is that of the request, by which prices were already turned into pay.
    pub(crate) converti: bool,
    /// An estimated retraite has been set.
    pub(crate) retraite_liquidee: bool,
    pub(crate) cumul_retraite: retraite::State,
    pub(crate) aspa: aspa::State,
    /// What was due for the month before and is paid in this one.
    pub(crate) a_payer: Money,
}

impl State {
    pub(crate) fn new(situation: &Situation) -> Self {
        Self {
            aah: situation.aah.as_ref().map(aah::State::new),
            entree_esat: None,
            heures_exonerees_annee: Money::ZERO,
            micro: micro_entreprise::State::default(),
            invalidite: invalidite::State::default(),
            asi: asi::State::default(),
            retraite: Montants::default(),
            impot: super::impot::State::default(),
            prime_activite: prime_activite::State::default(),
            ass_avec_travail: 0,
            mois_d_arret: 0,
            aide_logement: aide_logement::State::default(),
            annuels: aide_logement::Annuels::default(),
            revenus_inconnus: None,
            converti: false,
            retraite_liquidee: false,
            cumul_retraite: retraite::State::default(),
            aspa: aspa::State::default(),
            a_payer: Money::ZERO,
        }
    }
}
