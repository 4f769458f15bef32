//! The reference table of the documentation: an AAH, a tenant, and hours at the SMIC. `cargo xtask table` writes it.

use std::fmt::Write;

use cumul::francais::euros;
use cumul::{Engine, Legislation, Money, Outcome, Situation};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/cumul/TABLE.md");

/// Hours a month, then the totals of the law's table T1 for November 2026: without deduction of expenses, and with 10 %.
const ROWS: [(&str, &str, &str); 17] = [
    ("0", "1349.59", "1349.59"),
    ("10", "1426.85", "1435.33"),
    ("20", "1504.10", "1512.58"),
    ("30", "1581.35", "1589.83"),
    ("40", "1831.65", "1838.82"),
    ("50", "1889.06", "1897.60"),
    ("60", "1904.03", "1929.73"),
    ("70", "1901.25", "1937.14"),
    ("80", "1898.47", "1939.49"),
    ("90", "1894.68", "1940.84"),
    ("100", "1891.89", "1943.19"),
    ("110", "1892.12", "1938.92"),
    ("120", "1904.55", "1948.20"),
    ("130", "1925.53", "1972.82"),
    ("140", "1944.55", "1995.47"),
    ("150", "1966.68", "2021.24"),
    ("151.67", "1970.38", "2025.55"),
];

/// November 2026 of this life: alone, a tenant at 450 € in zone 2, the same pay for a year and a half.
fn november(engine: &Engine, hours: &str, reading: &str) -> Outcome {
    let work = if hours == "0" {
        String::new()
    } else {
        format!(
            r#"{{ "nature": "salariat", "debut": "2025-01", "heures_mensuelles": {hours}, "taux_horaire": 12.31 }}"#
        )
    };
    let request = format!(
        r#"{{ "debut": "2026-07", "mois": 5, "personne": {{ "naissance": "1986-06-15", "taux_incapacite": 80 }},
        "foyer": {{ "logement": {{ "statut": "locataire", "loyer": 450.00, "zone": 2, "conventionne": true }} }},
        "prestations": {{ "aah": {{ "depuis": "2019-05", "mva": false, "prochaine_declaration": "2026-10" }},
          "prime_activite": {{ "depuis": "2025-08", "prochaine_declaration": "2026-11" }},
          "aide_logement": {{ "depuis": "2019-05", "prochain_reexamen": "2026-10" }} }},
        "activites": [{work}], "conventions": {{ "aah_frais": "{reading}" }} }}"#
    );
    let situation = Situation::from_json(&request).unwrap_or_else(|faults| panic!("{faults:?}"));
    let months = engine
        .simulate(&situation)
        .unwrap_or_else(|error| panic!("{error}"));
    *months.last().unwrap_or_else(|| panic!("no month"))
}

/// What is there to live on, tax apart: as the caisses and the law's table count it.
fn total(outcome: &Outcome) -> Money {
    outcome.revenus.salaire_net
        + outcome.prestations.aah
        + outcome.prestations.aide_logement
        + outcome.prestations.prime_activite
}

fn page() -> String {
    let engine = Engine::new(Legislation::in_force());
    let mut page = String::from(
        "# Une AAH, un loyer, et des heures au SMIC\n\n\
         Novembre 2026. Une personne seule de 40 ans reçoit l'AAH et loue à 450 € en zone 2. Elle travaille le même nombre d'heures\n\
         depuis plus d'un an, au SMIC. Ni majoration pour la vie autonome, ni carte mobilité inclusion. Les montants sont par mois ; le\n\
         total ne compte pas l'impôt. « 10 % » est l'autre lecture de la loi : dix pour cent de frais retirés du salaire avant l'AAH.\n\n\
         | Heures | Salaire net | AAH | Prime d'activité | Aide au logement | **Total** | AAH (10 %) | Prime (10 %) | **Total (10 %)** |\n\
         |--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for (hours, _, _) in ROWS {
        let paid = november(&engine, hours, "aucune");
        let law = november(&engine, hours, "forfait_10");
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | **{}** | {} | {} | **{}** |",
            hours.replace('.', ","),
            euros(paid.revenus.salaire_net),
            euros(paid.prestations.aah),
            euros(paid.prestations.prime_activite),
            euros(paid.prestations.aide_logement),
            euros(total(&paid)),
            euros(law.prestations.aah),
            euros(law.prestations.prime_activite),
            euros(total(&law)),
        );
    }
    page.push_str(
        "\nCe que la table montre :\n\n\
         * Jusqu'à 36 heures, chaque euro de salaire en laisse environ 79 centimes.\n\
         * Vers 37 heures, la prime d'activité commence : environ 176 € de plus par mois.\n\
         * **De 60 à 110 heures environ, travailler plus ne rapporte rien** : l'AAH, l'aide au logement et la prime d'activité baissent d'autant.\n\
         * Au-delà, quand l'aide au logement est finie, chaque euro en laisse de 20 à 25 centimes.\n\n\
         Ce sont des montants installés. Les premiers mois d'un travail sont meilleurs : six mois d'AAH entière, et des aides qui suivent plus tard.\n\n\
         Cette page est écrite par le programme (`cargo xtask table`) et comparée à la loi par `tests/table.rs`.\n",
    );
    page
}

/// The law's table starts from nets whose lines were rounded one by one: a cent apart at most. The cases of its rows, which
/// give these nets, are exact fixtures (`croisements/reste_a_vivre.yaml`).
#[test]
fn the_table_is_that_of_the_law() {
    let engine = Engine::new(Legislation::in_force());
    let cent: Money = "0.01".parse().unwrap_or_else(|e| panic!("{e}"));
    for (hours, paid, law) in ROWS {
        for (reading, expected) in [("aucune", paid), ("forfait_10", law)] {
            let expected: Money = expected.parse().unwrap_or_else(|e| panic!("{e}"));
            let found = total(&november(&engine, hours, reading));
            assert!(
                found - expected <= cent && expected - found <= cent,
                "{hours} h, {reading}: {found} and not {expected}"
            );
        }
    }
}

#[test]
fn the_page_is_what_the_program_writes() {
    let page = page();
    if std::env::var_os("CUMUL_ECRIRE").is_some() {
        std::fs::write(PAGE, &page).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_else(|error| panic!("{PAGE}: {error}"));
    assert_eq!(written, page, "run cargo xtask table");
}
