//! One life through the law, month after month.

mod engine;
mod foyer;
pub(crate) mod impot;
pub(crate) mod month;
mod outcome;
mod paie;
mod state;

pub use engine::{Engine, SimulationError};
pub use outcome::{Bases, Outcome, Prelevements, Prestations, Revenus};

/// The names of the parameters of every room.
#[cfg(test)]
pub(crate) fn rooms() -> alloc::vec::Vec<&'static [&'static str]> {
    use crate::parameters::Room;
    alloc::vec![
        crate::revenus::smic::Parameters::NAMES,
        crate::revenus::salaire::Parameters::NAMES,
        crate::revenus::salaire::cdd::Parameters::NAMES,
        crate::revenus::formateur_occasionnel::Parameters::NAMES,
        crate::revenus::cout_employeur::Parameters::NAMES,
        crate::revenus::portage::Parameters::NAMES,
        crate::revenus::stage::Parameters::NAMES,
        crate::revenus::autres_statuts::Parameters::NAMES,
        crate::revenus::remuneration_garantie::Parameters::NAMES,
        crate::revenus::impot::Parameters::NAMES,
        crate::revenus::micro_entreprise::Parameters::NAMES,
        crate::prestations::aah::Parameters::NAMES,
        crate::prestations::invalidite::Parameters::NAMES,
        crate::prestations::invalidite::autres_regimes::Parameters::NAMES,
        crate::prestations::asi::Parameters::NAMES,
        crate::prestations::prelevements::Parameters::NAMES,
        crate::prestations::pensions::retraite::Parameters::NAMES,
        crate::prestations::prime_activite::Parameters::NAMES,
        crate::prestations::aide_logement::Parameters::NAMES,
        crate::prestations::aide_logement::rls::Parameters::NAMES,
        crate::prestations::rsa::Parameters::NAMES,
        crate::prestations::css::Parameters::NAMES,
        crate::prestations::chomage::Parameters::NAMES,
        crate::revenus::bmaf::Parameters::NAMES,
        crate::revenus::prelevement_source::Parameters::NAMES,
        crate::devis::reperes::Parameters::NAMES,
        crate::statuts::PARAMETRES,
        crate::prestations::retraite::ages::Parameters::NAMES,
        crate::prestations::retraite::montant::Parameters::NAMES,
        crate::prestations::retraite::cumul::Parameters::NAMES,
        crate::prestations::retraite::cumul_2027::Parameters::NAMES,
        crate::prestations::retraite::progressive::Parameters::NAMES,
        crate::prestations::aspa::Parameters::NAMES,
    ]
}
