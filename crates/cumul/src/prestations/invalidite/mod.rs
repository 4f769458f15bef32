//! Pension d'invalidité (CSS L. 341-1 to R. 341-22): its amount, and what earnings take from it.
//!
//! The order of the room: what the pension would be ([`montant`]), what is looked at and what is taken ([`cumul`]), and
//! until when it is paid ([`fin`]).
//!
//! Known gaps: the liberal schemes, part of a month, the comparison of a pension de veuf with own benefits (D. 342-3).

pub(crate) mod cumul;
pub(crate) mod fin;
pub(crate) mod montant;

use crate::calendar::{Month, Window};
use crate::money::{Money, Rate};
use crate::parameters::{ParameterError, Since, Timeline, parameters};
use crate::situation::conventions::Conventions;
use crate::situation::mois::PensionInvalidite;
use crate::situation::prestations::RegimeInvalidite;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// Régime général, in the month of the pension.
    "pension_invalidite" {
        taux_categorie_1: Rate,
        taux_categories_2_3: Rate,
        nombre_meilleures_annees: i64,
        plafond_categorie_1: Rate,
        plafond_categories_2_3: Rate,
        minimum_mensuel: Option<Money>,
        coefficient_revalorisation: Since<Rate>,
        coefficient_absorbe: Rate,
        mtp_mensuelle: Option<Money>,
        plafond_annuel: Money,
        multiple_plafond_derniere_annee: Rate,
        taux_reduction: Rate,
        premier_controle: i64,
        duree_effet_salarie: i64,
        duree_effet_non_salarie: i64,
        majoration_non_salarie: Option<Rate>,
        capacite_gain: Rate,
        age_conversion: Option<i64>,
        age_maximal_en_activite: Option<i64>,
        decalage_chomeur: Option<i64>,
        rente_memes_lesions: Rate,
        rente_autre_cause: Rate,
    }
}

/// Travailleurs indépendants, non-salariés agricoles, veufs and veuves invalides.
pub(crate) mod autres_regimes {
    use crate::money::{Money, Rate};
    use crate::parameters::parameters;

    parameters! {
        /// In the month of the pension.
        "invalidite_autres_regimes" {
            msa_seuil_heures: Option<Rate>,
            veuf_seuil_heures: Rate,
            veuf_taux: Option<Rate>,
            veuf_majoration_enfants: Option<Rate>,
            veuf_age_conversion: i64,
            minimum_mensuel_pipm: Money,
            minimum_mensuel_pitd: Money,
            multiple_seuil_pipm: Rate,
            multiple_seuil_pitd: Rate,
        }
    }
}

pub(crate) static SUSPENSION: Rule = Rule::new(
    "pension_invalidite.suspension",
    "CSS L. 341-14-1",
    "Pension suspendue pendant une retraite progressive ou anticipée",
);
pub(crate) static VIEILLESSE_DE_VEUF: Rule = Rule::new(
    "pension_invalidite.vieillesse_de_veuf",
    "CSS R. 342-6",
    "Pension de vieillesse de veuf ou de veuve, du même montant, que les revenus ne réduisent pas",
)
.fixing("pension_invalidite");
pub(crate) static RENTE: Rule = Rule::new(
    "pension_invalidite.rente_accident_travail",
    "CSS L. 371-4",
    "Pension et rente d'accident du travail ensemble : au plus le salaire d'un travailleur valide",
);

/// What a month leaves in memory.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Passe {
    /// The pension as it would be without earnings.
    pub(crate) theorique: Money,
    /// The pension paid for the month.
    pub(crate) servie: Money,
    /// Gross salaries and assimilated income paid in the month.
    pub(crate) revenus: Money,
    /// The income or the pension of the month could not be computed: the law of then is not known.
    pub(crate) inconnu: bool,
    /// Nor could what was taken from the pension.
    pub(crate) servie_inconnue: bool,
}

/// What the pension remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// « Du treizième au deuxième mois civil précédant » (R. 341-17): thirteen months back.
    pub(crate) passe: Window<Passe, 13>,
    /// The same by civil year, this one and the two before (non-salaried income, R. 341-17, II, al. 2).
    pub(crate) annees: [Passe; 3],
    pub(crate) cumul: cumul::State,
    pub(crate) fin: fin::State,
    pub(crate) theorique: Money,
    /// The pension before its minimum, in the months before typed amounts are in force.
    pub(crate) montant: montant::Suivi,
    /// The salaire de comparaison of the régime général.
    pub(crate) seuil: montant::Suivi,
}

impl State {
    /// Lets a month enter the memory of the next controls.
    fn retenir(&mut self, mois: Month, passe: Passe) {
        self.passe.push(passe);
        if let Some(annee) = self.annees.first_mut() {
            annee.theorique += passe.theorique;
            annee.servie += passe.servie;
            annee.revenus += passe.revenus;
            annee.inconnu |= passe.inconnu;
        }
        if mois.number() == 12 {
            self.annees.rotate_right(1);
            if let Some(annee) = self.annees.first_mut() {
                *annee = Passe::default();
            }
        }
    }
}

/// What the month says that the pension reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    /// Gross salaries and assimilated income paid in the month (R. 341-17, II, 1° to 3°).
    pub(crate) revenus: Money,
    pub(crate) inconnu: bool,
    /// A contract or a work in an ESAT runs in the month.
    pub(crate) contrat: bool,
    /// Some activity runs in the month, or is paid in it.
    pub(crate) activite: bool,
    /// An activity runs on the day of the month of the given birthday.
    pub(crate) activite_le_jour_des_62_ans: bool,
    /// An activity runs at the end of the month.
    pub(crate) activite_en_fin_de_mois: bool,
    /// Unemployment benefit is received in the month.
    pub(crate) chomage: bool,
}

/// Law and choices of the month.
#[derive(Clone, Copy)]
pub(crate) struct Contexte<'a> {
    pub(crate) mois: Month,
    pub(crate) pension: &'a PensionInvalidite,
    pub(crate) law: &'a Timeline<Parameters>,
    pub(crate) autres_regimes: &'a Timeline<autres_regimes::Parameters>,
    pub(crate) smic: &'a Timeline<crate::revenus::smic::Parameters>,
    pub(crate) salaire: &'a Timeline<crate::revenus::salaire::Parameters>,
    /// Three children at least were raised (pension de veuf ou de veuve).
    pub(crate) trois_enfants: bool,
    pub(crate) conventions: &'a Conventions,
    /// First month simulated, in which typed amounts are in force.
    pub(crate) debut: Month,
    pub(crate) naissance: chrono::NaiveDate,
    /// First month of a retraite.
    pub(crate) retraite_des: Option<Month>,
    /// A month before the first simulated: what was taken from the pension may stay unknown.
    pub(crate) memoire: bool,
    /// Non-salaried income of tax notices, by year.
    pub(crate) benefices: &'a [(i32, Money)],
    /// Profits of a micro-entreprise.
    pub(crate) micro: &'a crate::revenus::micro_entreprise::State,
}

/// What the month gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Servie {
    pub(crate) pension: Money,
    pub(crate) mtp: Money,
}

/// The bases of a month of pension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    /// The pension is open in the month.
    pub(crate) ouverte: bool,
    pub(crate) theorique: Money,
    pub(crate) reduction: Money,
    pub(crate) seuil: Money,
    pub(crate) revenus_retenus: Money,
    pub(crate) pension_de_reference: Money,
    /// First and last months looked at, when the month is controlled.
    pub(crate) reference: Option<(Month, Month)>,
    /// A control falls this month.
    pub(crate) controle: bool,
    /// A pension de veuf ou de veuve that has become a pension de vieillesse.
    pub(crate) vieillesse: bool,
    /// The pension has ended, by age.
    pub(crate) terminee: bool,
    /// The amount could not be computed: the law of then is not known.
    pub(crate) inconnue: bool,
}

impl Detail {
    /// What could still be earned over the reference months without reduction.
    pub(crate) fn marge(&self) -> Money {
        (self.seuil - self.pension_de_reference - self.revenus_retenus).or_zero()
    }
}

/// The pension of one month: what it would be, until when it is paid, and what is taken from it.
pub(crate) fn mensuelle<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    rente_accident_travail: Money,
    detail: &mut Detail,
    sink: &mut S,
) -> Result<Servie, ParameterError> {
    // What happened at 62 is remembered even when the amounts of then are not known.
    let goes_on = fin::continue_(cx, state, faits, sink)?;
    let law = cx.law.at(cx.mois)?;
    let plein = montant::theorique(cx, law, state, sink)?;
    let mut mtp = montant::mtp(cx, law, sink);
    detail.ouverte = cx.mois >= cx.pension.depuis;
    let mut theorique = limite_rente(cx, law, plein, rente_accident_travail, sink);
    if detail.ouverte && !goes_on {
        detail.terminee = true;
        theorique = Money::ZERO;
        mtp = Money::ZERO;
    }
    let mut pension = Money::ZERO;
    if detail.ouverte && !detail.terminee {
        detail.vieillesse = vieillesse_de_veuf(cx)?;
        let due = if detail.vieillesse {
            sink.step(|| Step::new(&VIEILLESSE_DE_VEUF, theorique));
            Ok(theorique)
        } else {
            cumul::servie(cx, law, state, faits, theorique, detail, sink)
        };
        pension = match due {
            Ok(servie) => servie,
            Err(_) if cx.memoire => {
                detail.inconnue = true;
                Money::ZERO
            }
            Err(error) => return Err(error),
        };
        if cx.pension.suspendue(cx.mois) {
            pension = Money::ZERO;
            sink.step(|| {
                Step::new(&SUSPENSION, pension).with("pension avant la suspension", theorique)
            });
        }
    }
    detail.theorique = theorique;
    cumul::retenir(cx, state, faits, theorique, pension, detail.inconnue);
    Ok(Servie { pension, mtp })
}

/// Whether a pension de veuf ou de veuve has become a pension de vieillesse, of the same amount, which earnings do not
/// reduce (CSS R. 342-6, D. 342-2): from the first day of the month that follows the birthday.
fn vieillesse_de_veuf(cx: Contexte<'_>) -> Result<bool, ParameterError> {
    if cx.pension.regime != RegimeInvalidite::Veuf {
        return Ok(false);
    }
    let age = cx.autres_regimes.at(cx.mois)?.veuf_age_conversion;
    Ok(cx.mois > Month::of(cx.naissance) + 12 * i32::try_from(age).unwrap_or(0))
}

/// Keeps a month whose pension could not be computed.
pub(crate) fn oublier(state: &mut State, mois: Month) {
    state.retenir(
        mois,
        Passe {
            inconnu: true,
            ..Passe::default()
        },
    );
}

/// A rente of an accident at work beside the pension: together at most the salary of a valid worker, or 80 % of it for the
/// same injuries (CSS L. 371-4, L. 434-6, R. 434-9).
fn limite_rente<S: Sink>(
    cx: Contexte<'_>,
    law: &Parameters,
    pension: Money,
    rente: Money,
    sink: &mut S,
) -> Money {
    let Some((salaire, memes_lesions)) = cx.pension.limite_rente else {
        return pension;
    };
    if !rente.is_positive() || !pension.is_positive() {
        return pension;
    }
    let part = if memes_lesions {
        law.rente_memes_lesions
    } else {
        law.rente_autre_cause
    };
    let plafond = salaire.at(part) / 12;
    let retenue = pension
        .min((plafond - rente).or_zero())
        .rounded(crate::money::Rounding::Centime);
    sink.step(|| {
        Step::new(&RENTE, retenue)
            .with("plafond par mois", plafond)
            .with("rente", rente)
            .with("pension", pension)
    });
    retenue
}
