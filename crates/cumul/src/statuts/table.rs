//! The rules, questions and texts, as compiled from `statuts/*.toml`.
//!
//! A value of a fact is a number: 0 or 1 for no and yes, the place of a choice, millionths for a figure (a percentage is a
//! rate). A month is written 202611.
//!
//! Texts are apart, a line each (`Textes`): a page that only simulates does not load them.

/// A text, by its place among those of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Texte(pub(crate) u16);

/// Something known of a person or of what is asked of her.
#[derive(Debug)]
pub(crate) struct Fait {
    pub(crate) id: &'static str,
    pub(crate) libelle: Texte,
    pub(crate) genre: Genre,
    pub(crate) defaut: i64,
    pub(crate) note: Option<Texte>,
}

/// What a fact can be.
#[derive(Debug)]
pub(crate) enum Genre {
    /// A month.
    Mois,
    /// Yes or no.
    Booleen,
    /// A part of a whole, given in percent.
    Pourcent,
    /// A whole number from 0 on.
    Entier(i64),
    /// A number from 0 on.
    Nombre(i64),
    /// One word of a list.
    Choix(&'static [Choix]),
}

#[derive(Debug)]
pub(crate) struct Choix {
    pub(crate) id: &'static str,
    pub(crate) libelle: Texte,
}

/// A fact that follows from others.
#[derive(Debug)]
pub(crate) struct Derive {
    pub(crate) id: &'static str,
    pub(crate) libelle: Texte,
    pub(crate) si: Si,
    pub(crate) articles: &'static [Texte],
}

/// A condition on facts, by their place.
#[derive(Debug)]
pub(crate) enum Si {
    Toujours,
    Tout(&'static [Si]),
    Un(&'static [Si]),
    Non(&'static Si),
    Egal(u8, u8),
    Dans(u8, &'static [u8]),
    /// The person said that she does not know.
    Inconnu(u8),
    Compare(u8, Op, Seuil),
    Derive(u8),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Op {
    Sup,
    SupEgal,
    Inf,
    InfEgal,
}

/// A bound: nothing, the whole, or a dated parameter by its place in `SEUILS`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seuil {
    Nombre(i32),
    Parametre(u8),
}

/// What a rule does, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effet {
    Ferme,
    Condition,
    Obligation,
    Aide,
    Avertit,
}

impl Effet {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Ferme => "ferme",
            Self::Condition => "condition",
            Self::Obligation => "obligation",
            Self::Aide => "aide",
            Self::Avertit => "avertit",
        }
    }
}

#[derive(Debug)]
pub(crate) struct Ligne {
    pub(crate) nom: Texte,
    pub(crate) texte: Texte,
}

/// A way of working.
#[derive(Debug)]
pub(crate) struct Statut {
    pub(crate) id: &'static str,
    pub(crate) libelle: Texte,
    pub(crate) simple: Texte,
    pub(crate) genre: &'static str,
    pub(crate) base: &'static [Texte],
    pub(crate) droits: &'static [Ligne],
    pub(crate) assurances: &'static [Ligne],
    pub(crate) ecrit: Option<Texte>,
    pub(crate) documents: &'static [&'static str],
    /// The activity to simulate; or why there is none.
    pub(crate) activite: Result<Modele, Texte>,
}

/// A tree of values.
#[derive(Debug)]
pub(crate) enum Modele {
    Texte(&'static str),
    /// What an answer gives.
    Place(&'static str),
    /// In millionths.
    Nombre(i64),
    Booleen(bool),
    Liste(&'static [Modele]),
    Groupe(&'static [(&'static str, Modele)]),
}

#[derive(Debug)]
pub(crate) struct Regle {
    pub(crate) id: &'static str,
    /// A bit a status.
    pub(crate) statuts: u32,
    pub(crate) effet: Effet,
    /// First and last month, as 202611.
    pub(crate) du: i32,
    pub(crate) au: i32,
    /// The facts that the condition reads: a bit each.
    pub(crate) lit: u128,
    pub(crate) si: Si,
    pub(crate) motif: Texte,
    pub(crate) simple: Texte,
    pub(crate) articles: &'static [Texte],
    pub(crate) lever: Option<Texte>,
    pub(crate) sans_lever: Option<Texte>,
    /// Facts that would lift a refusal.
    pub(crate) rouvre: &'static [(u8, Seuil)],
    pub(crate) incertain: Option<Texte>,
    /// `gagnee`, `perdue` or `menacee`.
    pub(crate) aide: Option<&'static str>,
}

#[derive(Debug)]
pub(crate) struct Recommandation {
    pub(crate) statut: usize,
    pub(crate) points: i64,
    pub(crate) lit: u128,
    pub(crate) si: Si,
    pub(crate) motif: Texte,
}

#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) id: &'static str,
    pub(crate) fait: usize,
    pub(crate) texte: Texte,
    pub(crate) simple: Texte,
    pub(crate) aide: Option<Texte>,
    pub(crate) reponses: &'static [Reponse],
}

#[derive(Debug)]
pub(crate) struct Reponse {
    pub(crate) libelle: Texte,
    pub(crate) simple: Option<Texte>,
    /// None when the person does not know.
    pub(crate) valeur: Option<i64>,
    /// The values that the answer stands for end there.
    pub(crate) limite: Option<(Op, Seuil)>,
}

/// An act, and who does it under each measure of protection.
#[derive(Debug)]
pub(crate) struct Acte {
    pub(crate) id: &'static str,
    pub(crate) libelle: Texte,
    pub(crate) comment: &'static [(i64, Texte)],
    pub(crate) articles: &'static [Texte],
    pub(crate) note: Option<Texte>,
}

/// A checklist.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) id: &'static str,
    pub(crate) titre: Texte,
    pub(crate) intro: Texte,
    pub(crate) statuts: &'static [&'static str],
    pub(crate) sections: &'static [Section],
}

#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) titre: Texte,
    pub(crate) lignes: &'static [ACocher],
}

#[derive(Debug)]
pub(crate) struct ACocher {
    pub(crate) texte: Texte,
    pub(crate) article: Texte,
    pub(crate) quand: Option<Texte>,
    pub(crate) a_relire: bool,
    /// What of a quote carries it.
    pub(crate) champ: Option<&'static str>,
}

/// A reading by situation.
#[derive(Debug)]
pub(crate) struct Lecture {
    pub(crate) id: &'static str,
    pub(crate) titre: Texte,
    pub(crate) simple: Texte,
    pub(crate) faits: Modele,
    pub(crate) situation: Modele,
    pub(crate) attention: &'static [Attention],
}

/// A point of attention: a rule by its place, or a sentence.
#[derive(Debug)]
pub(crate) enum Attention {
    Regle(usize),
    Phrase(Texte),
}

include!(concat!(env!("OUT_DIR"), "/statuts.rs"));
