//! The texts of the tables: compiled in, or handed over by a face that keeps them apart.

use alloc::vec::Vec;

use super::table::{EMPREINTE, Texte};
use crate::error::{Faute, SituationError};

/// The texts that go with the tables of this version, a line each.
static TEXTES: &str = include_str!(concat!(env!("OUT_DIR"), "/textes.txt"));

/// The texts of the statuses, of their rules and of their questions.
///
/// A face that keeps them out of its program hands them over (`cumul::json::advise_with`).
#[derive(Debug)]
pub struct Textes<'a>(Vec<&'a str>);

impl Textes<'static> {
    /// Those of this version.
    #[must_use]
    pub fn compiled() -> Self {
        Self(TEXTES.lines().skip(1).collect())
    }
}

impl<'a> Textes<'a> {
    /// Reads texts kept apart.
    ///
    /// # Errors
    /// One fault when they are those of another version.
    ///
    /// ```
    /// assert!(cumul::Textes::read(cumul::textes()).is_ok());
    /// assert!(cumul::Textes::read("autre chose").is_err());
    /// ```
    pub fn read(text: &'a str) -> Result<Self, Faute> {
        let mut lines = text.lines();
        if lines.next() == Some(EMPREINTE) {
            Ok(Self(lines.collect()))
        } else {
            let message = "les textes sont ceux d'une autre version".into();
            Err(SituationError::Syntax {
                message,
                line: None,
                column: None,
            }
            .faute())
        }
    }

    pub(crate) fn get(&self, texte: Texte) -> &'a str {
        self.0
            .get(usize::from(texte.0))
            .copied()
            .unwrap_or_default()
    }
}

/// The texts of this version, for a face that keeps them apart.
#[must_use]
pub const fn textes() -> &'static str {
    TEXTES
}
