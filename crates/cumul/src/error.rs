//! Why a request cannot be answered: all its faults, as data and as French sentences.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::parameters::ParameterError;
use crate::situation::node::Node;

/// Why a situation cannot be built or simulated.
///
/// Every variant carries the field, the value and what is allowed; the fields are those of the request. `Display`
/// is for developers; [`SituationError::faute`] is what a person reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SituationError {
    /// A needed answer is not there.
    #[error("`{field}` is missing: {allowed}")]
    Missing {
        /// Where it should be.
        field: String,
        /// Why the law needs it, in French.
        why: String,
        /// What is accepted, in French.
        allowed: String,
    },
    /// The value is not of the kind expected, or outside its bounds.
    #[error("`{field}` is `{value}`: allowed {allowed}")]
    NotAllowed {
        /// Where it is.
        field: String,
        /// What was given.
        value: String,
        /// What is accepted, in French.
        allowed: String,
    },
    /// A field that the request does not have.
    #[error("`{field}` is unknown: allowed {allowed}")]
    UnknownField {
        /// Where it is.
        field: String,
        /// The known name that looks most like it.
        nearest: Option<&'static str>,
        /// The known names.
        allowed: String,
    },
    /// A field given twice.
    #[error("`{field}` is given twice: allowed once")]
    Duplicate {
        /// Where it is.
        field: String,
        /// The second value.
        value: String,
    },
    /// Two answers that the law, or plain sense, does not let stand together.
    #[error("`{field}` is `{value}`, against {others:?}: allowed {allowed}")]
    Conflict {
        /// Where the fault is told.
        field: String,
        /// What was given there.
        value: String,
        /// The other fields that take part.
        others: Vec<String>,
        /// The rule broken, in French, with its article when it has one.
        rule: String,
        /// What is accepted, in French.
        allowed: String,
    },
    /// Something of the contract that this version does not compute yet.
    #[error("`{field}` is `{value}`, which is not computed yet: allowed {allowed}")]
    NotYet {
        /// Where it is.
        field: String,
        /// What was given.
        value: String,
        /// What is accepted today, in French.
        allowed: String,
    },
    /// A value of the law that a month needs is not known.
    #[error("`{field}`: {source}")]
    Law {
        /// The field that leads to the month.
        field: String,
        /// What is missing from the law.
        source: ParameterError,
    },
    /// The text is not a request at all.
    #[error("the text cannot be read: {message}")]
    Syntax {
        /// What is wrong, in French.
        message: String,
        /// Line, from 1, when known.
        line: Option<u32>,
        /// Column, from 1, when known.
        column: Option<u32>,
    },
}

/// One fault of a request, as every face shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Faute {
    /// Where the fault is: `activites.0.heures_mensuelles`; empty for the whole request.
    pub champ: String,
    /// What was given; empty when nothing was.
    pub valeur: String,
    /// What is accepted.
    pub attendu: String,
    /// All of it in a sentence.
    pub message: String,
    /// Line in the file, from 1, when the request came from one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub ligne: Option<u32>,
    /// Column in the file, from 1, when the request came from one.
    #[cfg_attr(feature = "json", serde(skip_serializing_if = "Option::is_none"))]
    pub colonne: Option<u32>,
}

impl SituationError {
    /// The fault of a request with nothing in it.
    pub(crate) fn empty() -> Self {
        Self::Syntax {
            message: "il est vide".to_owned(),
            line: None,
            column: None,
        }
    }

    /// The field where the fault is told; empty for the whole request.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Missing { field, .. }
            | Self::NotAllowed { field, .. }
            | Self::UnknownField { field, .. }
            | Self::Duplicate { field, .. }
            | Self::Conflict { field, .. }
            | Self::NotYet { field, .. }
            | Self::Law { field, .. } => field,
            Self::Syntax { .. } => "",
        }
    }

    /// The fault as a person reads it.
    #[must_use]
    pub fn faute(&self) -> Faute {
        let champ = self.field().to_owned();
        let (valeur, attendu, message) = match self {
            Self::Missing { why, allowed, .. } => {
                let why = if why.is_empty() {
                    String::new()
                } else {
                    format!(" {why}")
                };
                (
                    String::new(),
                    allowed.clone(),
                    format!("{champ} manque.{why} Attendu : {allowed}."),
                )
            }
            Self::NotAllowed { value, allowed, .. } => {
                let what = if champ.is_empty() {
                    "La demande"
                } else {
                    champ.as_str()
                };
                (
                    value.clone(),
                    allowed.clone(),
                    format!("{what} vaut « {value} ». Attendu : {allowed}."),
                )
            }
            Self::UnknownField {
                nearest, allowed, ..
            } => {
                let near = nearest
                    .map(|n| format!(" Vouliez-vous écrire « {n} » ?"))
                    .unwrap_or_default();
                let what = if champ.is_empty() {
                    "Un champ sans nom"
                } else {
                    champ.as_str()
                };
                (
                    String::new(),
                    allowed.clone(),
                    format!("{what} n'est pas un champ connu.{near} Champs possibles : {allowed}."),
                )
            }
            Self::Duplicate { value, .. } => (
                value.clone(),
                "une seule valeur".to_owned(),
                format!("{champ} est donné deux fois. Gardez une seule valeur."),
            ),
            Self::Conflict {
                value,
                rule,
                allowed,
                ..
            } => {
                let given = if value.is_empty() {
                    String::new()
                } else {
                    format!(" vaut « {value} »")
                };
                (
                    value.clone(),
                    allowed.clone(),
                    format!("{champ}{given} : {rule}. Attendu : {allowed}."),
                )
            }
            Self::NotYet { value, allowed, .. } => (
                value.clone(),
                allowed.clone(),
                format!(
                    "{champ} vaut « {value} » : cette version ne sait pas encore le calculer. Attendu : {allowed}."
                ),
            ),
            Self::Law { source, .. } => {
                let (valeur, attendu, message) = law_fault(source, &champ);
                let message = if champ.is_empty() {
                    message
                } else {
                    format!("{champ} : {message}")
                };
                (valeur, attendu, message)
            }
            Self::Syntax { message, .. } => (
                String::new(),
                "un fichier YAML ou JSON qui décrit une situation".to_owned(),
                format!("Le texte ne peut pas être lu : {message}."),
            ),
        };
        let (ligne, colonne) = match self {
            Self::Syntax { line, column, .. } => (*line, *column),
            _ => (None, None),
        };
        let message = message.replace(['\n', '\r', '\t'], " ");
        Faute {
            champ,
            valeur,
            attendu,
            message,
            ligne,
            colonne,
        }
    }

    /// The fault with the place in the file of the field where it is told.
    #[must_use]
    pub fn faute_in(&self, root: &Node) -> Faute {
        let mut faute = self.faute();
        if faute.ligne.is_none()
            && let Some(position) = root.locate(&faute.champ)
        {
            faute.ligne = Some(position.line);
            faute.colonne = Some(position.column);
        }
        faute
    }
}

fn law_fault(error: &ParameterError, field: &str) -> (String, String, String) {
    match error {
        ParameterError::Unknown {
            id,
            nearest: Some(nearest),
        } => (
            id.clone(),
            (*nearest).to_owned(),
            format!(
                "« {id} » n'est pas un paramètre de la loi. Vouliez-vous écrire « {nearest} » ? La liste est donnée par « cumul parameters »."
            ),
        ),
        ParameterError::Unknown { id, nearest: None } => (
            id.clone(),
            "un paramètre de la loi".to_owned(),
            format!(
                "« {id} » n'est pas un paramètre de la loi. La liste est donnée par « cumul parameters »."
            ),
        ),
        ParameterError::TooEarly { id, date, first } => {
            let advice = if field.starts_with("prestations.") && id.starts_with("salaire.") {
                "Donnez les salaires bruts des mois d'avant (brut_mensuel), ou commencez plus tard."
            } else if field.starts_with("prestations.") {
                "Donnez la part imposable de cette année (net_imposable_annuel)."
            } else if field.starts_with("activites.") {
                "Donnez des mois plus récents, ou les montants lus sur le bulletin de paie."
            } else {
                "Donnez des mois plus récents."
            };
            let (date, first) = (crate::francais::date(*date), crate::francais::date(*first));
            (
                date.clone(),
                format!("une date à partir du {first}"),
                format!(
                    "le paramètre « {id} » n'est pas connu au {date}. Sa première valeur connue commence le {first}. {advice}"
                ),
            )
        }
        ParameterError::Ended { id, date } => (
            format!("{date}"),
            "une date où le paramètre existe".to_owned(),
            format!(
                "le paramètre « {id} » n'existe plus au {}.",
                crate::francais::date(*date)
            ),
        ),
        ParameterError::OutOfRange { id, value, allowed } => {
            let attendu = match *allowed {
                "no amendment of a list of bands" => {
                    "un autre paramètre : un barème ne peut pas être modifié"
                }
                "0 to 10" => "un taux de 0 à 10 (1 = 100 %)",
                "a whole number from 0 to 1000" => "un nombre entier de 0 à 1000",
                "a year from 1900 to 2199" => "une année de 1900 à 2199",
                _ => "un montant de 0 à 1000000, avec six décimales au plus",
            };
            (
                format!("{value}"),
                attendu.to_owned(),
                format!("« {id} » ne peut pas valoir {value}. Attendu : {attendu}."),
            )
        }
    }
}

/// The known name that looks most like `name`, when one looks like it enough.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(score, _)| *score > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
