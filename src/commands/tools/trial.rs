//! `formation tools try`: somebody tried a tool.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::meant_cohort::{Clue, Naming};
use crate::commands::swapped::in_order;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::domain::decide::modules::taking_back;
use crate::domain::decide::modules::tools::{Tried, tried};
use crate::domain::schema::Reference;
use crate::domain::vocabulary::YesNo;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Note that somebody tried a tool
/// fr: Noter qu'une personne a essayé un outil
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id, or words that each begin a word of its title
    /// fr: Son identifiant, ou des débuts de mots de son intitulé
    #[arg(value_name = "TOOL", value_parser = values::something)]
    tool: String,
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// At which session
    /// fr: Pendant quelle séance
    #[arg(long, value_name = "SESSION", value_parser = values::something, conflicts_with = "on")]
    session: Option<String>,
    /// Which day; today unless given
    /// fr: Quel jour ; aujourd'hui par défaut
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    on: Option<DateWord>,
    /// With whom
    /// fr: Avec quel public
    #[arg(long, value_name = "TEXT")]
    audience: Option<String>,
    /// For how long
    /// fr: Pendant combien de temps
    #[arg(long, value_name = "MINUTES", value_parser = values::length)]
    minutes: Option<u32>,
    /// Whether they go on using it: yes or no
    /// fr: La personne continue-t-elle : oui ou non
    #[arg(long, value_name = "YES|NO", value_parser = word_lists::words::<YesNo>())]
    kept: Option<YesNo>,
    /// Free text
    /// fr: Une remarque
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Take the trial back: the only one of that person, or that of --on or --session
    /// fr: Retirer cet essai : le seul de cette personne, ou celui de --on ou --session
    #[arg(long, conflicts_with_all = ["audience", "minutes", "kept", "note"])]
    none: bool,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// What it names of a cohort.
    pub fn naming(&self) -> Naming<'_> {
        Naming::writing([Clue::Person(&self.person)])
    }
}

/// Notes it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    carry_out_whole(context, ui, &args.write, |desk| {
        let session = args.session.as_deref().map(|typed| desk.session(typed)).transpose()?;
        let on = args.on.map(|day| day.on(desk.today));
        let in_order = |decided| {
            let typed = [args.tool.as_str(), args.person.as_str()];
            in_order(context, desk, [Reference::Tool, Reference::Participant], typed, decided)
        };
        if args.none {
            return in_order(taking_back::trial(desk.records, &args.tool, &args.person, (session, on)));
        }
        let request = Tried {
            tool: args.tool.clone(),
            person: args.person.clone(),
            session,
            on,
            audience: args.audience.clone().unwrap_or_default(),
            minutes: args.minutes,
            kept: args.kept,
            note: args.note.clone().unwrap_or_default(),
        };
        in_order(tried(desk.records, &request, desk.today))
    })
}
