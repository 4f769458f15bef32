//! The checklists: clauses and mentions that a person can tick, as Markdown or as a page.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::lectures::{of_today, unknown};
use super::logique::Droit;
use super::table::{DOCUMENTS, Document};
use crate::calendar::Month;
use crate::error::Faute;
use crate::francais;
use crate::page::escaped;
use crate::reponse::part;

part! {
    /// A checklist.
    ListeACocher {
        /// Its name for programs.
        id: &'static str,
        /// Its title.
        titre: String,
        /// What it is for.
        intro: String,
        /// The month of the figures in its lines.
        date: Month,
        /// The statuses that use it.
        statuts: Vec<&'static str>,
        /// Its parts.
        sections: Vec<PartieListe>,
        /// The list in Markdown, with boxes to tick.
        markdown: String,
        /// The list as a whole page, with boxes to tick.
        html: String,
    }
}

part! {
    /// A part of a checklist.
    PartieListe {
        /// Its title.
        titre: String,
        /// Its lines.
        lignes: Vec<LigneListe>,
    }
}

part! {
    /// A line to tick.
    LigneListe {
        /// What to check.
        texte: String,
        /// Its source.
        article: String,
        /// The case in which it counts; none when it always does.
        quand: Option<String>,
        /// The text itself is to be read again before one relies on the line.
        a_relire: bool,
    }
}

/// What a line to read again says of itself.
const A_RELIRE: &str = "à relire dans le texte";
/// What a list to tick looks like, on a screen and on paper.
const STYLE: &str = "\
fieldset{border:1px solid #767676;border-radius:.25rem;margin:1.5rem 0;padding:.75rem 1rem}\
legend{font-size:1.25rem;font-weight:bold;padding:0 .5rem}\
ul{list-style:none;margin:0;padding:0}\
li{display:flex;gap:.75rem;padding:.5rem 0}\
input{flex:none;width:1.5rem;height:1.5rem;margin:.15rem 0 0}\
label{flex:1}\
small{display:block;font-size:1rem;color:#4a4a4a}\
strong{font-weight:bold}\
:focus-visible{outline:3px solid #0a58ca;outline-offset:2px}\
@media print{fieldset{break-inside:avoid}}";

impl ListeACocher {
    fn new(document: &'static Document, droit: &Droit<'_>) -> Self {
        let mut list = Self {
            id: document.id,
            titre: droit.texte(document.titre),
            intro: droit.texte(document.intro),
            date: droit.date,
            statuts: document.statuts.to_vec(),
            sections: document
                .sections
                .iter()
                .map(|section| PartieListe {
                    titre: droit.texte(section.titre),
                    lignes: section
                        .lignes
                        .iter()
                        .map(|line| LigneListe {
                            texte: droit.texte(line.texte),
                            article: droit.texte(line.article),
                            quand: line.quand.map(|text| droit.texte(text)),
                            a_relire: line.a_relire,
                        })
                        .collect(),
                })
                .collect(),
            markdown: String::new(),
            html: String::new(),
        };
        list.markdown = list.as_markdown();
        list.html = list.as_html();
        list
    }

    fn as_markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", self.titre, self.intro);
        for section in &self.sections {
            out.push_str(&format!("\n## {}\n\n", section.titre));
            for line in &section.lignes {
                out.push_str(&format!("- [ ] {} ({})\n", line.sentence(), line.source()));
            }
        }
        out.push_str(&format!("\n{}\n", self.foot()));
        out
    }

    /// A page that prints well and that a screen reader reads: each box has its label, each part its name.
    fn as_html(&self) -> String {
        let mut out = crate::page::start(&format!("{} : liste à cocher", self.titre), STYLE);
        out.push_str(&format!(
            "<h1>{}</h1>\n<p>{}</p>\n<form>\n",
            escaped(&self.titre),
            escaped(&self.intro)
        ));
        for (at, section) in self.sections.iter().enumerate() {
            out.push_str(&format!(
                "<fieldset>\n<legend>{}</legend>\n<ul>\n",
                escaped(&section.titre)
            ));
            for (row, line) in section.lignes.iter().enumerate() {
                let id = format!("c{at}-{row}");
                let when = line
                    .quand
                    .as_ref()
                    .map(|when| format!("<strong>Cas : {}.</strong> ", escaped(when)))
                    .unwrap_or_default();
                out.push_str(&format!(
                    "<li><input type=\"checkbox\" id=\"{id}\" name=\"{id}\"><label for=\"{id}\">{when}{}<small>{}</small></label></li>\n",
                    escaped(&line.texte),
                    escaped(&line.source())
                ));
            }
            out.push_str("</ul>\n</fieldset>\n");
        }
        out.push_str(&format!(
            "</form>\n<p>{}</p>\n{}",
            escaped(&self.foot()),
            crate::page::END
        ));
        out
    }

    fn foot(&self) -> String {
        format!(
            "Montants et durées {}. Cette liste aide à vérifier ; elle ne remplace pas le texte ni un conseil.",
            francais::of_month(self.date)
        )
    }
}

impl LigneListe {
    fn sentence(&self) -> String {
        match &self.quand {
            Some(when) => format!("Cas « {when} » : {}", self.texte),
            None => self.texte.clone(),
        }
    }

    fn source(&self) -> String {
        source(&self.article, self.a_relire)
    }
}

impl Mention {
    /// Its article, and whether the text is to be read again.
    pub(crate) fn source(&self) -> String {
        source(&self.article, self.a_relire)
    }
}

fn source(article: &str, a_relire: bool) -> String {
    if a_relire {
        format!("{article}, {A_RELIRE}")
    } else {
        article.into()
    }
}

/// A line of a checklist, for a document that carries it.
pub(crate) struct Mention {
    /// The part of the checklist that it is in.
    pub(crate) section: String,
    /// What of the document carries it; none when it is for the reader to check.
    pub(crate) champ: Option<&'static str>,
    pub(crate) texte: String,
    pub(crate) article: String,
    /// The case in which it counts; none when it always does.
    pub(crate) quand: Option<String>,
    pub(crate) a_relire: bool,
}

/// The lines of a checklist, in its order; none when no checklist has this name.
pub(crate) fn mentions(droit: &Droit<'_>, id: &str) -> Vec<Mention> {
    DOCUMENTS
        .iter()
        .filter(|document| document.id == id)
        .flat_map(|document| document.sections)
        .flat_map(|section| section.lignes.iter().map(move |line| (section, line)))
        .map(|(section, line)| Mention {
            section: droit.texte(section.titre),
            champ: line.champ,
            texte: droit.texte(line.texte),
            article: droit.texte(line.article),
            quand: line.quand.map(|text| droit.texte(text)),
            a_relire: line.a_relire,
        })
        .collect()
}

/// Every checklist, in the order of the tables.
///
/// ```
/// let devis = cumul::documents().into_iter().find(|list| list.id == "devis").unwrap();
/// assert!(devis.markdown.contains("- [ ] "));
/// assert!(devis.html.starts_with("<!doctype html>"));
/// ```
#[must_use]
pub fn documents() -> Vec<ListeACocher> {
    of_today(|droit| {
        DOCUMENTS
            .iter()
            .map(|document| ListeACocher::new(document, droit))
            .collect()
    })
}

/// One checklist by its name.
///
/// # Errors
/// One fault that gives the names, when no checklist has this one.
pub fn document(id: &str) -> Result<ListeACocher, Faute> {
    documents()
        .into_iter()
        .find(|document| document.id == id)
        .ok_or_else(|| unknown("document", id, DOCUMENTS.iter().map(|document| document.id)))
}
