//! `formation mail list`: addresses of those expected at a session, one a line.

use super::draft::unaddressed_said;
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::names;
use crate::domain::mail::permitted::{address, expected_at};
use crate::domain::paper::refusal::PaperRefusal;
use crate::render::Format;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// The addresses of those expected at a session, one a line, for a Bcc field
/// fr: Les adresses des personnes attendues à une séance, une par ligne, pour le champ Cci
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The session: its id, its date, `next` or `last`
    /// fr: La séance : identifiant, date, `next` ou `last`
    #[arg(value_name = "SESSION", value_parser = values::something)]
    session: String,
    /// csv (without a heading) or json
    /// fr: csv (sans ligne de titres) ou json
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::formats())]
    format: Option<Format>,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::reading([Clue::Session(&self.session)])
    }
}

/// Lists them, each once; who has none is said at the end.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let as_json = match args.format {
        None | Some(Format::Csv) => false,
        Some(Format::Json) => true,
        Some(other) => {
            let wrong = BadValue::NotOneOf { typed: other.name().to_owned(), known: vec!["csv", "json"] };
            return Err(CommandError::usage(Usage::Value { flag: "--format".to_owned(), wrong }, None));
        }
    };
    let reading = context.read(ui)?;
    let records = context.records(&reading)?;
    let at = names::session(&records.cohort, &args.session, context.moment(reading.programme()))?;
    let people = expected_at(&records, at);
    if people.is_empty() {
        return Err(PaperRefusal::NobodyExpected { session: records.session(at).id.clone() }.into());
    }
    let (mut rows, mut addresses, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for person in people.iter().map(|person| records.enrolment(*person)) {
        match address(person) {
            Some(email) => {
                rows.push(serde_json::json!({
                    "participant": person.id.as_str(),
                    "last_name": person.last_name,
                    "first_name": person.first_name,
                    "email": email,
                }));
                if !addresses.contains(&email) {
                    addresses.push(email);
                }
            }
            None => without.push(names::candidate(person)),
        }
    }
    if as_json {
        ui.answer_for_programs(&serde_json::to_string_pretty(&rows)?)?;
    } else {
        for address in addresses {
            ui.answer_for_programs(address)?;
        }
    }
    unaddressed_said(ui, without)
}
