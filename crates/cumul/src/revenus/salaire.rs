//! The pay of an employee of the private sector or of a public vacataire: gross, net à payer, net imposable, montant
//! net social; part-time, fixed-term contracts and their end.
//!
//! Not here: the yearly regularisation of the plafond (CSS R. 242-2, II). The flat base of the formateur occasionnel,
//! what a job costs the employer and the conversion of a price into a gross have their own rooms.

use super::{Bulletin, formateur_occasionnel};
use crate::calendar::Month;
use crate::money::{Money, Product, Rate, Rounding};
use crate::parameters::parameters;
use crate::situation::activites::{IndemniteFinContrat, RegimePpv};
use crate::situation::mois::{Complementaire, ContratSalarie, Remuneration, Serie};
use crate::trace::{Rule, Silent, Sink, Step};

parameters! {
    /// Contributions of an employee, in the month in which the pay is paid.
    "salaire" {
        plafond_mensuel: Money,
        vieillesse_plafonnee: Rate,
        vieillesse_deplafonnee: Rate,
        agirc_arrco_t1: Rate,
        agirc_arrco_t2: Rate,
        ceg_t1: Rate,
        ceg_t2: Rate,
        cet: Rate,
        plafonds_tranche_2: i64,
        apec: Rate,
        plafonds_apec: i64,
        ircantec_a: Rate,
        ircantec_b: Rate,
        alsace_moselle: Option<Rate>,
        csg_deductible: Rate,
        csg_non_deductible: Rate,
        crds: Rate,
        csg_abattement: Rate,
        plafonds_csg_abattement: i64,
        reduction_heures_complementaires: Rate,
        heures_exonerees_plafond_annuel: Money,
        heures_exonerees_coefficient_net: Rate,
        majoration_heures_complementaires_1: Rate,
        majoration_heures_complementaires_2: Rate,
        heures_complementaires_diviseur_1: i64,
        heures_complementaires_diviseur_2: i64,
        heures_mensuelles_legales: Rate,
        prevoyance_cadre: Rate,
        ppv_plafond: Money,
        ppv_plafond_majore: Money,
    }
}

/// The end of a fixed-term contract.
pub(crate) mod cdd {
    use crate::money::Rate;
    use crate::parameters::parameters;

    parameters! {
        /// Read in the month in which the contract ends.
        "cdd" {
            indemnite_fin_contrat: Rate,
            indemnite_fin_contrat_reduite: Rate,
            indemnite_conges: Rate,
        }
    }
}

pub(crate) static BRUT: Rule = Rule::new("salaire.brut", "CSS L. 242-1", "Salaire brut du mois");
pub(crate) static HEURES_COMPLEMENTAIRES: Rule = Rule::new(
    "salaire.heures_complementaires",
    "C. trav. L. 3123-29",
    "Paie des heures complémentaires, majorées de 10 % puis de 25 %",
);
pub(crate) static FIN_CONTRAT: Rule = Rule::new(
    "salaire.indemnite_fin_contrat",
    "C. trav. L. 1243-8",
    "Indemnité de fin de contrat, payée avec le dernier salaire",
);
pub(crate) static CONGES: Rule = Rule::new(
    "salaire.indemnite_conges",
    "C. trav. L. 1242-16",
    "Indemnité compensatrice de congés payés, payée avec le dernier salaire",
);
pub(crate) static PLAFOND: Rule = Rule::new(
    "salaire.plafond",
    "CSS R. 242-2",
    "Plafond de la sécurité sociale, réduit pour un temps partiel ou un mois incomplet",
);
pub(crate) static COTISATIONS: Rule = Rule::new(
    "salaire.cotisations",
    "CSS D. 242-4",
    "Cotisations de vieillesse et de retraite complémentaire payées par le salarié",
);
pub(crate) static ASSIETTE_CSG: Rule = Rule::new(
    "salaire.assiette_csg",
    "CSS L. 136-2",
    "Base de la CSG et de la CRDS, après l'abattement de 1,75 %",
);
pub(crate) static CSG_DEDUCTIBLE: Rule = Rule::new(
    "salaire.csg_deductible",
    "CSS L. 136-8",
    "CSG déductible du revenu imposable",
);
pub(crate) static CSG_NON_DEDUCTIBLE: Rule = Rule::new(
    "salaire.csg_non_deductible",
    "CSS L. 136-8",
    "CSG non déductible",
);
pub(crate) static CRDS: Rule = Rule::new("salaire.crds", "Ordonnance n° 96-50, art. 14", "CRDS");
pub(crate) static NET_A_PAYER: Rule = Rule::new(
    "salaire.net_a_payer",
    "C. trav. R. 3243-1",
    "Net à payer avant impôt",
);
pub(crate) static NET_IMPOSABLE: Rule =
    Rule::new("salaire.net_imposable", "CGI 83", "Net imposable");
pub(crate) static NET_SOCIAL: Rule = Rule::new(
    "salaire.montant_net_social",
    "CSS R. 844-1",
    "Montant net social",
);
pub(crate) static HEURES_EXONEREES: Rule = Rule::new(
    "salaire.heures_exonerees",
    "CGI 81 quater",
    "Heures complémentaires exonérées d'impôt, comptées pour l'AAH et l'aide au logement",
);
pub(crate) static BRUT_RETROUVE: Rule = Rule::new(
    "salaire.brut_retrouve",
    "CSS L. 242-1",
    "Salaire brut retrouvé à partir du net donné",
);
pub(crate) static BULLETIN: Rule = Rule::new(
    "salaire.bulletin",
    "C. trav. R. 3243-1",
    "Montants lus sur le bulletin de paie, pris tels quels",
);
pub(crate) static PPV: Rule = Rule::new(
    "salaire.prime_partage_valeur",
    "Loi n° 2022-1158, art. 1",
    "Prime de partage de la valeur, nette",
);

/// The contract's parameters of a month of pay: its own, and those of its end.
#[derive(Clone, Copy)]
pub(crate) struct Law<'a> {
    pub(crate) salaire: &'a Parameters,
    pub(crate) cdd: &'a cdd::Parameters,
    pub(crate) formateur: Option<&'a formateur_occasionnel::Parameters>,
}

/// What a contract pays in `month`, or nothing when it pays nothing then.
///
/// * Source: CSS D. 242-4, L. 136-1-1, L. 136-2, L. 136-8; Agirc-Arrco; CGI 83; CSS R. 844-1, II.
/// * Period: the civil month in which the pay is paid ("perçu", "effectivement versé").
/// * Unit: euros.
/// * Rounding: the gross and each of its elements to the cent; each published figure once, half up.
/// * Errors: none; amounts were bounded when the situation was built.
pub(crate) fn paie<S: Sink>(
    law: Law<'_>,
    contrat: &ContratSalarie,
    month: Month,
    exonere_deja: Money,
    sink: &mut S,
) -> Option<Bulletin> {
    let travaille = month - contrat.decalage;
    if !contrat.duree.covers(travaille) {
        return None;
    }
    let mut bulletin = match &contrat.remuneration {
        Remuneration::Bulletin(releve) => {
            let bulletin = releve_de(releve, travaille);
            sink.step(|| {
                Step::new(&BULLETIN, bulletin.net_a_payer)
                    .with("brut", bulletin.brut)
                    .with("net imposable", bulletin.net_imposable)
                    .with("montant net social", bulletin.net_social)
                    .with("heures exonérées", bulletin.heures_exonerees)
            });
            bulletin
        }
        _ => {
            let base = brut_de_base(law.salaire, contrat, travaille, sink);
            let complementaires = heures_complementaires(law.salaire, contrat, travaille, sink);
            let fin = if travaille == contrat.duree.dernier {
                fin_de_contrat(law, contrat, sink)
            } else {
                Money::ZERO
            };
            let brut = base + complementaires + fin;
            if contrat.par_mission && !brut.is_positive() && contrat.ppv.is_none() {
                // No mission is paid this month: there is no payslip.
                return None;
            }
            sink.step(|| Step::new(&BRUT, brut));
            let typed = match &contrat.remuneration {
                Remuneration::NetAPayer(serie) if !fin.is_some() => {
                    Typed::NetAPayer(serie.get(travaille))
                }
                Remuneration::NetImposable(serie) if !fin.is_some() => {
                    Typed::NetImposable(serie.get(travaille))
                }
                _ => Typed::Nothing,
            };
            typed.over(bulletin(
                law,
                contrat,
                travaille,
                Paye {
                    brut,
                    complementaires,
                    exonere_deja,
                },
                sink,
            ))
        }
    };
    add_prime(
        law.salaire,
        &mut bulletin,
        contrat.ppv.as_ref(),
        month,
        sink,
    );
    tell(&bulletin, sink);
    Some(bulletin)
}

/// A gross and what its nets need beside it.
#[derive(Clone, Copy)]
pub(crate) struct Paye {
    pub(crate) brut: Money,
    /// Part of the gross that pays complementary hours.
    pub(crate) complementaires: Money,
    /// Net of tax of the exempt hours already paid this year.
    pub(crate) exonere_deja: Money,
}

/// From a gross to its nets, with the plafond of the month worked and the flat base when there is one.
pub(crate) fn bulletin<S: Sink>(
    law: Law<'_>,
    contrat: &ContratSalarie,
    travaille: Month,
    paye: Paye,
    sink: &mut S,
) -> Bulletin {
    let Paye {
        brut,
        complementaires,
        exonere_deja,
    } = paye;
    let plafond = plafond(law.salaire, contrat, travaille, sink);
    let forfait = forfait(law, contrat, travaille, brut, sink);
    nets(
        law.salaire,
        contrat,
        Gross {
            brut,
            plafond,
            complementaires,
            exonere_deja,
            forfait,
        },
        sink,
    )
}

/// Flat base of the month, for a formateur occasionnel.
pub(crate) fn forfait<S: Sink>(
    law: Law<'_>,
    contrat: &ContratSalarie,
    travaille: Month,
    brut: Money,
    sink: &mut S,
) -> Option<Money> {
    formateur_occasionnel::base_du_mois(law.formateur?, contrat, travaille, brut, sink)
}

/// The steps of the published figures.
pub(crate) fn tell<S: Sink>(bulletin: &Bulletin, sink: &mut S) {
    sink.step(|| Step::new(&NET_A_PAYER, bulletin.net_a_payer).with("brut", bulletin.brut));
    sink.step(|| {
        Step::new(&NET_IMPOSABLE, bulletin.net_imposable).with("net à payer", bulletin.net_a_payer)
    });
    sink.step(|| Step::new(&NET_SOCIAL, bulletin.net_social));
    if bulletin.heures_exonerees.is_some() {
        sink.step(|| Step::new(&HEURES_EXONEREES, bulletin.heures_exonerees));
    }
}

/// Net imposable and exempt hours of a month whose pay is known by these figures themselves, without any rate.
pub(crate) fn imposable_donne(contrat: &ContratSalarie, month: Month) -> Option<(Money, Money)> {
    let travaille = month - contrat.decalage;
    if !contrat.duree.covers(travaille) {
        return Some((Money::ZERO, Money::ZERO));
    }
    if contrat.ppv.is_some()
        || contrat.conges_en_fin
        || contrat.indemnite_fin_contrat != IndemniteFinContrat::NonDue
    {
        return None;
    }
    match &contrat.remuneration {
        Remuneration::NetImposable(serie) => {
            Some((serie.get(travaille).unwrap_or_default(), Money::ZERO))
        }
        Remuneration::Bulletin(releve) => {
            let lu = releve_de(releve, travaille);
            Some((lu.net_imposable, lu.heures_exonerees))
        }
        _ => None,
    }
}

/// A net figure that the person typed, kept as typed whatever gross was found for it.
enum Typed {
    Nothing,
    NetAPayer(Option<Money>),
    NetImposable(Option<Money>),
}

impl Typed {
    fn over(self, bulletin: Bulletin) -> Bulletin {
        match self {
            Self::NetAPayer(Some(net_a_payer)) => Bulletin {
                net_a_payer,
                ..bulletin
            },
            Self::NetImposable(Some(net_imposable)) => Bulletin {
                net_imposable,
                ..bulletin
            },
            _ => bulletin,
        }
    }
}

fn releve_de(releve: &crate::situation::mois::Releve, month: Month) -> Bulletin {
    let read = |serie: &Serie<Money>| serie.get(month).unwrap_or_default();
    Bulletin {
        brut: read(&releve.brut),
        net_a_payer: read(&releve.net_a_payer),
        net_imposable: read(&releve.net_imposable),
        net_social: read(&releve.net_social),
        heures_exonerees: releve.heures_exonerees.as_ref().map_or(Money::ZERO, read),
    }
}

/// The figures of a payslip typed by the person, for work that is not paid under this chain.
pub(crate) fn bulletin_lu(releve: &crate::situation::mois::Releve, month: Month) -> Bulletin {
    releve_de(releve, month)
}

/// Gross pay of a month without complementary hours or end indemnities.
pub(crate) fn brut_de_base<S: Sink>(
    law: &Parameters,
    contrat: &ContratSalarie,
    month: Month,
    sink: &mut S,
) -> Money {
    match &contrat.remuneration {
        Remuneration::Brut(serie) => serie
            .get(month)
            .unwrap_or_default()
            .rounded(Rounding::Centime),
        Remuneration::Heures { heures, taux } => {
            let heures = heures.get(month).unwrap_or_default();
            let taux = taux.get(month).unwrap_or_default();
            taux.times(heures).rounded(Rounding::Centime)
        }
        Remuneration::NetAPayer(serie) => {
            retrouver(law, contrat, month, serie, |b| b.net_a_payer, sink)
        }
        Remuneration::NetImposable(serie) => {
            retrouver(law, contrat, month, serie, |b| b.net_imposable, sink)
        }
        Remuneration::Bulletin(releve) => releve.brut.get(month).unwrap_or_default(),
        // A price becomes a gross in the room of portage, and a gratification is no gross.
        Remuneration::Portage(_) | Remuneration::Cae(_) | Remuneration::Stage(_) => Money::ZERO,
    }
}

/// Gross of the month of a pay that nothing but its own figure changes: that of a partner.
pub(crate) fn brut_seul(law: &Parameters, contrat: &ContratSalarie, month: Month) -> Money {
    brut_de_base(law, contrat, month, &mut Silent)
}

/// The lowest gross, to the cent, whose net is the one given; where no gross gives it exactly (the CET makes the net
/// fall just above the plafond), the highest whose net is below.
fn retrouver<S: Sink>(
    law: &Parameters,
    contrat: &ContratSalarie,
    month: Month,
    serie: &Serie<Money>,
    figure: impl Fn(&Bulletin) -> Money,
    sink: &mut S,
) -> Money {
    let Some(voulu) = serie.get(month).filter(|net| net.is_positive()) else {
        return Money::ZERO;
    };
    let plafond = plafond(law, contrat, month, &mut Silent);
    let net = |brut: Money| {
        let gross = Gross {
            brut,
            plafond,
            complementaires: Money::ZERO,
            exonere_deja: Money::ZERO,
            forfait: None,
        };
        figure(&nets(law, contrat, gross, &mut Silent))
    };
    // The net is at most the gross and at least half of it, contributions paid aside by the person included.
    let (mut low, mut high) = (
        Money::ZERO,
        voulu * 2 + (contrat.mutuelle_salarie + prevoyance(law, contrat, plafond).0) * 2,
    );
    while high - low > Money::CENTIME {
        let middle = ((low + high) / 2).rounded(Rounding::Centime);
        let middle = if middle == high { low } else { middle };
        if middle == low {
            break;
        }
        if net(middle) <= voulu {
            low = middle
        } else {
            high = middle
        }
    }
    if net(high) == voulu {
        low = high;
    }
    while low.is_positive() && net(low) == voulu && net(low - Money::CENTIME) == voulu {
        low = low - Money::CENTIME;
    }
    sink.step(|| Step::new(&BRUT_RETROUVE, low).with("net donné", voulu));
    low
}

/// Pay of complementary hours: 10 % more up to a tenth of the contract, 25 % more beyond (C. trav. L. 3123-29).
fn heures_complementaires<S: Sink>(
    law: &Parameters,
    contrat: &ContratSalarie,
    month: Month,
    sink: &mut S,
) -> Money {
    let Some(heures) = contrat
        .heures_complementaires
        .as_ref()
        .and_then(|serie| serie.get(month))
    else {
        return Money::ZERO;
    };
    let taux = contrat
        .taux_horaire
        .as_ref()
        .and_then(|serie| serie.get(month))
        .unwrap_or_default();
    let prevues = heures_prevues(law, contrat, month).unwrap_or(law.heures_mensuelles_legales);
    let premieres = heures.min(Rate::from_millionths(
        prevues.in_millionths() / law.heures_complementaires_diviseur_1.max(1),
    ));
    let suivantes = heures - premieres;
    // Exact: a rate of pay has cents, hours have hundredths, and the increase two decimals.
    let majore = |heures: Rate, majoration: Rate| taux.at(Rate::ONE + majoration).times(heures);
    let montant = (majore(premieres, law.majoration_heures_complementaires_1)
        + majore(suivantes, law.majoration_heures_complementaires_2))
    .rounded(Rounding::Centime);
    sink.step(|| {
        Step::new(&HEURES_COMPLEMENTAIRES, montant)
            .with("heures", heures)
            .with("taux horaire", taux)
            .with("heures majorées de 10 %", premieres)
            .with("heures majorées de 25 %", suivantes)
    });
    montant
}

/// Contractual hours of the month, when they can be known.
pub(crate) fn heures_prevues(
    law: &Parameters,
    contrat: &ContratSalarie,
    month: Month,
) -> Option<Rate> {
    match (&contrat.heures, &contrat.quotite) {
        (Some(heures), _) => heures.get(month),
        (None, Some(quotite)) => quotite
            .get(month)
            .map(|part| law.heures_mensuelles_legales.of(part)),
        (None, None) => None,
    }
}

/// Indemnities paid with the last pay of a fixed-term contract.
///
/// * Source: C. trav. L. 1243-8 to L. 1243-10 (end of contract: 10 %, or 6 % by agreement), L. 1242-16 and L. 3141-24
///   (leave: a tenth of all gross pay, end indemnity included).
/// * Period: the whole contract; paid with the last pay.
/// * Rounding: each to the cent, as money.
fn fin_de_contrat<S: Sink>(law: Law<'_>, contrat: &ContratSalarie, sink: &mut S) -> Money {
    let rate = match contrat.indemnite_fin_contrat {
        IndemniteFinContrat::Due => law.cdd.indemnite_fin_contrat,
        IndemniteFinContrat::Reduite => law.cdd.indemnite_fin_contrat_reduite,
        IndemniteFinContrat::NonDue => Rate::ZERO,
    };
    if rate == Rate::ZERO && !contrat.conges_en_fin {
        return Money::ZERO;
    }
    let mut verse = Money::ZERO;
    let mut month = contrat.duree.premier;
    while month <= contrat.duree.dernier {
        verse += brut_de_base(law.salaire, contrat, month, &mut Silent)
            + heures_complementaires(law.salaire, contrat, month, &mut Silent);
        month = month + 1;
    }
    let indemnite = verse.times(rate).rounded(Rounding::Centime);
    if rate != Rate::ZERO {
        sink.step(|| {
            Step::new(&FIN_CONTRAT, indemnite)
                .with("brut versé pendant le contrat", verse)
                .with("taux", rate)
        });
    }
    let conges = if contrat.conges_en_fin {
        let conges = (verse + indemnite)
            .times(law.cdd.indemnite_conges)
            .rounded(Rounding::Centime);
        sink.step(|| {
            Step::new(&CONGES, conges)
                .with(
                    "brut versé et indemnité de fin de contrat",
                    verse + indemnite,
                )
                .with("taux", law.cdd.indemnite_conges)
        });
        conges
    } else {
        Money::ZERO
    };
    indemnite + conges
}

/// Plafond of the month (CSS R. 242-2): by civil days when the contract does not cover the month, else by hours.
///
/// The reduction for part-time is the employer's right, not a duty: payroll does it by default, and so does this.
pub(crate) fn plafond<S: Sink>(
    law: &Parameters,
    contrat: &ContratSalarie,
    month: Month,
    sink: &mut S,
) -> Money {
    let plein = law.plafond_mensuel;
    let legales = law.heures_mensuelles_legales;
    let plafond = match at(contrat.jours.as_ref(), month) {
        // The hours of missions are those of the days that are paid, whatever part of the month the contract covers.
        _ if contrat.heures_de_mission() => match at(contrat.heures.as_ref(), month) {
            Some(heures) if heures > Rate::ZERO => {
                plein.prorated(heures.min(legales).in_millionths(), legales.in_millionths())
            }
            _ => plein,
        },
        Some(jours) => plein.prorated(jours.min(month.days()), month.days()),
        None => {
            let jours = contrat.duree.days_in(month);
            let present = if jours < month.days() {
                plein.prorated(jours, month.days())
            } else {
                plein
            };
            match heures_du_contrat(law, contrat, month) {
                Some(heures) if heures > Rate::ZERO => {
                    let complementaires =
                        at(contrat.heures_complementaires.as_ref(), month).unwrap_or_default();
                    let part = (heures + complementaires).min(legales);
                    present.prorated(part.in_millionths(), legales.in_millionths())
                }
                _ => present,
            }
        }
    };
    sink.step(|| Step::new(&PLAFOND, plafond).with("plafond du mois", plein));
    plafond
}

/// Hours of the contract, when they say something of a whole month: those given for an incomplete month alone, or for a
/// contract shorter than a month, are already few.
fn heures_du_contrat(law: &Parameters, contrat: &ContratSalarie, month: Month) -> Option<Rate> {
    let whole = contrat.duree.days_in(month) == month.days();
    let lasting = contrat.duree.premier != contrat.duree.dernier;
    match &contrat.heures {
        Some(Serie::Constante(heures)) if whole || lasting => Some(*heures),
        Some(serie @ Serie::Mois { .. }) if whole => serie.get(month),
        Some(_) => None,
        None => heures_prevues(law, contrat, month),
    }
}

/// The value of an optional series.
fn at<T: Copy>(serie: Option<&Serie<T>>, month: Month) -> Option<T> {
    serie.and_then(|serie| serie.get(month))
}

/// Employee's and employer's shares of the prévoyance; a cadre's employer owes at least 1.5 % of the first tranche.
pub(crate) fn prevoyance(
    law: &Parameters,
    contrat: &ContratSalarie,
    tranche_1: Money,
) -> (Money, Money) {
    match contrat.prevoyance {
        Some(shares) => shares,
        None if contrat.cadre => (Money::ZERO, tranche_1.at(law.prevoyance_cadre)),
        None => (Money::ZERO, Money::ZERO),
    }
}

/// What a payslip starts from.
#[derive(Clone, Copy)]
struct Gross {
    brut: Money,
    plafond: Money,
    /// Part of the gross that pays complementary hours.
    complementaires: Money,
    /// Net of tax of the exempt hours already paid this year.
    exonere_deja: Money,
    /// Flat base that stands for the gross in social security, CSG and CRDS.
    forfait: Option<Money>,
}

/// From gross to the published nets.
fn nets<S: Sink>(
    law: &Parameters,
    contrat: &ContratSalarie,
    gross: Gross,
    sink: &mut S,
) -> Bulletin {
    let Gross {
        brut,
        plafond,
        complementaires,
        forfait,
        ..
    } = gross;
    let tranche_1 = brut.min(plafond);
    let tranche_2 = (brut - plafond)
        .or_zero()
        .min(plafond * (law.plafonds_tranche_2 - 1));
    let (prevoyance_salarie, prevoyance_employeur) = prevoyance(law, contrat, tranche_1);

    // The plafond is not reduced for a flat base (CSS R. 242-2, III).
    let (assiette_plafonnee, assiette_totale) = match forfait {
        Some(base) => (base.min(law.plafond_mensuel), base),
        None => (tranche_1, brut),
    };
    let vieillesse = assiette_plafonnee.times(law.vieillesse_plafonnee)
        + assiette_totale.times(law.vieillesse_deplafonnee);
    let retraite = match contrat.complementaire {
        Complementaire::AgircArrco => {
            tranche_1.times(law.agirc_arrco_t1)
                + tranche_1.times(law.ceg_t1)
                + tranche_2.times(law.agirc_arrco_t2)
                + tranche_2.times(law.ceg_t2)
        }
        Complementaire::Ircantec => {
            tranche_1.times(law.ircantec_a) + tranche_2.times(law.ircantec_b)
        }
        Complementaire::Aucune => Product::default(),
    };
    let mut autres = Product::default();
    if contrat.complementaire == Complementaire::AgircArrco && brut > plafond {
        autres += (tranche_1 + tranche_2).times(law.cet);
    }
    if contrat.cadre {
        autres += brut.min(plafond * law.plafonds_apec).times(law.apec);
    }
    if contrat.alsace_moselle {
        autres += brut.times(law.alsace_moselle.unwrap_or_default());
    }
    // CSS L. 241-17: the reduction is charged on old-age contributions and cannot exceed them; not with a flat base.
    let reduction = if forfait.is_some() {
        Product::default()
    } else {
        complementaires
            .times(law.reduction_heures_complementaires)
            .min(vieillesse + retraite)
    };
    let cotisations = vieillesse + retraite + autres - reduction;

    let abattus = brut.min(plafond * law.plafonds_csg_abattement);
    let complement = contrat.mutuelle_employeur + prevoyance_employeur;
    let taux_assiette = law.csg_abattement.complement();
    // L. 136-2, II: no abatement on a flat base.
    let assiette = match forfait {
        Some(base) => base + complement,
        None => abattus.at(taux_assiette) + (brut - abattus) + complement,
    };
    let exonere = exoneration(law, complementaires, gross.exonere_deja);
    let csg_deductible = (assiette - exonere.brut.at(taux_assiette)).times(law.csg_deductible);
    let csg_non_deductible = assiette.times(law.csg_deductible)
        + assiette.times(law.csg_non_deductible)
        - csg_deductible;
    let crds = assiette.times(law.crds);

    let net = brut.exact()
        - cotisations
        - csg_deductible
        - csg_non_deductible
        - crds
        - (contrat.mutuelle_salarie + prevoyance_salarie).exact();
    let imposable =
        net + csg_non_deductible + crds + (contrat.mutuelle_employeur - exonere.brut).exact();

    sink.step(|| {
        Step::new(&COTISATIONS, cotisations.rounded(Rounding::Centime))
            .with("tranche 1", tranche_1)
            .with("tranche 2", tranche_2)
            .with(
                "réduction sur heures complémentaires",
                reduction.rounded(Rounding::Centime),
            )
    });
    sink.step(|| {
        Step::new(&ASSIETTE_CSG, assiette.rounded(Rounding::Centime))
            .with("brut", brut)
            .with("parts de l'employeur (santé, prévoyance)", complement)
    });
    sink.step(|| Step::new(&CSG_DEDUCTIBLE, csg_deductible.rounded(Rounding::Centime)));
    sink.step(|| {
        Step::new(
            &CSG_NON_DEDUCTIBLE,
            csg_non_deductible.rounded(Rounding::Centime),
        )
    });
    sink.step(|| Step::new(&CRDS, crds.rounded(Rounding::Centime)));

    let net_a_payer = net.rounded(Rounding::Centime);
    Bulletin {
        brut,
        net_a_payer,
        net_imposable: imposable.rounded(Rounding::Centime),
        net_social: net_a_payer,
        heures_exonerees: exonere.net,
    }
}

struct Exonere {
    brut: Money,
    net: Money,
}

/// Complementary hours free of income tax, up to a yearly net amount (CGI 81 quater).
fn exoneration(law: &Parameters, complementaires: Money, deja: Money) -> Exonere {
    let net = complementaires
        .times(law.heures_exonerees_coefficient_net)
        .rounded(Rounding::Centime);
    let reste = (law.heures_exonerees_plafond_annuel - deja).or_zero();
    if net <= reste {
        return Exonere {
            brut: complementaires,
            net,
        };
    }
    Exonere {
        brut: complementaires
            .at(reste.share_of(net))
            .rounded(Rounding::Centime),
        net: reste,
    }
}

fn prime(ppv: Option<&(Serie<Money>, RegimePpv)>, month: Month) -> Option<(Money, RegimePpv)> {
    let (serie, regime) = ppv?;
    Some((
        serie.get(month).filter(|montant| montant.is_positive())?,
        *regime,
    ))
}

/// The prime de partage de la valeur of the month, for a work that is not a job.
pub(crate) fn add_prime<S: Sink>(
    law: &Parameters,
    bulletin: &mut Bulletin,
    ppv: Option<&(Serie<Money>, RegimePpv)>,
    month: Month,
    sink: &mut S,
) {
    if let Some((montant, regime)) = prime(ppv, month) {
        add_ppv(law, bulletin, montant, regime, sink);
    }
}

/// Adds a prime de partage de la valeur: in cash and in the montant net social, and in taxable income when it is.
fn add_ppv<S: Sink>(
    law: &Parameters,
    bulletin: &mut Bulletin,
    montant: Money,
    regime: RegimePpv,
    sink: &mut S,
) {
    let (net, imposable) = match regime {
        RegimePpv::Exoneree => (montant.exact(), Product::default()),
        RegimePpv::Imposable => {
            let deductible = montant.times(law.csg_deductible);
            let reste = montant.times(law.csg_non_deductible) + montant.times(law.crds);
            (
                montant.exact() - deductible - reste,
                montant.exact() - deductible,
            )
        }
    };
    let net = net.rounded(Rounding::Centime);
    bulletin.net_a_payer += net;
    bulletin.net_social += net;
    bulletin.net_imposable += imposable.rounded(Rounding::Centime);
    sink.step(|| Step::new(&PPV, net).with("prime brute", montant));
}

/// Whether the contract runs in `month`: pay by missions runs only in the months that are paid.
pub(crate) fn court(contrat: &ContratSalarie, month: Month) -> bool {
    if !contrat.duree.covers(month) {
        return false;
    }
    match (&contrat.remuneration, &contrat.mois_travailles) {
        // An internship is no work.
        (Remuneration::Stage(_), _) => return false,
        (_, Some(worked)) => return worked.contains(&month),
        _ => {}
    }
    !contrat.par_mission
        || match &contrat.remuneration {
            Remuneration::Brut(s) | Remuneration::NetAPayer(s) | Remuneration::NetImposable(s) => {
                s.get(month).is_some_and(Money::is_positive)
            }
            Remuneration::Heures { heures, .. } => {
                heures.get(month).is_some_and(|h| h > Rate::ZERO)
            }
            Remuneration::Bulletin(releve) => {
                releve.brut.get(month).is_some_and(Money::is_positive)
            }
            Remuneration::Portage(_) | Remuneration::Cae(_) | Remuneration::Stage(_) => true,
        }
}

/// Working time of a month paid, as a part of a full time: hours when they are known, else days of the contract.
pub(crate) fn temps(law: &Parameters, contrat: &ContratSalarie, month: Month) -> (i64, i64) {
    let legales = law.heures_mensuelles_legales;
    if contrat.heures_de_mission() {
        let heures = at(contrat.heures.as_ref(), month).unwrap_or_default();
        return (heures.in_millionths(), legales.in_millionths());
    }
    let jours = contrat.duree.days_in(month).max(1);
    let entier = jours == month.days();
    let complementaires = at(contrat.heures_complementaires.as_ref(), month).unwrap_or_default();
    match heures_prevues(law, contrat, month) {
        Some(heures) if entier || heures_du_contrat(law, contrat, month).is_none() => (
            (heures + complementaires).in_millionths(),
            legales.in_millionths(),
        ),
        Some(heures) => (
            (heures + complementaires).in_millionths() * jours,
            legales.in_millionths() * month.days(),
        ),
        None => match at(contrat.jours.as_ref(), month) {
            Some(jours) => (jours.min(month.days()), month.days()),
            None => (jours, month.days()),
        },
    }
}

/// Whether complementary hours of `month` go beyond a third of the contract, or reach a full time (C. trav. L. 3123-9,
/// L. 3123-20).
pub(crate) fn trop_d_heures(law: &Parameters, contrat: &ContratSalarie, month: Month) -> bool {
    let Some(heures) = contrat
        .heures_complementaires
        .as_ref()
        .and_then(|serie| serie.get(month))
    else {
        return false;
    };
    let Some(prevues) = heures_prevues(law, contrat, month) else {
        return false;
    };
    heures > prevues.over_count(law.heures_complementaires_diviseur_2.max(1))
        || prevues + heures >= law.heures_mensuelles_legales
}

/// By how much the pay of `month` is below the SMIC for its hours; none when it is not, or when hours are not known.
///
/// Source: C. trav. L. 3231-2, D. 3231-6. A full time is compared with the official monthly amount, which is not the
/// hourly rate times 151.67.
pub(crate) fn sous_le_smic(
    law: Law<'_>,
    smic: &super::smic::Parameters,
    contrat: &ContratSalarie,
    month: Month,
) -> Option<Money> {
    if !court(contrat, month) || contrat.heures_de_mission() {
        return None;
    }
    let heures = heures_prevues(law.salaire, contrat, month)?;
    let brut = brut_de_base(law.salaire, contrat, month, &mut Silent);
    let legales = law.salaire.heures_mensuelles_legales;
    let mensuel = smic
        .mensuel
        .prorated(heures.in_millionths(), legales.in_millionths());
    let minimum = smic
        .horaire?
        .times(heures)
        .rounded(Rounding::Centime)
        .min(mensuel.rounded(Rounding::Centime));
    (brut.is_positive() && brut < minimum).then(|| minimum - brut)
}
