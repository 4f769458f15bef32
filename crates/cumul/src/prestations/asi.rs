//! Allocation supplémentaire d'invalidité (CSS L. 815-24 to L. 815-29, D. 815-19, R. 815-22 to R. 815-29): what brings a
//! pensioner of invalidity to a monthly floor.
//!
//! Known gaps: gifts of the last ten years, back payments, residence and nationality (answers of the person).

use crate::calendar::{Month, Window};
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Timeline, parameters};
use crate::revenus::smic;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month of right.
    "asi" {
        plafond_mensuel_seul: Money,
        plafond_mensuel_couple: Money,
        abattement_activite_seul: Rate,
        abattement_activite_couple: Rate,
        revenu_fictif_biens: Rate,
    }
}

pub(crate) static RESSOURCES: Rule = Rule::new(
    "asi.ressources",
    "CSS R. 815-29",
    "Ressources comptées pour l'ASI, par mois",
);
pub(crate) static ABATTEMENT: Rule = Rule::new(
    "asi.abattement",
    "CSS R. 815-29, al. 3",
    "Revenus du travail laissés de côté : 0,9 SMIC par trimestre, 1,5 pour un couple",
);
pub(crate) static MONTANT: Rule = Rule::new(
    "asi.montant",
    "CSS D. 815-19",
    "Allocation supplémentaire d'invalidité due pour le mois",
)
.fixing("asi");

/// What a month leaves in memory.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Passe {
    /// Gross income from work of the household.
    pub(crate) travail: Money,
    /// The same of a micro-entreprise, less its charges: below zero in a month that costs more than it brings.
    pub(crate) independant: Money,
    /// Any other income counted, life benefits apart.
    pub(crate) autres: Money,
}

/// What the ASI remembers: three months before a term, twelve for the fallback of R. 815-29, and the two months that a
/// term can have run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    pub(crate) passe: Window<Passe, 14>,
}

/// The partner, as the ASI sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Conjoint {
    /// Lives alone.
    #[default]
    Seul,
    /// A partner with neither ASI nor Aspa.
    SansAllocation,
    /// A partner with the ASI.
    Asi,
    /// A partner with the Aspa.
    Aspa,
}

/// What the month says that the ASI reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    /// The ASI is asked for, and its conditions of age and of pension hold.
    pub(crate) ouverte: bool,
    /// The pension is wholly suspended: the ASI follows (L. 815-27).
    pub(crate) suspendue: bool,
    pub(crate) conjoint: Conjoint,
    /// Life benefits of the month, the partner's included, MTP excluded.
    pub(crate) avantages: Money,
    /// Gross income from work of the month, the partner's included.
    pub(crate) travail: Money,
    /// Receipts of a micro-entreprise in the month, less its charges.
    pub(crate) independant: Money,
    /// Other income of the month.
    pub(crate) autres: Money,
    /// Value of assets, the home excluded.
    pub(crate) biens: Money,
    /// Months since the last term began, when terms are anchored.
    pub(crate) depuis_le_terme: usize,
    /// The minimum of a pension d'invalidité, which caps the ASI of one member of a couple.
    pub(crate) pension_minimale: Money,
}

/// The ASI of the month.
///
/// * Source: CSS D. 815-19 (ceilings and the four household cases), R. 815-22 to R. 815-29 (resources of the three months
///   before, work after its abatement, 3 % of assets; the twelve months before when the quarter exceeds), L. 815-27.
/// * Unit: euros a month. Rounding: to the cent, half up: the resources of a month, then the amount.
/// * Errors: a month before the first known ceiling.
pub(crate) fn mensuelle<S: Sink>(
    law: &Timeline<Parameters>,
    smic: &Timeline<smic::Parameters>,
    mois: Month,
    state: &State,
    faits: &Faits,
    sink: &mut S,
) -> Result<Money, ParameterError> {
    if !faits.ouverte {
        return Ok(Money::ZERO);
    }
    let law = law.at(mois)?;
    let smic = smic.at(Month::january(mois.year()))?.mensuel;
    let first = faits.depuis_le_terme;
    let quarter = ressources(law, smic, state, faits, first, 3, sink);
    let mut asi = montant(law, faits, quarter);
    if !asi.is_positive() {
        // « Il est tenu compte des douze mois précédents » when the three months exceed the ceiling.
        let year = ressources(law, smic, state, faits, first, 12, sink);
        asi = montant(law, faits, year);
    }
    if faits.suspendue {
        asi = Money::ZERO;
    }
    sink.step(|| {
        Step::new(&MONTANT, asi)
            .with("plafond d'une personne seule", law.plafond_mensuel_seul)
            .with("plafond d'un couple", law.plafond_mensuel_couple)
            .with(
                "pension suspendue en entier",
                if faits.suspendue { "oui" } else { "non" },
            )
    });
    Ok(asi)
}

/// Monthly resources over `mois` months before the term.
fn ressources<S: Sink>(
    law: &Parameters,
    smic: Money,
    state: &State,
    faits: &Faits,
    first: usize,
    mois: i64,
    sink: &mut S,
) -> Money {
    let taux = match faits.conjoint {
        Conjoint::Seul => law.abattement_activite_seul,
        _ => law.abattement_activite_couple,
    };
    let mut total = Passe::default();
    let count = usize::try_from(mois).unwrap_or(0);
    for ago in first..first + count {
        let month = state.passe.ago(ago);
        total.travail += month.travail;
        total.independant += month.independant;
        total.autres += month.autres;
    }
    // Charges above the receipts of the months looked at are not taken from a salary.
    total.travail += total.independant.or_zero();
    let quarters = mois / 3;
    let abattement = (smic.at(taux) * quarters).min(total.travail);
    let travail = total.travail - abattement;
    let biens = faits.biens.at(law.revenu_fictif_biens) * mois / 12;
    // A change in a life benefit acts at once: those of the month stand for each month looked at.
    let ressources = (faits.avantages * mois + travail + total.autres + biens) / mois;
    let ressources = ressources.rounded(Rounding::Centime);
    if abattement.is_positive() {
        sink.step(|| {
            Step::new(&ABATTEMENT, abattement).with("revenus bruts du travail", total.travail)
        });
    }
    sink.step(|| {
        Step::new(&RESSOURCES, ressources)
            .with("mois regardés", mois)
            .with("pensions du mois", faits.avantages)
            .with("revenus du travail comptés", travail)
            .with("autres revenus", total.autres)
            .with("revenu des biens", biens)
    });
    ressources
}

/// The four household cases of D. 815-19.
fn montant(law: &Parameters, faits: &Faits, ressources: Money) -> Money {
    let couple = (law.plafond_mensuel_couple - ressources).or_zero();
    match faits.conjoint {
        Conjoint::Seul => (law.plafond_mensuel_seul - ressources).or_zero(),
        Conjoint::SansAllocation => couple.min(law.plafond_mensuel_seul - faits.pension_minimale),
        Conjoint::Asi | Conjoint::Aspa => (couple / 2).rounded(Rounding::Centime),
    }
}

/// Lets the month enter the memory.
pub(crate) fn retenir(state: &mut State, faits: &Faits) {
    state.passe.push(Passe {
        travail: faits.travail,
        independant: faits.independant,
        autres: faits.autres,
    });
}
