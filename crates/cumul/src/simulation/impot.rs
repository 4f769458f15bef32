//! The income tax as the months see it: what payers withhold, the acompte of a micro-entreprise, and the balance of the year
//! before; the revenu fiscal de référence that it leaves.

use super::engine::{Law, SimulationError};
use super::month::{Cadre, Run};
use super::outcome::Bases;
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::prestations::aah;
use crate::revenus::impot::foyer::{self, Declarant, Foyer};
use crate::revenus::impot::{self, CATEGORIES};
use crate::revenus::prelevement_source::{self, Taux};
use crate::revenus::salaire;
use crate::situation::Situation;
use crate::situation::mois::{ContratSalarie, Remuneration, Serie};
use crate::trace::{Rule, Sink, Step};

pub(crate) static MOIS: Rule = Rule::new(
    "impot.mois",
    "CGI 204 A",
    "Impôt prélevé dans le mois, avec le solde de l'année d'avant quand il est réglé",
)
.fixing("impot");
pub(crate) static SOLDE: Rule = Rule::new(
    "impot.solde",
    "CGI 1663 B",
    "Solde de l'impôt de l'année d'avant : à payer, ou rendu quand il est négatif",
);
pub(crate) static ACOMPTE: Rule = Rule::new(
    "impot.acompte",
    "CGI 204 C",
    "Acompte sur le dernier bénéfice déclaré d'une micro-entreprise",
);

const MOIS_D_UNE_ANNEE: i64 = 12;

/// Taxable incomes of a civil year.
#[derive(Clone, Copy, Debug, Default)]
struct Annee {
    /// Months counted with their amounts: twelve make a year that can be declared.
    mois: i64,
    salaires: Money,
    pensions: Money,
    recettes: [Money; CATEGORIES],
    /// Receipts under the versement libératoire: already taxed, but in the RFR.
    recettes_liberees: [Money; CATEGORIES],
    autres: Money,
    heures_exonerees: Money,
    pensions_versees: Money,
    preleve: Money,
}

/// A year declared: what it changes until the next.
#[derive(Clone, Copy, Debug, Default)]
struct Declaree {
    taux: Option<Rate>,
    benefice: Option<Money>,
}

/// What the tax remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    /// The civil year that runs, and the one before until it is declared.
    annee: Annee,
    precedente: Annee,
    declaree: Declaree,
    /// The balance settled this month.
    solde: Money,
    /// Revenus fiscaux de référence of the last two years declared.
    rfr: [Option<(i32, Money)>; 2],
}

impl State {
    /// The revenu fiscal de référence of a year simulated as a whole.
    pub(super) fn rfr(&self, year: i32) -> Option<Money> {
        self.rfr
            .iter()
            .flatten()
            .find(|(known, _)| *known == year)
            .map(|(_, rfr)| *rfr)
    }
}

/// What a payer withholds from a pay (CGI 204 H).
///
/// Without a known rate, the grid; a contract of at most two months has half of the net taxable SMIC taken off first. Nothing
/// before the first known grid.
pub(super) fn sur_salaire<S: Sink>(
    cadre: Cadre<'_>,
    state: &State,
    contrat: Option<&ContratSalarie>,
    net_imposable: Money,
    sink: &mut S,
) -> Money {
    let Cadre {
        law,
        situation,
        month,
        ..
    } = cadre;
    let Ok(known) = law.prelevement_source.at(month) else {
        return Money::ZERO;
    };
    let taux = match (situation.menage.taux.or(state.declaree.taux), contrat) {
        (Some(taux), _) => Taux::Personnel(taux),
        (None, Some(contrat))
            if prelevement_source::contrat_court(
                known,
                i64::from(contrat.duree.dernier - contrat.duree.premier) + 1,
            ) =>
        {
            Taux::NeutreContratCourt {
                smic_net_imposable: smic_net_imposable::<S>(law, month),
            }
        }
        _ => Taux::Neutre,
    };
    prelevement_source::mensuel(known, net_imposable, taux, sink).1
}

/// Net taxable pay of a month at the SMIC.
fn smic_net_imposable<S: Sink>(law: &Law, month: Month) -> Money {
    let (Ok(smic), Ok(salaire), Ok(cdd)) =
        (law.smic.at(month), law.salaire.at(month), law.cdd.at(month))
    else {
        return Money::ZERO;
    };
    let contrat = ContratSalarie::prive(Remuneration::Brut(Serie::Constante(smic.mensuel)));
    let pay_law = salaire::Law {
        salaire,
        cdd,
        formateur: None,
    };
    salaire::paie(pay_law, &contrat, month, Money::ZERO, &mut S::muted())
        .map_or(Money::ZERO, |bulletin| bulletin.net_imposable)
}

/// Goes to the month: a new civil year in January; in September the year before is declared, when all of it was simulated.
pub(super) fn entrer<S: Sink>(
    law: &Law,
    situation: &Situation,
    state: &mut State,
    month: Month,
    sink: &mut S,
) -> Result<(), SimulationError> {
    state.solde = Money::ZERO;
    if month.is_january() {
        state.precedente = state.annee;
        state.annee = Annee::default();
    }
    if state.precedente.mois < MOIS_D_UNE_ANNEE {
        return Ok(());
    }
    let source = law.prelevement_source.at_or_first(month)?;
    if i64::from(month.number()) == source.actualisation_mois {
        state.solde = declarer(law, situation, state, month, sink)?;
    }
    Ok(())
}

/// The tax of the month: withheld, acompte, balance.
pub(super) fn du_mois<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &aah::Faits,
    bases: &mut Bases,
    liberatoire: Money,
    prevoyance: Money,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        ..
    } = cadre;
    let source = law.prelevement_source.at_or_first(month)?;
    let recus = &faits.etalees;
    let indemnites = recus.ij_maladie + recus.ij_accident.at(source.ij_accident_imposable);
    let pensions = recus.avantages + prevoyance;
    let mut preleve = bases.preleve;
    for base in [recus.chomage, indemnites + recus.formation, pensions] {
        if base.is_positive() {
            preleve += sur_salaire(cadre, state, None, base, sink);
        }
    }
    if let Some(benefice) = state.declaree.benefice {
        let taux = situation
            .menage
            .taux
            .or(state.declaree.taux)
            .unwrap_or_default();
        let acompte = foyer::acompte(Some(benefice), taux);
        if acompte.is_positive() {
            sink.step(|| {
                Step::new(&ACOMPTE, acompte)
                    .with("bénéfice déclaré", benefice)
                    .with("taux", taux)
            });
        }
        preleve += acompte;
    }
    let annee = &mut state.annee;
    // A year is declared when all its months are among those simulated, however much of the past is looked at.
    annee.mois += i64::from(month >= situation.debut);
    annee.salaires += bases.net_imposable + recus.chomage + indemnites + recus.formation;
    annee.pensions += pensions + recus.pensions_recues - prevoyance;
    let receipts = if liberatoire.is_positive() {
        &mut annee.recettes_liberees
    } else {
        &mut annee.recettes
    };
    for (total, recettes) in receipts.iter_mut().zip(recus.recettes) {
        *total += recettes;
    }
    annee.autres += recus.autres + recus.benefices;
    annee.heures_exonerees += bases.heures_exonerees;
    annee.pensions_versees += recus.pensions_versees;
    annee.preleve += preleve;
    bases.impot_debite = preleve + state.solde;
    let total = bases.impot_debite + liberatoire;
    if bases.impot_debite.is_some() {
        sink.step(|| {
            Step::new(&MOIS, total)
                .with("prélevé par les payeurs", preleve)
                .with("solde de l'année d'avant", state.solde)
                .with("versement libératoire", liberatoire)
        });
    }
    Ok(total)
}

/// Declares the year before: its tax, the balance, the rate and the acompte to come, the revenu fiscal de référence.
fn declarer<S: Sink>(
    law: &Law,
    situation: &Situation,
    state: &mut State,
    month: Month,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let year = month.year() - 1;
    let decembre = Month::january(year) + 11;
    let known = law.impot.at(Month::january(year))?;
    let source = law.prelevement_source.at_or_first(month)?;
    let annee = state.precedente;
    let menage = &situation.menage;
    let mut conjoint = Declarant {
        pensions: menage.conjoint_pension * 12,
        ..Declarant::default()
    };
    let mut preleve = annee.preleve;
    if let Some(contrat) = &situation.conjoint_salaire {
        let pay_law = salaire::Law {
            salaire: law.salaire.at_or_first(decembre)?,
            cdd: law.cdd.at_or_first(decembre)?,
            formateur: None,
        };
        let mensuel = salaire::paie(pay_law, contrat, decembre, Money::ZERO, &mut S::muted())
            .map_or(Money::ZERO, |bulletin| bulletin.net_imposable);
        conjoint.salaires = mensuel * 12;
        // The partner's own payer withholds by the same rule.
        let cadre = Cadre {
            law,
            situation,
            month: decembre,
            run: Run::Entier,
        };
        preleve += sur_salaire(cadre, state, None, mensuel, &mut S::muted()) * 12;
    }
    let benefice = impot::recettes_abattues(known, annee.recettes, Rate::ONE);
    let invalides = i64::from(situation.cmi_invalidite);
    let couple = 2 * i64::from(situation.en_couple);
    let age = i32::try_from(known.abattement_157bis_age).unwrap_or(0);
    let seul = Foyer {
        declarants: [
            Declarant {
                salaires: annee.salaires,
                pensions: annee.pensions,
                frais_reels: None,
            },
            conjoint,
        ],
        micro: benefice,
        micro_libere: impot::recettes_abattues(known, annee.recettes_liberees, Rate::ONE),
        heures_exonerees: annee.heures_exonerees,
        autres: annee.autres,
        pensions_versees: annee.pensions_versees,
        couple: situation.en_couple,
        demi_parts_enfants: situation.demi_parts(decembre) - couple - invalides,
        demi_parts_invalides: invalides,
        personnes_157bis: i64::from(
            situation.cmi_invalidite || situation.naissance_year() + age <= year,
        ),
    };
    let impot = foyer::annuel(known, &seul, sink);
    let solde = impot.net - preleve;
    sink.step(|| {
        Step::new(&SOLDE, solde)
            .with("impôt de l'année", impot.net)
            .with("déjà prélevé", preleve)
            .with("revenu fiscal de référence", impot.rfr)
    });
    let revenus = annee.salaires
        + annee.pensions
        + benefice
        + annee.autres
        + conjoint.salaires
        + conjoint.pensions;
    state.declaree = Declaree {
        taux: Some(foyer::taux_personnel(
            impot.net,
            revenus,
            source.pas_du_taux,
        )),
        benefice: benefice.is_positive().then_some(benefice),
    };
    let [derniere, _] = state.rfr;
    state.rfr = [Some((year, impot.rfr)), derniere];
    state.precedente = Annee::default();
    Ok(solde)
}
