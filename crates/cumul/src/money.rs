//! Amounts and rates, exact to the millionth.
//!
//! [`Money`] counts millionths of a euro and [`Rate`] millionths of one, in an `i64`. Only this module knows it.
//! `rust_decimal` is the exact decimal at every edge: conversions are exact or refused.
//!
//! Two rules keep the cents right:
//! * [`Money::at`] and division never round up: what is below a millionth is cut. A later rounding "half up" to the
//!   cent then falls on the same side as the exact number.
//! * [`Money::times`] keeps the whole product. Products are added, then rounded once ([`Product::rounded`]), as a
//!   payslip's published figures are.

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use rust_decimal::Decimal;

const MILLION: i64 = 1_000_000;

/// An amount of money, in euros, exact to the millionth.
///
/// Amounts of a request are at most 1 000 000 € in absolute value, so that no sum or product of a year overflows;
/// the release profile keeps overflow checks on.
///
/// ```
/// use cumul::{Money, Rounding};
/// let aah: Money = "1041.59".parse()?;
/// assert_eq!((aah / 3).rounded(Rounding::Centime).to_string(), "347.20");
/// assert!("1041.5900001".parse::<Money>().is_err());
/// # Ok::<(), cumul::DecimalError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// A rate, where one is 100 %, exact to the millionth.
///
/// ```
/// use cumul::{Money, Rate};
/// let haute: Rate = "0.40".parse()?;
/// assert_eq!("800.00".parse::<Money>()?.at(haute), "320.00".parse()?);
/// # Ok::<(), cumul::DecimalError>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

/// A sum of products of amounts by rates, kept whole until it is rounded.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Product(i64);

/// To what a rounding goes; the text that orders it stands where it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest cent, half a cent up.
    Centime,
    /// To the nearest euro, 0.50 up (CSS L. 133-10).
    Euro,
}

impl Rounding {
    const fn grain(self) -> i64 {
        match self {
            Self::Centime => 10_000,
            Self::Euro => MILLION,
        }
    }
}

/// Why a decimal is not an amount or a rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecimalError {
    /// The text is not a decimal number.
    #[error("not a decimal number")]
    NotANumber,
    /// More than six decimals: it would have to be rounded.
    #[error("`{value}` has more than six decimals")]
    TooPrecise {
        /// The refused number.
        value: Decimal,
    },
    /// Too large to be counted.
    #[error("`{value}` is too large")]
    TooLarge {
        /// The refused number.
        value: Decimal,
    },
}

fn millionths(value: Decimal) -> Result<i64, DecimalError> {
    let scaled = value
        .checked_mul(Decimal::from(MILLION))
        .ok_or(DecimalError::TooLarge { value })?;
    if scaled.fract().is_zero() {
        i64::try_from(scaled.trunc()).map_err(|_| DecimalError::TooLarge { value })
    } else {
        Err(DecimalError::TooPrecise { value })
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One cent.
    pub(crate) const CENTIME: Self = Self(10_000);

    pub(crate) const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// Whole euros.
    ///
    /// ```
    /// # use cumul::Money;
    /// assert_eq!(Money::euros(12).to_string(), "12.00");
    /// ```
    #[must_use]
    pub const fn euros(euros: i32) -> Self {
        Self(euros as i64 * MILLION)
    }

    /// The part of this amount at `rate`; what is below a millionth of a euro is cut, never rounded up.
    #[must_use]
    pub const fn at(self, rate: Rate) -> Self {
        // Both terms fit in 64 bits where the whole product may not.
        let whole = self.0.div_euclid(MILLION);
        let rest = self.0.rem_euclid(MILLION);
        Self(whole * rate.0 + (rest * rate.0).div_euclid(MILLION))
    }

    /// The whole product of this amount by `rate`, to be added to others and rounded once.
    pub(crate) const fn times(self, rate: Rate) -> Product {
        Product(self.0 * rate.0)
    }

    /// The whole of this amount, to be added to products.
    pub(crate) const fn exact(self) -> Product {
        Product(self.0 * MILLION)
    }

    /// This amount in proportion `part / whole`, for example hours over the hours of a full time; cut below a millionth.
    pub(crate) fn prorated(self, part: i64, whole: i64) -> Self {
        // Amounts of the law fit in 64 bits; the wide division is twenty times slower.
        if let Some(product) = self.0.checked_mul(part) {
            return Self(product / whole);
        }
        let value = i128::from(self.0) * i128::from(part) / i128::from(whole);
        Self(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// This amount in the proportion `part / whole` of two amounts, for example the values of a point; unchanged when
    /// `whole` is not positive.
    pub(crate) fn scaled(self, part: Self, whole: Self) -> Self {
        if whole.0 <= 0 || part == whole {
            self
        } else {
            self.prorated(part.0, whole.0)
        }
    }

    /// The amount that `rate` turned into this one; unchanged when `rate` is not positive.
    pub(crate) fn without(self, rate: Rate) -> Self {
        if rate.0 <= 0 {
            self
        } else {
            self.prorated(MILLION, rate.0)
        }
    }

    /// The share that this amount is of `whole`, cut below a millionth; zero when `whole` is not positive.
    pub(crate) fn share_of(self, whole: Self) -> Rate {
        if whole.0 <= 0 {
            return Rate::ZERO;
        }
        let value = i128::from(self.0) * i128::from(MILLION) / i128::from(whole.0);
        Rate(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// This amount rounded to the nearest unit of `rounding`, half up.
    #[must_use]
    pub const fn rounded(self, rounding: Rounding) -> Self {
        let grain = rounding.grain();
        Self((self.0 + grain / 2).div_euclid(grain) * grain)
    }

    /// This amount brought down to a multiple of `step`; unchanged when `step` is not positive.
    pub(crate) const fn down_to(self, step: Self) -> Self {
        if step.0 <= 0 {
            return self;
        }
        Self(self.0 - self.0.rem_euclid(step.0))
    }

    /// This amount brought up to a multiple of `step`; unchanged when `step` is not positive.
    pub(crate) const fn up_to(self, step: Self) -> Self {
        if step.0 <= 0 {
            return self;
        }
        Self(self.0 + (-self.0).rem_euclid(step.0))
    }

    /// This amount without what is below a cent: never rounded up.
    #[must_use]
    pub(crate) const fn cut_to_cents(self) -> Self {
        let grain = Rounding::Centime.grain();
        Self(self.0.div_euclid(grain) * grain)
    }

    /// This amount, or zero when it is negative.
    #[must_use]
    pub const fn or_zero(self) -> Self {
        if self.0 < 0 { Self(0) } else { self }
    }

    /// Whether this is not zero.
    #[must_use]
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }

    /// Whether there is strictly more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    pub(crate) const fn exact_millionths(self) -> i64 {
        self.0
    }
}

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole: 100 %.
    pub const ONE: Self = Self(MILLION);

    pub(crate) const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// A rate from a whole percentage.
    ///
    /// ```
    /// # use cumul::Rate;
    /// assert_eq!(Rate::percent(40).to_string(), "0.4");
    /// ```
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        Self(percent as i64 * (MILLION / 100))
    }

    /// What is left when this rate is taken away.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self(MILLION - self.0)
    }

    /// This rate rounded down to a multiple of `step`.
    pub(crate) const fn down_to(self, step: Self) -> Self {
        if step.0 <= 0 {
            return self;
        }
        Self(self.0 - self.0.rem_euclid(step.0))
    }

    /// This rate rounded to the nearest multiple of `step`, half up.
    pub(crate) const fn rounded_to(self, step: Self) -> Self {
        Self(self.0 + step.0 / 2).down_to(step)
    }

    /// This rate, or zero when it is negative.
    pub(crate) const fn or_zero(self) -> Self {
        if self.0 < 0 { Self(0) } else { self }
    }

    /// This rate rounded up to a multiple of `step`.
    pub(crate) const fn up_to(self, step: Self) -> Self {
        let under = self.down_to(step);
        if under.0 == self.0 {
            self
        } else {
            Self(under.0 + step.0)
        }
    }

    /// This rate times another, cut below a millionth.
    pub(crate) const fn of(self, other: Self) -> Self {
        Self((self.0 * other.0) / MILLION)
    }

    /// The share that this is of `whole`, cut below a millionth; zero when `whole` is not positive.
    pub(crate) const fn over(self, whole: Self) -> Self {
        if whole.0 <= 0 {
            return Self::ZERO;
        }
        Self(self.0 * MILLION / whole.0)
    }

    /// This rate, `count` times.
    pub(crate) const fn times_count(self, count: i64) -> Self {
        Self(self.0 * count)
    }

    /// This rate shared by `count`, cut below a millionth.
    pub(crate) const fn over_count(self, count: i64) -> Self {
        Self(self.0 / count)
    }

    /// Half of this rate, cut below a millionth.
    pub(crate) const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    pub(crate) const fn in_millionths(self) -> i64 {
        self.0
    }

    /// This number in whole hundredths, cut.
    pub(crate) const fn in_hundredths(self) -> i64 {
        self.0 / 10_000
    }
}

impl Product {
    /// This sum of products rounded once to the nearest unit of `rounding`, half up.
    pub(crate) const fn rounded(self, rounding: Rounding) -> Money {
        let grain = rounding.grain();
        Money((self.0 + grain * MILLION / 2).div_euclid(grain * MILLION) * grain)
    }
}

macro_rules! additive {
    ($($name:ident),*) => {$(
        impl Add for $name { type Output = Self; fn add(self, other: Self) -> Self { Self(self.0 + other.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, other: Self) -> Self { Self(self.0 - other.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl AddAssign for $name { fn add_assign(&mut self, other: Self) { self.0 += other.0; } }
    )*};
}
additive!(Money, Rate, Product);

impl Mul<i64> for Money {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i64> for Money {
    type Output = Self;
    /// Cut below a millionth of a euro, never rounded up.
    fn div(self, by: i64) -> Self {
        Self(self.0.div_euclid(by))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

macro_rules! decimal_edges {
    ($($name:ident),*) => {$(
        impl TryFrom<Decimal> for $name {
            type Error = DecimalError;
            /// Exact, or refused: more than six decimals is an error, never a rounding.
            fn try_from(value: Decimal) -> Result<Self, DecimalError> {
                millionths(value).map(Self)
            }
        }
        impl From<$name> for Decimal {
            fn from(value: $name) -> Self {
                Self::new(value.0, 6).normalize()
            }
        }
        impl core::str::FromStr for $name {
            type Err = DecimalError;
            fn from_str(text: &str) -> Result<Self, DecimalError> {
                let value = Decimal::from_str_exact(text).map_err(|_| DecimalError::NotANumber)?;
                Self::try_from(value)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }
    )*};
}
decimal_edges!(Money, Rate);

impl fmt::Display for Money {
    /// At least two decimals, a point between: `1041.59`. [`crate::francais`] writes it for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = Decimal::from(*self);
        if value.scale() < 2 {
            write!(f, "{value:.2}")
        } else {
            write!(f, "{value}")
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Decimal::from(*self))
    }
}

impl fmt::Debug for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Product({}e-12)", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn half_a_cent_goes_up_and_less_does_not() {
        assert_eq!(money("452.815").rounded(Rounding::Centime), money("452.82"));
        assert_eq!(
            money("452.814999").rounded(Rounding::Centime),
            money("452.81")
        );
        assert_eq!(money("-0.005").rounded(Rounding::Centime), Money::ZERO);
    }

    #[test]
    fn a_cut_to_the_cent_never_goes_up() {
        assert_eq!(money("1590.225").cut_to_cents(), money("1590.22"));
        assert_eq!(money("1590.219999").cut_to_cents(), money("1590.21"));
        assert_eq!(money("1590.22").cut_to_cents(), money("1590.22"));
    }

    #[test]
    fn a_cut_product_never_crosses_half_a_cent() {
        // 0.0049999 exactly: rounding it first to a millionth would give one cent.
        let product = money("0.049999").at(Rate::percent(10));
        assert_eq!(product, money("0.004999"));
        assert_eq!(product.rounded(Rounding::Centime), Money::ZERO);
    }

    #[test]
    fn products_are_rounded_once() {
        let brut = money("1823.03");
        let rate: Rate = "0.0731".parse().unwrap_or(Rate::ZERO);
        assert_eq!(brut.times(rate).rounded(Rounding::Centime), money("133.26"));
    }

    #[test]
    fn multiples_are_kept_and_the_rest_goes_one_way() {
        let hundred = Money::euros(100);
        assert_eq!(money("5200").up_to(hundred), money("5200"));
        assert_eq!(money("5200.01").up_to(hundred), money("5300"));
        assert_eq!(Money::ZERO.up_to(hundred), Money::ZERO);
        assert_eq!(money("1.09045").down_to(Money::CENTIME), money("1.09"));
        assert_eq!(money("217.99").down_to(Money::euros(1)), money("217"));
        let step = Rate::from_millionths(100);
        assert_eq!(
            Rate::from_millionths(702_949).rounded_to(step),
            Rate::from_millionths(702_900)
        );
        assert_eq!(
            Rate::from_millionths(702_950).rounded_to(step),
            Rate::from_millionths(703_000)
        );
    }

    #[test]
    fn decimals_are_exact_or_refused() {
        assert!(matches!(
            "1.0000001".parse::<Money>(),
            Err(DecimalError::TooPrecise { .. })
        ));
        assert!(matches!(
            "99999999999999".parse::<Money>(),
            Err(DecimalError::TooLarge { .. })
        ));
        assert!(matches!(
            "1,5".parse::<Money>(),
            Err(DecimalError::NotANumber)
        ));
        assert_eq!(Decimal::from(money("12.310")), Decimal::new(1231, 2));
    }
}
