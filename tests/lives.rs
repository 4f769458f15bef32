//! Random lives, as requests: what property tests draw from.

#![allow(dead_code, reason = "each test program uses a part of it")]

use proptest::prelude::*;

/// A request in JSON and a few facts about it.
#[derive(Debug, Clone)]
pub(crate) struct Life {
    /// First month simulated, as months since year zero.
    pub(crate) debut: i32,
    /// Months simulated.
    pub(crate) mois: i32,
    /// Fields of the request before `activites`, without the last comma.
    pub(crate) head: String,
    /// Activities, each a JSON object.
    pub(crate) activites: Vec<String>,
    /// Other incomes, each a JSON object.
    pub(crate) autres: Vec<String>,
}

impl Life {
    /// The request as JSON text.
    pub(crate) fn json(&self) -> String {
        format!(
            "{{ {}, \"activites\": [{}], \"autres_revenus\": [{}] }}",
            self.head,
            self.activites.join(","),
            self.autres.join(",")
        )
    }
}

/// A month as the request writes it.
pub(crate) fn month(index: i32) -> String {
    format!("{:04}-{:02}", index / 12, index % 12 + 1)
}

/// Cents as the request writes euros.
pub(crate) fn euros(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Lives start here so that the whole reference year before them has known amounts.
const FIRST: i32 = 2025 * 12;

pub(crate) fn job(debut: i32, mois: i32) -> impl Strategy<Value = String> {
    (-30..mois, 1..48i32, 1_000..600_000i64, 0..8u8, 10..151i64, any::<bool>(), 0..5_000i64).prop_map(
        move |(from, length, cents, kind, hours, cadre, mutuelle)| {
            // Pay by rates needs the plafond, known from 2023.
            let first = (debut + from).max(2023 * 12);
            let last = first + length;
            let span = format!("\"debut\": \"{}\", \"fin\": \"{}\"", month(first), month(last));
            let shares =
                format!("\"mutuelle\": {{ \"salarie\": {0}, \"employeur\": {0} }}, \"cadre\": {cadre}", euros(mutuelle));
            match kind {
                0 => format!("{{ \"nature\": \"salariat\", {span}, \"brut_mensuel\": {}, {shares} }}", euros(cents)),
                1 => format!(
                    "{{ \"nature\": \"salariat\", {span}, \"heures_mensuelles\": {hours}, \"taux_horaire\": {}, {shares} }}",
                    euros(1_231 + cents % 4_000)
                ),
                2 => format!("{{ \"nature\": \"salariat\", {span}, \"net_imposable_mensuel\": {} }}", euros(cents)),
                3 => format!("{{ \"nature\": \"salariat\", {span}, \"contrat\": \"cdd\", \"brut_mensuel\": {} }}", euros(cents)),
                4 => format!(
                    "{{ \"nature\": \"salariat\", {span}, \"contrat\": \"cdd_usage\", \"brut_mensuel\": {{ \"{}\": {}, \"{}\": {} }} }}",
                    month(first),
                    euros(cents),
                    month(last),
                    euros(cents / 2 + 1)
                ),
                // The cost of a job, which a price needs, is known from 2024.
                5 => format!(
                    "{{ \"nature\": \"portage_salarial\", \"debut\": \"{0}\", \"jours\": {{ \"{0}\": {1}, \"{2}\": 2 }}, \"honoraires\": {{ \"{0}\": {3}, \"{2}\": {4} }}, \"reserve\": \"{5}\" }}",
                    month(first.max(2024 * 12)),
                    1 + hours % 20,
                    month(last.max(2024 * 12) + 1),
                    euros(cents),
                    euros(cents / 2 + 1),
                    if cadre { "versee" } else { "retenue" },
                ),
                6 => format!(
                    "{{ \"nature\": \"salariat\", {span}, \"contrat\": \"cdd_usage\", \"brut_mensuel\": {{ \"{0}\": {1}, \"{2}\": {3} }}, \"effectif\": {4}, \"formation_occasionnelle\": {{ \"jours\": {5} }} }}",
                    month(first),
                    euros(cents + 1_500 * (1 + hours % 20)),
                    month(last),
                    euros(cents / 2 + 1_500 * (1 + hours % 20)),
                    if first < 2024 * 12 { 5 } else { 5 + hours },
                    1 + hours % 20,
                ),
                _ => format!(
                    "{{ \"nature\": \"esat\", {span}, \"part_esat\": {}, \"quotite\": {} }}",
                    5 + cents % 60,
                    20 + hours % 81
                ),
            }
        },
    )
}

/// A micro-entreprise below every ceiling, with receipts each month or in two months.
pub(crate) fn micro(debut: i32, mois: i32) -> impl Strategy<Value = String> {
    let categories = prop::sample::select(vec!["bnc", "bnc_cipav", "bic_service", "bic_vente"]);
    (categories, -30..mois, 1..48i32, 0..300_000i64, any::<[bool; 4]>()).prop_map(
        move |(categorie, from, length, cents, flags)| {
            let (first, last) = (debut + from, debut + from + length);
            let receipts = if flags[0] {
                euros(cents)
            } else {
                format!("{{ \"{}\": {}, \"{}\": {} }}", month(first), euros(cents), month(last), euros(cents / 3))
            };
            format!(
                "{{ \"nature\": \"micro_entreprise\", \"debut\": \"{}\", \"fin\": \"{}\", \"categorie\": \"{categorie}\", \"chiffre_affaires\": {receipts}, \"declaration\": \"{}\", \"acre\": {}, \"versement_liberatoire\": {} }}",
                month(first),
                month(last),
                if flags[1] { "mensuelle" } else { "trimestrielle" },
                flags[2],
                flags[3],
            )
        },
    )
}

/// Answers that a pension d'invalidité asks for beside an income.
const APRES: &str = ", \"activite_apres_pension\": true, \"pension_deja_cumulee\": false";

fn income(debut: i32, mois: i32) -> impl Strategy<Value = String> {
    let natures = prop::sample::select(vec![
        "allocation_chomage",
        "ij_maladie",
        "ij_accident_travail",
        "remuneration_formation",
        "ass",
        "pension_alimentaire_recue",
        "pension_alimentaire_versee",
        "revenus_fonciers",
        "revenus_capitaux",
        "autre_imposable",
    ]);
    (natures, -30..mois, 0..30i32, 0..150_000i64, any::<bool>()).prop_map(
        move |(nature, from, length, cents, yearly)| {
            if yearly {
                format!("{{ \"nature\": \"{nature}\"{APRES}, \"annuel\": {{ \"{}\": {} }} }}", debut / 12 - 2, euros(cents))
            } else {
                format!(
                    "{{ \"nature\": \"{nature}\"{APRES}, \"debut\": \"{}\", \"fin\": \"{}\", \"montant_mensuel\": {} }}",
                    month(debut + from),
                    month(debut + from + length),
                    euros(cents)
                )
            }
        },
    )
}

/// A person of working age on AAH, with anything beside it.
pub(crate) fn life() -> impl Strategy<Value = Life> {
    let frame = (
        0..28i32,
        1..30i32,
        any::<bool>(),
        0..60i32,
        0..3usize,
        any::<[bool; 6]>(),
        prop::option::of(10_000..120_000i64),
        0..3i32,
    );
    frame.prop_flat_map(|(from, mois, premier_taux, age_of_right, enfants, flags, pension, ancre)| {
        let debut = FIRST + from;
        let children: Vec<String> =
            (0..enfants).map(|i| format!("{{ \"naissance\": \"{}-07-14\" }}", 2005 + 6 * i)).collect();
        let taux = if premier_taux { "80" } else { "60" };
        let benefits = pension.map_or_else(String::new, |cents| {
            format!(
                ", \"pension_invalidite\": {{ \"categorie\": {}, \"depuis\": \"{}\", \"montant_mensuel\": {}, \"salaire_de_comparaison\": 24000.00 }}",
                2 + i32::from(flags[0]),
                month((debut - age_of_right + 20).max(2022 * 12 + 8)),
                euros(cents)
            )
        });
        let couple = if flags[1] { ", \"en_couple\": true" } else { "" };
        let head = format!(
            "\"debut\": \"{}\", \"mois\": {mois}, \"personne\": {{ \"naissance\": \"1985-06-15\", \"taux_incapacite\": {taux}, \"rsdae\": {}, \"cmi_invalidite\": {} }}, \"foyer\": {{ \"enfants\": [{}]{couple} }}, \"prestations\": {{ \"aah\": {{ \"depuis\": \"{}\", \"mva\": {}, \"prochaine_declaration\": \"{}\" }}{benefits} }}, \"conventions\": {{ \"aah_frais\": \"{}\" }}",
            month(debut),
            !premier_taux,
            flags[2],
            children.join(","),
            month(debut - age_of_right),
            flags[3],
            month(debut + ancre),
            if flags[4] { "aucune" } else { "forfait_10" },
        );
        (
            prop::collection::vec(job(debut, mois), 0..4),
            prop::option::of(micro(debut, mois)),
            prop::collection::vec(income(debut, mois), 0..3),
        )
            .prop_map(move |(mut activites, micro, autres)| {
                activites.extend(micro);
                Life { debut, mois, head: head.clone(), activites, autres }
            })
    })
}
