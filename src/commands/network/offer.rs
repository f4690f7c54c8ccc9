//! `formation network offer` and `formation network need`.

use crate::commands::asking::{self, NeededText, TEXT};
use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::forms::{self, FORM, FormFile, Noun};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::values;
use crate::domain::decide::modules::form::{FormAnswer, offers};
use crate::domain::decide::modules::network::offer;
use crate::domain::headings::Heading;
use crate::domain::vocabulary::OfferKind;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// What somebody offers or needs
/// fr: Ce qu'une personne propose ou cherche
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something, required_unless_present_any = FORM, conflicts_with = "from")]
    person: Option<String>,
    /// What, in a sentence
    /// fr: Quoi, en une phrase
    #[arg(value_name = "TEXT", value_parser = values::something, conflicts_with = "from")]
    text: Option<String>,
    /// A word by which it is found; may be given several times
    /// fr: Un mot-clé ; option répétable
    #[arg(long = "tag", value_name = "TAG", value_parser = values::something, conflicts_with = "from")]
    tags: Vec<String>,
    #[command(flatten)]
    write: Write,
    #[command(flatten)]
    form: FormFile,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing(self.person.as_deref().map(Clue::Person))
    }
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args, kind: OfferKind) -> Result<()> {
    const WHAT: NeededText = NeededText { option: None, heading: Heading::Text, value: TEXT };
    if let Some(file) = args.form.named(ui, false)? {
        let judge = |desk: &Desk<'_>, rows: &[FormAnswer]| Ok(offers(desk.records, kind, rows, desk.today));
        return forms::run(context, ui, (&args.form, &args.write), file, &Noun::offers(kind), judge);
    }
    let person = args.person.as_deref().unwrap_or_default();
    let command = if kind == OfferKind::Offer { "formation network offer" } else { "formation network need" };
    let text = asking::text(context, ui, args.text.as_ref(), WHAT, command)?;
    carry_out_whole(context, ui, &args.write, |desk| {
        Ok(offer(desk.records, person, kind, &text, &args.tags, desk.today)?)
    })
}
