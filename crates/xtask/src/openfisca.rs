//! Prime d'activité, housing aid and income tax of random households, here and in OpenFisca-France.
//!
//! The other engine is given what it does not have to find: the AAH and the aid of the reference months, nets and taxable
//! pay. What it gets wrong is corrected one rule at a time: a difference is explained when the figures are equal once each
//! rule at stake is corrected, so that its gap is exactly what its correction changes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde_json::{Map, Value, json};

use crate::oracle::{decimal, differences, number};
use crate::steps::{Task, root};

const FOLDER: &str = "tests/oracles/openfisca";
/// Within one euro.
const TOLERANCE: Decimal = Decimal::ONE;
/// What a correction must move to have played a part.
const MOVED: Decimal = Decimal::from_parts(5, 0, 0, false, 3);
/// The same households each time.
const SEED: u64 = 20_261_124;

/// What corrects a rule.
enum Change {
    /// Inputs of the other engine that put it right.
    There(Value),
    /// Fields of the request for the reading that the other engine takes.
    Here(Value),
    /// An aid below this amount is not paid: none here, less than that there.
    NotPaid(Decimal),
}

/// A household, a figure, and what the other engine is known to get wrong on it.
struct Question {
    name: String,
    figure: &'static str,
    here: Here,
    /// The situation of the other engine.
    entities: Value,
    /// Its variable, its period, and what turns its sign into ours.
    there: (&'static str, String),
    sign: Decimal,
    corrections: Vec<(&'static str, Change)>,
}

/// Where the figure is here.
enum Here {
    /// A life, and the month whose benefit is read.
    Life(Value, usize, &'static str),
    /// A life, and the month and the rule of a step of its explanation.
    Step(Value, String, &'static str),
    /// One rule and what it is given.
    Rule(&'static str, Value, &'static str),
}

impl Here {
    fn figure(&self) -> Result<Decimal, String> {
        let (answer, pointer) = match self {
            Self::Life(request, month, path) => {
                (simulate(request)?, format!("/mois/{month}/{path}"))
            }
            Self::Step(request, month, rule) => {
                let text = cumul::json::explain(&request.to_string())?;
                let answer: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
                let step = answer["explication"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find(|step| step["mois"] == month.as_str() && step["regle"] == *rule)
                    .ok_or_else(|| format!("no step {rule} in {month}"))?;
                (step.clone(), "/valeur".to_owned())
            }
            Self::Rule(rule, given, field) => {
                let node = cumul::json::node_from_json(&given.to_string())
                    .map_err(|fault| format!("{rule}: {}", fault.message))?;
                let found = cumul::probe::evaluate(rule, &node)?;
                let text = cumul::json::node_to_json(&found);
                (
                    serde_json::from_str(&text).map_err(|e| e.to_string())?,
                    format!("/{field}"),
                )
            }
        };
        amount(&answer, &pointer)
    }
}

fn simulate(request: &Value) -> Result<Value, String> {
    let text = cumul::json::simulate(&request.to_string())?;
    serde_json::from_str(&text).map_err(|e| e.to_string())
}

fn amount(answer: &Value, pointer: &str) -> Result<Decimal, String> {
    answer
        .pointer(pointer)
        .and_then(|value| value.to_string().parse().ok())
        .ok_or_else(|| format!("no {pointer}"))
}

/// Puts the fields of `patch` into `target`.
fn merge(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(target.entry(name.as_str()).or_insert(Value::Null), value);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

/// Random numbers that are the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.between(1, n) == 1
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        let at = self.between(1, all.len() as u64) as usize - 1;
        all[at]
    }

    /// An amount of euros and cents.
    fn euros(&mut self, low: u64, high: u64) -> Decimal {
        Decimal::new(self.between(low * 100, high * 100) as i64, 2)
    }
}

fn value(amount: Decimal) -> Value {
    number(&amount.to_string())
}

/// A month counted from year zero, and back.
fn month(text: &str) -> i64 {
    let (year, month) = text.split_once('-').unwrap_or(("0", "1"));
    year.parse::<i64>().unwrap_or(0) * 12 + month.parse::<i64>().unwrap_or(1) - 1
}

fn written(month: i64) -> String {
    format!("{}-{:02}", month / 12, month % 12 + 1)
}

/// The same input in each month.
fn each(months: &[String], amount: &Value) -> Value {
    Value::Object(
        months
            .iter()
            .map(|month| (month.clone(), amount.clone()))
            .collect(),
    )
}

/// Persons and groups of a household there: the person is `p`, the partner `c`, children `e0`, `e1`…
fn household(couple: bool, births: &[String], person_born: &str) -> Value {
    let mut persons = json!({ "p": { "date_naissance": { "ETERNITY": person_born } } });
    let mut adults = vec!["p".to_owned()];
    if couple {
        persons["c"] = json!({ "date_naissance": { "ETERNITY": "1985-06-15" } });
        adults.push("c".to_owned());
    }
    let mut children = Vec::new();
    for (rank, birth) in births.iter().enumerate() {
        let name = format!("e{rank}");
        persons[&name] = json!({ "date_naissance": { "ETERNITY": birth } });
        children.push(name);
    }
    let mut home = json!({ "personne_de_reference": ["p"], "enfants": children });
    if couple {
        home["conjoint"] = json!(["c"]);
    }
    json!({
        "individus": persons,
        "familles": { "f": { "parents": adults, "enfants": children } },
        "foyers_fiscaux": { "x": { "declarants": adults, "personnes_a_charge": children } },
        "menages": { "m": home },
    })
}

/// Income tax: wages, pensions, couples, children, cards, old persons.
fn taxes(random: &mut Random) -> Vec<Question> {
    (0..260).map(|_| tax(random)).collect()
}

fn tax(random: &mut Random) -> Question {
    let year = random.pick(&["2023", "2024", "2025"]);
    let couple = random.one_in(2);
    let children = random.pick(&[0, 0, 0, 1, 2, 3, 4]);
    // The ceiling of a lone parent's first part (CGI 194, II) is a known gap here: incomes that reach it are not compared.
    let lone = children > 0 && !couple;
    let most = if lone { 30_000 } else { 75_000 };
    let mut income = |often: u64| {
        if random.one_in(often) {
            Decimal::ZERO
        } else {
            Decimal::from(random.between(300, most))
        }
    };
    let (salary, pension) = (income(4), income(2).min(Decimal::from(60_000)));
    let (partner_salary, partner_pension) = if couple {
        (income(3), income(2).min(Decimal::from(60_000)))
    } else {
        (Decimal::ZERO, Decimal::ZERO)
    };
    let pension = if lone { Decimal::ZERO } else { pension };
    let card = !lone && random.one_in(4);
    let old = !card && random.one_in(4);
    let births: Vec<String> = (0..children)
        .map(|n| format!("{}-05-10", 2012 + n))
        .collect();
    let half_parts = i64::from(lone) + children.min(2) + 2 * (children - 2).max(0);
    let given = json!({
        "revenus_de": format!("{year}-01"), "salaires": value(salary), "pensions": value(pension),
        "conjoint_salaires": value(partner_salary), "conjoint_pensions": value(partner_pension),
        "couple": couple, "demi_parts_enfants": half_parts, "cmi_invalidite": i64::from(card),
        "personnes_157bis": i64::from(card || old),
    });
    let born = if old { "1955-03-10" } else { "1985-06-15" };
    let mut entities = household(couple, &births, born);
    let yearly = |salary: Decimal, pension: Decimal| json!({ "salaire_imposable": { year: value(salary) }, "retraite_imposable": { year: value(pension) } });
    merge(&mut entities["individus"]["p"], &yearly(salary, pension));
    let status = each(
        &[format!("{year}-01")],
        &json!(if couple { "marie" } else { "celibataire" }),
    );
    entities["individus"]["p"]["statut_marital"] = status.clone();
    if couple {
        entities["individus"]["c"]["statut_marital"] = status;
        merge(
            &mut entities["individus"]["c"],
            &yearly(partner_salary, partner_pension),
        );
    }
    entities["foyers_fiscaux"]["x"]["caseP"] = json!({ year: card });
    entities["foyers_fiscaux"]["x"]["caseT"] = json!({ year: lone });
    Question {
        name: format!("impôt {given}"),
        figure: "impot",
        here: Here::Rule("impot.annuel", given, "impot_net"),
        entities,
        there: ("impot_revenu_restant_a_payer", year.to_owned()),
        sign: Decimal::NEGATIVE_ONE,
        corrections: Vec::new(),
    }
}

/// The tax of a year lived month by month, as it is settled the next September.
fn lived_taxes(random: &mut Random) -> Result<Vec<Question>, String> {
    (0..80).map(|_| lived_tax(random)).collect()
}

fn lived_tax(random: &mut Random) -> Result<Question, String> {
    let year = random.pick(&["2024", "2025"]);
    let january = month(&format!("{year}-01"));
    let couple = random.one_in(2);
    let children = random.pick(&[0, 0, 1, 2, 3]);
    let lone = children > 0 && !couple;
    let card = !lone && random.one_in(4);
    let births: Vec<String> = (0..children)
        .map(|n| format!("{}-05-10", 2012 + n))
        .collect();
    let paid = pay(
        random,
        january - 6,
        january + 20,
        200,
        if lone { 2200 } else { 4200 },
    );
    let mut request = json!({
        "debut": format!("{year}-01"), "mois": 21,
        "personne": { "naissance": "1985-06-15", "taux_incapacite": 80, "cmi_invalidite": card },
        "foyer": {
            "en_couple": couple,
            "enfants": births.iter().map(|birth| json!({ "naissance": birth })).collect::<Vec<_>>(),
        },
        "prestations": { "prime_activite": { "demandee": false } },
        "activites": [job(&paid)],
    });
    let taxed: Decimal = (january..january + 12)
        .filter_map(|at| paid.get(&at).copied())
        .map(taxable)
        .sum();
    let mut entities = household(couple, &births, "1985-06-15");
    let status = each(
        &[format!("{year}-01")],
        &json!(if couple { "marie" } else { "celibataire" }),
    );
    entities["individus"]["p"]["salaire_imposable"] = json!({ year: value(taxed) });
    entities["individus"]["p"]["statut_marital"] = status.clone();
    if couple {
        let net = random.euros(300, 3500);
        let pension = random.euros(0, 1500);
        request["foyer"]["conjoint"] =
            json!({ "salaire_net_mensuel": value(net), "pension_mensuelle": value(pension) });
        let monthly = taxable_of_net(net, &written(january + 11))?;
        merge(
            &mut entities["individus"]["c"],
            &json!({
                "salaire_imposable": { year: value(monthly * Decimal::from(12)) },
                "retraite_imposable": { year: value(pension * Decimal::from(12)) }, "statut_marital": status,
            }),
        );
    }
    entities["foyers_fiscaux"]["x"]["caseP"] = json!({ year: card });
    entities["foyers_fiscaux"]["x"]["caseT"] = json!({ year: lone });
    Ok(Question {
        name: format!("impôt d'une année vécue {request}"),
        figure: "impot",
        here: Here::Step(request, written(january + 20), "impot.annee"),
        entities,
        there: ("impot_revenu_restant_a_payer", year.to_owned()),
        sign: Decimal::NEGATIVE_ONE,
        corrections: Vec::new(),
    })
}

/// The taxable pay of a partner's net pay, which is that of the pay chain here.
fn taxable_of_net(net: Decimal, at: &str) -> Result<Decimal, String> {
    if net.is_zero() {
        return Ok(net);
    }
    let alone = json!({
        "debut": at, "mois": 1, "personne": { "naissance": "1985-06-15" },
        "activites": [{ "nature": "salariat", "debut": at, "net_a_payer_mensuel": value(net) }],
    });
    amount(&simulate(&alone)?, "/mois/0/bases/net_imposable")
}

/// The full AAH by month, for a partner who receives it.
struct FullAah(BTreeMap<String, Decimal>);

impl FullAah {
    fn new() -> Result<Self, String> {
        let request = json!({
            "debut": "2024-01", "mois": 36, "personne": { "naissance": "1985-06-15", "taux_incapacite": 80 },
            "prestations": { "aah": { "depuis": "2019-05", "mva": false } },
        });
        let answer = simulate(&request)?;
        (0..36)
            .map(|at| {
                let month = written(month("2024-01") + at);
                Ok((
                    month,
                    amount(&answer, &format!("/mois/{at}/prestations/aah"))?,
                ))
            })
            .collect::<Result<_, String>>()
            .map(Self)
    }

    fn at(&self, month: &str) -> Decimal {
        self.0.get(month).copied().unwrap_or_default()
    }
}

/// A net pay that changes from month to month, or not, and its taxable amount.
fn pay(random: &mut Random, first: i64, last: i64, low: u64, high: u64) -> BTreeMap<i64, Decimal> {
    let steady = random.euros(low, high);
    let irregular = random.one_in(3);
    (first..=last)
        .map(|month| {
            let net = if !irregular {
                steady
            } else if random.one_in(4) {
                Decimal::ZERO
            } else {
                random.euros(low, high)
            };
            (month, net)
        })
        .collect()
}

/// Taxable pay of a net pay: CSG that is not deductible and CRDS.
fn taxable(net: Decimal) -> Decimal {
    (net * decimal("1.0355")).round_dp(2)
}

/// A job whose payslips are given, month by month.
fn job(pay: &BTreeMap<i64, Decimal>) -> Value {
    let series = |of: fn(Decimal) -> Decimal| {
        Value::Object(
            pay.iter()
                .map(|(month, net)| (written(*month), value(of(*net))))
                .collect(),
        )
    };
    let first = pay.keys().next().copied().unwrap_or_default();
    json!({
        "nature": "salariat", "debut": written(first),
        "bulletin": {
            "brut": series(|net| (net * decimal("1.2633")).round_dp(2)), "net_a_payer": series(|net| net),
            "net_imposable": series(taxable), "net_social": series(|net| net),
        },
    })
}

/// Months of right, before and after the change of reference months of March 2025 and around that of the scale in April 2026.
const RIGHTS: [&str; 11] = [
    "2024-05", "2024-07", "2024-12", "2025-02", "2025-04", "2025-08", "2026-02", "2026-05",
    "2026-07", "2026-08", "2026-11",
];
/// From this month of right, the fourth to second months before (R. 843-1).
const REFERENCE_CHANGES: &str = "2025-03";
/// Rights of these months take a scale whole that their reference months did not have (U1).
const WHOLE_SCALE: [&str; 4] = ["2026-04", "2026-05", "2026-06", "2026-07"];
/// Months before the right that are simulated, to read their AAH and their aid.
const BEFORE: i64 = 4;

/// Prime d'activité: pay, AAH, couples, children, homes.
fn primes(random: &mut Random) -> Result<Vec<Question>, String> {
    let full = FullAah::new()?;
    (0..260).map(|_| prime(random, &full)).collect()
}

fn prime(random: &mut Random, full: &FullAah) -> Result<Question, String> {
    let right = random.pick(&RIGHTS);
    let of_right = month(right);
    let aah = random.one_in(2);
    let pensioned = !aah && random.one_in(4);
    let couple = random.one_in(2);
    let partner_aah = couple && random.one_in(4);
    let partner_net = if !couple || partner_aah || random.one_in(3) {
        Decimal::ZERO
    } else {
        random.euros(200, 1900)
    };
    let children = random.pick(&[0, 0, 0, 1, 2, 3]);
    let births: Vec<String> = (0..children)
        .map(|n| format!("{}-05-10", 2012 + 2 * n))
        .collect();
    let family = if children >= 2 {
        random.euros(80, 330)
    } else {
        Decimal::ZERO
    };
    let partner_pension = if couple && random.one_in(4) {
        random.euros(100, 1200)
    } else {
        Decimal::ZERO
    };
    let alone = !couple && children > 0 && random.one_in(2);
    let tenant = random.one_in(2);
    let job_pay = pay(random, of_right - 30, of_right, 80, 2200);
    let home = if tenant {
        json!({ "statut": "locataire", "loyer": value(random.euros(250, 900)), "zone": random.between(1, 3), "conventionne": true })
    } else {
        json!({ "statut": "heberge" })
    };
    let mut request = json!({
        "debut": written(of_right - BEFORE), "mois": BEFORE + 1,
        "personne": { "naissance": "1985-06-15", "taux_incapacite": 80 },
        "foyer": {
            "en_couple": couple, "logement": home,
            "enfants": births.iter().map(|birth| json!({ "naissance": birth })).collect::<Vec<_>>(),
            "prestations_familiales": { "allocations_familiales": value(family) },
        },
        "prestations": { "prime_activite": { "depuis": right, "prochaine_declaration": right } },
        "activites": [job(&job_pay)],
    });
    if couple {
        request["foyer"]["conjoint"] = json!({ "salaire_net_mensuel": value(partner_net), "aah": partner_aah, "pension_mensuelle": value(partner_pension) });
    }
    if aah {
        request["prestations"]["aah"] = json!({ "depuis": "2019-05", "mva": false });
    }
    if pensioned {
        request["prestations"]["pension_invalidite"] = json!({
            "categorie": 1, "depuis": written(of_right - BEFORE), "montant_mensuel": value(random.euros(150, 900)),
            "salaire_annuel_moyen": 60000, "salaire_de_comparaison": 90000,
        });
        request["foyer"]["revenu_fiscal_reference"] =
            json!({ "2022": 5000, "2023": 5000, "2024": 5000 });
    }
    if alone {
        request["foyer"]["isolement_depuis"] = json!(written(of_right - 2));
    }
    if tenant {
        request["prestations"]["aide_logement"] = json!({ "depuis": written(of_right - BEFORE) });
    }
    let name = format!("prime {right} {request}");
    let answer = simulate(&request).map_err(|fault| format!("{name}: {fault}"))?;
    let months: Vec<String> = (1..=BEFORE).map(|n| written(of_right - n)).collect();
    // What the reference months received, read here.
    let read = |benefit: &str| -> Result<Value, String> {
        let mut series = Map::new();
        for at in 0..BEFORE {
            let pointer = format!("/mois/{at}/prestations/{benefit}");
            series.insert(
                written(of_right - BEFORE + at),
                value(amount(&answer, &pointer)?),
            );
        }
        Ok(Value::Object(series))
    };
    let zero = each(&months, &json!(0));
    let none = |person: &mut Value| {
        for variable in [
            "asi",
            "caah",
            "ass",
            "retraite_nette",
            "chomage_net",
            "pensions_invalidite",
        ] {
            person[variable] = zero.clone();
        }
    };
    let mut entities = household(couple, &births, "1985-06-15");
    let person = &mut entities["individus"]["p"];
    none(person);
    person["salaire_net"] = Value::Object(
        months
            .iter()
            .map(|at| {
                (
                    at.clone(),
                    value(job_pay.get(&month(at)).copied().unwrap_or_default()),
                )
            })
            .collect(),
    );
    person["aah"] = read("aah")?;
    person["pensions_invalidite"] = read("pension_invalidite")?;
    if couple {
        let partner = &mut entities["individus"]["c"];
        none(partner);
        partner["salaire_net"] = each(&months, &value(partner_net));
        partner["retraite_nette"] = each(&months, &value(partner_pension));
        partner["aah"] = Value::Object(
            months
                .iter()
                .map(|at| {
                    let received = if partner_aah {
                        full.at(at)
                    } else {
                        Decimal::ZERO
                    };
                    (at.clone(), value(received))
                })
                .collect(),
        );
    }
    let group = &mut entities["familles"]["f"];
    group["aide_logement"] = read("aide_logement")?;
    for variable in ["af", "af_base"] {
        group[variable] = each(&months, &value(family));
    }
    for variable in [
        "aspa",
        "cf",
        "paje_base",
        "rsa_forfait_asf",
        "paje_clca",
        "paje_prepare",
        "paje_colca",
    ] {
        group[variable] = zero.clone();
    }
    let mut asked = months.clone();
    asked.push(right.to_owned());
    group["rsa_majore_eligibilite"] = each(&asked, &json!(alone));
    entities["menages"]["m"]["statut_occupation_logement"] = each(
        &asked,
        &json!(if tenant {
            "locataire_vide"
        } else {
            "loge_gratuitement"
        }),
    );
    let mut corrections = Vec::new();
    if of_right >= month(REFERENCE_CHANGES) {
        let worked = partner_net > Decimal::ZERO
            || (2..=4).any(|n| {
                job_pay
                    .get(&(of_right - n))
                    .is_some_and(|net| *net > Decimal::ZERO)
            });
        corrections.push((
            "ppa_mois_de_reference",
            Change::There(json!({ "familles": { "f": {
                "departement_experimentation_rsa": { right: true }, "ppa_eligibilite_apprenants": { right: worked },
            } } })),
        ));
    }
    if WHOLE_SCALE.contains(&right) {
        corrections.push((
            "ppa_bareme_2026_04",
            Change::Here(json!({ "conventions": { "prime_activite_bareme": "reference" } })),
        ));
    }
    Ok(Question {
        name,
        figure: "prime_activite",
        here: Here::Life(request, BEFORE as usize, "prestations/prime_activite"),
        entities,
        there: ("ppa_nette_crds", right.to_owned()),
        sign: Decimal::ONE,
        corrections,
    })
}

/// Months of right of the housing aid: scales of October, R0 of January, BMAF of April.
const AIDES: [&str; 8] = [
    "2024-03", "2024-11", "2025-02", "2025-10", "2026-01", "2026-05", "2026-10", "2026-12",
];
/// The oldest month whose income counts (R. 822-3).
const OLDEST: i64 = 13;

/// A dated amount of the law, as it is here.
fn parameter(id: &str, at: &str) -> Result<Decimal, String> {
    let text = cumul::json::parameters(Some(at))?;
    let all: Vec<Value> = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    all.iter()
        .find(|known| known["id"] == id)
        .and_then(|known| known.pointer("/values/0/value")?.as_str()?.parse().ok())
        .ok_or_else(|| format!("no {id} at {at}"))
}

/// Housing aid of tenants: zones, rents, homes, families, pay, AAH, pensions, savings.
fn aids(random: &mut Random) -> Result<Vec<Question>, String> {
    (0..340).map(|_| aid(random)).collect()
}

fn aid(random: &mut Random) -> Result<Question, String> {
    let right = random.pick(&AIDES);
    let of_right = month(right);
    let year = of_right / 12;
    // One in eight is near the end of the right, where the least amount paid counts.
    let end = random.one_in(8);
    let (couple, aah) = (!end && random.one_in(2), !end && random.one_in(3));
    let pensioned = !end && !aah && random.one_in(5);
    let children = if end {
        0
    } else {
        random.pick(&[0, 0, 0, 1, 2, 3, 4])
    };
    let births: Vec<String> = (0..children)
        .map(|n| format!("{}-05-10", 2012 + n))
        .collect();
    let months: Vec<String> = (0..=OLDEST).map(|n| written(of_right - n)).collect();
    let rent = if end {
        random.euros(300, 500)
    } else {
        random.euros(150, 1100)
    };
    let zone = if end { 2 } else { random.between(1, 3) };
    let conventional = !end && random.one_in(2);
    // With two dependants and more, the ceilings of the réduction de loyer are not known here: not compared.
    let social = conventional && children <= 1 && random.one_in(2);
    let furnished = !end && !conventional && random.one_in(3);
    let shared = !end && random.one_in(6);
    let room = !end && !shared && children == 0 && random.one_in(8);
    let savings = if !end && random.one_in(4) {
        random.euros(10_000, 90_000)
    } else {
        Decimal::ZERO
    };
    let card = !end && random.one_in(6);
    let net_global = random.euros(5_000, 35_000);
    let mut home = json!({
        "statut": "locataire", "loyer": value(rent), "zone": zone, "conventionne": conventional,
        "meuble": furnished, "colocation": shared, "hlm": social,
    });
    if room {
        home["chambre"] = json!("ordinaire");
    }
    let mut request = json!({
        "debut": right, "mois": 1,
        "personne": { "naissance": "1985-06-15", "taux_incapacite": 80, "cmi_invalidite": card },
        "foyer": {
            "en_couple": couple, "logement": home, "biens": value(savings),
            "enfants": births.iter().map(|birth| json!({ "naissance": birth })).collect::<Vec<_>>(),
            "revenu_net_global": { (year - 1).to_string(): value(net_global) },
        },
        "prestations": { "aide_logement": { "depuis": right }, "prime_activite": { "demandee": false } },
    });
    let mut entities = household(couple, &births, "1985-06-15");
    let mut corrections: Vec<(&'static str, Change)> = Vec::new();
    let none = each(&months, &json!(0));
    let person = &mut entities["individus"]["p"];
    for variable in ["salaire_imposable", "retraite_imposable"] {
        person[variable] = none.clone();
    }
    let other_year = (1..=12)
        .map(|n| written((year - 2) * 12 + n - 1))
        .collect::<Vec<_>>();
    person["pensions_invalidite"] = each(&other_year, &json!(0));
    person["aah"] = each(&[right.to_owned()], &json!(if aah { 500 } else { 0 }));
    person["handicap"] = each(&[right.to_owned()], &json!(aah));
    person["epargne_revenus_non_imposables"] = each(&[right.to_owned()], &value(savings));
    if conventional && !social {
        corrections.push((
            "al_rls_bailleur_prive",
            Change::There(
                json!({ "familles": { "f": { "reduction_loyer_solidarite": { right: 0 } } } }),
            ),
        ));
    }
    let mut earned = Decimal::ZERO;
    if pensioned {
        let amount = random.euros(520, 1500);
        let since = of_right - 10;
        request["prestations"]["pension_invalidite"] = json!({
            "categorie": 2, "depuis": written(since), "montant_mensuel": value(amount),
            "salaire_annuel_moyen": 60000, "salaire_de_comparaison": 60000,
            "net_imposable_mensuel": value(amount),
        });
        request["foyer"]["revenu_fiscal_reference"] =
            json!({ (year - 2).to_string(): 5000, (year - 3).to_string(): 5000 });
        let received = (since..=of_right).map(written).collect::<Vec<_>>();
        corrections.push((
            "al_pension_invalidite",
            Change::There(json!({ "individus": { "p": { "retraite_imposable": each(&received, &value(amount)) } } })),
        ));
    } else if end || !random.one_in(5) {
        let first = of_right - random.between(14, 20) as i64;
        let ended = !end && random.one_in(4);
        let last = if ended {
            of_right - random.between(1, 8) as i64
        } else {
            of_right
        };
        let paid = if end {
            let steady = random.euros(1270, 1390);
            (first..=last).map(|month| (month, steady)).collect()
        } else {
            pay(random, first, last, 80, 2600)
        };
        let mut work = job(&paid);
        if ended {
            work["fin"] = json!(written(last));
        }
        request["activites"] = json!([work]);
        for at in &months {
            let taxed = taxable(paid.get(&month(at)).copied().unwrap_or_default());
            person["salaire_imposable"][at] = value(taxed);
            if (2..=OLDEST).contains(&(of_right - month(at))) {
                earned += taxed;
            }
        }
        if aah && !ended && paid.get(&of_right).is_some_and(Decimal::is_zero) {
            corrections.push((
                "al_abattement_sans_cessation",
                Change::There(json!({ "individus": { "p": {
                    "aide_logement_abattement_revenus_activite_professionnelle": { right: 0 },
                    "aide_logement_abattement_indemnites_chomage": { right: false },
                } } })),
            ));
        }
    }
    if aah {
        request["prestations"]["aah"] = json!({ "depuis": "2019-05", "mva": false });
    }
    let mut partner_earned = Decimal::ZERO;
    if couple {
        let net = if random.one_in(3) {
            Decimal::ZERO
        } else {
            random.euros(200, 2200)
        };
        let pension = if random.one_in(4) {
            random.euros(520, 1500)
        } else {
            Decimal::ZERO
        };
        request["foyer"]["conjoint"] =
            json!({ "salaire_net_mensuel": value(net), "pension_mensuelle": value(pension) });
        let taxed = taxable_of_net(net, right)?;
        partner_earned = taxed * Decimal::from(12);
        let partner = &mut entities["individus"]["c"];
        partner["salaire_imposable"] = each(&months, &value(taxed));
        partner["retraite_imposable"] = each(&months, &value(pension));
    }
    let net = decimal("0.9");
    let bmaf = parameter("bmaf.montant", right)?
        * parameter("aide_logement.multiple_double_activite", right)?;
    if earned * net >= bmaf && partner_earned * net >= bmaf {
        corrections.push((
            "al_double_activite",
            Change::There(
                json!({ "familles": { "f": { "aide_logement_biactivite": { right: true } } } }),
            ),
        ));
    }
    if card {
        let at = format!("{}-01", year - 1);
        let of = |name: &str| parameter(&format!("impot.abattement_157bis_{name}"), &at);
        let abatement = if net_global <= of("seuil_1")? {
            of("montant_1")?
        } else if net_global <= of("seuil_2")? {
            of("montant_2")?
        } else {
            Decimal::ZERO
        };
        corrections.push((
            "al_157bis",
            Change::There(json!({ "foyers_fiscaux": { "x": {
                "abattements_speciaux_prestations_familiales": { (year - 2).to_string(): value(abatement) },
            } } })),
        ));
    }
    if !conventional {
        corrections.push((
            "al_seuil",
            Change::NotPaid(parameter("aide_logement.seuil_versement_al", right)?),
        ));
    }
    let before = written(of_right - 1);
    entities["foyers_fiscaux"]["x"]["caseP"] = json!({ (year - 2).to_string(): card });
    entities["familles"]["f"]["rsa"] = json!({ before: 0 });
    let status = if furnished {
        "locataire_meuble"
    } else if social {
        "locataire_hlm"
    } else {
        "locataire_vide"
    };
    merge(
        &mut entities["menages"]["m"],
        &json!({
            "loyer": { right: value(rent) }, "zone_apl": { right: format!("zone_{zone}") },
            "statut_occupation_logement": { right: status }, "logement_conventionne": { right: conventional },
            "coloc": { right: shared }, "logement_chambre": { right: room },
        }),
    );
    Ok(Question {
        name: format!("aide au logement {right} {request}"),
        figure: "aide_logement",
        here: Here::Life(request, 0, "prestations/aide_logement"),
        entities,
        there: ("aide_logement", right.to_owned()),
        sign: Decimal::ONE,
        corrections,
    })
}

/// The environment of the other engine, with what it needs.
fn environment() -> Result<PathBuf, String> {
    let folder = root().join("target/oracles/openfisca/venv");
    let python = folder.join("bin/python");
    let installed = folder.join("installed");
    let wanted = format!("{FOLDER}/requirements.txt");
    let text =
        std::fs::read_to_string(root().join(&wanted)).map_err(|e| format!("{wanted}: {e}"))?;
    if std::fs::read_to_string(&installed).is_ok_and(|found| found == text) {
        return Ok(python);
    }
    Task::new("python3")
        .args(&["-m", "venv", &folder.display().to_string()])
        .run()?;
    Task::new(&python.display().to_string())
        .args(&[
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "-q",
            "-r",
            &wanted,
        ])
        .run()?;
    std::fs::write(&installed, text).map_err(|e| format!("{}: {e}", installed.display()))?;
    Ok(python)
}

/// What the other engine answers, question by question.
fn ask(python: &Path, asked: Vec<Value>) -> Result<Vec<f64>, String> {
    let failed = |error: std::io::Error| format!("python: {error}");
    let mut program = Command::new(python)
        .arg("calcul.py")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(root().join(FOLDER))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = program.stdin.take() {
        input
            .write_all(Value::Array(asked).to_string().as_bytes())
            .map_err(failed)?;
    }
    let output = program.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(format!("python: {}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("python: {error}"))
}

/// The figures of a question: as it is, then with one more correction each time.
struct Walk {
    ours: Vec<Decimal>,
    theirs: Vec<Decimal>,
}

impl Question {
    /// The situations to ask: as it is, then with each correction added.
    fn situations(&self) -> Vec<Value> {
        let mut entities = self.entities.clone();
        let mut all = vec![json!({ "entites": entities, "valeur": [self.there.0, self.there.1] })];
        for (_, change) in &self.corrections {
            if let Change::There(patch) = change {
                merge(&mut entities, patch);
            }
            all.push(json!({ "entites": entities, "valeur": [self.there.0, self.there.1] }));
        }
        all
    }

    /// Our figure: as it is, then with each correction added.
    fn figures(&self) -> Result<Vec<Decimal>, String> {
        let mut figure = self.here.figure()?;
        let mut all = vec![figure];
        let mut life = match &self.here {
            Here::Life(request, month, path) => Some((request.clone(), *month, *path)),
            Here::Step(..) | Here::Rule(..) => None,
        };
        for (_, change) in &self.corrections {
            if let (Change::Here(patch), Some((request, month, path))) = (change, &mut life) {
                merge(request, patch);
                figure = Here::Life(request.clone(), *month, path).figure()?;
            }
            all.push(figure);
        }
        Ok(all)
    }

    /// Which differences explain the gap; none when the figures are equal; an error when it is not explained.
    fn judge(&self, walk: &Walk) -> Result<BTreeSet<&'static str>, String> {
        let gap = |at: usize| walk.ours[at] - walk.theirs[at];
        if gap(0).abs() <= TOLERANCE {
            return Ok(BTreeSet::new());
        }
        let mut left = gap(0);
        let mut played = BTreeSet::new();
        for (at, (id, change)) in self.corrections.iter().enumerate() {
            left = gap(at + 1);
            let moved = (gap(at + 1) - gap(at)).abs() > MOVED;
            match change {
                Change::NotPaid(least) => {
                    let theirs = walk.theirs[at + 1];
                    if walk.ours[at + 1].is_zero() && theirs > Decimal::ZERO && theirs < *least {
                        left = Decimal::ZERO;
                        played.insert(*id);
                    }
                }
                _ if moved => {
                    played.insert(*id);
                }
                _ => {}
            }
        }
        if left.abs() <= TOLERANCE && !played.is_empty() {
            return Ok(played);
        }
        Err(format!(
            "{} here and {} there; corrected, {:?} here and {:?} there",
            walk.ours[0],
            walk.theirs[0].round_dp(2),
            walk.ours.last(),
            walk.theirs.last().map(|theirs| theirs.round_dp(2)),
        ))
    }
}

/// Compares the three with OpenFisca-France.
pub(crate) fn compare() -> Result<(), String> {
    let known = differences(FOLDER)?;
    let python = environment()?;
    let mut random = Random(SEED);
    let mut questions = taxes(&mut random);
    questions.extend(primes(&mut random)?);
    questions.extend(aids(&mut random)?);
    questions.extend(lived_taxes(&mut random)?);
    let asked: Vec<Vec<Value>> = questions.iter().map(Question::situations).collect();
    let mut answers = ask(&python, asked.iter().flatten().cloned().collect())?.into_iter();
    let (mut equal, mut explained) = (0, BTreeMap::<&str, usize>::new());
    let mut compared = BTreeMap::<&str, [usize; 2]>::new();
    let mut with_difference = 0;
    let mut faults = Vec::new();
    for (question, asked) in questions.iter().zip(&asked) {
        let theirs: Vec<Decimal> = answers
            .by_ref()
            .take(asked.len())
            .filter_map(Decimal::from_f64)
            .map(|theirs| theirs * question.sign)
            .collect();
        let ours = match question.figures() {
            Ok(ours) if ours.len() == theirs.len() => ours,
            Ok(_) => {
                faults.push(format!("{}: no figure there", question.name));
                continue;
            }
            Err(refused) => {
                faults.push(format!("{}: refused: {refused}", question.name));
                continue;
            }
        };
        let walk = Walk { ours, theirs };
        let counts = compared.entry(question.figure).or_default();
        counts[0] += 1;
        counts[1] += usize::from(walk.ours[0].to_i64().is_some_and(|whole| whole != 0));
        match question.judge(&walk) {
            Ok(played) if played.is_empty() => equal += 1,
            Ok(played) => {
                with_difference += 1;
                for id in played {
                    let listed = known.get(id).is_some_and(|figures| {
                        figures.iter().any(|figure| figure == question.figure)
                    });
                    if listed {
                        *explained.entry(id).or_default() += 1;
                    } else {
                        faults.push(format!(
                            "{}: `{id}` is not in the list for {}",
                            question.name, question.figure
                        ));
                    }
                }
            }
            Err(gap) => faults.push(format!("{}: {gap}", question.name)),
        }
    }
    for id in known
        .keys()
        .filter(|id| !explained.contains_key(id.as_str()))
    {
        faults.push(format!("the list explains `{id}`, which does not happen"));
    }
    for fault in &faults {
        eprintln!("unexplained: {fault}");
    }
    for (figure, [all, due]) in &compared {
        println!("openfisca: {figure}, {all} situations, {due} with an amount here");
    }
    println!(
        "openfisca: {} situations, {equal} figures equal within 1 €, {with_difference} explained {explained:?}, {} unexplained",
        questions.len(),
        faults.len()
    );
    if faults.is_empty() {
        Ok(())
    } else {
        Err("unexplained differences".to_owned())
    }
}
