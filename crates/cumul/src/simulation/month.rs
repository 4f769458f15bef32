//! The order of a month, on one screen.

pub(crate) mod vieillesse;

use alloc::format;
use alloc::string::String;

use super::engine::{Law, SimulationError};
use super::outcome::{Bases, Outcome, Prestations, Revenus};
use super::paie::{self, Emploi};
use super::state::State;
use super::{foyer, impot};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::ParameterError;
use crate::prestations::aah::{self, Contexte, Droit, Faits, Manque, Ressources};
use crate::prestations::asi;
use crate::prestations::chomage;
use crate::prestations::invalidite::{self, Servie};
use crate::prestations::pensions::Montants;
use crate::prestations::prelevements::{self, Prelevements};
use crate::revenus::{micro_entreprise, remuneration_garantie, salaire};
use crate::situation::Situation;
use crate::situation::activites::NatureRevenu;
use crate::situation::lecture::DemandeAsi;
use crate::situation::mois::{ContratSalarie, Prevoyance, TravailEsat};
use crate::trace::{Rule, Sink, Step};

pub(crate) static SALAIRE_NET: Rule = Rule::new(
    "mois.salaire_net",
    "C. trav. L. 3242-1",
    "Salaires nets et rémunération d'ESAT reçus dans le mois",
)
.fixing("salaire_net");
pub(crate) static AUTRES_REVENUS: Rule = Rule::new(
    "mois.autres_revenus",
    "CSS R. 532-3",
    "Autres revenus reçus dans le mois",
)
.fixing("autres_revenus");
pub(crate) static ASI: Rule = Rule::new(
    "mois.asi",
    "CSS L. 815-24",
    "Allocation supplémentaire d'invalidité, montant donné",
)
.fixing("asi");
pub(crate) static PREVOYANCE: Rule = Rule::new(
    "mois.rente_prevoyance",
    "CSS L. 912-1",
    "Rente de prévoyance de l'employeur, selon le plafond du contrat",
)
.fixing("rente_prevoyance");
pub(crate) static RENTE: Rule = Rule::new(
    "mois.rente_accident_travail",
    "CSS L. 434-2",
    "Rente d'accident du travail, montant donné",
)
.fixing("rente_accident_travail");
pub(crate) static DISPONIBLE: Rule = Rule::new(
    "mois.disponible",
    "CSS L. 821-1",
    "Ce qui reste pour le mois : revenus et prestations, moins les prélèvements",
)
.fixing("disponible");
pub(crate) static ENCAISSE: Rule = Rule::new(
    "mois.encaisse",
    "CSS R. 821-7",
    "Argent reçu dans le mois : les prestations d'un mois sont payées au début du suivant",
)
.fixing("encaisse");

/// How a month is run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run {
    /// Long before the first month: only whether work runs matters.
    Presence,
    /// Before the first month: what enters a reference period matters.
    Memoire,
    /// A month with its amounts.
    Entier,
}

/// What every step of a month looks at.
#[derive(Clone, Copy)]
pub(super) struct Cadre<'a> {
    pub(super) law: &'a Law,
    pub(super) situation: &'a Situation,
    pub(super) month: Month,
    pub(super) run: Run,
}

/// One month: what is received, then what is due, then what is left.
pub(crate) fn simulate_month<S: Sink>(
    law: &Law,
    situation: &Situation,
    state: &mut State,
    month: Month,
    run: Run,
    outcome: &mut Outcome,
    sink: &mut S,
) -> Result<(), SimulationError> {
    let cadre = Cadre {
        law,
        situation,
        month,
        run,
    };
    *outcome = law.mois_vide;
    outcome.mois = month;
    let bases = &mut outcome.bases;
    let mut faits = Faits::default();

    if run == Run::Entier {
        impot::entrer(law, situation, &mut state.impot, month, sink)?;
    }
    let salaires = salaires(cadre, state, bases, &mut faits, sink)?;
    let micro = if situation.micro.is_empty() {
        Micro::default()
    } else {
        micro(cadre, state, bases, &mut faits, sink)?
    };
    let esat = esat(cadre, state, bases, &mut faits, sink)?;
    if micro.travail {
        // The working time of one's own business is not known: no drop can be seen in the whole.
        faits.heures_totales = None;
    }
    let mut autres = autres_revenus(law, situation, month, bases.brut, &mut faits, sink)?;
    let travail = faits.travail_ordinaire || faits.travail_esat;
    let ass_avec_travail = travail.then_some(state.ass_avec_travail);
    state.ass_avec_travail += i64::from(travail && ass_demandee(situation, month).next().is_some());
    if run == Run::Presence {
        let mut droit = Droit::new(&mut bases.aah);
        return aah(cadre, state, &faits, &mut droit, sink);
    }
    let pension = invalidite(cadre, state, bases, &faits, &autres, sink)?;
    are_et_pension(situation, pension.pension, &mut autres, &mut faits);
    vieillesse::are_et_retraite(cadre, &mut autres, &mut faits, sink);
    let retraite = vieillesse::retraite(cadre, state, bases, &mut faits, sink)?;
    let recus = salaires + esat + micro.recettes - micro.cotisations
        + autres.recus
        + pension.pension
        + retraite.total();
    let asi = asi(
        cadre, state, bases, &pension, retraite, &autres, recus, micro.asi, sink,
    )?;
    let aspa = vieillesse::aspa(
        cadre, state, bases, &pension, retraite, &autres, recus, micro.asi, sink,
    )?;
    let prelevements = prelevements(
        cadre,
        &state.impot,
        pension.pension,
        retraite,
        asi + aspa,
        sink,
    )?;
    let prevoyance = prevoyance(situation, recus - prelevements.total, sink);
    avantages(
        situation,
        month,
        run,
        bases,
        pension.pension,
        retraite,
        asi + aspa,
        prevoyance,
        prelevements.csg_deductible,
        &mut faits,
    );
    vieillesse::avantage_entier(situation, bases, &mut faits);
    personne(law, situation, month, &mut faits)?;
    let mut droit = Droit::new(&mut bases.aah);
    aah(cadre, state, &faits, &mut droit, sink)?;
    let (aah, mva, complement_ressources) = (droit.aah, droit.mva, droit.complement);
    let levies_of_invalidite = prelevements
        .total
        .scaled(pension.pension, pension.pension + retraite.total());
    let household = foyer::Recus {
        travail: bases.net_social + autres.travail,
        indemnites: autres.indemnites,
        aah,
        invalidite: pension.pension - levies_of_invalidite + situation.rente_accident_travail,
        autres: autres.recus - autres.travail - autres.indemnites + retraite.total()
            - (prelevements.total - levies_of_invalidite)
            + asi
            + aspa
            + prevoyance
            + mva
            + complement_ressources,
    };
    if run == Run::Memoire {
        return foyer::memoire::<S>(cadre, state, &faits, household, prevoyance, bases);
    }
    let ass = ass(law, situation, month, ass_avec_travail, aah, sink)?;
    let (prime_activite, aide_logement) = foyer::du_mois(
        cadre, state, &faits, household, ass, prevoyance, bases, sink,
    )?;

    outcome.revenus = Revenus {
        salaire_net: salaires + esat,
        chiffre_affaires: micro.recettes,
        autres_revenus: autres.recus,
    };
    outcome.prestations = Prestations {
        aah,
        mva,
        complement_ressources,
        pension_invalidite: pension.pension,
        mtp: pension.mtp,
        asi,
        retraite: retraite.total(),
        aspa,
        rente_accident_travail: situation.rente_accident_travail,
        rente_prevoyance: prevoyance,
        ass,
        prime_activite,
        aide_logement,
    };
    outcome.prelevements.impot = impot::du_mois(
        cadre,
        &mut state.impot,
        &faits,
        bases,
        micro.impot,
        prevoyance,
        sink,
    )?;
    outcome.prelevements.prelevements_pensions = prelevements.total;
    outcome.prelevements.cotisations_micro = micro.cotisations;
    bases.sejour = faits.sejour;
    bases.revenu_activite =
        faits.ressources.activite(situation.conventions.aah_ij) + faits.ressources.esat;
    bases.travail_ordinaire = faits.travail_ordinaire;
    bases.travail_esat = faits.travail_esat;
    bases.heures = faits.heures;
    let avance = avance(situation, &pension, retraite, prelevements.total);
    balance(outcome, state, avance, situation.asi, sink);
    Ok(())
}

/// Pay of every job in the month.
fn salaires<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    faits: &mut Faits,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    if month.is_january() {
        state.heures_exonerees_annee = Money::ZERO;
    }
    let mut net = Money::ZERO;
    let mut heures = Some(Rate::ZERO);
    let mut toutes = Some(Rate::ZERO);
    for (index, contrat) in &situation.salaries {
        let runs = salaire::court(contrat, month);
        faits.travail_ordinaire |= runs;
        faits.travail_en_fin_de_mois |= runs && contrat.duree.covers_end_of(month);
        let hors = contrat.hors_cumul_retraite;
        vieillesse::employeur(situation, bases, runs && contrat.dernier_employeur, hors);
        let paid = contrat.duree.covers(month - contrat.decalage);
        if run == Run::Presence {
            continue;
        }
        if run == Run::Memoire
            && let Some((imposable, exonerees)) = salaire::imposable_donne(contrat, month)
            && !(situation.reads_gross() && contrat.gross_from_net())
            && !(situation.reads_net()
                && contrat.net_given(month).is_none()
                && law.salaire.at(month).is_ok())
        {
            bases.brut += contrat.gross_given(month);
            vieillesse::salaire(situation, bases, contrat, contrat.gross_given(month));
            match contrat.net_given(month) {
                Some(given) => net += given,
                None => faits.net_inconnu |= imposable.is_positive(),
            }
            if runs {
                heures = add_hours(
                    heures,
                    salaire::heures_prevues(law.salaire.at_or_first(month)?, contrat, month),
                );
            }
            faits.ressources.salaires += imposable + exonerees;
            faits.ressources.frais_reels += frais_reels(contrat, month);
            continue;
        }
        if run == Run::Memoire && paie::law_unknown(law, contrat, month) {
            // Only a benefit that reads this month will ask for it.
            faits.ressources.inconnus.salaire = Some((*index, month));
            match contrat.net_given(month) {
                Some(given) => net += given,
                None => faits.net_inconnu = true,
            }
            match contrat.gross_without_law(month) {
                Some(brut) => {
                    bases.brut += brut;
                    vieillesse::salaire(situation, bases, contrat, brut);
                }
                None => faits.brut_inconnu = true,
            }
            continue;
        }
        if !paid && contrat.ppv.is_none() && !runs {
            continue;
        }
        let refused = |source| SimulationError::in_activity(*index, source);
        let pay_law = salaire::Law {
            salaire: law.salaire.at(month).map_err(refused)?,
            cdd: law.cdd.at(month).map_err(refused)?,
            formateur: law.formateur.at(month).ok(),
        };
        if runs {
            let prevues = paie::heures(pay_law.salaire, contrat, month);
            // Missions say nothing of a working time that would last.
            let lasting = !contrat.par_mission && !contrat.heures_de_mission();
            heures = add_hours(heures, prevues.filter(|_| lasting));
            let en_plus = contrat
                .heures_complementaires
                .as_ref()
                .and_then(|serie| serie.get(month))
                .unwrap_or_default();
            toutes = add_hours(toutes, prevues.map(|heures| heures + en_plus));
        }
        let emploi = Emploi {
            contrat,
            month,
            converti: state.converti,
        };
        let deja = state.heures_exonerees_annee;
        let paid = paie::paie(law, pay_law, emploi, deja, sink).map_err(refused)?;
        let Some((bulletin, conversion)) = paid else {
            continue;
        };
        state.heures_exonerees_annee += bulletin.heures_exonerees;
        net += bulletin.net_a_payer;
        bases.brut += bulletin.brut;
        vieillesse::salaire(situation, bases, contrat, bulletin.brut);
        bases.net_imposable += bulletin.net_imposable;
        bases.net_social += bulletin.net_social;
        if run == Run::Entier {
            bases.preleve += impot::sur_salaire(
                cadre,
                &state.impot,
                Some(contrat),
                bulletin.net_imposable,
                sink,
            );
        }
        bases.heures_exonerees += bulletin.heures_exonerees;
        faits.ressources.salaires += bulletin.net_imposable + bulletin.heures_exonerees;
        faits.ressources.frais_reels += frais_reels(contrat, month);
        if contrat.formateur.is_some() {
            bases.hors_controle += paie::hors_controle(situation, pay_law, emploi, bulletin.brut);
        }
        bases.trop_d_heures |= salaire::trop_d_heures(pay_law.salaire, contrat, month);
        if run == Run::Entier {
            if contrat.employeur.montre {
                let brut = bulletin.brut;
                paie::cout(law, pay_law, emploi, brut, conversion, bases, sink).map_err(refused)?;
            }
            let smic = law.smic.at(month).map_err(refused)?;
            let manque = salaire::sous_le_smic(pay_law, smic, contrat, month);
            bases.sous_le_smic = bases.sous_le_smic.max(manque.unwrap_or_default());
        }
    }
    faits.heures = if faits.travail_ordinaire {
        heures
    } else {
        None
    };
    bases.heures_travail = toutes;
    Ok(net)
}

/// What the micro-entreprises of the month bring and owe.
#[derive(Clone, Copy, Debug, Default)]
struct Micro {
    recettes: Money,
    /// Owed for them, income tax apart.
    cotisations: Money,
    /// Income tax paid with them.
    impot: Money,
    /// What the ASI counts of them.
    asi: Money,
    /// Work runs in one of them.
    travail: bool,
}

/// Receipts of every micro-entreprise in the month, what they owe and what is debited.
#[inline(never)]
fn micro<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    faits: &mut Faits,
    sink: &mut S,
) -> Result<Micro, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let cx = micro_entreprise::Contexte {
        mois: month,
        law: &law.micro,
        impot: &law.impot,
        salaire: &law.salaire,
        smic: &law.smic,
        conventions: &situation.conventions,
        activites: &situation.micro,
        memoire: run != Run::Entier,
    };
    let micro = micro_entreprise::mensuelle(cx, &mut state.micro, sink)
        .map_err(|(index, source)| SimulationError::in_activity(index, source))?;
    faits.ressources.recettes = micro.par_categorie;
    if micro.travail {
        faits.travail_ordinaire = true;
        faits.travail_en_fin_de_mois |= micro.travail_en_fin_de_mois;
        // Nobody counts the hours of one's own business.
        bases.heures_travail = None;
    }
    bases.micro = micro.detail();
    Ok(Micro {
        recettes: micro.recettes,
        cotisations: micro.du.social(),
        impot: micro.du.versement_liberatoire,
        asi: micro.asi,
        travail: micro.travail,
    })
}

/// Professional expenses of the work paid in the month.
fn frais_reels(contrat: &ContratSalarie, month: Month) -> Money {
    contrat
        .frais_reels
        .as_ref()
        .and_then(|serie| serie.get(month - contrat.decalage))
        .unwrap_or_default()
}

fn add_hours(total: Option<Rate>, more: Option<Rate>) -> Option<Rate> {
    Some(total? + more?)
}

/// Pay of the ESAT in the month.
fn esat<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    faits: &mut Faits,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let mut net = Money::ZERO;
    let mut heures = if faits.travail_ordinaire {
        faits.heures
    } else {
        Some(Rate::ZERO)
    };
    for (index, travail) in &situation.esat {
        if !travail.duree.covers(month) {
            continue;
        }
        faits.travail_esat = true;
        faits.travail_en_fin_de_mois |= travail.duree.covers_end_of(month);
        vieillesse::employeur(situation, bases, travail.dernier_employeur, false);
        if state.entree_esat.is_none() {
            state.entree_esat =
                Some((travail.duree.premier, travail.duree.starts_with_its_month()));
        }
        if run == Run::Presence {
            continue;
        }
        faits.activite_esat = *index;
        faits.aide_premier_mois = aide_premier_mois(law, state, travail, month);
        if run == Run::Memoire && law.salaire.at(month).is_err() {
            heures = None;
            // Only a benefit that reads this month will ask for what is not known.
            match remuneration_garantie::imposable_donne(travail, month) {
                Some(imposable) => {
                    faits.ressources.esat += imposable;
                    bases.brut += travail.gross_given(month);
                    vieillesse::esat(situation, bases, travail, travail.gross_given(month));
                    net += travail.net_given(month);
                }
                None => faits.ressources.inconnus.esat = Some((*index, month)),
            }
            if let (Ok(esat), Ok(smic)) = (law.esat.at(month), law.smic.at(month)) {
                let aide = remuneration_garantie::aide_au_poste(esat, smic.mensuel, travail, month);
                faits.aide_au_poste = Some(faits.aide_au_poste.unwrap_or_default() + aide);
            }
            continue;
        }
        let refused = |source| SimulationError::in_activity(*index, source);
        let salaire = law.salaire.at(month).map_err(refused)?;
        let pay_law = remuneration_garantie::Law {
            esat: law.esat.at(month).map_err(refused)?,
            salaire,
            smic_mensuel: law.smic.at(month).map_err(refused)?.mensuel,
            ceg: situation.conventions.esat_ceg,
        };
        let Some(paie) = remuneration_garantie::paie(pay_law, travail, month, sink) else {
            continue;
        };
        net += paie.bulletin.net_a_payer;
        bases.brut += paie.bulletin.brut;
        vieillesse::esat(situation, bases, travail, paie.bulletin.brut);
        bases.net_imposable += paie.bulletin.net_imposable;
        bases.net_social += paie.bulletin.net_social;
        if run == Run::Entier {
            bases.preleve +=
                impot::sur_salaire(cadre, &state.impot, None, paie.bulletin.net_imposable, sink);
        }
        bases.remuneration_garantie += paie.brut;
        bases.aide_au_poste += paie.aide_au_poste;
        faits.aide_au_poste = Some(bases.aide_au_poste);
        faits.ressources.esat += paie.imposable_aah;
        faits.part_esat = faits.part_esat.max(paie.part);
        let temps = travail
            .quotite
            .get(month)
            .map(|part| salaire.heures_mensuelles_legales.of(part));
        heures = add_hours(heures, temps);
        bases.heures_travail = add_hours(bases.heures_travail, temps);
    }
    faits.heures_totales = if faits.travail_ordinaire || faits.travail_esat {
        heures
    } else {
        None
    };
    if !faits.travail_esat {
        state.entree_esat = None;
    }
    faits.entree_esat = state.entree_esat;
    faits.remuneration_garantie = bases.remuneration_garantie;
    Ok(net)
}

/// Aide au poste of the first whole month in the ESAT, from the month of entry on.
fn aide_premier_mois(
    law: &Law,
    state: &State,
    travail: &TravailEsat,
    month: Month,
) -> Option<Money> {
    let (entree, entiere) = state.entree_esat?;
    let premier_entier = if entiere { entree } else { entree + 1 };
    if month > premier_entier {
        return None;
    }
    let (esat, smic) = (
        law.esat.at(premier_entier).ok()?,
        law.smic.at(premier_entier).ok()?,
    );
    Some(remuneration_garantie::aide_au_poste(
        esat,
        smic.mensuel,
        travail,
        premier_entier,
    ))
}

/// Incomes of the month that are neither work nor a benefit computed here.
#[derive(Clone, Copy, Debug, Default)]
struct Autres {
    /// Received in cash.
    recus: Money,
    /// Part of it that is professional income, and daily benefits (CSS R. 844-1).
    travail: Money,
    indemnites: Money,
    /// Unemployment benefit that a pension of category 2 or 3 reduces.
    are_reductible: Money,
    /// What the control of a pension d'invalidité counts (R. 341-17, II, 2° and 3°).
    invalidite: Money,
}

/// Incomes that are neither work nor a benefit computed here; what is received in cash.
fn autres_revenus<S: Sink>(
    law: &Law,
    situation: &Situation,
    month: Month,
    brut: Money,
    faits: &mut Faits,
    sink: &mut S,
) -> Result<Autres, SimulationError> {
    let mut autres = Autres::default();
    faits.etalees = faits.ressources;
    for revenu in &situation.revenus {
        let mut montant = Money::ZERO;
        let mut imposable = Money::ZERO;
        if revenu.premier <= month && month <= revenu.dernier {
            montant = revenu
                .montant
                .as_ref()
                .and_then(|serie| serie.get(month))
                .unwrap_or_default();
            if let (NatureRevenu::AllocationChomage, Some((journaliere, reference))) =
                (revenu.nature, revenu.journalier)
            {
                let said = chomage::Are {
                    journaliere,
                    jours: month.days(),
                    salaire: brut,
                    journalier_reference: reference,
                    ..chomage::Are::default()
                };
                montant = chomage::are(law.chomage.at_or_first(month)?, &said, sink).1;
            }
            imposable = match &revenu.imposable {
                Some(serie) => serie.get(month).unwrap_or_default(),
                None => montant,
            };
        }
        let annuel = revenu
            .annuel
            .iter()
            .find(|(year, _)| *year == month.year())
            .map(|(_, total)| *total);
        if let Some(total) = annuel {
            montant = (total / 12).rounded(Rounding::Centime);
        }
        let yearly = annuel.filter(|_| month.is_january()).unwrap_or_default();
        count(revenu.nature, imposable + yearly, &mut faits.ressources);
        count(
            revenu.nature,
            imposable + annuel.map_or(Money::ZERO, |total| total / 12),
            &mut faits.etalees,
        );
        let received = montant.is_positive();
        match revenu.nature {
            NatureRevenu::AllocationChomage => {
                faits.chomage |= received;
                if revenu.pension_cumulee == Some(false) {
                    autres.are_reductible += montant;
                }
                if revenu.apres_pension == Some(true) {
                    autres.invalidite += montant;
                }
            }
            // A paid training is treated as ordinary work (CNAF circular n° 2010-013, § 7221).
            NatureRevenu::Formation => {
                faits.travail_ordinaire |= received;
                autres.invalidite += montant;
                autres.travail += montant;
            }
            NatureRevenu::BeneficeNonSalarie => {
                faits.travail_ordinaire |= received;
                autres.travail += montant;
            }
            NatureRevenu::IjMaladie
            | NatureRevenu::IjAccidentTravail
            | NatureRevenu::ComplementEmployeur => {
                faits.remplacement |=
                    received && revenu.nature != NatureRevenu::ComplementEmployeur;
                if revenu.nature == NatureRevenu::ComplementEmployeur {
                    autres.travail += montant;
                } else {
                    autres.indemnites += montant;
                }
                if revenu.apres_pension == Some(true) {
                    autres.invalidite += montant;
                }
            }
            _ => {}
        }
        if !matches!(
            revenu.nature,
            NatureRevenu::PensionAlimentaireVersee | NatureRevenu::Ass
        ) {
            autres.recus += montant;
        }
    }
    faits.remplacement |= faits.chomage;
    Ok(autres)
}

/// Where an income is counted.
fn count(nature: NatureRevenu, imposable: Money, ressources: &mut Ressources) {
    match nature {
        NatureRevenu::AllocationChomage => ressources.chomage += imposable,
        NatureRevenu::IjMaladie => ressources.ij_maladie += imposable,
        NatureRevenu::IjAccidentTravail => ressources.ij_accident += imposable,
        NatureRevenu::Formation => ressources.formation += imposable,
        NatureRevenu::ComplementEmployeur => ressources.salaires += imposable,
        NatureRevenu::BeneficeNonSalarie => ressources.benefices += imposable,
        NatureRevenu::Ass => {}
        NatureRevenu::PensionAlimentaireRecue => ressources.pensions_recues += imposable,
        NatureRevenu::PensionAlimentaireVersee => ressources.pensions_versees += imposable,
        NatureRevenu::RevenusFonciers
        | NatureRevenu::RevenusCapitaux
        | NatureRevenu::AutreImposable => {
            ressources.autres += imposable;
        }
    }
}

/// The pension d'invalidité of the month, after what earnings take from it.
fn invalidite<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &mut Bases,
    faits: &Faits,
    autres: &Autres,
    sink: &mut S,
) -> Result<Servie, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let Some(pension) = &situation.invalidite else {
        return Ok(Servie::default());
    };
    let cx = invalidite::Contexte {
        mois: month,
        pension,
        law: &law.invalidite,
        autres_regimes: &law.autres_regimes,
        smic: &law.smic,
        salaire: &law.salaire,
        trois_enfants: situation.enfants.len() >= 3,
        conventions: &situation.conventions,
        debut: situation.debut,
        naissance: situation.naissance,
        retraite_des: situation.retraite.as_ref().map(|retraite| retraite.depuis),
        memoire: run == Run::Memoire,
        benefices: &situation.benefices,
        micro: &state.micro,
    };
    let travail = faits.travail_ordinaire || faits.travail_esat;
    let said = invalidite::Faits {
        revenus: bases.brut - bases.hors_controle + autres.invalidite,
        inconnu: faits.brut_inconnu || faits.ressources.inconnus.esat.is_some(),
        contrat: travail,
        activite: travail || bases.brut.is_positive(),
        activite_le_jour_des_62_ans: situation.is_birthday_month(month)
            && situation.works_on_the_day_of(month),
        activite_en_fin_de_mois: faits.travail_en_fin_de_mois,
        chomage: faits.chomage,
    };
    let limite = situation.rente_accident_travail;
    match invalidite::mensuelle(
        cx,
        &mut state.invalidite,
        &said,
        limite,
        &mut bases.invalidite,
        sink,
    ) {
        Ok(servie) => Ok(servie),
        // Only a month simulated, or a benefit that looks back, needs it.
        Err(_) if run == Run::Memoire => {
            invalidite::oublier(&mut state.invalidite, month);
            bases.invalidite = invalidite::Detail {
                inconnue: true,
                ..Default::default()
            };
            Ok(Servie::default())
        }
        Err(source) => Err(SimulationError::in_field(INVALIDITE, source)),
    }
}

/// Unemployment benefit beside a pension of category 2 or 3: reduced by it, unless the pension was already received with
/// the salaries that opened the right (règlement d'assurance chômage).
fn are_et_pension(situation: &Situation, pension: Money, autres: &mut Autres, faits: &mut Faits) {
    let reduite = situation
        .invalidite
        .as_ref()
        .is_some_and(|p| p.categorie >= 2 && p.regime_general());
    if reduite {
        let reduction = autres.are_reductible.min(pension);
        autres.recus = autres.recus - reduction;
        faits.ressources.chomage = (faits.ressources.chomage - reduction).or_zero();
        faits.etalees.chomage = (faits.etalees.chomage - reduction).or_zero();
    }
}

/// The allocation supplémentaire d'invalidité of the month. `recus` is what the ceiling of an employer's rente counts,
/// before levies: with the ASI there are none, and without it a lower rente gives no right.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
fn asi<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    bases: &Bases,
    pension: &Servie,
    retraite: Montants,
    autres: &Autres,
    recus: Money,
    independant: Money,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let (depuis, terme) = match situation.asi {
        DemandeAsi::Non => return Ok(Money::ZERO),
        DemandeAsi::Montant(montant) => return Ok(montant),
        DemandeAsi::Oui => (month, 0),
        DemandeAsi::Depuis(depuis) => (
            depuis,
            usize::try_from((month - depuis).rem_euclid(3)).unwrap_or(0),
        ),
    };
    let known = law.invalidite.at_or_first(month)?;
    let age = known
        .age_conversion
        .map(|age| Month::of(situation.naissance) + 12 * i32::try_from(age).unwrap_or(0));
    let avantage = bases.invalidite.theorique + retraite.base;
    let conjoint_travail = conjoint_travail(law, situation, month)?;
    let said = asi::Faits {
        ouverte: month >= depuis && avantage.is_positive() && age.is_none_or(|age| month <= age),
        suspendue: bases.invalidite.theorique.is_positive()
            && !pension.pension.is_positive()
            && !situation
                .invalidite
                .as_ref()
                .is_some_and(|p| p.suspendue(month)),
        conjoint: situation.conjoint_asi,
        avantages: pension.pension
            + retraite.total()
            + situation.rente_accident_travail
            + rente_servie(situation, recus)
            + situation.conjoint_pension,
        travail: bases.brut + conjoint_travail,
        independant,
        autres: autres.recus,
        biens: situation.biens,
        depuis_le_terme: terme,
        pension_minimale: known.minimum_mensuel.unwrap_or_default(),
    };
    let asi = match asi::mensuelle(&law.asi, &law.smic, month, &state.asi, &said, sink) {
        Ok(asi) => asi,
        // Before the first known ceiling, only the incomes of the month stay in memory.
        Err(_) if run == Run::Memoire => Money::ZERO,
        Err(source) => return Err(source.into()),
    };
    asi::retenir(&mut state.asi, &said);
    Ok(asi)
}

/// Gross pay of the partner. Rates of pay were the same before the first known month.
fn conjoint_travail(
    law: &Law,
    situation: &Situation,
    month: Month,
) -> Result<Money, ParameterError> {
    Ok(match &situation.conjoint_salaire {
        Some(contrat) => salaire::brut_seul(law.salaire.at_or_first(month)?, contrat, month),
        None => Money::ZERO,
    })
}

/// Levies on the pensions of the month.
fn prelevements<S: Sink>(
    cadre: Cadre<'_>,
    simulated: &impot::State,
    invalidite: Money,
    retraite: Montants,
    non_contributif: Money,
    sink: &mut S,
) -> Result<Prelevements, SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    // A tax notice given stands before a year simulated as a whole, which stands before the notice of an earlier year.
    let exactly = |year: i32| {
        situation
            .revenu_fiscal_reference
            .iter()
            .find(|(known, _)| *known == year)
            .map(|(_, amount)| *amount)
            .or_else(|| simulated.rfr(year))
    };
    let of = |year: i32| {
        exactly(year).or_else(|| {
            situation
                .revenu_fiscal_reference
                .iter()
                .rev()
                .find(|(known, _)| *known <= year)
                .map(|(_, amount)| *amount)
        })
    };
    let said = prelevements::Faits {
        rfr: of(month.year() - 2),
        rfr_precedent: of(month.year() - 3),
        demi_parts: situation.demi_parts(month),
        non_contributif: non_contributif.is_positive(),
        complementaire: retraite.complementaire,
    };
    let pensions = invalidite + retraite.total();
    match prelevements::mensuels(&law.prelevements, month, pensions, &said, sink) {
        Ok(prelevements) => Ok(prelevements),
        // Before the first known thresholds, only the taxable part of a past year lacks the deductible CSG.
        Err(_) if run == Run::Memoire => Ok(Prelevements::default()),
        Err(source) => Err(source.into()),
    }
}

/// What pensions change for the AAH.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
fn avantages(
    situation: &Situation,
    month: Month,
    run: Run,
    bases: &Bases,
    pension: Money,
    retraite: Montants,
    non_contributif: Money,
    prevoyance: Money,
    csg_deductible: Money,
    faits: &mut Faits,
) {
    let retraites = retraite.total();
    let total = pension + retraites;
    // The deductible CSG is shared as the pensions are.
    let deductible = |part: Money| csg_deductible.scaled(part, total);
    let invalidite = situation.invalidite.as_ref().map(|p| {
        (
            p.depuis,
            &p.imposable,
            &p.annuel,
            pension,
            bases.invalidite.inconnue,
        )
    });
    let retraite = situation
        .retraite
        .as_ref()
        .map(|p| (p.depuis, &p.imposable, &p.annuel, retraites, false));
    for (depuis, serie, annuels, brut, inconnue) in [invalidite, retraite].into_iter().flatten() {
        if month < depuis {
            continue;
        }
        let annuel = annuels
            .iter()
            .find(|(year, _)| *year == month.year())
            .map(|(_, total)| *total);
        let imposable = match serie {
            Some(serie) => serie.get(month).unwrap_or_default(),
            None => {
                if inconnue && run == Run::Memoire && annuel.is_none() {
                    faits.ressources.inconnus.invalidite = Some(month);
                }
                brut - deductible(brut)
            }
        };
        faits.ressources.avantages += match annuel {
            // The year's total enters with the first month of it that is due.
            Some(total) if month == depuis.max(Month::january(month.year())) => total,
            Some(_) => Money::ZERO,
            None => imposable,
        };
        faits.etalees.avantages += imposable;
        if brut.is_positive() {
            faits.admission = faits.admission.max(Some(depuis));
        }
    }
    if faits.net_inconnu && situation.reads_net() {
        faits.ressources.inconnus.prevoyance = Some(month);
    }
    faits.etalees.inconnus = faits.ressources.inconnus;
    faits.ressources.pensions_recues += prevoyance;
    faits.etalees.pensions_recues += prevoyance;
    if situation.rente_accident_travail.is_positive() {
        // A rente is given without its date: it was there when the work stopped.
        faits.admission = faits.admission.or(Some(Month::january(1990)));
    }
    let exoneres = situation.rente_accident_travail + non_contributif;
    faits.avantages = total + exoneres;
    faits.avantages_exoneres = exoneres;
    faits.remplacement |= faits.avantages.is_positive();
}

/// The employer's rente: whole, or what the contract's ceiling leaves after `revenus`: net pay, pensions and other income.
fn rente_servie(situation: &Situation, revenus: Money) -> Money {
    match situation.prevoyance {
        Some(Prevoyance {
            mensuel,
            plafond_net: Some(plafond),
        }) => mensuel.min((plafond - revenus).or_zero()),
        Some(Prevoyance { mensuel, .. }) => mensuel,
        None => Money::ZERO,
    }
}

/// The employer's rente of the month.
fn prevoyance<S: Sink>(situation: &Situation, revenus: Money, sink: &mut S) -> Money {
    let montant = rente_servie(situation, revenus);
    if let Some(rente) = situation.prevoyance {
        sink.step(|| {
            Step::new(&PREVOYANCE, montant)
                .with("rente du contrat", rente.mensuel)
                .with("plafond du contrat", rente.plafond_net.unwrap_or_default())
                .with("revenus nets comptés", revenus)
        });
    }
    montant
}

/// What the household and the calendar say this month.
fn personne(
    law: &Law,
    situation: &Situation,
    month: Month,
    faits: &mut Faits,
) -> Result<(), SimulationError> {
    let Some(droit) = &situation.aah else {
        return Ok(());
    };
    let aah = law.aah.at_or_first(month)?;
    let years = |age: i64| i32::try_from(age).unwrap_or(0);
    let born = Month::of(situation.naissance);
    // R. 532-1: a child counts from the month after the birth, and no longer in the month in which the age is reached.
    let limite = 12 * years(aah.enfant_age_limite);
    let enfants = situation
        .enfants
        .iter()
        .filter(|born| **born < month && month < **born + limite)
        .count();
    faits.enfants = i64::try_from(enfants).unwrap_or(0);
    faits.charge = enfants > 0 || situation.ascendant;
    faits.couple = situation.en_couple;
    faits.conjoint = situation.conjoint;
    faits.apres_age = month > born + 12 * years(aah.age_inaptitude);
    faits.abattement_157bis_des = Some(if situation.cmi_invalidite {
        0
    } else {
        let age = law.impot.at_or_first(month)?.abattement_157bis_age;
        situation.naissance_year() + years(age)
    });
    faits.sejour = droit.sejours.iter().any(|sejour| {
        let dernier_jour = chrono::Days::new(u64::try_from(aah.sejour_jours - 1).unwrap_or(0));
        let premier = sejour
            .entree
            .checked_add_days(dernier_jour)
            .map(|day| Month::of(day) + 1);
        premier.is_some_and(|premier| premier <= month)
            && month <= sejour.dernier
            && !sejour.exception
    }) && !faits.charge;
    Ok(())
}

fn aah<S: Sink>(
    cadre: Cadre<'_>,
    state: &mut State,
    faits: &Faits,
    droit_du_mois: &mut Droit<'_>,
    sink: &mut S,
) -> Result<(), SimulationError> {
    let Cadre {
        law,
        situation,
        month,
        run,
    } = cadre;
    let (Some(droit), Some(memory)) = (&situation.aah, &mut state.aah) else {
        return Ok(());
    };
    let cx = Contexte {
        mois: month,
        periode: droit.periode(month),
        droit,
        law: if run == Run::Entier {
            law.aah.at(month)?
        } else {
            law.aah.at_or_first(month)?
        },
        impot: &law.impot,
        smic: &law.smic,
        conventions: &situation.conventions,
        memoire_seule: run != Run::Entier,
        reductions: &situation.reductions,
        revenu_net_global: &situation.revenu_net_global,
    };
    aah::mensuel(cx, memory, faits, droit_du_mois, sink).map_err(|manque| missing(law, manque))
}

const INVALIDITE: &str = "prestations.pension_invalidite";
const RETRAITE: &str = "prestations.retraite";
const PREVOYANCE_PLAFOND: &str = "prestations.rente_prevoyance.plafond_net";

/// The error of an income that a benefit reads and that could not be computed.
#[cold]
pub(super) fn missing(law: &Law, manque: Manque) -> SimulationError {
    let inconnus = match manque {
        Manque::Loi(error) => return error.into(),
        Manque::Revenus(inconnus) => inconnus,
    };
    let error = |field: String, month: Month, found: Option<ParameterError>| {
        let found = found.unwrap_or(ParameterError::Ended {
            id: "",
            date: month.first_day(),
        });
        SimulationError::Law {
            field,
            source: found,
        }
    };
    if let Some((index, month)) = inconnus.salaire {
        let found = law
            .salaire
            .at(month)
            .err()
            .or_else(|| law.cdd.at(month).err())
            .or_else(|| law.cout.at(month).err());
        error(format!("activites.{index}"), month, found)
    } else if let Some((index, month)) = inconnus.esat {
        let found = law
            .salaire
            .at(month)
            .err()
            .or_else(|| law.esat.at(month).err())
            .or_else(|| law.smic.at(month).err());
        error(format!("activites.{index}"), month, found)
    } else if let Some(month) = inconnus.retraite {
        error(RETRAITE.into(), month, law.retraite.at(month).err())
    } else if let Some(month) = inconnus.prevoyance {
        error(
            PREVOYANCE_PLAFOND.into(),
            month,
            law.salaire.at(month).err(),
        )
    } else {
        let month = inconnus.invalidite.unwrap_or(Month::january(2024));
        // Its control looks thirteen months back.
        let found = (0..14).map(|ago| month - ago).find_map(|seen| {
            let pension = law.invalidite.at(seen).err();
            pension.or_else(|| law.salaire.at(seen).err())
        });
        error(INVALIDITE.into(), month, found)
    }
}

/// ASS asked for in the month, with the derogation of those who had the AAH too before 2017.
fn ass_demandee(situation: &Situation, month: Month) -> impl Iterator<Item = (Money, bool)> {
    situation
        .revenus
        .iter()
        .filter(move |revenu| {
            revenu.nature == NatureRevenu::Ass && revenu.premier <= month && month <= revenu.dernier
        })
        .map(move |revenu| {
            let demandee = match revenu.journalier {
                Some((jour, _)) => jour * month.days(),
                None => revenu
                    .montant
                    .as_ref()
                    .and_then(|serie| serie.get(month))
                    .unwrap_or_default(),
            };
            (demandee, revenu.avant_2017)
        })
        .filter(|(demandee, _)| demandee.is_some())
}

/// The ASS of the month, `deja` months with work after its start.
fn ass<S: Sink>(
    law: &Law,
    situation: &Situation,
    month: Month,
    deja: Option<i64>,
    aah: Money,
    sink: &mut S,
) -> Result<Money, SimulationError> {
    let mut total = Money::ZERO;
    for (demandee, avant_2017) in ass_demandee(situation, month) {
        let known = law.chomage.at_or_first(month)?;
        total += chomage::ass(known, demandee, aah, avant_2017, deja, sink);
    }
    Ok(total)
}

/// What is paid in its own month, and the levies taken from it.
#[derive(Clone, Copy)]
struct Avance {
    prestations: Money,
    prelevements: Money,
}

/// A complementary pension is paid in advance, at the beginning of its month; so is a pension d'invalidité in Alsace-Moselle.
fn avance(situation: &Situation, pension: &Servie, retraite: Montants, levies: Money) -> Avance {
    let invalidite = situation
        .invalidite
        .as_ref()
        .is_some_and(|given| given.alsace_moselle)
        && (pension.pension + pension.mtp).is_positive();
    if !invalidite {
        return Avance {
            prestations: retraite.complementaire,
            prelevements: Money::ZERO,
        };
    }
    let pensions = pension.pension + retraite.total();
    Avance {
        prestations: retraite.complementaire + pension.pension + pension.mtp,
        prelevements: levies
            .scaled(pension.pension, pensions)
            .rounded(Rounding::Centime),
    }
}

/// What is left for the month, and the cash of the month.
fn balance<S: Sink>(
    outcome: &mut Outcome,
    state: &mut State,
    avance: Avance,
    given_asi: DemandeAsi,
    sink: &mut S,
) {
    let tell = |rule: &'static Rule, amount: Money, sink: &mut S| {
        if amount.is_some() {
            sink.step(|| Step::new(rule, amount));
        }
    };
    tell(&SALAIRE_NET, outcome.revenus.salaire_net, sink);
    tell(&AUTRES_REVENUS, outcome.revenus.autres_revenus, sink);
    if matches!(given_asi, DemandeAsi::Montant(_)) {
        tell(&ASI, outcome.prestations.asi, sink);
    }
    tell(&RENTE, outcome.prestations.rente_accident_travail, sink);
    let dues: Money = outcome.prestations.amounts();
    let taken: Money = outcome.prelevements.amounts();
    outcome.disponible = outcome.revenus.amounts() + dues - taken;
    // Levies on pensions are taken when the pension is paid.
    let on_pensions = outcome.prelevements.prelevements_pensions;
    // What receipts owe is debited after their declaration.
    let debited = outcome.bases.micro.preleve;
    outcome.encaisse = outcome.revenus.amounts() + avance.prestations - avance.prelevements
        + state.a_payer
        - debited
        - outcome.bases.impot_debite;
    outcome.bases.a_payer = dues - avance.prestations - (on_pensions - avance.prelevements);
    sink.step(|| {
        Step::new(&DISPONIBLE, outcome.disponible)
            .with("revenus du mois", outcome.revenus.amounts())
            .with("prestations dues pour le mois", dues)
            .with("prélèvements", taken)
    });
    sink.step(|| {
        Step::new(&ENCAISSE, outcome.encaisse)
            .with("revenus du mois", outcome.revenus.amounts())
            .with(
                "prestations du mois précédent, après prélèvements",
                state.a_payer,
            )
            .with(
                "pensions payées d'avance",
                avance.prestations - avance.prelevements,
            )
            .with("prélèvements de l'Urssaf", debited)
            .with("impôt", outcome.bases.impot_debite)
    });
    state.a_payer = outcome.bases.a_payer;
}
