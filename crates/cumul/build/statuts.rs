//! Compiles `statuts/*.toml` into static tables, and refuses a rule without a source, an unknown fact, status, parameter or
//! value, a refusal that does not say what would make it possible, and an answer that no rule tells apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::{Table, Value};

use crate::millionths;

/// Effects, as the tables name them.
const EFFETS: [(&str, &str); 5] = [
    ("ferme", "Ferme"),
    ("condition", "Condition"),
    ("obligation", "Obligation"),
    ("aide", "Aide"),
    ("avertit", "Avertit"),
];
/// What a ready activity may take from the answers.
const PLACES: [&str; 6] = [
    "@debut",
    "@fin",
    "@heures_mensuelles",
    "@taux_horaire",
    "@chiffre_affaires",
    "@jours",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faits {
    fait: Vec<Fait>,
    derive: Vec<Derive>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fait {
    id: String,
    libelle: String,
    genre: String,
    #[serde(default)]
    valeurs: Vec<Choix>,
    max: Option<i64>,
    defaut: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choix {
    id: String,
    libelle: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Derive {
    id: String,
    libelle: String,
    si: Value,
    articles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statuts {
    statut: Vec<Statut>,
    groupes: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statut {
    id: String,
    libelle: String,
    simple: String,
    genre: String,
    base: Vec<String>,
    #[serde(default)]
    droits: Vec<Ligne>,
    #[serde(default)]
    assurances: Vec<Ligne>,
    ecrit: Option<String>,
    #[serde(default)]
    documents: Vec<String>,
    activite: Option<Table>,
    non_calcule: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ligne {
    nom: String,
    texte: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regles {
    regle: Vec<Regle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regle {
    id: String,
    statuts: Value,
    effet: String,
    du: Option<String>,
    au: Option<String>,
    si: Value,
    motif: String,
    simple: String,
    #[serde(default)]
    articles: Vec<String>,
    lever: Option<String>,
    #[serde(default)]
    rouvre: Table,
    sans_lever: Option<String>,
    incertain: Option<String>,
    aide: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Classement {
    recommandation: Vec<Recommandation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recommandation {
    id: String,
    statut: String,
    points: i64,
    si: Value,
    motif: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    fait: String,
    texte: String,
    simple: String,
    aide: Option<String>,
    reponses: Vec<Reponse>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reponse {
    libelle: String,
    simple: Option<String>,
    valeur: Value,
    jusqu_a: Option<Value>,
    moins_de: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Actes {
    acte: Vec<Acte>,
    comment: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acte {
    id: String,
    libelle: String,
    comment: BTreeMap<String, String>,
    articles: Vec<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documents {
    document: Vec<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: String,
    titre: String,
    intro: String,
    section: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    titre: String,
    lignes: Vec<LigneACocher>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LigneACocher {
    texte: String,
    #[serde(default)]
    article: String,
    quand: Option<String>,
    #[serde(default)]
    a_relire: bool,
    champ: Option<String>,
}

/// What a quote can carry of a line: the names that `devis/document.rs` knows.
const CHAMPS: [&str; 11] = [
    "assurance",
    "client",
    "dates",
    "detail",
    "echeance",
    "escompte",
    "franchise_tva",
    "nda",
    "penalites",
    "prestataire",
    "recouvrement",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lectures {
    lecture: Vec<Lecture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lecture {
    id: String,
    titre: String,
    simple: String,
    faits: Table,
    attention: Vec<String>,
    situation: Table,
}

/// What everything is checked against.
struct Tables<'a> {
    faits: &'a [Fait],
    derives: &'a [Derive],
    /// Parameters that a condition compares with, in the order of their first use.
    seuils: Vec<String>,
    /// Every parameter used.
    lus: BTreeSet<String>,
    /// Every text, once.
    textes: Vec<String>,
    /// Every parameter of `parameters/*.toml` with its values, in millionths.
    connus: &'a BTreeMap<String, Vec<i64>>,
}

type Fault<T> = Result<T, String>;

/// The text of the tables, and the texts that they name, a line each.
pub(crate) fn tables(
    folder: &Path,
    connus: &BTreeMap<String, Vec<i64>>,
) -> Result<(String, String), Vec<String>> {
    let read = |name: &str| -> Fault<String> {
        fs::read_to_string(folder.join(name)).map_err(|e| format!("statuts/{name}: {e}"))
    };
    fn parse<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Fault<T> {
        toml::from_str(text).map_err(|e| format!("statuts/{name}: {e}").replace('\n', " "))
    }
    let one = |fault: String| vec![fault];
    let faits: Faits = read("faits.toml")
        .and_then(|t| parse("faits.toml", &t))
        .map_err(one)?;
    let statuts: Statuts = read("statuts.toml")
        .and_then(|t| parse("statuts.toml", &t))
        .map_err(one)?;
    let classement: Classement = read("classement.toml")
        .and_then(|t| parse("classement.toml", &t))
        .map_err(one)?;
    let questions: Questions = read("questions.toml")
        .and_then(|t| parse("questions.toml", &t))
        .map_err(one)?;
    let actes: Actes = read("actes.toml")
        .and_then(|t| parse("actes.toml", &t))
        .map_err(one)?;
    let documents: Documents = read("documents.toml")
        .and_then(|t| parse("documents.toml", &t))
        .map_err(one)?;
    let lectures: Lectures = read("situations.toml")
        .and_then(|t| parse("situations.toml", &t))
        .map_err(one)?;
    let mut files: Vec<_> = fs::read_dir(folder.join("regles"))
        .map_err(|e| vec![format!("statuts/regles: {e}")])?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let mut regles = Vec::new();
    for file in files {
        let name = format!(
            "regles/{}",
            file.file_name().unwrap_or_default().to_string_lossy()
        );
        let read: Regles = read(&name).and_then(|t| parse(&name, &t)).map_err(one)?;
        regles.extend(read.regle);
    }

    let mut t = Tables {
        faits: &faits.fait,
        derives: &faits.derive,
        seuils: Vec::new(),
        lus: BTreeSet::new(),
        textes: Vec::new(),
        connus,
    };
    let mut faults = Vec::new();
    let mut out = String::new();
    unique(
        faits
            .fait
            .iter()
            .map(|f| &f.id)
            .chain(faits.derive.iter().map(|d| &d.id)),
        "fact",
        &mut faults,
    );
    unique(
        statuts
            .statut
            .iter()
            .map(|s| &s.id)
            .chain(statuts.groupes.keys()),
        "status or group",
        &mut faults,
    );
    unique(regles.iter().map(|r| &r.id), "rule", &mut faults);
    unique(
        questions.question.iter().map(|q| &q.id),
        "question",
        &mut faults,
    );
    unique(
        questions.question.iter().map(|q| &q.fait),
        "question about the fact",
        &mut faults,
    );
    unique(
        documents.document.iter().map(|d| &d.id),
        "document",
        &mut faults,
    );
    unique(
        lectures.lecture.iter().map(|l| &l.id),
        "situation",
        &mut faults,
    );
    let mut keep = |name: String, done: Fault<String>| match done {
        Ok(text) => text,
        Err(fault) => {
            faults.push(format!("statuts, {name}: {fault}"));
            String::new()
        }
    };

    let mut rows = String::new();
    for fait in &faits.fait {
        rows += &keep(fait.id.clone(), write_fait(&mut t, fait));
    }
    let _ = writeln!(out, "pub(crate) static FAITS: &[Fait] = &[{rows}];");
    out.push_str("/// The place of each fact in [`FAITS`].\n#[allow(dead_code, reason = \"not every fact is read by name\")]\npub(crate) mod fait {\n");
    for (place, fait) in faits.fait.iter().enumerate() {
        let _ = writeln!(
            out,
            "    pub(crate) const {}: usize = {place};",
            fait.id.to_uppercase()
        );
    }
    out.push_str("}\n");
    rows = String::new();
    for (place, derive) in faits.derive.iter().enumerate() {
        rows += &keep(derive.id.clone(), write_derive(&mut t, derive, place));
    }
    let _ = writeln!(out, "pub(crate) static DERIVES: &[Derive] = &[{rows}];");

    rows = String::new();
    for statut in &statuts.statut {
        rows += &keep(
            statut.id.clone(),
            write_statut(&mut t, statut, &documents.document),
        );
    }
    let _ = writeln!(out, "pub(crate) static STATUTS: &[Statut] = &[{rows}];");

    rows = String::new();
    for regle in &regles {
        rows += &keep(regle.id.clone(), write_regle(&mut t, regle, &statuts));
    }
    let _ = writeln!(out, "pub(crate) static REGLES: &[Regle] = &[{rows}];");

    rows = String::new();
    for reco in &classement.recommandation {
        rows += &keep(
            reco.id.clone(),
            write_recommandation(&mut t, reco, &statuts),
        );
    }
    let _ = writeln!(
        out,
        "pub(crate) static RECOMMANDATIONS: &[Recommandation] = &[{rows}];"
    );

    let conditions: Vec<&Value> = regles
        .iter()
        .map(|r| &r.si)
        .chain(classement.recommandation.iter().map(|r| &r.si))
        .chain(faits.derive.iter().map(|d| &d.si))
        .collect();
    rows = String::new();
    for question in &questions.question {
        rows += &keep(
            question.id.clone(),
            write_question(&mut t, question, &conditions),
        );
    }
    let _ = writeln!(out, "pub(crate) static QUESTIONS: &[Question] = &[{rows}];");

    rows = String::new();
    for acte in &actes.acte {
        rows += &keep(acte.id.clone(), write_acte(&mut t, acte, &actes.comment));
    }
    let _ = writeln!(out, "pub(crate) static ACTES: &[Acte] = &[{rows}];");

    rows = String::new();
    for document in &documents.document {
        rows += &keep(
            document.id.clone(),
            write_document(&mut t, document, &statuts),
        );
    }
    let _ = writeln!(out, "pub(crate) static DOCUMENTS: &[Document] = &[{rows}];");

    rows = String::new();
    for lecture in &lectures.lecture {
        rows += &keep(lecture.id.clone(), write_lecture(&mut t, lecture, &regles));
    }
    let _ = writeln!(out, "pub(crate) static LECTURES: &[Lecture] = &[{rows}];");

    let seuils: Vec<String> = t.seuils.iter().map(|id| format!("{id:?}")).collect();
    let _ = writeln!(
        out,
        "pub(crate) static SEUILS: &[&str] = &[{}];",
        seuils.join(", ")
    );
    let of_the_room: Vec<String> = t
        .lus
        .iter()
        .filter(|id| id.starts_with("statuts."))
        .map(|id| format!("{id:?}"))
        .collect();
    let _ = writeln!(
        out,
        "/// The parameters of this room that a rule or a sentence reads.\n#[cfg(test)]\npub(crate) static PARAMETRES: &[&str] = &[{}];",
        of_the_room.join(", ")
    );
    // The first line says which tables the texts go with.
    let mut texts = t.textes.join("\n");
    let print = texts
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |so_far, byte| {
            (so_far ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let print = format!("{print:016x}");
    texts.insert(0, '\n');
    texts.insert_str(0, &print);
    let _ = writeln!(out, "pub(crate) static EMPREINTE: &str = {print:?};");
    if faults.is_empty() {
        Ok((out, texts))
    } else {
        Err(faults)
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a String>, what: &str, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            faults.push(format!("statuts: two times the {what} {id}"));
        }
    }
}

/// A number as it was typed: the shortest text of a float is that decimal, exact again.
fn digits(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A list of sources; one at least.
fn articles(t: &mut Tables<'_>, list: &[String]) -> Fault<String> {
    if list.is_empty() || list.iter().any(|a| a.trim().is_empty()) {
        return Err("no source".into());
    }
    let list = list
        .iter()
        .map(|article| t.texte(article))
        .collect::<Fault<Vec<_>>>()?;
    Ok(format!("&[{}]", list.join(", ")))
}

impl Tables<'_> {
    fn place(&self, fait: &str) -> Fault<usize> {
        self.faits
            .iter()
            .position(|f| f.id == fait)
            .ok_or_else(|| format!("the fact {fait} is unknown"))
    }

    fn fait(&self, place: usize) -> Fault<&Fait> {
        self.faits.get(place).ok_or_else(|| "no such fact".into())
    }

    fn parametre(&mut self, id: &str) -> Fault<()> {
        if !self.connus.contains_key(id) {
            return Err(format!("the parameter {id} is unknown"));
        }
        self.lus.insert(id.to_owned());
        Ok(())
    }

    fn seuil(&mut self, id: &str) -> Fault<usize> {
        self.parametre(id)?;
        Ok(match self.seuils.iter().position(|known| known == id) {
            Some(place) => place,
            None => {
                self.seuils.push(id.to_owned());
                self.seuils.len() - 1
            }
        })
    }

    /// A text whose `{parameters}` exist.
    fn texte(&mut self, text: &str) -> Fault<String> {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('{') {
            let (id, after) = after.split_once('}').ok_or("a `{` is not closed")?;
            self.parametre(id)?;
            rest = after;
        }
        if text.trim().is_empty() || text.contains('\n') {
            return Err("a text is one line, not empty".into());
        }
        let place = match self.textes.iter().position(|known| known == text) {
            Some(place) => place,
            None => {
                self.textes.push(text.to_owned());
                self.textes.len() - 1
            }
        };
        Ok(format!("Texte({place})"))
    }

    fn peut_etre(&mut self, text: Option<&String>) -> Fault<String> {
        match text {
            None => Ok("None".into()),
            Some(text) => Ok(format!("Some({})", self.texte(text)?)),
        }
    }

    /// A value of a fact as the tables hold it; none when it is not known.
    fn valeur(&self, fait: &Fait, value: &Value) -> Fault<Option<i64>> {
        let wrong = || format!("{value:?} is not a value of {}", fait.id);
        if value.as_str() == Some("inconnu") {
            return Ok(None);
        }
        let found = match (fait.genre.as_str(), value) {
            ("booleen", Value::Boolean(value)) => i64::from(*value),
            ("choix", Value::String(word)) => fait
                .valeurs
                .iter()
                .position(|known| known.id == *word)
                .and_then(|at| i64::try_from(at).ok())
                .ok_or_else(wrong)?,
            ("entier" | "nombre", Value::Integer(_) | Value::Float(_)) => {
                millionths(&digits(value))?
            }
            ("pourcent", Value::Integer(percent)) => percent * 10_000,
            _ => return Err(wrong()),
        };
        Ok(Some(found))
    }
}

fn write_fait(t: &mut Tables<'_>, fait: &Fait) -> Fault<String> {
    let genre = match (fait.genre.as_str(), fait.max, fait.valeurs.is_empty()) {
        ("mois", None, true) => "Genre::Mois".to_owned(),
        ("booleen", None, true) => "Genre::Booleen".to_owned(),
        ("pourcent", None, true) => "Genre::Pourcent".to_owned(),
        ("entier", Some(max), true) => format!("Genre::Entier({max})"),
        ("nombre", Some(max), true) => format!("Genre::Nombre({max})"),
        ("choix", None, false) => {
            let choices = fait
                .valeurs
                .iter()
                .map(|v| {
                    let label = t.texte(&v.libelle)?;
                    Ok(format!("Choix {{ id: {:?}, libelle: {label} }}", v.id))
                })
                .collect::<Fault<Vec<_>>>()?;
            format!("Genre::Choix(&[{}])", choices.join(", "))
        }
        _ => return Err("a kind with what it needs: mois, booleen, pourcent, entier or nombre with `max`, choix with `valeurs`".into()),
    };
    let defaut = match fait.genre.as_str() {
        "mois" => {
            let (year, month) = fait.defaut.split_once('-').ok_or("a month AAAA-MM")?;
            year.parse::<i64>().map_err(|e| e.to_string())? * 100
                + month.parse::<i64>().map_err(|e| e.to_string())?
        }
        "choix" => t
            .valeur(fait, &Value::String(fait.defaut.clone()))?
            .ok_or("a default is known")?,
        _ => {
            let value = match fait.defaut.as_str() {
                "true" => Value::Boolean(true),
                "false" => Value::Boolean(false),
                number => Value::Integer(number.parse().map_err(|_| "a whole number")?),
            };
            t.valeur(fait, &value)?.ok_or("a default is known")?
        }
    };
    Ok(format!(
        "Fait {{ id: {:?}, libelle: {}, genre: {genre}, defaut: {defaut}, note: {} }},\n",
        fait.id,
        t.texte(&fait.libelle)?,
        t.peut_etre(fait.note.as_ref())?
    ))
}

fn write_derive(t: &mut Tables<'_>, derive: &Derive, place: usize) -> Fault<String> {
    // A derived fact may use those before it only, so that reading one always ends.
    let si = condition(t, &derive.si, place)?;
    Ok(format!(
        "Derive {{ id: {:?}, libelle: {}, si: {si}, articles: {} }},\n",
        derive.id,
        t.texte(&derive.libelle)?,
        articles(t, &derive.articles)?
    ))
}

/// A condition; it may use the `derived` first derived facts.
fn condition(t: &mut Tables<'_>, si: &Value, derived: usize) -> Fault<String> {
    let table = si.as_table().ok_or("a condition is a table")?;
    let only = |name: &str| -> Fault<&Value> {
        match (table.len(), table.get(name)) {
            (1, Some(value)) => Ok(value),
            _ => Err(format!("`{name}` stands alone in its condition")),
        }
    };
    let list = |t: &mut Tables<'_>, value: &Value| -> Fault<String> {
        let items = value
            .as_array()
            .filter(|items| !items.is_empty())
            .ok_or("a list of conditions")?;
        let items = items
            .iter()
            .map(|item| condition(t, item, derived))
            .collect::<Fault<Vec<_>>>()?;
        Ok(items.join(", "))
    };
    if table.contains_key("toujours") {
        return match only("toujours")? {
            Value::Boolean(true) => Ok("Si::Toujours".into()),
            _ => Err("`toujours = true`".into()),
        };
    }
    if table.contains_key("tout") {
        return Ok(format!("Si::Tout(&[{}])", list(t, only("tout")?)?));
    }
    if table.contains_key("un") {
        return Ok(format!("Si::Un(&[{}])", list(t, only("un")?)?));
    }
    if table.contains_key("non") {
        return Ok(format!(
            "Si::Non(&{})",
            condition(t, only("non")?, derived)?
        ));
    }
    let name = table
        .get("fait")
        .and_then(Value::as_str)
        .ok_or("a condition names a fact")?;
    let (op, value) = table
        .iter()
        .find(|(key, _)| *key != "fait")
        .filter(|_| table.len() == 2)
        .ok_or_else(|| format!("{name}: one comparison"))?;
    if let Some(place) = t.derives.iter().position(|d| d.id == name) {
        if place >= derived {
            return Err(format!("{name} comes later"));
        }
        return match (op.as_str(), value) {
            ("egal", Value::Boolean(true)) => Ok(format!("Si::Derive({place})")),
            ("egal", Value::Boolean(false)) => Ok(format!("Si::Non(&Si::Derive({place}))")),
            _ => Err(format!("{name} equals true or false")),
        };
    }
    let place = t.place(name)?;
    let fait = t.fait(place)?;
    let ordered = matches!(fait.genre.as_str(), "entier" | "nombre" | "pourcent");
    match op.as_str() {
        "egal" if !ordered => Ok(match t.valeur(fait, value)? {
            Some(value) => format!("Si::Egal({place}, {value})"),
            None => format!("Si::Inconnu({place})"),
        }),
        "dans" if !ordered => {
            let items = value.as_array().ok_or("`dans` holds a list")?;
            let items = items
                .iter()
                .map(|item| {
                    t.valeur(fait, item)?
                        .map(|v| v.to_string())
                        .ok_or_else(|| "`inconnu` is asked for by `egal`".to_owned())
                })
                .collect::<Fault<Vec<_>>>()?;
            Ok(format!("Si::Dans({place}, &[{}])", items.join(", ")))
        }
        "sup" | "sup_egal" | "inf" | "inf_egal" if ordered => {
            let op = match op.as_str() {
                "sup" => "Sup",
                "sup_egal" => "SupEgal",
                "inf" => "Inf",
                _ => "InfEgal",
            };
            let threshold = match value {
                Value::String(id) => format!("Seuil::Parametre({})", t.seuil(id)?),
                // Nothing and the whole are not figures of the law.
                Value::Integer(0) => "Seuil::Nombre(0)".to_owned(),
                Value::Integer(100) if fait.genre == "pourcent" => {
                    "Seuil::Nombre(1_000_000)".to_owned()
                }
                _ => {
                    return Err(format!(
                        "{name}: a figure of the law is a parameter, by its name"
                    ));
                }
            };
            Ok(format!("Si::Compare({place}, Op::{op}, {threshold})"))
        }
        _ => Err(format!("{name}: {op} does not fit its kind")),
    }
}

/// The facts that a condition reads, those of derived facts included: a bit each.
fn read_by(t: &Tables<'_>, si: &Value) -> Fault<u128> {
    let table = si.as_table().ok_or("a condition is a table")?;
    let mut bits = 0;
    for name in ["tout", "un"] {
        for item in table
            .get(name)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            bits |= read_by(t, item)?;
        }
    }
    if let Some(inner) = table.get("non") {
        bits |= read_by(t, inner)?;
    }
    if let Some(name) = table.get("fait").and_then(Value::as_str) {
        bits |= match t.derives.iter().find(|derive| derive.id == name) {
            Some(derive) => read_by(t, &derive.si)?,
            None => 1u128
                .checked_shl(u32::try_from(t.place(name)?).unwrap_or(u32::MAX))
                .ok_or("more than 128 facts")?,
        };
    }
    Ok(bits)
}

fn statut(statuts: &Statuts, id: &str) -> Fault<usize> {
    statuts
        .statut
        .iter()
        .position(|s| s.id == id)
        .ok_or_else(|| format!("the status {id} is unknown"))
}

/// The statuses of a rule as a set of bits.
fn set(statuts: &Statuts, value: &Value) -> Fault<u32> {
    let ids: Vec<&str> = match value {
        Value::String(name) if name == "tous" => {
            statuts.statut.iter().map(|s| s.id.as_str()).collect()
        }
        Value::String(name) => statuts
            .groupes
            .get(name)
            .ok_or_else(|| format!("the group {name} is unknown"))?
            .iter()
            .map(String::as_str)
            .collect(),
        Value::Array(list) => list
            .iter()
            .map(|v| v.as_str().ok_or("a status is a text".to_owned()))
            .collect::<Fault<_>>()?,
        _ => return Err("`statuts` is a group or a list".into()),
    };
    let mut bits = 0;
    for id in ids {
        bits |= 1u32
            .checked_shl(u32::try_from(statut(statuts, id)?).unwrap_or(32))
            .ok_or("more than 32 statuses")?;
    }
    if bits == 0 {
        return Err("no status".into());
    }
    Ok(bits)
}

fn write_lignes(t: &mut Tables<'_>, lignes: &[Ligne]) -> Fault<String> {
    let lignes = lignes
        .iter()
        .map(|l| {
            Ok(format!(
                "Ligne {{ nom: {}, texte: {} }}",
                t.texte(&l.nom)?,
                t.texte(&l.texte)?
            ))
        })
        .collect::<Fault<Vec<_>>>()?;
    Ok(format!("&[{}]", lignes.join(", ")))
}

fn write_statut(t: &mut Tables<'_>, s: &Statut, documents: &[Document]) -> Fault<String> {
    if !matches!(s.genre.as_str(), "statut" | "dispositif") {
        return Err(format!("the kind {} is unknown", s.genre));
    }
    if let Some(id) = s
        .documents
        .iter()
        .find(|id| !documents.iter().any(|d| d.id == **id))
    {
        return Err(format!("the document {id} is unknown"));
    }
    let activite = match (&s.activite, &s.non_calcule) {
        (Some(table), None) => format!("Ok({})", model(&Value::Table(table.clone()), true)?),
        (None, Some(why)) => format!("Err({})", t.texte(why)?),
        _ => return Err("an `activite` to simulate, or why there is none (`non_calcule`)".into()),
    };
    Ok(format!(
        "Statut {{ id: {:?}, libelle: {}, simple: {}, genre: {:?}, base: {}, droits: {}, assurances: {}, ecrit: {}, documents: &{:?}, activite: {activite} }},\n",
        s.id,
        t.texte(&s.libelle)?,
        t.texte(&s.simple)?,
        s.genre,
        articles(t, &s.base)?,
        write_lignes(t, &s.droits)?,
        write_lignes(t, &s.assurances)?,
        t.peut_etre(s.ecrit.as_ref())?,
        s.documents
    ))
}

/// A month `AAAA-MM` as 202611.
fn month(text: &str) -> Fault<i32> {
    let parsed = text
        .split_once('-')
        .and_then(|(year, month)| Some((year.parse::<i32>().ok()?, month.parse::<i32>().ok()?)));
    match parsed {
        Some((year, month)) if (1..=12).contains(&month) => Ok(year * 100 + month),
        _ => Err(format!("{text} is not a month")),
    }
}

fn write_regle(t: &mut Tables<'_>, r: &Regle, statuts: &Statuts) -> Fault<String> {
    let effet = EFFETS
        .iter()
        .find(|(name, _)| *name == r.effet)
        .ok_or_else(|| format!("the effect {} is unknown", r.effet))?
        .1;
    let closes = r.effet == "ferme";
    if closes && r.lever.is_none() && r.sans_lever.is_none() {
        return Err("a refusal says what would make it possible (`lever`), or why nothing would (`sans_lever`)".into());
    }
    if !closes && (r.lever.is_some() || r.sans_lever.is_some() || !r.rouvre.is_empty()) {
        return Err("only a refusal can be lifted".into());
    }
    let (du, au) = (
        r.du.as_ref().map_or(Ok(0), |text| month(text))?,
        r.au.as_ref().map_or(Ok(i32::MAX), |text| month(text))?,
    );
    if du > au {
        return Err("it ends before it starts".into());
    }
    let aide = match (r.aide.as_deref(), r.effet.as_str()) {
        (None, "aide") => "Some(\"gagnee\")".to_owned(),
        (None, _) => "None".to_owned(),
        (Some(word @ ("perdue" | "menacee")), _) => format!("Some({word:?})"),
        (Some(word), _) => return Err(format!("`aide` is perdue or menacee, not {word}")),
    };
    let mut rouvre = Vec::new();
    for (fait, value) in &r.rouvre {
        let place = t.place(fait)?;
        let new = match value {
            Value::String(id) if id.contains('.') => {
                format!("Seuil::Parametre({})", t.seuil(id)?)
            }
            _ => {
                let value = t
                    .valeur(t.fait(place)?, value)?
                    .ok_or("what reopens is known")?;
                format!("Seuil::Nombre({value})")
            }
        };
        rouvre.push(format!("({place}, {new})"));
    }
    Ok(format!(
        "Regle {{ id: {:?}, statuts: {}, effet: Effet::{effet}, du: {du}, au: {au}, lit: {}, si: {}, motif: {}, simple: {}, articles: {}, lever: {}, sans_lever: {}, rouvre: &[{}], incertain: {}, aide: {aide} }},\n",
        r.id,
        set(statuts, &r.statuts)?,
        read_by(t, &r.si)?,
        condition(t, &r.si, t.derives.len())?,
        t.texte(&r.motif)?,
        t.texte(&r.simple)?,
        articles(t, &r.articles)?,
        t.peut_etre(r.lever.as_ref())?,
        t.peut_etre(r.sans_lever.as_ref())?,
        rouvre.join(", "),
        t.peut_etre(r.incertain.as_ref())?,
    ))
}

fn write_recommandation(
    t: &mut Tables<'_>,
    r: &Recommandation,
    statuts: &Statuts,
) -> Fault<String> {
    Ok(format!(
        "Recommandation {{ statut: {}, points: {}, lit: {}, si: {}, motif: {} }},\n",
        statut(statuts, &r.statut)?,
        r.points,
        read_by(t, &r.si)?,
        condition(t, &r.si, t.derives.len())?,
        t.texte(&r.motif)?
    ))
}

/// The bound of an answer: a parameter by its name, or a number of the fact's kind.
fn bound(t: &mut Tables<'_>, fait: &Fait, value: &Value) -> Fault<(String, i64)> {
    match value {
        Value::String(id) => {
            let place = t.seuil(id)?;
            let latest = t.connus.get(id).and_then(|v| v.last()).copied();
            Ok((
                format!("Seuil::Parametre({place})"),
                latest.ok_or("a parameter without value")?,
            ))
        }
        _ => {
            let value = t.valeur(fait, value)?.ok_or("a bound is known")?;
            Ok((format!("Seuil::Nombre({value})"), value))
        }
    }
}

fn write_question(t: &mut Tables<'_>, q: &Question, conditions: &[&Value]) -> Fault<String> {
    let place = t.place(&q.fait)?;
    let faits = t.faits;
    let fait = faits.get(place).ok_or("no such fact")?;
    let ordered = matches!(fait.genre.as_str(), "entier" | "nombre" | "pourcent");
    if q.reponses.len() < 2 {
        return Err("a question has two answers at least".into());
    }
    let mut values = Vec::new();
    let mut last = i64::MIN;
    let mut answers = String::new();
    for (at, r) in q.reponses.iter().enumerate() {
        let value = t.valeur(fait, &r.valeur)?;
        if values.contains(&value) {
            return Err(format!("two answers give {:?}", r.valeur));
        }
        values.push(value);
        let limit = match (&r.jusqu_a, &r.moins_de) {
            (None, None) => "None".to_owned(),
            (Some(value), None) => {
                let (text, value) = bound(t, fait, value)?;
                last = ascending(last, value)?;
                format!("Some((Op::InfEgal, {text}))")
            }
            (None, Some(value)) => {
                let (text, value) = bound(t, fait, value)?;
                last = ascending(last, value)?;
                format!("Some((Op::Inf, {text}))")
            }
            _ => return Err("`jusqu_a` or `moins_de`".into()),
        };
        if (limit != "None") != (ordered && at + 1 < q.reponses.len()) {
            return Err(
                "answers in figures have a limit, all but the last; others have none".into(),
            );
        }
        let _ = write!(
            answers,
            "Reponse {{ libelle: {}, simple: {}, valeur: {value:?}, limite: {limit} }}, ",
            t.texte(&r.libelle)?,
            t.peut_etre(r.simple.as_ref())?
        );
    }
    for (r, value) in q.reponses.iter().zip(&values) {
        let told_apart = conditions.iter().any(|si| {
            values
                .iter()
                .any(|other| differs(t, si, fait, *value, *other))
        });
        if !told_apart {
            return Err(format!(
                "no rule tells the answer « {} » from the others: a leaf that nothing reaches",
                r.libelle
            ));
        }
    }
    Ok(format!(
        "Question {{ id: {:?}, fait: {place}, texte: {}, simple: {}, aide: {}, reponses: &[{answers}] }},\n",
        q.id,
        t.texte(&q.texte)?,
        t.texte(&q.simple)?,
        t.peut_etre(q.aide.as_ref())?
    ))
}

fn ascending(last: i64, value: i64) -> Fault<i64> {
    if value < last {
        return Err("the limits of the answers do not ascend".into());
    }
    Ok(value)
}

/// Whether some comparison of a condition gives two values of a fact apart.
fn differs(t: &Tables<'_>, si: &Value, fait: &Fait, a: Option<i64>, b: Option<i64>) -> bool {
    let Some(table) = si.as_table() else {
        return false;
    };
    for name in ["tout", "un"] {
        if let Some(items) = table.get(name).and_then(Value::as_array) {
            return items.iter().any(|item| differs(t, item, fait, a, b));
        }
    }
    if let Some(inner) = table.get("non") {
        return differs(t, inner, fait, a, b);
    }
    if table.get("fait").and_then(Value::as_str) != Some(&fait.id) {
        return false;
    }
    if a.is_none() != b.is_none() {
        return true;
    }
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    table.iter().any(|(op, value)| {
        let truth = |v: i64| -> Vec<bool> {
            let against = |limit: i64| match op.as_str() {
                "sup" => v > limit,
                "sup_egal" => v >= limit,
                "inf" => v < limit,
                "inf_egal" => v <= limit,
                _ => v == limit,
            };
            match value {
                Value::String(id) if t.connus.contains_key(id) => t
                    .connus
                    .get(id)
                    .into_iter()
                    .flatten()
                    .map(|limit| against(*limit))
                    .collect(),
                Value::Array(items) => vec![
                    items
                        .iter()
                        .any(|item| t.valeur(fait, item).ok().flatten() == Some(v)),
                ],
                _ => t
                    .valeur(fait, value)
                    .ok()
                    .flatten()
                    .map(against)
                    .into_iter()
                    .collect(),
            }
        };
        op != "fait" && truth(a) != truth(b)
    })
}

fn write_acte(t: &mut Tables<'_>, acte: &Acte, words: &BTreeMap<String, String>) -> Fault<String> {
    let faits = t.faits;
    let protection = faits.get(t.place("protection")?).ok_or("no protection")?;
    let mut ways = Vec::new();
    for (measure, word) in &acte.comment {
        let value = t
            .valeur(protection, &Value::String(measure.clone()))?
            .ok_or("a measure")?;
        let text = words
            .get(word)
            .ok_or_else(|| format!("{word} has no sentence in [comment]"))?;
        ways.push(format!("({value}, {})", t.texte(text)?));
    }
    Ok(format!(
        "Acte {{ id: {:?}, libelle: {}, comment: &[{}], articles: {}, note: {} }},\n",
        acte.id,
        t.texte(&acte.libelle)?,
        ways.join(", "),
        articles(t, &acte.articles)?,
        t.peut_etre(acte.note.as_ref())?
    ))
}

fn write_document(t: &mut Tables<'_>, d: &Document, statuts: &Statuts) -> Fault<String> {
    let mut sections = String::new();
    for section in &d.section {
        let mut lines = String::new();
        for l in &section.lignes {
            if l.article.trim().is_empty() {
                return Err(format!("« {} » has no source", l.texte));
            }
            if let Some(champ) = l.champ.as_deref().filter(|c| !CHAMPS.contains(c)) {
                return Err(format!("« {} »: the field {champ} is unknown", l.texte));
            }
            let _ = write!(
                lines,
                "ACocher {{ texte: {}, article: {}, quand: {}, a_relire: {}, champ: {:?} }}, ",
                t.texte(&l.texte)?,
                t.texte(&l.article)?,
                t.peut_etre(l.quand.as_ref())?,
                l.a_relire,
                l.champ
            );
        }
        let _ = write!(
            sections,
            "Section {{ titre: {}, lignes: &[{lines}] }}, ",
            t.texte(&section.titre)?
        );
    }
    let used: Vec<&str> = statuts
        .statut
        .iter()
        .filter(|s| s.documents.contains(&d.id))
        .map(|s| s.id.as_str())
        .collect();
    if used.is_empty() {
        return Err("no status uses it".into());
    }
    Ok(format!(
        "Document {{ id: {:?}, titre: {}, intro: {}, statuts: &{used:?}, sections: &[{sections}] }},\n",
        d.id,
        t.texte(&d.titre)?,
        t.texte(&d.intro)?
    ))
}

fn write_lecture(t: &mut Tables<'_>, l: &Lecture, regles: &[Regle]) -> Fault<String> {
    for (name, value) in &l.faits {
        let fait = t.fait(t.place(name)?)?;
        t.valeur(fait, value)?;
    }
    let mut points = Vec::new();
    for point in &l.attention {
        points.push(if point.contains(' ') {
            format!("Attention::Phrase({})", t.texte(point)?)
        } else {
            let place = regles
                .iter()
                .position(|r| r.id == *point)
                .ok_or_else(|| format!("the rule {point} is unknown"))?;
            format!("Attention::Regle({place})")
        });
    }
    Ok(format!(
        "Lecture {{ id: {:?}, titre: {}, simple: {}, faits: {}, situation: {}, attention: &[{}] }},\n",
        l.id,
        t.texte(&l.titre)?,
        t.texte(&l.simple)?,
        model(&Value::Table(l.faits.clone()), false)?,
        model(&Value::Table(l.situation.clone()), false)?,
        points.join(", ")
    ))
}

/// A tree of values as a static one. `open`: texts that start with `@` are places to fill.
fn model(value: &Value, open: bool) -> Fault<String> {
    Ok(match value {
        Value::String(text) if text.starts_with('@') => {
            if !open || !PLACES.contains(&text.as_str()) {
                return Err(format!("{text} is no place to fill"));
            }
            format!("Modele::Place({:?})", text.trim_start_matches('@'))
        }
        Value::String(text) => format!("Modele::Texte({text:?})"),
        Value::Boolean(value) => format!("Modele::Booleen({value})"),
        Value::Integer(_) | Value::Float(_) => {
            format!("Modele::Nombre({})", millionths(&digits(value))?)
        }
        Value::Array(items) => {
            let items = items
                .iter()
                .map(|item| model(item, open))
                .collect::<Fault<Vec<_>>>()?;
            format!("Modele::Liste(&[{}])", items.join(", "))
        }
        Value::Table(entries) => {
            let entries = entries
                .iter()
                .map(|(name, value)| Ok(format!("({name:?}, {})", model(value, open)?)))
                .collect::<Fault<Vec<_>>>()?;
            format!("Modele::Groupe(&[{}])", entries.join(", "))
        }
        Value::Datetime(date) => return Err(format!("{date}: a date is written between quotes")),
    })
}
