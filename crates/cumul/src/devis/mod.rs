//! `quote`: what the price of one mission becomes under each status, and the document to send to the client.
//!
//! No law of its own: each column is one mission that goes through the engine, month of payment included, and the amounts
//! are its steps. What is asked is in [`demande`], the runs in [`calcul`], the columns in [`colonnes`]; whether a status is
//! possible is decided by the rules of the statuses ([`possible`]). The document to send is in [`document`], the table in
//! [`page`].
//!
//! In every column, what the client pays is exactly the sum of the parts ([`MontantsDevis`]).
//!
//! Not here: the VAT itself (no amount is given, only who invoices it), the income tax of the household, what the mission
//! changes to a benefit (`simulate`).

mod calcul;
mod colonnes;
mod demande;
mod document;
mod page;
mod possible;

use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::Month;
use crate::error::{Faute, SituationError};
use crate::money::Money;
use crate::parameters::Legislation;
use crate::reponse::{Entrees, LegislationAppliquee, Nombre, part};
use crate::simulation::{Engine, SimulationError};
use crate::situation::node::Node;
use crate::statuts::{Motif, Ouverture, Textes};

pub use demande::ProjetDevis;
#[cfg(test)]
pub(crate) use demande::reperes;
pub(crate) use demande::schema;
pub use page::LigneTableau;

part! {
    /// One mission under each status.
    Devis {
        /// Which law was applied.
        legislation: LegislationAppliquee,
        /// The mission, as it was understood.
        mission: MissionChiffree,
        /// The statuses, side by side.
        colonnes: Vec<ColonneDevis>,
        /// What was taken where an answer was left out, in French.
        hypotheses: Vec<String>,
        /// What holds for the whole table.
        remarques: Vec<RemarqueDevis>,
    }
}

part! {
    /// The mission, as it was understood.
    MissionChiffree {
        /// What is offered, in a few words.
        intitule: String,
        /// Nature of the mission.
        nature: &'static str,
        /// Nature of the client.
        client: &'static str,
        /// Month of the mission.
        mois: Month,
        /// Month of the payment.
        paiement: Month,
        /// Days.
        jours: i64,
        /// Hours in all.
        heures: Nombre,
        /// `prix` when the price is agreed, `budget` when the most that the client can spend is.
        lecture: &'static str,
        /// That price or that budget.
        montant: Money,
        /// The reference price that it comes from; none when it was given.
        repere: Option<&'static str>,
        /// Real expenses refunded by the client.
        frais: Money,
    }
}

part! {
    /// The mission under one status.
    ColonneDevis {
        /// The status, as the request names it.
        statut: &'static str,
        /// Its name.
        libelle: &'static str,
        /// Open, open under conditions, to check or closed.
        resultat: Ouverture,
        /// What closes it, conditions it or asks for something to do.
        motifs: Vec<Motif>,
        /// `franchise`, `due`, `selon_emetteur` (the company or the ESAT that invoices knows) or `sans_objet` (a salary).
        tva: &'static str,
        /// The amounts; none when the engine refuses the mission under this status.
        montants: Option<MontantsDevis>,
        /// What `montants` are made of, each with its article.
        lignes: Vec<LigneDevis>,
        /// Net in hand for an hour of the mission; none for a volunteer and in an ESAT.
        net_horaire: Option<Money>,
        /// Month in which the money is received; none for a volunteer without expenses.
        paiement: Option<Month>,
        /// Month in which the Urssaf debits the contributions of a micro-entreprise.
        prelevement: Option<Month>,
        /// Net pay of the ESAT that the worker keeps in the month of the mission; none when its part is not known.
        paie_gardee: Option<Money>,
        /// What to know of this column.
        remarques: Vec<RemarqueDevis>,
        /// What was taken where an answer was left out, in French.
        hypotheses: Vec<String>,
        /// The devis or the proposal to send; none without amounts.
        document: Option<DocumentDevis>,
    }
}

part! {
    /// A devis or a proposal, ready to send once its blanks are filled.
    DocumentDevis {
        /// Its title.
        titre: String,
        /// What is missing, in French: each is a blank of the document.
        a_completer: Vec<String>,
        /// The mentions that the law asks for.
        mentions: Vec<MentionDevis>,
        /// The document in Markdown.
        markdown: String,
        /// The document as a whole page.
        html: String,
    }
}

part! {
    /// A mention that the law asks for.
    MentionDevis {
        /// The checklist that it comes from.
        liste: &'static str,
        /// What it says.
        texte: String,
        /// Its source.
        article: String,
        /// The case in which it counts; none when it always does.
        quand: Option<String>,
        /// `portee` by the document, `a_completer`, `sans_objet` in this case, or `a_verifier` by the reader.
        etat: &'static str,
        /// The text itself is to be read again before one relies on it.
        a_relire: bool,
    }
}

part! {
    /// Where the client's money goes. `cout_client` is the sum of `frais_gestion`, `cotisations_employeur`,
    /// `taxe_salaires`, `cotisations_personne`, `impot`, `net`, `frais_rembourses`, `reserve`, `reste` and `part_esat`,
    /// minus `reduction`. VAT is aside.
    MontantsDevis {
        /// What is agreed for the work: the price without tax, or the gross pay of an employee.
        prix: Money,
        /// What the client really pays, VAT aside.
        cout_client: Money,
        /// Total gross pay; none without a salary.
        brut: Option<Money>,
        /// Fees of the portage company.
        frais_gestion: Money,
        /// Contributions of the employer, before the réduction générale.
        cotisations_employeur: Money,
        /// Réduction générale, provisional.
        reduction: Money,
        /// Taxe sur les salaires.
        taxe_salaires: Money,
        /// Contributions taken from the person.
        cotisations_personne: Money,
        /// Income tax paid with the contributions of a micro-entreprise.
        impot: Money,
        /// Net in hand, expenses aside, before any other income tax.
        net: Money,
        /// Real expenses refunded, which are no income.
        frais_rembourses: Money,
        /// Kept on the account of a person in portage, and paid later.
        reserve: Money,
        /// Cents that no gross uses, left on the account of a person in portage.
        reste: Money,
        /// Invoiced by the ESAT, which pays its worker as before.
        part_esat: Money,
    }
}

part! {
    /// A part of an amount, by its nature.
    LigneDevis {
        /// The amount that it is a part of: a field of `montants`.
        poste: &'static str,
        /// What it is.
        libelle: &'static str,
        /// Its article; none for a rounding.
        article: Option<&'static str>,
        /// The rule; none when no rule of its own gives it.
        regle: Option<&'static str>,
        /// The amount.
        montant: Money,
        /// The figures that it comes from.
        entrees: Entrees,
    }
}

part! {
    /// Something to know.
    RemarqueDevis {
        /// What it says.
        texte: String,
        /// Its source; none when the law says nothing of it.
        article: Option<&'static str>,
    }
}

impl RemarqueDevis {
    fn new(texte: impl Into<String>, article: Option<&'static str>) -> Self {
        Self {
            texte: texte.into(),
            article,
        }
    }
}

impl MontantsDevis {
    /// The parts of what the client pays, each with its name, the réduction générale as a negative amount.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, Money); 11] {
        [
            ("frais_gestion", self.frais_gestion),
            ("cotisations_employeur", self.cotisations_employeur),
            ("reduction", -self.reduction),
            ("taxe_salaires", self.taxe_salaires),
            ("cotisations_personne", self.cotisations_personne),
            ("impot", self.impot),
            ("net", self.net),
            ("frais_rembourses", self.frais_rembourses),
            ("reserve", self.reserve),
            ("reste", self.reste),
            ("part_esat", self.part_esat),
        ]
    }
}

impl Engine {
    /// The mission under each status, by this law and the amendments of the request.
    ///
    /// # Errors
    /// The faults that only the law shows.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use cumul::{Engine, Legislation, ProjetDevis};
    /// let projet = ProjetDevis::from_json(r#"{
    ///     "mission": { "nature": "formation", "mois": "2026-11", "prix": 550 }, "client": { "nature": "association" }
    /// }"#).map_err(|faults| faults[0].message.clone())?;
    /// let devis = Engine::new(Legislation::in_force()).quote(&projet).map_err(|faults| faults[0].to_string())?;
    /// let micro = devis.colonnes[0].montants.as_ref().unwrap();
    /// assert_eq!(micro.net.to_string(), "408.00");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quote(&self, projet: &ProjetDevis) -> Result<Devis, Vec<SituationError>> {
        self.quote_with(&Textes::compiled(), projet)
    }

    fn quote_with(
        &self,
        textes: &Textes<'_>,
        projet: &ProjetDevis,
    ) -> Result<Devis, Vec<SituationError>> {
        let mut legislation = self.legislation().clone();
        for amendment in projet.legislation.amendments() {
            legislation = legislation
                .amend(amendment.id, amendment.from, amendment.value)
                .map_err(|source| {
                    let field = "legislation.amend";
                    alloc::vec![SimulationError::in_field(field, source).as_fault()]
                })?;
        }
        let engine = if legislation == *self.legislation() {
            self.clone()
        } else {
            Self::new(legislation)
        };
        colonnes::devis(&engine, textes, projet)
    }
}

/// A quote for a request given as a tree, by the law in force: what every face calls.
///
/// # Errors
/// Every fault of the request, with its place in the file when the tree has places.
pub fn quote(request: &Node) -> Result<Devis, Vec<Faute>> {
    quote_with(&Textes::compiled(), request)
}

/// The same with texts that a face keeps apart.
///
/// # Errors
/// Those of [`quote`].
pub fn quote_with(textes: &Textes<'_>, request: &Node) -> Result<Devis, Vec<Faute>> {
    let projet = ProjetDevis::read(request)?;
    Engine::new(Legislation::in_force())
        .quote_with(textes, &projet)
        .map_err(|faults| faults.iter().map(|fault| fault.faute_in(request)).collect())
}
