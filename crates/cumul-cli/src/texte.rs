//! The answer as a page that a person reads.

use std::fmt::Write as _;

use cumul::francais::{capitale, euros, month as in_words, number, of_month};
use cumul::{Etape, Evenement, Lecture, MoisResultat, Money, Month, Niveau, Resultat};

use crate::tableau::lines;

/// How wide a bar of the largest month is.
const BAR: usize = 20;

/// The whole page.
pub(crate) fn page(answer: &Resultat, explained: Option<Month>, bars: bool) -> String {
    let mut out = String::new();
    title(&mut out, answer);
    table(&mut out, answer, bars);
    events(&mut out, answer);
    synthesis(&mut out, answer);
    readings(&mut out, &answer.lectures);
    notes(&mut out, answer);
    if let Some(steps) = &answer.explication {
        explanation(&mut out, answer, steps, explained);
    }
    out
}

pub(crate) fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n{text}\n{}", "─".repeat(text.chars().count()));
}

fn title(out: &mut String, answer: &Resultat) {
    let (Some(first), Some(last)) = (answer.mois.first(), answer.mois.last()) else {
        return;
    };
    let text = format!(
        "Ce que vous gardez, de {} à {}",
        in_words(first.mois),
        in_words(last.mois)
    );
    let _ = writeln!(out, "{text}\n{}", "═".repeat(text.chars().count()));
    let _ = writeln!(
        out,
        "Montants en euros. Loi connue jusqu'au {}.",
        day(answer.legislation.a_jour_au)
    );
    for amendment in &answer.legislation.amendements {
        let _ = writeln!(
            out,
            "Loi modifiée pour ce calcul : {} vaut {} à partir de {}.",
            amendment.id,
            amendment.valeur,
            in_words(amendment.depuis)
        );
    }
}

pub(crate) fn day(iso: &str) -> String {
    iso.parse()
        .map_or_else(|_| iso.to_owned(), cumul::francais::date)
}

/// Short names of the columns.
fn column(name: &str) -> &str {
    match name {
        "salaire_net" => "Salaire net",
        "chiffre_affaires" => "Recettes",
        "autres_revenus" => "Autres revenus",
        "aah" => "AAH",
        "mva" => "MVA",
        "complement_ressources" => "Complément",
        "pension_invalidite" => "Pension inv.",
        "rente_prevoyance" => "Rente prév.",
        "mtp" => "MTP",
        "asi" => "ASI",
        "retraite" => "Retraite",
        "aspa" => "ASPA",
        "rente_accident_travail" => "Rente AT",
        "ass" => "ASS",
        "prime_activite" => "Prime d'act.",
        "aide_logement" => "Aide logt",
        "prelevements_pensions" => "Prél. pensions",
        "cotisations_micro" => "Cotis. micro",
        "impot" => "Impôt",
        "disponible" => "Disponible",
        "encaisse" => "Encaissé",
        other => other,
    }
}

/// The months, with the lines that are not always zero.
fn table(out: &mut String, answer: &Resultat, bars: bool) {
    let rows: Vec<Vec<(&'static str, Money)>> = answer.mois.iter().map(lines).collect();
    let Some(first) = rows.first() else { return };
    let shown: Vec<usize> = (0..first.len())
        .filter(|at| {
            let name = first.get(*at).map_or("", |(name, _)| name);
            matches!(name, "disponible" | "encaisse")
                || rows.iter().any(|row| {
                    row.get(*at)
                        .is_some_and(|(_, amount)| *amount != Money::ZERO)
                })
        })
        .collect();
    let width = |at: &usize| {
        let name = first.get(*at).map_or("", |(name, _)| column(name));
        let longest = rows
            .iter()
            .filter_map(|row| row.get(*at))
            .map(|(_, m)| number(*m).chars().count())
            .max();
        name.chars().count().max(longest.unwrap_or(0)) + 2
    };
    let widths: Vec<usize> = shown.iter().map(width).collect();
    let mut header = format!("\n{:<16}", "Mois");
    for (at, width) in shown.iter().zip(&widths) {
        let _ = write!(
            header,
            "{:>width$}",
            first.get(*at).map_or("", |(name, _)| column(name))
        );
    }
    let _ = writeln!(out, "{header}");
    let largest = answer
        .mois
        .iter()
        .map(|month| month.disponible)
        .max()
        .unwrap_or(Money::ZERO);
    for (month, row) in answer.mois.iter().zip(&rows) {
        let mut line = format!("{:<16}", in_words(month.mois));
        for (at, width) in shown.iter().zip(&widths) {
            let amount = row.get(*at).map_or(Money::ZERO, |(_, amount)| *amount);
            let text = if amount == Money::ZERO {
                "—".to_owned()
            } else {
                number(amount)
            };
            let _ = write!(line, "{text:>width$}");
        }
        if bars {
            let _ = write!(line, "  {}", bar(month.disponible, largest));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let _ = writeln!(
        out,
        "\nDisponible : ce qui vous revient pour le mois. Encaissé : l'argent reçu dans le mois ; une prestation est payée le mois d'après."
    );
}

fn bar(amount: Money, largest: Money) -> String {
    let mut length = 0;
    while length < BAR
        && largest * i64::try_from(length + 1).unwrap_or(1)
            <= amount * i64::try_from(BAR).unwrap_or(1)
    {
        length += 1;
    }
    "█".repeat(length)
}

fn level(niveau: Niveau) -> &'static str {
    match niveau {
        Niveau::Attention => "Attention. ",
        Niveau::Demarche => "À faire. ",
        _ => "",
    }
}

fn events(out: &mut String, answer: &Resultat) {
    let happening: Vec<(&MoisResultat, &Evenement)> = answer
        .mois
        .iter()
        .flat_map(|month| month.evenements.iter().map(move |event| (month, event)))
        .collect();
    if happening.is_empty() {
        return;
    }
    heading(out, "Ce qui va se passer");
    let mut last = None;
    // What comes back again and again is told once, with its months at the end.
    let mut again: Vec<(&'static str, Vec<Month>)> = Vec::new();
    let often = |code: &str| {
        happening
            .iter()
            .filter(|(_, event)| event.code == code)
            .count()
            > 2
    };
    for (month, event) in &happening {
        if often(event.code) {
            match again.iter_mut().find(|(code, _)| *code == event.code) {
                Some((_, months)) => {
                    months.push(month.mois);
                    continue;
                }
                None => again.push((event.code, Vec::new())),
            }
        }
        if last != Some(month.mois) {
            let _ = writeln!(out, "{} :", capitale(&in_words(month.mois)));
            last = Some(month.mois);
        }
        let text = format!(
            "{}{} ({})",
            level(event.niveau),
            event.message,
            event.article
        );
        let _ = writeln!(out, "{}", wrapped(&text, "  • ", "    "));
    }
    for (code, months) in again.iter().filter(|(_, months)| !months.is_empty()) {
        let what = match *code {
            "aah.declaration_trimestrielle" => "Autres déclarations à faire à la CAF (ou à la MSA)",
            "aah.recettes_a_declarer" => "Autres recettes à déclarer à la CAF (ou à la MSA)",
            "micro.declaration" => "Autres déclarations à faire à l'Urssaf, même sans recettes",
            _ => happening
                .iter()
                .find(|(_, event)| event.code == *code)
                .map_or("", |(_, event)| event.message.as_str()),
        };
        let months: Vec<String> = months.iter().map(|month| in_words(*month)).collect();
        let _ = writeln!(out, "Ensuite :");
        let text = format!("{} : {}.", what.trim_end_matches('.'), months.join(", "));
        let _ = writeln!(out, "{}", wrapped(&text, "  • ", "    "));
    }
}

/// A text in lines of about a hundred characters.
pub(crate) fn wrapped(text: &str, first: &str, others: &str) -> String {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > 100 {
            lines.push(std::mem::replace(&mut line, others.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines.join("\n")
}

fn synthesis(out: &mut String, answer: &Resultat) {
    heading(out, "En résumé");
    let count = answer.mois.len();
    let synthese = &answer.synthese;
    let _ = writeln!(
        out,
        "Sur {count} mois, il vous revient {}, soit {} par mois en moyenne.",
        euros(synthese.disponible_total),
        euros(synthese.disponible_moyen)
    );
    if synthese.gain_du_travail != Money::ZERO {
        let _ = writeln!(
            out,
            "Par rapport à la même vie sans ce travail, le travail {} {} sur ces {count} mois.",
            if synthese.gain_du_travail < Money::ZERO {
                "coûte"
            } else {
                "rapporte"
            },
            euros(if synthese.gain_du_travail < Money::ZERO {
                -synthese.gain_du_travail
            } else {
                synthese.gain_du_travail
            })
        );
        if let Some(hour) = synthese.gain_par_heure {
            let _ = writeln!(out, "C'est {} par heure travaillée.", euros(hour));
        }
    }
    if let Some(more) = &synthese.cent_euros_de_plus {
        let _ = writeln!(
            out,
            "Avec 100 € bruts de plus par mois, soit {} nets, il resterait {} de plus par mois en moyenne.",
            euros(more.salaire_net),
            euros(more.reste)
        );
        for effet in &more.effets {
            let _ = writeln!(out, "  {}", effet.message);
        }
    }
}

/// Months in a row with the same lines.
type Run<'a> = (Month, Month, &'a [(&'static str, Money)]);

fn readings(out: &mut String, lectures: &[Lecture]) {
    if lectures.is_empty() {
        return;
    }
    heading(out, "Autres lectures de la loi");
    for lecture in lectures {
        let _ = writeln!(
            out,
            "{}",
            wrapped(
                &format!("{} ({})", lecture.libelle, lecture.article),
                "• ",
                "  "
            )
        );
        let mut runs: Vec<Run<'_>> = Vec::new();
        for month in &lecture.mois {
            match runs.last_mut() {
                Some((_, last, lines))
                    if *last + 1 == month.mois && *lines == month.lignes.as_slice() =>
                {
                    *last = month.mois;
                }
                _ => runs.push((month.mois, month.mois, &month.lignes)),
            }
        }
        for (first, last, lines) in runs {
            let when = if first == last {
                capitale(&in_words(first))
            } else {
                format!("{} à {}", capitale(&of_month(first)), in_words(last))
            };
            let amounts: Vec<String> = lines
                .iter()
                .map(|(name, amount)| format!("{} {}", column(name), euros(*amount)))
                .collect();
            let _ = writeln!(out, "    {when} : {}.", amounts.join(", "));
        }
    }
}

fn notes(out: &mut String, answer: &Resultat) {
    if answer.hypotheses.is_empty() && answer.limites.is_empty() {
        return;
    }
    heading(out, "À savoir sur ce calcul");
    for note in answer.hypotheses.iter().chain(&answer.limites) {
        let _ = writeln!(out, "{}", wrapped(note, "• ", "  "));
    }
}

/// The reasoning of one month, or of each month in which an amount changes.
fn explanation(out: &mut String, answer: &Resultat, steps: &[Etape], wanted: Option<Month>) {
    heading(out, "Le raisonnement, étape par étape");
    let mut previous: Option<&MoisResultat> = None;
    for month in &answer.mois {
        let changed = previous.is_none_or(|p| lines(p) != lines(month));
        previous = Some(month);
        if wanted.map_or(!changed, |wanted| wanted != month.mois) {
            continue;
        }
        let _ = writeln!(out, "{} :", capitale(&in_words(month.mois)));
        for (index, step) in steps
            .iter()
            .filter(|step| step.mois == month.mois)
            .enumerate()
        {
            let inputs: Vec<String> = step
                .entrees
                .texts()
                .map(|(name, text)| format!("{name} : {text}"))
                .collect();
            let from = if inputs.is_empty() {
                String::new()
            } else {
                format!(" D'après : {}.", inputs.join(" ; "))
            };
            let text = format!(
                "{} : {} ({}).{from}",
                step.libelle,
                step.valeur.text(),
                step.article
            );
            let _ = writeln!(
                out,
                "{}",
                wrapped(&text, &format!("  {:>2}. ", index + 1), "      ")
            );
        }
        let _ = writeln!(out);
    }
}
