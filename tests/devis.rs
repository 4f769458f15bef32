//! What holds for every quote: columns add up, a budget is never exceeded, a higher price never leaves less, a document
//! says nothing that was not given.

use cumul::{ColonneDevis, Devis, Engine, Legislation, Money, MontantsDevis, ProjetDevis};
use cumul_tests::quote_requests;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::{Value, json};

/// A request without its price.
#[derive(Debug, Clone)]
struct Mission {
    request: Value,
    cents: i64,
}

impl Mission {
    /// The same with a price or a budget, in cents.
    fn with(&self, field: &str, cents: i64) -> Value {
        let mut request = self.request.clone();
        request["mission"][field] = decimal(cents);
        request
    }
}

fn decimal(cents: i64) -> Value {
    serde_json::from_str(&format!("{}.{:02}", cents / 100, cents % 100))
        .unwrap_or_else(|e| panic!("{e}"))
}

fn mission() -> impl Strategy<Value = Mission> {
    let client = prop::sample::select(vec![
        "association",
        "entreprise",
        "organisme_formation",
        "collectivite",
        "hopital",
        "universite",
        "particulier",
    ]);
    let about = (
        client,
        prop::sample::select(vec!["formation", "conseil", "colloque", "temoignage"]),
        0_i32..36,
        0_i32..=6,
        1_i64..=5,
        prop::option::of(1_i64..=12),
    );
    let known = (
        prop::option::of(prop::sample::select(vec![1_i64, 10, 11, 49, 50, 2_000])),
        prop::option::of(0_i64..=5),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        prop::sample::select(vec!["versee", "retenue"]),
        prop::option::of(5_i64..=100),
        prop::option::of(any::<bool>()),
    );
    (about, known, prop::option::of(1_i64..=20_000), 2_000_i64..=400_000).prop_map(
        |((client, nature, month, later, jours, heures), known, frais, cents)| {
            let (effectif, atmp, acre, liberatoire, cdd, reserve, part, conges) = known;
            let text = |month: i32| format!("{}-{:02}", 2024 + month / 12, month % 12 + 1);
            let mut request = json!({
                "mission": { "nature": nature, "mois": text(month), "paiement": text(month + later), "jours": jours },
                "client": { "nature": client },
                "micro_entreprise": { "creation": text(month), "acre": acre, "versement_liberatoire": liberatoire },
                "portage_salarial": { "contrat": if cdd { "cdd" } else { "cdi" } },
            });
            if !cdd {
                request["portage_salarial"]["reserve"] = json!(reserve);
            }
            for (group, field, value) in [
                ("mission", "heures", heures.map(|h| json!(h * jours))),
                ("mission", "frais", frais.map(decimal)),
                ("client", "effectif", effectif.map(|e| json!(e))),
                ("client", "taux_atmp", atmp.map(|t| json!(t))),
                ("esat", "part_esat", part.map(|p| json!(p))),
                ("cdd_usage", "conges_payes_inclus", conges.map(|c| json!(c))),
            ] {
                if let Some(value) = value {
                    request[group][field] = value;
                }
            }
            Mission {
                request,
                cents: cents.max(frais.unwrap_or(0) + 2_000),
            }
        },
    )
}

/// The same missions on every machine and every day.
fn check(cases: u32, property: impl Fn(Mission) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    if let Err(error) = runner.run(&mission(), property) {
        panic!("{error}");
    }
}

fn quote(request: &Value) -> Result<Devis, TestCaseError> {
    let projet = ProjetDevis::from_json(&request.to_string())
        .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{request}")))?;
    Engine::new(Legislation::in_force())
        .quote(&projet)
        .map_err(|faults| TestCaseError::fail(format!("{faults:?}\n{request}")))
}

fn amounts(colonne: &ColonneDevis) -> Result<&MontantsDevis, TestCaseError> {
    colonne
        .montants
        .as_ref()
        .ok_or_else(|| TestCaseError::fail(format!("{}: {:?}", colonne.statut, colonne.remarques)))
}

fn money(cents: i64) -> Money {
    decimal(cents)
        .to_string()
        .parse()
        .unwrap_or_else(|e| panic!("{e}"))
}

fn columns_add_up(devis: &Devis) -> Result<(), TestCaseError> {
    for colonne in &devis.colonnes {
        let montants = amounts(colonne)?;
        let parts: Money = montants.parts().into_iter().map(|(_, part)| part).sum();
        prop_assert_eq!(parts, montants.cout_client, "{}", colonne.statut);
        for (poste, part) in montants.parts() {
            let shown: Money = colonne
                .lignes
                .iter()
                .filter(|ligne| ligne.poste == poste)
                .map(|ligne| ligne.montant)
                .sum();
            let part = if poste == "reduction" { -part } else { part };
            prop_assert_eq!(shown, part, "{} {}", colonne.statut, poste);
            prop_assert!(
                part >= Money::ZERO || poste == "net",
                "{} {} {}",
                colonne.statut,
                poste,
                part
            );
        }
        if let Some(brut) = montants.brut {
            prop_assert_eq!(brut, montants.cotisations_personne + montants.net);
        }
        for ligne in &colonne.lignes {
            let sourced = ligne.article.is_some() || ["net", "reste"].contains(&ligne.poste);
            let rounding = ligne.montant < money(5) && ligne.montant > -money(5);
            let refund = ligne.poste == "frais_rembourses";
            prop_assert!(sourced || rounding || refund, "{:?}", ligne);
        }
    }
    Ok(())
}

#[test]
fn every_column_adds_up_to_the_cent() {
    check(150, |mission| {
        columns_add_up(&quote(&mission.with("prix", mission.cents))?)?;
        columns_add_up(&quote(&mission.with("budget", mission.cents))?)
    });
}

#[test]
fn a_budget_is_never_exceeded_and_one_cent_more_would_be() {
    check(150, |mission| {
        let budget = money(mission.cents);
        for colonne in &quote(&mission.with("budget", mission.cents))?.colonnes {
            let montants = amounts(colonne)?;
            prop_assert!(montants.cout_client <= budget, "{}", colonne.statut);
            if colonne.statut == "benevolat" {
                continue;
            }
            let mut more = mission.request.clone();
            more["mission"]["prix"] = serde_json::from_str(&(montants.prix + money(1)).to_string())
                .map_err(|e| TestCaseError::fail(e.to_string()))?;
            more["statuts"] = json!([colonne.statut]);
            let devis = quote(&more)?;
            let [more] = devis.colonnes.as_slice() else {
                return Err(TestCaseError::fail("one column is expected"));
            };
            prop_assert!(
                amounts(more)?.cout_client > budget,
                "{} {}",
                colonne.statut,
                montants.prix
            );
        }
        Ok(())
    });
}

/// The CET is owed on the whole pay from a cent above the plafond: 0,14 % of the highest plafond of these years.
const CET: i64 = 561;
/// Twenty euros more are worth more than the roundings to the euro of a micro-entreprise.
const MORE: i64 = 2_000;

#[test]
fn a_higher_price_never_leaves_less_but_for_the_cet() {
    check(150, |mission| {
        let before = quote(&mission.with("prix", mission.cents))?;
        let after = quote(&mission.with("prix", mission.cents + MORE))?;
        for (before, after) in before.colonnes.iter().zip(&after.colonnes) {
            let (low, high) = (amounts(before)?, amounts(after)?);
            prop_assert!(high.net + money(CET) >= low.net, "{}", before.statut);
            prop_assert!(high.cout_client >= low.cout_client, "{}", before.statut);
        }
        Ok(())
    });
}

/// What is typed stands in the documents as a text, never as a part of the page.
#[test]
fn a_document_holds_what_was_given_and_nothing_else() {
    let nasty = "<script>alert(1)</script> & | *fin*";
    let request = json!({
        "mission": { "nature": "formation", "mois": "2026-11", "prix": 550, "intitule": nasty },
        "client": { "nature": "association", "nom": nasty },
        "prestataire": { "nom": nasty },
    });
    let devis = quote(&request).unwrap_or_else(|e| panic!("{e}"));
    for colonne in &devis.colonnes {
        let document = colonne
            .document
            .as_ref()
            .unwrap_or_else(|| panic!("{}", colonne.statut));
        assert!(!document.html.contains("<script>"), "{}", document.html);
        assert!(
            document
                .html
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; |")
        );
        assert!(
            document
                .markdown
                .contains("\\<script\\>alert(1)\\</script\\> & \\| \\*fin\\*")
        );
        assert!(
            document
                .html
                .starts_with("<!doctype html>\n<html lang=\"fr\">")
        );
        assert_eq!(document.html.matches("<h1>").count(), 1);
        // Each blank of the page is listed, and each of the list is a blank of the page.
        for blank in &document.a_completer {
            assert!(
                document.html.contains(&format!(
                    "<mark>«\u{a0}à compléter\u{a0}: {blank}\u{a0}»</mark>"
                )),
                "{blank}"
            );
            assert!(
                document
                    .markdown
                    .contains(&format!("**«\u{a0}à compléter\u{a0}: {blank}\u{a0}»**")),
                "{blank}"
            );
        }
        assert_eq!(
            document.html.matches("<mark>").count(),
            document.markdown.matches("**«\u{a0}à compléter").count()
        );
        for cell in document.html.split("<th").skip(1) {
            assert!(
                cell.starts_with(" scope=") || cell.starts_with("ead>"),
                "{cell}"
            );
        }
        // What the person earns is not for the client to read.
        if let Some(net) = colonne.net_horaire {
            assert!(
                !document.html.contains(&cumul::francais::number(net)),
                "{}",
                colonne.statut
            );
        }
    }
    let page = devis.to_html();
    assert!(!page.contains("<script>") && page.contains("<caption"));
    assert_eq!(
        page.matches("<th scope=\"col\">").count(),
        devis.colonnes.len()
    );
}

/// Every line of the checklist of a devis is carried by the document, or its case is another one, or the reader checks it.
#[test]
fn a_devis_carries_every_mention_of_its_checklist() {
    let request = json!({
        "mission": { "nature": "formation", "mois": "2026-11", "prix": 550, "paiement": "2026-12" },
        "client": { "nature": "association", "nom": "Association du Lac", "adresse": "Annecy" },
        "prestataire": { "nom": "Camille Martin", "adresse": "Lyon", "siret": "12345678900012", "nda": "84 69 00000 69", "nda_region": "Auvergne-Rhône-Alpes" },
        "document": { "numero": "1", "date": "2026-11-20", "validite": 30, "dates": "le 27 novembre 2026" },
        "statuts": ["micro_entreprise"],
    });
    let devis = quote(&request).unwrap_or_else(|e| panic!("{e}"));
    let document = devis.colonnes[0]
        .document
        .as_ref()
        .unwrap_or_else(|| panic!("no document"));
    let list = cumul::document("devis").unwrap_or_else(|f| panic!("{}", f.message));
    for line in list.sections.iter().flat_map(|section| &section.lignes) {
        let mention = document
            .mentions
            .iter()
            .find(|mention| mention.liste == "devis" && mention.texte == line.texte)
            .unwrap_or_else(|| panic!("{}", line.texte));
        match line.quand.as_deref() {
            None | Some("franchise de TVA" | "organisme de formation déclaré") => {
                assert_eq!(mention.etat, "portee", "{}", line.texte);
            }
            Some("assurance professionnelle obligatoire") => {
                assert_eq!(mention.etat, "sans_objet", "{}", line.texte);
            }
            Some(_) => assert_eq!(mention.etat, "a_verifier", "{}", line.texte),
        }
    }
    for said in [
        "TVA non applicable, art. 293 B du CGI",
        "Déclaration d'activité enregistrée sous le numéro 84 69 00000 69 auprès du préfet de région de Auvergne-Rhône-Alpes.",
        "entrepreneur individuel (EI)",
        "123\u{a0}456\u{a0}789\u{a0}00012",
        "20 novembre 2026",
        "30 jours",
        "550,00\u{a0}€",
    ] {
        assert!(document.html.contains(said), "{said}\n{}", document.html);
    }
    assert_eq!(
        document.a_completer,
        [
            "taux, au moins trois fois l'intérêt légal",
            "conditions, ou pas d'escompte",
            "date, nom et signature du client"
        ]
    );
}

#[test]
fn every_quote_fits_its_schema() {
    let schema: Value =
        serde_json::from_str(&cumul::json::schema()).unwrap_or_else(|e| panic!("{e}"));
    let request =
        jsonschema::validator_for(&schema["demande_devis"]).unwrap_or_else(|e| panic!("{e}"));
    let answer = jsonschema::validator_for(&schema["devis"]).unwrap_or_else(|e| panic!("{e}"));
    let mut answered = 0;
    for (name, text) in quote_requests() {
        let Ok(devis) = cumul::json::quote(&text) else {
            continue;
        };
        let value =
            |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|e| panic!("{e}"));
        assert!(request.is_valid(&value(&text)), "{name}");
        if let Err(error) = answer.validate(&value(&devis)) {
            panic!("{name}: {error}");
        }
        answered += 1;
    }
    assert!(answered > 20, "{answered}");
}

#[test]
fn a_payment_after_the_law_that_was_read_says_so() {
    let at = |mois: &str| {
        let request = json!({
            "mission": { "nature": "conseil", "mois": mois, "prix": 550, "heures": 6 },
            "client": { "nature": "association" },
        });
        quote(&request).unwrap_or_else(|e| panic!("{e}"))
    };
    let said = |devis: &Devis| {
        devis
            .notes()
            .iter()
            .any(|note| note.contains("derniers montants connus"))
    };
    assert!(said(&at("2027-08")));
    assert!(!said(&at("2026-11")));
    // Six hours are a whole day of portage, and the column says it.
    let portage = &at("2026-11").colonnes[1];
    assert!(
        portage
            .hypotheses
            .iter()
            .any(|text| text.contains("par journées")),
        "{:?}",
        portage.hypotheses
    );
}
