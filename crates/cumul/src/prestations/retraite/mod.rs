//! Retraite: from when, how much, and what work takes from it (CSS L. 161-17-2 to L. 161-22-1-9, L. 351-1 to L. 351-10).
//!
//! The order of the room: ages and durations ([`ages`]), the amount when it is estimated ([`montant`]), the pension at 62
//! that replaces an AAH or a pension d'invalidité ([`inaptitude`]), part of the pension beside part-time work
//! ([`progressive`]), then work beside a whole pension: the rules of first pensions before 2027 ([`cumul`]) and those of
//! 2027 ([`cumul_2027`]).
//!
//! Known gaps: civil servants, reversion, early departures for hardship or long careers (their amount is given).

pub(crate) mod ages;
pub(crate) mod cumul;
pub(crate) mod cumul_2027;
pub(crate) mod inaptitude;
pub(crate) mod montant;
pub(crate) mod progressive;

use crate::calendar::Month;
use crate::money::Money;
use crate::parameters::{ParameterError, Timeline};
use crate::prestations::pensions::Montants;
use crate::situation::conventions::CumulIntegral;
use crate::trace::{Rule, Sink, Step};

use ages::Ages;
use cumul::{Comparaison, Pension, ReductionNonSalarie, Travail};
use cumul_2027::{Annee, Periode};

pub(crate) static SERVIE: Rule = Rule::new(
    "retraite.servie",
    "CSS L. 161-22",
    "Retraites du mois, après ce que le travail en retire",
)
.fixing("retraite");

/// The law that a month of retraite reads.
#[derive(Clone, Copy)]
pub(crate) struct Lois<'a> {
    pub(crate) ages: &'a Timeline<ages::Parameters>,
    pub(crate) ancien: &'a Timeline<cumul::Parameters>,
    pub(crate) nouveau: &'a Timeline<cumul_2027::Parameters>,
    pub(crate) progressive: &'a Timeline<progressive::Parameters>,
}

/// What the retraite remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    pub(crate) annee: Annee,
    /// The ages of the date of effect, found once.
    pub(crate) ages: Option<Ages>,
}

/// What the month says that the retraite reads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    /// Pensions due before any reduction.
    pub(crate) dues: Montants,
    pub(crate) travail: Travail,
    /// Compared pay in the base of the CSG.
    pub(crate) revenu: Money,
    /// Every income of the new rules: all pay in the base of the CSG, self-employed and replacement income.
    pub(crate) revenus: Money,
    /// Self-employed income of the civil year, and the months of activity.
    pub(crate) non_salarie: (Money, i64),
    pub(crate) smic_horaire: Money,
    pub(crate) plafond_annuel: Money,
    /// Work of a retraite progressive in the month.
    pub(crate) progressive: Option<progressive::Travail>,
}

/// The bases of a month of retraite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Detail {
    pub(crate) ouverte: bool,
    /// The rules of 2027 apply.
    pub(crate) nouveau: bool,
    pub(crate) integral_depuis: Option<Month>,
    pub(crate) integral: bool,
    pub(crate) periode: Periode,
    pub(crate) progressive: bool,
    /// Income that the rules of 2027 count.
    pub(crate) revenus: Money,
    /// Not due: a return to the last employer within six months.
    pub(crate) meme_employeur: bool,
    pub(crate) dues: Montants,
    pub(crate) servies: Montants,
    pub(crate) comparaison: Comparaison,
    pub(crate) non_salarie: ReductionNonSalarie,
}

impl Detail {
    /// What work takes from the pensions of the month.
    pub(crate) fn reduction(&self) -> Money {
        self.dues.total() - self.servies.total()
    }
}

/// Whether the rules of 2027 govern a first base pension of this date of effect (loi n° 2025-1403, art. 102, XI).
pub(crate) fn nouveau_regime(nouveau: &Timeline<cumul_2027::Parameters>, premiere: Month) -> bool {
    premiere >= nouveau.first(Month::january(2199))
}

/// The ages that decide of the full cumul: those of the date of effect (letter of art. 105, VI), or those of the month.
fn ages_du_cumul(
    lois: &Lois<'_>,
    naissance: chrono::NaiveDate,
    depuis: Month,
    mois: Month,
    lecture: CumulIntegral,
    known: &mut Option<Ages>,
) -> Ages {
    let pour = |effet| ages::pour(lois.ages, naissance, effet).unwrap_or_default();
    match lecture {
        CumulIntegral::DateEffet => *known.get_or_insert_with(|| pour(depuis)),
        CumulIntegral::LoiEnVigueur => pour(depuis.max(mois)),
    }
}

/// The pensions served in one month.
///
/// * Source: CSS L. 161-22 in its two wordings, L. 161-22-1-5; the order is that of the text: progressive first (IV), then
///   the return to the last employer, the full cumul, and what exceeds.
/// * Errors: a month before the first known parameters of the cumul.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
pub(crate) fn mensuelle<S: Sink>(
    lois: Lois<'_>,
    pension: &Pension,
    premiere: Month,
    naissance: chrono::NaiveDate,
    lecture: CumulIntegral,
    mois: Month,
    state: &mut State,
    faits: &Faits,
    detail: &mut Detail,
    sink: &mut S,
) -> Result<Montants, ParameterError> {
    let dues = faits.dues;
    let Some(depuis) = pension.depuis.filter(|depuis| mois >= *depuis) else {
        return Ok(dues);
    };
    if mois.is_january() {
        state.annee = Annee::default();
    }
    let ages = ages_du_cumul(&lois, naissance, depuis, mois, lecture, &mut state.ages);
    detail.ouverte = true;
    detail.dues = dues;
    detail.nouveau = nouveau_regime(lois.nouveau, premiere);
    sink.step(|| {
        Step::new(&ages::AGES, crate::trace::Figure::Count(ages.age_legal))
            .with("durée requise, en trimestres", ages.duree_requise)
            .with("âge du taux plein d'office, en mois", ages.age_taux_plein)
            .with("date d'effet", depuis)
    });
    sink.step(|| {
        Step::new(
            &cumul_2027::REGIME,
            if detail.nouveau {
                "règles de 2027"
            } else {
                "règles d'avant 2027, gardées à vie"
            },
        )
        .with("première retraite de base", premiere)
    });
    let servies = if let Some(travail) = faits.progressive {
        detail.progressive = true;
        progressive::servies(
            lois.progressive.at_or_first(mois)?,
            travail,
            depuis,
            mois,
            dues,
            sink,
        )
    } else if detail.nouveau {
        sous_2027(
            &lois, pension, ages, naissance, mois, state, faits, detail, sink,
        )?
    } else {
        avant_2027(
            &lois, pension, ages, naissance, depuis, mois, faits, detail, sink,
        )?
    };
    detail.servies = servies;
    sink.step(|| {
        Step::new(&SERVIE, servies.total())
            .with("base", servies.base + servies.autre_base)
            .with("complémentaire", servies.complementaire)
            .with("retiré par le travail", dues.total() - servies.total())
    });
    Ok(servies)
}

/// The rules of first pensions before 2027.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
fn avant_2027<S: Sink>(
    lois: &Lois<'_>,
    pension: &Pension,
    ages: Ages,
    naissance: chrono::NaiveDate,
    depuis: Month,
    mois: Month,
    faits: &Faits,
    detail: &mut Detail,
    sink: &mut S,
) -> Result<Montants, ParameterError> {
    let law = lois.ancien.at_or_first(mois)?;
    detail.integral_depuis = cumul::integral_depuis(pension, ages, naissance);
    detail.integral = detail.integral_depuis.is_some_and(|first| first <= mois);
    sink.step(|| {
        let step = Step::new(
            &cumul::INTEGRAL,
            if detail.integral {
                "ouvert"
            } else {
                "pas ouvert"
            },
        )
        .with("durée requise", ages.duree_requise);
        let step = match pension.trimestres {
            Some(trimestres) => step.with("trimestres", trimestres),
            None => step,
        };
        match detail.integral_depuis {
            Some(first) => step.with("à partir de", first),
            None => step,
        }
    });
    if detail.integral {
        return Ok(faits.dues);
    }
    let mut dues = faits.dues;
    if cumul::suspendue_meme_employeur(law, depuis, mois, &faits.travail) {
        detail.meme_employeur = true;
        dues.base = Money::ZERO;
        dues.autre_base = Money::ZERO;
        // The arrêté of the Ircantec refers to the same article, for its own jobs.
        if pension.regime_complementaire
            == crate::situation::prestations::RegimeComplementaire::Ircantec
            && faits.travail.ircantec
        {
            dues.complementaire = Money::ZERO;
        }
        sink.step(|| {
            Step::new(&cumul::MEME_EMPLOYEUR, dues.total())
                .with("date d'effet", depuis)
                .with("délai en mois", law.delai_meme_employeur)
        });
        return Ok(dues);
    }
    let mut servies = dues;
    if faits.revenu.is_positive() {
        detail.comparaison = cumul::comparer(law, faits.smic_horaire, pension, dues, faits.revenu);
        servies = cumul::servies(pension, dues, &detail.comparaison, &faits.travail, sink);
    }
    let (revenus, months) = faits.non_salarie;
    if revenus.is_positive() {
        let reduction = cumul::reduction_non_salarie(
            law,
            pension.non_salarie,
            faits.plafond_annuel,
            revenus,
            months,
        );
        if reduction.plafond.is_positive() {
            detail.non_salarie = reduction;
            servies.base = (servies.base - reduction.mensuelle).or_zero();
            sink.step(|| {
                Step::new(&cumul::INDEPENDANT, reduction.mensuelle)
                    .with("revenus de l'année", revenus)
                    .with("plafond de l'année", reduction.plafond)
                    .with("dépassement de l'année", reduction.depassement)
            });
        }
    }
    Ok(servies)
}

/// The rules of first pensions from 2027.
#[allow(
    clippy::too_many_arguments,
    reason = "one step of the month, with all that the month carries"
)]
fn sous_2027<S: Sink>(
    lois: &Lois<'_>,
    pension: &Pension,
    ages: Ages,
    naissance: chrono::NaiveDate,
    mois: Month,
    state: &mut State,
    faits: &Faits,
    detail: &mut Detail,
    sink: &mut S,
) -> Result<Montants, ParameterError> {
    let law = lois.nouveau.at_or_first(mois)?;
    let periode = cumul_2027::periode(ages, naissance, mois);
    detail.revenus = faits.revenus;
    detail.periode = periode;
    detail.integral = periode == Periode::Libre;
    detail.integral_depuis = Some(ages::mois_suivant(naissance, ages.age_taux_plein));
    let works = faits.revenus.is_positive();
    if works && periode != Periode::AvantAgeLegal && !pension.toutes_liquidees {
        // II, 3°: the legal age is reached, work runs, and some pension is not claimed.
        return Ok(Montants::default());
    }
    let reduction = cumul_2027::reduction(
        law,
        mois,
        periode,
        faits.dues,
        faits.revenus,
        &mut state.annee,
        sink,
    );
    Ok(cumul_2027::servies(faits.dues, reduction))
}
