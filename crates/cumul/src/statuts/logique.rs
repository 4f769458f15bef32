//! How a condition is decided at a month of the law: true, false or unknown.
//!
//! While questions are still to be asked, a condition has several possible outcomes: [`Verite`] holds them all.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

use super::table::{
    DERIVES, FAITS, Genre, Op, QUESTIONS, REGLES, Regle, SEUILS, STATUTS, Seuil, Si, Texte,
};
use super::textes::Textes;
use crate::calendar::Month;
use crate::francais;
use crate::money::{Money, Rate};
use crate::parameters::{Legislation, Parameter, ParameterError};

/// What is known of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Etat {
    /// Its value.
    Sait(i64),
    /// The person does not know it.
    Inconnu,
    /// Its question is still to be asked.
    Attente,
}

/// Every fact, by its place.
pub(crate) type Faits = Vec<Etat>;

/// The outcomes that a condition can still have: a bit for true, one for false, one for unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verite(u8);

impl Verite {
    pub(crate) const VRAI: Self = Self(1);
    pub(crate) const FAUX: Self = Self(2);
    pub(crate) const INCONNU: Self = Self(4);

    const fn of(value: bool) -> Self {
        if value { Self::VRAI } else { Self::FAUX }
    }

    /// Whether one of the outcomes of `other` is among these.
    pub(crate) const fn can_be(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn only_if(self, keep: bool) -> Self {
        if keep { self } else { Self(0) }
    }

    const fn not(self) -> Self {
        Self::VRAI
            .only_if(self.can_be(Self::FAUX))
            .with(Self::FAUX.only_if(self.can_be(Self::VRAI)))
            .with(Self::INCONNU.only_if(self.can_be(Self::INCONNU)))
    }

    /// False when one is false; unknown when none is false and one is unknown; true when both are.
    const fn and(self, other: Self) -> Self {
        let unknown = Self::INCONNU;
        let not_false = Self::VRAI.with(unknown);
        Self::FAUX
            .only_if(self.can_be(Self::FAUX) || other.can_be(Self::FAUX))
            .with(Self::VRAI.only_if(self.can_be(Self::VRAI) && other.can_be(Self::VRAI)))
            .with(unknown.only_if(
                self.can_be(unknown) && other.can_be(not_false)
                    || other.can_be(unknown) && self.can_be(not_false),
            ))
    }
}

/// The law at a month: what the rules compare with, and the figures of their texts.
#[derive(Debug)]
pub(crate) struct Droit<'a> {
    law: &'a Legislation,
    pub(crate) date: Month,
    seuils: Vec<i64>,
    textes: &'a Textes<'a>,
}

impl<'a> Droit<'a> {
    /// The law on the first day of `date`.
    ///
    /// # Errors
    /// [`ParameterError`] when a bound of a rule has no value at that date.
    pub(crate) fn new(
        law: &'a Legislation,
        date: Month,
        textes: &'a Textes<'a>,
    ) -> Result<Self, ParameterError> {
        let seuils = SEUILS
            .iter()
            .map(|id| law.number(id, date.first_day()))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            law,
            date,
            seuils,
            textes,
        })
    }

    pub(crate) fn seuil(&self, seuil: Seuil) -> i64 {
        match seuil {
            Seuil::Nombre(value) => value.into(),
            Seuil::Parametre(place) => self
                .seuils
                .get(usize::from(place))
                .copied()
                .unwrap_or_default(),
        }
    }

    pub(crate) fn compare(&self, value: i64, op: Op, seuil: Seuil) -> bool {
        let seuil = self.seuil(seuil);
        match op {
            Op::Sup => value > seuil,
            Op::SupEgal => value >= seuil,
            Op::Inf => value < seuil,
            Op::InfEgal => value <= seuil,
        }
    }

    /// The outcomes that a condition can still have.
    pub(crate) fn decide(&self, si: &Si, faits: &[Etat]) -> Verite {
        match si {
            Si::Toujours => Verite::VRAI,
            Si::Tout(list) => list.iter().fold(Verite::VRAI, |so_far, si| {
                so_far.and(self.decide(si, faits))
            }),
            // One is true when not all of them are false.
            Si::Un(list) => list
                .iter()
                .fold(Verite::VRAI, |so_far, si| {
                    so_far.and(self.decide(si, faits).not())
                })
                .not(),
            Si::Non(si) => self.decide(si, faits).not(),
            Si::Derive(place) => DERIVES
                .get(usize::from(*place))
                .map_or(Verite::INCONNU, |derive| self.decide(&derive.si, faits)),
            Si::Egal(fait, expected) => {
                self.read(*fait, faits, |value| value == i64::from(*expected))
            }
            Si::Dans(fait, expected) => self.read(*fait, faits, |value| {
                expected
                    .iter()
                    .any(|expected| value == i64::from(*expected))
            }),
            Si::Compare(fait, op, seuil) => {
                self.read(*fait, faits, |value| self.compare(value, *op, *seuil))
            }
            Si::Inconnu(fait) => match etat(faits, usize::from(*fait)) {
                Etat::Sait(_) => Verite::FAUX,
                Etat::Inconnu => Verite::VRAI,
                Etat::Attente => answers(usize::from(*fait)).fold(Verite(0), |so_far, answer| {
                    so_far.with(Verite::of(answer.is_none()))
                }),
            },
        }
    }

    fn read(&self, fait: u8, faits: &[Etat], holds: impl Fn(i64) -> bool) -> Verite {
        let fait = usize::from(fait);
        match etat(faits, fait) {
            Etat::Sait(value) => Verite::of(holds(value)),
            Etat::Inconnu => Verite::INCONNU,
            Etat::Attente => answers(fait).fold(Verite(0), |so_far, answer| {
                so_far.with(answer.map_or(Verite::INCONNU, |value| Verite::of(holds(value))))
            }),
        }
    }

    /// Whether the rule is in force at the date.
    pub(crate) fn in_force(&self, regle: &Regle) -> bool {
        let date = number(self.date);
        regle.du <= date && date <= regle.au
    }

    /// The rules in force that concern a status, with what they are.
    pub(crate) fn rules_of<'f>(
        &'f self,
        statut: usize,
        faits: &'f [Etat],
    ) -> impl Iterator<Item = (&'static Regle, Verite)> + 'f {
        REGLES
            .iter()
            .filter(move |regle| regle.statuts & of_status(statut) != 0 && self.in_force(regle))
            .map(move |regle| (regle, self.decide(&regle.si, faits)))
    }

    /// A text with the figures of the law in the place of `{their names}`.
    pub(crate) fn texte(&self, texte: Texte) -> String {
        let mut rest = self.textes.get(texte);
        let mut out = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            let (id, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(&self.figure(id));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// Texts of a list, in its order.
    pub(crate) fn liste(&self, list: &[Texte]) -> Vec<String> {
        list.iter().map(|text| self.texte(*text)).collect()
    }

    /// A parameter as a person reads it. One that only texts read takes its first known value before its first date.
    fn figure(&self, id: &str) -> String {
        let date = self.date.first_day();
        let Some(Parameter { id, unit, .. }) = Parameter::find(id) else {
            return String::new();
        };
        let value = self
            .law
            .number(id, date)
            .or_else(|error| match error {
                ParameterError::TooEarly { first, .. } => self.law.number(id, first),
                other => Err(other),
            })
            .unwrap_or_default();
        if unit.starts_with("EUR") {
            let mut text = decimal(value);
            text.push_str("\u{a0}€");
            text
        } else if *unit == "rate" {
            francais::percent(Rate::from_millionths(value))
        } else {
            decimal(value)
        }
    }
}

/// A number in millionths as a person writes it: `17,5`, `1 015`.
pub(crate) fn decimal(millionths: i64) -> String {
    let grouped = francais::number(Money::from_millionths(millionths));
    if let Some(whole) = grouped.strip_suffix(",00") {
        return whole.to_string();
    }
    Decimal::new(millionths, 6)
        .normalize()
        .to_string()
        .replace('.', ",")
}

/// A month as the tables write it: 202611.
pub(crate) fn number(month: Month) -> i32 {
    month.year() * 100 + i32::try_from(month.number()).unwrap_or(0)
}

pub(crate) fn etat(faits: &[Etat], place: usize) -> Etat {
    faits.get(place).copied().unwrap_or(Etat::Inconnu)
}

/// The answers to the question about a fact.
fn answers(fait: usize) -> impl Iterator<Item = Option<i64>> {
    QUESTIONS
        .iter()
        .filter(move |question| question.fait == fait)
        .flat_map(|question| question.reponses)
        .map(|answer| answer.valeur)
}

/// Every fact at its default.
pub(crate) fn by_default() -> Faits {
    FAITS.iter().map(|fait| Etat::Sait(fait.defaut)).collect()
}

/// The bit of a status.
pub(crate) const fn of_status(place: usize) -> u32 {
    1 << (place & 31)
}

/// The places of all statuses.
pub(crate) fn statuts() -> core::ops::Range<usize> {
    0..STATUTS.len()
}

/// The places of the bits that are set.
pub(crate) fn places(bits: u128) -> impl Iterator<Item = usize> {
    (0..FAITS.len()).filter(move |place| bits & bit(*place) != 0)
}

/// The bit of a fact.
pub(crate) const fn bit(place: usize) -> u128 {
    1 << (place & 127)
}

/// A value of a fact as a person reads it.
pub(crate) fn said(droit: &Droit<'_>, place: usize, etat: Etat) -> String {
    let (Some(fait), Etat::Sait(value)) = (FAITS.get(place), etat) else {
        return "on ne sait pas".to_string();
    };
    match &fait.genre {
        Genre::Booleen => if value == 0 { "non" } else { "oui" }.to_string(),
        Genre::Choix(choices) => usize::try_from(value)
            .ok()
            .and_then(|at| choices.get(at))
            .map(|choice| droit.texte(choice.libelle))
            .unwrap_or_default(),
        Genre::Pourcent => francais::percent(Rate::from_millionths(value)),
        Genre::Mois => i32::try_from(value / 100)
            .ok()
            .zip(u32::try_from(value % 100).ok())
            .and_then(|(year, month)| Month::new(year, month))
            .map(francais::month)
            .unwrap_or_default(),
        Genre::Entier(_) | Genre::Nombre(_) => decimal(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTCOMES: [Verite; 3] = [Verite::VRAI, Verite::FAUX, Verite::INCONNU];

    #[test]
    fn three_values() {
        let [yes, no, unknown] = OUTCOMES;
        for other in OUTCOMES {
            assert_eq!(no.and(other), no);
            assert_eq!(yes.and(other), other);
            assert_eq!(other.and(no), no);
        }
        assert_eq!(unknown.and(unknown), unknown);
        assert_eq!(
            [yes.not(), no.not(), unknown.not()],
            [no, yes, unknown],
            "`non` keeps unknown"
        );
    }

    #[test]
    fn outcomes_combine_one_by_one() {
        let sets = (1..8).map(Verite).collect::<Vec<_>>();
        for a in &sets {
            for b in &sets {
                let mut all = Verite(0);
                for x in OUTCOMES.into_iter().filter(|x| a.can_be(*x)) {
                    for y in OUTCOMES.into_iter().filter(|y| b.can_be(*y)) {
                        all = all.with(x.and(y));
                    }
                }
                assert_eq!(a.and(*b), all, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn figures_of_the_law_enter_the_texts() {
        let law = Legislation::in_force();
        let textes = Textes::compiled();
        let at = |month: &str| {
            let date = month.parse().unwrap_or_else(|_| panic!("{month}"));
            let droit = Droit::new(&law, date, &textes).unwrap_or_else(|e| panic!("{e}"));
            [
                "micro_entreprise.plafond_service",
                "statuts.agent_public_quotite",
                "statuts.tremplin_minimum",
                "statuts.oeth_coefficient",
            ]
            .map(|id| droit.figure(id))
        };
        assert_eq!(
            at("2025-12"),
            ["77\u{a0}700\u{a0}€", "70\u{a0}%", "4", "1,5"]
        );
        assert_eq!(at("2026-01")[0], "83\u{a0}600\u{a0}€");
        assert_eq!(at("2024-01")[2], "4", "before its first date");
    }
}
