//! The npm package `cumul`: the verbs of the contract as JavaScript functions.
//!
//! A request comes as an object, or as the text of one; the core reads and writes JSON text, so that every face gives the
//! same answer. A refused request throws a `FautesCumul` (`fautes.js`) that holds all its faults.
//!
//! What never changes while a program runs is not in the engine but beside it, written by `cargo xtask wasm-size`: `schema.js`,
//! `situations.js`, `documents.js`, and `textes.js`, the sentences of the statuses, which `conseil.js` hands over. A page that
//! does not ask for them does not load them. Nor does it load the verbs on statuses and quotes: they are in a second engine, made
//! of the same code with the feature `conseil`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.d.ts");

#[wasm_bindgen(js_namespace = JSON)]
extern "C" {
    #[wasm_bindgen(catch)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "./fautes.js")]
extern "C" {
    type FautesCumul;

    #[wasm_bindgen(constructor)]
    fn new(fautes: &JsValue) -> FautesCumul;
}

/// Calcule une situation, mois par mois.
#[wasm_bindgen(unchecked_return_type = "Resultat")]
pub fn simulate(
    #[wasm_bindgen(unchecked_param_type = "Situation | string")] situation: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(cumul::json::simulate(&text(situation)?))
}

/// Calcule une situation, avec chaque étape du calcul et son article.
#[wasm_bindgen(unchecked_return_type = "Resultat")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "Situation | string")] situation: &JsValue,
) -> Result<JsValue, JsValue> {
    answer(cumul::json::explain(&text(situation)?))
}

/// Les fautes d'une demande ; aucune quand elle peut être calculée.
#[wasm_bindgen(unchecked_return_type = "Faute[]")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "Situation | string")] situation: &JsValue,
) -> Result<JsValue, JsValue> {
    parse(&cumul::json::check(&text(situation)?))
}

/// `advise` of `conseil.js`, which brings the texts.
#[cfg(feature = "conseil")]
#[wasm_bindgen(skip_typescript)]
pub fn advise_with(
    textes: &str,
    demande: &JsValue,
    simulate: Option<bool>,
) -> Result<JsValue, JsValue> {
    let simulate = simulate == Some(true);
    answer(cumul::json::advise_with(textes, &text(demande)?, simulate))
}

/// `nextQuestion` of `conseil.js`, which brings the texts.
#[cfg(feature = "conseil")]
#[wasm_bindgen(skip_typescript)]
pub fn next_question_with(textes: &str, demande: &JsValue) -> Result<JsValue, JsValue> {
    answer(cumul::json::next_question_with(textes, &text(demande)?))
}

/// `quote` of `conseil.js`, which brings the texts.
#[cfg(feature = "conseil")]
#[wasm_bindgen(skip_typescript)]
pub fn quote_with(textes: &str, demande: &JsValue) -> Result<JsValue, JsValue> {
    answer(cumul::json::quote_with(textes, &text(demande)?))
}

/// Toutes les règles, avec leur article.
#[wasm_bindgen(unchecked_return_type = "Rule[]")]
pub fn rules() -> Result<JsValue, JsValue> {
    parse(&cumul::json::rules_to_json())
}

/// Toutes les valeurs de la loi avec leurs sources : celles d'un mois écrit AAAA-MM, ou toutes.
#[wasm_bindgen(unchecked_return_type = "Parameter[]")]
pub fn parameters(
    #[wasm_bindgen(unchecked_optional_param_type = "string")] at: &JsValue,
) -> Result<JsValue, JsValue> {
    let month = if at.is_undefined() {
        None
    } else {
        Some(text(at)?)
    };
    answer(cumul::json::parameters(month.as_deref()))
}

/// The text of a request. What JSON cannot say (`undefined`, a function) is an empty text, and the core says what it expects.
fn text(request: &JsValue) -> Result<String, JsValue> {
    match request.as_string() {
        Some(text) => Ok(text),
        None => Ok(stringify(request)?.as_string().unwrap_or_default()),
    }
}

fn answer(done: Result<String, String>) -> Result<JsValue, JsValue> {
    match done {
        Ok(answer) => parse(&answer),
        Err(faults) => Err(FautesCumul::new(&parse(&faults)?).into()),
    }
}
