//! The parameters of one room, a struct for each period between two changes.

use alloc::vec::Vec;

use super::{Legislation, ParameterError, Room};
use crate::calendar::Month;

/// The struct in force in each month, from the first month in which all of the room's parameters have a value.
#[derive(Debug, Clone)]
pub(crate) struct Timeline<P> {
    periods: Vec<(Month, P)>,
}

impl<P: Room + Copy> Timeline<P> {
    /// Resolves every period of a room.
    ///
    /// Months before the first complete set of values have no period: asking for one is an error.
    pub(crate) fn new(law: &Legislation) -> Self {
        let periods = law
            .changes(P::NAMES)
            .into_iter()
            .filter_map(|month| P::resolve(law, month.first_day()).ok().map(|p| (month, p)))
            .collect();
        Self { periods }
    }

    /// The parameters in force on the first day of `month`.
    ///
    /// # Errors
    /// [`ParameterError::TooEarly`] before the first month in which all of them have a value.
    pub(crate) fn at(&self, month: Month) -> Result<&P, ParameterError> {
        match self.periods.iter().rev().find(|(from, _)| *from <= month) {
            Some((_, parameters)) => Ok(parameters),
            None => Err(self.missing(month)),
        }
    }

    /// The same, with the first period for the months before it: for durations that have not changed since.
    pub(crate) fn at_or_first(&self, month: Month) -> Result<&P, ParameterError> {
        let first = self.periods.first().map_or(month, |(from, _)| *from);
        self.at(month.max(first))
    }

    #[cold]
    fn missing(&self, month: Month) -> ParameterError {
        match P::resolve(&Legislation::in_force(), month.first_day()) {
            Err(error) => error,
            Ok(_) => ParameterError::Ended {
                id: P::NAMES.first().copied().unwrap_or(""),
                date: month.first_day(),
            },
        }
    }
}
