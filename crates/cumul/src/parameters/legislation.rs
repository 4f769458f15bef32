//! The law in force, and the law as it would be.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::dated::{Amount, Parameter, Resolved, TABLE, key};
use crate::calendar::Month;
use crate::money::{Money, Rate};

/// The dated values of the law, with the amendments of a "what if the law said …".
///
/// ```
/// use cumul::Legislation;
/// use rust_decimal::Decimal;
/// let law = Legislation::in_force().amend("aah.abattement_tranche_haute", "2027-01".parse()?, Decimal::new(50, 2))?;
/// assert_eq!(law.amendments().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// ```
/// # use cumul::Legislation;
/// let law = Legislation::in_force();
/// let fault = law.amend("aah.montant", "2027-01".parse()?, 1100.into()).unwrap_err();
/// assert_eq!(fault.to_string(), "`aah.montant` is not a parameter: the nearest is `aah.montant_maximal`");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legislation {
    amendments: Vec<Amendment>,
}

/// One value of the law replaced from a month on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Amendment {
    /// The parameter, for example `aah.abattement_tranche_haute`.
    pub id: &'static str,
    /// First month in which the value holds; it holds until another amendment of the same parameter.
    pub from: Month,
    /// The value, in the unit of the parameter.
    pub value: Decimal,
    millionths: i64,
}

/// Why a value of the law cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// No parameter has this id.
    #[error("`{id}` is not a parameter{}", nearest.map(|n| alloc::format!(": the nearest is `{n}`")).unwrap_or_default())]
    Unknown {
        /// The id asked for.
        id: String,
        /// The id that looks most like it, when one does.
        nearest: Option<&'static str>,
    },
    /// The date comes before the first known value.
    #[error("`{id}` has no value on {date}: the first known one starts on {first}")]
    TooEarly {
        /// The parameter.
        id: &'static str,
        /// The date asked for.
        date: NaiveDate,
        /// Where its values begin.
        first: NaiveDate,
    },
    /// The value has ended.
    #[error("`{id}` has no value on {date}: the last one has ended")]
    Ended {
        /// The parameter.
        id: &'static str,
        /// The date asked for.
        date: NaiveDate,
    },
    /// An amendment gives a value that the parameter cannot take.
    #[error("`{id}` cannot be {value}: allowed {allowed}")]
    OutOfRange {
        /// The parameter.
        id: &'static str,
        /// The refused value.
        value: Decimal,
        /// What is allowed.
        allowed: &'static str,
    },
}

/// One value of a parameter, for a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ParameterValue {
    /// First day.
    pub from: String,
    /// First day on which it no longer holds, when the text says so.
    pub until: Option<String>,
    /// The value as an exact decimal, or the bands as text.
    pub value: String,
    /// The text that fixes it.
    pub source: &'static str,
    /// Where to read the text, when known.
    pub url: Option<&'static str>,
}

fn iso(key: u32) -> String {
    alloc::format!(
        "{:04}-{:02}-{:02}",
        key / 10_000,
        key / 100 % 100,
        key % 100
    )
}

fn day(key: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(
        i32::try_from(key / 10_000).unwrap_or(0),
        key / 100 % 100,
        key % 100,
    )
    .unwrap_or(NaiveDate::MIN)
}

impl Parameter {
    /// All its values, oldest first.
    #[must_use]
    pub fn values(&self) -> Vec<ParameterValue> {
        self.values.iter().map(ParameterValue::from).collect()
    }

    /// Its value on `date`, when there is one.
    #[must_use]
    pub fn at(&self, date: NaiveDate) -> Option<ParameterValue> {
        self.in_force(key(date)).map(ParameterValue::from)
    }

    /// Every parameter of the law that this version knows.
    #[must_use]
    pub fn all() -> &'static [Self] {
        TABLE
    }
}

impl From<&super::dated::Dated> for ParameterValue {
    fn from(dated: &super::dated::Dated) -> Self {
        let value = match dated.amount {
            Amount::Number(n) => Decimal::new(n, 6).normalize().to_string(),
            Amount::Bareme(bands) => {
                let bands: Vec<String> = bands
                    .iter()
                    .map(|band| {
                        alloc::format!(
                            "{} {} : {}",
                            if band.strict { ">" } else { ">=" },
                            Rate::from_millionths(band.bound),
                            Rate::from_millionths(band.rate)
                        )
                    })
                    .collect();
                bands.join(" ; ")
            }
        };
        Self {
            from: iso(dated.from),
            until: dated.until.map(iso),
            value,
            source: dated.source,
            url: dated.url,
        }
    }
}

impl Legislation {
    /// The law as its texts stand, without amendment.
    #[must_use]
    pub fn in_force() -> Self {
        Self::default()
    }

    /// The same law with one value replaced from the month `from` on.
    ///
    /// # Errors
    /// [`ParameterError::Unknown`] when no parameter has this id; [`ParameterError::OutOfRange`] when `value` is
    /// negative, has more than six decimals, exceeds 10 (1000 %) for a rate, 1 000 000 for an amount and 1 000
    /// for a whole number, or when the parameter is a list of bands.
    pub fn amend(mut self, id: &str, from: Month, value: Decimal) -> Result<Self, ParameterError> {
        let parameter = Parameter::find(id).ok_or_else(|| ParameterError::Unknown {
            id: id.to_owned(),
            nearest: crate::error::nearest(id, TABLE.iter().map(|p| p.id)),
        })?;
        let allowed = match parameter.unit {
            "bareme" => "no amendment of a list of bands",
            "rate" => "0 to 10",
            "months" | "days" | "age" | "number" => "a whole number from 0 to 1000",
            "year" => "a year from 1900 to 2199",
            _ => "0 to 1000000, at most six decimals",
        };
        let refused = || ParameterError::OutOfRange {
            id: parameter.id,
            value,
            allowed,
        };
        let millionths = Money::try_from(value)
            .map_err(|_| refused())?
            .exact_millionths();
        let fits = match parameter.unit {
            "bareme" => false,
            "rate" => (0..=10_000_000).contains(&millionths),
            "months" | "days" | "age" | "number" => {
                (0..=1_000_000_000).contains(&millionths) && millionths % 1_000_000 == 0
            }
            "year" => {
                (1_900_000_000..=2_199_000_000).contains(&millionths) && millionths % 1_000_000 == 0
            }
            _ => (0..=1_000_000_000_000).contains(&millionths),
        };
        if !fits {
            return Err(refused());
        }
        self.amendments
            .retain(|a| !(a.id == parameter.id && a.from == from));
        self.amendments.push(Amendment {
            id: parameter.id,
            from,
            value,
            millionths,
        });
        self.amendments.sort_by_key(|a| (a.id, a.from));
        Ok(self)
    }

    /// The amendments, by parameter then by month.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// The last day on which every text was read again, `YYYY-MM-DD`.
    #[must_use]
    pub fn checked(&self) -> &'static str {
        TABLE.iter().map(|p| p.checked).min().unwrap_or("")
    }

    pub(super) fn value<T: Resolved>(
        &self,
        id: &'static str,
        date: NaiveDate,
    ) -> Result<Option<T>, ParameterError> {
        let month = Month::of(date);
        let amended = self
            .amendments
            .iter()
            .rev()
            .find(|a| a.id == id && a.from <= month);
        let amount = match amended {
            Some(amendment) => Amount::Number(amendment.millionths),
            None => match Parameter::find(id).and_then(|p| p.in_force(key(date))) {
                Some(dated) => dated.amount,
                None => return Ok(None),
            },
        };
        Ok(T::from_amount(amount))
    }

    /// The number in force on `date`, in millionths of its unit.
    pub(crate) fn number(&self, id: &'static str, date: NaiveDate) -> Result<i64, ParameterError> {
        let money: Option<Money> = self.value(id, date)?;
        money
            .map(Money::exact_millionths)
            .ok_or_else(|| self.out_of_force(id, date))
    }

    pub(super) fn out_of_force(&self, id: &'static str, date: NaiveDate) -> ParameterError {
        match Parameter::find(id).and_then(|p| p.values.first()) {
            Some(first) if key(date) < first.from => ParameterError::TooEarly {
                id,
                date,
                first: day(first.from),
            },
            _ => ParameterError::Ended { id, date },
        }
    }

    /// Every first day of a month in which one of `names` changes.
    pub(super) fn changes(&self, names: &[&str]) -> Vec<Month> {
        let mut months: Vec<Month> = TABLE
            .iter()
            .filter(|p| names.contains(&p.id))
            .flat_map(|p| p.values.iter())
            .flat_map(|dated| [Some(dated.from), dated.until])
            .flatten()
            .map(day)
            // A value that starts within a month is in force on the first day of the next.
            .map(|date| {
                if chrono::Datelike::day(&date) == 1 {
                    Month::of(date)
                } else {
                    Month::of(date) + 1
                }
            })
            .chain(
                self.amendments
                    .iter()
                    .filter(|a| names.contains(&a.id))
                    .map(|a| a.from),
            )
            .collect();
        months.sort_unstable();
        months.dedup();
        months
    }
}
