//! Prime d'activité (CSS L. 841-1 to L. 847-1, R. 842-1 to D. 846-3): the mean of three monthly primes, fixed for a quarter.
//!
//! Known gaps: students and apprentices (L. 842-2, 3°), residence and titles (L. 842-2, R. 842-2), a profit known by tax
//! notice only (R. 845-1: its twelfth arrives as work), the experiment of five departments from October 2024.

pub(crate) mod montant;
pub(crate) mod reference;

use crate::calendar::{Month, Window};
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{ParameterError, Since, Timeline, parameters};
use crate::revenus::impot::CATEGORIES;
use crate::revenus::smic;
use crate::trace::{Rule, Sink, Step};

parameters! {
    /// In each reference month; what fixes the calendar and what is paid, in the month of right.
    "prime_activite" {
        montant_forfaitaire: Money,
        majoration_deuxieme_personne: Rate,
        majoration_personne_suivante: Rate,
        majoration_enfant_rang_3: Rate,
        isolement_base: Rate,
        isolement_par_enfant: Rate,
        isolement_duree: i64,
        isolement_delai: i64,
        isolement_age_enfant: i64,
        fraction_revenus_professionnels: Rate,
        bonification_taux_maximal: Rate,
        bonification_seuil_bas: Rate,
        bonification_seuil_haut: Rate,
        seuil_aah_heures: Rate,
        assimilation_invalidite: Option<i64>,
        forfait_logement_1: Rate,
        forfait_logement_2: Rate,
        forfait_logement_3: Rate,
        reference_premier: i64,
        reference_dernier: i64,
        effet_immediat: Since<i64>,
        reexamen_mois: i64,
        radiation_mois: i64,
        minimum_verse: Money,
        crds: Rate,
        reduction_hospitalisation: Rate,
        hospitalisation_revision: i64,
        asf_orphelin: Rate,
        asf_un_parent: Rate,
        complement_familial_majore: Rate,
        age_minimal: i64,
        age_enfant: i64,
        indemnites_journalieres_mois: i64,
    }
}

pub(crate) static DEMANDE: Rule = Rule::new(
    "prime_activite.demande",
    "CSS R. 846-2",
    "Prime d'activité demandée dès qu'elle est due ; elle part du mois de la demande",
);
pub(crate) static REEXAMEN: Rule = Rule::new(
    "prime_activite.reexamen",
    "CSS D. 846-1",
    "Prime d'activité réexaminée tous les trois mois",
);
pub(crate) static SEJOUR: Rule = Rule::new(
    "prime_activite.sejour",
    "CSS R. 846-7",
    "Personne seule à l'hôpital ou en prison : prime réduite ou suspendue à la deuxième révision",
);
pub(crate) static MINIMUM: Rule = Rule::new(
    "prime_activite.minimum",
    "CSS D. 846-2",
    "En dessous de ce montant, la prime n'est pas versée",
);
pub(crate) static CRDS: Rule = Rule::new(
    "prime_activite.crds",
    "Ordonnance n° 96-50, art. 14",
    "CRDS retenue sur la prime d'activité, au centime inférieur",
);
pub(crate) static MONTANT: Rule = Rule::new(
    "prime_activite.montant",
    "CSS L. 842-3",
    "Prime d'activité due pour le mois, après CRDS",
)
.fixing("prime_activite");

/// Income of one member of the household in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Membre {
    /// Revenus professionnels, as montant net social; what counts as such (R. 844-1).
    pub(crate) travail: Money,
    /// Receipts of a micro-entreprise, by category.
    pub(crate) recettes: [Money; CATEGORIES],
    /// AAH due for the month.
    pub(crate) aah: Money,
    /// Pension d'invalidité, rente AT-MP, military pension: what article 269 of the LF 2019 protected.
    pub(crate) invalidite: Money,
    /// All that counts at 100 %: replacement incomes, pensions, other benefits (R. 844-2).
    pub(crate) autres: Money,
}

/// How the household is housed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Logement {
    /// Pays a rent; the aid received decides.
    #[default]
    Locataire,
    /// Owner, or housed free.
    SansLoyer,
}

/// A month, as a reference period reads it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mois {
    pub(crate) personne: Membre,
    pub(crate) conjoint: Membre,
    /// Benefits of the household that count: family benefits after their caps (R. 844-4).
    pub(crate) foyer: Money,
    /// Housing aid received for the month.
    pub(crate) aide_logement: Money,
    pub(crate) logement: Logement,
    /// Children and dependants under 25 on the last day of the month.
    pub(crate) enfants: i64,
    /// What was received is not known.
    pub(crate) inconnu: bool,
}

/// A stay that reduces the prime of a single person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sejour {
    /// Month of entry.
    pub(crate) depuis: Month,
    /// In prison: suspended, not halved (R. 846-8).
    pub(crate) prison: bool,
}

/// What the month of right says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faits {
    /// Lives in a couple; a partner who has left is ignored with all his income (R. 843-1, II).
    pub(crate) couple: bool,
    /// The majoration d'isolement runs in the month ([`montant::isolement`]).
    pub(crate) majoree: bool,
    /// A child or another person is à charge.
    pub(crate) charge: bool,
    pub(crate) sejour: Option<Sejour>,
    /// A separation, the start of an isolement or the opening of a RSA: reviewed at once (D. 846-1, R. 843-2).
    pub(crate) evenement: bool,
}

/// How the prime is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Demande {
    /// As soon as it is due.
    #[default]
    DesQuElleEstDue,
    /// Since a month, and reviewed every third month counted from another.
    Ouverte { depuis: Month, reexamen: Month },
}

/// Law and choices of the month.
#[derive(Clone, Copy)]
pub(crate) struct Contexte<'a> {
    pub(crate) mois: Month,
    pub(crate) law: &'a Timeline<Parameters>,
    pub(crate) smic: &'a Timeline<smic::Parameters>,
    /// Abatements of micro receipts, by category (R. 845-2).
    pub(crate) abattements: [Rate; CATEGORIES],
    pub(crate) demande: Demande,
    /// A change of scale never acts before its own reference months, even that of April 2026.
    pub(crate) bareme_de_reference: bool,
    /// Protected by article 269 of the LF 2019.
    pub(crate) protege: bool,
    /// That protection is read in the reference month, not in the month of right.
    pub(crate) protection_de_reference: bool,
}

/// What the prime remembers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct State {
    /// The four months before: « le quatrième, le troisième et le deuxième mois » (R. 843-1).
    pub(crate) passe: Window<Mois, 4>,
    /// The next review, once the right is open (D. 846-1).
    prochain: Option<Month>,
    /// Struck off after months without payment (D. 846-3).
    radiee: bool,
    sans_versement: i64,
    /// Reviews since a stay began (R. 846-7).
    revisions_de_sejour: i64,
    /// Prime of the quarter that runs, before CRDS.
    brute: Money,
    /// First and last reference months of that quarter.
    reference: Option<(Month, Month)>,
}

impl State {
    /// The next review, once the right is open.
    pub(crate) const fn prochain(&self) -> Option<Month> {
        self.prochain
    }
}

/// What is due for a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Droit {
    /// Before CRDS.
    pub(crate) brute: Money,
    /// Paid.
    pub(crate) nette: Money,
    /// First and last reference months of the last review; none without a right.
    pub(crate) reference: Option<(Month, Month)>,
    /// The prime was computed this month.
    pub(crate) revise: bool,
    /// The right has just been asked for.
    pub(crate) demandee: bool,
    /// It was struck off this month.
    pub(crate) radiee: bool,
    /// It could not be computed: a reference month or its scale is not known.
    pub(crate) inconnue: bool,
}

/// The prime d'activité of the month.
///
/// * Source: CSS R. 843-1 (reference months), D. 846-1 (three civil months), R. 846-2 (no backdating), D. 846-2 (minimum),
///   D. 846-3 (struck off), R. 846-7 and R. 846-8 (stays), ordonnance n° 96-50, art. 14 (CRDS).
/// * Period: a month of right; the income is that of the fourth to second month before (third to first before March 2025).
/// * Unit: euros a month. Rounding: the mean to the cent, half up; the CRDS to the lower cent.
/// * Errors: a month before the first known scale.
///
/// Asked for « as soon as it is due »: in the first month whose computed prime reaches the minimum.
pub(crate) fn mensuelle<S: Sink>(
    cx: Contexte<'_>,
    state: &mut State,
    faits: &Faits,
    sink: &mut S,
) -> Result<Droit, ParameterError> {
    let Some(demande) = a_calculer(cx, state, faits) else {
        return Ok(verser(cx, state, Droit::default(), sink));
    };
    let law = cx.law.at(cx.mois)?;
    if reference::inconnue(law, state) {
        let droit = Droit {
            inconnue: true,
            ..Droit::default()
        };
        return Ok(verser(cx, state, droit, sink));
    }
    let known = matches!(cx.demande, Demande::Ouverte { .. }) && !state.radiee;
    if demande && !known && !reference::travaille(law, state, faits) {
        // L. 842-1: without professional income in the reference months, there is nothing to ask for.
        return Ok(Droit::default());
    }
    let brute = reference::moyenne(cx, state, faits, sink)?.moyenne;
    let brute = sejour(law, cx.mois, state, faits, brute, sink);
    let brute = minimum(law, brute, sink);
    if demande && !known && !brute.is_positive() {
        return Ok(Droit::default());
    }
    let suivant = cx.mois + i32::try_from(law.reexamen_mois).unwrap_or(3);
    state.prochain = Some(match cx.demande {
        Demande::Ouverte { reexamen, .. } if known => {
            suivant - (cx.mois - reexamen).rem_euclid(suivant - cx.mois)
        }
        _ => match state.prochain {
            // An event does not move the calendar.
            Some(prochain) if prochain > cx.mois => prochain,
            _ => suivant,
        },
    });
    state.brute = brute;
    state.reference = Some(reference::bornes(law, cx.mois));
    if demande {
        state.sans_versement = 0;
        sink.step(|| Step::new(&DEMANDE, cx.mois));
    } else {
        sink.step(|| Step::new(&REEXAMEN, cx.mois));
    }
    let droit = Droit {
        revise: true,
        demandee: demande,
        ..Droit::default()
    };
    Ok(verser(cx, state, droit, sink))
}

/// Whether the prime is computed this month: at a claim (true), at a review or at an event (false).
fn a_calculer(cx: Contexte<'_>, state: &State, faits: &Faits) -> Option<bool> {
    match (state.prochain, cx.demande) {
        (Some(prochain), _) => (prochain <= cx.mois || faits.evenement).then_some(false),
        (None, Demande::Ouverte { depuis, .. }) if !state.radiee => {
            (cx.mois >= depuis).then_some(cx.mois == depuis)
        }
        (None, _) => Some(true),
    }
}

/// A single person without dependant, in hospital or in prison (R. 846-7, R. 846-8).
///
/// * Period: from the second review after the start of the stay. Unit: euros a month.
/// * Rounding: half of the prime to the cent, half up. Errors: none.
pub(crate) fn sejour<S: Sink>(
    law: &Parameters,
    mois: Month,
    state: &mut State,
    faits: &Faits,
    brute: Money,
    sink: &mut S,
) -> Money {
    let seul = !faits.couple && !faits.charge;
    let Some(sejour) = faits.sejour.filter(|s| seul && mois > s.depuis) else {
        state.revisions_de_sejour = 0;
        return brute;
    };
    state.revisions_de_sejour += 1;
    if state.revisions_de_sejour < law.hospitalisation_revision {
        return brute;
    }
    let reduite = if sejour.prison {
        Money::ZERO
    } else {
        brute
            .at(law.reduction_hospitalisation)
            .rounded(Rounding::Centime)
    };
    sink.step(|| {
        Step::new(&SEJOUR, reduite)
            .with("prime avant réduction", brute)
            .with("depuis", sejour.depuis)
    });
    reduite
}

/// Nothing below the minimum (D. 846-2): « inférieur à » is strict.
pub(crate) fn minimum<S: Sink>(law: &Parameters, brute: Money, sink: &mut S) -> Money {
    if brute >= law.minimum_verse {
        return brute;
    }
    if brute.is_positive() {
        sink.step(|| {
            Step::new(&MINIMUM, Money::ZERO)
                .with("prime calculée", brute)
                .with("minimum", law.minimum_verse)
        });
    }
    Money::ZERO
}

/// The CRDS withheld by the caisse, to the lower cent.
pub(crate) fn crds(law: &Parameters, brute: Money) -> Money {
    brute.at(law.crds).down_to(Money::CENTIME)
}

/// What is paid for the month out of the prime of the quarter; months without payment lead to the end of the right.
fn verser<S: Sink>(cx: Contexte<'_>, state: &mut State, mut droit: Droit, sink: &mut S) -> Droit {
    if state.prochain.is_none() {
        return droit;
    }
    let Ok(law) = cx.law.at(cx.mois) else {
        return droit;
    };
    droit.brute = state.brute;
    droit.reference = state.reference;
    if !droit.brute.is_positive() {
        state.sans_versement += 1;
        if state.sans_versement >= law.radiation_mois {
            state.prochain = None;
            state.reference = None;
            state.radiee = true;
            state.sans_versement = 0;
            droit.radiee = true;
        }
        return droit;
    }
    state.sans_versement = 0;
    let crds = crds(law, droit.brute);
    droit.nette = droit.brute - crds;
    sink.step(|| Step::new(&CRDS, crds).with("prime avant CRDS", droit.brute));
    sink.step(|| {
        Step::new(&MONTANT, droit.nette)
            .with("prime avant CRDS", droit.brute)
            .with("CRDS", crds)
    });
    droit
}

/// Lets the month enter the memory.
pub(crate) fn retenir(state: &mut State, mois: Mois) {
    state.passe.push(mois);
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::parameters::Legislation;
    use crate::trace::Silent;

    struct Lois {
        law: Timeline<Parameters>,
        smic: Timeline<smic::Parameters>,
    }

    impl Lois {
        fn new() -> Self {
            let legislation = Legislation::in_force();
            Self {
                law: Timeline::new(&legislation),
                smic: Timeline::new(&legislation),
            }
        }

        fn cx(&self, mois: Month, demande: Demande) -> Contexte<'_> {
            Contexte {
                mois,
                law: &self.law,
                smic: &self.smic,
                abattements: [Rate::ZERO; CATEGORIES],
                demande,
                bareme_de_reference: false,
                protege: false,
                protection_de_reference: false,
            }
        }

        /// Months of a person paid `pay` from a month on.
        fn life(
            &self,
            demande: Demande,
            first: Month,
            count: i32,
            pay: impl Fn(Month) -> Money,
            faits: impl Fn(Month) -> Faits,
        ) -> std::vec::Vec<Droit> {
            let mut state = State::default();
            (0..count)
                .map(|n| {
                    let mois = first + n;
                    let droit = mensuelle(
                        self.cx(mois, demande),
                        &mut state,
                        &faits(mois),
                        &mut Silent,
                    )
                    .unwrap_or_else(|e| panic!("{mois}: {e}"));
                    retenir(
                        &mut state,
                        Mois {
                            personne: Membre {
                                travail: pay(mois),
                                ..Membre::default()
                            },
                            ..Mois::default()
                        },
                    );
                    droit
                })
                .collect()
        }
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    #[test]
    fn the_claim_comes_with_the_first_due_month_and_holds_for_three() {
        let lois = Lois::new();
        let start = month("2026-06");
        let pay = |m: Month| {
            if m >= start {
                Money::euros(900)
            } else {
                Money::ZERO
            }
        };
        let months = lois.life(Demande::DesQuElleEstDue, month("2026-05"), 8, pay, |_| {
            Faits::default()
        });
        // Work from June is a second month before in August.
        let claimed: std::vec::Vec<bool> = months.iter().map(|d| d.demandee).collect();
        assert_eq!(
            claimed,
            [false, false, false, true, false, false, false, false]
        );
        // One month of three, until the review of November reads July to September.
        assert_eq!(months[3].brute, months[5].brute);
        assert!(months[6].revise && months[6].brute > months[5].brute);
    }

    #[test]
    fn a_known_right_keeps_its_calendar() {
        let lois = Lois::new();
        let demande = Demande::Ouverte {
            depuis: month("2026-02"),
            reexamen: month("2026-09"),
        };
        let months = lois.life(
            demande,
            month("2026-01"),
            10,
            |_| Money::euros(900),
            |_| Faits::default(),
        );
        let revised: std::vec::Vec<bool> = months.iter().map(|d| d.revise).collect();
        // February by the claim, then March, June, September: the months of the declared calendar.
        assert_eq!(
            revised,
            [
                false, true, true, false, false, true, false, false, true, false
            ]
        );
        assert_eq!(months[0], Droit::default());
    }

    #[test]
    fn twenty_four_months_without_payment_end_the_right_and_it_is_asked_for_again() {
        let lois = Lois::new();
        let first = month("2024-01");
        let pay = |m: Month| {
            if m < month("2024-03") || m >= month("2026-12") {
                Money::euros(900)
            } else {
                Money::ZERO
            }
        };
        let months = lois.life(Demande::DesQuElleEstDue, first, 40, pay, |_| {
            Faits::default()
        });
        let struck: std::vec::Vec<usize> = (0..40).filter(|n| months[*n].radiee).collect();
        let claims: std::vec::Vec<usize> = (0..40).filter(|n| months[*n].demandee).collect();
        // The claim of February 2024 (January counts, before March 2025) runs on; reviews of May 2024 (February) and
        // August 2024 (nothing): months without payment from August 2024, the 24th is July 2026.
        assert_eq!((claims[0], struck[0]), (1, 30));
        assert_eq!(first + 30, month("2026-07"));
        assert_eq!(claims[1], 37);
    }

    #[test]
    fn a_stay_halves_at_the_second_review_and_prison_suspends() {
        let lois = Lois::new();
        let stay = |prison| {
            move |m: Month| Faits {
                sejour: (m >= month("2026-06")).then_some(Sejour {
                    depuis: month("2026-06"),
                    prison,
                }),
                ..Faits::default()
            }
        };
        let demande = Demande::Ouverte {
            depuis: month("2026-02"),
            reexamen: month("2026-02"),
        };
        let pay = |_| Money::euros(900);
        let start = month("2026-01");
        let whole = lois.life(demande, start, 11, pay, |_| Faits::default());
        let halved = lois.life(demande, start, 11, pay, stay(false));
        let suspended = lois.life(demande, start, 11, pay, stay(true));
        assert_eq!(halved[9], whole[9]);
        assert_eq!(
            halved[10].brute,
            (whole[10].brute / 2).rounded(Rounding::Centime)
        );
        assert!(suspended[9].brute.is_positive() && !suspended[10].brute.is_positive());
    }

    #[test]
    fn fifteen_euros_are_paid_and_a_cent_less_is_not() {
        let lois = Lois::new();
        let law = lois
            .law
            .at(month("2026-11"))
            .unwrap_or_else(|e| panic!("{e}"));
        let limit = law.minimum_verse;
        assert_eq!(minimum(law, limit, &mut Silent), limit);
        assert_eq!(
            minimum(law, limit - Money::CENTIME, &mut Silent),
            Money::ZERO
        );
    }
}
