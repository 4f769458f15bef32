//! Months, windows of months and sets of months.
//!
//! Dates are `chrono` dates, without a clock: nothing here knows what day it is.

use core::fmt;
use core::ops::{Add, Sub};
use core::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A civil month.
///
/// ```
/// use cumul::Month;
/// let month: Month = "2026-12".parse()?;
/// assert_eq!((month + 2).to_string(), "2027-02");
/// assert_eq!((month + 2) - month, 2);
/// assert!("2026-13".parse::<Month>().is_err());
/// # Ok::<(), cumul::MonthError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(i32);

/// The text is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month: expected YYYY-MM, from 1900-01 to 2199-12")]
pub struct MonthError;

impl Month {
    const FIRST_YEAR: i32 = 1900;
    const LAST_YEAR: i32 = 2199;

    /// The month `month` (1 to 12) of `year` (1900 to 2199).
    #[must_use]
    pub const fn new(year: i32, month: u32) -> Option<Self> {
        if year < Self::FIRST_YEAR || year > Self::LAST_YEAR || month < 1 || month > 12 {
            return None;
        }
        Some(Self(year * 12 + month as i32 - 1))
    }

    /// The month that holds `date`.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(date.year() * 12 + date.month0() as i32)
    }

    /// January of `year`.
    pub(crate) const fn january(year: i32) -> Self {
        Self(year * 12)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number of the month, 1 to 12.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or(NaiveDate::MIN)
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        (self + 1).first_day().pred_opt().unwrap_or(NaiveDate::MAX)
    }

    /// How many days it has, 28 to 31.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self.number() {
            2 => {
                let y = self.year();
                if (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 {
                    29
                } else {
                    28
                }
            }
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    pub(crate) fn add_usize(self, months: usize) -> Self {
        Self(
            self.0
                .saturating_add(i32::try_from(months).unwrap_or(i32::MAX)),
        )
    }

    /// Whether the month is January.
    #[must_use]
    pub const fn is_january(self) -> bool {
        self.number() == 1
    }
}

impl Add<i32> for Month {
    type Output = Self;
    fn add(self, months: i32) -> Self {
        Self(self.0 + months)
    }
}

impl Sub<i32> for Month {
    type Output = Self;
    fn sub(self, months: i32) -> Self {
        Self(self.0 - months)
    }
}

impl Sub for Month {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

impl FromStr for Month {
    type Err = MonthError;
    fn from_str(text: &str) -> Result<Self, MonthError> {
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        if year.len() != 4 || month.len() != 2 || text.contains('+') {
            return Err(MonthError);
        }
        let year = year.parse().map_err(|_| MonthError)?;
        let month = month.parse().map_err(|_| MonthError)?;
        Self::new(year, month).ok_or(MonthError)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// The last `N` months of something, newest last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window<T, const N: usize> {
    values: [T; N],
    next: usize,
}

impl<T: Copy + Default, const N: usize> Default for Window<T, N> {
    fn default() -> Self {
        Self {
            values: [T::default(); N],
            next: 0,
        }
    }
}

impl<T: Copy + Default, const N: usize> Window<T, N> {
    /// Lets the newest month in and the oldest out.
    pub(crate) fn push(&mut self, value: T) {
        if let Some(slot) = self.values.get_mut(self.next) {
            *slot = value;
        }
        self.next = if self.next + 1 >= N { 0 } else { self.next + 1 };
    }

    /// All that it holds but what was pushed last, in no order.
    pub(crate) fn but_newest(&self) -> impl Iterator<Item = &T> {
        let newest = (self.next + N - 1) % N;
        let (after, before) = (
            self.values.get(newest + 1..).unwrap_or_default(),
            self.values.get(..newest).unwrap_or_default(),
        );
        after.iter().chain(before)
    }

    /// What was pushed `ago` pushes before the last one: 0 is the newest.
    pub(crate) fn ago(&self, ago: usize) -> T {
        let index = (self.next + N + N - 1 - ago.min(N - 1)) % N;
        self.values.get(index).copied().unwrap_or_default()
    }
}

/// Which of the last `N` months are marked, the current one included; `N` is at most 32.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MonthSet<const N: usize>(u32);

impl<const N: usize> MonthSet<N> {
    const MASK: u32 = if N >= 32 { u32::MAX } else { (1 << N) - 1 };

    /// Goes to the next month: the oldest mark leaves, the new month is unmarked.
    pub(crate) fn advance(&mut self) {
        self.0 = (self.0 << 1) & Self::MASK;
    }

    /// Marks the current month.
    pub(crate) fn mark(&mut self) {
        self.0 |= 1;
    }

    /// How many of the months are marked.
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_months_agree_with_chrono() {
        let mut month = Month::january(1999);
        while month.year() < 2101 {
            assert_eq!(month.days(), i64::from(month.last_day().day()), "{month}");
            month = month + 1;
        }
    }

    #[test]
    fn months_are_read_strictly() {
        for text in [
            "2026-1",
            "26-01",
            "2026-00",
            "2026-13",
            "2026",
            "2026-01-01",
            "+026-01",
            "1899-12",
            "",
        ] {
            assert_eq!(text.parse::<Month>(), Err(MonthError), "{text}");
        }
    }

    #[test]
    fn a_window_forgets_its_oldest() {
        let mut window = Window::<i32, 3>::default();
        for value in 1..=4 {
            window.push(value);
        }
        assert_eq!([window.ago(0), window.ago(1), window.ago(2)], [4, 3, 2]);
    }

    #[test]
    fn a_mark_leaves_after_n_months() {
        let mut set = MonthSet::<12>::default();
        set.mark();
        for _ in 0..11 {
            set.advance();
            assert_eq!(set.count(), 1);
        }
        set.advance();
        assert_eq!(set.count(), 0);
    }
}
