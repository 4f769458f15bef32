//! The command line as a person meets it: exit codes, standard error, hostile files.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn program() -> PathBuf {
    let mut path = std::env::current_exe().unwrap_or_else(|e| panic!("{e}"));
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    let path = path.join(format!("cumul{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "build the command line first: cargo build -p cumul-cli"
    );
    path
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{e}"));
    if let Some(mut pipe) = child.stdin.take() {
        // The program may stop reading before the end of a file that is too long.
        let _ = pipe.write_all(input);
    }
    child.wait_with_output().unwrap_or_else(|e| panic!("{e}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\u{a0}', " ")
}

fn example() -> String {
    let path = cumul_tests::folder().join("situations/aah-mi-temps.yaml");
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn a_page_for_people() {
    let out = run(&["simulate", "-"], example().as_bytes());
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let page = text(&out.stdout);
    for part in [
        "décembre 2026",
        "738,93",
        "1 041,59",
        "806,31",
        "CSS D. 821-9, 1°",
        "En résumé",
        "Autres lectures",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    let explained = text(
        &run(
            &["simulate", "-", "--explain", "--mois", "2027-06"],
            example().as_bytes(),
        )
        .stdout,
    );
    assert!(
        explained.contains("Abattement sur les revenus d'activité"),
        "{explained}"
    );
    let bars =
        |arguments: &[&str]| text(&run(arguments, example().as_bytes()).stdout).contains('█');
    assert!(bars(&["simulate", "-"]));
    assert!(!bars(&["simulate", "-", "--sans-barre"]));
}

#[test]
fn yaml_and_json_give_the_same_bytes() {
    let yaml = run(&["simulate", "-", "--format", "json"], example().as_bytes());
    let node = cumul_yaml::parse(&example()).unwrap_or_else(|e| panic!("{e:?}"));
    let json = run(
        &["simulate", "-", "--format", "json"],
        cumul::json::node_to_json(&node).as_bytes(),
    );
    assert_eq!(yaml.status.code(), Some(0));
    assert_eq!(yaml.stdout, json.stdout);
    let value: serde_json::Value =
        serde_json::from_slice(&yaml.stdout).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(value["mois"].as_array().map(Vec::len), Some(24));
}

#[test]
fn a_table_for_spreadsheets() {
    let out = run(&["simulate", "-", "--format", "csv"], example().as_bytes());
    let table = text(&out.stdout);
    let mut lines = table.lines();
    assert!(lines.next().is_some_and(
        |line| line.starts_with("mois,salaire_net,") && line.ends_with(",disponible,encaisse")
    ));
    assert!(lines.next().is_some_and(
        |line| line.starts_with("2026-12,738.93,") && line.ends_with(",1780.52,1885.29")
    ));
    assert_eq!(lines.count(), 23);
}

#[test]
fn faults_have_their_line_and_column() {
    let out = run(
        &["check", "-"],
        b"debut: 2026-13\nmois: 24\npersonne:\n  naissance: 1985-04-12\n  taux: 80\n",
    );
    assert_eq!(out.status.code(), Some(1));
    let faults = text(&out.stderr);
    assert!(faults.contains("2 fautes"), "{faults}");
    assert!(faults.contains("ligne 1, colonne 8"), "{faults}");
    assert!(faults.contains("ligne 5, colonne 9"), "{faults}");
    assert!(faults.contains("taux_incapacite"), "{faults}");
    let out = run(&["check", "-", "--format", "json"], b"debut: 2026-13\n");
    let value: serde_json::Value =
        serde_json::from_slice(&out.stderr).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(value[0]["champ"], "debut");
    assert_eq!(
        run(&["check", "-"], example().as_bytes()).status.code(),
        Some(0)
    );
}

#[test]
fn hostile_files_end_with_a_clear_message() {
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n";
    let deep = "[".repeat(200_000);
    let binary: Vec<u8> = (0..=255).cycle().take(4096).collect();
    let huge = vec![b'a'; 100_000_000];
    for (name, input) in [
        ("empty", &b""[..]),
        ("spaces", b"  \n\n"),
        ("binary", &binary),
        ("bomb", bomb.as_bytes()),
        ("deep", deep.as_bytes()),
        ("huge", &huge),
        ("not a request", b"42\n"),
        ("broken", b"debut: [2026-12\n"),
    ] {
        let out = run(&["simulate", "-"], input);
        let message = text(&out.stderr);
        assert_eq!(out.status.code(), Some(1), "{name}: {message}");
        assert!(message.contains("une faute"), "{name}: {message}");
        assert!(!message.contains("panicked"), "{name}: {message}");
        assert!(out.stdout.is_empty(), "{name}");
    }
}

#[test]
fn usage_is_told_in_french() {
    for (arguments, part) in [
        (
            &["simuler"][..],
            "simulate, check, advise, question, situations, documents, quote, rules, parameters, schema",
        ),
        (&["simulate"], "Il manque"),
        (
            &["simulate", "x.yaml", "--format", "pdf"],
            "text, json, csv",
        ),
        (&["parameters", "--at", "novembre"], "AAAA-MM"),
        (&["simulate", "-", "--vite"], "--vite"),
        (&[], "Dites quoi faire"),
        (&["simulate", "absent.yaml"], "n'existe pas"),
        (&["simulate", "x.yaml", "--situation", "y"], "ne va pas"),
        (
            &["simulate", "--situation", "tutelle_participer"],
            "Vouliez-vous écrire « tutelle_participer_et_travailler »",
        ),
        (&["advise", "--fait", "client"], "NOM=VALEUR"),
        (&["advise", "--fait", "client=[a"], "NOM=VALEUR"),
        (&["documents", "devi"], "Vouliez-vous écrire « devis »"),
        (
            &["documents", "devis", "--format", "pdf"],
            "text, html, json",
        ),
    ] {
        let out = run(arguments, b"");
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&out.stderr).contains(part),
            "{arguments:?}: {}",
            text(&out.stderr)
        );
    }
}

#[test]
fn the_catalogue_answers() {
    let rules = text(&run(&["rules"], b"").stdout);
    assert!(
        rules.contains("aah.abattement — CSS D. 821-9, 2°"),
        "{rules}"
    );
    let at = text(&run(&["parameters", "--at", "2026-05"], b"").stdout);
    assert!(
        at.contains("1823.03 depuis le 2026-01-01") && !at.contains("1867.02"),
        "{at}"
    );
    let json = run(&["parameters", "--at", "2026-11", "--format", "json"], b"");
    let value: serde_json::Value =
        serde_json::from_slice(&json.stdout).unwrap_or_else(|e| panic!("{e}"));
    let smic = value
        .as_array()
        .and_then(|all| all.iter().find(|p| p["id"] == "smic.mensuel"));
    assert_eq!(
        smic.map(|p| p["values"][0]["value"].clone()),
        Some("1867.02".into())
    );
    let schema: serde_json::Value =
        serde_json::from_slice(&run(&["schema"], b"").stdout).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(schema["demande"]["properties"]["mois"]["maximum"], 120);
    for arguments in [
        &["--aide"][..],
        &["--help"],
        &["simulate", "--aide"],
        &["--version"],
    ] {
        let out = run(arguments, b"");
        assert_eq!(out.status.code(), Some(0), "{arguments:?}");
        assert!(!out.stdout.is_empty());
    }
}

fn situation(name: &str) -> String {
    let path = cumul_tests::folder().join("situations").join(name);
    path.display().to_string()
}

#[test]
fn forty_missions_of_a_table_are_their_months() {
    let table = situation("missions/annee.csv");
    let lines = std::fs::read_to_string(&table).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(lines.lines().count(), 41);
    let by_table = run(
        &[
            "simulate",
            &situation("missions/annee.yaml"),
            "--missions",
            &table,
            "--explain",
            "--format",
            "json",
        ],
        b"",
    );
    assert_eq!(
        by_table.status.code(),
        Some(0),
        "{}",
        text(&by_table.stderr)
    );
    let by_months = run(
        &[
            "simulate",
            &situation("annee-de-missions.yaml"),
            "--explain",
            "--format",
            "json",
        ],
        b"",
    );
    assert_eq!(by_table.stdout, by_months.stdout);
    assert!(by_table.stdout.len() > 20_000);
}

/// A table in a file of its own, removed at the end.
struct Table(PathBuf);

impl Table {
    fn new(name: &str, lines: &str) -> Self {
        let path = std::env::temp_dir().join(format!("cumul-{}-{name}.csv", std::process::id()));
        std::fs::write(&path, lines).unwrap_or_else(|e| panic!("{e}"));
        Self(path)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn a_table_of_a_french_spreadsheet_is_read() {
    let lines =
        std::fs::read_to_string(situation("missions/annee.csv")).unwrap_or_else(|e| panic!("{e}"));
    let french: String = lines
        .lines()
        .map(|line| line.replace(',', ";").replace('.', ",") + "\r\n")
        .collect();
    let table = Table::new("francais", &format!("\u{feff}{french}"));
    let answer = |table: &str| {
        let request = situation("missions/annee.yaml");
        run(
            &[
                "simulate",
                &request,
                "--missions",
                table,
                "--format",
                "json",
            ],
            b"",
        )
        .stdout
    };
    assert_eq!(
        answer(&table.path()),
        answer(&situation("missions/annee.csv"))
    );
}

#[test]
fn faults_of_a_table_have_its_name_and_its_lines() {
    let refused = |name: &str, lines: &str| {
        let table = Table::new(name, lines);
        let out = run(
            &[
                "check",
                &situation("missions/annee.yaml"),
                "--missions",
                &table.path(),
            ],
            b"",
        );
        assert_eq!(out.status.code(), Some(1), "{name}");
        let faults = text(&out.stderr);
        assert!(faults.contains(&table.path()), "{faults}");
        assert!(!faults.contains("activites"), "{faults}");
        faults
    };
    let faults = refused(
        "fautes",
        "date;encaissement;montant;statut\n\
         2026-01-14;;150,00;cdd_usage\n\
         2026-01-15;2026-01;150,00;freelance\n\
         2026-02-03;2026-01;150,00;cdd_usage\n\
         2026-02-10;2026-02;abc;cdd_usage\n\
         2025-12-01;2026-02;1 500,50;portage_salarial\n\
         2026-03-03;2026-03;100,00;cdd_usage\n\
         2026-03-03;2026-04;100,00;cdd_usage\n",
    );
    for part in [
        "6 fautes",
        "ligne 2, colonne 1 : missions.0.encaissement manque",
        "ligne 3, colonne 4 : missions.1.statut vaut « freelance »",
        "ligne 4, colonne 2 : missions.2.encaissement vaut « 2026-01 » : la paie viendrait avant le travail",
        "ligne 5, colonne 3 : missions.3.montant vaut « abc »",
        "ligne 6, colonne 1 : missions.4.date vaut « 2025-12-01 »",
        "ligne 8, colonne 1 : missions.6.date vaut « 2026-03-03 »",
    ] {
        assert!(faults.contains(part), "no {part} in\n{faults}");
    }
    let faults = refused(
        "colonnes",
        "date,montant,statut,lieu\n2026-01-14,150.00,cdd_usage,Lyon\n",
    );
    assert!(faults.contains("« encaissement » manque"), "{faults}");
    assert!(faults.contains("« lieu » n'est pas connue"), "{faults}");
    let faults = refused(
        "court",
        "date,encaissement,montant,statut\n2026-01-14,2026-01\n",
    );
    assert!(faults.contains("ligne 2 : "), "{faults}");
    assert!(faults.contains("2 valeurs au lieu de 4"), "{faults}");
}

#[test]
fn an_advice_for_people() {
    let page = text(
        &run(
            &["advise", "--situation", "tutelle_participer_et_travailler"],
            b"",
        )
        .stdout,
    );
    for part in [
        "Quels statuts pour vous, en janvier 2026",
        "1. Salariat en CDI (temps plein ou partiel) : possible sous conditions",
        "✗ Micro-entreprise",
        "Ce qui le rendrait possible : demander au juge",
        "C. civ. 509, 3°",
        "Avec votre mesure de protection, qui fait quoi",
        "Ce que nous avons supposé",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    let simple = text(
        &run(
            &[
                "advise",
                "--situation",
                "tutelle_participer_et_travailler",
                "--simple",
            ],
            b"",
        )
        .stdout,
    );
    for part in [
        "Texte simple",
        "Vous ne pouvez pas : Micro-entreprise.",
        "Pourquoi ?",
        "   Vous pouvez demander au juge de changer la mesure.",
    ] {
        assert!(simple.contains(part), "no {part} in\n{simple}");
    }
    assert!(!simple.contains("FALC"), "no reader has approved it yet");
}

#[test]
fn an_advice_with_its_euros() {
    let out = run(
        &["advise", "-", "--simulate", "--fait", "client=association"],
        example().as_bytes(),
    );
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let page = text(&out.stdout);
    // The life of the example is that of the status « CDI »: the same mean as its own simulation.
    let simulated = text(&run(&["simulate", "-"], example().as_bytes()).stdout);
    let mean = simulated
        .split("soit ")
        .nth(1)
        .and_then(|rest| rest.split(" par mois").next())
        .unwrap_or_else(|| panic!("{simulated}"));
    let line = format!("Salariat en CDI (temps plein ou partiel) : {mean} par mois en moyenne");
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&line), "no {line} in\n{page}");
    assert!(flat.contains("Portage salarial : pas calculé."), "{page}");
}

#[test]
fn facts_of_the_command_line_enter_every_request() {
    let first = |arguments: &[&str], input: &[u8]| -> serde_json::Value {
        let out = run(arguments, input);
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}"))
    };
    let facts = [
        "--fait",
        "client=organisme_formation",
        "--fait",
        "nature=formation_professionnelle",
    ];
    let alone = first(&[&["advise", "--format", "json"][..], &facts].concat(), b"");
    assert_eq!(alone["classement"][0], "salariat_cdd_usage");
    let beside = first(
        &[&["advise", "-", "--format", "json"][..], &facts].concat(),
        example().as_bytes(),
    );
    assert_eq!(beside["classement"][0], "salariat_cdd_usage");
    assert_eq!(beside["date"], "2026-12");
    let preset = first(
        &[
            "advise",
            "--situation",
            "rsa_rqth_tester",
            "--fait",
            "client=entreprise",
            "--format",
            "json",
        ],
        b"",
    );
    let client = preset["faits"]
        .as_array()
        .and_then(|all| all.iter().find(|fact| fact["fait"] == "client"));
    assert_eq!(
        client.map(|fact| fact["valeur"].clone()),
        Some("entreprise".into())
    );
    let out = run(
        &["advise", "-", "--fait", "clients=x"],
        example().as_bytes(),
    );
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).contains("Vouliez-vous écrire « client »"));
}

#[test]
fn a_walk_through_the_questions() {
    let step = text(&run(&["question", "--fait", "protection=tutelle"], b"").stdout);
    for part in [
        "Souhaitez-vous être payé",
        "Encore",
        "--fait remuneration_souhaitee=true",
        "Ferme : Bénévolat",
    ] {
        assert!(step.contains(part), "no {part} in\n{step}");
    }
    // Answers on the terminal: a wrong number, then the second answer, then the end of the answers.
    let out = run(&["advise", "--questions", "--format", "json"], b"12\n2\n\n");
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stderr).contains("« 12 » n'est pas un de ces numéros"));
    let advice: serde_json::Value =
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(advice["faits"][0]["fait"], "remuneration_souhaitee");
    assert_eq!(advice["faits"][0]["valeur"], false);
    // All of them: the first answer each time.
    let out = run(
        &["advise", "--questions", "--format", "json"],
        "1\n".repeat(60).as_bytes(),
    );
    let advice: serde_json::Value =
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}"));
    assert!(advice["faits"].as_array().map_or(0, Vec::len) > 2);
}

#[test]
fn readings_and_checklists() {
    let list = text(&run(&["situations"], b"").stdout);
    for reading in cumul::situations() {
        assert!(list.contains(reading.id), "{}", reading.id);
        let out = run(
            &["simulate", "--situation", reading.id, "--format", "json"],
            b"",
        );
        let expected = match cumul::answer(
            reading
                .situation()
                .unwrap_or_else(|| panic!("{}", reading.id)),
            false,
        ) {
            Ok(_) => 0,
            Err(_) => 1,
        };
        assert_eq!(out.status.code(), Some(expected), "{}", reading.id);
    }
    let names = text(&run(&["documents"], b"").stdout);
    for list in cumul::documents() {
        assert!(names.contains(list.id), "{}", list.id);
        let page = run(&["documents", list.id, "--format", "html"], b"");
        assert_eq!(
            String::from_utf8_lossy(&page.stdout).trim(),
            list.html.trim()
        );
        let markdown = run(&["documents", list.id], b"");
        assert_eq!(
            String::from_utf8_lossy(&markdown.stdout).trim(),
            list.markdown.trim()
        );
    }
    let devis = text(&run(&["documents", "devis"], b"").stdout);
    assert!(devis.contains("- [ ] Cas « franchise de TVA » : « TVA non applicable, art. 293 B du CGI ». (CGI 293 B)"), "{devis}");
    let rules = text(&run(&["rules"], b"").stdout);
    assert!(
        rules.contains("prot_micro_tutelle — C. civ. 473 ; C. civ. 509, 3°"),
        "{rules}"
    );
}

/// The example of a quote.
fn mission() -> String {
    let path = cumul_tests::folder().join("situations/devis-formation.yaml");
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn a_quote_is_a_table_then_sentences() {
    let out = run(&["quote", "-"], mission().as_bytes());
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    let page = text(&out.stdout);
    for part in [
        "Net en main                      408,00      278,99",
        "Il vous reste 408,00 €, soit 58,29 € par heure.",
        "Cotisations prélevées en janvier 2027.",
        "(C. trav. L. 6331-48)",
        "Impossible : Statut réservé",
        "Exemple : le prix de référence du terrain est de 550,00 €",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    // Columns are aligned: every line of the table ends where its header does.
    let lines: Vec<&str> = page.lines().skip(4).take(11).collect();
    let width = lines.first().map_or(0, |line| line.chars().count());
    assert!(width > 60 && width <= 110, "{width}");
    for line in &lines {
        assert_eq!(line.chars().count(), width, "{line}");
    }
}

#[test]
fn a_quote_has_five_forms_and_a_devis_two() {
    let of = |arguments: &[&str]| {
        let mut all = vec!["quote", "-"];
        all.extend(arguments);
        let out = run(&all, mission().as_bytes());
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        text(&out.stdout)
    };
    let table = of(&["--format", "csv"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(
        lines[0].starts_with("statut,possible,prix,cout_client,brut,"),
        "{table}"
    );
    assert!(
        lines[1].starts_with("micro_entreprise,sous conditions,550.00,550.00,,"),
        "{table}"
    );
    assert!(lines[1].ends_with(",58.29,2026-12"), "{table}");
    assert_eq!(lines.len(), 7);
    let json: serde_json::Value =
        serde_json::from_str(&of(&["--format", "json"])).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(json["colonnes"].as_array().map(Vec::len), Some(6));
    assert!(of(&["--format", "markdown"]).contains("| Net en main | 408,00 | 278,99 |"));
    assert!(of(&["--format", "html"]).starts_with("<!doctype html>\n<html lang=\"fr\">"));
    let devis = of(&["--devis", "micro_entreprise"]);
    assert!(devis.starts_with("# Devis\n"), "{devis}");
    assert!(
        devis.contains("**« à compléter : numéro SIREN ou SIRET »**"),
        "{devis}"
    );
    let page = of(&["--devis", "cdd_usage", "--format", "html"]);
    assert!(page.contains("<th scope=\"col\">Quantité</th>"), "{page}");
}

#[test]
fn a_quote_refuses_with_the_place_of_each_fault() {
    let out = run(
        &["quote", "-"],
        b"mission:\n  nature: formation\n  mois: 2026-11\n  jours: 0\nclient: { nature: mairie }\n",
    );
    assert_eq!(out.status.code(), Some(1));
    let faults = text(&out.stderr);
    assert!(faults.contains("3 fautes"), "{faults}");
    assert!(
        faults.contains("ligne 4, colonne 10 : mission.jours"),
        "{faults}"
    );
    assert!(faults.contains("client.nature"), "{faults}");
    assert!(faults.contains("mission.prix manque"), "{faults}");
    for (arguments, said) in [
        (
            ["--devis", "salariat"],
            "Attendu : micro_entreprise, portage_salarial",
        ),
        (
            ["--format", "pdf"],
            "Attendu : text, json, csv, markdown, html",
        ),
    ] {
        let mut all = vec!["quote", "-"];
        all.extend(arguments);
        let out = run(&all, mission().as_bytes());
        assert_eq!(out.status.code(), Some(2));
        assert!(text(&out.stderr).contains(said), "{}", text(&out.stderr));
    }
    let out = run(
        &["quote", "-", "--devis", "esat", "--format", "csv"],
        mission().as_bytes(),
    );
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("en page (--format html)"));
}
