//! Events of the benefits of the household.

use alloc::format;

use super::{Journal, Niveau};
use crate::francais::{euros, month as in_words, of_month};
use crate::simulation::Outcome;
use crate::situation::Situation;

/// The prime d'activité: to ask for, not known, lost with the pay that crossed 29 SMIC hours, struck off.
pub(super) fn prime_activite(
    journal: &mut Journal,
    situation: &Situation,
    previous: &Outcome,
    now: &Outcome,
) {
    if situation.menage.prime.is_none() {
        return;
    }
    let (was, is) = (&previous.bases.prime_activite, &now.bases.prime_activite);
    if is.demandee {
        journal.tell(
            now.mois,
            "prime_activite.demande",
            Niveau::Demarche,
            "CSS R. 846-2",
            format!(
                "La prime d'activité est due : {} par mois pendant trois mois. Demandez-la à la CAF ou à la MSA en {} : elle n'est pas payée pour les mois d'avant.",
                euros(is.nette),
                in_words(now.mois)
            ),
        );
    } else if is.revise && was.brute.is_positive() && !is.brute.is_positive() {
        journal.tell(
            now.mois,
            "prime_activite.fin",
            Niveau::Attention,
            "CSS D. 846-1, D. 846-2",
            format!(
                "La prime d'activité s'arrête : elle était de {} par mois. Continuez à déclarer vos revenus tous les trois mois.",
                euros(was.nette)
            ),
        );
    }
    if is.inconnue && !was.inconnue {
        journal.tell(
            now.mois,
            "prime_activite.inconnue",
            Niveau::Information,
            "CSS R. 843-1",
            "La prime d'activité n'est pas calculée ce mois-ci : un des mois qu'elle regarde n'est pas connu, ou sa loi est trop ancienne.".into(),
        );
    }
    if is.radiee {
        journal.tell(
            now.mois,
            "prime_activite.radiation",
            Niveau::Demarche,
            "CSS D. 846-3",
            "Deux ans sans prime d'activité payée : le droit est fermé. Si elle redevient due, il faudra la redemander.".into(),
        );
    }
}

/// The housing aid: nine months at zero, due again, an abatement that ends.
pub(super) fn aide_logement(journal: &mut Journal, previous: &Outcome, now: &Outcome) {
    let (was, is) = (&previous.bases.aide_logement, &now.bases.aide_logement);
    if is.eteinte {
        journal.tell(
            now.mois,
            "aide_logement.nouvelle_demande",
            Niveau::Demarche,
            "CCH R. 823-6",
            format!(
                "L'aide au logement est nulle depuis neuf mois : le droit est fermé à partir {}. Si vos revenus baissent, refaites une demande.",
                of_month(now.mois)
            ),
        );
    }
    if is.redemandee {
        journal.tell(
            now.mois,
            "aide_logement.demande",
            Niveau::Demarche,
            "CCH R. 823-10",
            format!(
                "L'aide au logement serait de nouveau due : {} par mois. Demandez-la ce mois-ci : elle n'est pas payée pour les mois d'avant.",
                euros(is.aide.nette)
            ),
        );
    }
    if was.mesure != is.mesure && was.calculee && was.aide.nette > is.aide.nette {
        journal.tell(
            now.mois,
            "aide_logement.fin_mesure",
            Niveau::Attention,
            "CCH R. 822-13",
            format!(
                "Vous retravaillez : les anciens salaires comptent de nouveau en entier pour l'aide au logement, qui passe de {} à {} par mois.",
                euros(was.aide.nette),
                euros(is.aide.nette)
            ),
        );
    }
}
