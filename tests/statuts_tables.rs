//! What the compilation of `crates/cumul/statuts` refuses, by the build script's own code.

// The build script has this function beside it.
fn millionths(text: &str) -> Result<i64, String> {
    use rust_decimal::Decimal;
    use rust_decimal::prelude::ToPrimitive;
    let value = Decimal::from_str_exact(text).map_err(|e| format!("{text:?}: {e}"))?;
    (value * Decimal::from(1_000_000))
        .to_i64()
        .ok_or_else(|| format!("{text:?} is too large"))
}

#[path = "../crates/cumul/build/statuts.rs"]
mod tables;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/cumul/statuts")
}

fn parameters() -> BTreeMap<String, Vec<i64>> {
    cumul::Parameter::all()
        .iter()
        .map(|parameter| {
            let values = parameter.values();
            let values = values.iter().filter_map(|v| millionths(&v.value).ok());
            (parameter.id.to_owned(), values.collect())
        })
        .collect()
}

/// The faults of the tables when one text of one file is replaced.
fn faults(file: &str, old: &str, new: &str) -> String {
    let name = format!("statuts-{}", old.len() * 31 + new.len() * 7 + file.len());
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("regles")).unwrap_or_else(|e| panic!("{e}"));
    for place in ["", "regles"] {
        for entry in fs::read_dir(folder().join(place))
            .unwrap_or_else(|e| panic!("{e}"))
            .flatten()
        {
            if entry.path().is_file() {
                let to = copy.join(place).join(entry.file_name());
                fs::copy(entry.path(), to).unwrap_or_else(|e| panic!("{e}"));
            }
        }
    }
    let changed = copy.join(file);
    let text = fs::read_to_string(&changed).unwrap_or_else(|e| panic!("{file}: {e}"));
    assert!(text.contains(old), "{file} has no {old}");
    fs::write(&changed, text.replacen(old, new, 1)).unwrap_or_else(|e| panic!("{e}"));
    let answer = tables::tables(&copy, &parameters());
    let _ = fs::remove_dir_all(&copy);
    match answer {
        Ok(_) => String::new(),
        Err(faults) => faults.join("\n"),
    }
}

#[test]
fn the_tables_as_they_are_compile() {
    assert!(tables::tables(&folder(), &parameters()).is_ok());
}

#[test]
fn a_wording_changes_without_rust() {
    assert_eq!(
        faults(
            "regles/6_independance.toml",
            "Un seul client régulier est un indice de salariat déguisé.",
            "Avec un seul client, c'est peut-être un emploi."
        ),
        ""
    );
}

#[test]
fn what_is_wrong_is_refused() {
    for (file, old, new, said) in [
        (
            "regles/1_portes_generales.toml",
            "articles = [\"C. trav. L. 8251-1\"]",
            "articles = []",
            "gen_titre_travail: no source",
        ),
        (
            "regles/1_portes_generales.toml",
            "fait = \"titre_travail_ok\"",
            "fait = \"titre_de_travail\"",
            "the fact titre_de_travail is unknown",
        ),
        (
            "regles/1_portes_generales.toml",
            "statuts = \"remuneres\"",
            "statuts = \"payes\"",
            "the group payes is unknown",
        ),
        (
            "regles/4_benevolat.toml",
            "statuts = [\"benevolat\"]",
            "statuts = [\"benevole\"]",
            "the status benevole is unknown",
        ),
        (
            "regles/6_independance.toml",
            "\"micro_entreprise.plafond_service\"",
            "83600",
            "a figure of the law is a parameter",
        ),
        (
            "regles/6_independance.toml",
            "{micro_entreprise.plafond_service}",
            "{statuts.plafond}",
            "the parameter statuts.plafond is unknown",
        ),
        (
            "regles/6_independance.toml",
            "lever = \"une mission de {portage.duree_max_prestation} mois au plus chez un même client\"\n",
            "",
            "portage_duree: a refusal says what would make it possible",
        ),
        (
            "regles/1_portes_generales.toml",
            "effet = \"ferme\"",
            "effet = \"bloque\"",
            "the effect bloque is unknown",
        ),
        (
            "regles/1_portes_generales.toml",
            "egal = \"esms_adultes\"",
            "egal = \"esms_adulte\"",
            "is not a value of client",
        ),
        (
            "regles/6_independance.toml",
            "du = \"2026-09\"",
            "du = \"2026-09\"\nau = \"2026-01\"",
            "it ends before it starts",
        ),
        (
            "questions.toml",
            "{ libelle = \"Je ne sais pas\", valeur = \"inconnu\" },\n]\n\n[[question]]\nid = \"q_protection_biens\"",
            "{ libelle = \"Non\", valeur = \"aucune\" },\n]\n\n[[question]]\nid = \"q_protection_biens\"",
            "two answers give",
        ),
        (
            "questions.toml",
            "fait = \"activite_principale\"",
            "fait = \"entreprise_creee_depuis_moins_un_an\"",
            "a leaf that nothing reaches",
        ),
        (
            "questions.toml",
            "moins_de = \"statuts.esat_age\"",
            "moins_de = \"statuts.service_civique_age_handicap\"",
            "the limits of the answers do not ascend",
        ),
        (
            "documents.toml",
            "article = \"CASF R. 344-16\"",
            "article = \"\"",
            "has no source",
        ),
        (
            "statuts.toml",
            "documents = [\"mise_a_disposition\"]",
            "documents = [\"mise_a_dispo\"]",
            "the document mise_a_dispo is unknown",
        ),
        (
            "situations.toml",
            "attention = [\"invalidite_declaration\"",
            "attention = [\"invalidite_declarer\"",
            "the rule invalidite_declarer is unknown",
        ),
        (
            "faits.toml",
            "id = \"aah\"",
            "id = \"age\"",
            "two times the fact age",
        ),
    ] {
        let found = faults(file, old, new);
        assert!(
            found.contains(said),
            "{file}, {new:?}: {found:?} and not {said:?}"
        );
    }
}
