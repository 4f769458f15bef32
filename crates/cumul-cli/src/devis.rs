//! A quote: the table side by side, and the document of one status.

use std::fmt::Write as _;

use cumul::{ColonneDevis, Devis};

use crate::arguments::FormeDevis;
use crate::conseil::wrapped;
use crate::fautes::Failure;
use crate::texte::heading;

/// The table in the form asked for.
pub(crate) fn table(answer: &Devis, format: FormeDevis) -> Result<String, Failure> {
    Ok(match format {
        FormeDevis::Text => page(answer),
        FormeDevis::Json => answer.to_json(),
        FormeDevis::Csv => {
            csv(answer).map_err(|e| Failure::usage(format!("Tableau impossible : {e}.")))?
        }
        FormeDevis::Markdown => answer.to_markdown(),
        FormeDevis::Html => answer.to_html(),
    })
}

/// The devis or the proposal of one status.
pub(crate) fn document(
    answer: &Devis,
    statut: &str,
    format: FormeDevis,
) -> Result<String, Failure> {
    let names: Vec<&str> = answer.colonnes.iter().map(|c| c.statut).collect();
    let Some(colonne) = answer.colonnes.iter().find(|c| c.statut == statut) else {
        return Err(Failure::usage(format!(
            "« {statut} » n'est pas un statut de ce tableau. Attendu : {}.",
            names.join(", ")
        )));
    };
    let Some(document) = &colonne.document else {
        return Err(Failure::usage(format!(
            "{} : aucun montant, donc aucun devis. {}",
            colonne.libelle,
            remarks(colonne).join(" ")
        )));
    };
    match format {
        FormeDevis::Text | FormeDevis::Markdown => Ok(document.markdown.clone()),
        FormeDevis::Html => Ok(document.html.clone()),
        FormeDevis::Json | FormeDevis::Csv => Err(Failure::usage(
            "Un devis s'écrit en Markdown (sans --format) ou en page (--format html).".into(),
        )),
    }
}

fn remarks(colonne: &ColonneDevis) -> Vec<String> {
    colonne.remarques.iter().map(|r| r.phrase()).collect()
}

/// Short names of the columns.
fn court(statut: &str) -> &str {
    match statut {
        "micro_entreprise" => "Micro",
        "portage_salarial" => "Portage",
        "cdd_usage" => "CDD usage",
        "vacation_publique" => "Vacation",
        "esat" => "ESAT",
        "benevolat" => "Bénévolat",
        other => other,
    }
}

/// A page for people: the table, then each status in sentences.
fn page(answer: &Devis) -> String {
    let mut out = String::new();
    let title = answer.titre();
    let _ = writeln!(out, "{title}\n{}", "═".repeat(title.chars().count()));
    let _ = writeln!(
        out,
        "Montants en euros, TVA à part. Loi connue jusqu'au {}.\n",
        crate::texte::day(answer.legislation.a_jour_au)
    );
    let rows = answer.tableau();
    let label = rows.iter().map(|(name, _)| name.chars().count()).max();
    let label = label.unwrap_or(0);
    let widths: Vec<usize> = answer
        .colonnes
        .iter()
        .enumerate()
        .map(|(at, colonne)| {
            let cells = rows.iter().filter_map(|(_, values)| values.get(at));
            let longest = cells.map(|value| shown(value).chars().count()).max();
            longest
                .unwrap_or(0)
                .max(court(colonne.statut).chars().count())
                + 2
        })
        .collect();
    let mut header = " ".repeat(label);
    for (colonne, width) in answer.colonnes.iter().zip(&widths) {
        let _ = write!(header, "{:>width$}", court(colonne.statut));
    }
    let _ = writeln!(out, "{header}");
    for (name, values) in &rows {
        let mut line = format!("{name:<label$}");
        for (value, width) in values.iter().zip(&widths) {
            let _ = write!(line, "{:>width$}", shown(value));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    for colonne in &answer.colonnes {
        heading(&mut out, colonne.libelle);
        let _ = writeln!(out, "{}", wrapped(&colonne.phrase(), "", ""));
        for (kind, texts) in colonne.parties() {
            let _ = writeln!(out, "{kind} :");
            for text in texts {
                let _ = writeln!(out, "{}", wrapped(&text, "  • ", "    "));
            }
        }
    }
    heading(&mut out, "À savoir");
    for text in answer.notes() {
        let _ = writeln!(out, "{}", wrapped(&text, "• ", "  "));
    }
    out
}

/// A value of a narrow column.
fn shown(value: &str) -> &str {
    match value {
        "sous conditions" => "à condition",
        other => other,
    }
}

/// A status a line, every amount a column.
fn csv(answer: &Devis) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let optional = |value: Option<String>| value.unwrap_or_default();
    for (at, colonne) in answer.colonnes.iter().enumerate() {
        let mut cells: Vec<(&str, String)> = vec![
            ("statut", colonne.statut.to_owned()),
            ("possible", colonne.possible().to_owned()),
        ];
        let amounts = colonne.montants.as_ref();
        let amount = |get: fn(&cumul::MontantsDevis) -> cumul::Money| {
            optional(amounts.map(|m| get(m).to_string()))
        };
        cells.push(("prix", amount(|m| m.prix)));
        cells.push(("cout_client", amount(|m| m.cout_client)));
        cells.push((
            "brut",
            optional(amounts.and_then(|m| m.brut).map(|brut| brut.to_string())),
        ));
        cells.push(("frais_gestion", amount(|m| m.frais_gestion)));
        cells.push(("cotisations_employeur", amount(|m| m.cotisations_employeur)));
        cells.push(("reduction", amount(|m| m.reduction)));
        cells.push(("taxe_salaires", amount(|m| m.taxe_salaires)));
        cells.push(("cotisations_personne", amount(|m| m.cotisations_personne)));
        cells.push(("impot", amount(|m| m.impot)));
        cells.push(("net", amount(|m| m.net)));
        cells.push(("frais_rembourses", amount(|m| m.frais_rembourses)));
        cells.push(("reserve", amount(|m| m.reserve)));
        cells.push(("reste", amount(|m| m.reste)));
        cells.push(("part_esat", amount(|m| m.part_esat)));
        cells.push((
            "net_horaire",
            optional(colonne.net_horaire.map(|n| n.to_string())),
        ));
        cells.push((
            "paiement",
            optional(colonne.paiement.map(|m| m.to_string())),
        ));
        if at == 0 {
            out.write_record(cells.iter().map(|(name, _)| *name))?;
        }
        out.write_record(cells.iter().map(|(_, value)| value.as_str()))?;
    }
    let bytes = out.into_inner().map_err(|e| e.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
