//! `formation topics vote`: the dots that somebody gives to open topics.

use crate::commands::asking;
use crate::commands::carry_out::{Desk, Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::forms::{self, FORM, FormFile, Noun};
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::swapped::in_order;
use crate::commands::values;
use crate::domain::decide::modules::form::{FormAnswer, votes};
use crate::domain::decide::modules::taking_back;
use crate::domain::decide::modules::votes::vote;
use crate::domain::headings::Heading;
use crate::domain::schema::Reference;
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::questions::Question;

/// Give dots to topics: what somebody gives replaces what they gave before
/// fr: Donner des points à des sujets : ce vote remplace le précédent
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something, required_unless_present_any = FORM, conflicts_with = "from")]
    person: Option<String>,
    /// Topics with their dots: t3=2, or t3 for one
    /// fr: Les sujets et leurs points : t3=2, ou t3 pour un point
    #[arg(value_name = "TOPIC=DOTS", value_parser = values::something, conflicts_with = "from")]
    dots: Vec<String>,
    /// Take back their dots: those of the topics named, else of all open topics
    /// fr: Reprendre ses points : ceux des sujets nommés, sinon de tous les sujets ouverts
    #[arg(long, conflicts_with = "from")]
    none: bool,
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

/// Notes the vote.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    if let Some(file) = args.form.named(ui, false)? {
        let judge = |desk: &Desk<'_>, rows: &[FormAnswer]| votes(desk.records, rows, desk.programme.pedagogy.dots);
        return forms::run(context, ui, (&args.form, &args.write), file, &Noun::votes(), judge);
    }
    let person = args.person.as_deref().unwrap_or_default();
    let dots = match &args.dots[..] {
        given if args.none => given.to_vec(),
        given => asking::pairs(context, ui, given, Heading::Topic, &Question::TopicsWithDots)?,
    };
    carry_out_whole(context, ui, &args.write, |desk| {
        let decided = if args.none {
            taking_back::votes(desk.records, person, &dots)
        } else {
            vote(desk.records, person, &dots, desk.programme.pedagogy.dots)
        };
        let topic = dots.first().map_or("", String::as_str);
        in_order(context, desk, [Reference::Participant, Reference::Topic], [person, topic], decided)
    })
}
