//! What a job costs its employer: contributions line by line, réduction générale, taxe sur les salaires.
//!
//! The cost is that of one month: the réduction générale is settled over the year and at the end of each fixed-term
//! contract (CSS D. 241-8, D. 241-9), and the taxe sur les salaires over the year.
//!
//! Not here: the forfait social, local levies other than the versement mobilité, the décote of the taxe sur les salaires
//! between its franchise and 2 040 € (the whole tax is counted), branches whose minimum stayed below the SMIC (CSS
//! L. 241-13, III bis), Alsace-Moselle. A public employer is counted without unemployment insurance, AGS, training
//! levies nor réduction générale: the law document gives its Ircantec rates only.

use super::{salaire, smic};
use crate::calendar::Month;
use crate::money::{Money, Product, Rate, Rounding};
use crate::parameters::{Timeline, parameters};
use crate::situation::mois::{Complementaire, ContratSalarie, Employeur};
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// Read in the month in which the pay is paid.
    "cout_employeur" {
        maladie: Rate,
        maladie_reduite: Rate,
        maladie_seuil: Rate,
        famille: Rate,
        famille_reduite: Rate,
        famille_seuil: Rate,
        smic_horaire_seuils: Money,
        seuils_minimum: Option<Rate>,
        vieillesse_plafonnee: Rate,
        vieillesse_deplafonnee: Rate,
        csa: Rate,
        fnal_moins_50: Rate,
        fnal_50: Rate,
        chomage: Rate,
        ags: Rate,
        plafonds_chomage: i64,
        agirc_arrco_t1: Rate,
        agirc_arrco_t2: Rate,
        ceg_t1: Rate,
        ceg_t2: Rate,
        cet: Rate,
        apec: Rate,
        ircantec_a: Rate,
        ircantec_b: Rate,
        dialogue_social: Rate,
        formation_moins_11: Rate,
        formation_11: Rate,
        cpf_cdd: Rate,
        taxe_apprentissage: Rate,
        taxe_apprentissage_association: Rate,
        peec: Rate,
        atmp_moyen: Rate,
        effectif_11: i64,
        effectif_50: i64,
        taxe_salaires_taux: Rate,
        taxe_salaires_tranche_1: Money,
        taxe_salaires_majoration_1: Rate,
        taxe_salaires_tranche_2: Money,
        taxe_salaires_majoration_2: Rate,
        taxe_salaires_abattement_association: Money,
        taxe_salaires_franchise: Money,
        rg_t_moins_50: Rate,
        rg_t_50: Rate,
        rg_plafond_smic: Rate,
        rgdu_t_min: Option<Rate>,
        rgdu_t_delta_moins_50: Option<Rate>,
        rgdu_t_delta_50: Option<Rate>,
        rgdu_exposant: Option<Rate>,
        rgdu_smic_horaire: Option<Money>,
        heures_annuelles: i64,
    }
}

pub(crate) static SECURITE_SOCIALE: Rule = Rule::new(
    "cout_employeur.securite_sociale",
    "CSS D. 242-3, D. 241-3-1, D. 242-4",
    "Cotisations de sécurité sociale de l'employeur, avec la contribution de solidarité autonomie et le logement",
);
pub(crate) static CHOMAGE_RETRAITE: Rule = Rule::new(
    "cout_employeur.chomage_retraite",
    "C. trav. L. 5422-9",
    "Assurance chômage, AGS, retraite complémentaire et prévoyance payées par l'employeur",
);
pub(crate) static AUTRES: Rule = Rule::new(
    "cout_employeur.autres_contributions",
    "C. trav. L. 6331-1",
    "Formation, apprentissage, construction, dialogue social et transports",
);
pub(crate) static COTISATIONS: Rule = Rule::new(
    "cout_employeur.cotisations",
    "CSS L. 242-1",
    "Cotisations et contributions de l'employeur, avant la réduction générale",
);
pub(crate) static COEFFICIENT: Rule = Rule::new(
    "cout_employeur.coefficient",
    "CSS D. 241-7",
    "Coefficient de la réduction générale, arrondi à quatre décimales",
);
pub(crate) static REDUCTION: Rule = Rule::new(
    "cout_employeur.reduction_generale",
    "CSS L. 241-13",
    "Réduction générale des cotisations de l'employeur, provisoire",
);
pub(crate) static TAXE_SALAIRES: Rule = Rule::new(
    "cout_employeur.taxe_salaires",
    "CGI 231",
    "Taxe sur les salaires d'un employeur qui ne paie pas la TVA, pour ce salaire",
);
pub(crate) static TOTAL: Rule = Rule::new(
    "cout_employeur.total",
    "CSS L. 242-1",
    "Ce que l'emploi coûte à l'employeur pour le mois",
);

/// The law of a month of pay.
#[derive(Clone, Copy)]
pub(crate) struct Law<'a> {
    pub(crate) cout: &'a Parameters,
    pub(crate) salaire: &'a salaire::Parameters,
    pub(crate) smic: &'a Timeline<smic::Parameters>,
    /// The month in which the pay is paid.
    pub(crate) mois: Month,
}

/// The pay whose cost is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paye {
    pub(crate) brut: Money,
    /// Plafond of the contract in the month (CSS R. 242-2).
    pub(crate) plafond: Money,
    /// Flat base of a formateur occasionnel, in the place of the gross for social security.
    pub(crate) forfait: Option<Money>,
    /// Working time: this part of that whole of a full time.
    pub(crate) temps: (i64, i64),
}

/// What a month of a job costs, each figure rounded to the cent: `total` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cout {
    pub(crate) brut: Money,
    pub(crate) cotisations: Money,
    pub(crate) coefficient: Rate,
    pub(crate) reduction: Money,
    pub(crate) mutuelle: Money,
    pub(crate) taxe_salaires: Money,
    pub(crate) total: Money,
}

impl Cout {
    /// The costs of two jobs; the coefficient is that of the second.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self {
            brut: self.brut + other.brut,
            cotisations: self.cotisations + other.cotisations,
            coefficient: other.coefficient,
            reduction: self.reduction + other.reduction,
            mutuelle: self.mutuelle + other.mutuelle,
            taxe_salaires: self.taxe_salaires + other.taxe_salaires,
            total: self.total + other.total,
        }
    }
}

/// What a month costs the employer.
///
/// * Source: CSS L. 241-13, D. 241-7, D. 242-3, D. 242-4; C. trav. L. 5422-9, L. 6331-1; Agirc-Arrco; CGI 231.
/// * Period: the civil month in which the pay is paid.
/// * Unit: euros.
/// * Rounding: contributions are added whole and rounded once, the reduction once; so the published figures add up.
/// * Errors: none; an hourly SMIC that is not known gives no reduction, and none of the months covered lacks it.
pub(crate) fn cout<S: Sink>(
    law: Law<'_>,
    contrat: &ContratSalarie,
    employeur: &Employeur,
    paye: Paye,
    sink: &mut S,
) -> Cout {
    let tranches = Tranches::new(law, paye);
    let prevoyance = salaire::prevoyance(law.salaire, contrat, tranches.premiere).1;
    let sociales = securite_sociale(law, employeur, paye, &tranches, sink);
    let complementaires =
        chomage_retraite(law, contrat, employeur, paye, &tranches, prevoyance, sink);
    let autres = autres_contributions(law, employeur, &tranches, sink);
    let cotisations = (sociales + complementaires + autres).rounded(Rounding::Centime);
    let coefficient = if paye.forfait.is_some() || employeur.public || employeur.sans_chomage {
        Rate::ZERO
    } else {
        coefficient(law, employeur, paye)
    };
    let reduction = paye.brut.times(coefficient).rounded(Rounding::Centime);
    let mutuelle = contrat.mutuelle_employeur;
    let taxe_salaires = taxe_salaires(law.cout, employeur, paye.brut + prevoyance + mutuelle, sink);
    let total = paye.brut + cotisations - reduction + mutuelle + taxe_salaires;
    sink.step(|| Step::new(&COTISATIONS, cotisations).with("brut", paye.brut));
    sink.step(|| Step::new(&COEFFICIENT, coefficient));
    sink.step(|| Step::new(&REDUCTION, reduction).with("coefficient", coefficient));
    sink.step(|| {
        Step::new(&TOTAL, total)
            .with("brut", paye.brut)
            .with("cotisations", cotisations)
            .with("réduction générale", reduction)
            .with("complémentaire santé", mutuelle)
            .with("taxe sur les salaires", taxe_salaires)
    });
    Cout {
        brut: paye.brut,
        cotisations,
        coefficient,
        reduction,
        mutuelle,
        taxe_salaires,
        total,
    }
}

/// The parts of the pay that the rates read.
struct Tranches {
    /// Base of social security: the gross, or the flat base.
    assiette: Money,
    /// The same up to the plafond, which is not reduced for a flat base (CSS R. 242-2, III).
    assiette_plafonnee: Money,
    premiere: Money,
    seconde: Money,
    /// The gross goes beyond the plafond: the CET is due.
    au_dela: bool,
}

impl Tranches {
    fn new(law: Law<'_>, paye: Paye) -> Self {
        let premiere = paye.brut.min(paye.plafond);
        let (assiette, assiette_plafonnee) = match paye.forfait {
            Some(base) => (base, base.min(law.salaire.plafond_mensuel)),
            None => (paye.brut, premiere),
        };
        Self {
            assiette,
            assiette_plafonnee,
            premiere,
            seconde: (paye.brut - paye.plafond)
                .or_zero()
                .min(paye.plafond * (law.salaire.plafonds_tranche_2 - 1)),
            au_dela: paye.brut > paye.plafond,
        }
    }
}

fn securite_sociale<S: Sink>(
    law: Law<'_>,
    employeur: &Employeur,
    paye: Paye,
    tranches: &Tranches,
    sink: &mut S,
) -> Product {
    let cout = law.cout;
    let base = tranches.assiette;
    let maladie = base.times(if sous_le_seuil(law, employeur, paye, cout.maladie_seuil) {
        cout.maladie_reduite
    } else {
        cout.maladie
    });
    let famille = base.times(if sous_le_seuil(law, employeur, paye, cout.famille_seuil) {
        cout.famille_reduite
    } else {
        cout.famille
    });
    let plafonnee = tranches.assiette_plafonnee.times(cout.vieillesse_plafonnee);
    let deplafonnee = base.times(cout.vieillesse_deplafonnee);
    let csa = base.times(cout.csa);
    let fnal = if employeur.effectif >= cout.effectif_50 {
        base.times(cout.fnal_50)
    } else {
        tranches.assiette_plafonnee.times(cout.fnal_moins_50)
    };
    let atmp = base.times(taux_atmp(cout, employeur));
    let total = maladie + famille + plafonnee + deplafonnee + csa + fnal + atmp;
    let cents = |line: Product| line.rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&SECURITE_SOCIALE, cents(total))
            .with("maladie", cents(maladie))
            .with("allocations familiales", cents(famille))
            .with("vieillesse plafonnée", cents(plafonnee))
            .with("vieillesse déplafonnée", cents(deplafonnee))
            .with("solidarité autonomie", cents(csa))
            .with("aide au logement (FNAL)", cents(fnal))
            .with("accidents du travail", cents(atmp))
    });
    total
}

fn taux_atmp(law: &Parameters, employeur: &Employeur) -> Rate {
    employeur.atmp.unwrap_or(law.atmp_moyen)
}

/// Whether the pay does not go beyond `seuil` SMIC, at which the reduced rates of 2024 and 2025 stop.
///
/// The SMIC is that of 31 December 2023 in 2024, with a minimum of 2 present SMIC, and that of 1 January in 2025 (CSS
/// L. 241-2-1, L. 241-6-1 then in force). « N'excèdent pas »: the limit itself has the reduced rate.
fn sous_le_seuil(law: Law<'_>, employeur: &Employeur, paye: Paye, seuil: Rate) -> bool {
    if employeur.public || seuil == Rate::ZERO {
        return false;
    }
    let fige = Reference::new(law.cout, law.cout.smic_horaire_seuils, paye);
    fige.reaches(seuil)
        || law.cout.seuils_minimum.is_some_and(|minimum| {
            Reference::new(law.cout, smic_horaire(law), paye).reaches(minimum)
        })
}

fn smic_horaire(law: Law<'_>) -> Money {
    law.smic
        .at_or_first(law.mois)
        .ok()
        .and_then(|smic| smic.horaire)
        .unwrap_or_default()
}

#[allow(
    clippy::too_many_arguments,
    reason = "one step of the cost, with all that the cost carries"
)]
fn chomage_retraite<S: Sink>(
    law: Law<'_>,
    contrat: &ContratSalarie,
    employeur: &Employeur,
    paye: Paye,
    tranches: &Tranches,
    prevoyance: Money,
    sink: &mut S,
) -> Product {
    let cout = law.cout;
    let (premiere, seconde) = (tranches.premiere, tranches.seconde);
    let (mut chomage, mut ags) = (Product::default(), Product::default());
    if !employeur.public && !employeur.sans_chomage {
        let base = paye.brut.min(paye.plafond * cout.plafonds_chomage);
        chomage = base.times(cout.chomage);
        ags = base.times(cout.ags);
    }
    let mut retraite = match contrat.complementaire {
        Complementaire::AgircArrco => {
            premiere.times(cout.agirc_arrco_t1)
                + premiere.times(cout.ceg_t1)
                + seconde.times(cout.agirc_arrco_t2)
                + seconde.times(cout.ceg_t2)
        }
        Complementaire::Ircantec => {
            premiere.times(cout.ircantec_a) + seconde.times(cout.ircantec_b)
        }
        Complementaire::Aucune => Product::default(),
    };
    if contrat.complementaire == Complementaire::AgircArrco && tranches.au_dela {
        retraite += (premiere + seconde).times(cout.cet);
    }
    let apec = if contrat.cadre {
        paye.brut
            .min(paye.plafond * law.salaire.plafonds_apec)
            .times(cout.apec)
    } else {
        Product::default()
    };
    let total = chomage + ags + retraite + apec + prevoyance.exact();
    let cents = |line: Product| line.rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&CHOMAGE_RETRAITE, cents(total))
            .with("chômage", cents(chomage))
            .with("garantie des salaires (AGS)", cents(ags))
            .with("retraite complémentaire", cents(retraite))
            .with("Apec", cents(apec))
            .with("prévoyance", prevoyance.rounded(Rounding::Centime))
    });
    total
}

fn autres_contributions<S: Sink>(
    law: Law<'_>,
    employeur: &Employeur,
    tranches: &Tranches,
    sink: &mut S,
) -> Product {
    let cout = law.cout;
    let base = tranches.assiette;
    let of = |taux: Rate, due: bool| {
        if due {
            base.times(taux)
        } else {
            Product::default()
        }
    };
    let prive = !employeur.public;
    let formation = of(
        if employeur.effectif >= cout.effectif_11 {
            cout.formation_11
        } else {
            cout.formation_moins_11
        },
        prive,
    );
    let cpf = of(cout.cpf_cdd, prive && employeur.cdd);
    let apprentissage = of(
        if employeur.association {
            cout.taxe_apprentissage_association
        } else {
            cout.taxe_apprentissage
        },
        prive,
    );
    let construction = of(cout.peec, prive && employeur.effectif >= cout.effectif_50);
    let dialogue = of(cout.dialogue_social, prive);
    let mobilite = of(
        employeur.versement_mobilite,
        employeur.effectif >= cout.effectif_11,
    );
    let total = formation + cpf + apprentissage + construction + dialogue + mobilite;
    let cents = |line: Product| line.rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&AUTRES, cents(total))
            .with("formation", cents(formation))
            .with("CPF des CDD", cents(cpf))
            .with("taxe d'apprentissage", cents(apprentissage))
            .with("effort de construction", cents(construction))
            .with("dialogue social", cents(dialogue))
            .with("versement mobilité", cents(mobilite))
    });
    total
}

/// A SMIC of the working time against a gross, as two whole numbers: exact, without any division.
#[derive(Clone, Copy)]
struct Reference {
    /// Monthly SMIC for the working time, times `unite`.
    smic: i128,
    /// Gross, times `unite`.
    brut: i128,
}

/// Millionths in one.
const MILLION: i128 = 1_000_000;
/// Months in a year.
const MONTHS: i128 = 12;

impl Reference {
    /// Hourly SMIC times 1 820 hours a year, a twelfth of it, in proportion to the working time (CSS D. 241-7).
    fn new(law: &Parameters, horaire: Money, paye: Paye) -> Self {
        let (part, whole) = paye.temps;
        Self {
            smic: i128::from(horaire.exact_millionths())
                * i128::from(law.heures_annuelles)
                * i128::from(part),
            brut: i128::from(paye.brut.exact_millionths()) * MONTHS * i128::from(whole),
        }
    }

    /// Whether `fois` times the SMIC is at least the gross.
    fn reaches(self, fois: Rate) -> bool {
        self.smic * i128::from(fois.in_millionths()) >= self.brut * MILLION
    }

    /// `(fois × SMIC ÷ gross − 1) ÷ (fois − 1)` as a numerator and a denominator; none when it is not positive.
    fn part(self, fois: Rate) -> Option<(u128, u128)> {
        let fois = i128::from(fois.in_millionths());
        let above = u128::try_from(self.smic * fois - self.brut * MILLION).ok()?;
        let below = u128::try_from(self.brut * (fois - MILLION)).ok()?;
        (above > 0 && below > 0).then_some((above, below))
    }
}

/// Coefficient of the réduction générale, before or from 2026.
///
/// * Source: CSS L. 241-13 and D. 241-7. Until 2025: `T/0.6 × (1.6 × SMIC/B − 1)`, nil from 1.6 SMIC. From 2026:
///   `0.02 + Tδ × ((3 × SMIC/B − 1)/2)^1.75`, at most `0.02 + Tδ`, nil from 3 SMIC: the 2 % fall at once.
/// * Period: the month, provisional. The SMIC of 2026 is that of 1 January all year long (décret n° 2026-509); later
///   years take theirs of 1 January.
/// * Unit: a share of the gross.
/// * Rounding: to four decimals, half up (D. 241-7).
/// * Errors: none.
pub(crate) fn coefficient(law: Law<'_>, employeur: &Employeur, paye: Paye) -> Rate {
    if !paye.brut.is_positive() {
        return Rate::ZERO;
    }
    let cout = law.cout;
    let grand = employeur.effectif >= cout.effectif_50;
    let delta = if grand {
        cout.rgdu_t_delta_50
    } else {
        cout.rgdu_t_delta_moins_50
    };
    match (cout.rgdu_t_min, delta, cout.rgdu_exposant) {
        (Some(minimum), Some(delta), Some(exposant)) => {
            let horaire = cout.rgdu_smic_horaire.unwrap_or_else(|| {
                smic_horaire(Law {
                    mois: Month::january(law.mois.year()),
                    ..law
                })
            });
            let delta = delta.min(taux_portes(law, employeur, grand) - minimum);
            match Reference::new(cout, horaire, paye).part(cout.rg_plafond_smic) {
                None => Rate::ZERO,
                Some((above, below)) if above >= below => quatre_decimales(minimum + delta),
                Some((above, below)) => {
                    let share = power(above, below, exposant);
                    let product = u128::try_from(delta.in_millionths()).unwrap_or(0) * share;
                    let whole = i64::try_from(product >> BITS).unwrap_or(0);
                    quatre_decimales(minimum + Rate::from_millionths(whole))
                }
            }
        }
        _ => {
            let maximum = if grand {
                cout.rg_t_50
            } else {
                cout.rg_t_moins_50
            };
            match Reference::new(cout, smic_horaire(law), paye).part(cout.rg_plafond_smic) {
                None => Rate::ZERO,
                Some((above, below)) if above >= below => maximum,
                Some((above, below)) => {
                    let product = u128::try_from(maximum.in_millionths()).unwrap_or(0) * above;
                    let whole = i64::try_from(product / below).unwrap_or(0);
                    quatre_decimales(Rate::from_millionths(whole))
                }
            }
        }
    }
}

/// The rates that the employer really bears on the first tranche: they limit the maximum (CSS D. 241-7, III).
fn taux_portes(law: Law<'_>, employeur: &Employeur, grand: bool) -> Rate {
    let cout = law.cout;
    let fnal = if grand {
        cout.fnal_50
    } else {
        cout.fnal_moins_50
    };
    cout.maladie
        + cout.famille
        + cout.vieillesse_plafonnee
        + cout.vieillesse_deplafonnee
        + cout.csa
        + fnal
        + cout.chomage
        + cout.agirc_arrco_t1
        + cout.ceg_t1
        + taux_atmp(cout, employeur)
}

/// Ten-thousandths in millionths.
const GRAIN: i64 = 100;

/// Rounded to four decimals, half up; what was cut below a millionth cannot reach a half.
fn quatre_decimales(rate: Rate) -> Rate {
    Rate::from_millionths((rate.in_millionths() + GRAIN / 2).div_euclid(GRAIN) * GRAIN)
}

/// Bits below the point of a number from 0 to 1 in [`power`].
const BITS: u32 = 62;
/// One, in that writing.
const UNIT: u128 = 1 << BITS;

/// `(above ÷ below)` to the power `exposant`, below one, with 62 bits after the point.
///
/// The exponent counts in quarters (1.75 is seven fourth roots): two square roots of whole numbers, then products. The
/// error is far below the fifth decimal that the rounding looks at.
fn power(above: u128, below: u128, exposant: Rate) -> u128 {
    // Both are shifted so that the numerator keeps its bits once written with 62 more.
    let shift = (u128::BITS - above.leading_zeros() + BITS).saturating_sub(u128::BITS);
    let share = ((above >> shift) << BITS) / (below >> shift).max(1);
    let root = ((share << BITS).isqrt() << BITS).isqrt();
    let quarters = exposant.in_millionths() * 4 / 1_000_000;
    (0..quarters).fold(UNIT, |product, _| (product * root) >> BITS)
}

/// The taxe sur les salaires of this pay, in the month.
///
/// * Source: CGI 231, 1679, 1679 A. Bands of one employee's yearly pay; nothing up to the franchise of an employer, or
///   after the allowance of an association. What the employer owes for its other employees is given: this pay bears
///   what it adds.
/// * Unit: euros of a month, a twelfth of the year at this pay. Rounding: to the cent. Errors: none.
fn taxe_salaires<S: Sink>(
    law: &Parameters,
    employeur: &Employeur,
    mensuel: Money,
    sink: &mut S,
) -> Money {
    let Some(autres) = employeur.taxe_salaires else {
        return Money::ZERO;
    };
    let annuel = mensuel * 12;
    let taxe = annuel.at(law.taxe_salaires_taux)
        + (annuel - law.taxe_salaires_tranche_1)
            .or_zero()
            .at(law.taxe_salaires_majoration_1)
        + (annuel - law.taxe_salaires_tranche_2)
            .or_zero()
            .at(law.taxe_salaires_majoration_2);
    let due = |taxe: Money| {
        if employeur.association {
            (taxe - law.taxe_salaires_abattement_association).or_zero()
        } else if taxe <= law.taxe_salaires_franchise {
            Money::ZERO
        } else {
            taxe
        }
    };
    let mois = ((due(autres + taxe) - due(autres)) / 12).rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&TAXE_SALAIRES, mois)
            .with(
                "taxe d'une année à cette paie",
                taxe.rounded(Rounding::Centime),
            )
            .with("taxe de l'employeur pour ses autres salariés", autres)
    });
    mois
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `x^1.75` by the fourth root of whole numbers, against known values.
    #[test]
    fn a_power_of_a_quarter() {
        let exposant: Rate = "1.75".parse().unwrap_or(Rate::ZERO);
        // (1/16)^1.75 = 1/128 exactly.
        assert_eq!(power(1, 16, exposant), UNIT / 128);
        // 0.5^1.75 = 0.297301778750680…
        let half = power(1, 2, exposant);
        let known = 297_301_778_750_680 * UNIT / 1_000_000_000_000_000;
        assert!(half.abs_diff(known) < UNIT / 100_000_000_000_000);
        assert_eq!(power(3, 3, exposant), UNIT);
        // Large numbers give the same as small ones.
        let large = power(1_u128 << 100, 1_u128 << 101, exposant);
        assert!(large.abs_diff(half) < 1 << 10);
    }

    #[test]
    fn four_decimals_half_up() {
        let rate = |text: &str| text.parse::<Rate>().unwrap_or(Rate::ZERO);
        assert_eq!(quatre_decimales(rate("0.37495")), rate("0.375"));
        assert_eq!(quatre_decimales(rate("0.374949")), rate("0.3749"));
    }
}
