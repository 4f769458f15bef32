//! What a month holds from the age of a retraite on: the retraite known or estimated, what work takes from it, the Aspa.

use super::{Autres, Cadre, RETRAITE, conjoint_travail, rente_servie};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::ParameterError;
use crate::prestations::aah::Faits as FaitsAah;
use crate::prestations::asi::Conjoint;
use crate::prestations::aspa::{self, Menage};
use crate::prestations::invalidite::Servie;
use crate::prestations::pensions::{self, Montants};
use crate::prestations::retraite::{self, ages, inaptitude, montant, progressive};
use crate::revenus::impot::{self, CATEGORIES};
use crate::simulation::engine::{Law, SimulationError};
use crate::simulation::month::Run;
use crate::simulation::outcome::Bases;
use crate::simulation::state::State;
use crate::situation::Situation;
use crate::situation::activites::{ComplementaireEsat, NatureRevenu};
use crate::situation::conventions::AahRetraite;
use crate::situation::mois::{Complementaire, ContratSalarie, Pension, TravailEsat};
use crate::situation::prestations::{MotifRetraite, RegimeComplementaire, RegimeNonSalarie};
use crate::trace::{Rule, Sink, Step};

pub(crate) static ASPA: Rule = Rule::new(
    "mois.aspa",
    "CSS L. 815-1",
    "Allocation de solidarité aux personnes âgées, montant donné",
)
.fixing("aspa");
pub(crate) static CHOMAGE: Rule = Rule::new(
    "mois.chomage_et_retraite",
    "C. trav. L. 5421-4",
    "L'allocation de chômage cesse avec une retraite anticipée ou pour inaptitude, et à 67 ans",
);

/// Keeps what the cumul reads of a job of the month.
#[inline]
pub(super) fn salaire(
    situation: &Situation,
    bases: &mut Bases,
    contrat: &ContratSalarie,
    brut: Money,
) {
    // The gratification of an internship pays no work.
    if situation.retraite.is_none() || !contrat.is_work() {
        return;
    }
    let travail = &mut bases.travail_retraite;
    if contrat.hors_cumul_retraite {
        travail.hors_comparaison += brut;
        return;
    }
    travail.brut += brut;
    travail.ircantec |= brut.is_positive() && contrat.complementaire == Complementaire::Ircantec;
}

/// Keeps that a job with the last employer runs in the month.
#[inline]
pub(super) fn employeur(situation: &Situation, bases: &mut Bases, dernier: bool, hors: bool) {
    if situation.retraite.is_some() {
        bases.travail_retraite.dernier_employeur |= dernier && !hors;
    }
}

/// Keeps what the cumul reads of a work in an ESAT.
#[inline]
pub(super) fn esat(situation: &Situation, bases: &mut Bases, travail: &TravailEsat, brut: Money) {
    if situation.retraite.is_none() {
        return;
    }
    let found = &mut bases.travail_retraite;
    found.brut += brut;
    found.ircantec |= brut.is_positive() && travail.complementaire == ComplementaireEsat::Ircantec;
}

/// The allocation of unemployment stops with the pension (C. trav. L. 5421-4, 3°), and at 67 or at the legal age with the
/// duration.
#[inline]
pub(super) fn are_et_retraite<S: Sink>(
    cadre: Cadre<'_>,
    autres: &mut Autres,
    faits: &mut FaitsAah,
    sink: &mut S,
) {
    if let Some(pension) = &cadre.situation.retraite
        && faits.chomage
        && cadre.month >= pension.depuis
    {
        chomage(cadre, pension, autres, faits, sink);
    }
}

fn chomage<S: Sink>(
    cadre: Cadre<'_>,
    pension: &Pension,
    autres: &mut Autres,
    faits: &mut FaitsAah,
    sink: &mut S,
) {
    let Cadre {
        law,
        situation,
        month,
        ..
    } = cadre;
    let anticipee = pension.motif != MotifRetraite::Age;
    // The same ages as the full cumul, whatever is claimed.
    let regles = retraite::cumul::Pension {
        toutes_liquidees: true,
        ..pension.regles
    };
    let pleine = ages::pour(&law.retraite_ages, situation.naissance, pension.depuis)
        .and_then(|ages| retraite::cumul::integral_depuis(&regles, ages, situation.naissance));
    if !anticipee && pleine.is_none_or(|first| first > month) {
        return;
    }
    let allocation = of_nature(situation, month, |nature| {
        nature == NatureRevenu::AllocationChomage
    });
    autres.recus = (autres.recus - allocation).or_zero();
    faits.ressources.chomage = Money::ZERO;
    faits.etalees.chomage = Money::ZERO;
    faits.chomage = false;
    sink.step(|| Step::new(&CHOMAGE, Money::ZERO).with("allocation donnée", allocation));
}

/// The pension of the month before work takes from it, and what work leaves of it.
#[inline]
pub(super) fn retraite<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    faits: &mut FaitsAah,
    sink: &mut S,
) -> Result<Montants, SimulationError> {
    let Cadre {
        situation, month, ..
    } = cadre;
    match &situation.retraite {
        Some(pension) if month >= pension.depuis => {
            ouverte(cadre, pension, state, bases, faits, sink)
        }
        _ => Ok(Montants::default()),
    }
}

fn ouverte<S: Sink>(
    cadre: Cadre<'_>,
    pension: &Pension,
    state: &mut State,
    bases: &mut Bases,
    faits: &mut FaitsAah,
    sink: &mut S,
) -> Result<Montants, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    substitution(law, situation, pension, month, sink)?;
    let found = connue(cadre, pension, state, sink).and_then(|dues| {
        pensions::tell(dues, sink);
        servie(cadre, pension, state, bases, dues, faits, sink)
    });
    match found {
        Ok(servies) => {
            if run == Run::Memoire && faits.brut_inconnu {
                faits.ressources.inconnus.retraite = Some(month);
            }
            Ok(servies)
        }
        Err(_) if run == Run::Memoire => {
            faits.ressources.inconnus.retraite = Some(month);
            Ok(Montants::default())
        }
        Err(source) => Err(SimulationError::in_field(RETRAITE, source)),
    }
}

/// Says, in its first month, that the retraite takes the place of an AAH or of a pension d'invalidité.
fn substitution<S: Sink>(
    law: &Law,
    situation: &Situation,
    pension: &Pension,
    month: Month,
    sink: &mut S,
) -> Result<(), SimulationError> {
    let replaces = situation.aah.is_some() || situation.invalidite.is_some();
    if month != pension.depuis || pension.motif != MotifRetraite::Inaptitude || !replaces {
        return Ok(());
    }
    let age = 12 * law.aah.at_or_first(month)?.age_inaptitude;
    sink.step(|| {
        Step::new(&inaptitude::LIQUIDATION, pension.depuis)
            .with("62 ans", ages::mois_de(situation.naissance, age))
            .with(
                "au plus tôt sans demande",
                ages::mois_suivant(situation.naissance, age),
            )
    });
    Ok(())
}

/// The pension that replaces a pension d'invalidité is never below the AVTS (L. 341-15).
fn plancher<S: Sink>(
    law: &Law,
    situation: &Situation,
    pension: &Pension,
    base: Money,
    sink: &mut S,
) -> Result<Money, ParameterError> {
    if situation.invalidite.is_none() || pension.motif != MotifRetraite::Inaptitude {
        return Ok(base);
    }
    let minimum = law
        .invalidite
        .at(pension.depuis)?
        .minimum_mensuel
        .unwrap_or_default();
    if base < minimum {
        sink.step(|| Step::new(&inaptitude::PLANCHER, minimum).with("pension estimée", base));
    }
    Ok(base.max(minimum))
}

/// What a known or estimated retraite is in the month.
fn connue<S: Sink>(
    cadre: Cadre<'_>,
    pension: &Pension,
    state: &mut State,
    sink: &mut S,
) -> Result<Montants, ParameterError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let points = &law.retraite;
    let running = &mut state.retraite;
    let ircantec = pension.regles.regime_complementaire == RegimeComplementaire::Ircantec;
    // The point of the Ircantec follows the base pensions.
    let revalorise = |montants: Montants, from: Month| {
        let valeur = pensions::en(points, montants, from, month)?;
        if !ircantec || from == month {
            return Ok(valeur);
        }
        let seule = Montants {
            base: montants.complementaire,
            ..Montants::default()
        };
        Ok(Montants {
            complementaire: pensions::en(points, seule, from, month)?.base,
            ..valeur
        })
    };
    *running = if let Some(carriere) = &pension.carriere {
        if state.retraite_liquidee {
            revalorise(*running, month - 1)?
        } else {
            let ages = ages::pour(&law.retraite_ages, situation.naissance, pension.depuis)
                .unwrap_or_default();
            let taux_plein = ages::premier_effet(situation.naissance, ages.age_taux_plein);
            let limite = match &pension.progressive {
                Some(_) => Some(
                    law.progressive
                        .at_or_first(pension.depuis)?
                        .minoration_maximale,
                ),
                None => None,
            };
            let liquidee = montant::liquider(
                law.retraite_montant.at(pension.depuis)?,
                points,
                ages,
                carriere,
                i64::from((taux_plein - pension.depuis).max(0)),
                limite,
                pension.depuis,
                sink,
            )?;
            state.retraite_liquidee = true;
            let known = Montants {
                base: plancher(law, situation, pension, liquidee.base, sink)?,
                autre_base: pension.montants.autre_base,
                complementaire: liquidee.complementaire + pension.montants.complementaire,
            };
            revalorise(known, pension.depuis)?
        }
    } else {
        let repere = situation.debut.max(pension.depuis);
        let known_income = pension.imposable.is_some()
            || pension.annuel.iter().any(|(year, _)| *year == month.year());
        if run == Run::Memoire && known_income {
            // What the month leaves in memory is its taxable part, which is given.
            return Ok(pension.montants);
        }
        if month <= repere {
            revalorise(pension.montants, repere)?
        } else {
            revalorise(*running, month - 1)?
        }
    };
    let mut dues = *running;
    if month < pension.complementaire_depuis {
        dues.complementaire = Money::ZERO;
    }
    Ok(dues)
}

/// What work leaves of the pensions of the month.
fn servie<S: Sink>(
    cadre: Cadre<'_>,
    pension: &Pension,
    state: &mut State,
    bases: &mut Bases,
    dues: Montants,
    dit: &FaitsAah,
    sink: &mut S,
) -> Result<Montants, ParameterError> {
    let Cadre {
        law,
        situation,
        month,
        ..
    } = cadre;
    let travail = bases.travail_retraite;
    let non_salarie = non_salarie(law, situation, pension, month, dit)?;
    let revenu = assiette_csg(law, month, travail.brut)?;
    let tout = if travail.hors_comparaison.is_some() {
        assiette_csg(law, month, travail.brut + travail.hors_comparaison)?
    } else {
        revenu
    };
    let remplacement = of_nature(situation, month, |nature| match nature {
        // None when the pension stopped it.
        NatureRevenu::AllocationChomage => dit.chomage,
        NatureRevenu::IjMaladie
        | NatureRevenu::IjAccidentTravail
        | NatureRevenu::ComplementEmployeur
        | NatureRevenu::Formation => true,
        _ => false,
    });
    let works = revenu.is_positive();
    let faits = retraite::Faits {
        dues,
        travail,
        revenu,
        revenus: tout + remplacement + non_salarie.mensuel,
        non_salarie: (non_salarie.annuel, non_salarie.mois),
        smic_horaire: if works {
            smic_de_janvier(law, month)?
        } else {
            Money::ZERO
        },
        plafond_annuel: if non_salarie.annuel.is_positive() {
            law.invalidite.at(month)?.plafond_annuel
        } else {
            Money::ZERO
        },
        progressive: pension
            .progressive
            .as_ref()
            .filter(|p| month <= p.dernier)
            .map(|p| match &p.quotite {
                Some(quotite) => {
                    progressive::Travail::Quotite(quotite.get(month).unwrap_or(Rate::ONE))
                }
                None => progressive::Travail::Baisse(p.baisse),
            }),
    };
    let lois = retraite::Lois {
        ages: &law.retraite_ages,
        ancien: &law.cumul_emploi_retraite,
        nouveau: &law.cumul_2027,
        progressive: &law.progressive,
    };
    retraite::mensuelle(
        lois,
        &pension.regles,
        pension.premiere,
        situation.naissance,
        situation.conventions.cumul_integral,
        month,
        &mut state.cumul_retraite,
        &faits,
        &mut bases.retraite,
        sink,
    )
}

/// The hourly SMIC of 1 January.
fn smic_de_janvier(law: &Law, month: Month) -> Result<Money, ParameterError> {
    let january = Month::january(month.year());
    law.smic
        .at(january)?
        .horaire
        .ok_or_else(|| ParameterError::Ended {
            id: "smic.horaire",
            date: january.first_day(),
        })
}

/// Pay in the base of the CSG (98.25 %, up to four times the plafond), to the cent (D. 161-2-10, L. 136-2).
fn assiette_csg(law: &Law, month: Month, brut: Money) -> Result<Money, ParameterError> {
    if !brut.is_positive() {
        return Ok(Money::ZERO);
    }
    let law = law.salaire.at_or_first(month)?;
    let abattus = brut.min(law.plafond_mensuel * law.plafonds_csg_abattement);
    Ok((brut - abattus.at(law.csg_abattement)).rounded(Rounding::Centime))
}

/// Incomes received in the month, of some natures.
fn of_nature(situation: &Situation, month: Month, wanted: impl Fn(NatureRevenu) -> bool) -> Money {
    situation
        .revenus
        .iter()
        .filter(|revenu| wanted(revenu.nature))
        .map(|revenu| {
            let monthly = (revenu.premier <= month && month <= revenu.dernier)
                .then(|| revenu.montant.as_ref().and_then(|serie| serie.get(month)))
                .flatten();
            let yearly = revenu
                .annuel
                .iter()
                .find(|(year, _)| *year == month.year())
                .map(|(_, total)| (*total / 12).rounded(Rounding::Centime));
            monthly.or(yearly).unwrap_or_default()
        })
        .sum()
}

/// Self-employed income: profits of tax notices, receipts of a micro-entreprise after their flat abatement.
#[derive(Clone, Copy, Debug, Default)]
struct NonSalarie {
    /// Of the civil year, for a former self-employed person.
    annuel: Money,
    /// Months of activity in the year: all of them when nothing says otherwise.
    mois: i64,
    /// The share of the month.
    mensuel: Money,
}

fn non_salarie(
    law: &Law,
    situation: &Situation,
    pension: &Pension,
    month: Month,
    dit: &FaitsAah,
) -> Result<NonSalarie, ParameterError> {
    let mut found = benefices(situation, month);
    if situation.micro.is_empty() {
        return Ok(found);
    }
    let impot = law.impot.at_or_first(Month::january(month.year()))?;
    let recettes = dit.ressources.recettes;
    found.mensuel += impot::recettes_abattues(impot, recettes, Rate::ONE.over_count(12))
        .rounded(Rounding::Centime);
    if pension.regles.non_salarie != RegimeNonSalarie::Aucun {
        let (total, mois) = annee_de_micro(situation, month.year());
        found.annuel += impot::recettes_abattues(impot, total, Rate::ONE);
        found.mois = found.mois.max(mois);
    }
    Ok(found)
}

/// Receipts of every micro-entreprise in a civil year, by category, and how many months one of them ran.
fn annee_de_micro(situation: &Situation, year: i32) -> ([Money; CATEGORIES], i64) {
    let mut total = [Money::ZERO; CATEGORIES];
    let mut mois = 0;
    for number in 0..12 {
        let month = Month::january(year) + number;
        let mut runs = false;
        for (_, activite) in &situation.micro {
            if !activite.duree.covers(month) {
                continue;
            }
            runs = true;
            if let Some(place) = total.get_mut(activite.categorie.abattement()) {
                *place += activite.recettes.get(month).unwrap_or_default();
            }
        }
        mois += i64::from(runs);
    }
    (total, mois)
}

/// Profits of tax notices.
fn benefices(situation: &Situation, month: Month) -> NonSalarie {
    let mut found = NonSalarie::default();
    if situation.benefices.is_empty() {
        return found;
    }
    let january = Month::january(month.year());
    let december = january + 11;
    for revenu in &situation.revenus {
        if revenu.nature != NatureRevenu::BeneficeNonSalarie {
            continue;
        }
        let Some((_, total)) = revenu.annuel.iter().find(|(year, _)| *year == month.year()) else {
            continue;
        };
        let (first, last) = if revenu.premier <= december {
            (revenu.premier.max(january), revenu.dernier.min(december))
        } else {
            (january, december)
        };
        let months = i64::from((last - first + 1).max(1));
        found.annuel += *total;
        found.mois = found.mois.max(months);
        if first <= month && month <= last {
            found.mensuel += (*total / months).rounded(Rounding::Centime);
        }
    }
    found
}

/// The AAH completes the whole pension in the other reading.
#[inline]
pub(super) fn avantage_entier(situation: &Situation, bases: &Bases, faits: &mut FaitsAah) {
    if situation.conventions.aah_retraite == AahRetraite::Entiere {
        faits.avantages += bases.retraite.reduction();
    }
}

/// The allocation de solidarité aux personnes âgées of the month: given, or computed.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
#[inline]
pub(super) fn aspa<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    pension: &Servie,
    retraite: Montants,
    autres: &Autres,
    recus: Money,
    micro: Money,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre { situation, .. } = cadre;
    if situation.aspa_calculee {
        return aspa_calculee(
            cadre, state, bases, pension, retraite, autres, recus, micro, sink,
        );
    }
    if situation.aspa.is_some() {
        sink.step(|| Step::new(&ASPA, situation.aspa));
    }
    Ok(situation.aspa)
}

#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
fn aspa_calculee<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    pension: &Servie,
    retraite: Montants,
    autres: &Autres,
    recus: Money,
    micro: Money,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let conjoint_travail = conjoint_travail(law, situation, month)?;
    let benefices = benefices(situation, month).mensuel;
    let said = aspa::Faits {
        menage: match situation.conjoint_asi {
            Conjoint::Seul => Menage::Seul,
            Conjoint::SansAllocation | Conjoint::Asi => Menage::UnBeneficiaire,
            Conjoint::Aspa => Menage::DeuxBeneficiaires,
        },
        pensions: pension.pension
            + retraite.total()
            + situation.rente_accident_travail
            + rente_servie(situation, recus)
            + situation.conjoint_pension,
        travail: bases.brut + micro + benefices + conjoint_travail,
        autres: (autres.recus - benefices).or_zero(),
        biens: situation.biens,
    };
    let mut due = Money::ZERO;
    if run == Run::Entier {
        let known = law.aspa.at(month)?;
        let premier = age_de_l_aspa(law, situation, month, known.age)?;
        let ouverte = month >= premier;
        bases.aspa_ouverte = ouverte;
        sink.step(|| {
            Step::new(
                &aspa::ELIGIBILITE,
                if ouverte {
                    "âge atteint"
                } else {
                    "âge pas encore atteint"
                },
            )
            .with("à partir de", premier)
        });
        if ouverte {
            let asi = law.asi.at(month)?;
            let commun = aspa::Commun {
                abattement_seul: asi.abattement_activite_seul,
                abattement_couple: asi.abattement_activite_couple,
                revenu_biens: asi.revenu_fictif_biens,
                smic_horaire: smic_de_janvier(law, month)?,
                heures_annuelles: law.cumul_emploi_retraite.at(month)?.heures_smic_annuelles,
            };
            due = aspa::mensuelle(known, &commun, &state.aspa, &said, sink);
        }
    }
    aspa::retenir(&mut state.aspa, &said);
    Ok(due)
}

/// First month of the Aspa by age: 65, or 62 for the cases of L. 351-8, 2° to 5°, and for an incapacity of 50 % (R. 815-1).
fn age_de_l_aspa(
    law: &Law,
    situation: &Situation,
    month: Month,
    general: i64,
) -> Result<Month, ParameterError> {
    let avant = situation.inapte
        || situation
            .retraite
            .as_ref()
            .is_some_and(|pension| pension.motif != MotifRetraite::Age);
    let age = if avant {
        12 * law.aah.at_or_first(month)?.age_inaptitude
    } else {
        general
    };
    Ok(ages::premier_effet(situation.naissance, age))
}
