//! Dated values of the law, resolved once into typed structs, a room at a time.

mod dated;
mod legislation;
mod timeline;

pub(crate) use dated::Bareme;
pub use dated::Parameter;
use dated::Resolved;
#[cfg(test)]
pub(crate) use dated::TABLE;
pub use legislation::{Amendment, Legislation, ParameterError, ParameterValue};
pub(crate) use timeline::Timeline;

/// Declares the parameters that a room reads, under the names of its TOML file.
///
/// A field `name: Type` must be in force at every date asked for; `name: Option<Type>` may not be.
macro_rules! parameters {
    ($(#[$doc:meta])* $room:literal { $($field:ident : $type:tt $(<$inner:ty>)?),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct Parameters { $(pub(crate) $field: $type $(<$inner>)?),* }

        impl crate::parameters::Room for Parameters {
            const NAMES: &'static [&'static str] = &[$(concat!($room, ".", stringify!($field))),*];

            fn resolve(
                law: &crate::parameters::Legislation,
                date: chrono::NaiveDate,
            ) -> Result<Self, crate::parameters::ParameterError> {
                Ok(Self { $($field: crate::parameters::Field::field(law, concat!($room, ".", stringify!($field)), date)?),* })
            }
        }
    };
}
pub(crate) use parameters;

/// The parameters of one room of the law.
pub(crate) trait Room: Sized {
    /// Ids of the parameters it reads.
    const NAMES: &'static [&'static str];

    /// Their values on `date`.
    fn resolve(law: &Legislation, date: chrono::NaiveDate) -> Result<Self, ParameterError>;
}

/// How a field of a room is found: present, or optional before its first date and after its last.
pub(crate) trait Field: Sized {
    fn field(
        law: &Legislation,
        id: &'static str,
        date: chrono::NaiveDate,
    ) -> Result<Self, ParameterError>;
}

impl<T: Resolved> Field for T {
    fn field(
        law: &Legislation,
        id: &'static str,
        date: chrono::NaiveDate,
    ) -> Result<Self, ParameterError> {
        law.value(id, date)?
            .ok_or_else(|| law.out_of_force(id, date))
    }
}

impl<T: Resolved> Field for Option<T> {
    fn field(
        law: &Legislation,
        id: &'static str,
        date: chrono::NaiveDate,
    ) -> Result<Self, ParameterError> {
        law.value(id, date)
    }
}

/// A value with the month in which it started: what a yearly revalorisation needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Since<T> {
    pub(crate) value: T,
    pub(crate) from: crate::calendar::Month,
}

impl<T: Resolved> Field for Since<T> {
    fn field(
        law: &Legislation,
        id: &'static str,
        date: chrono::NaiveDate,
    ) -> Result<Self, ParameterError> {
        let value = law
            .value(id, date)?
            .ok_or_else(|| law.out_of_force(id, date))?;
        let month = crate::calendar::Month::of(date);
        let from = law
            .changes(&[id])
            .into_iter()
            .rev()
            .find(|from| *from <= month)
            .unwrap_or(month);
        Ok(Self { value, from })
    }
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_parameter_is_read_and_every_name_exists() {
        let mut declared = BTreeSet::new();
        for names in crate::simulation::rooms() {
            declared.extend(names.iter().copied());
        }
        let written: BTreeSet<_> = TABLE.iter().map(|p| p.id).collect();
        assert_eq!(declared, written);
    }

    #[test]
    fn ids_are_unique_and_articles_parse() {
        let ids: BTreeSet<_> = TABLE.iter().map(|p| p.id).collect();
        assert_eq!(ids.len(), TABLE.len());
        for parameter in TABLE {
            assert!(!parameter.article.is_empty(), "{}", parameter.id);
        }
    }
}
