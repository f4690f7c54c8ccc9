//! `formation network edit`: correct an offer, a need, a resource or a commitment, by its id.

use crate::commands::carry_out::{Write, carry_out_whole};
use crate::commands::context::Context;
use crate::commands::network::edited::Edited;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::date_words::DateWord;
use crate::domain::decide::modules::edit::edit;
use crate::domain::decide::modules::meant::{kind_in_network, thing};
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::resource::Resource;
use crate::domain::schema::Reference;
use crate::domain::vocabulary::ResourceKind;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{Usage, UsageHint};

/// Correct an offer, a need, a resource or a commitment
/// fr: Corriger une offre, un besoin, une ressource ou un engagement
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id: o5, r3 or p2
    /// fr: Son identifiant : o5, r3 ou p2
    #[arg(value_name = "OFFER|RESOURCE|COMMITMENT", value_parser = values::something)]
    id: String,
    /// The text of the offer, need or commitment
    /// fr: Le texte de l'offre, du besoin ou de l'engagement
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Its words, separated by ;
    /// fr: Ses mots-clés, séparés par ;
    #[arg(long, value_name = "TAGS")]
    tags: Option<String>,
    /// For which day (a commitment)
    /// fr: Pour quel jour (un engagement)
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    due: Option<DateWord>,
    /// What it is (a resource)
    /// fr: Ce que c'est (une ressource)
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Where it is (a resource)
    /// fr: Où elle se trouve (une ressource)
    #[arg(long, value_name = "LINK")]
    link: Option<String>,
    /// guide, tool, recording, experience or other (a resource)
    /// fr: guide, outil, enregistrement, expérience ou autre (une ressource)
    #[arg(long, value_name = "KIND", value_parser = word_lists::words::<ResourceKind>())]
    kind: Option<ResourceKind>,
    #[command(flatten)]
    write: Write,
}

impl Args {
    /// Refuses what is said of another kind of thing.
    fn others(&self, of: Reference) -> Result<()> {
        let said = [
            ("--text", self.text.is_some(), of != Reference::Resource),
            ("--tags", self.tags.is_some(), of == Reference::Offer),
            ("--due", self.due.is_some(), of == Reference::Commitment),
            ("--title", self.title.is_some(), of == Reference::Resource),
            ("--link", self.link.is_some(), of == Reference::Resource),
            ("--kind", self.kind.is_some(), of == Reference::Resource),
        ];
        match said.into_iter().find(|(_, said, fits)| *said && !fits) {
            Some((flag, ..)) => {
                let wrong = Usage::Conflict { flag: flag.to_owned(), with: vec![self.id.trim().to_owned()] };
                let hint = UsageHint::SeeHelp { command: "formation network edit".to_owned() };
                Err(CommandError::usage(wrong, Some(hint)))
            }
            None => Ok(()),
        }
    }
}

/// Corrects it.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    const COMMAND: &str = "formation network edit";
    carry_out_whole(context, ui, &args.write, |desk| {
        let (records, id) = (desk.records, &args.id);
        let said = Edited::default();
        let of = kind_in_network(records, id)?;
        args.others(of)?;
        Ok(match of {
            Reference::Resource => {
                let said =
                    said.text("--title", "title", args.title.as_ref()).text("--link", "link", args.link.as_ref());
                edit::<Resource>(records, id, &said.word("--kind", "kind", args.kind).cells(COMMAND)?)?
            }
            Reference::Commitment => {
                let said = said.text("--text", "text", args.text.as_ref());
                edit::<Commitment>(records, id, &said.day("--due", "due", args.due, desk.today).cells(COMMAND)?)?
            }
            _ => {
                thing::<Offer>(records, id)?;
                let said = said.text("--text", "text", args.text.as_ref()).text("--tags", "tags", args.tags.as_ref());
                edit::<Offer>(records, id, &said.cells(COMMAND)?)?
            }
        })
    })
}
