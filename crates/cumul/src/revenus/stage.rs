//! The gratification of an internship: free of contributions up to a part of the hourly plafond, and of income tax up
//! to a year of SMIC. It is no income of work for the AAH.
//!
//! Beyond the free part, only old-age insurance, CSG and CRDS are counted.

use super::{Bulletin, salaire, smic};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::parameters;
use crate::situation::mois::Stage;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// Read in the month in which the gratification is paid.
    "stage" { plafond_horaire: Money, franchise_part: Rate }
}

pub(crate) static FRANCHISE: Rule = Rule::new(
    "stage.franchise",
    "CSS D. 242-2-1",
    "Part de la gratification de stage sans cotisation",
);
pub(crate) static NET: Rule = Rule::new(
    "stage.gratification",
    "CSS L. 136-1-1, III",
    "Gratification de stage reçue",
);

/// What a month of internship pays.
///
/// * Source: CSS L. 136-1-1, III, 1°, b, D. 242-2-1; income tax free up to the yearly SMIC, which the law of the AAH
///   reads as well.
/// * Period: the civil month. Unit: euros.
/// * Rounding: each published figure once, to the cent. Errors: none.
pub(crate) fn paie<S: Sink>(
    law: &Parameters,
    salaire: &salaire::Parameters,
    smic: &smic::Parameters,
    stage: &Stage,
    month: Month,
    sink: &mut S,
) -> Bulletin {
    let montant = stage.montant.get(month).unwrap_or_default();
    let heures = stage.heures.get(month).unwrap_or_default();
    let franchise = law
        .plafond_horaire
        .at(law.franchise_part)
        .times(heures)
        .rounded(Rounding::Centime)
        .min(montant);
    let soumis = montant - franchise;
    let plafonne = soumis.min(salaire.plafond_mensuel);
    let assiette = soumis.at(salaire.csg_abattement.complement());
    let deductible = assiette.times(salaire.csg_deductible);
    let reste = assiette.times(salaire.csg_non_deductible) + assiette.times(salaire.crds);
    let net = montant.exact()
        - plafonne.times(salaire.vieillesse_plafonnee)
        - soumis.times(salaire.vieillesse_deplafonnee)
        - deductible
        - reste;
    let net_a_payer = net.rounded(Rounding::Centime);
    // What the year already received, and receives now, above a year of SMIC.
    let au_dela = |recu: Money| (recu - smic.mensuel * 12).or_zero();
    let mut avant = Money::ZERO;
    let mut at = Month::january(month.year());
    while at < month {
        avant += stage.montant.get(at).unwrap_or_default();
        at = at + 1;
    }
    let imposable = au_dela(avant + montant) - au_dela(avant);
    sink.step(|| Step::new(&FRANCHISE, franchise).with("heures de présence", heures));
    sink.step(|| {
        Step::new(&NET, net_a_payer)
            .with("gratification", montant)
            .with("part avec cotisations", soumis)
            .with("part imposable", imposable)
    });
    Bulletin {
        brut: soumis,
        net_a_payer,
        net_imposable: imposable,
        net_social: net_a_payer,
        heures_exonerees: Money::ZERO,
    }
}
