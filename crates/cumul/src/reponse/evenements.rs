//! What happens in a month, in plain French, with the article and what to do.

mod foyer;
mod retraite;
mod statuts;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::part;
use crate::calendar::Month;
use crate::francais::{count, euros, month as in_words, name, of_month, of_name};
use crate::money::{Money, Rate};
use crate::prestations::aah::mesures::Effet;
use crate::prestations::aah::{Appreciation, Detail};
use crate::simulation::{Engine, Outcome};
use crate::situation::Situation;
use crate::situation::activites::NatureRevenu;
use crate::situation::prestations::RegimeInvalidite;

/// How much an event matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[cfg_attr(feature = "json", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Niveau {
    /// Good to know.
    Information,
    /// A loss comes, or a right is at risk.
    Attention,
    /// Something must be done.
    Demarche,
}

part! {
    /// Something that happens in a month.
    Evenement {
        /// Which event it is, for programs.
        code: &'static str,
        /// How much it matters.
        niveau: Niveau,
        /// The article behind it.
        article: &'static str,
        /// What happens and what to do, in French.
        message: String,
    }
}

/// Events with their months, in order.
pub(super) struct Journal(Vec<(Month, Evenement)>);

impl Journal {
    pub(super) fn tell(
        &mut self,
        month: Month,
        code: &'static str,
        niveau: Niveau,
        article: &'static str,
        message: String,
    ) {
        self.0.push((
            month,
            Evenement {
                code,
                niveau,
                article,
                message,
            },
        ));
    }
}

/// Takes the events of one month out of the journal.
pub(super) fn take(journal: &mut Journal, month: Month) -> Vec<Evenement> {
    let (now, later): (Vec<_>, Vec<_>) = core::mem::take(&mut journal.0)
        .into_iter()
        .partition(|(at, _)| *at == month);
    journal.0 = later;
    now.into_iter().map(|(_, event)| event).collect()
}

/// Everything that happens in the months simulated.
pub(super) fn evenements(
    engine: &Engine,
    situation: &Situation,
    before: &Outcome,
    months: &[Outcome],
) -> Journal {
    let mut journal = Journal(Vec::new());
    let mut previous = before;
    if let Some(first) = months.first().filter(|_| before.bases.inconnu) {
        // Nothing is known to have changed.
        previous = first;
        journal.tell(
            first.mois,
            "encaisse.mois_precedent_inconnu",
            Niveau::Information,
            "CSS R. 821-7",
            format!(
                "L'argent encaissé en {} ne compte pas les prestations dues pour {} : la loi qu'il faudrait pour les calculer est trop ancienne.",
                in_words(first.mois),
                in_words(before.mois)
            ),
        );
    }
    for month in months {
        if situation.aah.is_some() {
            cumul(&mut journal, previous, month);
            appreciation(&mut journal, previous, month);
            mesures(&mut journal, previous, month);
            montant(&mut journal, situation, previous, month);
            majorations(&mut journal, situation, previous, month);
            sejour(&mut journal, previous, month);
            rsdae(&mut journal, engine, situation, previous, month);
        }
        pension(&mut journal, engine, situation, previous, month);
        asi(&mut journal, previous, month);
        rente(&mut journal, situation, previous, month);
        travail(&mut journal, previous, month);
        ass(&mut journal, situation, previous, month);
        foyer::prime_activite(&mut journal, situation, previous, month);
        foyer::aide_logement(&mut journal, previous, month);
        previous = month;
    }
    statuts::evenements(&mut journal, engine, situation, months);
    a_venir(&mut journal, situation, before, months);
    autre_regime(&mut journal, situation);
    prevoyance(&mut journal, situation);
    retraite::evenements(&mut journal, engine, situation, before, months);
    if !situation.micro.is_empty() {
        super::micro_entreprise::evenements(&mut journal, engine, situation, months);
    }
    age(&mut journal, engine, situation, months);
    valeurs(&mut journal, engine, situation, months);
    journal
}

fn cumul(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    const ARTICLE: &str = "CSS D. 821-9, 1°";
    let (was, is) = (&previous.bases.aah, &now.bases.aah);
    if is.cumul_integral && !was.cumul_integral {
        let last = last_month_of_cumul(now.mois, is);
        let reste = count(is.cumul_restant + 1, "mois", "mois");
        journal.tell(
            now.mois,
            "aah.cumul_debut",
            Niveau::Information,
            ARTICLE,
            format!(
                "Vous travaillez : les revenus de ce travail ne comptent pas pour l'AAH pendant {reste} au plus, jusqu'à la fin {}.",
                of_month(last)
            ),
        );
    }
    if is.cumul_integral && is.cumul_restant == 1 {
        journal.tell(
            now.mois,
            "aah.cumul_reste",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Il reste un mois d'AAH sans compter les revenus du travail : {}. Ensuite, une partie comptera.",
                in_words(now.mois + 1)
            ),
        );
    }
    if was.cumul_integral && !is.cumul_integral && now.bases.travail_ordinaire {
        journal.tell(
            now.mois,
            "aah.cumul_fin",
            Niveau::Attention,
            ARTICLE,
            "Les mois d'AAH sans compter les revenus du travail sont finis. Une partie de ces revenus compte maintenant.".into(),
        );
    }
}

fn last_month_of_cumul(month: Month, detail: &Detail) -> Month {
    month + i32::try_from(detail.cumul_restant).unwrap_or(0)
}

fn appreciation(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    let (was, is) = (&previous.bases.aah, &now.bases.aah);
    if is.declaration {
        let (first, last) = is.reference.unwrap_or((now.mois - 3, now.mois - 1));
        let months = if first.year() == last.year() {
            format!(
                "{}, {} et {}",
                of_name(first),
                name(first + 1),
                in_words(last)
            )
        } else {
            format!(
                "{}, {} et {}",
                of_month(first),
                in_words(first + 1),
                in_words(last)
            )
        };
        journal.tell(
            now.mois,
            "aah.declaration_trimestrielle",
            Niveau::Demarche,
            "CSS R. 821-4-5",
            format!(
                "Déclarez à la CAF (ou à la MSA) vos revenus {months}, avant la fin {}. Sans déclaration, l'AAH est réduite puis arrêtée.",
                of_month(now.mois)
            ),
        );
    }
    if !is.ouvert || !was.ouvert || is.appreciation == was.appreciation {
        return;
    }
    match is.appreciation {
        Appreciation::Trimestrielle => journal.tell(
            now.mois,
            "aah.passage_trimestriel",
            Niveau::Information,
            "CSS R. 821-4-1",
            "L'AAH est maintenant calculée tous les trois mois, avec vos revenus des trois mois d'avant.".into(),
        ),
        Appreciation::Annuelle => journal.tell(
            now.mois,
            "aah.passage_annuel",
            Niveau::Information,
            "CSS R. 821-4-2",
            format!(
                "Vous n'avez pas travaillé depuis neuf mois au moins : l'AAH est de nouveau calculée par année, avec vos revenus de {}.",
                now.mois.year() - 2
            ),
        ),
    }
}

fn mesures(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    let (was, is) = (previous.bases.aah.mesure, now.bases.aah.mesure);
    if was == is || !now.bases.aah.ouvert {
        return;
    }
    match is {
        Effet::Neutralise if previous.bases.travail_ordinaire || previous.bases.travail_esat => journal.tell(
            now.mois,
            "aah.cessation",
            Niveau::Demarche,
            "CSS R. 821-4-4",
            "Vous ne travaillez plus et vous n'avez pas de revenu de remplacement : vos anciens salaires ne comptent plus pour l'AAH. Prévenez la CAF (ou la MSA) tout de suite.".into(),
        ),
        Effet::Abattu { taux, .. } => journal.tell(
            now.mois,
            "aah.abattement_changement",
            Niveau::Demarche,
            "CSS R. 821-4-3, R. 532-5, R. 532-7",
            format!(
                "Votre travail a baissé ou s'est arrêté : {} de vos revenus d'activité ne comptent pas pour l'AAH. Prévenez la CAF (ou la MSA).",
                crate::francais::percent(taux)
            ),
        ),
        _ => {}
    }
}

fn montant(journal: &mut Journal, situation: &Situation, previous: &Outcome, now: &Outcome) {
    let (was, is) = (previous.prestations.aah, now.prestations.aah);
    let before_first = now.mois == situation.debut();
    if now.bases.aah.ouvert && !previous.bases.aah.ouvert {
        journal.tell(
            now.mois,
            "aah.ouverture",
            Niveau::Information,
            "CSS R. 821-7",
            format!("Votre droit à l'AAH s'ouvre : {} pour ce mois.", euros(is)),
        );
        return;
    }
    if now.bases.aah.avance && !previous.bases.aah.avance {
        journal.tell(
            now.mois,
            "aah.declaration_manquante",
            Niveau::Demarche,
            "CSS R. 821-4-5, II",
            "La déclaration trimestrielle n'a pas été rendue : la CAF verse la moitié de l'AAH pendant deux mois, puis plus rien. Rendez la déclaration : ce qui manque sera payé ensuite.".into(),
        );
        return;
    }
    if was == is || (before_first && was == Money::ZERO && !previous.bases.aah.ouvert) {
        return;
    }
    let plein = now.bases.aah.taux_plein;
    if is > was {
        let rise = plein - previous.bases.aah.taux_plein;
        let (article, reason) = if rise.is_positive() && is - was <= rise {
            (
                "CSS L. 821-3-1",
                " Le montant de l'AAH augmente ce mois-ci.",
            )
        } else {
            ("CSS D. 821-2", "")
        };
        journal.tell(
            now.mois,
            "aah.hausse",
            Niveau::Information,
            article,
            format!(
                "Votre AAH passe de {} à {} par mois.{reason}",
                euros(was),
                euros(is)
            ),
        );
    } else if is == Money::ZERO {
        journal.tell(
            now.mois,
            "aah.suspension",
            Niveau::Attention,
            "CSS D. 821-2",
            format!(
                "Votre AAH n'est plus versée ce mois-ci (elle était de {}).{}",
                euros(was),
                reason(now)
            ),
        );
    } else {
        journal.tell(
            now.mois,
            "aah.baisse",
            Niveau::Attention,
            "CSS D. 821-2",
            format!(
                "Votre AAH baisse de {} : elle passe de {} à {} par mois.{}",
                euros(was - is),
                euros(was),
                euros(is),
                reason(now)
            ),
        );
    }
}

/// Why the AAH is not at its full rate this month.
fn reason(now: &Outcome) -> String {
    let detail = &now.bases.aah;
    if detail.sejour {
        return " Cause : un long séjour.".into();
    }
    let lowest = detail
        .par_ressources
        .min(detail.par_subsidiarite)
        .min(detail.par_plafond_esat);
    if lowest == detail.par_subsidiarite && lowest < detail.par_ressources {
        return " Cause : votre pension ou votre rente se retire de l'AAH.".into();
    }
    if lowest == detail.par_plafond_esat && lowest < detail.par_ressources {
        return " Cause : l'AAH et la paie d'ESAT ne dépassent pas ensemble un SMIC.".into();
    }
    match (detail.appreciation, detail.reference) {
        (Appreciation::Trimestrielle, Some((first, last))) => {
            format!(
                " Cause : vos revenus {} à {}.",
                of_month(first),
                in_words(last)
            )
        }
        (Appreciation::Annuelle, Some((first, _))) if now.bases.travail_esat => {
            format!(
                " Cause : votre travail en ESAT, ou vos revenus de {}.",
                first.year()
            )
        }
        (_, Some((first, _))) => format!(" Cause : vos revenus de {}.", first.year()),
        _ => String::new(),
    }
}

fn majorations(journal: &mut Journal, situation: &Situation, previous: &Outcome, now: &Outcome) {
    let (was, is) = (previous.prestations.mva, now.prestations.mva);
    if was.is_some() && !is.is_some() {
        let cause = if now.bases.revenu_activite.is_positive() {
            " Elle s'arrête dès le premier revenu du travail, même quand l'AAH reste entière."
        } else if now.bases.aah.sejour {
            " Elle s'arrête pendant un long séjour."
        } else if !now.bases.aah.ouvert || !now.prestations.aah.is_some() {
            " Elle suppose une AAH."
        } else {
            " Elle suppose une AAH entière, ou réduite seulement par une pension."
        };
        journal.tell(
            now.mois,
            "mva.perte",
            Niveau::Attention,
            "CSS L. 821-1-2",
            format!(
                "Vous perdez la majoration pour la vie autonome ({} par mois).{cause}",
                euros(was)
            ),
        );
    }
    if !was.is_some() && is.is_some() && now.mois != situation.debut() {
        journal.tell(
            now.mois,
            "mva.retour",
            Niveau::Information,
            "CSS L. 821-1-2",
            format!(
                "Vous avez droit à la majoration pour la vie autonome : {} par mois.",
                euros(is)
            ),
        );
    }
    if previous.prestations.complement_ressources.is_some()
        && !now.prestations.complement_ressources.is_some()
    {
        journal.tell(
            now.mois,
            "complement_ressources.perte",
            Niveau::Attention,
            "Loi n° 2018-1317, art. 266",
            format!(
                "Vous perdez le complément de ressources ({} par mois), pour toujours : il ne peut plus être demandé.",
                euros(previous.prestations.complement_ressources)
            ),
        );
    }
}

fn sejour(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    const ARTICLE: &str = "CSS R. 821-8";
    match (previous.bases.sejour, now.bases.sejour) {
        (false, true) => journal.tell(
            now.mois,
            "aah.sejour_debut",
            Niveau::Attention,
            ARTICLE,
            "Après soixante jours de séjour, l'AAH est limitée à 30 % du taux plein.".into(),
        ),
        (true, false) => journal.tell(
            now.mois,
            "aah.sejour_fin",
            Niveau::Information,
            ARTICLE,
            "Le séjour est fini : l'AAH n'est plus limitée.".into(),
        ),
        _ => {}
    }
}

/// Working half-time or more puts the restriction of access to work at risk at its renewal.
fn rsdae(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    previous: &Outcome,
    now: &Outcome,
) {
    let over = |outcome: &Outcome| engine.half_time(situation, outcome.mois, outcome.bases.heures);
    if now.bases.aah.ouvert && over(now) && (!over(previous) || now.mois == situation.debut()) {
        journal.tell(
            now.mois,
            "aah.rsdae_mi_temps",
            Niveau::Attention,
            "CSS D. 821-1-2, 5°",
            "Vous travaillez à mi-temps ou plus. L'AAH n'est pas arrêtée, mais au renouvellement la CDAPH peut dire que votre accès à l'emploi n'est plus assez restreint. Parlez-en avec la MDPH.".into(),
        );
    }
}

/// What happens to a pension d'invalidité.
fn pension(
    journal: &mut Journal,
    engine: &Engine,
    situation: &Situation,
    previous: &Outcome,
    now: &Outcome,
) {
    const ARTICLE: &str = "CSS R. 341-17";
    let Some(pension) = &situation.invalidite else {
        return;
    };
    let (was, is) = (&previous.bases.invalidite, &now.bases.invalidite);
    if is.terminee && !was.terminee {
        journal.tell(
            now.mois,
            "invalidite.fin",
            Niveau::Attention,
            "CSS L. 341-15",
            "La pension d'invalidité s'arrête : la retraite pour inaptitude la remplace.".into(),
        );
        return;
    }
    if !is.ouverte || is.terminee {
        return;
    }
    if is.vieillesse {
        if !was.vieillesse && was.ouverte {
            journal.tell(
                now.mois,
                "invalidite.veuf_55",
                Niveau::Information,
                "CSS R. 342-6",
                "Votre pension d'invalidité de veuf ou de veuve devient une pension de vieillesse, du même montant. Vos revenus du travail ne la réduisent plus.".into(),
            );
        }
        return;
    }
    let (paid, before) = (
        now.prestations.pension_invalidite,
        previous.prestations.pension_invalidite,
    );
    if is.reduction.is_positive() && !paid.is_positive() && before.is_positive() {
        journal.tell(
            now.mois,
            "invalidite.suspension",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Votre pension d'invalidité est suspendue en entier ({} de moins). Le droit reste ouvert, avec la prise en charge des soins.",
                euros(before)
            ),
        );
    } else if is.reduction.is_positive() && !was.reduction.is_positive() {
        let looked_at = is.reference.map_or_else(String::new, |(first, last)| {
            format!(
                " On regarde vos revenus {} à {}.",
                of_month(first),
                in_words(last)
            )
        });
        journal.tell(
            now.mois,
            "invalidite.reduction",
            Niveau::Attention,
            ARTICLE,
            format!(
                "Votre pension d'invalidité est réduite de {} : {} au lieu de {}.{looked_at} Pension et revenus dépassent votre ancien salaire ; la moitié du dépassement est retirée.",
                euros(is.reduction),
                euros(paid),
                euros(is.theorique)
            ),
        );
    } else if !is.reduction.is_positive() && was.reduction.is_positive() {
        journal.tell(
            now.mois,
            "invalidite.reduction_fin",
            Niveau::Information,
            ARTICLE,
            format!(
                "Votre pension d'invalidité n'est plus réduite : {} par mois.",
                euros(paid)
            ),
        );
    }
    if (now.mois - pension.depuis) % 3 == 0
        && is.seuil.is_positive()
        && !is.reduction.is_positive()
        && works(now)
        && (now.bases.brut.is_positive() || situation.micro.is_empty())
    {
        let monthly = (is.seuil / 12 - is.theorique).or_zero();
        journal.tell(
            now.mois,
            "invalidite.marge",
            Niveau::Information,
            ARTICLE,
            format!(
                "Marge avant réduction : avec cette pension, un salaire brut de {} par mois en moyenne sur douze mois ne retire rien.",
                euros(monthly)
            ),
        );
    }
    if engine.above_half_of_former_pay(now) && !engine.above_half_of_former_pay(previous) {
        journal.tell(
            now.mois,
            "invalidite.capacite_gain",
            Niveau::Attention,
            "CSS R. 341-16",
            "Votre salaire dépasse la moitié de ce que vous gagniez avant. S'il dure, le médecin-conseil peut revoir la catégorie ou la pension. Le salaire seul ne suffit pas à le décider.".into(),
        );
    }
    declaration_cpam(journal, pension.depuis, now, situation);
}

fn works(outcome: &Outcome) -> bool {
    outcome.bases.travail_ordinaire
        || outcome.bases.travail_esat
        || outcome.bases.brut.is_positive()
}

/// The declarations that the Assurance maladie asks for: each month while the pension is reduced, every six months with a
/// salary, every year else; every three months with the ASI; the first two after three months.
fn declaration_cpam(journal: &mut Journal, depuis: Month, now: &Outcome, situation: &Situation) {
    let elapsed = now.mois - depuis;
    let every = if now.prestations.asi.is_positive() {
        3
    } else if now.bases.invalidite.reduction.is_positive() {
        1
    } else if works(now) && now.bases.brut.is_positive() {
        6
    } else {
        12
    };
    let independant = !situation.benefices.is_empty() || !situation.micro.is_empty();
    let october = independant && now.mois.number() == 10;
    // The tax notice sets the month of those who have a profit and no salary.
    let later = if every == 12 && independant {
        october
    } else {
        elapsed % every == 0
    };
    let due = elapsed > 0 && (elapsed == 3 || elapsed == 6 || (elapsed > 6 && later));
    if due {
        journal.tell(
            now.mois,
            if october { "invalidite.declaration_annuelle" } else { "invalidite.declaration" },
            Niveau::Demarche,
            "CSS R. 341-14",
            "Déclarez vos ressources à la CPAM (ou à la MSA), même sans revenu. Sans déclaration, la pension n'est plus payée.".into(),
        );
    }
}

/// What the schemes other than the régime général ask of the person.
fn autre_regime(journal: &mut Journal, situation: &Situation) {
    let Some(pension) = &situation.invalidite else {
        return;
    };
    let (code, niveau, article, message) = match pension.regime {
        RegimeInvalidite::General | RegimeInvalidite::Independant => return,
        RegimeInvalidite::MsaNonSalarie => (
            "invalidite.msa_changement",
            Niveau::Attention,
            "C. rural R. 732-5",
            "Dites tout changement à la MSA sans attendre : elle refait le calcul à la date du changement. Ce calcul-ci ne le fait qu'aux contrôles.",
        ),
        RegimeInvalidite::Veuf if situation.retraite.is_some() => (
            "invalidite.veuf_cumul",
            Niveau::Attention,
            "CSS D. 342-3",
            "Avec une autre pension à vous, la pension de veuf ou de veuve peut être réduite : le total est limité. La caisse compare une fois, quand la seconde pension commence. Ce calcul ne le fait pas : demandez-lui le montant.",
        ),
        RegimeInvalidite::Veuf => (
            "invalidite.veuf_remariage",
            Niveau::Information,
            "CSS L. 342-5",
            "Cette pension s'arrête si vous vous remariez.",
        ),
    };
    journal.tell(
        situation.debut().max(pension.depuis),
        code,
        niveau,
        article,
        message.into(),
    );
}

/// The first reduction to come, told as soon as it is known.
fn a_venir(journal: &mut Journal, situation: &Situation, before: &Outcome, months: &[Outcome]) {
    if situation.invalidite.is_none() {
        return;
    }
    let reduced = |outcome: &Outcome| outcome.bases.invalidite.reduction.is_positive();
    let Some(first) = months
        .iter()
        .find(|m| reduced(m))
        .filter(|_| !reduced(before))
    else {
        return;
    };
    let told = months
        .iter()
        .find(|m| works(m))
        .map_or(situation.debut(), |m| m.mois)
        .min(first.mois);
    if told == first.mois {
        return;
    }
    let last = months
        .iter()
        .skip_while(|m| m.mois < first.mois)
        .take_while(|m| reduced(m))
        .last()
        .unwrap_or(first);
    let largest = months
        .iter()
        .map(|m| m.bases.invalidite.reduction)
        .max()
        .unwrap_or(Money::ZERO);
    let until = if months.last().is_some_and(|end| end.mois == last.mois) {
        "au moins jusqu'à la fin du calcul".into()
    } else {
        format!("jusqu'en {}", in_words(last.mois))
    };
    let soon = first.bases.invalidite.reduction;
    let combien = if soon == largest {
        format!("{} par mois", euros(soon))
    } else {
        format!(
            "{} au début, de {} au plus par mois",
            euros(soon),
            euros(largest)
        )
    };
    journal.tell(
        told,
        "invalidite.reduction_a_venir",
        Niveau::Attention,
        "CSS R. 341-17",
        format!(
            "Avec ces revenus, la pension d'invalidité sera réduite à partir {}, {until} : de {}. Gardez de côté ce qu'il faut.",
            of_month(first.mois),
            combien
        ),
    );
}

fn asi(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    let (was, is) = (previous.prestations.asi, now.prestations.asi);
    if was.is_positive() && is < was {
        journal.tell(
            now.mois,
            "asi.baisse",
            Niveau::Attention,
            "CSS R. 815-29",
            format!(
                "Votre allocation supplémentaire d'invalidité passe de {} à {} par mois.",
                euros(was),
                euros(is)
            ),
        );
    }
}

/// When the ceiling of the employer's contract begins to reduce the rente, and when it stops.
fn rente(journal: &mut Journal, situation: &Situation, previous: &Outcome, now: &Outcome) {
    let Some((rente, plafond)) = situation
        .prevoyance
        .and_then(|rente| Some((rente.mensuel, rente.plafond_net?)))
    else {
        return;
    };
    let (was, is) = (
        previous.prestations.rente_prevoyance,
        now.prestations.rente_prevoyance,
    );
    if was == rente && is < rente {
        journal.tell(
            now.mois,
            "prevoyance.reduction",
            Niveau::Attention,
            "CSS L. 912-1",
            format!(
                "Votre rente de prévoyance passe de {} à {} par mois : avec elle, le salaire net, la pension et les autres revenus ne dépassent pas {}, le plafond du contrat.",
                euros(was),
                euros(is),
                euros(plafond)
            ),
        );
    } else if was < rente && is == rente {
        journal.tell(
            now.mois,
            "prevoyance.reprise",
            Niveau::Information,
            "CSS L. 912-1",
            format!(
                "Votre rente de prévoyance n'est plus réduite : {} par mois.",
                euros(is)
            ),
        );
    }
}

/// What to ask the insurer of a rente de prévoyance.
fn prevoyance(journal: &mut Journal, situation: &Situation) {
    let Some(rente) = situation.prevoyance else {
        return;
    };
    let message = match rente.plafond_net {
        None => {
            "La rente de prévoyance est gardée telle quelle. Demandez à l'assureur : la rente est-elle réduite quand vous travaillez ? Quel plafond de revenus le contrat fixe-t-il ? Quels revenus compte-t-il ?"
        }
        Some(_) => {
            "La rente de prévoyance est réduite quand le salaire net, la pension et les autres revenus dépassent ensemble le plafond du contrat. Vérifiez auprès de l'assureur les revenus qu'il compte."
        }
    };
    journal.tell(
        situation.debut(),
        "prevoyance.contrat",
        Niveau::Demarche,
        "CSS L. 912-1",
        message.into(),
    );
}

fn travail(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    if now.bases.sous_le_smic.is_positive() && now.bases.sous_le_smic != previous.bases.sous_le_smic
    {
        journal.tell(
            now.mois,
            "salaire.sous_le_smic",
            Niveau::Attention,
            "C. trav. L. 3231-2",
            format!(
                "Cette paie est inférieure au SMIC pour les heures données : il manque {} bruts. Vérifiez les heures et le taux horaire.",
                euros(now.bases.sous_le_smic)
            ),
        );
    }
    if now.bases.trop_d_heures && !previous.bases.trop_d_heures {
        journal.tell(
            now.mois,
            "salaire.heures_complementaires",
            Niveau::Attention,
            "C. trav. L. 3123-9, L. 3123-20",
            "Les heures complémentaires dépassent le tiers du contrat, ou atteignent un temps plein : la loi ne le permet pas.".into(),
        );
    }
    if now.bases.travail_esat && !previous.bases.travail_esat {
        journal.tell(
            now.mois,
            "esat.entree",
            Niveau::Demarche,
            "CSS D. 821-10",
            "Vous entrez en ESAT : prévenez la CAF (ou la MSA), l'AAH est recalculée dès ce mois avec l'aide au poste."
                .into(),
        );
    }
}

fn ass(journal: &mut Journal, situation: &Situation, previous: &Outcome, now: &Outcome) {
    let asked = |month: Month| {
        situation.revenus.iter().any(|revenu| {
            revenu.nature == NatureRevenu::Ass
                && revenu.premier <= month
                && month <= revenu.dernier
                && (revenu.journalier.is_some()
                    || revenu
                        .montant
                        .as_ref()
                        .and_then(|serie| serie.get(month))
                        .is_some_and(Money::is_positive))
        })
    };
    let refused = |outcome: &Outcome| {
        asked(outcome.mois)
            && outcome.prestations.aah.is_positive()
            && !outcome.prestations.ass.is_positive()
    };
    if refused(now) && (!refused(previous) || now.mois == situation.debut()) {
        journal.tell(
            now.mois,
            "ass.non_cumulable",
            Niveau::Attention,
            "C. trav. L. 5423-7",
            "L'allocation de solidarité spécifique ne se cumule pas avec l'AAH : elle n'est pas versée.".into(),
        );
    }
}

fn age(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    if situation.aah.is_none() && situation.invalidite.is_none() {
        return;
    }
    let Some(ages) = engine.ages(situation) else {
        return;
    };
    let Some((first, last)) = months
        .first()
        .map(|m| m.mois)
        .zip(months.last().map(|m| m.mois))
    else {
        return;
    };
    let inaptitude = ages.inaptitude;
    let second = situation
        .aah
        .as_ref()
        .is_some_and(|droit| droit.taux < ages.taux_aah1);
    let ahead = (inaptitude - 6).max(first);
    if ahead <= last && ahead <= inaptitude {
        let what = if situation.aah.is_none() {
            format!(
                "Sans travail ce jour-là, la retraite pour inaptitude remplace la pension d'invalidité à partir {}. En travaillant ce jour-là, la pension continue, sauf si vous demandez la retraite.",
                of_month(inaptitude + 1)
            )
        } else if second {
            format!(
                "L'AAH s'arrête après {}. Demandez votre retraite pour inaptitude, pour {}.",
                in_words(inaptitude),
                in_words(inaptitude + 1)
            )
        } else {
            let maintien = ages.maintien.map(|age| {
                format!(" Si vous travaillez encore, l'AAH continue tant que ce travail dure, au plus tard jusqu'à {age} ans.")
            });
            format!(
                "Sans travail à cet âge, la retraite pour inaptitude est donnée d'office et l'AAH la complète.{}",
                maintien.unwrap_or_default()
            )
        };
        journal.tell(
            ahead,
            "retraite.62_ans",
            Niveau::Demarche,
            "CSS L. 351-1-5",
            format!(
                "Vous aurez {} ans en {}. {what}",
                ages.age,
                in_words(inaptitude)
            ),
        );
    }
}

fn valeurs(journal: &mut Journal, engine: &Engine, situation: &Situation, months: &[Outcome]) {
    let Some(known) = engine.last_checked() else {
        return;
    };
    let first = (known + 1).max(situation.debut());
    if months.last().is_some_and(|last| first <= last.mois) {
        journal.tell(
            first,
            "legislation.valeurs_reconduites",
            Niveau::Information,
            "CSS L. 161-25",
            valeurs_reconduites(known),
        );
    }
}

/// What a calculation says beyond the last month whose law was read.
pub(crate) fn valeurs_reconduites(known: Month) -> String {
    format!(
        "Les montants de la loi sont connus jusqu'à {}. Ensuite, le calcul garde les derniers montants connus : les hausses à venir n'y sont pas.",
        in_words(known)
    )
}

/// What the engine tells events of ages and hours.
pub(crate) struct Ages {
    pub(crate) inaptitude: Month,
    pub(crate) age: i64,
    /// Until which age work keeps the right open.
    pub(crate) maintien: Option<i64>,
    pub(crate) taux_aah1: Rate,
}
