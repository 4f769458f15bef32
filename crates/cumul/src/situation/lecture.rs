//! How a tree becomes typed answers: every fault is kept, and reading goes on.
//!
//! A type that can be read also says what it accepts, in French for messages and as a JSON Schema: one description,
//! three uses. A faulty answer leaves a default in its place and its path in [`Faults`], so that checks between
//! answers still run and stay silent about what rests on a faulty one.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::node::{Node, Value};
use crate::calendar::Month;
use crate::error::{SituationError, nearest};
use crate::money::{Money, Rate};

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<SituationError>);

impl Faults {
    pub(crate) fn push(&mut self, fault: SituationError) {
        self.0.push(fault);
    }

    /// Adds a fault between answers, unless one of the answers is faulty itself.
    pub(crate) fn push_between(&mut self, fault: SituationError) {
        let rests_on_fault = match &fault {
            SituationError::Conflict { field, others, .. } => {
                self.touches(field) || others.iter().any(|other| self.touches(other))
            }
            SituationError::Missing { field, .. } => self.touches(field),
            _ => false,
        };
        if !rests_on_fault {
            self.0.push(fault);
        }
    }

    /// Whether a fault was told at `field`, above it or below it.
    pub(crate) fn touches(&self, field: &str) -> bool {
        let under = |inner: &str, outer: &str| {
            inner == outer
                || (inner.starts_with(outer) && inner.as_bytes().get(outer.len()) == Some(&b'.'))
        };
        self.0.iter().any(|fault| {
            let told = fault.field();
            under(told, field) || (!told.is_empty() && under(field, told))
        })
    }

    pub(crate) fn into_result<T>(self, value: T) -> Result<T, Vec<SituationError>> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self.0)
        }
    }

    fn refuse(&mut self, path: &str, node: &Node, mut allowed: String) {
        if matches!(&node.value, Value::Text(text) if Decimal::from_str_exact(text).is_ok()) {
            allowed.push_str(", sans guillemets");
        }
        self.push(SituationError::NotAllowed {
            field: path.to_owned(),
            value: node.shown(),
            allowed,
        });
    }
}

/// A JSON Schema, as a tree.
pub(crate) type Schema = Value;

pub(crate) fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(
        entries
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Node::new(value)))
            .collect(),
    )
}

pub(crate) fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

pub(crate) fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::List(values.into_iter().map(Node::new).collect())
}

fn whole(number: i64) -> Value {
    Value::Number(Decimal::from(number))
}

/// An answer that can be read from a tree.
pub(crate) trait Read: Sized + Default {
    /// Reads the answer at `path`; on a fault, tells it and gives the default.
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self;

    /// What is accepted, in French.
    fn accepted() -> String;

    /// What is accepted, as a JSON Schema.
    fn schema() -> Schema;
}

impl Read for bool {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::Bool(value) = node.value {
            return value;
        }
        faults.refuse(path, node, Self::accepted());
        false
    }

    fn accepted() -> String {
        "true (oui) ou false (non)".to_owned()
    }

    fn schema() -> Schema {
        object([("type", text("boolean"))])
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if node.value == Value::Null {
            None
        } else {
            Some(T::read(node, path, faults))
        }
    }

    fn accepted() -> String {
        T::accepted()
    }

    fn schema() -> Schema {
        T::schema()
    }
}

/// How many elements a list may have.
const LIST: usize = 200;

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match &node.value {
            Value::List(items) if items.len() <= LIST => items
                .iter()
                .enumerate()
                .map(|(index, item)| T::read(item, &format!("{path}.{index}"), faults))
                .collect(),
            Value::List(items) => {
                let value = format!("{} éléments", items.len());
                faults.push(SituationError::NotAllowed {
                    field: path.to_owned(),
                    value,
                    allowed: Self::accepted(),
                });
                Self::new()
            }
            _ => {
                faults.refuse(path, node, Self::accepted());
                Self::new()
            }
        }
    }

    fn accepted() -> String {
        format!("une liste d'au plus {LIST} éléments")
    }

    fn schema() -> Schema {
        object([
            ("type", text("array")),
            ("maxItems", whole(200)),
            ("items", T::schema()),
        ])
    }
}

/// A whole number between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Entier<const MIN: i64, const MAX: i64>(i64);

impl<const MIN: i64, const MAX: i64> Entier<MIN, MAX> {
    pub(crate) const fn of(value: i64) -> Self {
        Self(value)
    }

    /// The number.
    #[must_use]
    pub(crate) const fn get(self) -> i64 {
        self.0
    }
}

impl<const MIN: i64, const MAX: i64> Read for Entier<MIN, MAX> {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::Number(number) = node.value
            && number.fract().is_zero()
            && let Ok(value) = i64::try_from(number)
            && (MIN..=MAX).contains(&value)
        {
            return Self(value);
        }
        faults.refuse(path, node, Self::accepted());
        Self(MIN)
    }

    fn accepted() -> String {
        format!("un nombre entier de {MIN} à {MAX}")
    }

    fn schema() -> Schema {
        object([
            ("type", text("integer")),
            ("minimum", whole(MIN)),
            ("maximum", whole(MAX)),
        ])
    }
}

fn read_number(node: &Node, max: i64) -> Option<Decimal> {
    match node.value {
        Value::Number(number) if number >= Decimal::ZERO && number <= Decimal::from(max) => {
            Some(number)
        }
        _ => None,
    }
}

/// An amount in euros, from 0 to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Euros<const MAX: i64>(Money);

impl<const MAX: i64> Euros<MAX> {
    pub(crate) const fn of(amount: Money) -> Self {
        Self(amount)
    }

    /// The amount.
    #[must_use]
    pub(crate) const fn get(self) -> Money {
        self.0
    }
}

/// An amount of a month.
pub(crate) type Montant = Euros<100_000>;
/// An amount of a year.
pub(crate) type MontantAnnuel = Euros<1_000_000>;

impl<const MAX: i64> Read for Euros<MAX> {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match read_number(node, MAX).and_then(|number| Money::try_from(number).ok()) {
            Some(money) => Self(money),
            None => {
                faults.refuse(path, node, Self::accepted());
                Self::default()
            }
        }
    }

    fn accepted() -> String {
        format!(
            "un montant en euros de 0 à {MAX}, avec un point et six décimales au plus : 1041.59"
        )
    }

    fn schema() -> Schema {
        object([
            ("type", text("number")),
            ("minimum", whole(0)),
            ("maximum", whole(MAX)),
        ])
    }
}

/// A percentage from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pourcent(Rate);

impl Pourcent {
    /// The percentage as a rate: 80 is 0.8.
    #[must_use]
    pub(crate) const fn get(self) -> Rate {
        self.0
    }

    /// A percentage from a whole number.
    #[must_use]
    pub(crate) const fn new(percent: u8) -> Self {
        Self(Rate::percent(percent))
    }
}

impl Read for Pourcent {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match read_number(node, 100)
            .and_then(|number| Rate::try_from(number / Decimal::ONE_HUNDRED).ok())
        {
            Some(rate) => Self(rate),
            None => {
                faults.refuse(path, node, Self::accepted());
                Self::default()
            }
        }
    }

    fn accepted() -> String {
        "un pourcentage de 0 à 100, quatre décimales au plus".to_owned()
    }

    fn schema() -> Schema {
        object([
            ("type", text("number")),
            ("minimum", whole(0)),
            ("maximum", whole(100)),
        ])
    }
}

/// Hours in a month, from 0 to 400.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Heures(Rate);

impl Heures {
    pub(crate) const fn of(hours: Rate) -> Self {
        Self(hours)
    }

    /// The hours, as a number by which an hourly pay is multiplied.
    #[must_use]
    pub(crate) const fn get(self) -> Rate {
        self.0
    }
}

impl Read for Heures {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match read_number(node, 400).and_then(|number| Rate::try_from(number).ok()) {
            Some(hours) => Self(hours),
            None => {
                faults.refuse(path, node, Self::accepted());
                Self::default()
            }
        }
    }

    fn accepted() -> String {
        "un nombre d'heures par mois de 0 à 400, avec un point : 75.83".to_owned()
    }

    fn schema() -> Schema {
        object([
            ("type", text("number")),
            ("minimum", whole(0)),
            ("maximum", whole(400)),
        ])
    }
}

/// Points of a complementary retirement scheme, from 0 to 100 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Points(Rate);

impl Points {
    /// The points, as a number by which their value is multiplied.
    #[must_use]
    pub(crate) const fn get(self) -> Rate {
        self.0
    }
}

impl Read for Points {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match read_number(node, 100_000).and_then(|number| Rate::try_from(number).ok()) {
            Some(points) => Self(points),
            None => {
                faults.refuse(path, node, Self::accepted());
                Self::default()
            }
        }
    }

    fn accepted() -> String {
        "un nombre de points de 0 à 100000, avec un point : 4321.65".to_owned()
    }

    fn schema() -> Schema {
        object([
            ("type", text("number")),
            ("minimum", whole(0)),
            ("maximum", whole(100_000)),
        ])
    }
}

/// The month of a request, from 1990 to 2060.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mois(pub(crate) Month);

impl Default for Mois {
    fn default() -> Self {
        Self(Month::january(2026))
    }
}

impl Mois {
    /// The month.
    #[must_use]
    pub(crate) const fn get(self) -> Month {
        self.0
    }
}

const MONTH_PATTERN: &str = "^(19[0-9]{2}|20[0-9]{2})-(0[1-9]|1[0-2])$";
const DATE_PATTERN: &str = "^(19[0-9]{2}|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

fn month_of(text: &str) -> Option<Month> {
    text.parse::<Month>()
        .ok()
        .filter(|month| (1990..=2060).contains(&month.year()))
}

impl Read for Mois {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::Text(value) = &node.value
            && let Some(month) = month_of(value)
        {
            return Self(month);
        }
        faults.refuse(path, node, Self::accepted());
        Self::default()
    }

    fn accepted() -> String {
        "un mois écrit AAAA-MM, de 1990-01 à 2060-12".to_owned()
    }

    fn schema() -> Schema {
        object([("type", text("string")), ("pattern", text(MONTH_PATTERN))])
    }
}

/// A day, from 1900 to 2060.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Jour(NaiveDate);

impl Jour {
    /// The day.
    #[must_use]
    pub(crate) const fn get(self) -> NaiveDate {
        self.0
    }
}

fn day_of(text: &str) -> Option<NaiveDate> {
    // The general reader of dates would weigh 6 kB in a page.
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| whole)
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1900..=2060).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

impl Read for Jour {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::Text(value) = &node.value
            && let Some(date) = day_of(value)
        {
            return Self(date);
        }
        faults.refuse(path, node, Self::accepted());
        Self::default()
    }

    fn accepted() -> String {
        "une date écrite AAAA-MM-JJ, de 1900 à 2060".to_owned()
    }

    fn schema() -> Schema {
        object([("type", text("string")), ("pattern", text(DATE_PATTERN))])
    }
}

/// The first or last moment of something: a month, or a day of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Borne {
    /// The month.
    pub(crate) mois: Month,
    /// The day, when it was given.
    pub(crate) jour: Option<NaiveDate>,
}

impl Default for Borne {
    fn default() -> Self {
        Self {
            mois: Month::january(2026),
            jour: None,
        }
    }
}

impl Read for Borne {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        if let Value::Text(value) = &node.value {
            if let Some(mois) = month_of(value) {
                return Self { mois, jour: None };
            }
            if let Some(day) = day_of(value)
                && (1990..=2060).contains(&day.year())
            {
                return Self {
                    mois: Month::of(day),
                    jour: Some(day),
                };
            }
        }
        faults.refuse(path, node, Self::accepted());
        Self::default()
    }

    fn accepted() -> String {
        "un mois écrit AAAA-MM ou une date écrite AAAA-MM-JJ, de 1990 à 2060".to_owned()
    }

    fn schema() -> Schema {
        object([(
            "anyOf",
            list([
                object([("type", text("string")), ("pattern", text(MONTH_PATTERN))]),
                object([("type", text("string")), ("pattern", text(DATE_PATTERN))]),
            ]),
        )])
    }
}

/// A value for every month, or values by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ParMois<T> {
    /// The same in every month of the activity.
    Constante(T),
    /// Months in order, each once; a month left out has none.
    Mois(Vec<(Month, T)>),
}

impl<T: Default> Default for ParMois<T> {
    fn default() -> Self {
        Self::Constante(T::default())
    }
}

impl<T> ParMois<T> {
    /// A value in one month alone.
    pub(crate) fn un(month: Month, value: T) -> Self {
        Self::Mois(alloc::vec![(month, value)])
    }
}

impl<T: Copy> ParMois<T> {
    /// The value of `month`, when there is one.
    pub(crate) fn get(&self, month: Month) -> Option<T> {
        match self {
            Self::Constante(value) => Some(*value),
            Self::Mois(months) => months
                .iter()
                .find(|(known, _)| *known == month)
                .map(|(_, value)| *value),
        }
    }

    /// The months given one by one, with their values.
    pub(crate) fn months(&self) -> impl Iterator<Item = (Month, T)> {
        let months: &[(Month, T)] = match self {
            Self::Constante(_) => &[],
            Self::Mois(months) => months,
        };
        months.iter().copied()
    }
}

/// The longest range of months that a map key may cover.
const RANGE: i32 = 1200;

fn range_of(text: &str) -> Option<(Month, Month)> {
    match text.split_once("..") {
        None => month_of(text).map(|month| (month, month)),
        Some((first, last)) => {
            let (first, last) = (month_of(first.trim())?, month_of(last.trim())?);
            (first <= last && last - first < RANGE).then_some((first, last))
        }
    }
}

impl<T: Read + Copy> Read for ParMois<T> {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        let Value::Map(entries) = &node.value else {
            return Self::Constante(T::read(node, path, faults));
        };
        if entries.is_empty() {
            faults.refuse(path, node, Self::accepted());
        }
        let mut months: Vec<(Month, T)> = Vec::new();
        for (name, child) in entries {
            let here = format!("{path}.{name}");
            let Some((first, last)) = range_of(name) else {
                faults.push(SituationError::NotAllowed {
                    field: here,
                    value: name.clone(),
                    allowed: "un mois (2026-12) ou une suite de mois (2026-12..2027-05)".to_owned(),
                });
                continue;
            };
            let value = T::read(child, &here, faults);
            let mut month = first;
            while month <= last {
                months.push((month, value));
                month = month + 1;
            }
        }
        months.sort_unstable_by_key(|(month, _)| *month);
        let twice = months.windows(2).find_map(|pair| match pair {
            [(a, _), (b, _)] if a == b => Some(*a),
            _ => None,
        });
        if let Some(month) = twice {
            faults.push(SituationError::Duplicate {
                field: path.to_owned(),
                value: month.to_string(),
            });
        }
        Self::Mois(months)
    }

    fn accepted() -> String {
        format!(
            "{}, ou des valeurs par mois ({{ 2026-12: …, 2027-01..2027-06: … }})",
            T::accepted()
        )
    }

    fn schema() -> Schema {
        object([(
            "anyOf",
            list([
                T::schema(),
                object([
                    ("type", text("object")),
                    (
                        "propertyNames",
                        object([(
                            "pattern",
                            text("^[0-9]{4}-[0-9]{2}( ?\\.\\. ?[0-9]{4}-[0-9]{2})?$"),
                        )]),
                    ),
                    ("additionalProperties", T::schema()),
                ]),
            ]),
        )])
    }
}

/// Values by civil year, in order, each year once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ParAnnee<T>(pub(crate) Vec<(i32, T)>);

impl<T: Read> Read for ParAnnee<T> {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        let Value::Map(entries) = &node.value else {
            faults.refuse(path, node, Self::accepted());
            return Self::default();
        };
        let mut years: Vec<(i32, T)> = Vec::new();
        for (name, child) in entries {
            let here = format!("{path}.{name}");
            match name
                .parse::<i32>()
                .ok()
                .filter(|year| name.len() == 4 && (1990..=2060).contains(year))
            {
                Some(year) if years.iter().any(|(known, _)| *known == year) => {
                    faults.push(SituationError::Duplicate {
                        field: here,
                        value: child.shown(),
                    });
                }
                Some(year) => years.push((year, T::read(child, &here, faults))),
                None => faults.push(SituationError::NotAllowed {
                    field: here,
                    value: name.clone(),
                    allowed: "une année de 1990 à 2060".to_owned(),
                }),
            }
        }
        years.sort_unstable_by_key(|(year, _)| *year);
        Self(years)
    }

    fn accepted() -> String {
        "des valeurs par année ({ 2024: …, 2025: … })".to_owned()
    }

    fn schema() -> Schema {
        object([
            ("type", text("object")),
            (
                "propertyNames",
                object([("pattern", text("^(19|20)[0-9]{2}$"))]),
            ),
            ("additionalProperties", T::schema()),
        ])
    }
}

/// Yes or no, or an amount: a benefit that can be known or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OuiOuMontant {
    /// Not received.
    #[default]
    Non,
    /// Received, amount to compute.
    Oui,
    /// Received, amount known.
    Montant(Money),
}

impl Read for OuiOuMontant {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match node.value {
            Value::Bool(false) => Self::Non,
            Value::Bool(true) => Self::Oui,
            Value::Number(_) => Self::Montant(Montant::read(node, path, faults).get()),
            _ => {
                faults.refuse(path, node, Self::accepted());
                Self::Non
            }
        }
    }

    fn accepted() -> String {
        "false (non), true (calculée), ou un montant mensuel en euros de 0 à 100000".to_owned()
    }

    fn schema() -> Schema {
        object([("anyOf", list([bool::schema(), Montant::schema()]))])
    }
}

/// How the ASI is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DemandeAsi {
    /// Not asked for.
    #[default]
    Non,
    /// Computed each month from the three months before.
    Oui,
    /// Computed by terms of three months from this one.
    Depuis(Month),
    /// Received, amount known.
    Montant(Money),
}

impl Read for DemandeAsi {
    fn read(node: &Node, path: &str, faults: &mut Faults) -> Self {
        match &node.value {
            Value::Bool(false) => Self::Non,
            Value::Bool(true) => Self::Oui,
            Value::Number(_) => Self::Montant(Montant::read(node, path, faults).get()),
            Value::Map(_) => {
                let entries = entries(node, path, &["depuis"], faults);
                match find(entries, "depuis") {
                    Some(depuis) => {
                        Self::Depuis(Mois::read(depuis, &join(path, "depuis"), faults).get())
                    }
                    None => {
                        faults.push(SituationError::Missing {
                            field: join(path, "depuis"),
                            why: "Les trimestres de l'ASI commencent ce mois-là.".to_owned(),
                            allowed: Mois::accepted(),
                        });
                        Self::Non
                    }
                }
            }
            _ => {
                faults.refuse(path, node, Self::accepted());
                Self::Non
            }
        }
    }

    fn accepted() -> String {
        "false (non), true (calculée), un montant mensuel de 0 à 100000, ou { depuis: AAAA-MM }"
            .to_owned()
    }

    fn schema() -> Schema {
        let depuis = Value::Map(alloc::vec![(
            "depuis".to_owned(),
            Node::new(Mois::schema())
        )]);
        let group = object([
            ("title", text("DemandeAsi")),
            (
                "description",
                text("Premier mois de l'ASI : ses trimestres partent de lui."),
            ),
            ("type", text("object")),
            ("properties", depuis),
            ("required", list([text("depuis")])),
            ("additionalProperties", Value::Bool(false)),
        ]);
        object([("anyOf", list([bool::schema(), Montant::schema(), group]))])
    }
}

/// The entries of a group of fields, or none when the node is not one.
pub(crate) fn entries<'a>(
    node: &'a Node,
    path: &str,
    known: &[&'static str],
    faults: &mut Faults,
) -> &'a [(String, Node)] {
    let Value::Map(entries) = &node.value else {
        faults.refuse(
            path,
            node,
            format!("un groupe de champs parmi : {}", known.join(", ")),
        );
        return &[];
    };
    for (index, (name, child)) in entries.iter().enumerate() {
        let field = join(path, name);
        if !known.contains(&name.as_str()) {
            faults.push(SituationError::UnknownField {
                field,
                nearest: nearest(name, known.iter().copied()),
                allowed: known.join(", "),
            });
        } else if entries
            .iter()
            .take(index)
            .any(|(earlier, _)| earlier == name)
        {
            faults.push(SituationError::Duplicate {
                field,
                value: child.shown(),
            });
        }
    }
    entries
}

pub(crate) fn find<'a>(entries: &'a [(String, Node)], name: &str) -> Option<&'a Node> {
    entries
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, node)| node)
        .filter(|node| node.value != Value::Null)
}

pub(crate) fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// Declares a group of fields: the struct, how it is read and its schema, from one description.
///
/// `name: Type` is needed and says why; `name: Type = default` may be left out.
macro_rules! group {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $field:ident : $type:ty $(= $default:expr)? $(, because $why:literal)?;)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[allow(dead_code, reason = "the contract holds answers that only rules to come read")]
        pub(crate) struct $name { $($(#[doc = $field_doc])* pub(crate) $field: $type),* }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: crate::situation::lecture::group!(@default $($default)?)),* }
            }
        }

        impl $name {
            pub(crate) const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            pub(crate) fn read_entries(
                entries: &[(alloc::string::String, crate::situation::node::Node)],
                path: &str,
                faults: &mut crate::situation::lecture::Faults,
            ) -> Self {
                Self {
                    $($field: {
                        let here = crate::situation::lecture::join(path, stringify!($field));
                        match crate::situation::lecture::find(entries, stringify!($field)) {
                            Some(node) => <$type as crate::situation::lecture::Read>::read(node, &here, faults),
                            None => crate::situation::lecture::group!(@missing here, faults, $type, ($($default)?), ($($why)?)),
                        }
                    }),*
                }
            }

            pub(crate) fn properties() -> alloc::vec::Vec<(&'static str, &'static str, crate::situation::lecture::Schema, bool)> {
                alloc::vec![$((
                    stringify!($field),
                    concat!($($field_doc),*),
                    <$type as crate::situation::lecture::Read>::schema(),
                    crate::situation::lecture::group!(@needed $($default)?),
                )),*]
            }
        }

        impl crate::situation::lecture::Read for $name {
            fn read(
                node: &crate::situation::node::Node,
                path: &str,
                faults: &mut crate::situation::lecture::Faults,
            ) -> Self {
                let entries = crate::situation::lecture::entries(node, path, Self::FIELDS, faults);
                if !matches!(node.value, crate::situation::node::Value::Map(_)) {
                    return Self::default();
                }
                Self::read_entries(entries, path, faults)
            }

            fn accepted() -> alloc::string::String {
                alloc::format!("un groupe de champs parmi : {}", Self::FIELDS.join(", "))
            }

            fn schema() -> crate::situation::lecture::Schema {
                crate::situation::lecture::group_schema(
                    stringify!($name),
                    concat!($($doc),*),
                    Self::properties(),
                    &[],
                )
            }
        }
    };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    (@needed) => { true };
    (@needed $default:expr) => { false };
    (@missing $here:ident, $faults:ident, $type:ty, ($default:expr), ()) => { $default };
    (@missing $here:ident, $faults:ident, $type:ty, (), ($($why:literal)?)) => {{
        $faults.push(crate::error::SituationError::Missing {
            field: $here,
            why: alloc::string::String::from(concat!($($why)?)),
            allowed: <$type as crate::situation::lecture::Read>::accepted(),
        });
        Default::default()
    }};
}
pub(crate) use group;

/// The schema of a group of fields.
pub(crate) fn group_schema(
    title: &str,
    doc: &str,
    properties: Vec<(&'static str, &'static str, Schema, bool)>,
    constants: &[(&'static str, &'static str)],
) -> Schema {
    let mut needed: Vec<Value> = constants.iter().map(|(name, _)| text(name)).collect();
    let mut entries: Vec<(String, Node)> = constants
        .iter()
        .map(|(name, value)| {
            (
                (*name).to_owned(),
                Node::new(object([("const", text(value))])),
            )
        })
        .collect();
    for (name, doc, schema, is_needed) in properties {
        let described = match schema {
            Value::Map(mut inner) => {
                if !inner.iter().any(|(key, _)| key == "description") {
                    inner.insert(0, ("description".to_owned(), Node::new(text(doc.trim()))));
                }
                Value::Map(inner)
            }
            other => other,
        };
        entries.push((name.to_owned(), Node::new(described)));
        if is_needed {
            needed.push(text(name));
        }
    }
    object([
        ("title", text(title)),
        ("description", text(doc.trim())),
        ("type", text("object")),
        ("properties", Value::Map(entries)),
        ("required", list(needed)),
        ("additionalProperties", Value::Bool(false)),
    ])
}

/// Declares a closed choice: the enum, how it is read and its schema.
macro_rules! choice {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $variant_doc:literal])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum $name { $($(#[doc = $variant_doc])* $variant),* }

        impl Default for $name {
            /// The first choice.
            fn default() -> Self {
                [$(Self::$variant),*][0]
            }
        }

        #[allow(dead_code, reason = "not every choice is told back")]
        impl $name {
            /// The words of the request, the default first.
            pub(crate) const NAMES: &'static [&'static str] = &[$($text),*];

            /// The word of the request.
            #[must_use]
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }

        impl crate::situation::lecture::Read for $name {
            fn read(
                node: &crate::situation::node::Node,
                path: &str,
                faults: &mut crate::situation::lecture::Faults,
            ) -> Self {
                if let crate::situation::node::Value::Text(text) = &node.value {
                    match text.as_str() {
                        $($text => return Self::$variant,)*
                        _ => {}
                    }
                }
                faults.push(crate::error::SituationError::NotAllowed {
                    field: path.into(),
                    value: node.shown(),
                    allowed: Self::accepted(),
                });
                Self::default()
            }

            fn accepted() -> alloc::string::String {
                alloc::format!("l'un de ces mots : {}", Self::NAMES.join(", "))
            }

            fn schema() -> crate::situation::lecture::Schema {
                crate::situation::lecture::object([(
                    "enum",
                    crate::situation::lecture::list(Self::NAMES.iter().map(|name| crate::situation::lecture::text(name))),
                )])
            }
        }
    };
}
pub(crate) use choice;
