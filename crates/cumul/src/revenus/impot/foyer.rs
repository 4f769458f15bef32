//! The income tax of a household for a year of income (CGI 156 to 197), and the acomptes of what no payer withholds.
//!
//! Known gaps: the ceiling of a lone parent's first part (CGI 194, II) is the general one, twice; property and capital
//! incomes are given after their own rules; no tax credit.

use super::Parameters;
use crate::money::{Money, Rate, Rounding};
use crate::trace::{Rule, Sink, Step};

pub(crate) static REVENU: Rule = Rule::new(
    "impot.revenu_net_imposable",
    "CGI 156, 157 bis, 158",
    "Revenu net imposable du foyer pour l'année",
);
pub(crate) static QUOTIENT: Rule = Rule::new(
    "impot.quotient_familial",
    "CGI 193, 194, 195, 197, I, 2",
    "Impôt par le barème et le nombre de parts, avantage des demi-parts plafonné",
);
pub(crate) static DECOTE: Rule = Rule::new(
    "impot.decote",
    "CGI 197, I, 4",
    "Décote : l'impôt le plus faible est réduit",
);
pub(crate) static NET: Rule = Rule::new(
    "impot.annee",
    "CGI 197, 1657",
    "Impôt de l'année, versé l'année suivante s'il n'a pas été prélevé",
);

/// What one declarant received in the year, taxable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Declarant {
    pub(crate) salaires: Money,
    /// Professional expenses in place of the 10 %.
    pub(crate) frais_reels: Option<Money>,
    pub(crate) pensions: Money,
}

/// A household for a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Foyer {
    pub(crate) declarants: [Declarant; 2],
    /// Micro benefits after their abatement, taxed with the rest.
    pub(crate) micro: Money,
    /// The same under the versement libératoire: out of the tax, in the RFR (CGI 1417, IV).
    pub(crate) micro_libere: Money,
    /// Hours free of tax, which the RFR adds back.
    pub(crate) heures_exonerees: Money,
    /// Other taxable incomes, net.
    pub(crate) autres: Money,
    pub(crate) pensions_versees: Money,
    pub(crate) couple: bool,
    /// Half-parts of children, and of a lone parent.
    pub(crate) demi_parts_enfants: i64,
    /// Half-parts of the cards « invalidité » (CGI 195).
    pub(crate) demi_parts_invalides: i64,
    /// Persons of 65 or invalid (CGI 157 bis).
    pub(crate) personnes_157bis: i64,
}

/// The tax of the year, step by step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Impot {
    pub(crate) revenu_brut_global: Money,
    pub(crate) abattement_157bis: Money,
    pub(crate) revenu_net_imposable: Money,
    pub(crate) demi_parts: i64,
    /// After the family quotient and its ceiling.
    pub(crate) brut: Money,
    pub(crate) decote: Money,
    pub(crate) net: Money,
    /// Revenu fiscal de référence.
    pub(crate) rfr: Money,
}

/// The tax of a household for a year of income.
///
/// * Source: CGI 83, 3° and 158, 5, a (10 %), 157 bis, 193 to 195 (parts), 197, I (scale, ceiling, décote), 1657 (below the
///   minimum, « inférieur », it is not collected), 1417, IV (RFR).
/// * Period: `law` is that of the year of income. Unit: euros a year.
/// * Rounding: incomes, taxable income, tax before décote and décote each to the nearest euro (CGI 193, 1657). Errors: none.
pub(crate) fn annuel<S: Sink>(law: &Parameters, foyer: &Foyer, sink: &mut S) -> Impot {
    let mut total = foyer.micro + foyer.autres;
    for declarant in &foyer.declarants {
        let salaires = declarant.salaires.rounded(Rounding::Euro);
        let frais = match declarant.frais_reels {
            Some(frais) => frais.min(salaires),
            None => super::deduction_frais(law, salaires, Rate::ONE),
        };
        total += salaires - frais;
    }
    let pensions = foyer.declarants.map(|d| d.pensions.rounded(Rounding::Euro));
    total += super::pensions_nettes(law, pensions);
    let revenu_brut_global = total.rounded(Rounding::Euro);
    let net_global = (revenu_brut_global - foyer.pensions_versees).or_zero();
    let abattement_157bis = (super::abattement_157bis(law, net_global, Rate::ONE)
        * foyer.personnes_157bis)
        .min(net_global);
    let revenu_net_imposable = (net_global - abattement_157bis).rounded(Rounding::Euro);
    sink.step(|| {
        Step::new(&REVENU, revenu_net_imposable)
            .with("revenu brut global", revenu_brut_global)
            .with("pensions versées", foyer.pensions_versees)
            .with(
                "abattement des personnes âgées ou invalides",
                abattement_157bis,
            )
    });
    let demi_parts = base(foyer) + foyer.demi_parts_enfants + foyer.demi_parts_invalides;
    let brut = quotient(law, foyer, revenu_net_imposable, sink);
    let decote = decote(law, foyer.couple, brut);
    if decote.is_positive() {
        sink.step(|| Step::new(&DECOTE, decote).with("impôt avant décote", brut));
    }
    let du = brut - decote;
    let net = if du < law.seuil_recouvrement {
        Money::ZERO
    } else {
        du
    };
    sink.step(|| {
        Step::new(&NET, net)
            .with("impôt avant décote", brut)
            .with("décote", decote)
    });
    Impot {
        revenu_brut_global,
        abattement_157bis,
        revenu_net_imposable,
        demi_parts,
        brut,
        decote,
        net,
        rfr: revenu_net_imposable + foyer.micro_libere + foyer.heures_exonerees,
    }
}

/// Half-parts of the household without children nor cards.
const fn base(foyer: &Foyer) -> i64 {
    if foyer.couple { 4 } else { 2 }
}

/// The scale applied to a number of half-parts, not rounded.
fn bareme(law: &Parameters, revenu: Money, demi_parts: i64) -> Money {
    law.bareme.progressive(revenu * 2 / demi_parts) * demi_parts / 2
}

/// The tax by parts, its advantage capped; what is capped leaves a reduction for each half-part of a card.
fn quotient<S: Sink>(law: &Parameters, foyer: &Foyer, revenu: Money, sink: &mut S) -> Money {
    let supplementaires = foyer.demi_parts_enfants + foyer.demi_parts_invalides;
    let demi_parts = base(foyer) + supplementaires;
    let par_parts = bareme(law, revenu, demi_parts);
    let plancher = bareme(law, revenu, base(foyer)) - law.plafond_demi_part * supplementaires;
    let plafonne = supplementaires > 0 && par_parts < plancher;
    let impot = if plafonne {
        (plancher - law.reduction_invalide * foyer.demi_parts_invalides).max(par_parts)
    } else {
        par_parts
    };
    let impot = impot.rounded(Rounding::Euro);
    sink.step(|| {
        Step::new(&QUOTIENT, impot)
            .with("revenu net imposable", revenu)
            .with("demi-parts", demi_parts)
            .with("avantage plafonné", if plafonne { "oui" } else { "non" })
    });
    impot
}

/// The décote of a small tax (CGI 197, I, 4), never more than the tax.
fn decote(law: &Parameters, couple: bool, brut: Money) -> Money {
    let forfait = if couple {
        law.decote_couple
    } else {
        law.decote_seul
    };
    (forfait - brut.at(law.decote_taux))
        .or_zero()
        .rounded(Rounding::Euro)
        .min(brut)
}

/// The personal rate of withholding: the tax over the incomes that it bears, to a tenth of a percent (CGI 204 H, I).
pub(crate) fn taux_personnel(impot: Money, revenus: Money, pas: Rate) -> Rate {
    impot.share_of(revenus).rounded_to(pas)
}

/// The monthly acompte on the last declared benefit of a micro-entreprise (CGI 204 C, 204 G): none in a first year, when no
/// benefit is declared yet, and none under the versement libératoire.
pub(crate) fn acompte(benefice: Option<Money>, taux: Rate) -> Money {
    benefice.map_or(Money::ZERO, |benefice| {
        (benefice.at(taux) / 12).rounded(Rounding::Centime)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Month;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn law() -> Parameters {
        let all: Timeline<Parameters> = Timeline::new(&Legislation::in_force());
        *all.at(Month::january(2025))
            .unwrap_or_else(|e| panic!("{e}"))
    }

    fn of(foyer: Foyer) -> Impot {
        annuel(&law(), &foyer, &mut Silent)
    }

    fn salarie(salaires: i32) -> Declarant {
        Declarant {
            salaires: Money::euros(salaires),
            ..Declarant::default()
        }
    }

    #[test]
    fn sixty_one_euros_are_collected_and_less_is_not() {
        let micro = |euros| {
            of(Foyer {
                micro: Money::euros(euros),
                ..Foyer::default()
            })
            .net
        };
        // 17 811: 683, décote 588, net 95; the net grows by 16 cents a euro of income.
        assert!(micro(17_811).is_positive());
        let first = (16_000..18_000).find(|euros| micro(*euros).is_positive());
        let first = first.unwrap_or_default();
        assert!(micro(first) >= law().seuil_recouvrement);
        assert_eq!(micro(first - 1), Money::ZERO);
    }

    #[test]
    fn children_bring_an_advantage_that_is_capped() {
        let couple = |enfants| {
            of(Foyer {
                declarants: [salarie(60_000), salarie(60_000)],
                couple: true,
                demi_parts_enfants: enfants,
                ..Foyer::default()
            })
            .net
        };
        assert_eq!(couple(0) - couple(2), Money::euros(2 * 1807));
        let small = |enfants| {
            of(Foyer {
                declarants: [salarie(25_000), salarie(25_000)],
                couple: true,
                demi_parts_enfants: enfants,
                ..Foyer::default()
            })
            .brut
        };
        assert!(small(0) - small(2) < Money::euros(2 * 1807));
    }

    #[test]
    fn deductions_keep_their_bounds() {
        let of = |declarant| {
            of(Foyer {
                declarants: [declarant, Declarant::default()],
                ..Foyer::default()
            })
            .revenu_brut_global
        };
        assert_eq!(of(salarie(400)), Money::ZERO);
        assert_eq!(of(salarie(5_090)), Money::euros(4_581));
        assert_eq!(of(salarie(200_000)), Money::euros(185_445));
        let frais = Declarant {
            frais_reels: Some(Money::euros(3_000)),
            ..salarie(10_000)
        };
        assert_eq!(of(frais), Money::euros(7_000));
        let pension = Declarant {
            pensions: Money::euros(60_000),
            ..Declarant::default()
        };
        assert_eq!(of(pension), Money::euros(55_561));
    }

    #[test]
    fn acomptes_wait_for_a_declared_benefit() {
        let taux = Rate::percent(3);
        assert_eq!(acompte(None, taux), Money::ZERO);
        assert_eq!(acompte(Some(Money::euros(6_000)), taux), Money::euros(15));
        let rate = taux_personnel(
            Money::euros(413),
            Money::euros(22_000),
            Rate::from_millionths(1_000),
        );
        assert_eq!(Ok(rate), "0.019".parse());
    }

    #[test]
    fn income_under_the_versement_liberatoire_is_only_in_the_rfr() {
        let impot = of(Foyer {
            micro_libere: Money::euros(20_000),
            heures_exonerees: Money::euros(500),
            ..Foyer::default()
        });
        assert_eq!((impot.net, impot.rfr), (Money::ZERO, Money::euros(20_500)));
    }
}
