//! What holds for every advice and every walk through the questions.

use std::collections::{BTreeMap, BTreeSet};

use cumul::node::{Node, Value};
use cumul::{Conseil, Engine, Legislation, Ouverture, Parcours, Projet, QuestionPosee};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;

/// A fact as the schema of the request describes it.
#[derive(Debug, Clone)]
struct Fait {
    nom: String,
    valeurs: Vec<Value>,
}

fn get<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// Every fact with values that reach each side of every bound of the rules, unknown included.
fn faits() -> Vec<Fait> {
    let schema = cumul::schema();
    let faits = ["demande_conseil", "properties", "faits", "properties"]
        .iter()
        .try_fold(&schema, |node, name| get(node, name))
        .unwrap_or_else(|| panic!("no facts"));
    let Value::Map(entries) = &faits.value else {
        panic!("facts are a map")
    };
    let bounds: BTreeSet<Decimal> = cumul::Parameter::all()
        .iter()
        .filter(|parameter| parameter.id.starts_with("statuts."))
        .flat_map(cumul::Parameter::values)
        .filter_map(|value| Decimal::from_str_exact(&value.value).ok())
        .collect();
    entries
        .iter()
        .map(|(nom, schema)| {
            let unknown = Value::Text("inconnu".into());
            let words: Vec<Value> = items(get(schema, "enum"))
                .iter()
                .map(|word| word.value.clone())
                .collect();
            let number = items(get(schema, "anyOf"))
                .iter()
                .find_map(|kind| get(kind, "maximum").map(|max| (kind, max)));
            let valeurs = if nom == "date" {
                ["2024-01", "2025-06", "2025-12", "2026-03", "2026-11"]
                    .map(|month| Value::Text(month.into()))
                    .to_vec()
            } else if !words.is_empty() {
                words
            } else if let Some((kind, max)) = number {
                let Value::Number(max) = max.value else {
                    panic!("{nom}: a maximum is a number")
                };
                let whole = get(kind, "type").map(Node::shown).as_deref() == Some("integer");
                let mut all: BTreeSet<Decimal> = [Decimal::ZERO, max].into();
                for bound in &bounds {
                    // A percentage is compared with a rate.
                    for bound in [*bound, *bound * Decimal::ONE_HUNDRED] {
                        all.extend([bound - Decimal::ONE, bound, bound + Decimal::ONE]);
                    }
                }
                all.into_iter()
                    .filter(|value| *value >= Decimal::ZERO && *value <= max)
                    .filter(|value| !whole || value.fract().is_zero())
                    .map(Value::Number)
                    .chain([unknown])
                    .collect()
            } else {
                vec![Value::Bool(true), Value::Bool(false), unknown]
            };
            Fait {
                nom: nom.clone(),
                valeurs,
            }
        })
        .collect()
}

type Personne = BTreeMap<String, Value>;

fn projet(faits: &Personne) -> Projet {
    let faits = faits
        .iter()
        .map(|(name, value)| (name.clone(), Node::new(value.clone())))
        .collect();
    let request = Node::new(Value::Map(vec![(
        "faits".into(),
        Node::new(Value::Map(faits)),
    )]));
    Projet::read(&request).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn engine() -> Engine {
    Engine::new(Legislation::in_force())
}

fn conseil(engine: &Engine, faits: &Personne) -> Conseil {
    engine
        .advise(&projet(faits), false)
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn parcours(engine: &Engine, faits: &Personne) -> Parcours {
    engine
        .next_question(&projet(faits))
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn resultats(conseil: &Conseil) -> BTreeMap<&'static str, Ouverture> {
    conseil.statuts.iter().map(|s| (s.id, s.resultat)).collect()
}

/// Walks to the end; gives the facts at the end and the questions asked.
fn walk(
    engine: &Engine,
    mut faits: Personne,
    mut choose: impl FnMut(&QuestionPosee) -> usize,
) -> (Personne, Vec<QuestionPosee>) {
    let mut asked = Vec::new();
    loop {
        let Some(question) = parcours(engine, &faits).question else {
            return (faits, asked);
        };
        assert!(
            !faits.contains_key(question.fait),
            "{} is asked again",
            question.id
        );
        let answer = &question.reponses[choose(&question)];
        faits.insert(question.fait.to_owned(), answer.valeur.value().clone());
        asked.push(question);
    }
}

/// The answer that tells the truth, when one does: for a figure, the first whose limit is not passed.
fn truthful(question: &QuestionPosee, value: &Value) -> Option<usize> {
    let number = |value: &Value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    question.reponses.iter().position(|answer| {
        let Some(figure) = number(value) else {
            return answer.valeur.value() == value;
        };
        let limit = |limit: &Option<cumul::ValeurFait>| {
            limit.as_ref().and_then(|limit| number(limit.value()))
        };
        match (limit(&answer.jusqu_a), limit(&answer.moins_de)) {
            (Some(limit), _) => figure <= limit,
            (None, Some(limit)) => figure < limit,
            (None, None) => number(answer.valeur.value()).is_some(),
        }
    })
}

/// A person: some facts that no question asks, and a true value for each that one does, among those its answers can say.
fn strategie(faits: Vec<Fait>) -> impl Strategy<Value = (Personne, Personne)> {
    let choices = prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), faits.len());
    choices.prop_map(move |choices| {
        let questions = cumul::questions();
        let (mut known, mut asked) = (Personne::new(), Personne::new());
        for (fait, (given, index)) in faits.iter().zip(choices) {
            match questions.iter().find(|question| question.fait == fait.nom) {
                Some(question) => {
                    let possible: Vec<&Value> = fait
                        .valeurs
                        .iter()
                        .filter(|value| truthful(question, value).is_some())
                        .collect();
                    asked.insert(fait.nom.clone(), (*index.get(&possible)).clone());
                }
                None if given => {
                    known.insert(fait.nom.clone(), index.get(&fait.valeurs).clone());
                }
                None => {}
            }
        }
        (known, asked)
    })
}

fn check(cases: u32, property: impl Fn(Personne, Personne) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let result = runner.run(&strategie(faits()), |(known, asked)| property(known, asked));
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// A status, its result, and its rules with whether they are certain.
type Seen = (&'static str, Ouverture, Vec<(&'static str, bool)>);

/// What a person sees of an advice: the results, and the reasons and the rank of what is not closed.
fn seen(conseil: &Conseil) -> Vec<Seen> {
    conseil
        .statuts
        .iter()
        .map(|statut| {
            let rules = if statut.resultat == Ouverture::Ferme {
                Vec::new()
            } else {
                statut
                    .motifs
                    .iter()
                    .map(|motif| (motif.regle, motif.certain))
                    .collect()
            };
            (statut.id, statut.resultat, rules)
        })
        .collect()
}

#[test]
fn a_truthful_walk_gives_the_statuses_of_the_rules() {
    let engine = engine();
    check(150, |known, asked| {
        let (walked, questions) = walk(&engine, known.clone(), |question| {
            truthful(question, &asked[question.fait]).unwrap_or(usize::MAX)
        });
        let truth: Personne = known.into_iter().chain(asked).collect();
        let (by_walk, by_rules) = (conseil(&engine, &walked), conseil(&engine, &truth));
        prop_assert_eq!(
            seen(&by_walk),
            seen(&by_rules),
            "asked {:?}",
            questions.iter().map(|q| q.id).collect::<Vec<_>>()
        );
        Ok(())
    });
}

#[test]
fn a_walk_stops_and_starts_again() {
    let engine = engine();
    check(20, |known, asked| {
        let (_, questions) = walk(&engine, known.clone(), |question| {
            truthful(question, &asked[question.fait]).unwrap_or(usize::MAX)
        });
        // The answers of the walk given in another order, all but the last, lead to the last question.
        let Some((last, before)) = questions.split_last() else {
            return Ok(());
        };
        let mut faits = known;
        for question in before.iter().rev() {
            let answer = truthful(question, &asked[question.fait]).unwrap_or(usize::MAX);
            let value = question.reponses[answer].valeur.value().clone();
            faits.insert(question.fait.to_owned(), value);
        }
        let step = parcours(&engine, &faits);
        prop_assert_eq!(step.question.map(|q| q.id), Some(last.id));
        // Every answer is told, in the order of the questions.
        let told: Vec<&str> = step.reponses.iter().map(|r| r.question).collect();
        let given: Vec<&str> = before.iter().map(|q| q.id).collect();
        prop_assert_eq!(told, given);
        Ok(())
    });
}

#[test]
fn no_question_is_asked_whose_answer_cannot_matter() {
    let engine = engine();
    let all = cumul::questions();
    let mut witnesses = 0;
    for seed in 0..25 {
        let mut numbers = Numbers(seed);
        let mut faits = Personne::new();
        while let Some(question) = parcours(&engine, &faits).question {
            let matters = (0..400).any(|_| {
                let mut completed = faits.clone();
                for other in all.iter().filter(|q| !faits.contains_key(q.fait)) {
                    let answer = &other.reponses[numbers.below(other.reponses.len())];
                    completed.insert(other.fait.to_owned(), answer.valeur.value().clone());
                }
                let mut first = None;
                question.reponses.iter().any(|answer| {
                    completed.insert(question.fait.to_owned(), answer.valeur.value().clone());
                    let now = seen(&conseil(&engine, &completed));
                    *first.get_or_insert_with(|| now.clone()) != now
                })
            });
            assert!(
                matters,
                "{} is asked for nothing after {faits:?}",
                question.id
            );
            witnesses += 1;
            let answer = &question.reponses[numbers.below(question.reponses.len())];
            faits.insert(question.fait.to_owned(), answer.valeur.value().clone());
        }
    }
    assert!(witnesses > 300, "{witnesses}");
}

#[test]
fn every_leaf_and_every_status_is_reached() {
    let engine = engine();
    let mut leaves = BTreeSet::new();
    let mut statuses = BTreeSet::new();
    for seed in 0..500 {
        let mut numbers = Numbers(seed);
        let (faits, asked) = walk(&engine, Personne::new(), |question| {
            let answer = numbers.below(question.reponses.len());
            leaves.insert((question.id, answer));
            answer
        });
        if asked.is_empty() {
            continue;
        }
        for (id, resultat) in resultats(&conseil(&engine, &faits)) {
            if matches!(resultat, Ouverture::Ouvert | Ouverture::SousConditions) {
                statuses.insert(id);
            }
        }
    }
    let all: BTreeSet<(&str, usize)> = cumul::questions()
        .iter()
        .flat_map(|question| (0..question.reponses.len()).map(|at| (question.id, at)))
        .collect();
    let missing: Vec<_> = all.difference(&leaves).collect();
    assert!(missing.is_empty(), "never reached: {missing:?}");
    let known: BTreeSet<&str> = conseil(&engine, &Personne::new())
        .statuts
        .iter()
        .map(|statut| statut.id)
        .collect();
    let missing: Vec<_> = known.difference(&statuses).collect();
    assert!(missing.is_empty(), "no path opens {missing:?}");
}

#[test]
fn a_refusal_says_what_would_make_it_possible() {
    let engine = engine();
    let opened = std::cell::Cell::new(0);
    check(60, |known, asked| {
        let truth: Personne = known.into_iter().chain(asked).collect();
        let advice = conseil(&engine, &truth);
        for statut in &advice.statuts {
            if statut.resultat != Ouverture::Ferme {
                prop_assert!(statut.possible_si.is_empty(), "{}", statut.id);
                continue;
            }
            let closing: Vec<_> = statut
                .motifs
                .iter()
                .filter(|motif| motif.effet == "ferme" && motif.certain)
                .collect();
            prop_assert!(!closing.is_empty(), "{} is closed for nothing", statut.id);
            for motif in &closing {
                prop_assert!(
                    motif.lever.is_some() != motif.sans_lever.is_some(),
                    "{}",
                    motif.regle
                );
                prop_assert!(!motif.simple.is_empty(), "{}", motif.regle);
                prop_assert!(!motif.articles.is_empty(), "{}", motif.regle);
            }
            if statut.possible_si.is_empty() {
                continue;
            }
            let mut changed = truth.clone();
            for change in &statut.possible_si {
                changed.insert(change.fait.to_owned(), change.valeur.value().clone());
            }
            let after = resultats(&conseil(&engine, &changed))[statut.id];
            prop_assert_ne!(
                after,
                Ouverture::Ferme,
                "{}: {:?}",
                statut.id,
                statut.possible_si
            );
            opened.set(opened.get() + 1);
        }
        Ok(())
    });
    assert!(opened.get() > 200, "{}", opened.get());
}

#[test]
fn a_supposition_is_one_that_another_answer_would_change() {
    let engine = engine();
    let all = faits();
    check(6, |known, asked| {
        let truth: Personne = known.into_iter().chain(asked).collect();
        let advice = conseil(&engine, &truth);
        let before = resultats(&advice);
        for fait in all.iter().filter(|fait| !truth.contains_key(&fait.nom)) {
            let mut changed = BTreeSet::new();
            for value in fait
                .valeurs
                .iter()
                .filter(|v| **v != Value::Text("inconnu".into()))
            {
                let mut other = truth.clone();
                other.insert(fait.nom.clone(), value.clone());
                if fait.nom == "date" {
                    continue;
                }
                let after = resultats(&conseil(&engine, &other));
                changed.extend(
                    after
                        .into_iter()
                        .filter(|(id, r)| before[id] != *r)
                        .map(|(id, _)| id),
                );
            }
            let told: BTreeSet<&str> = advice
                .suppositions
                .iter()
                .filter(|supposition| supposition.fait == fait.nom)
                .flat_map(|supposition| supposition.change.iter().copied())
                .collect();
            prop_assert_eq!(told, changed, "{}", fait.nom);
        }
        Ok(())
    });
}

/// `CSS D. 821-9, 2°`, `Cass. soc. 15 févr. 2006`, `Loi n° 2022-217, art. 136`, … but not `C. trav. L5212-13`.
fn has_one_form(source: &str) -> bool {
    let letter_without_point = source.split([' ', '(']).any(|word| {
        let mut chars = word.chars();
        matches!(chars.next(), Some('L' | 'R' | 'D'))
            && chars.next().is_some_and(|c| c.is_ascii_digit())
    });
    !letter_without_point && source.chars().any(|c| c.is_ascii_digit())
}

#[test]
fn every_source_has_one_form() {
    for rule in cumul::regles_statuts() {
        assert!(!rule.articles.is_empty(), "{}", rule.id);
        for article in rule.articles {
            let dated = has_one_form(article) || article.starts_with("Agefiph, fiche");
            assert!(dated, "{}: {article}", rule.id);
        }
    }
    for list in cumul::documents() {
        for line in list.sections.iter().flat_map(|section| &section.lignes) {
            assert!(has_one_form(&line.article), "{}: {}", list.id, line.article);
        }
    }
    assert!(!has_one_form("C. trav. L5212-13"));
    assert!(!has_one_form("code civil"));
}

#[test]
fn texts_hold_no_place_left_open() {
    let engine = engine();
    let text = conseil(&engine, &Personne::new()).to_json()
        + &cumul::json::situations()
        + &cumul::json::documents();
    assert!(
        !text.contains("{statuts."),
        "a figure of the law is not written"
    );
    for list in cumul::documents() {
        let boxes = list.html.matches("type=\"checkbox\"").count();
        assert_eq!(
            boxes,
            list.markdown.matches("- [ ] ").count(),
            "{}",
            list.id
        );
        assert_eq!(
            boxes,
            list.html.matches("<label for=").count(),
            "{}",
            list.id
        );
        assert!(list.html.contains("<html lang=\"fr\">"));
    }
}

#[test]
fn the_readings_by_situation_are_simulated_or_say_why_not() {
    for reading in cumul::situations() {
        let advice = cumul::advise(reading.demande.node(), false)
            .unwrap_or_else(|faults| panic!("{}: {faults:?}", reading.id));
        assert!(!advice.classement.is_empty(), "{}", reading.id);
        let rules: BTreeSet<&str> = advice
            .statuts
            .iter()
            .flat_map(|statut| statut.motifs.iter().map(|motif| motif.regle))
            .collect();
        for point in &reading.attention {
            if let Some(rule) = point.regle {
                assert!(rules.contains(rule), "{}: {rule}", reading.id);
            }
        }
        let situation = reading
            .situation()
            .unwrap_or_else(|| panic!("{}", reading.id));
        if let Err(faults) = cumul::answer(situation, false) {
            for fault in faults {
                assert!(
                    fault.champ.ends_with(".nature") && fault.message.contains("pas encore"),
                    "{}: {}",
                    reading.id,
                    fault.message
                );
            }
        }
    }
}

#[test]
fn a_life_at_the_smic_follows_it() {
    let reading = cumul::situation("aah_micro_complement")
        .unwrap_or_else(|fault| panic!("{}", fault.message));
    let advice = cumul::advise(reading.demande.node(), true).unwrap_or_else(|f| panic!("{f:?}"));
    let cdi = advice
        .statuts
        .iter()
        .find(|statut| statut.id == "salariat_cdi")
        .and_then(|statut| statut.simulation.as_ref())
        .unwrap_or_else(|| panic!("no life"));
    let rates = get(cdi.situation.node(), "activites")
        .and_then(|list| items(Some(list)).first())
        .and_then(|work| get(work, "taux_horaire"))
        .map(cumul::json::node_to_json);
    // 12.02 € until May 2026, 12.31 € from June on, for the twenty-four months of the reading.
    assert_eq!(
        rates.as_deref(),
        Some(r#"{"2026-01..2026-05":12.02,"2026-06..2027-12":12.31}"#)
    );
    assert!(cdi.refus.is_empty() && cdi.synthese.is_some());
}

/// Numbers that are the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count
    }
}
