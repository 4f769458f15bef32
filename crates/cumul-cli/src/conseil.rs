//! The advice, the walk through the questions and their lists, as pages that a person reads.

use std::fmt::Write as _;
use std::io::{self, BufRead, Write as _};

use cumul::francais::{count, euros, month as in_words};
use cumul::node::{Node, Value};
use cumul::{
    Conseil, ConseilStatut, Consequence, Faute, Motif, Ouverture, Parcours, QuestionPosee,
    ReponsePossible, Simulation,
};

use crate::texte::{day, heading, wrapped as lines};

/// How many statuses share a reason before it is told once for all of them.
const SHARED: usize = 3;

/// A text in lines that break neither before a sign nor inside the name of an article.
pub(crate) fn wrapped(text: &str, first: &str, others: &str) -> String {
    let mut text = text.to_owned();
    for sign in [":", ";", "?", "!", "»", "€", "%"] {
        text = text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    for word in ["«", "n°", "art.", "al.", "L.", "R.", "D.", "C."] {
        text = text.replace(&format!("{word} "), &format!("{word}\u{a0}"));
    }
    lines(&text, first, others)
}

/// A request for advice with facts added.
pub(crate) fn with_facts(node: Node, facts: Vec<(String, Node)>) -> Node {
    if facts.is_empty() {
        return node;
    }
    let mut entries = match node.value {
        Value::Map(entries)
            if entries.is_empty()
                || entries
                    .iter()
                    .any(|(name, _)| name == "faits" || name == "situation") =>
        {
            entries
        }
        // A situation alone.
        _ => vec![("situation".to_owned(), node)],
    };
    let mut known = match entries.iter().position(|(name, _)| name == "faits") {
        Some(at) => match entries.remove(at).1.value {
            Value::Map(known) => known,
            other => vec![("faits".to_owned(), Node::new(other))],
        },
        None => Vec::new(),
    };
    known.retain(|(name, _)| !facts.iter().any(|(new, _)| new == name));
    known.extend(facts);
    entries.push(("faits".to_owned(), Node::new(Value::Map(known))));
    Node::new(Value::Map(entries))
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}", wrapped(text, "   ", "   "));
}

fn result(resultat: Ouverture) -> &'static str {
    match resultat {
        Ouverture::Ouvert => "possible",
        Ouverture::SousConditions => "possible sous conditions",
        Ouverture::AVerifier => "à vérifier",
        _ => "impossible aujourd'hui",
    }
}

/// What a reason is, before its text.
fn kind(motif: &Motif) -> &'static str {
    match (motif.effet, motif.certain, motif.aide) {
        (_, false, _) => "À vérifier. ",
        ("ferme", ..) => "Impossible. ",
        ("condition", ..) => "Condition. ",
        ("obligation", ..) => "À faire. ",
        (_, _, Some("gagnee")) => "Aide. ",
        (_, _, Some("perdue")) => "Aide perdue. ",
        (_, _, Some("menacee")) => "Ce qui peut baisser. ",
        _ => "À savoir. ",
    }
}

fn reason(motif: &Motif) -> String {
    let doubt = motif
        .incertain
        .as_ref()
        .map(|doubt| format!(" Point discuté : {doubt}."))
        .unwrap_or_default();
    format!(
        "{}{} ({}){doubt}",
        kind(motif),
        motif.texte,
        motif.articles.join(" ; ")
    )
}

fn lever(motif: &Motif) -> Option<String> {
    match (&motif.lever, &motif.sans_lever) {
        (Some(lever), _) => Some(format!("Ce qui le rendrait possible : {lever}.")),
        (None, Some(why)) => Some(format!("Rien ne le rend possible : {why}.")),
        (None, None) => None,
    }
}

/// The whole page.
pub(crate) fn page(answer: &Conseil, simulated: bool) -> String {
    let mut out = String::new();
    let title = format!("Quels statuts pour vous, en {}", in_words(answer.date));
    let _ = writeln!(out, "{title}\n{}", "═".repeat(title.chars().count()));
    let _ = writeln!(
        out,
        "Loi connue jusqu'au {}. Ceci aide à choisir ; ce n'est pas une décision.",
        day(answer.legislation.a_jour_au)
    );
    known(&mut out, answer);
    let open: Vec<&ConseilStatut> = of(answer, |r| {
        matches!(r, Ouverture::Ouvert | Ouverture::SousConditions)
    });
    let shared = shared(&open);
    heading(&mut out, "Ce qui est possible, le plus adapté d'abord");
    for statut in &open {
        status(&mut out, statut, &shared);
    }
    if !shared.is_empty() {
        heading(&mut out, "Ce qui vaut pour plusieurs de ces statuts");
        for (motif, count) in &shared {
            let text = format!(
                "{} Pour {}.",
                reason(motif),
                if *count == open.len() {
                    "tous".to_owned()
                } else {
                    format!("{count} sur {}", open.len())
                }
            );
            let _ = writeln!(out, "{}", wrapped(&text, " • ", "   "));
        }
    }
    to_check(&mut out, answer);
    let closed = of(answer, |r| r == Ouverture::Ferme);
    if !closed.is_empty() {
        heading(&mut out, "Ce qui est impossible aujourd'hui");
        for statut in closed {
            refusal(&mut out, statut);
        }
    }
    acts(&mut out, answer);
    if simulated {
        euros_of(&mut out, &answer.statuts);
    }
    assumed(&mut out, answer);
    out
}

fn of(answer: &Conseil, wanted: impl Fn(Ouverture) -> bool) -> Vec<&ConseilStatut> {
    answer
        .statuts
        .iter()
        .filter(|statut| wanted(statut.resultat))
        .collect()
}

fn known(out: &mut String, answer: &Conseil) {
    if answer.faits.is_empty() {
        return;
    }
    heading(out, "Ce que nous savons");
    for fact in &answer.faits {
        let from = if fact.origine == "situation" {
            " (lu dans la situation)"
        } else {
            ""
        };
        let _ = writeln!(out, " • {} : {}{from}", fact.libelle, fact.texte);
    }
    for fact in answer.deduits.iter().filter(|f| f.valeur == Some(true)) {
        let text = format!("{} ({})", fact.libelle, fact.articles.join(" ; "));
        let _ = writeln!(out, "{}", wrapped(&text, " • ", "   "));
    }
}

/// Reasons other than conditions that several statuses share, each with how many.
fn shared<'a>(open: &[&'a ConseilStatut]) -> Vec<(&'a Motif, usize)> {
    let mut found: Vec<(&'a Motif, usize)> = Vec::new();
    for motif in open.iter().flat_map(|statut| &statut.motifs) {
        if motif.effet == "condition" {
            continue;
        }
        match found
            .iter_mut()
            .find(|(known, _)| known.regle == motif.regle)
        {
            Some((_, count)) => *count += 1,
            None => found.push((motif, 1)),
        }
    }
    found.retain(|(_, count)| *count >= SHARED);
    found
}

fn status(out: &mut String, statut: &ConseilStatut, shared: &[(&Motif, usize)]) {
    let rank = statut
        .rang
        .map(|rank| format!("{rank}. "))
        .unwrap_or_default();
    let _ = writeln!(
        out,
        "\n{rank}{} : {}",
        statut.libelle,
        result(statut.resultat)
    );
    for why in &statut.atouts {
        line(out, &format!("Pourquoi lui : {why}"));
    }
    for motif in &statut.motifs {
        if !shared.iter().any(|(known, _)| known.regle == motif.regle) {
            line(out, &reason(motif));
        }
    }
    if let Some(written) = &statut.ecrit {
        line(out, &format!("Par écrit : {written}."));
    }
    let rights: Vec<String> = statut
        .droits
        .iter()
        .chain(&statut.assurances)
        .map(|right| format!("{} : {}", right.nom, right.texte))
        .collect();
    if !rights.is_empty() {
        line(out, &format!("Vos droits. {}.", rights.join(" ; ")));
    }
    if !statut.documents.is_empty() {
        let lists: Vec<String> = statut
            .documents
            .iter()
            .map(|id| format!("cumul documents {id}"))
            .collect();
        line(out, &format!("Liste à cocher : {}.", lists.join(", ")));
    }
}

fn to_check(out: &mut String, answer: &Conseil) {
    let waiting = of(answer, |r| r == Ouverture::AVerifier);
    if waiting.is_empty() {
        return;
    }
    heading(out, "Ce qui est à vérifier");
    for fact in &answer.a_verifier {
        let ask = fact.question.as_deref().unwrap_or(&fact.libelle);
        let _ = writeln!(out, "{}", wrapped(ask, " ? ", "   "));
    }
    for statut in waiting {
        status(out, statut, &[]);
    }
}

fn refusal(out: &mut String, statut: &ConseilStatut) {
    let _ = writeln!(out, "\n✗ {}", statut.libelle);
    for motif in statut
        .motifs
        .iter()
        .filter(|m| m.effet == "ferme" && m.certain)
    {
        line(out, &reason(motif));
        if let Some(lever) = lever(motif) {
            line(out, &lever);
        }
    }
    if !statut.possible_si.is_empty() {
        let changes: Vec<String> = statut
            .possible_si
            .iter()
            .map(|change| format!("{} : {}", change.libelle, change.texte))
            .collect();
        line(
            out,
            &format!("Il s'ouvrirait avec : {}.", changes.join(" ; ")),
        );
    }
}

fn acts(out: &mut String, answer: &Conseil) {
    if answer.actes.is_empty() {
        return;
    }
    heading(out, "Avec votre mesure de protection, qui fait quoi");
    let _ = writeln!(
        out,
        "Lisez d'abord le jugement : le juge peut ajouter ou retirer des actes (C. civ. 471, 473)."
    );
    for act in &answer.actes {
        let note = act
            .note
            .as_ref()
            .map(|note| format!(" {note}."))
            .unwrap_or_default();
        let text = format!(
            "{} : {} ({}).{note}",
            act.libelle,
            act.comment,
            act.articles.join(" ; ")
        );
        let _ = writeln!(out, "{}", wrapped(&text, " • ", "   "));
    }
}

fn euros_of(out: &mut String, statuts: &[ConseilStatut]) {
    heading(out, "En euros");
    for statut in statuts {
        let Some(simulation) = &statut.simulation else {
            if let Some(why) = &statut.non_simule {
                let text = format!("{} : {why}", statut.libelle);
                let _ = writeln!(out, "{}", wrapped(&text, " • ", "   "));
            }
            continue;
        };
        let text = format!("{} : {}", statut.libelle, amount(simulation));
        let _ = writeln!(out, "{}", wrapped(&text, " • ", "   "));
    }
}

fn amount(simulation: &Simulation) -> String {
    match &simulation.synthese {
        Some(synthese) => {
            let mut text = format!(
                "{} par mois en moyenne. Le travail rapporte {} sur toute la durée.",
                euros(synthese.disponible_moyen),
                euros(synthese.gain_du_travail)
            );
            for taken in &simulation.hypotheses {
                text.push(' ');
                text.push_str(taken);
            }
            text
        }
        None => {
            let why: Vec<&str> = simulation
                .refus
                .iter()
                .map(|refused| refused.message.as_str())
                .collect();
            format!("pas calculé. {}", why.join(" "))
        }
    }
}

fn assumed(out: &mut String, answer: &Conseil) {
    if answer.suppositions.is_empty() {
        return;
    }
    heading(out, "Ce que nous avons supposé");
    let _ = writeln!(
        out,
        "Une autre réponse changerait un statut. Pour corriger : --fait NOM=VALEUR."
    );
    for supposition in &answer.suppositions {
        let text = format!(
            "{} : {} ({})",
            supposition.libelle, supposition.texte, supposition.fait
        );
        let _ = writeln!(out, "{}", wrapped(&text, " • ", "   "));
    }
}

/// A sentence a line.
fn sentences(out: &mut String, text: &str) {
    for sentence in text.split_inclusive(['.', '?', '!']) {
        let _ = writeln!(out, "   {}", sentence.trim());
    }
}

/// The page in simple words: the decision first, then why, then what to do.
pub(crate) fn simple_page(answer: &Conseil) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "Comment pouvez-vous travailler ?");
    let _ = writeln!(out, "Texte simple, pour {}.", in_words(answer.date));
    for statut in &answer.statuts {
        let _ = writeln!(out);
        let decision = match statut.resultat {
            Ouverture::Ouvert => "Vous pouvez",
            Ouverture::SousConditions => "Vous pouvez, avec des conditions",
            Ouverture::AVerifier => "À vérifier avec une personne qui vous aide",
            _ => "Vous ne pouvez pas",
        };
        let _ = writeln!(out, "{decision} : {}.", statut.libelle);
        sentences(&mut out, &statut.simple);
        let told = |motif: &&Motif| match statut.resultat {
            Ouverture::Ferme => motif.effet == "ferme" && motif.certain,
            _ => matches!(motif.effet, "ferme" | "condition" | "obligation"),
        };
        let reasons: Vec<&Motif> = statut.motifs.iter().filter(told).collect();
        if !reasons.is_empty() {
            let _ = writeln!(
                out,
                "   {}",
                match statut.resultat {
                    Ouverture::Ferme => "Pourquoi ?",
                    _ => "Que faire ?",
                }
            );
        }
        for motif in reasons {
            sentences(&mut out, &motif.simple);
        }
    }
    out
}

fn consequences(out: &mut String, all: &[Consequence], simple: bool, indent: &str) {
    let mut told: Vec<(&str, Vec<&str>, String)> = Vec::new();
    for one in all {
        match told.iter_mut().find(|(rule, ..)| *rule == one.regle) {
            Some((_, names, _)) => names.push(&one.libelle),
            None => {
                let what = if one.effet == "ferme" {
                    "Ferme"
                } else {
                    "Demande une condition pour"
                };
                let why = if simple { &one.simple } else { &one.texte };
                told.push((
                    one.regle,
                    vec![&one.libelle],
                    format!("{what} : @. {why} ({})", one.articles.join(" ; ")),
                ));
            }
        }
    }
    for (_, names, text) in told {
        let text = text.replace('@', &names.join(", "));
        let _ = writeln!(
            out,
            "{}",
            wrapped(&text, &format!("{indent}– "), &format!("{indent}  "))
        );
    }
}

fn asked(out: &mut String, question: &QuestionPosee, simple: bool) {
    let text = if simple {
        &question.simple
    } else {
        &question.texte
    };
    let _ = writeln!(out, "{text}");
    if let Some(help) = &question.aide {
        let _ = writeln!(out, "{}", wrapped(help, "  ", "  "));
    }
    for (at, answer) in question.reponses.iter().enumerate() {
        let _ = writeln!(out, "  {}. {}", at + 1, said(answer, simple));
    }
}

fn said(answer: &ReponsePossible, simple: bool) -> &str {
    match &answer.simple {
        Some(text) if simple => text,
        _ => &answer.libelle,
    }
}

/// One step of the walk.
pub(crate) fn step(answer: &Parcours, simple: bool) -> String {
    let mut out = String::new();
    for given in &answer.reponses {
        let _ = writeln!(out, "{} {}.", given.texte, given.reponse);
        consequences(&mut out, &given.consequences, simple, "  ");
    }
    if !answer.reponses.is_empty() {
        out.push('\n');
    }
    match &answer.question {
        None => {
            let _ = writeln!(
                out,
                "Plus aucune réponse ne peut changer un statut. Pour le conseil : cumul advise, avec les mêmes faits."
            );
        }
        Some(question) => {
            let _ = writeln!(
                out,
                "Encore {} au plus.\n",
                count(answer.reste, "question", "questions")
            );
            asked(&mut out, question, simple);
            for reply in &question.reponses {
                let _ = writeln!(
                    out,
                    "\nRépondre « {} » : --fait {}={}",
                    said(reply, simple),
                    question.fait,
                    Node::new(reply.valeur.value().clone()).shown()
                );
                consequences(&mut out, &reply.consequences, simple, "  ");
            }
        }
    }
    out
}

/// Asks the useful questions, one by one, on the terminal; gives the request with the answers.
pub(crate) fn ask(mut request: Node, simple: bool) -> Result<Node, Vec<Faute>> {
    let mut lines = io::stdin().lock().lines();
    loop {
        let Some(question) = cumul::next_question(&request)?.question else {
            return Ok(request);
        };
        let mut text = String::new();
        asked(&mut text, &question, simple);
        let reply = loop {
            let mut terminal = io::stderr().lock();
            let _ = write!(
                terminal,
                "\n{text}Votre réponse (un numéro, ou rien pour finir) : "
            );
            let _ = terminal.flush();
            let Some(Ok(typed)) = lines.next() else {
                return Ok(request);
            };
            if typed.trim().is_empty() {
                return Ok(request);
            }
            let chosen = typed.trim().parse::<usize>().ok();
            match chosen.and_then(|n| question.reponses.get(n.checked_sub(1)?)) {
                Some(reply) => break reply,
                None => {
                    let _ = writeln!(
                        terminal,
                        "« {} » n'est pas un de ces numéros.",
                        typed.trim()
                    );
                }
            }
        };
        let mut decided = String::new();
        consequences(&mut decided, &reply.consequences, simple, "  ");
        let _ = io::stderr().lock().write_all(decided.as_bytes());
        let fact = (
            question.fait.to_owned(),
            Node::new(reply.valeur.value().clone()),
        );
        request = with_facts(request, vec![fact]);
    }
}

/// The readings by situation.
pub(crate) fn situations() -> String {
    let mut out = String::new();
    for reading in cumul::situations() {
        let _ = writeln!(out, "{}\n  {}", reading.id, reading.titre);
        for point in &reading.attention {
            let sources = if point.articles.is_empty() {
                String::new()
            } else {
                format!(" ({})", point.articles.join(" ; "))
            };
            let text = format!("{}{sources}", point.texte);
            let _ = writeln!(out, "{}", wrapped(&text, "  • ", "    "));
        }
        let _ = writeln!(out);
    }
    let _ = writeln!(
        out,
        "Pour l'une d'elles : cumul advise --situation NOM, cumul simulate --situation NOM."
    );
    out
}

/// The names of the checklists.
pub(crate) fn documents() -> String {
    let mut out = String::new();
    for list in cumul::documents() {
        let _ = writeln!(out, "{}\n  {}\n  {}", list.id, list.titre, list.intro);
    }
    let _ = writeln!(
        out,
        "\nPour l'une d'elles : cumul documents NOM, avec --format html pour une page à imprimer."
    );
    out
}
