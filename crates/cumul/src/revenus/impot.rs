//! Net taxable income as benefits read it: deductions of 10 %, abatement of article 157 bis, abated receipts; and, in
//! [`foyer`], the income tax of a household.

pub(crate) mod foyer;

use crate::money::{Money, Rate};
use crate::parameters::{Bareme, parameters};

parameters! {
    /// Read on 1 January of the year of income.
    "impot" {
        deduction_frais_taux: Rate,
        deduction_frais_minimum: Money,
        deduction_frais_maximum: Money,
        deduction_pensions_minimum: Money,
        deduction_pensions_maximum: Option<Money>,
        abattement_157bis_seuil_1: Money,
        abattement_157bis_montant_1: Money,
        abattement_157bis_seuil_2: Money,
        abattement_157bis_montant_2: Money,
        abattement_157bis_age: i64,
        micro_abattement_vente: Rate,
        micro_abattement_services_bic: Rate,
        micro_abattement_bnc: Rate,
        micro_abattement_minimum: Money,
        bareme: Bareme,
        plafond_demi_part: Money,
        reduction_invalide: Money,
        decote_seul: Money,
        decote_couple: Money,
        decote_taux: Rate,
        seuil_recouvrement: Money,
    }
}

/// The 10 % deduction on wages and what is taxed as wages, with its yearly minimum and maximum (CGI 83, 3°).
///
/// `part` is the share of the year that the period is: a quarter divides the minimum and the maximum by four
/// (CSS R. 821-4-1, II, 5°). Never more than the income itself.
pub(crate) fn deduction_frais(law: &Parameters, revenus: Money, part: Rate) -> Money {
    if !revenus.is_positive() {
        return Money::ZERO;
    }
    revenus
        .at(law.deduction_frais_taux)
        .max(law.deduction_frais_minimum.at(part))
        .min(law.deduction_frais_maximum.at(part))
        .min(revenus)
}

/// The 10 % deduction on pensions, with its yearly minimum per pensioner and its maximum per household (CGI 158, 5, a).
pub(crate) fn deduction_pensions(law: &Parameters, pensions: Money, part: Rate) -> Money {
    if !pensions.is_positive() {
        return Money::ZERO;
    }
    pensions
        .at(law.deduction_frais_taux)
        .max(law.deduction_pensions_minimum.at(part))
        .min(
            law.deduction_pensions_maximum
                .map_or(pensions, |maximum| maximum.at(part)),
        )
        .min(pensions)
}

/// Pensions of a household for a year after the 10 %: the minimum by pensioner, the maximum by household (CGI 158, 5, a).
pub(crate) fn pensions_nettes(law: &Parameters, pensions: [Money; 2]) -> Money {
    let deduction: Money = pensions
        .iter()
        .map(|pension| deduction_pensions(law, *pension, Rate::ONE))
        .sum();
    let total: Money = pensions.into_iter().sum();
    total
        - law
            .deduction_pensions_maximum
            .map_or(deduction, |maximum| deduction.min(maximum))
}

/// The abatement of elderly or disabled persons for a total net income of `revenu_net_global` (CGI 157 bis).
///
/// The first threshold is included in the whole amount, the second in the reduced one.
pub(crate) fn abattement_157bis(law: &Parameters, revenu_net_global: Money, part: Rate) -> Money {
    if revenu_net_global <= law.abattement_157bis_seuil_1.at(part) {
        law.abattement_157bis_montant_1.at(part)
    } else if revenu_net_global <= law.abattement_157bis_seuil_2.at(part) {
        law.abattement_157bis_montant_2.at(part)
    } else {
        Money::ZERO
    }
}

/// Categories of micro-entreprise, in the order of [`crate::prestations::aah::Ressources::recettes`].
pub(crate) const CATEGORIES: usize = 3;

/// Receipts of a micro-entreprise after their flat abatement, each category with its minimum (CGI 50-0, 102 ter).
pub(crate) fn recettes_abattues(
    law: &Parameters,
    recettes: [Money; CATEGORIES],
    part: Rate,
) -> Money {
    let taux = [
        law.micro_abattement_vente,
        law.micro_abattement_services_bic,
        law.micro_abattement_bnc,
    ];
    recettes
        .into_iter()
        .zip(taux)
        .filter(|(recettes, _)| recettes.is_positive())
        .map(|(recettes, taux)| {
            let abattement = recettes.at(taux).max(law.micro_abattement_minimum.at(part));
            (recettes - abattement).or_zero()
        })
        .sum()
}
