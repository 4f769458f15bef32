//! The law, resolved, and the lives that go through it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::month::{Run, simulate_month};
use super::outcome::Outcome;
use super::state::State;
use crate::calendar::Month;
use crate::error::SituationError;
use crate::money::{Money, Rounding};
use crate::parameters::{Legislation, ParameterError, Timeline};
use crate::prestations::{
    aah, aide_logement, asi, aspa, chomage, invalidite, pensions, prelevements, prime_activite,
    retraite,
};
use crate::revenus::{
    autres_statuts, bmaf, cout_employeur, formateur_occasionnel, impot, micro_entreprise, portage,
    prelevement_source, remuneration_garantie, salaire, smic, stage,
};
use crate::situation::Situation;
use crate::trace::{Silent, Sink, Trace};

/// Every room of the law, resolved by period.
#[derive(Debug, Clone)]
pub(crate) struct Law {
    pub(crate) smic: Timeline<smic::Parameters>,
    pub(crate) salaire: Timeline<salaire::Parameters>,
    pub(crate) cdd: Timeline<salaire::cdd::Parameters>,
    pub(crate) formateur: Timeline<formateur_occasionnel::Parameters>,
    pub(crate) cout: Timeline<cout_employeur::Parameters>,
    pub(crate) portage: Timeline<portage::Parameters>,
    pub(crate) stage: Timeline<stage::Parameters>,
    pub(crate) autres_statuts: Timeline<autres_statuts::Parameters>,
    pub(crate) esat: Timeline<remuneration_garantie::Parameters>,
    pub(crate) impot: Timeline<impot::Parameters>,
    pub(crate) micro: Timeline<micro_entreprise::Parameters>,
    pub(crate) aah: Timeline<aah::Parameters>,
    pub(crate) invalidite: Timeline<invalidite::Parameters>,
    pub(crate) autres_regimes: Timeline<invalidite::autres_regimes::Parameters>,
    pub(crate) asi: Timeline<asi::Parameters>,
    pub(crate) prelevements: Timeline<prelevements::Parameters>,
    pub(crate) retraite: Timeline<pensions::retraite::Parameters>,
    pub(crate) prime_activite: Timeline<prime_activite::Parameters>,
    pub(crate) aide_logement: Timeline<aide_logement::Parameters>,
    pub(crate) chomage: Timeline<chomage::Parameters>,
    pub(crate) rls: Timeline<aide_logement::rls::Parameters>,
    pub(crate) bmaf: Timeline<bmaf::Parameters>,
    pub(crate) prelevement_source: Timeline<prelevement_source::Parameters>,
    pub(crate) retraite_ages: Timeline<retraite::ages::Parameters>,
    pub(crate) retraite_montant: Timeline<retraite::montant::Parameters>,
    pub(crate) cumul_emploi_retraite: Timeline<retraite::cumul::Parameters>,
    pub(crate) cumul_2027: Timeline<retraite::cumul_2027::Parameters>,
    pub(crate) progressive: Timeline<retraite::progressive::Parameters>,
    pub(crate) aspa: Timeline<aspa::Parameters>,
    /// A month with nothing in it: to copy it is faster than to build it.
    pub(crate) mois_vide: Outcome,
}

impl Law {
    fn new(legislation: &Legislation) -> Self {
        Self {
            smic: Timeline::new(legislation),
            salaire: Timeline::new(legislation),
            cdd: Timeline::new(legislation),
            formateur: Timeline::new(legislation),
            cout: Timeline::new(legislation),
            portage: Timeline::new(legislation),
            stage: Timeline::new(legislation),
            autres_statuts: Timeline::new(legislation),
            esat: Timeline::new(legislation),
            impot: Timeline::new(legislation),
            micro: Timeline::new(legislation),
            aah: Timeline::new(legislation),
            invalidite: Timeline::new(legislation),
            autres_regimes: Timeline::new(legislation),
            asi: Timeline::new(legislation),
            prelevements: Timeline::new(legislation),
            retraite: Timeline::new(legislation),
            prime_activite: Timeline::new(legislation),
            aide_logement: Timeline::new(legislation),
            chomage: Timeline::new(legislation),
            rls: Timeline::new(legislation),
            bmaf: Timeline::new(legislation),
            prelevement_source: Timeline::new(legislation),
            retraite_ages: Timeline::new(legislation),
            retraite_montant: Timeline::new(legislation),
            cumul_emploi_retraite: Timeline::new(legislation),
            cumul_2027: Timeline::new(legislation),
            progressive: Timeline::new(legislation),
            aspa: Timeline::new(legislation),
            mois_vide: Outcome::empty(Month::january(2024)),
        }
    }
}

/// Why a checked situation cannot be simulated: a month needs a value of the law that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SimulationError {
    /// A parameter has no value in a month that the life needs.
    #[error("`{field}`: {source}")]
    Law {
        /// The field of the request that leads to the month; empty for the whole request.
        field: String,
        /// What is not known.
        source: ParameterError,
    },
    /// There is not one place for each month simulated.
    #[error("{given} places for {needed} months: allowed {needed}")]
    Places {
        /// Places given.
        given: usize,
        /// Months simulated.
        needed: usize,
    },
}

impl From<ParameterError> for SimulationError {
    fn from(source: ParameterError) -> Self {
        Self::Law {
            field: String::new(),
            source,
        }
    }
}

impl SimulationError {
    #[cold]
    pub(crate) fn in_activity(index: u16, source: ParameterError) -> Self {
        Self::Law {
            field: format!("activites.{index}"),
            source,
        }
    }

    #[cold]
    pub(crate) fn in_field(field: &str, source: ParameterError) -> Self {
        Self::Law {
            field: field.into(),
            source,
        }
    }

    /// The same error as a fault of the request.
    #[must_use]
    pub fn as_fault(self) -> SituationError {
        match self {
            Self::Law { field, source } => SituationError::Law { field, source },
            Self::Places { given, needed } => SituationError::NotAllowed {
                field: "mois".into(),
                value: format!("{given}"),
                allowed: format!("{needed}"),
            },
        }
    }
}

/// How many months before the first one can still change it: all memories of the law are shorter.
const HISTORY: i32 = 60;

/// A law ready to be applied to lives.
///
/// ```
/// use cumul::{Engine, Legislation, Situation};
/// # #[cfg(feature = "json")] {
/// let situation = Situation::from_json(r#"{
///     "debut": "2026-04", "mois": 1,
///     "personne": { "naissance": "1985-06-15", "taux_incapacite": 80 },
///     "prestations": { "aah": { "depuis": "2019-05" } }
/// }"#).map_err(|faults| faults[0].message.clone())?;
/// let engine = Engine::new(Legislation::in_force());
/// let months = engine.simulate(&situation)?;
/// assert_eq!(months[0].prestations.aah.to_string(), "1041.59");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Engine {
    legislation: Legislation,
    law: Law,
}

impl Engine {
    /// Resolves a law once.
    #[must_use]
    pub fn new(legislation: Legislation) -> Self {
        let law = Law::new(&legislation);
        Self { legislation, law }
    }

    /// The engine for the amendments that a situation asks for, on top of this law.
    ///
    /// # Errors
    /// [`ParameterError`] when an amendment of the situation is refused by the law's bounds.
    pub fn for_situation(&self, situation: &Situation) -> Result<Self, ParameterError> {
        let mut legislation = self.legislation.clone();
        for amendment in situation.legislation.amendments() {
            legislation = legislation.amend(amendment.id, amendment.from, amendment.value)?;
        }
        Ok(if legislation == self.legislation {
            self.clone()
        } else {
            Self::new(legislation)
        })
    }

    /// The law applied.
    #[must_use]
    pub const fn legislation(&self) -> &Legislation {
        &self.legislation
    }

    /// Every room, resolved.
    pub(crate) const fn law(&self) -> &Law {
        &self.law
    }

    /// The months of a life, in order.
    ///
    /// Amendments of the situation apply on top of the engine's law.
    ///
    /// # Errors
    /// [`SimulationError::Law`] when a month needs a value of the law from before the first known one.
    pub fn simulate(&self, situation: &Situation) -> Result<Vec<Outcome>, SimulationError> {
        let mut months = alloc::vec![Outcome::empty(situation.debut()); situation.months()];
        if situation.legislation.amendments().is_empty() {
            self.simulate_into(situation, &mut months)?;
        } else {
            self.for_situation(situation)?
                .simulate_into(situation, &mut months)?;
        }
        Ok(months)
    }

    /// The same into places that the caller keeps: for batches. Allocates nothing.
    ///
    /// Amendments of the situation are not applied here: make their engine once with [`Engine::for_situation`].
    ///
    /// # Errors
    /// Those of [`Engine::simulate`], and [`SimulationError::Places`] when there is not one place a month.
    pub fn simulate_into(
        &self,
        situation: &Situation,
        months: &mut [Outcome],
    ) -> Result<(), SimulationError> {
        self.run(situation, months, &mut Silent, |_, _| {})
            .map(drop)
    }

    /// The months of a life and every step of the reasoning.
    ///
    /// # Errors
    /// Those of [`Engine::simulate`].
    pub fn explain(&self, situation: &Situation) -> Result<(Vec<Outcome>, Trace), SimulationError> {
        let mut months = alloc::vec![Outcome::empty(situation.debut()); situation.months()];
        let mut trace = Trace::new();
        self.explain_into(situation, &mut months, &mut trace)?;
        Ok((months, trace))
    }

    /// The same into places and a trace that the caller keeps.
    ///
    /// # Errors
    /// Those of [`Engine::simulate_into`].
    pub fn explain_into(
        &self,
        situation: &Situation,
        months: &mut [Outcome],
        trace: &mut Trace,
    ) -> Result<(), SimulationError> {
        trace.clear();
        if situation.legislation.amendments().is_empty() {
            self.run(situation, months, trace, Trace::enter).map(drop)
        } else {
            self.for_situation(situation)?
                .run(situation, months, trace, Trace::enter)
                .map(drop)
        }
    }

    /// The month before the first one, and the months of a life; amendments of the situation are not applied.
    pub(crate) fn with_month_before(
        &self,
        situation: &Situation,
    ) -> Result<(Outcome, Vec<Outcome>), SimulationError> {
        let mut months = alloc::vec![Outcome::empty(situation.debut()); situation.months()];
        // An answer may explain: the same code runs with a trace that keeps nothing, so that a page loads one copy of it.
        let before = self.run(situation, &mut months, &mut Trace::muted(), |_, _| {})?;
        Ok((before, months))
    }

    /// The months of a life; amendments of the situation are not applied.
    pub(crate) fn months(&self, situation: &Situation) -> Result<Vec<Outcome>, SimulationError> {
        self.with_month_before(situation).map(|(_, months)| months)
    }

    /// The steps of a life; amendments of the situation are not applied.
    pub(crate) fn explain_alone(
        &self,
        situation: &Situation,
        months: &mut [Outcome],
        trace: &mut Trace,
    ) -> Result<(), SimulationError> {
        trace.clear();
        self.run(situation, months, trace, Trace::enter).map(drop)
    }

    fn run<S: Sink>(
        &self,
        situation: &Situation,
        months: &mut [Outcome],
        sink: &mut S,
        enter: impl Fn(&mut S, Month),
    ) -> Result<Outcome, SimulationError> {
        if months.len() != situation.months() {
            return Err(SimulationError::Places {
                given: months.len(),
                needed: situation.months(),
            });
        }
        let mut state = State::new(situation);
        // Prices were turned into pay by the law of the request: under another one, each month does it again.
        state.converti = self.legislation == situation.legislation;
        let before = self.remember::<S>(situation, &mut state)?;
        let mut month = situation.debut();
        for place in months {
            enter(sink, month);
            simulate_month(
                &self.law,
                situation,
                &mut state,
                month,
                Run::Entier,
                place,
                sink,
            )?;
            month = month + 1;
        }
        Ok(before)
    }

    /// From which months the incomes and the presence of work enter the memory.
    fn memory(&self, situation: &Situation, before: Month) -> (Month, Month) {
        // The AAH and the control of a profit look at the last year but one, and the AAH at how long work has lasted.
        let of_years = situation.aah.is_some()
            || !situation.esat.is_empty()
            || !situation.benefices.is_empty()
            || !situation.micro.is_empty();
        let incomes = if of_years {
            Month::january(before.year() - 2)
        } else if situation.looks_at_rolling_months_only() {
            // « Du treizième au deuxième mois » before the month before the first (R. 341-17); twelve months before a term of
            // three for the ASI (R. 815-29).
            before - 15
        } else {
            Month::january(before.year() - 1)
        };
        let presence = if of_years {
            situation.debut() - HISTORY
        } else {
            incomes
        };
        // Work on the day of the 62 years keeps the pension long after, and what ran six months before it counts.
        let since_62 = self.ages(situation).map(|ages| ages.inaptitude - 7);
        match since_62.filter(|_| situation.invalidite.is_some()) {
            Some(since) if since < incomes => {
                let since = since.max(situation.debut() - HISTORY - 8);
                (incomes.min(since), presence.min(since))
            }
            _ => (incomes, presence),
        }
    }

    /// A month before the first one, with its amounts; only what it leaves in memory when the law of then is not known.
    fn past_month<S: Sink>(
        &self,
        situation: &Situation,
        state: &mut State,
        month: Month,
        outcome: &mut Outcome,
    ) -> Result<(), SimulationError> {
        let memory = *state;
        let whole = simulate_month(
            &self.law,
            situation,
            state,
            month,
            Run::Entier,
            outcome,
            &mut S::muted(),
        );
        if whole.is_err() {
            *state = memory;
            simulate_month(
                &self.law,
                situation,
                state,
                month,
                Run::Memoire,
                outcome,
                &mut S::muted(),
            )?;
            outcome.bases.inconnu = true;
        }
        Ok(())
    }

    /// Lets the past enter the state: presence of work as far as any memory goes, income from the January of the
    /// oldest year that a month can look at, and the amounts due for the month before the first.
    fn remember<S: Sink>(
        &self,
        situation: &Situation,
        state: &mut State,
    ) -> Result<Outcome, SimulationError> {
        let before = situation.debut() - 1;
        let (incomes, presence) = self.memory(situation, before);
        // The prime d'activité and the housing aid look at what was due in the last months, not only at what was received.
        let entiers = before - situation.menage.mois_entiers;
        let first = situation
            .first_work()
            .max(presence)
            .min(situation.first_trace().max(incomes))
            .min(entiers + 1);
        let mut outcome = Outcome::empty(before);
        let mut month = first;
        while month < before {
            if month > entiers {
                self.past_month::<S>(situation, state, month, &mut outcome)?;
            } else {
                let run = if month < incomes {
                    Run::Presence
                } else {
                    Run::Memoire
                };
                simulate_month(
                    &self.law,
                    situation,
                    state,
                    month,
                    run,
                    &mut outcome,
                    &mut S::muted(),
                )?;
            }
            month = month + 1;
        }
        self.past_month::<S>(situation, state, before, &mut outcome)?;
        if outcome.bases.inconnu {
            // Only what is paid in the first month needs the amounts of the one before: an event says that it lacks them.
            state.a_payer = Money::ZERO;
        }
        Ok(outcome)
    }
}

/// What events ask of the law.
impl Engine {
    /// The month in which the person reaches the age of inaptitude, by the law of the last month simulated.
    pub(crate) fn ages(&self, situation: &Situation) -> Option<crate::reponse::Ages> {
        let law = self.law.aah.at(situation.fin()).ok()?;
        let born = Month::of(situation.naissance);
        Some(crate::reponse::Ages {
            inaptitude: born + 12 * i32::try_from(law.age_inaptitude).ok()?,
            age: law.age_inaptitude,
            maintien: law.age_fin_maintien_activite,
            taux_aah1: law.taux_incapacite_aah1,
        })
    }

    /// What events say of a job in a month; none when the job or the law says nothing.
    pub(crate) fn statut(
        &self,
        contrat: &crate::situation::mois::ContratSalarie,
        month: Month,
        situation: &Situation,
    ) -> super::paie::Dit {
        let converti = self.legislation == situation.legislation;
        super::paie::dire(&self.law, contrat, month, converti).unwrap_or_default()
    }

    /// Pay from which the AAH counts as professional income for the prime d'activité (CSS L. 842-8, D. 843-4).
    pub(crate) fn seuil_prime_activite(&self, month: Month) -> Option<Money> {
        let heures = self.law.prime_activite.at(month).ok()?.seuil_aah_heures;
        Some(
            self.law
                .smic
                .at(month)
                .ok()?
                .horaire?
                .times(heures)
                .rounded(Rounding::Centime),
        )
    }

    /// Whether the pay of a month passes half of what the person earned before (CSS R. 341-3, R. 341-16).
    pub(crate) fn above_half_of_former_pay(&self, outcome: &Outcome) -> bool {
        let Ok(law) = self.law.invalidite.at(outcome.mois) else {
            return false;
        };
        let seuil = outcome.bases.invalidite.seuil;
        seuil.is_positive() && outcome.bases.brut * 12 > seuil.at(law.capacite_gain)
    }

    /// Whether a holder of an AAH of article L. 821-2 works half of a full time or more.
    pub(crate) fn half_time(
        &self,
        situation: &Situation,
        month: Month,
        hours: Option<crate::money::Rate>,
    ) -> bool {
        let (Some(droit), Some(hours), Ok(aah), Ok(salaire)) = (
            &situation.aah,
            hours,
            self.law.aah.at(month),
            self.law.salaire.at(month),
        ) else {
            return false;
        };
        droit.taux < aah.taux_incapacite_aah1
            && hours.in_hundredths() * 2 >= salaire.heures_mensuelles_legales.in_hundredths() - 1
    }

    /// The month up to which every text was read.
    pub(crate) fn last_checked(&self) -> Option<Month> {
        self.legislation.checked().get(..7)?.parse().ok()
    }
}
