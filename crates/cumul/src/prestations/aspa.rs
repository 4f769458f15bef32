//! Allocation de solidarité aux personnes âgées (CSS L. 815-1 to L. 815-13, R. 815-1, R. 815-18 to R. 815-42).
//!
//! Known gaps: gifts of the last ten years, residence (an answer of the person), a partner with the ASI.

use crate::calendar::Window;
use crate::money::{Money, Rate};
use crate::parameters::parameters;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In the month of right.
    "aspa" {
        age: i64,
        maximum_seul: Money,
        maximum_couple: Money,
        seuil_succession: Money,
        recuperation_maximale_seul: Money,
        recuperation_maximale_couple: Money,
        residence_mois: i64,
    }
}

pub(crate) static ELIGIBILITE: Rule = Rule::new(
    "aspa.eligibilite",
    "CSS R. 815-1",
    "Âge de l'Aspa : 65 ans, 62 ans en cas d'inaptitude ou de handicap",
);
pub(crate) static ABATTEMENT: Rule = Rule::new(
    "aspa.abattement",
    "CSS R. 815-29, al. 3",
    "Revenus du travail laissés de côté sur la période regardée",
);
pub(crate) static RESSOURCES: Rule = Rule::new(
    "aspa.ressources",
    "CSS R. 815-29",
    "Ressources comptées pour l'Aspa sur la période regardée",
);
pub(crate) static MONTANT: Rule = Rule::new(
    "aspa.montant",
    "CSS L. 815-9, D. 815-1",
    "Allocation de solidarité aux personnes âgées due pour le mois",
)
.fixing("aspa");

/// What a month leaves in memory.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Passe {
    /// Income from work of the household: gross salaries, self-employed income.
    pub(crate) travail: Money,
    /// Any other income counted, pensions apart.
    pub(crate) autres: Money,
}

/// What the Aspa remembers: three months, twelve for the fallback of R. 815-29.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    pub(crate) passe: Window<Passe, 12>,
}

/// Who receives the Aspa in the household.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Menage {
    #[default]
    Seul,
    /// A couple, one of whom has the Aspa.
    UnBeneficiaire,
    /// A couple, both of whom have it.
    DeuxBeneficiaires,
}

/// The law that the Aspa shares with the ASI and the cumul: work left aside, in SMIC a quarter, yield of assets, SMIC.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Commun {
    pub(crate) abattement_seul: Rate,
    pub(crate) abattement_couple: Rate,
    pub(crate) revenu_biens: Rate,
    /// SMIC of an hour on 1 January, and the hours of a year.
    pub(crate) smic_horaire: Money,
    pub(crate) heures_annuelles: Rate,
}

/// What the month says that the Aspa reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    pub(crate) menage: Menage,
    /// Gross pensions of the month, the partner's included, as due.
    pub(crate) pensions: Money,
    /// Income from work of the month, the partner's included.
    pub(crate) travail: Money,
    /// Other income of the month.
    pub(crate) autres: Money,
    /// Value of assets, the home excluded.
    pub(crate) biens: Money,
}

/// Resources of a period and what the rule left aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comptees {
    pub(crate) ressources: Money,
    pub(crate) abattement: Money,
}

/// The abatement on income from work, cut to the cent.
///
/// * Source: CSS R. 815-29, al. 3, circ. Cnav 2015-59: 0.9 SMIC a quarter for one person, 1.5 for a household; over twelve
///   months four times as much. The SMIC is that of 1 January, 1 820 hours over twelve.
pub(crate) fn abattement(commun: &Commun, menage: Menage, trimestres: i64) -> Money {
    let taux = match menage {
        Menage::Seul => commun.abattement_seul,
        Menage::UnBeneficiaire | Menage::DeuxBeneficiaires => commun.abattement_couple,
    };
    let annuel = commun.smic_horaire.at(commun.heures_annuelles);
    (annuel.at(taux.times_count(trimestres)) / 12).cut_to_cents()
}

/// Resources over `mois` months.
///
/// * Source: CSS R. 815-18 to R. 815-29: gross pensions, work beyond the abatement, other income, 3 % of assets a year.
pub(crate) fn ressources(
    commun: &Commun,
    menage: Menage,
    pensions: Money,
    travail: Money,
    autres: Money,
    biens: Money,
    mois: i64,
) -> Comptees {
    let abattement = abattement(commun, menage, mois / 3);
    let biens = biens.at(commun.revenu_biens) * mois / 12;
    Comptees {
        ressources: pensions + (travail - abattement).or_zero() + autres + biens,
        abattement,
    }
}

/// The Aspa of a month from the resources of `mois` months.
///
/// * Source: CSS L. 815-9, D. 815-1, D. 815-2: the ceiling less the resources, at most the maximum; in a couple, half each
///   when both have it, at most the maximum of one person when one has it.
/// * Unit: euros a month. Rounding: cut to the cent, once, as the published amounts are.
pub(crate) fn montant(law: &Parameters, menage: Menage, ressources: Money, mois: i64) -> Money {
    let (plafond, maximum, part) = match menage {
        Menage::Seul => (law.maximum_seul, law.maximum_seul, 1),
        Menage::UnBeneficiaire => (law.maximum_couple, law.maximum_seul, 1),
        Menage::DeuxBeneficiaires => (law.maximum_couple, law.maximum_couple, 2),
    };
    let annuelles = ressources * 12 / mois;
    let annuel = (plafond - annuelles).or_zero().min(maximum);
    (annuel / (12 * part)).cut_to_cents()
}

/// The Aspa of the month.
///
/// * Source: CSS R. 815-29: the three months before; the twelve months before when the three exceed the ceiling.
/// * A change in a pension acts at once: those of the month stand for each month looked at.
pub(crate) fn mensuelle<S: Sink>(
    law: &Parameters,
    commun: &Commun,
    state: &State,
    faits: &Faits,
    sink: &mut S,
) -> Money {
    let mut sur = |mois: i64| {
        let mut passe = Passe::default();
        for ago in 0..usize::try_from(mois).unwrap_or(0) {
            let month = state.passe.ago(ago);
            passe.travail += month.travail;
            passe.autres += month.autres;
        }
        let comptees = ressources(
            commun,
            faits.menage,
            faits.pensions * mois,
            passe.travail,
            passe.autres,
            faits.biens,
            mois,
        );
        if passe.travail.is_positive() {
            sink.step(|| {
                Step::new(&ABATTEMENT, comptees.abattement)
                    .with("revenus du travail", passe.travail)
                    .with("mois regardés", mois)
            });
        }
        sink.step(|| {
            Step::new(&RESSOURCES, comptees.ressources)
                .with("mois regardés", mois)
                .with("pensions", faits.pensions * mois)
                .with("revenus du travail", passe.travail)
                .with("autres revenus", passe.autres)
                .with("biens", faits.biens)
        });
        montant(law, faits.menage, comptees.ressources, mois)
    };
    let mut aspa = sur(3);
    if !aspa.is_positive() {
        aspa = sur(12);
    }
    sink.step(|| {
        Step::new(&MONTANT, aspa)
            .with("maximum d'une personne seule, par an", law.maximum_seul)
            .with("plafond d'un couple, par an", law.maximum_couple)
    });
    aspa
}

/// Lets the month enter the memory.
pub(crate) fn retenir(state: &mut State, faits: &Faits) {
    state.passe.push(Passe {
        travail: faits.travail,
        autres: faits.autres,
    });
}

/// What can be taken back from an estate: at most the yearly limits, and what exceeds the threshold.
///
/// * Source: CSS L. 815-13, D. 815-3, D. 815-6. `versee` and `limites` are sums over the years of the Aspa.
pub(crate) fn recuperable(
    law: &Parameters,
    actif_net: Money,
    versee: Money,
    limites: Money,
) -> Money {
    versee
        .min(limites)
        .min((actif_net - law.seuil_succession).or_zero())
}
