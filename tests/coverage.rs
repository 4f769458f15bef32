//! The catalogue: every rule is reached by a fixture, every article has one form, COVERAGE.md names every article.

use std::collections::BTreeSet;

use cumul::{Engine, Legislation, Situation};

fn reached() -> BTreeSet<&'static str> {
    let engine = Engine::new(Legislation::in_force());
    let mut reached = BTreeSet::new();
    for fixture in cumul_tests::fixtures() {
        let Some(text) = fixture.request() else {
            continue;
        };
        let Ok(situation) = Situation::from_json(&text) else {
            continue;
        };
        if let Ok((_, trace)) = engine.explain(&situation) {
            reached.extend(trace.steps().iter().map(|(_, step)| step.rule().id));
        }
    }
    reached
}

#[test]
fn every_rule_is_reached_by_a_fixture() {
    let reached = reached();
    let missing: Vec<&str> = cumul::rules()
        .iter()
        .map(|rule| rule.id)
        .filter(|id| !reached.contains(id))
        .collect();
    assert!(missing.is_empty(), "no fixture reaches {missing:?}");
}

#[test]
fn every_step_has_its_card_in_the_catalogue() {
    let known: BTreeSet<&str> = cumul::rules().iter().map(|rule| rule.id).collect();
    assert_eq!(known.len(), cumul::rules().len(), "ids are unique");
    let unknown: Vec<&str> = reached()
        .into_iter()
        .filter(|id| !known.contains(id))
        .collect();
    assert!(unknown.is_empty(), "not in the catalogue: {unknown:?}");
}

/// `CSS D. 821-9, 2°`, `C. trav. L. 5421-1`, `CGI 83`, `Loi n° 2022-1158, art. 10`, …
fn has_one_form(article: &str) -> bool {
    let codes = [
        "CSS ",
        "CASF ",
        "CCH ",
        "C. trav. ",
        "C. rural ",
        "CGI ",
        "C. com. ",
        "CGFP ",
        "C. serv. nat. ",
    ];
    let others = [
        "Loi n° ",
        "Ordonnance n° ",
        "Décret n° ",
        "Règlement ",
        "Arrêté n° ",
        "ANI du ",
        "Accord ",
        "Barème ",
    ];
    if others.iter().any(|start| article.starts_with(start)) {
        return true;
    }
    let Some(rest) = codes.iter().find_map(|code| article.strip_prefix(code)) else {
        return false;
    };
    // A letter of the code, when there is one, is followed by a point and a space.
    match rest.split_once(". ") {
        Some((letter, number)) if letter.len() == 1 => {
            ["L", "R", "D"].contains(&letter) && number.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("art. "),
    }
}

#[test]
fn every_article_has_one_form() {
    for rule in cumul::rules() {
        assert!(has_one_form(rule.article), "{}: {}", rule.id, rule.article);
    }
    for parameter in cumul::Parameter::all() {
        assert!(
            has_one_form(parameter.article),
            "{}: {}",
            parameter.id,
            parameter.article
        );
    }
    assert!(!has_one_form("CSS D821-9"));
    assert!(!has_one_form("code de la sécurité sociale, D. 821-9"));
}

#[test]
fn the_coverage_page_names_every_rule() {
    let page = include_str!("../crates/cumul/COVERAGE.md");
    for rule in cumul::rules() {
        assert!(
            page.contains(&format!("`{}`", rule.id)),
            "COVERAGE.md does not name {}",
            rule.id
        );
    }
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let id = line.split('`').nth(1).unwrap_or("");
        if !id.contains('.') || id.ends_with(".toml") {
            // A key of `conventions`, or a file of status rules, which has its own test.
            continue;
        }
        assert!(
            cumul::rules().iter().any(|rule| rule.id == id),
            "COVERAGE.md names {id}, which is no rule"
        );
        let state = line.split('|').nth(3).map(str::trim);
        assert!(matches!(state, Some("fait" | "en partie")), "{line}");
    }
}

#[test]
fn the_coverage_page_names_every_file_of_status_rules() {
    let page = include_str!("../crates/cumul/COVERAGE.md");
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/cumul/statuts/regles"
    );
    let mut files = 0;
    for file in std::fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{e}"))
        .flatten()
    {
        let name = file.file_name().to_string_lossy().into_owned();
        assert!(
            page.contains(&format!("`{name}`")),
            "COVERAGE.md does not name {name}"
        );
        files += 1;
    }
    assert_eq!(files, 9);
    // Every point that the tables call unsettled is counted on the page.
    let unsettled = cumul::regles_statuts()
        .iter()
        .filter(|rule| rule.incertain)
        .count();
    assert!(
        page.contains(&format!("{unsettled} règles")),
        "{unsettled} unsettled rules"
    );
}
