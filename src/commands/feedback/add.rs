//! `formation feedback add`: what a structure ran since a session.

use crate::commands::asking::{self, NeededText, TEXT};
use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::forms::{self, FORM, FormFile, Noun};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::decide::modules::feedback::{FeedbackReport, add};
use crate::domain::decide::modules::form::{FeedbackForm, FormAnswer, feedback};
use crate::domain::headings::Heading;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note what a structure ran since a session
/// fr: Noter ce qu'une structure a réalisé depuis une séance
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something, required_unless_present_any = FORM, conflicts_with = "from")]
    person: Option<String>,
    /// After which session
    /// fr: Après quelle séance
    #[arg(long, value_name = "SESSION", value_parser = values::something)]
    after: Option<String>,
    /// With which tool
    /// fr: Avec quel outil
    #[arg(long, value_name = "TOOL", value_parser = values::something, conflicts_with = "from")]
    tool: Option<String>,
    /// What was run
    /// fr: Ce qui a été réalisé
    #[arg(long, value_name = "TEXT", value_parser = values::something, conflicts_with = "from")]
    did: Option<String>,
    /// With whom
    /// fr: Avec quel public
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    audience: Option<String>,
    /// What worked
    /// fr: Ce qui a marché
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    worked: Option<String>,
    /// What was hard
    /// fr: Ce qui a coincé
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    hard: Option<String>,
    /// Consequences for the internal organisation
    /// fr: Conséquences sur l'organisation interne
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    internal: Option<String>,
    /// Consequences for the external organisation
    /// fr: Conséquences sur l'organisation externe
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    external: Option<String>,
    /// How information circulates
    /// fr: La circulation de l'information
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    information: Option<String>,
    /// The relation to audiences
    /// fr: La relation aux publics
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    audiences: Option<String>,
    #[command(flatten)]
    write: Write,
    #[command(flatten)]
    form: FormFile,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing(
            self.person.as_deref().map(Clue::Person).into_iter().chain(self.after.as_deref().map(Clue::Session)),
        )
    }
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const AFTER: NeededText =
        NeededText { option: Some("--after"), heading: Heading::AfterSession, value: ["SESSION", "SÉANCE"] };
    const DID: NeededText = NeededText { option: Some("--did"), heading: Heading::Did, value: TEXT };
    if let Some(file) = args.form.named(ui, false)? {
        let judge = |desk: &Desk<'_>, rows: &[FormAnswer]| {
            let after = args.after.as_deref().map(|typed| desk.session(typed)).transpose()?;
            feedback(desk.records, rows, FeedbackForm { after, today: desk.today, now: desk.now })
        };
        return forms::run(context, ui, (&args.form, &args.write), file, &Noun::feedback(args.after.is_some()), judge);
    }
    let person = args.person.as_deref().unwrap_or_default();
    let after = asking::text(context, ui, args.after.as_ref(), AFTER, "formation feedback add")?;
    let did = asking::text(context, ui, args.did.as_ref(), DID, "formation feedback add")?;
    let said = [
        ("audience", &args.audience),
        ("worked", &args.worked),
        ("hard", &args.hard),
        ("internal", &args.internal),
        ("external", &args.external),
        ("information", &args.information),
        ("audiences", &args.audiences),
    ];
    let cells: Vec<(&'static str, String)> =
        said.into_iter().filter_map(|(column, text)| Some((column, text.as_ref()?.trim().to_owned()))).collect();
    carry_out_whole(context, ui, &args.write, |desk| {
        let report = FeedbackReport {
            person: person.to_owned(),
            after: desk.session(&after)?,
            tool: args.tool.clone(),
            did: did.clone(),
            cells: cells.clone(),
        };
        Ok(add(desk.records, &report, desk.today)?)
    })
}
