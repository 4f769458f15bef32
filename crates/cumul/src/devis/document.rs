//! The document to send: a devis under the micro-entreprise, a proposal under the other statuses, as Markdown and as a page.
//!
//! What the client must read is there; what the person earns is not. A piece that is not known is a blank that says what
//! to write, never a guess. The mentions are the lines of the checklists (`statuts/documents.toml`).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::colonnes::intitule;
use super::demande::{Libelle, NatureClient, ProjetDevis, Repere, Siret, StatutDevis};
use super::possible::vend_une_formation;
use super::{ColonneDevis, DocumentDevis, MentionDevis, MontantsDevis};
use crate::francais::{count, date, euros, heures, month as in_words};
use crate::money::{Money, Rounding};
use crate::page::{self, escaped};
use crate::statuts::Mention;

/// A piece of a line: words, or a blank that says what to write.
#[derive(Clone)]
enum Piece {
    Mots(String),
    Vide(String),
}

type Texte = Vec<Piece>;

/// A part of the document.
enum Bloc {
    Titre(String),
    Phrase(Texte),
    /// Names and what they are.
    Fiche(Vec<(&'static str, Texte)>),
    /// What is sold: what, how much, at which price, in all.
    Tableau(&'static str, [&'static str; 4], Vec<[String; 4]>),
    Liste(Vec<Texte>),
}

fn mots(texte: impl Into<String>) -> Texte {
    alloc::vec![Piece::Mots(texte.into())]
}

fn vide(quoi: impl Into<String>) -> Texte {
    alloc::vec![Piece::Vide(quoi.into())]
}

/// What is known, or a blank.
fn ou_vide(connu: Option<&Libelle>, quoi: &str) -> Texte {
    connu.map_or_else(|| vide(quoi), |texte| mots(texte.0.clone()))
}

fn siret(connu: Option<&Siret>) -> Texte {
    connu.map_or_else(
        || vide("numéro SIREN ou SIRET"),
        |numero| mots(groupe(&numero.0)),
    )
}

/// Digits by three, the last five of a SIRET together.
fn groupe(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if matches!(at, 3 | 6 | 9) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

struct Redaction<'a> {
    projet: &'a ProjetDevis,
    colonne: &'a ColonneDevis,
    statut: StatutDevis,
    montants: &'a MontantsDevis,
}

/// The document of a column; none when the column has no amount.
pub(super) fn document(
    projet: &ProjetDevis,
    colonne: &ColonneDevis,
    statut: StatutDevis,
    listes: &[(&'static str, Vec<Mention>)],
) -> Option<DocumentDevis> {
    let redaction = Redaction {
        projet,
        colonne,
        statut,
        montants: colonne.montants.as_ref()?,
    };
    let titre = redaction.titre();
    let blocs = redaction.blocs(listes);
    let mut a_completer: Vec<String> = Vec::new();
    for piece in blocs.iter().flat_map(Bloc::pieces) {
        if let Piece::Vide(quoi) = piece
            && !a_completer.contains(quoi)
        {
            a_completer.push(quoi.clone());
        }
    }
    Some(DocumentDevis {
        mentions: redaction.mentions(listes),
        markdown: markdown(titre, &blocs),
        html: html(titre, &blocs),
        titre: titre.to_string(),
        a_completer,
    })
}

impl Redaction<'_> {
    const fn titre(&self) -> &'static str {
        match self.statut {
            StatutDevis::MicroEntreprise => "Devis",
            StatutDevis::PortageSalarial => "Proposition d'intervention en portage salarial",
            StatutDevis::CddUsage => "Proposition de paie pour un CDD d'usage",
            StatutDevis::VacationPublique => "Proposition de paie pour une vacation publique",
            StatutDevis::Esat => "Proposition de mise à disposition par un ESAT",
            StatutDevis::Benevolat => "Proposition d'intervention bénévole",
        }
    }

    fn facture(&self) -> bool {
        matches!(
            self.statut,
            StatutDevis::MicroEntreprise | StatutDevis::PortageSalarial | StatutDevis::Esat
        )
    }

    fn particulier(&self) -> bool {
        self.projet.demande.client.nature == NatureClient::Particulier
    }

    fn blocs(&self, listes: &[(&'static str, Vec<Mention>)]) -> Vec<Bloc> {
        let mut blocs = alloc::vec![Bloc::Fiche(self.reference())];
        blocs.extend(self.emetteur());
        blocs.extend(self.client());
        blocs.extend(self.intervention());
        blocs.extend(self.prix());
        blocs.extend(self.conditions(listes));
        blocs.extend(self.contrat(listes));
        blocs.push(Bloc::Titre("Accord".into()));
        blocs.push(Bloc::Phrase(alloc::vec![
            Piece::Mots("Bon pour accord. Date, nom et signature du client : ".into()),
            Piece::Vide("date, nom et signature du client".into()),
        ]));
        blocs
    }

    fn reference(&self) -> Vec<(&'static str, Texte)> {
        let document = &self.projet.demande.document;
        alloc::vec![
            ("Numéro", ou_vide(document.numero.as_ref(), "numéro")),
            (
                "Date",
                document
                    .date
                    .map_or_else(|| vide("date du document"), |jour| mots(date(jour.get()))),
            ),
            (
                "Valable",
                document.validite.map_or_else(
                    || vide("durée de validité"),
                    |jours| mots(count(jours.get(), "jour", "jours")),
                ),
            ),
        ]
    }

    /// Who invoices or employs, and the person when it is not her.
    fn emetteur(&self) -> Vec<Bloc> {
        let demande = &self.projet.demande;
        let personne = &demande.prestataire;
        let mut nom = ou_vide(personne.nom.as_ref(), "prénom et nom");
        let mut fiche = Vec::new();
        let mut blocs = Vec::new();
        match self.statut {
            StatutDevis::MicroEntreprise => {
                nom.push(Piece::Mots(", entrepreneur individuel (EI)".into()));
                fiche.push(("Nom", nom));
                fiche.push(("Adresse", ou_vide(personne.adresse.as_ref(), "adresse")));
                fiche.push(("SIREN ou SIRET", siret(personne.siret.as_ref())));
            }
            StatutDevis::PortageSalarial | StatutDevis::Esat => {
                let (titre, connu, quoi) = if self.statut == StatutDevis::Esat {
                    (
                        "ESAT",
                        demande.esat.nom.as_ref(),
                        "nom et adresse de l'ESAT",
                    )
                } else {
                    (
                        "Société de portage",
                        demande.portage_salarial.societe.as_ref(),
                        "nom et adresse de la société de portage",
                    )
                };
                blocs.push(Bloc::Titre(titre.into()));
                blocs.push(Bloc::Fiche(alloc::vec![("Nom", ou_vide(connu, quoi))]));
                fiche.push(("Nom", nom));
            }
            _ => {
                fiche.push(("Nom", nom));
                fiche.push(("Adresse", ou_vide(personne.adresse.as_ref(), "adresse")));
            }
        }
        if let Some(contact) = &personne.contact {
            fiche.push(("Contact", mots(contact.0.clone())));
        }
        let titre = if self.statut == StatutDevis::MicroEntreprise {
            "Prestataire"
        } else {
            "Personne qui intervient"
        };
        blocs.push(Bloc::Titre(titre.into()));
        blocs.push(Bloc::Fiche(fiche));
        blocs
    }

    fn client(&self) -> Vec<Bloc> {
        let client = &self.projet.demande.client;
        let mut fiche = alloc::vec![
            ("Nom", ou_vide(client.nom.as_ref(), "nom du client")),
            (
                "Adresse",
                ou_vide(client.adresse.as_ref(), "adresse du client")
            ),
        ];
        if let Some(numero) = &client.siret {
            fiche.push(("SIREN ou SIRET", mots(groupe(&numero.0))));
        }
        alloc::vec![Bloc::Titre("Client".into()), Bloc::Fiche(fiche)]
    }

    fn intervention(&self) -> Vec<Bloc> {
        let demande = &self.projet.demande;
        let mission = &demande.mission;
        let mut fiche = alloc::vec![
            ("Objet", mots(intitule(self.projet))),
            (
                "Dates",
                match &demande.document.dates {
                    Some(dates) => mots(dates.0.clone()),
                    None => alloc::vec![
                        Piece::Mots(format!("{}, ", in_words(mission.mois.get()))),
                        Piece::Vide("jours et horaires".into()),
                    ],
                },
            ),
            (
                "Durée",
                mots(format!(
                    "{}, {}",
                    count(mission.jours.get(), "jour", "jours"),
                    heures(self.projet.heures)
                )),
            ),
        ];
        if let Some(lieu) = &demande.document.lieu {
            fiche.push(("Lieu", mots(lieu.0.clone())));
        }
        alloc::vec![Bloc::Titre("Intervention".into()), Bloc::Fiche(fiche)]
    }

    /// How much of what, at which price; one whole when the price does not divide into cents.
    fn quantite(&self) -> (String, Money) {
        let prix = self.montants.prix;
        let jours = self.projet.demande.mission.jours.get();
        match self.projet.repere {
            Some((Repere::Ingenierie, heure)) => return (heures(self.projet.heures), heure),
            Some((Repere::Colloque, _)) => return ("1 intervention".into(), prix),
            _ => {}
        }
        let jour = (prix / jours).rounded(Rounding::Centime);
        if jour * jours == prix {
            (count(jours, "jour", "jours"), jour)
        } else {
            ("1 forfait".into(), prix)
        }
    }

    fn prix(&self) -> Vec<Bloc> {
        let montants = self.montants;
        let frais = montants.frais_rembourses + (montants.part_esat - montants.prix).or_zero();
        let mut lignes = Vec::new();
        if montants.prix.is_positive() {
            let (quantite, unite) = self.quantite();
            lignes.push([
                intitule(self.projet),
                quantite,
                euros(unite),
                euros(montants.prix),
            ]);
        }
        if frais.is_positive() {
            lignes.push([
                "Frais réels, sur justificatifs".into(),
                "1".into(),
                euros(frais),
                euros(frais),
            ]);
        }
        let (legende, entetes) = if self.facture() {
            (
                "Prix, hors taxe",
                ["Désignation", "Quantité", "Prix unitaire", "Total"],
            )
        } else {
            (
                "Paie brute et frais",
                [
                    "Désignation",
                    "Quantité",
                    "Brut ou frais par unité",
                    "Total",
                ],
            )
        };
        let mut blocs = alloc::vec![Bloc::Titre("Prix".into())];
        if lignes.is_empty() {
            blocs.push(Bloc::Phrase(mots(
                "L'intervention n'est pas payée, et aucuns frais ne sont remboursés.",
            )));
            return blocs;
        }
        blocs.push(Bloc::Tableau(legende, entetes, lignes));
        blocs.push(Bloc::Fiche(self.totaux(frais)));
        if !self.facture() && montants.brut.is_some() {
            blocs.push(Bloc::Phrase(mots(
                "Le coût pour l'employeur est une estimation : il dépend de son effectif, de son taux d'accidents du travail, et la réduction générale est recalculée sur l'année.",
            )));
        }
        blocs
    }

    fn totaux(&self, frais: Money) -> Vec<(&'static str, Texte)> {
        let montants = self.montants;
        let total = montants.prix + frais;
        match (self.statut, self.colonne.tva) {
            (StatutDevis::MicroEntreprise, "due") => alloc::vec![
                ("Total hors taxe", mots(euros(total))),
                ("TVA", vide("taux et montant de la TVA, numéro de TVA")),
                ("Total toutes taxes comprises", vide("total TTC")),
            ],
            (StatutDevis::MicroEntreprise, _) => {
                let name = if self.particulier() {
                    "Total à payer, toutes taxes comprises"
                } else {
                    "Total à payer"
                };
                alloc::vec![("TVA", mots(FRANCHISE)), (name, mots(euros(total))),]
            }
            (StatutDevis::PortageSalarial | StatutDevis::Esat, _) => {
                let qui = if self.statut == StatutDevis::Esat {
                    "TVA, selon l'ESAT"
                } else {
                    "TVA, selon la société de portage"
                };
                alloc::vec![("Total hors taxe", mots(euros(total))), ("TVA", vide(qui)),]
            }
            (StatutDevis::Benevolat, _) => {
                alloc::vec![("Frais remboursés, au plus", mots(euros(frais)))]
            }
            _ => alloc::vec![
                (
                    "Paie brute en tout",
                    mots(euros(montants.brut.unwrap_or(montants.prix)))
                ),
                (
                    "Coût estimé pour l'employeur, frais compris",
                    mots(euros(montants.cout_client))
                ),
            ],
        }
    }

    /// What the devis of a micro-entreprise writes beside its price.
    fn conditions(&self, listes: &[(&'static str, Vec<Mention>)]) -> Vec<Bloc> {
        if self.statut != StatutDevis::MicroEntreprise {
            return Vec::new();
        }
        let lignes: Vec<Texte> = listes
            .iter()
            .flat_map(|(_, mentions)| mentions)
            .filter_map(|mention| self.clause(mention))
            .collect();
        alloc::vec![Bloc::Titre("Mentions".into()), Bloc::Liste(lignes)]
    }

    /// What a mention becomes in the devis; none when the rest of the document carries it or when its case is another one.
    fn clause(&self, mention: &Mention) -> Option<Texte> {
        let personne = &self.projet.demande.prestataire;
        if self.etat(mention) == SANS_OBJET {
            return None;
        }
        Some(match mention.champ? {
            "nda" => alloc::vec![
                Piece::Mots("Déclaration d'activité enregistrée sous le numéro ".into()),
                ou_vide(personne.nda.as_ref(), "numéro de déclaration d'activité").remove(0),
                Piece::Mots(" auprès du préfet de région de ".into()),
                ou_vide(personne.nda_region.as_ref(), "région").remove(0),
                Piece::Mots(".".into()),
            ],
            "echeance" => {
                let mut texte = mots("Paiement au plus tard : ");
                texte.push(match self.projet.demande.mission.paiement {
                    Some(mois) => Piece::Mots(format!("{}.", in_words(mois.get()))),
                    None => Piece::Vide("date d'échéance".into()),
                });
                texte
            }
            "penalites" => alloc::vec![
                Piece::Mots("Pénalités de retard : ".into()),
                Piece::Vide("taux, au moins trois fois l'intérêt légal".into()),
            ],
            "recouvrement" => mots(format!("En cas de retard : {}", minuscule(&mention.texte))),
            "escompte" => alloc::vec![
                Piece::Mots("Escompte : ".into()),
                Piece::Vide("conditions, ou pas d'escompte".into()),
            ],
            _ => return None,
        })
    }

    /// What the contract of the other statuses writes, as their checklists say.
    fn contrat(&self, listes: &[(&'static str, Vec<Mention>)]) -> Vec<Bloc> {
        if self.statut == StatutDevis::MicroEntreprise {
            return Vec::new();
        }
        let mut blocs = Vec::new();
        let mut section = None;
        let mut lignes = Vec::new();
        let close =
            |section: &mut Option<String>, lignes: &mut Vec<Texte>, blocs: &mut Vec<Bloc>| {
                if let Some(titre) = section.take() {
                    blocs.push(Bloc::Titre(titre));
                    blocs.push(Bloc::Liste(core::mem::take(lignes)));
                }
            };
        for mention in listes.iter().flat_map(|(_, mentions)| mentions) {
            if section.as_ref() != Some(&mention.section) {
                close(&mut section, &mut lignes, &mut blocs);
                section = Some(mention.section.clone());
            }
            let quand = mention
                .quand
                .as_ref()
                .map(|quand| format!("Cas « {quand} » : "))
                .unwrap_or_default();
            lignes.push(mots(format!(
                "{quand}{} ({})",
                mention.texte,
                mention.source()
            )));
        }
        close(&mut section, &mut lignes, &mut blocs);
        blocs
    }

    fn mentions(&self, listes: &[(&'static str, Vec<Mention>)]) -> Vec<MentionDevis> {
        let micro = self.statut == StatutDevis::MicroEntreprise;
        listes
            .iter()
            .flat_map(|(liste, mentions)| mentions.iter().map(move |mention| (*liste, mention)))
            // Of an invoice, the devis carries what the client accepts with the price.
            .filter(|(liste, mention)| !(micro && *liste == "facture" && mention.champ.is_none()))
            .map(|(liste, mention)| MentionDevis {
                liste,
                texte: mention.texte.clone(),
                article: mention.article.clone(),
                quand: mention.quand.clone(),
                etat: self.etat(mention),
                a_relire: mention.a_relire,
            })
            .collect()
    }

    /// Whether the document carries a mention.
    fn etat(&self, mention: &Mention) -> &'static str {
        let demande = &self.projet.demande;
        let (personne, client, document) =
            (&demande.prestataire, &demande.client, &demande.document);
        let known = |complete: bool| if complete { PORTEE } else { A_COMPLETER };
        match mention.champ {
            None => A_VERIFIER,
            Some("dates") => known(document.date.is_some() && document.validite.is_some()),
            Some("prestataire") => known(
                personne.nom.is_some() && personne.adresse.is_some() && personne.siret.is_some(),
            ),
            Some("client") => known(client.nom.is_some() && client.adresse.is_some()),
            Some("detail") => known(self.colonne.tva != "due"),
            Some("franchise_tva") if self.colonne.tva == "franchise" => PORTEE,
            Some("nda") if vend_une_formation(self.projet) => {
                known(personne.nda.is_some() && personne.nda_region.is_some())
            }
            Some("echeance") => known(demande.mission.paiement.is_some()),
            Some("penalites" | "escompte") => A_COMPLETER,
            Some("recouvrement") if !self.particulier() => PORTEE,
            _ => SANS_OBJET,
        }
    }
}

const FRANCHISE: &str = "TVA non applicable, art. 293 B du CGI";
const PORTEE: &str = "portee";
const A_COMPLETER: &str = "a_completer";
const A_VERIFIER: &str = "a_verifier";
const SANS_OBJET: &str = "sans_objet";

fn minuscule(texte: &str) -> String {
    let mut letters = texte.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

impl Bloc {
    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let textes: Vec<&Texte> = match self {
            Self::Titre(_) | Self::Tableau(..) => Vec::new(),
            Self::Phrase(texte) => alloc::vec![texte],
            Self::Fiche(lignes) => lignes.iter().map(|(_, texte)| texte).collect(),
            Self::Liste(lignes) => lignes.iter().collect(),
        };
        textes.into_iter().flatten()
    }
}

/// What a blank says; it does not break between its signs.
fn a_completer(quoi: &str) -> String {
    format!("«\u{a0}à compléter\u{a0}: {quoi}\u{a0}»")
}

/// A text that Markdown does not read as its own signs.
pub(super) fn neutre(texte: &str) -> String {
    let mut out = String::with_capacity(texte.len());
    for letter in texte.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

fn en_markdown(texte: &Texte) -> String {
    texte
        .iter()
        .map(|piece| match piece {
            Piece::Mots(mots) => neutre(mots),
            Piece::Vide(quoi) => format!("**{}**", neutre(&a_completer(quoi))),
        })
        .collect()
}

fn markdown(titre: &str, blocs: &[Bloc]) -> String {
    let mut out = format!("# {titre}\n");
    for bloc in blocs {
        match bloc {
            Bloc::Titre(titre) => out.push_str(&format!("\n## {}\n", neutre(titre))),
            Bloc::Phrase(texte) => out.push_str(&format!("\n{}\n", en_markdown(texte))),
            Bloc::Fiche(lignes) => {
                out.push('\n');
                for (nom, texte) in lignes {
                    out.push_str(&format!("- {nom} : {}\n", en_markdown(texte)));
                }
            }
            Bloc::Tableau(_, entetes, lignes) => {
                out.push_str(&format!(
                    "\n| {} |\n|---|---:|---:|---:|\n",
                    entetes.join(" | ")
                ));
                for ligne in lignes {
                    let cases: Vec<String> = ligne.iter().map(|case| neutre(case)).collect();
                    out.push_str(&format!("| {} |\n", cases.join(" | ")));
                }
            }
            Bloc::Liste(lignes) => {
                out.push('\n');
                for texte in lignes {
                    out.push_str(&format!("- {}\n", en_markdown(texte)));
                }
            }
        }
    }
    out
}

/// What the document looks like, beside every page.
const STYLE: &str = "\
h2{font-size:1.25rem;margin:1.5rem 0 .5rem}\
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem;margin:.5rem 0}\
dt{font-weight:bold}\
dd{margin:0}\
table{border-collapse:collapse;width:100%;margin:.5rem 0}\
caption{text-align:left;font-weight:bold;padding:.25rem 0}\
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}\
thead th+th,tbody td{text-align:right;white-space:nowrap}\
.large{overflow-x:auto}\
:focus-visible{outline:3px solid #0a58ca;outline-offset:2px}\
mark{background:#fff;color:#1b1b1b;border:2px dashed #1b1b1b;padding:0 .25rem;font-weight:bold}\
@media(max-width:30rem){dl{display:block}dd{margin:0 0 .5rem}}\
@media print{h2{break-after:avoid}table,dl{break-inside:avoid}}";

fn en_html(texte: &Texte) -> String {
    texte
        .iter()
        .map(|piece| match piece {
            Piece::Mots(mots) => escaped(mots),
            Piece::Vide(quoi) => format!("<mark>{}</mark>", escaped(&a_completer(quoi))),
        })
        .collect()
}

fn html(titre: &str, blocs: &[Bloc]) -> String {
    let mut out = page::start(titre, STYLE);
    out.push_str(&format!("<h1>{titre}</h1>\n"));
    for bloc in blocs {
        match bloc {
            Bloc::Titre(titre) => out.push_str(&format!("<h2>{}</h2>\n", escaped(titre))),
            Bloc::Phrase(texte) => out.push_str(&format!("<p>{}</p>\n", en_html(texte))),
            Bloc::Fiche(lignes) => {
                out.push_str("<dl>\n");
                for (nom, texte) in lignes {
                    out.push_str(&format!("<dt>{nom}</dt><dd>{}</dd>\n", en_html(texte)));
                }
                out.push_str("</dl>\n");
            }
            Bloc::Tableau(legende, entetes, lignes) => {
                out.push_str(&format!(
                    "<div class=\"large\" role=\"region\" aria-label=\"{legende}\" tabindex=\"0\">\n<table>\n<caption>{legende}</caption>\n<thead><tr>"
                ));
                for entete in entetes {
                    out.push_str(&format!("<th scope=\"col\">{entete}</th>"));
                }
                out.push_str("</tr></thead>\n<tbody>\n");
                for [nom, cases @ ..] in lignes {
                    out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(nom)));
                    for case in cases {
                        out.push_str(&format!("<td>{}</td>", escaped(case)));
                    }
                    out.push_str("</tr>\n");
                }
                out.push_str("</tbody>\n</table>\n</div>\n");
            }
            Bloc::Liste(lignes) => {
                out.push_str("<ul>\n");
                for texte in lignes {
                    out.push_str(&format!("<li>{}</li>\n", en_html(texte)));
                }
                out.push_str("</ul>\n");
            }
        }
    }
    out.push_str(page::END);
    out
}
