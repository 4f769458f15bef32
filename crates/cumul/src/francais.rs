//! Figures and months as people read them: `1 041,59 €`, `décembre 2026`, `1er avril 2026`.

use alloc::format;
use alloc::string::{String, ToString};

use chrono::{Datelike, NaiveDate};

use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};

/// A space that does not break, so that a figure stays on one line.
const SPACE: char = '\u{a0}';

/// An amount to the cent: `1 041,59 €`.
///
/// ```
/// assert_eq!(cumul::francais::euros("1041.59".parse()?), "1\u{a0}041,59\u{a0}€");
/// # Ok::<(), cumul::DecimalError>(())
/// ```
#[must_use]
pub fn euros(amount: Money) -> String {
    format!("{}{SPACE}€", number(amount))
}

/// The same without the sign: `1 041,59`.
#[must_use]
pub fn number(amount: Money) -> String {
    let text = amount.rounded(Rounding::Centime).to_string();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, cents) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(SPACE);
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{cents}")
}

/// A rate in percent: `40 %`, `3,5 %`.
#[must_use]
pub fn percent(rate: Rate) -> String {
    let hundred = rust_decimal::Decimal::from(rate) * rust_decimal::Decimal::ONE_HUNDRED;
    format!(
        "{}{SPACE}%",
        hundred.normalize().to_string().replace('.', ",")
    )
}

/// The name of a month and its year: `décembre 2026`.
#[must_use]
pub fn month(month: Month) -> String {
    format!("{} {}", name(month), month.year())
}

/// The name of a month and its year with « de » or « d' » before it: `d'avril 2026`.
#[must_use]
pub fn of_month(month: Month) -> String {
    format!("{} {}", of_name(month), month.year())
}

/// The name of a month alone with « de » or « d' » before it: `d'avril`.
#[must_use]
pub fn of_name(month: Month) -> String {
    let name = name(month);
    let of = if name.starts_with(['a', 'o']) {
        "d'"
    } else {
        "de "
    };
    format!("{of}{name}")
}

/// A day: `1er avril 2026`.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    let day = if date.day() == 1 {
        "1er".to_string()
    } else {
        date.day().to_string()
    };
    format!("{day} {}", month(Month::of(date)))
}

/// The name of the month alone.
#[must_use]
pub const fn name(month: Month) -> &'static str {
    match month.number() {
        1 => "janvier",
        2 => "février",
        3 => "mars",
        4 => "avril",
        5 => "mai",
        6 => "juin",
        7 => "juillet",
        8 => "août",
        9 => "septembre",
        10 => "octobre",
        11 => "novembre",
        _ => "décembre",
    }
}

/// A noun with its count: `1 mois`, `2 enfants`.
#[must_use]
pub fn count(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count.abs() > 1 { many } else { one })
}

/// The same text with a capital letter at its beginning.
#[must_use]
pub fn capitale(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A number of hours: `7 heures`, `1,5 heure`.
#[must_use]
pub fn heures(hours: Rate) -> String {
    let count = rust_decimal::Decimal::from(hours).normalize();
    let noun = if hours.in_millionths() >= 2_000_000 {
        "heures"
    } else {
        "heure"
    };
    format!("{} {noun}", count.to_string().replace('.', ","))
}
