//! Disputed readings: the same life with the other reading, shown when an amount changes.

use alloc::vec::Vec;

use super::part;
use crate::calendar::Month;
use crate::money::Money;
use crate::simulation::{Engine, Outcome, SimulationError};
use crate::situation::Situation;
use crate::situation::conventions::{
    AahFrais, AahReprise, AahRetraite, AahSixMois, AahSubsidiarite, AsiMicro, Conventions,
    CumulIntegral, EsatCeg, InvaliditeApres62, InvaliditeControle, InvaliditeFormateur,
    InvaliditeMaximum, InvaliditeMicro, InvaliditeRevenusAnterieurs, MicroAcreFin,
};
use crate::situation::lecture::DemandeAsi;

part! {
    /// One other reading of the law, and what it changes.
    Lecture {
        /// The key of `conventions`.
        cle: &'static str,
        /// Its value for this reading.
        lecture: &'static str,
        /// The article or decision that a person can quote.
        article: &'static str,
        /// What the reading says, in French.
        libelle: &'static str,
        /// The months that change, each with its lines that change.
        mois: Vec<MoisLecture>,
    }
}

/// A month that another reading changes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MoisLecture {
    /// The month.
    pub mois: Month,
    /// The lines that change, with the amounts of this reading; `disponible` last.
    pub lignes: Vec<(&'static str, Money)>,
}

struct Autre {
    cle: &'static str,
    article: &'static str,
    libelle: &'static str,
    lecture: fn(&mut Conventions) -> &'static str,
    applies: fn(&Situation) -> bool,
}

macro_rules! autre {
    ($key:ident = $value:expr, $article:literal, $libelle:literal, $applies:expr) => {
        Autre {
            cle: stringify!($key),
            article: $article,
            libelle: $libelle,
            lecture: |conventions| {
                conventions.$key = $value;
                $value.name()
            },
            applies: $applies,
        }
    };
}

/// The readings shown: those of the law's own table of disputes.
static AUTRES: &[Autre] = &[
    autre!(
        aah_frais = AahFrais::Aucune,
        "Circulaire CNAF n° 2010-013",
        "Sans déduction de frais professionnels : c'est ce que les CAF paient.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_frais = AahFrais::Forfait10,
        "Conseil d'État, 1er avril 2019, n° 421160",
        "La loi enlève 10 % de frais professionnels avant l'abattement. Les CAF ne le font pas. Vous pouvez le demander.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_frais = AahFrais::FraisReels,
        "Conseil d'État, 1er avril 2019, n° 421160",
        "La loi laisse choisir les frais professionnels réels à la place des 10 %. Vous pouvez le demander, avec vos justificatifs.",
        |s| s.aah.is_some() && s.salaries.iter().any(|(_, c)| c.frais_reels.is_some())
    ),
    autre!(
        aah_six_mois = AahSixMois::MoisDeDroit,
        "CSS D. 821-9, 1°",
        "Les six mois de cumul intégral sont six mois de droit : c'est ce que les CAF appliquent.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_six_mois = AahSixMois::MoisDeRevenu,
        "CSS D. 821-9, 1°",
        "Les revenus des six premiers mois ne compteraient jamais, même dans un trimestre regardé plus tard. Aucune CAF connue ne l'applique.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_subsidiarite = AahSubsidiarite::SansAbattement,
        "CSS L. 821-1, al. 9",
        "La pension se retire en entier de l'AAH : c'est la méthode des CAF.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_subsidiarite = AahSubsidiarite::AvecAbattements,
        "CA Aix-en-Provence, 7 février 2025",
        "La pension se retirerait de l'AAH après les abattements fiscaux. D'autres cours ont jugé le contraire ; la Cour de cassation doit trancher.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_reprise = AahReprise::MoisParMois,
        "CSS D. 821-9, 1°",
        "Les mois de cumul intégral reviennent un par un quand les anciens ont plus d'un an.",
        |s| s.aah.is_some()
    ),
    autre!(
        aah_reprise = AahReprise::Refus,
        "CSS D. 821-9, 1°",
        "Lecture prudente : une CAF peut refuser tout mois de cumul intégral quand six mois ont déjà servi dans l'année.",
        |s| s.aah.is_some()
    ),
    autre!(
        invalidite_controle = InvaliditeControle::Mensuel,
        "ameli.fr, « Chaque mois, son montant est calculé »",
        "La pension est recalculée chaque mois : c'est ce que l'Assurance maladie dit faire.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_controle = InvaliditeControle::Trimestriel,
        "CSS R. 341-14, R. 341-17",
        "Le décret fixe la réduction pour trois mois à chaque contrôle. Vous pouvez le demander.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_apres_62 = InvaliditeApres62::FinActivite,
        "Circulaire Cnav de 2010",
        "Après 62 ans, la pension s'arrête quand le travail gardé à 62 ans s'arrête : c'est ce que les caisses appliquent.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_apres_62 = InvaliditeApres62::DemandeRetraite,
        "CSS L. 341-16 ; Cass. 2e civ., 8 octobre 2020, n° 19-17.734",
        "Après 62 ans, la pension gardée en travaillant continuerait jusqu'à la demande de retraite, au plus tard à 67 ans.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_revenus_anterieurs = InvaliditeRevenusAnterieurs::Comptes,
        "CSS R. 341-17, II, 1°",
        "Les salaires versés avant la pension, dans les mois regardés, comptent dans le contrôle.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_revenus_anterieurs = InvaliditeRevenusAnterieurs::Exclus,
        "CSS R. 341-17, II",
        "Seuls les revenus d'après la pension compteraient dans le contrôle des premiers mois.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_formateur = InvaliditeFormateur::PaieReelle,
        "CSS R. 341-17, II, 1°",
        "La paie réelle du formateur compte dans le contrôle de la pension : c'est la lecture prudente.",
        |s| s.invalidite.is_some() && s.salaries.iter().any(|(_, c)| c.formateur.is_some())
    ),
    autre!(
        invalidite_formateur = InvaliditeFormateur::BaseForfaitaire,
        "CSS R. 341-4, al. 4",
        "Seul le salaire soumis à cotisation, donc la base forfaitaire, compterait dans le contrôle de la pension. Aucune pratique de caisse n'est connue.",
        |s| s.invalidite.is_some() && s.salaries.iter().any(|(_, c)| c.formateur.is_some())
    ),
    autre!(
        invalidite_maximum = InvaliditeMaximum::Attribution,
        "CSS R. 341-5, al. 2",
        "Le maximum s'applique quand la pension est attribuée ; les revalorisations peuvent ensuite le dépasser.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        invalidite_maximum = InvaliditeMaximum::ChaqueMois,
        "CSS R. 341-5, al. 2",
        "La pension, même revalorisée, ne dépasserait jamais le maximum de l'année. Le texte ne donne pas de date.",
        |s| s.invalidite.is_some()
    ),
    autre!(
        cumul_integral = CumulIntegral::DateEffet,
        "Loi n° 2025-1403, art. 105, VI",
        "Le cumul intégral s'ouvre à l'âge et à la durée de la loi de la date d'effet de la retraite.",
        |s| s.retraite.is_some()
    ),
    autre!(
        cumul_integral = CumulIntegral::LoiEnVigueur,
        "CSS L. 161-17-2",
        "Une caisse peut accepter l'âge et la durée plus bas de la loi en vigueur, et ouvrir le cumul intégral plus tôt.",
        |s| s.retraite.is_some()
    ),
    autre!(
        aah_retraite = AahRetraite::Servie,
        "CSS L. 821-1, al. 9",
        "L'AAH complète la retraite vraiment versée, après ce que le travail en retire.",
        |s| s.aah.is_some() && s.retraite.is_some()
    ),
    autre!(
        aah_retraite = AahRetraite::Entiere,
        "CSS L. 821-1, al. 9",
        "Une CAF peut retirer de l'AAH la retraite entière, même quand le travail en retire une part.",
        |s| s.aah.is_some() && s.retraite.is_some()
    ),
    autre!(
        esat_ceg = EsatCeg::Due,
        "ANI du 17 novembre 2017",
        "La contribution d'équilibre général est retenue sur la paie d'ESAT.",
        |s| !s.esat.is_empty()
    ),
    autre!(
        esat_ceg = EsatCeg::Exoneree,
        "Décisions Arrco de 2001 à 2006 (ASH n° 2484)",
        "La contribution d'équilibre général ne serait pas retenue sur la paie d'ESAT. Regardez votre bulletin de paie.",
        |s| !s.esat.is_empty()
    ),
    autre!(
        micro_acre_fin = MicroAcreFin::Trimestres,
        "Urssaf, fin de l'ACRE des micro-entreprises",
        "L'ACRE finit avec le troisième trimestre civil qui suit celui de la création : c'est ce que l'Urssaf applique.",
        |s| s.micro.iter().any(|(_, m)| m.acre.is_some())
    ),
    autre!(
        micro_acre_fin = MicroAcreFin::DouzeMois,
        "CSS L. 131-6-4, II",
        "La loi dit que l'ACRE dure douze mois à partir de la création. Vous pouvez le demander.",
        |s| s.micro.iter().any(|(_, m)| m.acre.is_some())
    ),
    autre!(
        invalidite_micro = InvaliditeMicro::Benefice,
        "CSS R. 341-17, II, 4°",
        "Le bénéfice compté est celui de l'avis d'impôt, après l'abattement forfaitaire, plus 25 %.",
        |s| s.invalidite.is_some() && !s.micro.is_empty()
    ),
    autre!(
        invalidite_micro = InvaliditeMicro::Recettes,
        "CSS R. 341-17, II, 4°",
        "Certaines caisses comptent les recettes entières de la micro-entreprise, sans l'abattement forfaitaire. Le texte parle du montant de l'avis d'impôt : vous pouvez le rappeler.",
        |s| s.invalidite.is_some() && !s.micro.is_empty()
    ),
    autre!(
        asi_micro = AsiMicro::ChargesReelles,
        "CSS R. 815-24",
        "Les recettes de la micro-entreprise comptent pour l'ASI et l'Aspa, moins les charges réelles.",
        |s| (s.asi != DemandeAsi::Non || s.aspa_calculee) && !s.micro.is_empty()
    ),
    autre!(
        asi_micro = AsiMicro::Abattement,
        "CSS R. 815-24",
        "L'ASI et l'Aspa compteraient le revenu après l'abattement forfaitaire, et non les recettes moins les charges réelles.",
        |s| (s.asi != DemandeAsi::Non || s.aspa_calculee) && !s.micro.is_empty()
    ),
];

/// The same life with each other reading that changes an amount.
pub(super) fn lectures(
    engine: &Engine,
    situation: &Situation,
    months: &[Outcome],
) -> Result<Vec<Lecture>, SimulationError> {
    let mut lectures = Vec::new();
    let mut other = situation.clone();
    for autre in AUTRES.iter().filter(|autre| (autre.applies)(situation)) {
        other.conventions = situation.conventions.clone();
        let lecture = (autre.lecture)(&mut other.conventions);
        if other.conventions == situation.conventions {
            continue;
        }
        let changed = engine.months(&other)?;
        let mois: Vec<MoisLecture> = months
            .iter()
            .zip(&changed)
            .filter_map(|(base, other)| MoisLecture::new(base, other))
            .collect();
        if !mois.is_empty() {
            lectures.push(Lecture {
                cle: autre.cle,
                lecture,
                article: autre.article,
                libelle: autre.libelle,
                mois,
            });
        }
    }
    Ok(lectures)
}

impl MoisLecture {
    fn new(base: &Outcome, other: &Outcome) -> Option<Self> {
        let lines = |outcome: &Outcome| -> Vec<(&'static str, Money)> {
            outcome
                .added()
                .chain(outcome.taken())
                .chain([("disponible", outcome.disponible)])
                .collect()
        };
        let lignes: Vec<(&'static str, Money)> = lines(base)
            .into_iter()
            .zip(lines(other))
            .filter(|(a, b)| a != b)
            .map(|(_, b)| b)
            .collect();
        (!lignes.is_empty()).then_some(Self {
            mois: other.mois,
            lignes,
        })
    }
}
