//! What a micro-entreprise asks for and risks, month by month, and its bases in the answer.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::evenements::{Journal, Niveau};
use super::part;
use crate::calendar::Month;
use crate::francais::{count, date, euros, month as in_words, name, of_month, of_name, percent};
use crate::money::{Money, Rate, Rounding};
use crate::revenus::impot::{self, CATEGORIES};
use crate::revenus::micro_entreprise::acre;
use crate::revenus::micro_entreprise::droits::{self, Annee, Tva};
use crate::revenus::micro_entreprise::{Parameters, calendrier};
use crate::simulation::{Engine, Outcome};
use crate::situation::Situation;
use crate::situation::mois::MicroEntreprise;
use crate::situation::prestations::RegimeInvalidite;

part! {
    /// What a micro-entreprise brought and owes in the month.
    BasesMicro {
        /// Receipts since January.
        recettes_annee: Money,
        /// Receipts of the month after the flat abatement, which benefits read whatever is owed.
        revenu_abattu: Money,
        /// Cotisations sociales of the month's receipts.
        cotisations: Money,
        /// Contribution à la formation.
        formation: Money,
        /// Taxe pour frais de chambre.
        taxe_chambre: Money,
        /// Debited in the month by the Urssaf, income tax included.
        preleve: Money,
        /// Retirement quarters that the receipts since January validate.
        trimestres_annee: i64,
    }
}

impl BasesMicro {
    /// The bases of a month; none when no micro-entreprise runs in it and nothing is debited.
    pub(super) fn new(engine: &Engine, situation: &Situation, outcome: &Outcome) -> Option<Self> {
        let month = outcome.mois;
        let detail = outcome.bases.micro;
        let runs = situation.micro.iter().any(|(_, m)| m.duree.covers(month));
        if !runs && !detail.preleve.is_some() {
            return None;
        }
        let law = engine.law();
        let recettes = par_categorie(situation, month, month);
        let abattu = law
            .impot
            .at_or_first(Month::january(month.year()))
            .map_or(Money::ZERO, |law| {
                impot::recettes_abattues(law, recettes, Rate::ONE.over_count(12))
            });
        let trimestres = droits::trimestres(&law.micro, &law.smic, &situation.micro, month);
        Some(Self {
            recettes_annee: droits::jusqu_a(&situation.micro, month).total(),
            revenu_abattu: abattu.rounded(Rounding::Centime),
            cotisations: detail.cotisations,
            formation: detail.formation,
            taxe_chambre: detail.taxe,
            preleve: detail.preleve,
            trimestres_annee: trimestres.map_or(0, |t| t.nombre),
        })
    }
}

/// Receipts of some months, by category of abatement.
fn par_categorie(situation: &Situation, first: Month, last: Month) -> [Money; CATEGORIES] {
    let mut recettes = [Money::ZERO; CATEGORIES];
    for (_, activite) in &situation.micro {
        let mut at = first;
        while at <= last {
            if let Some(total) = recettes.get_mut(activite.categorie.abattement()) {
                *total += activite.recettes_du(at);
            }
            at = at + 1;
        }
    }
    recettes
}

/// Share of a limit from which a person is warned. A choice of this program, not law.
const ALERTE: Rate = Rate::percent(90);

/// Everything that happens to micro-entreprises in the months simulated.
pub(super) fn evenements(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    months: &[Outcome],
) {
    for outcome in months {
        let month = outcome.mois;
        let Ok(law) = engine.law().micro.at(month) else {
            continue;
        };
        for (_, activite) in &situation.micro {
            if activite.duree.premier == month && activite.creation == month {
                debut(journal, law, activite);
            }
            fin_acre(journal, law, situation, engine, activite, month);
            versement_liberatoire(journal, situation, activite, month);
            indemnites_journalieres(journal, engine, law, situation, activite, month);
        }
        declaration(journal, law, situation, outcome);
        recettes_aah(journal, engine, situation, outcome);
        marge_invalidite(journal, engine, situation, outcome);
        tva(journal, law, situation, month);
        plafond(journal, law, situation, month);
        if month.number() == 12 {
            fin_d_annee(journal, engine, law, situation, month);
        }
    }
}

/// The months of a declaration: « de juin 2026 », « d'avril à juin 2026 ».
fn of_months(first: Month, last: Month) -> String {
    if first == last {
        of_month(last)
    } else if first.year() == last.year() {
        format!("{} à {}", of_name(first), in_words(last))
    } else {
        format!("{} à {}", of_month(first), in_words(last))
    }
}

fn debut(journal: &mut Journal, law: &Parameters, activite: &MicroEntreprise) {
    let creation = activite.duree.premier;
    let last = calendrier::fin_de_declaration(law, activite, creation);
    journal.tell(
        creation,
        "micro.debut",
        Niveau::Demarche,
        "CSS R. 613-12",
        format!(
            "Votre micro-entreprise commence. La première déclaration à l'Urssaf se fait en {}, pour les recettes {}, même à zéro. Le premier prélèvement vient ce mois-là : gardez de côté ce qu'il faut.",
            in_words(last + 1),
            of_months(creation, last)
        ),
    );
    if activite.acre.is_some() {
        let day = activite
            .duree
            .entree
            .unwrap_or_else(|| creation.first_day());
        let delai = chrono::Days::new(u64::try_from(law.acre_delai_demande).unwrap_or(0));
        let Some(limit) = day.checked_add_days(delai) else {
            return;
        };
        journal.tell(
            creation,
            "micro.acre_demande",
            Niveau::Demarche,
            "CSS L. 131-6-4",
            format!(
                "L'ACRE n'est pas automatique : demandez-la à l'Urssaf au plus tard le {}. Il faut remplir une condition : chômage, RSA ou ASS, moins de 26 ans, moins de 30 ans avec un handicap… L'AAH seule ne suffit pas après {} ans.",
                date(limit),
                law.acre_age_limite
            ),
        );
    }
}

/// Declarations due in the month, and what is debited.
fn declaration(journal: &mut Journal, law: &Parameters, situation: &Situation, outcome: &Outcome) {
    let month = outcome.mois;
    let dues: Vec<(Month, Month, Money)> = situation
        .micro
        .iter()
        .filter_map(|(_, activite)| {
            let (first, last) = calendrier::due(law, activite, month)?;
            let mut recettes = Money::ZERO;
            let mut at = first;
            while at <= last {
                recettes += activite.recettes_du(at);
                at = at + 1;
            }
            Some((first, last, recettes))
        })
        .collect();
    let Some(first) = dues.iter().map(|(first, _, _)| *first).min() else {
        return;
    };
    let last = dues.iter().map(|(_, last, _)| *last).max().unwrap_or(first);
    let recettes: Money = dues.iter().map(|(_, _, recettes)| *recettes).sum();
    let message = if recettes.is_positive() {
        format!(
            "Déclarez à l'Urssaf vos recettes {} ({}), avant la fin {}. Prélèvement : {}.",
            of_months(first, last),
            euros(recettes),
            of_month(month),
            euros(outcome.bases.micro.preleve)
        )
    } else {
        format!(
            "Déclarez à l'Urssaf que vous n'avez pas eu de recettes {}, avant la fin {}. Sans déclaration, il y a une pénalité.",
            of_months(first, last),
            of_month(month)
        )
    };
    journal.tell(
        month,
        "micro.declaration",
        Niveau::Demarche,
        "CSS R. 613-8",
        message,
    );
}

/// What to tell the CAF beside the quarterly declaration of the AAH.
fn recettes_aah(journal: &mut Journal, engine: &Engine, situation: &Situation, outcome: &Outcome) {
    let aah = &outcome.bases.aah;
    let (true, Some((first, last))) = (aah.declaration, aah.reference) else {
        return;
    };
    let recettes = par_categorie(situation, first, last);
    let total: Money = recettes.into_iter().sum();
    let (true, Ok(law)) = (
        total.is_positive(),
        engine.law().impot.at_or_first(Month::january(last.year())),
    ) else {
        return;
    };
    let abattu = impot::recettes_abattues(law, recettes, Rate::percent(25));
    journal.tell(
        outcome.mois,
        "aah.recettes_a_declarer",
        Niveau::Demarche,
        "CSS R. 532-3",
        format!(
            "Micro-entreprise : vos recettes {} sont de {}. Après l'abattement forfaitaire, {} comptent pour l'AAH. Vérifiez si le formulaire de la CAF demande les recettes ou le revenu après abattement.",
            of_months(first, last),
            euros(total),
            euros(abattu)
        ),
    );
}

/// How much can be cashed in a year before the pension d'invalidité is reduced: told when the notice of a year is taken, in
/// October, and at the first month.
fn marge_invalidite(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    outcome: &Outcome,
) {
    let month = outcome.mois;
    let bases = &outcome.bases.invalidite;
    let [(_, activite)] = situation.micro.as_slice() else {
        return;
    };
    let general = situation
        .invalidite
        .as_ref()
        .is_some_and(|pension| pension.regime == RegimeInvalidite::General);
    if !(month.number() == 10 || month == situation.debut())
        || !general
        || !activite.duree.covers(month)
        || !bases.seuil.is_positive()
        || outcome.bases.brut.is_positive()
    {
        return;
    }
    let (Ok(law), Ok(impot)) = (
        engine.law().invalidite.at(month),
        engine.law().impot.at_or_first(Month::january(month.year())),
    ) else {
        return;
    };
    let marge = (bases.seuil - bases.theorique * 12).or_zero();
    let benefice = marge.without(law.majoration_non_salarie.unwrap_or(Rate::ONE));
    let reste = activite.categorie.taux_abattement(impot).complement();
    journal.tell(
        month,
        "micro.marge_invalidite",
        Niveau::Information,
        "CSS R. 341-17, II, 4°",
        format!(
            "Marge avant réduction de la pension d'invalidité : sans salaire, {} de recettes par an ne retirent rien. Les recettes d'une année comptent d'octobre de l'année suivante à septembre d'après.",
            euros(benefice.without(reste))
        ),
    );
}

/// The last month at the reduced rate.
fn fin_acre(
    journal: &mut Journal,
    law: &Parameters,
    situation: &Situation,
    engine: &Engine,
    activite: &MicroEntreprise,
    month: Month,
) {
    let fin = activite
        .acre
        .map(|fin| fin.dernier(situation.conventions.micro_acre_fin));
    if fin != Some(month) || !activite.duree.covers(month + 1) {
        return;
    }
    let creation = engine
        .law()
        .micro
        .at_or_first(activite.creation)
        .unwrap_or(law);
    let next = engine.law().micro.at(month + 1).unwrap_or(law);
    journal.tell(
        month,
        "micro.acre_fin",
        Niveau::Attention,
        "CSS L. 131-6-4",
        format!(
            "L'ACRE finit avec ce mois. À partir {}, les cotisations passent de {} à {} des recettes.",
            of_month(month + 1),
            percent(acre::taux(law, creation, activite.categorie)),
            percent(activite.categorie.taux(next))
        ),
    );
}

fn versement_liberatoire(
    journal: &mut Journal,
    situation: &Situation,
    activite: &MicroEntreprise,
    month: Month,
) {
    const ARTICLE: &str = "CGI 151-0";
    let Some(last) = activite.versement_liberatoire else {
        return;
    };
    if month == activite.duree.premier.max(situation.debut()) {
        journal.tell(
            month,
            "micro.versement_liberatoire",
            Niveau::Information,
            ARTICLE,
            "Avec le versement libératoire, l'impôt est prélevé sur chaque recette, même si vous n'avez pas d'impôt à payer par ailleurs. Sans impôt à payer, il vaut mieux ne pas le choisir.".into(),
        );
    }
    if month == last + 1 && activite.duree.covers(month) {
        journal.tell(
            month,
            "micro.versement_liberatoire_fin",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Le versement libératoire s'arrête : le revenu fiscal de référence de {} est trop haut. L'impôt sur vos recettes vient avec l'impôt du foyer.",
                month.year() - 2
            ),
        );
    }
}

/// After a year of affiliation.
fn indemnites_journalieres(
    journal: &mut Journal,
    engine: &Engine,
    law: &Parameters,
    situation: &Situation,
    activite: &MicroEntreprise,
    month: Month,
) {
    let elapsed = month - activite.creation;
    let creates = activite.creation == activite.duree.premier;
    if i64::from(elapsed) != law.ij_affiliation || !creates || !activite.duree.covers(month) {
        return;
    }
    let independant = situation.invalidite.as_ref().is_some_and(|pension| {
        pension.regime == RegimeInvalidite::Independant && pension.depuis <= month
    });
    let message = if independant {
        "Pendant une pension d'invalidité des indépendants, la micro-entreprise ne donne pas d'indemnités journalières en cas d'arrêt maladie.".into()
    } else {
        let recettes = par_categorie(situation, activite.creation, month - 1);
        let january = Month::january(month.year());
        let (Ok(impot), Ok(salaire)) = (
            engine.law().impot.at_or_first(january),
            engine.law().salaire.at(january),
        ) else {
            return;
        };
        let revenu = impot::recettes_abattues(impot, recettes, Rate::ONE);
        let seuil = (salaire.plafond_mensuel * 12).at(law.ij_revenu_minimal);
        let fin = if revenu < seuil {
            "Avec ces recettes, leur montant serait nul."
        } else {
            "Elles se calculent sur le revenu après abattement."
        };
        format!(
            "Un an d'affiliation : un arrêt maladie peut maintenant ouvrir des indemnités journalières, si le revenu après abattement atteint {} par an en moyenne. {fin}",
            euros(seuil)
        )
    };
    journal.tell(
        month,
        "micro.indemnites_journalieres",
        Niveau::Information,
        "CSS D. 622-1",
        message,
    );
}

/// The month of the year in which `passes` becomes true, when it does.
fn crossing(situation: &Situation, year: i32, passes: &dyn Fn(&Annee) -> bool) -> Option<Month> {
    (0..12)
        .map(|month| Month::january(year) + month)
        .find(|month| passes(&droits::jusqu_a(&situation.micro, *month)))
}

/// The receipts up to `month` that come near to their limit in it: the limit, and what is left before it.
fn near(
    situation: &Situation,
    month: Month,
    (services, ventes): (Money, Money),
) -> Option<(Money, Money)> {
    let nearest = |month: Month| {
        droits::jusqu_a(&situation.micro, month)
            .compare(services, ventes)
            .into_iter()
            .filter(|(receipts, limit)| *receipts > limit.at(ALERTE) && receipts <= limit)
            .map(|(receipts, limit)| (limit, limit - receipts))
            .min_by_key(|(_, left)| *left)
    };
    let already = !month.is_january() && nearest(month - 1).is_some();
    nearest(month).filter(|_| !already)
}

/// First month of the year that the simulation sees.
fn first_seen(situation: &Situation, month: Month) -> bool {
    month == situation.debut()
        || month.is_january()
        || situation.micro.iter().map(|(_, m)| m.creation).min() == Some(month)
}

fn tva(journal: &mut Journal, law: &Parameters, situation: &Situation, month: Month) {
    const ARTICLE: &str = "CGI 293 B";
    let limits = (law.franchise_tva_service, law.franchise_tva_vente);
    let depassee = crossing(situation, month.year(), &|annee| {
        droits::tva(law, annee) != Tva::Franchise
    });
    let majoree = crossing(situation, month.year(), &|annee| {
        droits::tva(law, annee) == Tva::Majoree
    });
    let annee = droits::jusqu_a(&situation.micro, month);
    let [_, (_, seuil)] = annee.compare(limits.0, limits.1);
    if first_seen(situation, month)
        && let Some(at) = depassee.filter(|at| *at > month)
    {
        journal.tell(
            month,
            "micro.tva_a_venir",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Avec ces recettes, le seuil de TVA ({}) sera dépassé en {}. Préparez la TVA avec vos clients, ou étalez les encaissements.",
                euros(seuil),
                in_words(at)
            ),
        );
    }
    if majoree == Some(month) {
        journal.tell(
            month,
            "micro.tva_seuil_majore",
            Niveau::Demarche,
            ARTICLE,
            "Vos recettes dépassent le seuil majoré de TVA : la TVA est due tout de suite. Demandez un numéro de TVA aux impôts et facturez-la. Ce calcul compte les recettes hors taxe.".into(),
        );
    } else if depassee == Some(month) {
        let [_, (_, higher)] = annee.compare(
            law.franchise_tva_service_majoree,
            law.franchise_tva_vente_majoree,
        );
        journal.tell(
            month,
            "micro.tva_seuil",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Vos recettes de {} dépassent le seuil de TVA ({}) : la TVA est due à partir du 1er janvier {}, et tout de suite au-delà de {}.",
                month.year(),
                euros(seuil),
                month.year() + 1,
                euros(higher)
            ),
        );
    } else if let Some((limit, left)) = near(situation, month, limits) {
        journal.tell(
            month,
            "micro.tva_proche",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Le seuil de TVA est proche : il reste {} de recettes en {} avant {}.",
                euros(left),
                month.year(),
                euros(limit)
            ),
        );
    }
}

fn plafond(journal: &mut Journal, law: &Parameters, situation: &Situation, month: Month) {
    const ARTICLE: &str = "CGI 102 ter";
    let limits = (law.plafond_service, law.plafond_vente);
    let at = crossing(situation, month.year(), &|annee| {
        droits::depasse(law, annee)
    });
    let [_, (_, limit)] = droits::jusqu_a(&situation.micro, month).compare(limits.0, limits.1);
    if first_seen(situation, month)
        && let Some(at) = at.filter(|at| *at > month)
    {
        journal.tell(
            month,
            "micro.plafond_a_venir",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Avec ces recettes, le plafond de la micro-entreprise ({} en {}) sera dépassé en {}.",
                euros(limit),
                month.year(),
                in_words(at)
            ),
        );
    }
    if at == Some(month) {
        journal.tell(
            month,
            "micro.plafond",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Vos recettes de {} dépassent le plafond de la micro-entreprise ({}). Après deux années de suite au-dessus, elle s'arrête le 1er janvier suivant.",
                month.year(),
                euros(limit)
            ),
        );
    } else if let Some((limit, left)) = near(situation, month, limits) {
        journal.tell(
            month,
            "micro.plafond_proche",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Le plafond de la micro-entreprise est proche : il reste {} de recettes en {} avant {}.",
                euros(left),
                month.year(),
                euros(limit)
            ),
        );
    }
}

/// What a year of receipts gives for the retraite, and the local tax of the companies.
fn fin_d_annee(
    journal: &mut Journal,
    engine: &Engine,
    law: &Parameters,
    situation: &Situation,
    month: Month,
) {
    let year = month.year();
    let annee = droits::annee(&situation.micro, year);
    let rooms = engine.law();
    if let Some(found) = droits::trimestres(&rooms.micro, &rooms.smic, &situation.micro, month)
        && annee.total().is_positive()
    {
        let plus = if found.nombre < law.trimestres_maximum {
            format!(
                " Un trimestre demande {} de ce revenu dans l'année.",
                euros(found.seuil)
            )
        } else {
            String::new()
        };
        journal.tell(
            month,
            "micro.trimestres",
            Niveau::Information,
            "CSS R. 351-9",
            format!(
                "Retraite : les recettes de {year} ({}) valident {}. Elles comptent pour un revenu de {}.{plus}",
                euros(annee.total()),
                count(found.nombre, "trimestre", "trimestres"),
                euros(found.revenu)
            ),
        );
    }
    let before = droits::annee(&situation.micro, year - 1).total();
    if before > law.cfe_recettes
        && situation
            .micro
            .iter()
            .any(|(_, m)| m.creation.year() < year && m.duree.covers(month))
    {
        journal.tell(
            month,
            "micro.cfe",
            Niveau::Information,
            "CGI 1647 D",
            format!(
                "La cotisation foncière des entreprises peut être due le 15 {} : la commune en fixe le montant, qui n'est pas compté ici. Rien n'est dû l'année de la création, ni avec {} de recettes ou moins.",
                name(month),
                euros(law.cfe_recettes)
            ),
        );
    }
}
