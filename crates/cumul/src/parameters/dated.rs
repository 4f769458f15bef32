//! A parameter of the law: a label, an article, and values that each begin on a date and have their own source.

use chrono::{Datelike, NaiveDate};

use crate::money::{Money, Rate};

/// A dated value of the law, as compiled from `parameters/*.toml`.
#[derive(Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// `room.name`, for example `aah.montant_maximal`.
    pub id: &'static str,
    /// What it is, in French.
    pub label: &'static str,
    /// The article that fixes it.
    pub article: &'static str,
    /// Its unit, from a closed list.
    pub unit: &'static str,
    /// Last day the text in force was read, `YYYY-MM-DD`.
    pub checked: &'static str,
    pub(crate) values: &'static [Dated],
}

/// One value and when it is in force.
#[derive(Debug)]
pub(crate) struct Dated {
    pub(crate) from: u32,
    pub(crate) until: Option<u32>,
    pub(crate) amount: Amount,
    pub(crate) source: &'static str,
    pub(crate) url: Option<&'static str>,
}

/// A number in millionths of its unit, or bands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Amount {
    Number(i64),
    Bareme(&'static [Band]),
}

/// From which bound a rate holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Band {
    pub(crate) bound: i64,
    /// The bound itself is outside the band.
    pub(crate) strict: bool,
    pub(crate) rate: i64,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

impl Parameter {
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        TABLE.iter().find(|parameter| parameter.id == id)
    }

    /// The value in force on `date` in the texts, amendments aside.
    pub(crate) fn in_force(&self, date: u32) -> Option<&'static Dated> {
        let found = self.values.iter().rev().find(|value| value.from <= date)?;
        match found.until {
            Some(until) if until <= date => None,
            _ => Some(found),
        }
    }
}

/// The number by which a date sorts: 2026-04-01 is 20260401.
pub(crate) fn key(date: NaiveDate) -> u32 {
    u32::try_from(date.year()).unwrap_or(0) * 10_000 + date.month() * 100 + date.day()
}

/// Rates by bands of a share: the last band whose bound is reached gives the rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bareme(&'static [Band]);

impl Bareme {
    /// The rate at `share`; zero below the first band.
    pub(crate) fn rate(self, share: Rate) -> Rate {
        let share = share.in_millionths();
        // Bounds ascend: `build.rs` refuses others.
        let reached = self.0.partition_point(|band| {
            if band.strict {
                share > band.bound
            } else {
                share >= band.bound
            }
        });
        reached
            .checked_sub(1)
            .and_then(|last| self.0.get(last))
            .map_or(Rate::ZERO, |band| Rate::from_millionths(band.rate))
    }

    /// The rate at an amount in euros; zero below the first band.
    pub(crate) fn rate_of(self, amount: Money) -> Rate {
        self.rate(Rate::from_millionths(amount.exact_millionths()))
    }

    /// The amount in euros that holds at a whole number, such as an age; zero below the first band.
    pub(crate) fn amount_at(self, number: i64) -> Money {
        let rate = self.rate(Rate::ONE.times_count(number));
        Money::from_millionths(rate.in_millionths())
    }

    /// The sum of what each band takes from the part of `amount` that lies in it, cut below a millionth a band.
    pub(crate) fn progressive(self, amount: Money) -> Money {
        let mut total = Money::ZERO;
        let mut upper = amount;
        for band in self.0.iter().rev() {
            let bound = Money::from_millionths(band.bound);
            let within = (upper - bound).or_zero();
            total += within.at(Rate::from_millionths(band.rate));
            upper = upper.min(bound);
        }
        total
    }
}

impl Bareme {
    /// The whole number of the last band that `key` reaches, for example a number of trimestres by month of birth; zero
    /// below the first band.
    pub(crate) fn whole(self, key: i64) -> i64 {
        self.rate(Rate::from_millionths(key * 1_000_000))
            .in_millionths()
            / 1_000_000
    }
}

/// A Rust value that a parameter can become.
pub(crate) trait Resolved: Sized {
    fn from_amount(amount: Amount) -> Option<Self>;
}

impl Resolved for Money {
    fn from_amount(amount: Amount) -> Option<Self> {
        match amount {
            Amount::Number(n) => Some(Self::from_millionths(n)),
            Amount::Bareme(_) => None,
        }
    }
}

impl Resolved for Rate {
    fn from_amount(amount: Amount) -> Option<Self> {
        match amount {
            Amount::Number(n) => Some(Self::from_millionths(n)),
            Amount::Bareme(_) => None,
        }
    }
}

/// Whole numbers: months, days, ages.
impl Resolved for i64 {
    fn from_amount(amount: Amount) -> Option<Self> {
        match amount {
            Amount::Number(n) if n % 1_000_000 == 0 => Some(n / 1_000_000),
            _ => None,
        }
    }
}

impl Resolved for Bareme {
    fn from_amount(amount: Amount) -> Option<Self> {
        match amount {
            Amount::Bareme(bands) => Some(Self(bands)),
            Amount::Number(_) => None,
        }
    }
}
