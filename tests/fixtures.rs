//! Every fixture, through every face.

use cumul_tests::{Fixture, Question, fixtures};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for fixture in fixtures() {
        let name = fixture.name.clone();
        let disputed = fixture.disputed.is_some();
        trials.push(
            Trial::test(format!("rust: {name}"), move || rust(&fixture))
                .with_ignored_flag(disputed),
        );
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn rust(fixture: &Fixture) -> Result<(), Failed> {
    let answer = match &fixture.question {
        Question::Situation(_) => {
            let request = fixture.request().ok_or("no request")?;
            cumul::json::explain(&request).unwrap_or_else(|faults| faults)
        }
        Question::Conseil(_) => {
            let request = fixture.advice_request().ok_or("no request")?;
            cumul::json::advise(&request, false).unwrap_or_else(|faults| faults)
        }
        Question::Devis(_) => {
            let request = fixture.quote_request().ok_or("no request")?;
            cumul::json::quote(&request).unwrap_or_else(|faults| faults)
        }
        Question::Rule(rule, given) => {
            cumul::json::node_to_json(&cumul::probe::evaluate(rule, given)?)
        }
    };
    let answer = cumul::json::node_from_json(&answer).map_err(|fault| fault.message)?;
    fixture.check(&answer).map_err(Failed::from)
}
