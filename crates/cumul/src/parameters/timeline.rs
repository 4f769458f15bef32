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

    /// The first month that has parameters; `otherwise` when none has.
    pub(crate) fn first(&self, otherwise: Month) -> Month {
        self.periods.first().map_or(otherwise, |(from, _)| *from)
    }

    /// The same, with the first period for the months before it: for durations that have not changed since.
    pub(crate) fn at_or_first(&self, month: Month) -> Result<&P, ParameterError> {
        self.at(month.max(self.first(month)))
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
