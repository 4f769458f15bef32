//! Probes of the rooms of the household that no request reaches yet.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Given, answer, number};
use crate::calendar::Month;
use crate::money::{Money, Rate, Rounding};
use crate::parameters::{Legislation, ParameterError, Timeline};
use crate::prestations::{aide_logement, chomage, css, prime_activite, rsa};
use crate::revenus::{bmaf, impot, prelevement_source, smic};
use crate::situation::node::{Node, Value};
use crate::trace::Silent;

impl Given<'_> {
    fn money_or_zero(&self, name: &str) -> Result<Money, String> {
        match self.find(name) {
            Ok(_) => self.money(name),
            Err(_) => Ok(Money::ZERO),
        }
    }

    fn whole(&self, name: &str) -> Result<i64, String> {
        match self.find(name) {
            Err(_) => Ok(0),
            Ok(Value::Number(number)) => i64::try_from(*number)
                .ok()
                .filter(|count| number.fract().is_zero() && *count >= 0)
                .ok_or_else(|| format!("{name} is not a count")),
            Ok(_) => Err(format!("{name} is not a count")),
        }
    }

    fn flag(&self, name: &str) -> Result<bool, String> {
        match self.find(name) {
            Err(_) => Ok(false),
            Ok(Value::Bool(yes)) => Ok(*yes),
            Ok(_) => Err(format!("{name} is neither true nor false")),
        }
    }

    /// One amount a month, or the same for all.
    fn series<const N: usize>(&self, name: &str) -> Result<[Money; N], String> {
        let values = match self.find(name) {
            Err(_) => return Ok([Money::ZERO; N]),
            Ok(Value::List(items)) => items
                .iter()
                .map(|node| match node.value {
                    Value::Number(number) => {
                        Money::try_from(number).map_err(|e| format!("{name}: {e}"))
                    }
                    _ => Err(format!("{name} holds something that is not a number")),
                })
                .collect::<Result<Vec<_>, _>>()?,
            Ok(_) => return Ok([self.money(name)?; N]),
        };
        <[Money; N]>::try_from(values).map_err(|_| format!("{name} does not have {N} amounts"))
    }
}

fn unknown(error: ParameterError) -> String {
    format!("{error}")
}

fn list(values: impl IntoIterator<Item = Money>) -> Node {
    Node::new(Value::List(values.into_iter().map(number).collect()))
}

fn text(value: &str) -> Node {
    Node::new(Value::Text(value.to_owned()))
}

fn month(value: Month) -> Node {
    Node::new(Value::Text(format!("{value}")))
}

fn yes(value: bool) -> Node {
    Node::new(Value::Bool(value))
}

/// The result of one rule of the household; none when the rule is not one of them.
pub(super) fn evaluate(rule: &str, given: &Given<'_>) -> Option<Result<Node, String>> {
    Some(match rule {
        "prime_activite.montant" => prime(given),
        "prime_activite.sejour" => sejour(given),
        "aide_logement.montant" => aide(given),
        "aide_logement.ressources" => ressources(given),
        "aide_logement.neuf_mois" => neuf_mois(given),
        "rsa.montant" => revenu_de_solidarite(given),
        "css.droit" => complementaire(given),
        "chomage.ass" => ass(given),
        "chomage.are" => are(given),
        "impot.annuel" => impot_annuel(given),
        "prelevement_source.montant" => preleve(given),
        _ => return None,
    })
}

fn neuf_mois(given: &Given<'_>) -> Result<Node, String> {
    let zero = given.month("reexamen_a_zero")?;
    let law: Timeline<aide_logement::Parameters> = Timeline::new(&Legislation::in_force());
    let next = aide_logement::nouvelle_demande(law.at(zero).map_err(unknown)?, zero);
    Ok(answer([
        ("reexamen_sans_demande_jusqu_a", month(next - 1)),
        ("nouvelle_demande_a_partir_de", month(next)),
    ]))
}

fn preleve(given: &Given<'_>) -> Result<Node, String> {
    let law: Timeline<prelevement_source::Parameters> = Timeline::new(&Legislation::in_force());
    let law = law.at(given.month("mois")?).map_err(unknown)?;
    let (taux, montant) = prelevement_source::mensuel(
        law,
        given.money("net_imposable")?,
        prelevement_source::Taux::Neutre,
        &mut Silent,
    );
    Ok(answer([
        ("taux", number(taux)),
        ("prelevement", number(montant)),
    ]))
}

struct Lois {
    prime: Timeline<prime_activite::Parameters>,
    smic: Timeline<smic::Parameters>,
    impot: Timeline<impot::Parameters>,
    aide: Timeline<aide_logement::Parameters>,
    rls: Timeline<aide_logement::rls::Parameters>,
    bmaf: Timeline<bmaf::Parameters>,
}

impl Lois {
    fn new() -> Self {
        let law = Legislation::in_force();
        Self {
            prime: Timeline::new(&law),
            smic: Timeline::new(&law),
            impot: Timeline::new(&law),
            aide: Timeline::new(&law),
            rls: Timeline::new(&law),
            bmaf: Timeline::new(&law),
        }
    }

    fn contexte(&self, mois: Month) -> Result<prime_activite::Contexte<'_>, String> {
        let impot = self
            .impot
            .at(Month::january(mois.year()))
            .map_err(unknown)?;
        Ok(prime_activite::Contexte {
            mois,
            law: &self.prime,
            smic: &self.smic,
            abattements: prime_activite::reference::abattements(impot),
            demande: prime_activite::Demande::Ouverte {
                depuis: mois,
                reexamen: mois,
            },
            bareme_de_reference: false,
            protege: false,
            protection_de_reference: false,
        })
    }
}

/// The members of the household in each reference month.
fn mois_de_reference(given: &Given<'_>) -> Result<[prime_activite::Mois; 3], String> {
    let membre = |prefix: &str| -> Result<[prime_activite::Membre; 3], String> {
        let of = |name: &str| given.series::<3>(&format!("{prefix}{name}"));
        let [travail, aah, autres] = [of("travail")?, of("aah")?, of("autres")?];
        let [invalidite, bnc] = [of("invalidite")?, of("recettes_bnc")?];
        let mut mois = [prime_activite::Membre::default(); 3];
        for (index, place) in mois.iter_mut().enumerate() {
            let at = |values: &[Money; 3]| values.get(index).copied().unwrap_or_default();
            *place = prime_activite::Membre {
                travail: at(&travail),
                recettes: [Money::ZERO, Money::ZERO, at(&bnc)],
                aah: at(&aah),
                invalidite: at(&invalidite),
                autres: at(&autres),
            };
        }
        Ok(mois)
    };
    let (personne, conjoint) = (membre("")?, membre("conjoint_")?);
    let (foyer, aide) = (
        given.series::<3>("ressources_du_foyer")?,
        given.series::<3>("aide_logement")?,
    );
    let logement = if given.flag("sans_loyer")? {
        prime_activite::Logement::SansLoyer
    } else {
        prime_activite::Logement::Locataire
    };
    let enfants = given.whole("enfants")?;
    let mut mois = [prime_activite::Mois::default(); 3];
    for (((place, personne), conjoint), (foyer, aide_logement)) in mois
        .iter_mut()
        .zip(personne)
        .zip(conjoint)
        .zip(foyer.into_iter().zip(aide))
    {
        *place = prime_activite::Mois {
            personne,
            conjoint,
            foyer,
            aide_logement,
            logement,
            enfants,
            inconnu: false,
        };
    }
    Ok(mois)
}

/// A state that remembers these reference months before a month of right.
fn souvenir(
    law: &prime_activite::Parameters,
    mois: [prime_activite::Mois; 3],
) -> prime_activite::State {
    let mut state = prime_activite::State::default();
    for place in mois {
        prime_activite::retenir(&mut state, place);
    }
    for _ in 1..law.reference_dernier {
        prime_activite::retenir(&mut state, prime_activite::Mois::default());
    }
    state
}

fn prime(given: &Given<'_>) -> Result<Node, String> {
    let lois = Lois::new();
    let mois = given.month("mois")?;
    let mut cx = lois.contexte(mois)?;
    cx.protege = given.flag("protege")?;
    let law = *lois.prime.at(mois).map_err(unknown)?;
    let faits = prime_activite::Faits {
        couple: given.flag("couple")?,
        majoree: given.flag("majoree")?,
        charge: given.whole("enfants")? > 0,
        ..prime_activite::Faits::default()
    };
    let mut state = souvenir(&law, mois_de_reference(given)?);
    let calcul =
        prime_activite::reference::moyenne(cx, &state, &faits, &mut Silent).map_err(unknown)?;
    let travaille = prime_activite::reference::travaille(&law, &state, &faits);
    let droit = prime_activite::mensuelle(cx, &mut state, &faits, &mut Silent).map_err(unknown)?;
    // As soon as it is due: the same month, without a right already open.
    cx.demande = prime_activite::Demande::DesQuElleEstDue;
    let mut state = souvenir(&law, mois_de_reference(given)?);
    let demandee =
        prime_activite::mensuelle(cx, &mut state, &faits, &mut Silent).map_err(unknown)?;
    Ok(answer([
        (
            "prime_mensuelle_fictive",
            list(calcul.mois.map(|prime| prime.rounded(Rounding::Centime))),
        ),
        ("revenus_professionnels", yes(travaille)),
        ("prime_activite", number(droit.brute)),
        ("prime_activite_nette", number(droit.nette)),
        ("demande", yes(demandee.demandee)),
    ]))
}

fn sejour(given: &Given<'_>) -> Result<Node, String> {
    let lois = Lois::new();
    let brute = given.money("prime_calculee")?;
    let faits = prime_activite::Faits {
        sejour: Some(prime_activite::Sejour {
            depuis: given.month("sejour_depuis")?,
            prison: given.flag("prison")?,
        }),
        ..prime_activite::Faits::default()
    };
    let mut state = prime_activite::State::default();
    let mut primes = Vec::new();
    let mut nette = Money::ZERO;
    let Value::List(revisions) = given.find("revisions")? else {
        return Err("revisions is not a list".to_owned());
    };
    for revision in revisions {
        let mois: Month = match &revision.value {
            Value::Text(text) => text.parse().map_err(|_| format!("{text} is not a month"))?,
            _ => return Err("a revision is a month".to_owned()),
        };
        let law = lois.prime.at(mois).map_err(unknown)?;
        let prime = prime_activite::sejour(law, mois, &mut state, &faits, brute, &mut Silent);
        nette = prime - prime_activite::crds(law, prime);
        primes.push(prime);
    }
    Ok(answer([
        ("primes", list(primes)),
        ("prime_activite_nette", number(nette)),
    ]))
}

fn logement(given: &Given<'_>) -> Result<aide_logement::Logement, String> {
    Ok(aide_logement::Logement {
        zone: match given.whole("zone")? {
            1 => aide_logement::montant::Zone::Une,
            2 => aide_logement::montant::Zone::Deux,
            3 => aide_logement::montant::Zone::Trois,
            zone => return Err(format!("zone is {zone}: 1 to 3")),
        },
        loyer: given.money("loyer")?,
        meuble: given.flag("meuble")?,
        colocation: given.flag("colocation")?,
        chambre: None,
        conventionne: given.flag("apl")?,
        rls: Money::ZERO,
        hlm: given.flag("hlm")?,
    })
}

fn foyer(given: &Given<'_>) -> Result<aide_logement::Foyer, String> {
    Ok(aide_logement::Foyer {
        couple: given.flag("couple")?,
        personnes: given.whole("personnes_a_charge")?,
        exempte: given.flag("aah")?,
    })
}

fn aide(given: &Given<'_>) -> Result<Node, String> {
    let lois = Lois::new();
    let mois = given.month("mois")?;
    let law = lois.aide.at(mois).map_err(unknown)?;
    let rls = lois.rls.at(mois).map_err(unknown)?;
    let logement = logement(given)?;
    let foyer = foyer(given)?;
    let ressources = given.money("ressources")?.up_to(law.arrondi_ressources);
    let reduction = if logement.hlm {
        aide_logement::montant::rls(rls, logement.zone, foyer, ressources)
    } else {
        Money::ZERO
    };
    let aide = aide_logement::montant::aide(law, rls, &logement, foyer, ressources, &mut Silent);
    Ok(answer([
        ("reduction_loyer_solidarite", number(reduction)),
        ("crds", number(aide.crds)),
        ("aide_nette_versee", number(aide.nette)),
    ]))
}

/// From twelve months of income to the resources, and to the aid when a home is given.
fn ressources(given: &Given<'_>) -> Result<Node, String> {
    let lois = Lois::new();
    let mois = given.month("mois")?;
    let law = lois.aide.at(mois).map_err(unknown)?;
    let impot = lois
        .impot
        .at(Month::january(mois.year() - 1))
        .map_err(unknown)?;
    let revenus = |salaires, pensions| aide_logement::Revenus {
        salaires,
        pensions,
        ..aide_logement::Revenus::default()
    };
    let (salaires, pensions) = (
        given.series::<12>("salaires")?,
        given.series::<12>("pensions")?,
    );
    let mut state = aide_logement::State::default();
    for (salaires, pensions) in salaires.into_iter().zip(pensions) {
        aide_logement::retenir(&mut state, revenus(salaires, pensions));
    }
    for _ in 1..law.reference_dernier {
        aide_logement::retenir(&mut state, aide_logement::Revenus::default());
    }
    let base = aide_logement::ressources::somme(law, &state.passe);
    let foyer = foyer(given)?;
    let naissance = i32::try_from(given.whole("naissance")?).unwrap_or(0);
    let mut faits = aide_logement::Faits {
        foyer,
        ..aide_logement::Faits::default()
    };
    faits.annuels.abattement_157bis = given.flag("invalide")?
        || (naissance > 0 && aide_logement::State::born_early(law, naissance));
    let (mut mesure, mut effet) = (aide_logement::Mesure::Aucune, None);
    if let Ok(cessation) = given.month("cessation") {
        let mut memory = aide_logement::ressources::State::default();
        let mut at = cessation - 1;
        while at <= mois {
            faits.travail = at <= cessation;
            faits.admission = Some(given.month("admission")?).filter(|admission| *admission <= at);
            let law = lois.aide.at(at).map_err(unknown)?;
            mesure = aide_logement::ressources::avancer(law, at, &mut memory, &faits, &mut Silent);
            if mesure == aide_logement::Mesure::Abattement && effet.is_none() {
                effet = Some(at);
            }
            at = at + 1;
        }
    }
    let bmaf = lois.bmaf.at(mois).map_err(unknown)?.montant;
    let annuelles =
        aide_logement::ressources::annuelles(law, impot, bmaf, &base, &faits, mesure, &mut Silent);
    let aide = match given.find("loyer") {
        Err(_) => Money::ZERO,
        Ok(_) => {
            let rls = lois.rls.at(mois).map_err(unknown)?;
            let logement = logement(given)?;
            aide_logement::montant::aide(
                law,
                rls,
                &logement,
                foyer,
                annuelles.arrondies,
                &mut Silent,
            )
            .nette
        }
    };
    Ok(answer([
        ("ressources_brutes", number(base.salaires + base.pensions)),
        ("deduction", number(annuelles.deduction)),
        ("avant_arrondi", number(annuelles.avant_arrondi)),
        ("ressources", number(annuelles.arrondies)),
        (
            "effet_a_compter_de",
            effet.map_or_else(|| Node::new(Value::Null), month),
        ),
        ("aide_nette_versee", number(aide)),
    ]))
}

fn revenu_de_solidarite(given: &Given<'_>) -> Result<Node, String> {
    let lois = Lois::new();
    let mois = given.month("mois")?;
    let rsa: Timeline<rsa::Parameters> = Timeline::new(&Legislation::in_force());
    let law = rsa.at(mois).map_err(unknown)?;
    let prime = lois.prime.at(mois).map_err(unknown)?;
    let (adultes, enfants) = (given.whole("adultes")?, given.whole("enfants")?);
    let part = prime_activite::montant::echelle(prime, adultes, enfants);
    let forfait = if given.flag("aide_logement")? {
        prime_activite::montant::forfait_logement(prime, law.montant_forfaitaire, adultes + enfants)
    } else {
        Money::ZERO
    };
    let rsa = rsa::montant(law, part, forfait, given.money("ressources")?, &mut Silent);
    Ok(answer([
        ("montant_forfaitaire", number(rsa.montant_forfaitaire)),
        ("forfait_logement", number(forfait)),
        ("rsa", number(rsa.montant)),
    ]))
}

fn complementaire(given: &Given<'_>) -> Result<Node, String> {
    let mois = given.month("mois")?;
    let legislation = Legislation::in_force();
    let css: Timeline<css::Parameters> = Timeline::new(&legislation);
    let rsa: Timeline<rsa::Parameters> = Timeline::new(&legislation);
    let law = css.at(mois).map_err(unknown)?;
    let rsa = rsa.at(mois).map_err(unknown)?.montant_forfaitaire;
    let personnes = given.whole("personnes")?;
    let aah = given.money_or_zero("aah_mensuelle")?;
    let presumee = css::presomption(
        law,
        css::Presomption {
            aah: given.flag("aah_taux_plein")?,
            seul_sans_enfant: personnes == 1,
            mois_sans_activite: given.whole("mois_sans_activite")?,
            ..css::Presomption::default()
        },
    );
    let ressources = match given.find("ressources") {
        Ok(_) => given.money("ressources")?,
        Err(_) => {
            let annee = css::Annee {
                aah: aah * 12,
                mois_d_aah: 12,
                salaires: given.money_or_zero("salaire_net_mensuel")? * 12,
                logement: if given.flag("apl")? {
                    css::Logement::Aide
                } else {
                    css::Logement::Locataire
                },
                personnes,
                ..css::Annee::default()
            };
            css::ressources(law, &annee, rsa, &mut Silent)
        }
    };
    let plafond = css::plafond(law, personnes);
    let droit = match css::droit(law, ressources, personnes, &mut Silent) {
        css::Droit::Aucun if presumee => css::Droit::AvecParticipation,
        droit => droit,
    };
    let participation = css::participation(law, given.whole("age")?, &mut Silent);
    Ok(answer([
        ("presomption", yes(presumee)),
        ("ressources", number(ressources)),
        ("plafond_gratuit", number(plafond)),
        (
            "plafond_avec_participation",
            number(css::plafond_majore(law, plafond)),
        ),
        ("droit", text(droit.name())),
        ("participation_mensuelle", number(participation)),
    ]))
}

fn ass(given: &Given<'_>) -> Result<Node, String> {
    let law: Timeline<chomage::Parameters> = Timeline::new(&Legislation::in_force());
    let mois = given.month("mois")?;
    let aah = given.money("aah")?;
    let ass = chomage::ass(
        law.at(mois).map_err(unknown)?,
        given.money("ass_journaliere")? * mois.days(),
        aah,
        given.flag("droits_simultanes_avant_2017")?,
        None,
        &mut Silent,
    );
    Ok(answer([("ass", number(ass)), ("total", number(ass + aah))]))
}

fn are(given: &Given<'_>) -> Result<Node, String> {
    let law: Timeline<chomage::Parameters> = Timeline::new(&Legislation::in_force());
    let mois = given.month("mois")?;
    let pension = match given.find("pension_brute_mensuelle") {
        Ok(_) => Some((
            given.whole("categorie")?,
            given.money("pension_brute_mensuelle")?,
        )),
        Err(_) => None,
    };
    let reference = match given.find("salaire_journalier_reference") {
        Ok(_) => Some(given.money("salaire_journalier_reference")?),
        Err(_) => None,
    };
    let faits = chomage::Are {
        journaliere: given.money("are_journaliere")?,
        jours: mois.days(),
        salaire: given.money_or_zero("salaire_brut")?,
        journalier_reference: reference,
        pension,
        pension_cumulee: given.flag("cumulee_avec_le_salaire")?,
        retraite: given.flag("retraite")?,
    };
    let (jours, montant) = chomage::are(law.at(mois).map_err(unknown)?, &faits, &mut Silent);
    Ok(answer([
        ("jours_indemnises", number(jours)),
        ("are_versee", number(montant)),
    ]))
}

fn impot_annuel(given: &Given<'_>) -> Result<Node, String> {
    let law: Timeline<impot::Parameters> = Timeline::new(&Legislation::in_force());
    let year = given.month("revenus_de")?.year();
    let declarant = |salaires: &str, pensions: &str| -> Result<impot::foyer::Declarant, String> {
        Ok(impot::foyer::Declarant {
            salaires: given.money_or_zero(salaires)?,
            pensions: given.money_or_zero(pensions)?,
            frais_reels: None,
        })
    };
    let foyer = impot::foyer::Foyer {
        declarants: [
            declarant("salaires", "pensions")?,
            declarant("conjoint_salaires", "conjoint_pensions")?,
        ],
        micro: given.money_or_zero("micro_apres_abattement")?,
        couple: given.flag("couple")?,
        demi_parts_enfants: given.whole("demi_parts_enfants")?,
        demi_parts_invalides: given.whole("cmi_invalidite")?,
        personnes_157bis: given.whole("personnes_157bis")?,
        ..impot::foyer::Foyer::default()
    };
    let law = law.at(Month::january(year)).map_err(unknown)?;
    let impot = impot::foyer::annuel(law, &foyer, &mut Silent);
    Ok(answer([
        ("revenu_brut_global", number(impot.revenu_brut_global)),
        ("abattement_157bis", number(impot.abattement_157bis)),
        ("revenu_net_imposable", number(impot.revenu_net_imposable)),
        (
            "parts",
            number(Rate::ONE.times_count(impot.demi_parts).half()),
        ),
        ("impot_brut", number(impot.brut)),
        ("decote", number(impot.decote)),
        ("impot_net", number(impot.net)),
        ("rfr", number(impot.rfr)),
    ]))
}
