//! Requests and answers as JSON text, the same on every face.
//!
//! Numbers are exact decimals both ways: they never pass through a float.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::calendar::Month;
use crate::devis::{Devis, ProjetDevis};
use crate::error::{Faute, SituationError};
use crate::money::Money;
use crate::parameters::{Parameter, ParameterValue};
use crate::reponse::{Entrees, MoisLecture, Nombre, Resultat, Valeur};
use crate::situation::Situation;
use crate::situation::node::{Node, Value};
use crate::statuts::{
    Conseil, Demande, DemandeConseil, ListeACocher, Parcours, Projet, Textes, ValeurFait,
};
use crate::trace::Figure;

/// The name under which `serde_json` hands a number over with all its digits.
const NUMBER: &str = "$serde_json::private::Number";

/// The longest request read, in bytes.
const LONGEST: usize = 1_000_000;

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::new(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::new(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::new(Value::Number(Decimal::from(value))))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::new(Value::Number(Decimal::from(value))))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::new(Value::Text(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::new(Value::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::new(Value::List(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == NUMBER && entries.is_empty() {
                let digits = map.next_value::<String>()?;
                return Ok(Node::new(number(&digits)));
            }
            entries.push((name, map.next_value()?));
        }
        Ok(Node::new(Value::Map(entries)))
    }
}

/// A number of a text, exact; what no decimal can hold stays a text, and is refused where a number is expected.
fn number(digits: &str) -> Value {
    let parsed = if digits.contains(['e', 'E']) {
        Decimal::from_scientific(digits)
    } else {
        Decimal::from_str_exact(digits)
    };
    parsed.map_or_else(|_| Value::Text(digits.to_owned()), Value::Number)
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

fn write_decimal<S: Serializer>(value: Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    match serde_json::Number::from_str(&value.normalize().to_string()) {
        Ok(number) => number.serialize(serializer),
        Err(error) => Err(serde::ser::Error::custom(error)),
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(value) => write_decimal(*value, serializer),
            Value::Text(value) => serializer.serialize_str(value),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Value::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (name, value) in entries {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_decimal(Decimal::from(*self), serializer)
    }
}

impl Serialize for Nombre {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_decimal(self.0, serializer)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for ValeurFait {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Demande {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for DemandeConseil {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Valeur {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Figure::Money(amount) => amount.serialize(serializer),
            Figure::Rate(rate) => write_decimal(Decimal::from(rate), serializer),
            Figure::Count(count) => serializer.serialize_i64(count),
            Figure::Month(month) => month.serialize(serializer),
            Figure::Fact(fact) => serializer.serialize_str(fact),
        }
    }
}

impl Serialize for Entrees {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, figure) in &self.0 {
            map.serialize_entry(name, &Valeur(*figure))?;
        }
        map.end()
    }
}

impl Serialize for MoisLecture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.lignes.len() + 1))?;
        map.serialize_entry("mois", &self.mois)?;
        for (line, amount) in &self.lignes {
            map.serialize_entry(line, amount)?;
        }
        map.end()
    }
}

/// A tree from JSON text.
///
/// # Errors
/// One fault, with its line and column, when the text is not JSON; one when it is longer than a million bytes.
pub fn node_from_json(text: &str) -> Result<Node, Faute> {
    if text.len() > LONGEST {
        return Err(too_long().faute());
    }
    if text.trim().is_empty() {
        return Err(SituationError::empty().faute());
    }
    serde_json::from_str(text).map_err(|error| {
        SituationError::Syntax {
            message: syntax(&error),
            line: u32::try_from(error.line()).ok(),
            column: u32::try_from(error.column()).ok(),
        }
        .faute()
    })
}

fn syntax(error: &serde_json::Error) -> String {
    if error.is_eof() {
        "ce n'est pas du JSON : le texte s'arrête trop tôt".to_owned()
    } else {
        alloc::format!(
            "ce n'est pas du JSON : erreur à la ligne {}, colonne {}",
            error.line(),
            error.column()
        )
    }
}

/// The fault of a request that is too long.
pub(crate) fn too_long() -> SituationError {
    SituationError::Syntax {
        message: "il est trop long (plus d'un million de caractères) pour décrire une situation"
            .to_owned(),
        line: None,
        column: None,
    }
}

/// The verb `simulate` on JSON text: the answer, or the list of faults.
///
/// # Errors
/// The JSON of all the faults: `[{ "champ", "valeur", "attendu", "message" }]`.
///
/// ```
/// let faults = cumul::json::simulate("{}").unwrap_err();
/// assert!(faults.starts_with(r#"[{"champ":"debut""#));
/// ```
pub fn simulate(request: &str) -> Result<String, String> {
    answer(request, false)
}

/// The verb `explain` on JSON text: the answer with each step of the reasoning, or the list of faults.
///
/// # Errors
/// Those of [`simulate`].
pub fn explain(request: &str) -> Result<String, String> {
    answer(request, true)
}

/// The verb `check` on JSON text: the list of faults, empty when the request can be answered.
#[must_use]
pub fn check(request: &str) -> String {
    match simulate(request) {
        Ok(_) => "[]".to_owned(),
        Err(faults) => faults,
    }
}

fn answer(request: &str, explained: bool) -> Result<String, String> {
    on_tree(request, |node| {
        crate::reponse::answer(node, explained).map(|answer| answer.to_json())
    })
}

/// The verb `advise` on JSON text: the statuses with their reasons, or the list of faults. With `simulate`, the lives that
/// the engine can compute are computed.
///
/// # Errors
/// The JSON of all the faults.
///
/// ```
/// let answer = cumul::json::advise(r#"{ "faits": { "rqth": "oui" } }"#, false).unwrap();
/// assert!(answer.starts_with(r#"{"date":""#));
/// let faults = cumul::json::advise(r#"{ "faits": { "rqth": "peut-être" } }"#, false).unwrap_err();
/// assert!(faults.starts_with(r#"[{"champ":"faits.rqth""#));
/// ```
pub fn advise(request: &str, simulate: bool) -> Result<String, String> {
    on_tree(request, |node| {
        crate::statuts::advise(node, simulate).map(|answer| answer.to_json())
    })
}

/// The verb `advise` with texts that a face keeps apart ([`crate::textes`]).
///
/// # Errors
/// Those of [`advise`], and one fault when the texts are those of another version.
pub fn advise_with(textes: &str, request: &str, simulate: bool) -> Result<String, String> {
    let textes = Textes::read(textes).map_err(|fault| faults_to_json(&[fault]))?;
    on_tree(request, |node| {
        crate::statuts::advise_with(&textes, node, simulate).map(|answer| answer.to_json())
    })
}

/// The step `next_question` of a walk on JSON text: the question, what the answers decided, or the list of faults.
///
/// # Errors
/// The JSON of all the faults.
pub fn next_question(request: &str) -> Result<String, String> {
    on_tree(request, |node| {
        crate::statuts::next_question(node).map(|answer| answer.to_json())
    })
}

/// The step `next_question` with texts that a face keeps apart ([`crate::textes`]).
///
/// # Errors
/// Those of [`next_question`], and one fault when the texts are those of another version.
pub fn next_question_with(textes: &str, request: &str) -> Result<String, String> {
    let textes = Textes::read(textes).map_err(|fault| faults_to_json(&[fault]))?;
    on_tree(request, |node| {
        crate::statuts::next_question_with(&textes, node).map(|answer| answer.to_json())
    })
}

fn on_tree(
    request: &str,
    verb: impl Fn(&Node) -> Result<String, Vec<Faute>>,
) -> Result<String, String> {
    node_from_json(request)
        .map_err(|fault| alloc::vec![fault])
        .and_then(|node| verb(&node))
        .map_err(|faults| faults_to_json(&faults))
}

/// The readings by situation as JSON text.
#[must_use]
pub fn situations() -> String {
    serde_json::to_string(&crate::statuts::situations()).unwrap_or_default()
}

/// The checklists as JSON text, each with its Markdown and its page.
#[must_use]
pub fn documents() -> String {
    serde_json::to_string(&crate::statuts::documents()).unwrap_or_default()
}

impl Projet {
    /// Reads and checks a request for advice written in JSON.
    ///
    /// # Errors
    /// Every fault of the request, or the one of a text that is not JSON.
    ///
    /// ```
    /// use cumul::Projet;
    /// let faults = Projet::from_json(r#"{ "faits": { "clients": "mairie" } }"#).unwrap_err();
    /// assert!(faults[0].message.contains("Vouliez-vous écrire « client » ?"));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Vec<Faute>> {
        let node = node_from_json(text).map_err(|fault| alloc::vec![fault])?;
        Self::read(&node)
    }
}

impl Conseil {
    /// The advice as JSON text, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl ListeACocher {
    /// The checklist as JSON text, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Parcours {
    /// The step of the walk as JSON text, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The verb `quote` on JSON text: one mission under each status, or the list of faults.
///
/// # Errors
/// The JSON of all the faults.
///
/// ```
/// let faults = cumul::json::quote("{}").unwrap_err();
/// assert!(faults.starts_with(r#"[{"champ":"mission""#));
/// ```
pub fn quote(request: &str) -> Result<String, String> {
    on_tree(request, |node| {
        crate::devis::quote(node).map(|devis| devis.to_json())
    })
}

/// The verb `quote` with texts that a face keeps apart ([`crate::textes`]).
///
/// # Errors
/// Those of [`quote`], and one fault when the texts are those of another version.
pub fn quote_with(textes: &str, request: &str) -> Result<String, String> {
    let textes = Textes::read(textes).map_err(|fault| faults_to_json(&[fault]))?;
    on_tree(request, |node| {
        crate::devis::quote_with(&textes, node).map(|devis| devis.to_json())
    })
}

/// The verb `schema`: the JSON Schemas of the request and of the answer.
#[must_use]
pub fn schema() -> String {
    node_to_json(&crate::reponse::schema())
}

/// The verb `parameters` on a month written `YYYY-MM`, or on nothing for all values.
///
/// # Errors
/// The JSON of one fault when the month is not one.
pub fn parameters(at: Option<&str>) -> Result<String, String> {
    let month = at.map(str::parse::<Month>).transpose().map_err(|_| {
        let fault = SituationError::NotAllowed {
            field: "at".to_owned(),
            value: at.unwrap_or_default().to_owned(),
            allowed: "un mois écrit AAAA-MM".to_owned(),
        };
        faults_to_json(&[fault.faute()])
    })?;
    Ok(parameters_to_json(month))
}

impl Situation {
    /// Reads and checks a request written in JSON.
    ///
    /// # Errors
    /// Every fault of the request, or the one of a text that is not JSON.
    ///
    /// ```
    /// use cumul::Situation;
    /// let faults = Situation::from_json(r#"{ "debut": "2026-13", "mois": 0 }"#).unwrap_err();
    /// let fields: Vec<&str> = faults.iter().map(|fault| fault.champ.as_str()).collect();
    /// assert_eq!(fields, ["debut", "mois", "personne"]);
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Vec<Faute>> {
        let node = node_from_json(text).map_err(|fault| alloc::vec![fault])?;
        Self::read(&node)
    }
}

impl ProjetDevis {
    /// Reads and checks a request for a quote written in JSON.
    ///
    /// # Errors
    /// Every fault of the request, or the one of a text that is not JSON.
    ///
    /// ```
    /// let request = r#"{ "mission": { "nature": "colloque", "mois": "2026-11" }, "client": { "nature": "association" } }"#;
    /// let faults = cumul::ProjetDevis::from_json(request).unwrap_err();
    /// assert_eq!(faults[0].champ, "mission.prix");
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Vec<Faute>> {
        let node = node_from_json(text).map_err(|fault| alloc::vec![fault])?;
        Self::read(&node)
    }
}

impl Devis {
    /// The answer as JSON text, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Resultat {
    /// The answer as JSON text, on one line.
    ///
    /// # Panics
    /// Never: an answer has only text keys and exact numbers.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Any tree as JSON text, on one line.
#[must_use]
pub fn node_to_json(node: &Node) -> String {
    serde_json::to_string(node).unwrap_or_default()
}

/// Every rule as JSON text: `[{ "id", "article", "label" }]`.
#[must_use]
pub fn rules_to_json() -> String {
    serde_json::to_string(crate::reponse::rules()).unwrap_or_default()
}

/// Every parameter as JSON text, with its value on the first day of `at`, or with all its values.
#[must_use]
pub fn parameters_to_json(at: Option<Month>) -> String {
    let shown: Vec<ShownParameter> = Parameter::all()
        .iter()
        .map(|parameter| ShownParameter {
            id: parameter.id,
            label: parameter.label,
            article: parameter.article,
            unit: parameter.unit,
            checked: parameter.checked,
            values: match at {
                Some(month) => parameter.at(month.first_day()).into_iter().collect(),
                None => parameter.values(),
            },
        })
        .collect();
    serde_json::to_string(&shown).unwrap_or_default()
}

#[derive(serde::Serialize)]
struct ShownParameter {
    id: &'static str,
    label: &'static str,
    article: &'static str,
    unit: &'static str,
    checked: &'static str,
    values: Vec<ParameterValue>,
}

/// A list of faults as JSON text.
#[must_use]
pub fn faults_to_json(faults: &[Faute]) -> String {
    serde_json::to_string(faults).unwrap_or_default()
}
