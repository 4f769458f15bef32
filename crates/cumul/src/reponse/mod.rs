//! The answer that every face gives: months, events, synthesis, other readings, explanation.

mod cent_euros;
mod evenements;
mod lectures;
mod micro_entreprise;
pub(crate) mod regles;
pub(crate) mod schema;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::calendar::Month;
use crate::error::{Faute, SituationError};
use crate::money::{Money, Rate, Rounding};
use crate::parameters::Legislation;
use crate::simulation::{Engine, Outcome, Prelevements, Prestations, Revenus, SimulationError};
use crate::situation::Situation;
use crate::trace::{Figure, Step};

pub use cent_euros::{CentEuros, Effet};
pub(crate) use evenements::{Ages, valeurs_reconduites};
pub use evenements::{Evenement, Niveau};
pub use lectures::{Lecture, MoisLecture};
pub use micro_entreprise::BasesMicro;
pub use regles::rules;
pub use schema::schema;

/// Declares a part of the answer: the struct, how it is written and its schema, from one description.
macro_rules! part {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $(#[serde($attr:ident = $skip:literal)])? $field:ident : $type:ty),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "json", derive(serde::Serialize))]
        #[non_exhaustive]
        pub struct $name {
            $($(#[doc = $field_doc])* $(#[cfg_attr(feature = "json", serde($attr = $skip))])? pub $field: $type),*
        }

        impl crate::reponse::schema::Described for $name {
            fn schema() -> crate::situation::lecture::Schema {
                crate::reponse::schema::group(
                    stringify!($name),
                    concat!($($doc),*),
                    alloc::vec![$((
                        stringify!($field),
                        concat!($($field_doc),*),
                        <$type as crate::reponse::schema::Described>::schema(),
                        crate::reponse::part!(@always $($skip)?),
                    )),*],
                )
            }
        }
    };
    (@always) => { true };
    (@always $skip:literal) => { false };
}
pub(crate) use part;

part! {
    /// The answer to a request.
    Resultat {
        /// Which law was applied.
        legislation: LegislationAppliquee,
        /// The months, in order.
        mois: Vec<MoisResultat>,
        /// The whole life in a few figures.
        synthese: Synthese,
        /// Other readings of the law that change an amount.
        lectures: Vec<Lecture>,
        /// What was taken where an answer was left out, in French.
        hypotheses: Vec<String>,
        /// What this version does not count yet, in French.
        limites: Vec<String>,
        /// Every step of the reasoning, when it was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        explication: Option<Vec<Etape>>,
    }
}

part! {
    /// Which law was applied.
    LegislationAppliquee {
        /// Last day on which every text was read, `YYYY-MM-DD`.
        a_jour_au: &'static str,
        /// Values replaced, by parameter then by month.
        amendements: Vec<Amendement>,
    }
}

part! {
    /// One value of the law replaced.
    Amendement {
        /// The parameter.
        id: &'static str,
        /// First month.
        depuis: Month,
        /// The value.
        valeur: Nombre,
    }
}

part! {
    /// One month.
    MoisResultat {
        /// The month.
        mois: Month,
        /// What work and other sources bring.
        revenus: Revenus,
        /// Benefits due for the month.
        prestations: Prestations,
        /// What is taken.
        prelevements: Prelevements,
        /// What is left for the month.
        disponible: Money,
        /// Cash of the month.
        encaisse: Money,
        /// What happens this month.
        evenements: Vec<Evenement>,
        /// Bases that benefits read.
        bases: BasesResultat,
    }
}

part! {
    /// Gross amounts and bases of the month.
    BasesResultat {
        /// Gross pay.
        brut: Money,
        /// Net imposable.
        net_imposable: Money,
        /// Montant net social.
        montant_net_social: Money,
        /// Hours free of income tax, in net tax terms.
        heures_exonerees: Money,
        /// Gross rémunération garantie of the ESAT.
        remuneration_garantie: Money,
        /// Aide au poste.
        aide_au_poste: Money,
        /// What the jobs whose cost was asked for cost their employers; none when none was paid.
        cout_employeur: Option<BasesCoutEmployeur>,
        /// What the AAH read; none without a right.
        aah: Option<BasesAah>,
        /// What the control of the pension d'invalidité read; none without a pension.
        pension_invalidite: Option<BasesInvalidite>,
        /// What the prime d'activité read; none without a right.
        prime_activite: Option<BasesPrime>,
        /// What the housing aid read; none when it is not computed.
        aide_logement: Option<BasesAide>,
        /// What a micro-entreprise brought and owes; none without one.
        micro_entreprise: Option<BasesMicro>,
        /// What the rules of work beside a retraite read; none without a retraite.
        retraite: Option<BasesRetraite>,
    }
}

part! {
    /// What jobs cost their employers in the month, before the yearly settlement: `total` is the gross, plus
    /// contributions, health cover and taxe sur les salaires, minus the réduction générale.
    BasesCoutEmployeur {
        /// Gross pay of these jobs.
        brut: Money,
        /// Employer's contributions before the réduction générale.
        cotisations: Money,
        /// Réduction générale.
        reduction_generale: Money,
        /// Employer's share of the health cover.
        mutuelle: Money,
        /// Taxe sur les salaires.
        taxe_salaires: Money,
        /// What the employers pay in all.
        total: Money,
    }
}

part! {
    /// What the AAH read in the month.
    BasesAah {
        /// `annuelle` or `trimestrielle`.
        appreciation: &'static str,
        /// First month whose income is counted.
        reference_debut: Option<Month>,
        /// Last month whose income is counted.
        reference_fin: Option<Month>,
        /// The month is one of full cumul.
        cumul_integral: bool,
        /// Months of full cumul that the present work can still have after this one.
        cumul_restant: i64,
        /// Resources counted over the reference period.
        ressources: Money,
        /// Monthly amount by the resources alone.
        calcul_ressources: Money,
        /// Monthly amount beside a pension alone.
        calcul_subsidiarite: Money,
        /// Monthly amount by the ESAT ceiling alone.
        calcul_plafond_esat: Money,
        /// The old couple calculation is kept.
        reste_conjugalise: bool,
        /// Monthly pay from which the AAH counts as professional income for the prime d'activité.
        seuil_prime_activite: Option<Money>,
    }
}

part! {
    /// The whole life in a few figures.
    Synthese {
        /// Sum of `disponible`.
        disponible_total: Money,
        /// Its monthly mean.
        disponible_moyen: Money,
        /// What the same life has more with the new work: with the activities that start in the months simulated, or,
        /// when none does, with those that run. Zero without work.
        gain_du_travail: Money,
        /// The same by hour worked; none when hours are not known.
        gain_par_heure: Option<Money>,
        /// What stays of 100 € more of gross pay a month; none without an ordinary job.
        cent_euros_de_plus: Option<CentEuros>,
        /// Civil quarters in which a pension d'invalidité was paid, which count for the retraite (CSS R. 351-12, 3°).
        trimestres_assimiles: i64,
    }
}

part! {
    /// One step of the reasoning.
    Etape {
        /// The month.
        mois: Month,
        /// The rule.
        regle: &'static str,
        /// Its article.
        article: &'static str,
        /// What it does.
        libelle: &'static str,
        /// The result.
        valeur: Valeur,
        /// The figures it comes from.
        entrees: Entrees,
    }
}

part! {
    /// What the control of the pension d'invalidité read in the month.
    BasesInvalidite {
        /// The pension before any reduction.
        theorique: Money,
        /// What is taken from it.
        reduction: Money,
        /// Yearly salaire de comparaison; zero before the first control.
        seuil: Money,
        /// The pension over the reference months.
        pension_de_reference: Money,
        /// Earnings counted over the reference months.
        revenus_retenus: Money,
        /// First month looked at.
        reference_debut: Option<Month>,
        /// Last month looked at.
        reference_fin: Option<Month>,
        /// What could still be earned over the reference months without reduction.
        marge: Money,
        /// A control falls this month.
        controle: bool,
        /// The pension has ended, by age.
        terminee: bool,
    }
}

part! {
    /// What the prime d'activité of the month comes from.
    BasesPrime {
        /// The prime before CRDS.
        avant_crds: Money,
        /// The first of the reference months of its last review.
        reference_debut: Option<Month>,
        /// The last one.
        reference_fin: Option<Month>,
        /// The prime is reviewed this month.
        revision: bool,
    }
}

part! {
    /// What the housing aid of the month comes from.
    BasesAide {
        /// Yearly resources, before they are rounded up to the next hundred.
        ressources: Money,
        /// The aid before CRDS.
        avant_crds: Money,
        /// What reduces or ignores income from work and unemployment.
        mesure: &'static str,
        /// The aid is reviewed this month.
        revision: bool,
    }
}

part! {
    /// What the rules of work beside a retraite read in the month.
    BasesRetraite {
        /// `ancien` for a first base pension before 2027, `nouveau` from then on.
        regime: &'static str,
        /// Work takes nothing: full cumul, or 67 under the rules of 2027.
        cumul_integral: bool,
        /// First month of it, when it is known.
        cumul_integral_depuis: Option<Month>,
        /// A return to the last employer within six months suspends the base pension.
        meme_employeur: bool,
        /// Base pension before what work takes.
        base_due: Money,
        /// Complementary pension before what work takes.
        complementaire_due: Money,
        /// Base pension served.
        base: Money,
        /// Base pension of another scheme, served.
        autre_base: Money,
        /// Complementary pension served.
        complementaire: Money,
        /// Ceiling of the cumul plafonné; zero when nothing was compared.
        plafond: Money,
        /// Ceiling of the complementary scheme.
        plafond_complementaire: Money,
        /// Salaries counted, in the base of the CSG.
        revenu_retenu: Money,
        /// Pensions and salaries together.
        total: Money,
        /// What exceeds the ceiling.
        depassement: Money,
        /// Yearly ceiling of a former self-employed person.
        plafond_non_salarie: Money,
        /// What the year exceeds it by.
        depassement_non_salarie: Money,
        /// What work takes from the pensions of the month.
        reduction: Money,
    }
}

/// An exact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nombre(pub(crate) rust_decimal::Decimal);

impl core::fmt::Display for Nombre {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0.normalize().to_string().replace('.', ","))
    }
}

/// A figure of a step: a number, a month or a few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Valeur(pub(crate) Figure);

/// Named figures, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrees(pub(crate) Vec<(&'static str, Figure)>);

/// The answer to a request given as a tree, by the law in force: what every face calls.
///
/// # Errors
/// Every fault of the request, with its place in the file when the tree has places.
pub fn answer(request: &crate::node::Node, explained: bool) -> Result<Resultat, Vec<Faute>> {
    let situation = Situation::read(request)?;
    Engine::new(Legislation::in_force())
        .answer_with(&situation, explained)
        .map_err(|faults| faults.iter().map(|fault| fault.faute_in(request)).collect())
}

impl Engine {
    /// The whole answer, without explanation.
    ///
    /// # Errors
    /// The faults that only the law shows, for example a month before the first known value of a parameter.
    pub fn answer(&self, situation: &Situation) -> Result<Resultat, Vec<SituationError>> {
        self.answer_with(situation, false)
    }

    /// The whole answer, with every step of the reasoning.
    ///
    /// # Errors
    /// Those of [`Engine::answer`].
    pub fn answer_explained(&self, situation: &Situation) -> Result<Resultat, Vec<SituationError>> {
        self.answer_with(situation, true)
    }

    fn answer_with(
        &self,
        situation: &Situation,
        explained: bool,
    ) -> Result<Resultat, Vec<SituationError>> {
        let fault = |error: SimulationError| alloc::vec![error.as_fault()];
        let engine = self.for_situation(situation).map_err(|source| {
            fault(SimulationError::Law {
                field: "legislation.amend".into(),
                source,
            })
        })?;
        let (before, months) = engine.with_month_before(situation).map_err(fault)?;
        let explication = if explained {
            let mut trace = crate::trace::Trace::new();
            let mut places = months.clone();
            engine
                .explain_alone(situation, &mut places, &mut trace)
                .map_err(fault)?;
            Some(
                trace
                    .steps()
                    .iter()
                    .map(|(month, step)| Etape::new(*month, step))
                    .collect(),
            )
        } else {
            None
        };
        let mut events = evenements::evenements(&engine, situation, &before, &months);
        let mois = months
            .iter()
            .map(|month| {
                let told = evenements::take(&mut events, month.mois);
                MoisResultat::new(&engine, situation, month, told)
            })
            .collect();
        Ok(Resultat {
            legislation: LegislationAppliquee::new(&engine),
            mois,
            synthese: synthese(&engine, situation, &months).map_err(fault)?,
            lectures: lectures::lectures(&engine, situation, &months).map_err(fault)?,
            hypotheses: situation.hypotheses.clone(),
            limites: limites(situation),
            explication,
        })
    }
}

fn limites(situation: &Situation) -> Vec<String> {
    situation
        .non_calcule
        .iter()
        .map(|missing| alloc::format!("Ce calcul ne compte pas encore {missing}."))
        .collect()
}

impl LegislationAppliquee {
    pub(crate) fn new(engine: &Engine) -> Self {
        let amendements = engine
            .legislation()
            .amendments()
            .iter()
            .map(|a| Amendement {
                id: a.id,
                depuis: a.from,
                valeur: Nombre(a.value.normalize()),
            })
            .collect();
        Self {
            a_jour_au: engine.legislation().checked(),
            amendements,
        }
    }
}

impl MoisResultat {
    fn new(
        engine: &Engine,
        situation: &Situation,
        outcome: &Outcome,
        evenements: Vec<Evenement>,
    ) -> Self {
        let bases = &outcome.bases;
        let aah = bases.aah.ouvert.then(|| BasesAah {
            appreciation: bases.aah.appreciation.name(),
            reference_debut: bases.aah.reference.map(|(first, _)| first),
            reference_fin: bases.aah.reference.map(|(_, last)| last),
            cumul_integral: bases.aah.cumul_integral,
            cumul_restant: bases.aah.cumul_restant,
            ressources: bases.aah.ressources.rounded(Rounding::Centime),
            calcul_ressources: bases.aah.par_ressources,
            calcul_subsidiarite: bases.aah.par_subsidiarite,
            calcul_plafond_esat: bases.aah.par_plafond_esat,
            reste_conjugalise: bases.aah.conjugalise,
            seuil_prime_activite: engine.seuil_prime_activite(outcome.mois),
        });
        Self {
            mois: outcome.mois,
            revenus: outcome.revenus,
            prestations: outcome.prestations,
            prelevements: outcome.prelevements,
            disponible: outcome.disponible,
            encaisse: outcome.encaisse,
            evenements,
            bases: BasesResultat {
                brut: bases.brut,
                net_imposable: bases.net_imposable,
                montant_net_social: bases.net_social,
                heures_exonerees: bases.heures_exonerees,
                remuneration_garantie: bases.remuneration_garantie,
                aide_au_poste: bases.aide_au_poste,
                cout_employeur: bases.cout_employeur.map(|cout| BasesCoutEmployeur {
                    brut: cout.brut,
                    cotisations: cout.cotisations,
                    reduction_generale: cout.reduction,
                    mutuelle: cout.mutuelle,
                    taxe_salaires: cout.taxe_salaires,
                    total: cout.total,
                }),
                aah,
                pension_invalidite: bases
                    .invalidite
                    .ouverte
                    .then(|| BasesInvalidite::new(&bases.invalidite)),
                prime_activite: bases
                    .prime_activite
                    .reference
                    .map(|(first, last)| BasesPrime {
                        avant_crds: bases.prime_activite.brute,
                        reference_debut: Some(first),
                        reference_fin: Some(last),
                        revision: bases.prime_activite.revise,
                    }),
                aide_logement: bases.aide_logement.calculee.then(|| BasesAide {
                    ressources: bases.aide_logement.avant_arrondi.rounded(Rounding::Centime),
                    avant_crds: bases.aide_logement.aide.brute,
                    mesure: bases.aide_logement.mesure.name(),
                    revision: bases.aide_logement.revise,
                }),
                micro_entreprise: BasesMicro::new(engine, situation, outcome),
                retraite: bases
                    .retraite
                    .ouverte
                    .then(|| BasesRetraite::new(&bases.retraite)),
            },
        }
    }
}

impl BasesInvalidite {
    fn new(detail: &crate::prestations::invalidite::Detail) -> Self {
        Self {
            theorique: detail.theorique,
            reduction: detail.reduction,
            seuil: detail.seuil.rounded(Rounding::Centime),
            pension_de_reference: detail.pension_de_reference,
            revenus_retenus: detail.revenus_retenus.rounded(Rounding::Centime),
            reference_debut: detail.reference.map(|(first, _)| first),
            reference_fin: detail.reference.map(|(_, last)| last),
            marge: detail.marge().rounded(Rounding::Centime),
            controle: detail.controle,
            terminee: detail.terminee,
        }
    }
}

impl BasesRetraite {
    fn new(detail: &crate::prestations::retraite::Detail) -> Self {
        Self {
            regime: if detail.nouveau { "nouveau" } else { "ancien" },
            cumul_integral: detail.integral,
            cumul_integral_depuis: detail.integral_depuis,
            meme_employeur: detail.meme_employeur,
            base_due: detail.dues.base,
            complementaire_due: detail.dues.complementaire,
            base: detail.servies.base,
            autre_base: detail.servies.autre_base,
            complementaire: detail.servies.complementaire,
            plafond: detail.comparaison.plafond,
            plafond_complementaire: detail.comparaison.plafond_complementaire,
            revenu_retenu: detail.comparaison.revenu,
            total: detail.comparaison.total,
            depassement: detail.comparaison.depassement,
            plafond_non_salarie: detail.non_salarie.plafond,
            depassement_non_salarie: detail.non_salarie.depassement,
            reduction: detail.reduction(),
        }
    }
}

impl Etape {
    fn new(mois: Month, step: &Step) -> Self {
        let rule = step.rule();
        Self {
            mois,
            regle: rule.id,
            article: rule.article,
            libelle: rule.label,
            valeur: Valeur(step.value()),
            entrees: Entrees(step.inputs().collect()),
        }
    }
}

fn total(months: &[Outcome]) -> Money {
    months.iter().map(|month| month.disponible).sum()
}

/// The life in a few figures, against the same life without its new work.
fn synthese(
    engine: &Engine,
    situation: &Situation,
    months: &[Outcome],
) -> Result<Synthese, SimulationError> {
    let disponible_total = total(months);
    let count = i64::try_from(months.len()).unwrap_or(1).max(1);
    let (gain_du_travail, gain_par_heure) = match situation.without_new_work() {
        None => (Money::ZERO, None),
        Some(without) => {
            let others = engine.months(&without)?;
            let gain = disponible_total - total(&others);
            let hours = hours(months)
                .zip(hours(&others))
                .map(|(with, without)| with - without);
            (gain, hours.and_then(|hours| per_hour(gain, hours)))
        }
    };
    let in_advance = situation
        .invalidite
        .as_ref()
        .is_some_and(|pension| pension.alsace_moselle);
    let later = i32::from(!in_advance);
    let mut quarters: Vec<i32> = months
        .iter()
        .filter(|month| month.prestations.pension_invalidite.is_positive())
        // The pension of a month is paid in the next, in Alsace-Moselle in its own.
        .map(|month| (month.mois + later - Month::january(1990)) / 3)
        .collect();
    quarters.dedup();
    Ok(Synthese {
        trimestres_assimiles: i64::try_from(quarters.len()).unwrap_or(0),
        disponible_total,
        disponible_moyen: (disponible_total / count).rounded(Rounding::Centime),
        gain_du_travail,
        gain_par_heure,
        cent_euros_de_plus: cent_euros::cent_euros(engine, situation, months)?,
    })
}

fn hours(months: &[Outcome]) -> Option<Rate> {
    months.iter().try_fold(Rate::ZERO, |sum, month| {
        Some(sum + month.bases.heures_travail?)
    })
}

/// An amount by hour, to the cent; none without an hour.
pub(crate) fn per_hour(gain: Money, hours: Rate) -> Option<Money> {
    (hours > Rate::ZERO).then(|| gain.without(hours).rounded(Rounding::Centime))
}

impl Valeur {
    /// The figure as a person reads it.
    #[must_use]
    pub fn text(&self) -> String {
        shown(self.0)
    }
}

/// A figure as a person reads it.
pub(crate) fn shown(figure: Figure) -> String {
    match figure {
        Figure::Money(amount) => crate::francais::euros(amount),
        Figure::Rate(rate) => crate::francais::percent(rate),
        Figure::Count(count) => count.to_string(),
        Figure::Month(month) => crate::francais::month(month),
        Figure::Fact(fact) => fact.to_string(),
    }
}

impl Entrees {
    /// Each name with its figure as a person reads it.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0.iter().map(|(name, figure)| (*name, shown(*figure)))
    }
}
