//! The catalogue: rules with their articles, parameters with their sources.

use std::fmt::Write as _;

use cumul::{Month, Parameter};

/// Every rule.
pub(crate) fn rules(as_json: bool) -> String {
    if as_json {
        return cumul::json::rules_to_json();
    }
    let mut out = String::new();
    let mut room = "";
    for rule in cumul::rules() {
        let here = rule.id.split('.').next().unwrap_or(rule.id);
        if here != room {
            let _ = writeln!(out, "{}{here}", if room.is_empty() { "" } else { "\n" });
            room = here;
        }
        let _ = writeln!(
            out,
            "  {} — {}\n      {}",
            rule.id, rule.article, rule.label
        );
    }
    let _ = writeln!(out, "\nstatuts");
    for rule in cumul::regles_statuts() {
        let _ = writeln!(
            out,
            "  {} — {}\n      {}",
            rule.id,
            rule.articles.join(" ; "),
            rule.motif
        );
    }
    out
}

/// Every parameter: its value in a month, or all its values.
pub(crate) fn parameters(at: Option<Month>, as_json: bool) -> String {
    if as_json {
        return cumul::json::parameters_to_json(at);
    }
    let mut out = String::new();
    for parameter in Parameter::all() {
        let values = match at {
            Some(month) => parameter.at(month.first_day()).into_iter().collect(),
            None => parameter.values(),
        };
        let _ = writeln!(
            out,
            "{} — {}\n  {} ({})",
            parameter.id,
            parameter.article,
            parameter.label,
            unit(parameter.unit)
        );
        if values.is_empty() {
            let _ = writeln!(out, "    pas de valeur à cette date");
        }
        for value in values {
            let until = value
                .until
                .map(|until| format!(", jusqu'au {until} exclu"))
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "    {} depuis le {}{until} : {}",
                value.value, value.from, value.source
            );
        }
    }
    out
}

fn unit(unit: &str) -> &str {
    match unit {
        "EUR/month" => "euros par mois",
        "EUR/year" => "euros par an",
        "EUR/hour" => "euros par heure",
        "EUR/day" => "euros par jour",
        "EUR/point" => "euros par point",
        "EUR" => "euros",
        "coefficient" => "coefficient",
        "rate" => "taux, 1 = 100 %",
        "months" => "mois",
        "days" => "jours",
        "age" => "ans",
        "hours" => "heures",
        "hours/day" => "heures par jour",
        "hours/week" => "heures par semaine",
        "hours/month" => "heures par mois",
        "hours/year" => "heures par an",
        "number" => "nombre",
        "bareme" => "barème",
        other => other,
    }
}
