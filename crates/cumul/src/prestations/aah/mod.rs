//! Allocation aux adultes handicapés (CSS L. 821-1 to L. 821-8): who receives it, how much, month by month.
//!
//! The order of the room is that of the reasoning: which months are looked at ([`calendrier`]), the six months of full
//! cumul ([`cumul`]), what a stop or a drop of work changes ([`mesures`]), what is counted ([`ressources`]), how much
//! is paid ([`montant`]), and what is added to it ([`majorations`]).
//!
//! Known gaps: partial activity of an employer (CSS R. 532-7), deficits, the self-employed under real accounting,
//! absences abroad, a partner's own AAH quarters.

pub(crate) mod calendrier;
pub(crate) mod cumul;
pub(crate) mod majorations;
pub(crate) mod mesures;
pub(crate) mod montant;
pub(crate) mod ressources;

use crate::calendar::{Month, Window};
use crate::money::{Money, Rate};
use crate::parameters::{Bareme, ParameterError, Timeline, parameters};
use crate::revenus::impot;
use crate::situation::conventions::Conventions;
use crate::situation::mois::{DroitAah, Reduction};
use crate::trace::{Rule, Sink, Step};

pub(crate) use calendrier::Appreciation;
pub(crate) use ressources::Ressources;

parameters! {
    /// Read in the month of right.
    "aah" {
        montant_maximal: Money,
        plafond_majoration_par_enfant: Rate,
        plafond_majoration_couple: Rate,
        conjoint_abattement: Money,
        conjoint_abattement_par_enfant: Money,
        enfant_age_limite: i64,
        taux_incapacite_aah1: Rate,
        taux_incapacite_aah2: Rate,
        age_inaptitude: i64,
        age_fin_maintien_activite: Option<i64>,
        seuil_tranche: Rate,
        abattement_tranche_basse: Rate,
        abattement_tranche_haute: Rate,
        cumul_integral_duree: i64,
        retour_annuel_mois_sans_activite: i64,
        coefficient_trimestriel: Rate,
        abattement_pensions: Rate,
        abattement_cessation_avec_pension: Rate,
        abattement_chomage_indemnise: Rate,
        abattement_reduction_activite_maximal: Rate,
        abattement_reduction_activite_pas: Rate,
        avance_declaration_manquante: Rate,
        taux_sejour: Rate,
        sejour_jours: i64,
        mva: Money,
        complement_de_ressources: Option<Money>,
        plafond_esat: Rate,
        plafond_esat_majoration_charge: Rate,
        plafond_esat_majoration_couple: Rate,
        abattement_esat: Bareme,
    }
}

pub(crate) static ELIGIBILITE: Rule = Rule::new(
    "aah.eligibilite",
    "CSS L. 821-1",
    "Droit à l'AAH dans le mois : date d'ouverture, taux d'incapacité, âge",
);
/// What the month says that the AAH reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    /// Work, ordinary or in an ESAT, still runs on the last day of the month.
    pub(crate) travail_en_fin_de_mois: bool,
    /// An ordinary contract runs in the month.
    pub(crate) travail_ordinaire: bool,
    /// The gross pay of the month could not be computed: the law of then is not known.
    pub(crate) brut_inconnu: bool,
    /// The net pay of the month is not known (the law of then is not).
    pub(crate) net_inconnu: bool,
    /// The person works in an ESAT in the month.
    pub(crate) travail_esat: bool,
    /// The place in the request of the work in an ESAT.
    pub(crate) activite_esat: u16,
    /// Aide au poste of the first whole month in the ESAT, as long as it has not passed.
    pub(crate) aide_premier_mois: Option<Money>,
    /// First month in the ESAT, and whether it was whole.
    pub(crate) entree_esat: Option<(Month, bool)>,
    /// Aide au poste of the month; none when the law of the month is not known.
    pub(crate) aide_au_poste: Option<Money>,
    /// Part of the SMIC paid by the ESAT.
    pub(crate) part_esat: Rate,
    /// Gross rémunération garantie of the month.
    pub(crate) remuneration_garantie: Money,
    /// Income of the month.
    pub(crate) ressources: Ressources,
    /// The same, with incomes known by year spread over the months.
    pub(crate) etalees: Ressources,
    /// Hours of ordinary contracts, when all are known.
    pub(crate) heures: Option<Rate>,
    /// Hours of all work, the ESAT included, when all are known.
    pub(crate) heures_totales: Option<Rate>,
    /// A pension, a rente, unemployment or daily benefits are received in the month.
    pub(crate) remplacement: bool,
    /// First month of a pension d'invalidité, a retraite or a rente.
    pub(crate) admission: Option<Month>,
    /// Unemployment benefit is received in the month.
    pub(crate) chomage: bool,
    /// Pensions, rentes, ASI and ASPA due for the month, gross.
    pub(crate) avantages: Money,
    /// The part of them that is not taxable.
    pub(crate) avantages_exoneres: Money,
    /// Children à charge.
    pub(crate) enfants: i64,
    /// A child or an ascendant is à charge.
    pub(crate) charge: bool,
    /// Lives in a couple.
    pub(crate) couple: bool,
    /// What the partner brings in a month.
    pub(crate) conjoint: Conjoint,
    /// First year of income for which article 157 bis applies: by the card always, else by age.
    pub(crate) abattement_157bis_des: Option<i32>,
    /// Reached the age of inaptitude before this month.
    pub(crate) apres_age: bool,
    /// A stay reduces the allowance this month.
    pub(crate) sejour: bool,
}

/// The partner's income, read only while the old couple calculation is kept.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Conjoint {
    pub(crate) salaire: Money,
    pub(crate) pension: Money,
    pub(crate) aah: bool,
}

/// What the AAH remembers from one month to the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    /// Income of the last three months, for the next reference quarter (R. 821-4-1).
    pub(crate) mois: Window<Ressources, 3>,
    /// Income of the reference quarter of the rights period that runs.
    pub(crate) trimestre: Ressources,
    /// Income of this year, of the last, and of the one before (R. 532-3: « l'année civile de référence » is N-2).
    pub(crate) annees: [Ressources; 3],
    pub(crate) cumul: cumul::State,
    pub(crate) calendrier: calendrier::State,
    pub(crate) mesures: mesures::State,
    /// Aide au poste of the first whole month in the ESAT, of last December, of the month before, and of the month
    /// before the rights period (D. 821-10).
    pub(crate) aide_premier_mois: Option<Money>,
    pub(crate) aide_decembre: Option<Money>,
    pub(crate) aide_du_mois_avant: Option<Money>,
    pub(crate) aide_avant_periode: Option<Money>,
    pub(crate) part_esat: Rate,
    /// The old couple calculation is still kept (loi n° 2022-1158, art. 10).
    pub(crate) conjugalise: bool,
    /// The complément de ressources is still kept.
    pub(crate) complement: bool,
    /// What was due for the month before.
    pub(crate) precedente: Money,
    /// What was due before the declaration that was not returned.
    pub(crate) avant_avance: Money,
}

impl State {
    pub(crate) fn new(droit: &DroitAah) -> Self {
        Self {
            mois: Window::default(),
            trimestre: Ressources::default(),
            annees: [Ressources::default(); 3],
            cumul: cumul::State::default(),
            calendrier: calendrier::State::default(),
            mesures: mesures::State::default(),
            aide_premier_mois: None,
            aide_decembre: None,
            aide_du_mois_avant: None,
            aide_avant_periode: None,
            part_esat: Rate::ZERO,
            conjugalise: droit.conjugalise,
            complement: droit.complement_de_ressources,
            precedente: Money::ZERO,
            avant_avance: Money::ZERO,
        }
    }
}

/// Law and choices of the month.
#[derive(Clone, Copy)]
pub(crate) struct Contexte<'a> {
    pub(crate) mois: Month,
    /// First month of the rights period that holds the month.
    pub(crate) periode: Month,
    pub(crate) droit: &'a DroitAah,
    pub(crate) law: &'a Parameters,
    pub(crate) impot: &'a Timeline<impot::Parameters>,
    pub(crate) smic: &'a Timeline<crate::revenus::smic::Parameters>,
    pub(crate) conventions: &'a Conventions,
    /// Only what the month leaves in memory is wanted: it comes before the first month simulated.
    pub(crate) memoire_seule: bool,
    pub(crate) reductions: &'a [Reduction],
    /// Total net income of the household by year, when known.
    pub(crate) revenu_net_global: &'a [(i32, Money)],
}

/// What the month gives, with what explains it, written where the month keeps it.
#[derive(Debug)]
pub(crate) struct Droit<'a> {
    pub(crate) aah: Money,
    pub(crate) mva: Money,
    pub(crate) complement: Money,
    pub(crate) detail: &'a mut Detail,
}

impl<'a> Droit<'a> {
    pub(crate) fn new(detail: &'a mut Detail) -> Self {
        Self {
            aah: Money::ZERO,
            mva: Money::ZERO,
            complement: Money::ZERO,
            detail,
        }
    }
}

/// What keeps a month from being computed.
#[derive(Clone, Debug)]
pub(crate) enum Manque {
    /// A parameter of the law.
    Loi(ParameterError),
    /// Incomes of the reference period.
    Revenus(ressources::Inconnus),
}

impl From<ParameterError> for Manque {
    fn from(error: ParameterError) -> Self {
        Self::Loi(error)
    }
}

/// The facts and bases of a month of AAH.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    /// The right is open.
    pub(crate) ouvert: bool,
    pub(crate) appreciation: Appreciation,
    /// First and last months whose income is counted.
    pub(crate) reference: Option<(Month, Month)>,
    /// The month is one of full cumul.
    pub(crate) cumul_integral: bool,
    /// How many more months of full cumul the run can still have, this one excluded.
    pub(crate) cumul_restant: i64,
    pub(crate) mesure: mesures::Effet,
    /// Income counted over the reference period.
    pub(crate) ressources: Money,
    /// Monthly amount by the resources alone.
    pub(crate) par_ressources: Money,
    /// Monthly amount by the pensions alone.
    pub(crate) par_subsidiarite: Money,
    /// Monthly amount by the ESAT ceiling alone.
    pub(crate) par_plafond_esat: Money,
    pub(crate) taux_plein: Money,
    /// A rights period starts this month, in quarterly appraisal.
    pub(crate) declaration: bool,
    pub(crate) sejour: bool,
    pub(crate) avance: bool,
    pub(crate) conjugalise: bool,
}

/// The AAH of one month, in the order of the code's articles.
pub(crate) fn mensuel<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    droit: &mut Droit<'_>,
    sink: &mut S,
) -> Result<(), Manque> {
    let ouvert = eligible(cx, faits, sink);
    let actif = faits.travail_ordinaire
        || faits
            .ressources
            .activite(cx.conventions.aah_ij)
            .is_positive();
    let cumul = cumul::avancer(cx, &mut state.cumul, actif, sink);
    calendrier::avancer(cx, &mut state.calendrier, faits, sink);
    mesures::avancer(cx, state.calendrier.appreciation, &mut state.mesures, faits);
    if faits.travail_esat {
        state.part_esat = faits.part_esat;
        state.aide_premier_mois = faits.aide_premier_mois.or(state.aide_premier_mois);
    }

    if cx.periode == cx.mois {
        state.trimestre = state.mois.ago(0);
        state.trimestre.add(&state.mois.ago(1));
        state.trimestre.add(&state.mois.ago(2));
        state.aide_avant_periode = state.aide_du_mois_avant;
    }

    droit.detail.ouvert = ouvert;
    droit.detail.appreciation = state.calendrier.appreciation;
    droit.detail.cumul_integral = ouvert && cumul.integral;
    droit.detail.cumul_restant = cumul.restant;
    if ouvert && !cx.memoire_seule {
        let periode = calendrier::reference(cx, state);
        droit.detail.reference = Some((periode.premier, periode.dernier));
        let mesure = mesures::effet(cx, state, faits, cumul.integral, sink);
        droit.detail.mesure = mesure;
        let retenues = ressources::retenues(cx, state, faits, &periode, mesure, sink)?;
        montant::fixer(cx, state, faits, &periode, &retenues, droit, sink);
        majorations::fixer(cx, state, faits, &periode, &retenues, droit, sink);
    }
    state.precedente = droit.aah;
    retenir(cx, state, faits, cumul.integral);
    Ok(())
}

/// Whether the right is open in the month (CSS L. 821-1, L. 821-2, R. 821-7).
fn eligible<S: Sink>(cx: Contexte<'_>, faits: &Faits, sink: &mut S) -> bool {
    let premier_taux = cx.droit.taux >= cx.law.taux_incapacite_aah1;
    let (ouvert, fait) = if cx.mois < cx.droit.depuis {
        (false, "le droit n'est pas encore ouvert")
    } else if premier_taux {
        (true, "taux d'au moins 80 % (article L. 821-1)")
    } else if cx.droit.taux < cx.law.taux_incapacite_aah2 {
        (false, "taux inférieur à 50 %")
    } else if faits.apres_age {
        (
            false,
            "âge de la retraite pour inaptitude atteint (article L. 821-2)",
        )
    } else {
        (
            true,
            "taux de 50 à 79 % avec restriction d'accès à l'emploi (article L. 821-2)",
        )
    };
    sink.step(|| {
        Step::new(&ELIGIBILITE, fait)
            .with("taux d'incapacité", cx.droit.taux)
            .with("droit ouvert depuis", cx.droit.depuis)
    });
    ouvert
}

/// Lets the month's income enter the reference periods to come.
fn retenir(cx: Contexte<'_>, state: &mut State, faits: &Faits, cumul: bool) {
    use crate::situation::conventions::AahSixMois;
    let mut etalees = faits.etalees;
    if cumul && cx.conventions.aah_six_mois == AahSixMois::MoisDeRevenu {
        etalees = etalees.sans_activite();
    }
    state.mois.push(etalees);
    state.aide_du_mois_avant = faits.aide_au_poste;
    if let Some(annee) = state.annees.first_mut() {
        annee.add(&faits.ressources);
    }
    if cx.mois.number() == 12 {
        state.annees.rotate_right(1);
        if let Some(annee) = state.annees.first_mut() {
            *annee = Ressources::default();
        }
        state.aide_decembre = faits.aide_au_poste;
    }
}
