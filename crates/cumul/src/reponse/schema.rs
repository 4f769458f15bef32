//! The JSON Schema of the answer, from the same descriptions as its types.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Entrees, MoisLecture, Niveau, Nombre, Resultat, Valeur};
use crate::calendar::Month;
use crate::devis::Devis;
use crate::money::Money;
use crate::situation::lecture::{Schema, group_schema, list, object, text};
use crate::situation::node::{Node, Value};
use crate::statuts::{
    Conseil, Demande, DemandeConseil, LectureSituation, ListeACocher, Ouverture, Parcours,
    ValeurFait,
};

/// A part of the answer that describes itself.
pub(crate) trait Described {
    fn schema() -> Schema;
}

/// The schema of a group of fields of the answer.
pub(crate) fn group(
    title: &str,
    doc: &str,
    fields: Vec<(&'static str, &'static str, Schema, bool)>,
) -> Schema {
    group_schema(title, doc, fields, &[])
}

fn kind(name: &str) -> Schema {
    object([("type", text(name))])
}

macro_rules! described {
    ($($type:ty => $schema:expr),* $(,)?) => {$(
        impl Described for $type {
            fn schema() -> Schema { $schema }
        }
    )*};
}

described! {
    Money => kind("number"),
    Nombre => kind("number"),
    i64 => kind("integer"),
    bool => kind("boolean"),
    String => kind("string"),
    &'static str => kind("string"),
    Month => object([("type", text("string")), ("pattern", text("^[0-9]{4}-[0-9]{2}$"))]),
    Niveau => object([("enum", list(["information", "attention", "demarche"].map(text)))]),
    Valeur => object([("type", list(["number", "string"].map(text)))]),
    Entrees => object([("type", text("object")), ("additionalProperties", Valeur::schema())]),
    Ouverture => object([("enum", list(["ouvert", "sous_conditions", "a_verifier", "ferme"].map(text)))]),
    ValeurFait => object([("type", list(["boolean", "number", "string"].map(text)))]),
    Demande => object([("title", text("Situation")), ("type", text("object"))]),
    DemandeConseil => object([("title", text("DemandeConseil")), ("type", text("object"))]),
    MoisLecture => object([("type", text("object")), ("required", list([text("mois")]))]),
}

impl<T: Described> Described for Vec<T> {
    fn schema() -> Schema {
        object([("type", text("array")), ("items", T::schema())])
    }
}

impl<T: Described> Described for Option<T> {
    fn schema() -> Schema {
        object([("anyOf", list([T::schema(), kind("null")]))])
    }
}

/// The JSON Schemas of the requests and of the answers, as a tree: `{ "demande": …, "reponse": …, "demande_conseil": …,
/// "conseil": …, … }`.
///
/// They come from the descriptions that read the request and write the answer.
#[must_use]
pub fn schema() -> Node {
    let dialect = |schema: Schema, title: &str| match schema {
        Value::Map(mut entries) => {
            entries.retain(|(name, _)| name != "title");
            entries.insert(
                0,
                (
                    "$schema".to_owned(),
                    Node::new(text("https://json-schema.org/draft/2020-12/schema")),
                ),
            );
            entries.insert(1, ("title".to_owned(), Node::new(text(title))));
            Value::Map(entries)
        }
        other => other,
    };
    Node::new(object([
        ("demande", dialect(crate::situation::schema(), "Situation")),
        ("reponse", dialect(Resultat::schema(), "Resultat")),
        (
            "demande_conseil",
            dialect(crate::statuts::schema(), "DemandeConseil"),
        ),
        ("conseil", dialect(Conseil::schema(), "Conseil")),
        ("parcours", dialect(Parcours::schema(), "Parcours")),
        (
            "lecture_situation",
            dialect(LectureSituation::schema(), "LectureSituation"),
        ),
        (
            "liste_a_cocher",
            dialect(ListeACocher::schema(), "ListeACocher"),
        ),
        (
            "demande_devis",
            dialect(crate::devis::schema(), "DemandeDevis"),
        ),
        ("devis", dialect(Devis::schema(), "Devis")),
    ]))
}
