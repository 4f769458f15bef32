//! The amount of the aid for a tenant: D. 823-16 and D. 823-17, then what is withheld.

use super::{Parameters, rls};
use crate::money::{Money, Rate, Rounding};
use crate::trace::{Rule, Sink, Step};

pub(crate) static LOYER: Rule = Rule::new(
    "aide_logement.loyer",
    "CCH D. 823-16, 2°",
    "Loyer retenu, dans la limite du plafond de la zone",
);
pub(crate) static TAUX: Rule = Rule::new(
    "aide_logement.taux",
    "CCH D. 823-17, 3°",
    "Taux de participation personnelle aux dépenses de logement",
);
pub(crate) static PARTICIPATION: Rule = Rule::new(
    "aide_logement.participation",
    "CCH D. 823-17",
    "Participation personnelle, par mois",
);
pub(crate) static DEGRESSIVITE: Rule = Rule::new(
    "aide_logement.degressivite",
    "CCH D. 823-16, 5°",
    "Aide réduite ou supprimée quand le loyer est très au-dessus du plafond",
);
pub(crate) static CRDS: Rule = Rule::new(
    "aide_logement.crds",
    "Ordonnance n° 96-50, art. 14",
    "CRDS retenue sur l'aide au logement, au centime inférieur",
);
pub(crate) static RLS: Rule = Rule::new(
    "aide_logement.rls",
    "CCH D. 823-16",
    "Réduction de loyer de solidarité retirée de l'aide",
);
pub(crate) static MONTANT: Rule = Rule::new(
    "aide_logement.montant",
    "CCH D. 823-16",
    "Aide au logement due pour le mois, après CRDS",
)
.fixing("aide_logement");

/// Zone of the rent ceilings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Zone {
    Une,
    #[default]
    Deux,
    Trois,
}

/// A single room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chambre {
    /// A room.
    Ordinaire,
    /// An elderly or disabled person lodged for pay by a private person.
    Accueil,
}

/// The home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Logement {
    pub(crate) zone: Zone,
    /// Rent of July of the year before, or of the first month (R. 823-6, R. 823-7).
    pub(crate) loyer: Money,
    pub(crate) meuble: bool,
    pub(crate) colocation: bool,
    pub(crate) chambre: Option<Chambre>,
    /// APL; else an allocation de logement.
    pub(crate) conventionne: bool,
    /// Réduction de loyer de solidarité of the month, when it is known.
    pub(crate) rls: Money,
    /// The home of an HLM body: the reduction is computed when it is not known.
    pub(crate) hlm: bool,
}

/// The household, as the scale reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Foyer {
    pub(crate) couple: bool,
    /// Persons à charge (R. 823-4).
    pub(crate) personnes: i64,
    /// The AAH or the AEEH is received: neither degressivity nor assets.
    pub(crate) exempte: bool,
}

/// What is due for a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Aide {
    /// Before CRDS.
    pub(crate) brute: Money,
    pub(crate) crds: Money,
    /// Paid.
    pub(crate) nette: Money,
}

/// The amount of a table by household: alone, couple, one person à charge, and each next one.
fn par_foyer(table: [Money; 4], foyer: Foyer) -> Money {
    let [seul, couple, une, suivante] = table;
    match (foyer.personnes, foyer.couple) {
        (..=0, false) => seul,
        (..=0, true) => couple,
        (personnes, _) => une + suivante * (personnes - 1),
    }
}

/// The rent ceiling of a zone for a household.
///
/// * Source: arrêté du 27 septembre 2019, art. 7, 8 (rooms: a share of the ceiling of a single person) and 16 (colocation: a
///   share of each amount). Unit: euros a month. Rounding: each amount to the cent. Errors: none.
pub(crate) fn plafond(law: &Parameters, zone: Zone, foyer: Foyer, part: Rate) -> Money {
    let table = match zone {
        Zone::Une => [
            law.plafond_zone1_seul,
            law.plafond_zone1_couple,
            law.plafond_zone1_une_personne,
            law.plafond_zone1_personne_suivante,
        ],
        Zone::Deux => [
            law.plafond_zone2_seul,
            law.plafond_zone2_couple,
            law.plafond_zone2_une_personne,
            law.plafond_zone2_personne_suivante,
        ],
        Zone::Trois => [
            law.plafond_zone3_seul,
            law.plafond_zone3_couple,
            law.plafond_zone3_une_personne,
            law.plafond_zone3_personne_suivante,
        ],
    };
    if part == Rate::ONE {
        par_foyer(table, foyer)
    } else {
        par_foyer(
            table.map(|amount| amount.times(part).rounded(Rounding::Centime)),
            foyer,
        )
    }
}

fn charges(law: &Parameters, logement: &Logement, foyer: Foyer) -> Money {
    let (seul, couple, personne) = if logement.colocation {
        (
            law.charges_colocation_seul,
            law.charges_colocation_couple,
            law.charges_colocation_par_personne,
        )
    } else {
        (law.charges, law.charges, law.charges_par_personne)
    };
    let base = if foyer.couple { couple } else { seul };
    base + personne * foyer.personnes.max(0)
}

/// R0, below which resources do not count (D. 823-17, 4°).
fn r0(law: &Parameters, foyer: Foyer) -> Money {
    match (foyer.personnes, foyer.couple) {
        (..=0, false) => law.r0_seul,
        (..=0, true) => law.r0_couple,
        (1, _) => law.r0_1,
        (2, _) => law.r0_2,
        (3, _) => law.r0_3,
        (4, _) => law.r0_4,
        (5, _) => law.r0_5,
        (personnes, _) => law.r0_6 + law.r0_suivante * (personnes - 6),
    }
}

/// TF, by household (D. 823-17, 3°).
fn tf(law: &Parameters, foyer: Foyer) -> Rate {
    match (foyer.personnes, foyer.couple) {
        (..=0, false) => law.tf_seul,
        (..=0, true) => law.tf_couple,
        (1, _) => law.tf_1,
        (2, _) => law.tf_2,
        (3, _) => law.tf_3,
        (4, _) => law.tf_4,
        (5, _) => law.tf_5,
        (personnes, _) => (law.tf_6 - law.tf_baisse_suivante.times_count(personnes - 6)).or_zero(),
    }
}

/// TL, by the ratio RL of the rent to the ceiling of zone II (arrêté du 27 septembre 2019, art. 14).
///
/// RL is in percent with two decimals, TL in percent with three.
pub(crate) fn tl(law: &Parameters, loyer: Money, reference: Money) -> (Rate, Rate) {
    let rl = loyer.share_of(reference).rounded_to(law.rl_precision);
    let bande = |premier: Rate, dernier: Rate, taux: Rate| {
        let haut = if rl < dernier { rl } else { dernier };
        (haut - premier).or_zero().of(taux)
    };
    let tl = bande(law.tl_seuil_1, law.tl_seuil_2, law.tl_taux_1)
        + bande(law.tl_seuil_2, rl, law.tl_taux_2);
    (rl, tl.rounded_to(law.tl_precision))
}

/// The réduction de loyer de solidarité of a household with these monthly resources.
///
/// * Source: CCH L. 442-2-1 (« inférieures » to the ceiling); arrêté du 27 février 2018. Unit: euros a month.
/// * Rounding, errors: none.
pub(crate) fn rls(law: &rls::Parameters, zone: Zone, foyer: Foyer, annuelles: Money) -> Money {
    let (montants, plafonds) = match zone {
        Zone::Une => (
            [
                law.montant_zone1_seul,
                law.montant_zone1_couple,
                law.montant_zone1_une_personne,
                law.montant_zone1_personne_suivante,
            ],
            [
                law.plafond_zone1_seul,
                law.plafond_zone1_couple,
                law.plafond_zone1_une_personne,
                law.plafond_zone1_personne_suivante,
            ],
        ),
        Zone::Deux => (
            [
                law.montant_zone2_seul,
                law.montant_zone2_couple,
                law.montant_zone2_une_personne,
                law.montant_zone2_personne_suivante,
            ],
            [
                law.plafond_zone2_seul,
                law.plafond_zone2_couple,
                law.plafond_zone2_une_personne,
                law.plafond_zone2_personne_suivante,
            ],
        ),
        Zone::Trois => (
            [
                law.montant_zone3_seul,
                law.montant_zone3_couple,
                law.montant_zone3_une_personne,
                law.montant_zone3_personne_suivante,
            ],
            [
                law.plafond_zone3_seul,
                law.plafond_zone3_couple,
                law.plafond_zone3_une_personne,
                law.plafond_zone3_personne_suivante,
            ],
        ),
    };
    if annuelles / 12 < par_foyer(plafonds, foyer) {
        par_foyer(montants, foyer)
    } else {
        Money::ZERO
    }
}

/// The rent that counts: two thirds of that of a furnished home (D. 842-2).
fn loyer_principal(law: &Parameters, logement: &Logement) -> Money {
    if logement.meuble {
        logement.loyer * law.meuble / law.meuble_sur.max(1)
    } else {
        logement.loyer
    }
}

/// The aid of the month for yearly `ressources` rounded up.
///
/// * Source: CCH D. 823-16 (rent, charges, degressivity, minoration, CRDS, lower euro, minimum), D. 823-17 (participation),
///   D. 842-2 (furnished), L. 822-5 and arrêté du 27 septembre 2019.
/// * Unit: resources in euros a year, aid in euros a month.
/// * Rounding: none in the participation; the aid to the cent, half up; the CRDS to the lower cent; the net to the lower
///   euro; after the réduction de loyer de solidarité the net keeps its cents. Errors: none.
///
/// The minimum is compared with the result before CRDS, at the end, as D. 823-16 writes it: what is « inférieur » is not paid.
pub(crate) fn aide<S: Sink>(
    law: &Parameters,
    rls: &rls::Parameters,
    logement: &Logement,
    foyer: Foyer,
    ressources: Money,
    sink: &mut S,
) -> Aide {
    let (part, menage) = match logement.chambre {
        _ if logement.colocation => (law.coefficient_colocation, foyer),
        Some(chambre) => (
            match chambre {
                Chambre::Ordinaire => law.coefficient_chambre,
                Chambre::Accueil => law.coefficient_chambre_accueil,
            },
            Foyer::default(),
        ),
        None => (Rate::ONE, foyer),
    };
    let plafond_retenu = plafond(law, logement.zone, menage, part);
    let principal = loyer_principal(law, logement);
    let loyer = principal.min(plafond_retenu);
    sink.step(|| {
        Step::new(&LOYER, loyer)
            .with("loyer principal", principal)
            .with("plafond", plafond_retenu)
    });
    let depense = loyer + charges(law, logement, foyer);
    let participation = participation(law, foyer, loyer, depense, ressources, sink);
    let mut aide = (depense - participation).or_zero();
    if !foyer.exempte {
        aide = degressivite(law, logement.zone, plafond_retenu, principal, aide, sink);
    }
    let montant = (aide.rounded(Rounding::Centime) - law.minoration).or_zero();
    let crds = montant.at(law.crds).down_to(Money::CENTIME);
    let nette = (montant - crds).down_to(Money::euros(1));
    let mut due = Aide {
        brute: nette + crds,
        crds,
        nette,
    };
    let reduction = if logement.hlm && !logement.rls.is_positive() {
        self::rls(rls, logement.zone, foyer, ressources)
    } else {
        logement.rls
    };
    if reduction.is_positive() {
        due = reduite(law, rls, due, reduction, sink);
    }
    let seuil = if logement.conventionne {
        law.seuil_versement_apl
    } else {
        law.seuil_versement_al
    };
    if due.brute < seuil {
        due = Aide::default();
    }
    if due.nette.is_positive() {
        sink.step(|| Step::new(&CRDS, due.crds).with("aide avant CRDS", due.brute));
    }
    sink.step(|| {
        Step::new(&MONTANT, due.nette)
            .with("dépense de logement retenue", depense)
            .with("participation personnelle", participation)
            .with("minimum versé", seuil)
    });
    due
}

/// The personal share of the expense (D. 823-17).
fn participation<S: Sink>(
    law: &Parameters,
    foyer: Foyer,
    loyer: Money,
    depense: Money,
    ressources: Money,
    sink: &mut S,
) -> Money {
    let reference = plafond(law, Zone::Deux, foyer, Rate::ONE);
    let (rl, tl) = tl(law, loyer, reference);
    let taux = tf(law, foyer) + tl;
    sink.step(|| {
        Step::new(&TAUX, taux)
            .with("rapport du loyer au plafond", rl)
            .with("taux famille", taux - tl)
            .with("taux loyer", tl)
    });
    let minimale = depense
        .at(law.participation_minimale_taux)
        .max(law.participation_minimale);
    let abattement = r0(law, foyer);
    let participation = minimale + (ressources - abattement).or_zero().at(taux);
    sink.step(|| {
        Step::new(&PARTICIPATION, participation)
            .with("participation minimale", minimale)
            .with("ressources", ressources)
            .with("ressources laissées de côté", abattement)
    });
    participation
}

/// The aid falls in proportion between two multiples of the ceiling, and ends at the second (D. 823-16, 5°).
fn degressivite<S: Sink>(
    law: &Parameters,
    zone: Zone,
    plafond: Money,
    loyer: Money,
    aide: Money,
    sink: &mut S,
) -> Money {
    let (debut, fin) = match zone {
        Zone::Une => (law.degressivite_zone1, law.suppression_zone1),
        Zone::Deux => (law.degressivite_zone2, law.suppression_zone2),
        Zone::Trois => (law.degressivite_zone3, law.suppression_zone3),
    };
    let borne = |part: Rate| plafond.times(part).rounded(Rounding::Centime);
    let (debut, fin) = (borne(debut), borne(fin));
    if loyer <= debut {
        return aide;
    }
    let reste = aide.scaled((fin - loyer).or_zero(), fin - debut);
    sink.step(|| {
        Step::new(&DEGRESSIVITE, reste)
            .with("loyer", loyer)
            .with("l'aide baisse à partir de", debut)
            .with("l'aide est supprimée à partir de", fin)
    });
    reste
}

/// The aid of an HLM tenant after most of the réduction de loyer de solidarité.
fn reduite<S: Sink>(
    law: &Parameters,
    rls: &rls::Parameters,
    aide: Aide,
    reduction: Money,
    sink: &mut S,
) -> Aide {
    let retiree = reduction.at(rls.part_deduite);
    let brute = (aide.brute - retiree).or_zero().rounded(Rounding::Centime);
    let crds = brute.at(law.crds).down_to(Money::CENTIME);
    sink.step(|| {
        Step::new(&RLS, retiree)
            .with("réduction de loyer", reduction)
            .with("aide avant", aide.brute)
    });
    Aide {
        brute,
        crds,
        nette: brute - crds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Month;
    use crate::parameters::{Legislation, Timeline};
    use crate::trace::Silent;

    fn law() -> (Parameters, rls::Parameters) {
        let legislation = Legislation::in_force();
        let month = Month::new(2026, 11).unwrap_or(Month::january(2026));
        let law: Timeline<Parameters> = Timeline::new(&legislation);
        let rls: Timeline<rls::Parameters> = Timeline::new(&legislation);
        (
            *law.at(month).unwrap_or_else(|e| panic!("{e}")),
            *rls.at(month).unwrap_or_else(|e| panic!("{e}")),
        )
    }

    fn money(text: &str) -> Money {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    fn net(loyer: &str, change: impl Fn(&mut Logement, &mut Foyer)) -> Money {
        let (law, rls) = law();
        let mut logement = Logement {
            loyer: money(loyer),
            ..Logement::default()
        };
        let mut foyer = Foyer::default();
        change(&mut logement, &mut foyer);
        aide(&law, &rls, &logement, foyer, Money::ZERO, &mut Silent).nette
    }

    #[test]
    fn the_aid_falls_strictly_above_the_first_multiple_and_ends_at_the_second() {
        // 293.68 × 2.5 = 734.20; × 3.1 = 910.41 (910.408).
        let whole = net("734.20", |_, _| {});
        assert_eq!(whole, money("308"));
        assert!(net("736", |_, _| {}) < whole);
        // At the very end the aid is below 10 €.
        assert_eq!(net("910.40", |_, _| {}), Money::ZERO);
        assert_eq!(net("910.41", |_, _| {}), Money::ZERO);
        assert_eq!(net("2000", |_, foyer| foyer.exempte = true), whole);
    }

    #[test]
    fn a_room_has_a_share_of_the_ceiling_of_a_single_person() {
        let (law, _) = law();
        let couple = Foyer {
            couple: true,
            ..Foyer::default()
        };
        assert_eq!(
            plafond(&law, Zone::Deux, Foyer::default(), law.coefficient_chambre),
            money("264.31")
        );
        assert!(
            net("450", |logement, _| logement.chambre =
                Some(Chambre::Ordinaire))
                < net("450", |_, _| {})
        );
        assert!(
            net("450", |logement, _| logement.chambre =
                Some(Chambre::Accueil))
                < net("450", |logement, _| logement.chambre =
                    Some(Chambre::Ordinaire))
        );
        assert_eq!(plafond(&law, Zone::Une, couple, Rate::ONE), money("406.40"));
    }

    #[test]
    fn large_households_follow_the_supplements() {
        let (law, rls) = law();
        let foyer = |personnes| Foyer {
            personnes,
            ..Foyer::default()
        };
        assert_eq!(r0(&law, foyer(6)), money("10554"));
        assert_eq!(r0(&law, foyer(8)), money("11246"));
        assert_eq!(Ok(tf(&law, foyer(8))), "0.0161".parse());
        assert_eq!(
            plafond(&law, Zone::Trois, foyer(3), Rate::ONE),
            money("481.37")
        );
        // 905 € a month, strictly.
        let of = |annuelles: &str| super::rls(&rls, Zone::Deux, foyer(0), money(annuelles));
        assert_eq!(of("10859.99"), money("31.58"));
        assert_eq!(of("10860"), Money::ZERO);
    }
}
