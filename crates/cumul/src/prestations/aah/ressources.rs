//! What is counted as resources (CSS R. 821-4, R. 532-3, D. 821-9, 2°, D. 821-10), over the reference period.

use super::calendrier::{Appreciation, Periode};
use super::mesures::Effet;
use super::{Contexte, Faits, Manque, Parameters, State};
use crate::calendar::Month;
use crate::money::{Money, Rate};
use crate::parameters::ParameterError;
use crate::revenus::impot::{self, CATEGORIES};
use crate::situation::conventions::{AahFrais, AahIj};
use crate::trace::{Rule, Sink, Step};

pub(crate) static ACTIVITE: Rule = Rule::new(
    "aah.revenus_activite",
    "CSS R. 821-4-1, II",
    "Revenus d'activité en milieu ordinaire de la période de référence",
);
pub(crate) static FRAIS: Rule = Rule::new(
    "aah.frais_professionnels",
    "CSS R. 532-3",
    "Frais professionnels déduits avant l'abattement (lecture discutée)",
);
pub(crate) static ABATTEMENT: Rule = Rule::new(
    "aah.abattement",
    "CSS D. 821-9, 2°",
    "Abattement sur les revenus d'activité : 80 % jusqu'à 30 % du SMIC, 40 % au-delà",
);
pub(crate) static ASSIETTE: Rule = Rule::new(
    "aah.assiette_activite",
    "CSS D. 821-9, 2°",
    "Part des revenus d'activité qui compte",
);
pub(crate) static ESAT: Rule = Rule::new(
    "aah.revenus_esat",
    "CSS D. 821-10",
    "Part des revenus d'ESAT qui compte",
);
pub(crate) static PENSIONS: Rule = Rule::new(
    "aah.pensions",
    "CSS R. 821-4, II, 2°",
    "Part des pensions qui compte : moins 10 %, puis moins 20 %",
);
pub(crate) static AUTRES: Rule = Rule::new(
    "aah.autres_revenus",
    "CSS R. 532-3",
    "Autres revenus imposables comptés",
);
pub(crate) static ABATTEMENT_157BIS: Rule = Rule::new(
    "aah.abattement_157bis",
    "CGI 157 bis",
    "Abattement des personnes invalides ou de 65 ans et plus, sur les revenus hors milieu ordinaire",
);
pub(crate) static RESSOURCES: Rule = Rule::new(
    "aah.ressources",
    "CSS L. 821-3",
    "Ressources comptées sur la période de référence",
);

/// What a month, a quarter or a year brings, by the way it is counted. Taxable amounts, in euros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ressources {
    /// Net imposable of ordinary jobs, hours free of income tax included (R. 532-3, 2°).
    pub(crate) salaires: Money,
    /// Real professional expenses of these jobs.
    pub(crate) frais_reels: Money,
    /// Sickness, maternity, paternity, adoption daily benefits.
    pub(crate) ij_maladie: Money,
    /// Pay of a trainee.
    pub(crate) formation: Money,
    /// Non-salaried profits, as on the tax notice.
    pub(crate) benefices: Money,
    /// Receipts of a micro-entreprise: sales, commercial services, liberal.
    pub(crate) recettes: [Money; CATEGORIES],
    /// Unemployment benefits.
    pub(crate) chomage: Money,
    /// Daily benefits of an accident at work, exempt half included (R. 532-3, 1°).
    pub(crate) ij_accident: Money,
    /// Net imposable of ESAT pay, prime d'intéressement excluded.
    pub(crate) esat: Money,
    /// Taxable pensions d'invalidité and retraites.
    pub(crate) avantages: Money,
    /// Maintenance received.
    pub(crate) pensions_recues: Money,
    /// Property, capital and other net income.
    pub(crate) autres: Money,
    /// Maintenance paid.
    pub(crate) pensions_versees: Money,
    /// Incomes of a month before the first known parameters, which could not be computed.
    pub(crate) inconnus: Inconnus,
}

/// Where an income comes from that could not be computed, and its month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inconnus {
    /// A job: its place in the request.
    pub(crate) salaire: Option<(u16, Month)>,
    /// Work in an ESAT: its place in the request.
    pub(crate) esat: Option<(u16, Month)>,
    pub(crate) invalidite: Option<Month>,
    pub(crate) retraite: Option<Month>,
    /// A rente whose contract has a ceiling, beside a pay whose net is not known.
    pub(crate) prevoyance: Option<Month>,
}

impl Ressources {
    pub(crate) fn add(&mut self, other: &Self) {
        self.salaires += other.salaires;
        self.frais_reels += other.frais_reels;
        self.ij_maladie += other.ij_maladie;
        self.formation += other.formation;
        self.benefices += other.benefices;
        for (total, recettes) in self.recettes.iter_mut().zip(other.recettes) {
            *total += recettes;
        }
        self.chomage += other.chomage;
        self.ij_accident += other.ij_accident;
        self.esat += other.esat;
        self.avantages += other.avantages;
        self.pensions_recues += other.pensions_recues;
        self.autres += other.autres;
        self.pensions_versees += other.pensions_versees;
        let inconnus = &mut self.inconnus;
        inconnus.salaire = inconnus.salaire.or(other.inconnus.salaire);
        inconnus.esat = inconnus.esat.or(other.inconnus.esat);
        inconnus.invalidite = inconnus.invalidite.or(other.inconnus.invalidite);
        inconnus.retraite = inconnus.retraite.or(other.inconnus.retraite);
        inconnus.prevoyance = inconnus.prevoyance.or(other.inconnus.prevoyance);
    }

    /// Income received from ordinary activity, and what is treated like it.
    pub(crate) fn activite(&self, ij: AahIj) -> Money {
        let ij = match ij {
            AahIj::Assimilees => self.ij_maladie,
            AahIj::NonAssimilees => Money::ZERO,
        };
        self.salaires
            + self.formation
            + ij
            + self.benefices
            + self.recettes.into_iter().sum::<Money>()
    }

    /// The same without ordinary activity.
    pub(crate) const fn sans_activite(self) -> Self {
        Self {
            salaires: Money::ZERO,
            frais_reels: Money::ZERO,
            ij_maladie: Money::ZERO,
            formation: Money::ZERO,
            benefices: Money::ZERO,
            recettes: [Money::ZERO; CATEGORIES],
            inconnus: Inconnus {
                salaire: None,
                ..self.inconnus
            },
            ..self
        }
    }

    /// The same without ESAT pay.
    const fn sans_esat(self) -> Self {
        Self {
            esat: Money::ZERO,
            inconnus: Inconnus {
                esat: None,
                ..self.inconnus
            },
            ..self
        }
    }

    /// The same without pensions d'invalidité and retraites.
    const fn sans_avantages(self) -> Self {
        Self {
            avantages: Money::ZERO,
            ..self
        }
    }
}

/// What is counted over the reference period.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Retenues {
    pub(crate) total: Money,
    /// The same had there been no pension d'invalidité and no retraite.
    pub(crate) hors_avantages: Money,
    /// The abatement of article 157 bis, over the period.
    pub(crate) abattement_157bis: Money,
    /// Activity after the 80/40 abatement, before any other.
    pub(crate) activite: Money,
}

/// Resources counted over the reference period, after every measure and abatement.
///
/// * Source: CSS R. 821-4 and R. 821-4-1, which read R. 532-3 (net income by category, maintenance paid and article
///   157 bis taken away); D. 821-9 and D. 821-10.
/// * Period: a year, or a quarter for which yearly euros are multiplied by a quarter (R. 821-4-1, II, 5°).
/// * Unit: euros over the period. Rounding: none.
/// * Errors: a month of the period before the first known SMIC or tax amounts, when they are needed; an income of the
///   period that could not be computed.
pub(crate) fn retenues<S: Sink>(
    cx: Contexte<'_>,
    state: &State,
    faits: &Faits,
    periode: &Periode,
    effet: Effet,
    sink: &mut S,
) -> Result<Retenues, Manque> {
    let mut brutes = match state.calendrier.appreciation {
        Appreciation::Annuelle => state.annees.get(2).copied().unwrap_or_default(),
        Appreciation::Trimestrielle => state.trimestre,
    };
    let entree = forfait_esat(cx, state, faits, periode)?;
    if entree.is_some() {
        brutes = brutes.sans_esat();
        if periode.mois == 12 {
            // D. 821-10, a and b: the flat amount replaces the activity income that was counted.
            brutes = brutes.sans_activite();
        }
    }
    let (avant, forfait) = match effet {
        Effet::Aucun => (brutes, entree),
        Effet::CumulIntegral => (brutes.sans_activite(), entree),
        Effet::Neutralise => (
            Ressources {
                chomage: Money::ZERO,
                ..brutes.sans_activite().sans_esat()
            },
            None,
        ),
        Effet::Abattu { taux, chomage } => (abattues(brutes, taux.complement(), chomage), entree),
    };
    if avant.inconnus != Inconnus::default() {
        return Err(Manque::Revenus(avant.inconnus));
    }
    if avant == Ressources::default() && forfait.is_none() {
        sink.step(|| {
            Step::new(&RESSOURCES, Money::ZERO)
                .with("du", periode.premier)
                .with("au", periode.dernier)
        });
        return Ok(Retenues::default());
    }
    let law = Lecture {
        cx,
        faits,
        periode,
        impot: cx.impot.at(Month::january(periode.dernier.year()))?,
    };
    let comptees = compter(&law, state, &avant, forfait, sink)?;
    let hors_avantages = if avant.avantages.is_some() {
        compter(
            &law,
            state,
            &avant.sans_avantages(),
            forfait,
            &mut crate::trace::Silent,
        )?
        .total
    } else {
        comptees.total
    };
    sink.step(|| {
        Step::new(&RESSOURCES, comptees.total)
            .with("du", periode.premier)
            .with("au", periode.dernier)
            .with("revenus d'activité comptés", comptees.activite)
            .with(
                "abattement de l'article 157 bis",
                comptees.abattement_157bis,
            )
    });
    Ok(Retenues {
        hors_avantages,
        ..comptees
    })
}

/// The flat amount that replaces ESAT pay while it has not been received over a whole reference period.
///
/// * Source: CSS D. 821-10, a (first year: twelve times the aide au poste of the first whole month), b (later: twelve
///   times that of December before the payment year); by quarter, three times that of the first whole month, then of
///   the month before the rights period.
fn forfait_esat(
    cx: Contexte<'_>,
    state: &State,
    faits: &Faits,
    periode: &Periode,
) -> Result<Option<Money>, Manque> {
    let Some((entree, entiere)) = faits.entree_esat.filter(|_| faits.travail_esat) else {
        return Ok(None);
    };
    let premier_entier = if entiere { entree } else { entree + 1 };
    if premier_entier <= periode.premier {
        return Ok(None);
    }
    let entree_recente = if periode.mois == 3 {
        premier_entier >= cx.periode
    } else {
        entree.year() == cx.mois.year()
    };
    let (aide, du) = if entree_recente {
        (state.aide_premier_mois, premier_entier)
    } else if periode.mois == 3 {
        (state.aide_avant_periode, cx.periode - 1)
    } else {
        (state.aide_decembre, Month::january(cx.mois.year()) - 1)
    };
    match aide {
        Some(aide) => Ok(Some(aide * periode.mois)),
        None => Err(Manque::Revenus(Inconnus {
            esat: Some((faits.activite_esat, du)),
            ..Inconnus::default()
        })),
    }
}

fn abattues(brutes: Ressources, reste: Rate, chomage: bool) -> Ressources {
    let mut recettes = brutes.recettes;
    for montant in &mut recettes {
        *montant = montant.at(reste);
    }
    Ressources {
        salaires: brutes.salaires.at(reste),
        ij_maladie: brutes.ij_maladie.at(reste),
        formation: brutes.formation.at(reste),
        benefices: brutes.benefices.at(reste),
        recettes,
        esat: brutes.esat.at(reste),
        chomage: if chomage {
            brutes.chomage.at(reste)
        } else {
            brutes.chomage
        },
        ..brutes
    }
}

struct Lecture<'a> {
    cx: Contexte<'a>,
    faits: &'a Faits,
    periode: &'a Periode,
    impot: &'a impot::Parameters,
}

fn compter<S: Sink>(
    lecture: &Lecture<'_>,
    state: &State,
    r: &Ressources,
    forfait_esat: Option<Money>,
    sink: &mut S,
) -> Result<Retenues, ParameterError> {
    let Lecture {
        cx,
        faits,
        periode,
        impot,
    } = *lecture;
    let part = periode.part;
    let recettes = impot::recettes_abattues(impot, r.recettes, part) + r.benefices;
    let ij_activite = if cx.conventions.aah_ij == AahIj::Assimilees {
        r.ij_maladie
    } else {
        Money::ZERO
    };
    let payes = r.salaires + ij_activite + r.formation;
    let remplacements = r.chomage + r.ij_accident + (r.ij_maladie - ij_activite);
    sink.step(|| {
        Step::new(&ACTIVITE, payes + recettes)
            .with("salaires", r.salaires)
            .with("indemnités journalières de maladie", ij_activite)
            .with("rémunération de formation", r.formation)
            .with("recettes après abattement forfaitaire", recettes)
    });

    let (frais, deduction) = frais(lecture, r, payes, remplacements);
    if frais.is_some() {
        sink.step(|| Step::new(&FRAIS, frais).with("revenus", payes));
    }
    let activite = payes - frais + recettes;
    let assiette = if activite.is_positive() {
        let smic = cx.smic.at(periode.dernier)?.mensuel;
        let abattement = abattement(cx.law, smic, activite, periode.mois, sink);
        sink.step(|| {
            Step::new(&ASSIETTE, activite - abattement)
                .with("revenus d'activité", activite)
                .with("abattement", abattement)
        });
        activite - abattement
    } else {
        Money::ZERO
    };

    // The 10 % of wages: once for all of them, shared between unemployment, daily benefits and ESAT pay.
    let soumis = remplacements + r.esat;
    let esat_deduction = if soumis.is_positive() {
        deduction.scaled(r.esat, soumis)
    } else {
        Money::ZERO
    };
    let en_esat = forfait_esat.is_some() || r.esat.is_some();
    let taux_esat = if en_esat {
        cx.law.abattement_esat.rate(state.part_esat)
    } else {
        Rate::ZERO
    };
    let esat = match forfait_esat {
        Some(forfait) => forfait.at(taux_esat.complement()),
        None => (r.esat - esat_deduction).at(taux_esat.complement()),
    };
    if esat.is_some() {
        sink.step(|| {
            Step::new(&ESAT, esat)
                .with("part payée par l'ESAT", state.part_esat)
                .with("abattement", taux_esat)
                .with("revenus d'ESAT", r.esat)
                .with(
                    "forfait des premières années",
                    forfait_esat.unwrap_or_default(),
                )
        });
    }
    let recues = r.avantages + r.pensions_recues;
    let deduction_pensions = impot::deduction_pensions(impot, recues, part);
    let pensions = (recues - deduction_pensions).at(cx.law.abattement_pensions.complement());
    if recues.is_some() {
        sink.step(|| {
            Step::new(&PENSIONS, pensions)
                .with("pensions imposables", recues)
                .with("déduction de 10 %", deduction_pensions)
        });
    }
    let remplacements_nets = remplacements - (deduction - esat_deduction);
    let autres = remplacements_nets + r.autres;
    if autres.is_some() {
        sink.step(|| {
            Step::new(&AUTRES, autres)
                .with("chômage et indemnités, après 10 %", remplacements_nets)
                .with("loyers, placements et autres", r.autres)
        });
    }

    let hors_activite = esat + pensions + autres;
    let abattement_157bis = if faits
        .abattement_157bis_des
        .is_some_and(|des| des <= periode.dernier.year())
    {
        // The claimant's own total net income: wages after their 10 %, whatever the convention on expenses.
        let salaires = payes + remplacements + r.esat;
        let propre = salaires - impot::deduction_frais(impot, salaires, part) + recettes + recues
            - deduction_pensions
            + r.autres
            + forfait_esat.unwrap_or_default();
        let montant = abattement_157bis(lecture, propre - r.pensions_versees)
            .min((hors_activite - r.pensions_versees).or_zero());
        sink.step(|| {
            Step::new(&ABATTEMENT_157BIS, montant)
                .with("revenus hors milieu ordinaire", hors_activite)
        });
        montant
    } else {
        Money::ZERO
    };
    let total = (assiette + hors_activite - r.pensions_versees - abattement_157bis).or_zero();
    Ok(Retenues {
        total,
        hors_avantages: total,
        abattement_157bis,
        activite: assiette,
    })
}

/// Professional expenses of activity, and the 10 % deduction of the other wages.
///
/// * Source: CSS R. 532-3 reads net income by category, after CGI 83, 3° (Conseil d'État, 1 April 2019, n° 421160);
///   the CNAF's table takes nothing away from the claimant's own pay. `conventions.aah_frais` says which.
/// * One minimum a person: when activity is deducted too, the deduction is shared in proportion.
fn frais(
    lecture: &Lecture<'_>,
    r: &Ressources,
    payes: Money,
    remplacements: Money,
) -> (Money, Money) {
    let Lecture {
        cx, periode, impot, ..
    } = *lecture;
    let soumis = remplacements + r.esat;
    match cx.conventions.aah_frais {
        AahFrais::Aucune => (
            Money::ZERO,
            impot::deduction_frais(impot, soumis, periode.part),
        ),
        AahFrais::FraisReels => (
            r.frais_reels.min(payes),
            impot::deduction_frais(impot, soumis, periode.part),
        ),
        AahFrais::Forfait10 => {
            let tout = payes + soumis;
            let deduction = impot::deduction_frais(impot, tout, periode.part);
            let activite = if tout.is_positive() {
                deduction.scaled(payes, tout)
            } else {
                Money::ZERO
            };
            (activite, deduction - activite)
        }
    }
}

/// Income of a quarter of a self-employed person under real accounting whose quarter is not known: a quarter of the
/// last known yearly profit, revalorised by the forecast of prices (CSS R. 532-3, al. 10; R. 821-4-1, II, 2°).
#[cfg(feature = "probe")]
pub(crate) fn benefice_du_trimestre(dernier_benefice_annuel: Money, revalorisation: Rate) -> Money {
    dernier_benefice_annuel.at(Rate::ONE + revalorisation) * 3 / 12
}

/// Share of earned income left out of the resources: 80 % up to 30 % of the SMIC, 40 % above.
///
/// * Source: CSS art. D. 821-9, 2°, a) and b), version of 2010-11-17.
/// * Period: a reference period of `mois` months; the bands are monthly averages ("en moyenne mensuelle").
/// * Unit: euros over that whole period, in and out.
/// * Rounding: none; the article prescribes none.
/// * Errors: none; `revenus` was checked not negative when the situation was built.
///
/// `smic_mensuel` is the official gross monthly SMIC in force on the last day of the reference period, which may not
/// be the SMIC of the month being paid.
pub(crate) fn abattement<S: Sink>(
    law: &Parameters,
    smic_mensuel: Money,
    revenus: Money,
    mois: i64,
    sink: &mut S,
) -> Money {
    let tranche_basse = revenus.min(smic_mensuel.at(law.seuil_tranche) * mois);
    let tranche_haute = revenus - tranche_basse;
    let abattement = tranche_basse.at(law.abattement_tranche_basse)
        + tranche_haute.at(law.abattement_tranche_haute);
    sink.step(|| {
        Step::new(&ABATTEMENT, abattement)
            .with("revenus d'activité", revenus)
            .with("SMIC mensuel au dernier jour de la période", smic_mensuel)
            .with("tranche basse", tranche_basse)
            .with("tranche haute", tranche_haute)
    });
    abattement
}

/// The abatement of article 157 bis over the period: by the household's total net income of the year when it is
/// known, else by the claimant's own over the period.
fn abattement_157bis(lecture: &Lecture<'_>, propre: Money) -> Money {
    let annee = lecture.periode.dernier.year();
    let connu = lecture
        .cx
        .revenu_net_global
        .iter()
        .find(|(year, _)| *year == annee)
        .map(|(_, revenu)| *revenu);
    match connu {
        Some(revenu) => {
            impot::abattement_157bis(lecture.impot, revenu, Rate::ONE).at(lecture.periode.part)
        }
        None => impot::abattement_157bis(lecture.impot, propre, lecture.periode.part),
    }
}
