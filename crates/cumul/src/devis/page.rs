//! The table side by side, for a terminal, in Markdown and as a page.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::document::neutre;
use super::{ColonneDevis, Devis, LigneDevis, MontantsDevis, RemarqueDevis};
use crate::francais::{euros, month as in_words, number};
use crate::money::Money;
use crate::page::{self, escaped};
use crate::statuts::{Motif, Ouverture};

/// A line of the table: its name, and a value for each status.
pub type LigneTableau = (&'static str, Vec<String>);

/// What stands where a status has no such amount.
const RIEN: &str = "—";

impl ColonneDevis {
    /// Whether the status is possible, in a word or two.
    #[must_use]
    pub const fn possible(&self) -> &'static str {
        match self.resultat {
            Ouverture::Ouvert => "oui",
            Ouverture::SousConditions => "sous conditions",
            Ouverture::AVerifier => "à vérifier",
            Ouverture::Ferme => "non",
        }
    }

    /// The column in a few sentences, to be read aloud.
    #[must_use]
    pub fn phrase(&self) -> String {
        let Some(montants) = &self.montants else {
            return "Aucun montant ne peut être calculé.".into();
        };
        let mut out = format!("Le client paie {} en tout.", euros(montants.cout_client));
        if self.paie_gardee.is_some() || montants.part_esat.is_positive() {
            out.push_str(" La mission n'ajoute rien à la paie de l'ESAT.");
            return out;
        }
        if montants.net.is_some() || montants.prix.is_some() {
            out.push_str(&format!(" Il vous reste {}", euros(montants.net)));
            if let Some(heure) = self.net_horaire {
                out.push_str(&format!(", soit {} par heure", euros(heure)));
            }
            out.push('.');
        }
        if montants.frais_rembourses.is_positive() {
            out.push_str(&format!(
                " Vos frais sont remboursés en plus : {}.",
                euros(montants.frais_rembourses)
            ));
        }
        if let Some(mois) = self.paiement {
            out.push_str(&format!(" Argent reçu en {}.", in_words(mois)));
        }
        if let Some(mois) = self.prelevement {
            out.push_str(&format!(" Cotisations prélevées en {}.", in_words(mois)));
        }
        out
    }

    /// A part of an amount in a sentence.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        self.lignes.iter().map(LigneDevis::phrase).collect()
    }
}

impl LigneDevis {
    fn phrase(&self) -> String {
        let article = self
            .article
            .map(|article| format!(" ({article})"))
            .unwrap_or_default();
        let sign = if self.poste == "reduction" { "-" } else { "" };
        format!("{} : {sign}{}{article}", self.libelle, euros(self.montant))
    }
}

impl RemarqueDevis {
    /// The remark with its source.
    #[must_use]
    pub fn phrase(&self) -> String {
        match self.article {
            Some(article) => format!("{} ({article})", self.texte),
            None => self.texte.clone(),
        }
    }
}

/// A reason with what it is and its sources.
fn motif(motif: &Motif) -> String {
    let kind = match (motif.effet, motif.certain) {
        (_, false) => "À vérifier",
        ("ferme", _) => "Impossible",
        ("condition", _) => "Condition",
        _ => "À faire",
    };
    format!("{kind} : {} ({})", motif.texte, motif.articles.join(" ; "))
}

impl Devis {
    /// What stands above the table.
    #[must_use]
    pub fn titre(&self) -> String {
        format!("{}, {}", self.mission.intitule, in_words(self.mission.mois))
    }

    /// The lines of the table; those that no status has are left out.
    #[must_use]
    pub fn tableau(&self) -> Vec<LigneTableau> {
        let of = |get: &dyn Fn(&MontantsDevis) -> Option<Money>| -> Vec<String> {
            self.colonnes
                .iter()
                .map(|colonne| {
                    colonne
                        .montants
                        .as_ref()
                        .and_then(get)
                        .map_or_else(|| RIEN.to_string(), number)
                })
                .collect()
        };
        let some = |amount: Money| amount.is_some().then_some(amount);
        let amounts = of(&|m| some(m.prix));
        let mut lignes: Vec<LigneTableau> = alloc::vec![
            (
                "Possible ?",
                self.colonnes
                    .iter()
                    .map(|colonne| colonne.possible().to_string())
                    .collect(),
            ),
            ("Prix convenu", amounts),
            ("Le client paie", of(&|m| Some(m.cout_client))),
            ("Frais de gestion", of(&|m| some(m.frais_gestion))),
            (
                "Cotisations de l'employeur",
                of(&|m| some(m.cotisations_employeur))
            ),
            ("Réduction générale", of(&|m| some(-m.reduction))),
            ("Taxe sur les salaires", of(&|m| some(m.taxe_salaires))),
            ("Paie brute", of(&|m| m.brut)),
            (
                "Cotisations de la personne",
                of(&|m| some(m.cotisations_personne))
            ),
            ("Impôt prélevé", of(&|m| some(m.impot))),
            ("Gardé en réserve", of(&|m| some(m.reserve))),
            ("Reste sur le compte", of(&|m| some(m.reste))),
            ("Payé à l'ESAT", of(&|m| some(m.part_esat))),
            ("Frais remboursés", of(&|m| some(m.frais_rembourses))),
            ("Net en main", of(&|m| Some(m.net))),
        ];
        lignes.push((
            "Net par heure",
            self.colonnes
                .iter()
                .map(|c| c.net_horaire.map_or_else(|| RIEN.to_string(), number))
                .collect(),
        ));
        lignes.push((
            "Payé en",
            self.colonnes
                .iter()
                .map(|c| c.paiement.map_or_else(|| RIEN.to_string(), court))
                .collect(),
        ));
        lignes.retain(|(_, values)| values.iter().any(|value| value != RIEN));
        lignes
    }

    /// The table and what to know of each status, in Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!(
            "# {}\n\nMontants en euros, TVA à part.\n",
            neutre(&self.titre())
        );
        let noms: Vec<&str> = self
            .colonnes
            .iter()
            .map(|colonne| colonne.libelle)
            .collect();
        out.push_str(&format!(
            "\n| | {} |\n|---|{}\n",
            noms.join(" | "),
            "---:|".repeat(noms.len())
        ));
        for (nom, valeurs) in self.tableau() {
            out.push_str(&format!("| {nom} | {} |\n", valeurs.join(" | ")));
        }
        for colonne in &self.colonnes {
            out.push_str(&format!(
                "\n## {}\n\n{}\n",
                colonne.libelle,
                colonne.phrase()
            ));
            for (titre, textes) in colonne.parties() {
                out.push_str(&format!("\n### {titre}\n\n"));
                for texte in textes {
                    out.push_str(&format!("- {}\n", neutre(&texte)));
                }
            }
        }
        out.push_str("\n## À savoir\n\n");
        for texte in self.notes() {
            out.push_str(&format!("- {}\n", neutre(&texte)));
        }
        out
    }

    /// The table and what to know of each status, as a page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let titre = self.titre();
        let mut out = page::start(&titre, STYLE);
        out.push_str(&format!("<h1>{}</h1>\n", escaped(&titre)));
        out.push_str("<div class=\"large\" role=\"region\" aria-labelledby=\"tableau\" tabindex=\"0\">\n<table>\n<caption id=\"tableau\">Une mission sous chaque statut, montants en euros, TVA à part</caption>\n<thead><tr><td></td>");
        for colonne in &self.colonnes {
            out.push_str(&format!(
                "<th scope=\"col\">{}</th>",
                escaped(colonne.libelle)
            ));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for (nom, valeurs) in self.tableau() {
            out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(nom)));
            for valeur in valeurs {
                out.push_str(&format!("<td>{}</td>", escaped(&valeur)));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
        for colonne in &self.colonnes {
            out.push_str(&format!(
                "<h2>{}</h2>\n<p>{}</p>\n",
                escaped(colonne.libelle),
                escaped(&colonne.phrase())
            ));
            for (titre, textes) in colonne.parties() {
                out.push_str(&format!("<h3>{titre}</h3>\n"));
                liste(&mut out, &textes);
            }
        }
        out.push_str("<h2>À savoir</h2>\n");
        liste(&mut out, &self.notes());
        out.push_str(page::END);
        out
    }

    /// What holds for the whole table, then what was supposed.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.remarques
            .iter()
            .map(RemarqueDevis::phrase)
            .chain(self.hypotheses.iter().cloned())
            .collect()
    }
}

impl ColonneDevis {
    /// What to know of a status, by kind; kinds without anything are left out.
    #[must_use]
    pub fn parties(&self) -> Vec<(&'static str, Vec<String>)> {
        let mut parties = alloc::vec![
            (
                "Est-ce possible",
                self.motifs.iter().map(motif).collect::<Vec<String>>()
            ),
            ("Où va l'argent", self.sources()),
            (
                "À savoir",
                self.remarques.iter().map(RemarqueDevis::phrase).collect()
            ),
            ("Ce qui est supposé", self.hypotheses.clone()),
        ];
        parties.retain(|(_, textes)| !textes.is_empty());
        parties
    }
}

/// A month in a narrow column: `11/2026`.
fn court(month: crate::calendar::Month) -> String {
    format!("{:02}/{}", month.number(), month.year())
}

fn liste(out: &mut String, textes: &[String]) {
    out.push_str("<ul>\n");
    for texte in textes {
        out.push_str(&format!("<li>{}</li>\n", escaped(texte)));
    }
    out.push_str("</ul>\n");
}

/// What the table looks like, beside every page.
const STYLE: &str = "\
body{max-width:70rem}\
h2{font-size:1.3rem;margin:2rem 0 .5rem}\
h3{font-size:1.1rem;margin:1rem 0 .25rem}\
.large{overflow-x:auto}\
table{border-collapse:collapse;margin:.5rem 0}\
caption{text-align:left;font-weight:bold;padding:.25rem 0}\
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}\
tbody td{text-align:right;white-space:nowrap}\
:focus-visible{outline:3px solid #0a58ca;outline-offset:2px}";
