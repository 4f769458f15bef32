//! What a simulation says of its reasoning: steps in the order of the law, each with the card of its rule.
//!
//! The same code runs silent and traced. [`Silent`] compiles to nothing; [`Trace`] keeps the steps.

use alloc::vec::Vec;

use crate::calendar::Month;
use crate::money::{Money, Rate};

/// The card of a rule: what a jurist looks up.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(feature = "json", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Rule {
    /// `room.name`, for example `aah.abattement`.
    pub id: &'static str,
    /// The article applied, in one form: `CSS D. 821-9, 2°`.
    pub article: &'static str,
    /// What the rule does, in French.
    pub label: &'static str,
    /// The line of the answer that the rule fixes, when it fixes one.
    #[cfg_attr(feature = "json", serde(skip))]
    pub line: Option<&'static str>,
}

impl Rule {
    pub(crate) const fn new(id: &'static str, article: &'static str, label: &'static str) -> Self {
        Self {
            id,
            article,
            label,
            line: None,
        }
    }

    /// The same card for a rule whose value is a line of the answer.
    pub(crate) const fn fixing(self, line: &'static str) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }
}

/// A figure of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Figure {
    /// An amount in euros.
    Money(Money),
    /// A rate.
    Rate(Rate),
    /// A count: months, children, days.
    Count(i64),
    /// A month.
    Month(Month),
    /// A fact in a few French words.
    Fact(&'static str),
}

macro_rules! figures {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl From<$type> for Figure {
            fn from(value: $type) -> Self { Self::$variant(value) }
        }
    )*};
}
figures!(Money => Money, Rate => Rate, i64 => Count, Month => Month, &'static str => Fact);

/// How many inputs a step can name.
const INPUTS: usize = 7;

/// One step of the reasoning: a rule, its result, and the figures a caseworker would ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    rule: &'static Rule,
    value: Figure,
    inputs: [Option<(&'static str, Figure)>; INPUTS],
}

impl Step {
    pub(crate) fn new(rule: &'static Rule, value: impl Into<Figure>) -> Self {
        Self {
            rule,
            value: value.into(),
            inputs: [None; INPUTS],
        }
    }

    /// Names one more figure; an eighth is left out.
    pub(crate) fn with(mut self, name: &'static str, figure: impl Into<Figure>) -> Self {
        if let Some(free) = self.inputs.iter_mut().find(|slot| slot.is_none()) {
            *free = Some((name, figure.into()));
        }
        self
    }

    /// The rule applied.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The result.
    #[must_use]
    pub fn value(&self) -> Figure {
        self.value
    }

    /// The figures it comes from, in the order of the reasoning.
    pub fn inputs(&self) -> impl Iterator<Item = (&'static str, Figure)> {
        self.inputs.into_iter().flatten()
    }
}

/// Where steps go.
pub(crate) trait Sink {
    /// Steps are kept: a figure that is already known is worked out again for its steps.
    fn listens(&self) -> bool;

    /// A sink of the same kind that keeps nothing.
    fn muted() -> Self;

    /// Takes a step; a silent sink does not even build it.
    fn step(&mut self, build: impl FnOnce() -> Step);
}

/// Keeps nothing: for batches.
pub(crate) struct Silent;

impl Sink for Silent {
    #[inline(always)]
    fn listens(&self) -> bool {
        false
    }

    #[inline(always)]
    fn muted() -> Self {
        Self
    }

    #[inline(always)]
    fn step(&mut self, _: impl FnOnce() -> Step) {}
}

/// Keeps every step with its month: for explanations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    steps: Vec<(Month, Step)>,
    month: Option<Month>,
}

impl Trace {
    /// An empty trace; one can be used again for many lives.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            steps: Vec::new(),
            month: None,
        }
    }

    /// The steps, month after month, in the order of the reasoning.
    #[must_use]
    pub fn steps(&self) -> &[(Month, Step)] {
        &self.steps
    }

    pub(crate) fn clear(&mut self) {
        self.steps.clear();
        self.month = None;
    }

    pub(crate) fn enter(&mut self, month: Month) {
        self.month = Some(month);
    }
}

impl Sink for Trace {
    fn listens(&self) -> bool {
        self.month.is_some()
    }

    /// A trace keeps steps once it has entered a month.
    fn muted() -> Self {
        Self::new()
    }

    fn step(&mut self, build: impl FnOnce() -> Step) {
        if let Some(month) = self.month {
            self.steps.push((month, build()));
        }
    }
}
