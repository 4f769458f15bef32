//! The answer as a table of comma-separated values: a month a line, every line of the answer a column.

use cumul::{MoisResultat, Money, Resultat};

/// Every amount of a month, by its name in the answer.
pub(crate) fn lines(month: &MoisResultat) -> Vec<(&'static str, Money)> {
    let groups = month
        .revenus
        .named()
        .chain(month.prestations.named())
        .chain(month.prelevements.named());
    groups
        .chain([
            ("disponible", month.disponible),
            ("encaisse", month.encaisse),
        ])
        .collect()
}

/// The table.
pub(crate) fn csv(answer: &Resultat) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    if let Some(first) = answer.mois.first() {
        out.write_record(
            std::iter::once("mois").chain(lines(first).into_iter().map(|(name, _)| name)),
        )?;
    }
    for month in &answer.mois {
        let amounts = lines(month)
            .into_iter()
            .map(|(_, amount)| amount.to_string());
        out.write_record(std::iter::once(month.mois.to_string()).chain(amounts))?;
    }
    let bytes = out.into_inner().map_err(|e| e.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
