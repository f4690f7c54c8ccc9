//! `formation participants data`: all that is held on a person, to be handed over within a month (RGPD, article 15).

use std::path::PathBuf;

use crate::commands::context::Context;
use crate::commands::outlet::Outlet;
use crate::commands::participants::everywhere::{Somebody, perhaps_named};
use crate::commands::participants::person_data::PersonData;
use crate::commands::privacy::{Privacy, Right};
use crate::commands::show_plan::PlanFormat;
use crate::commands::values;
use crate::commands::word_lists;
use crate::domain::decide::erase::ErasureRemark;
use crate::text::visible::visible;
use crate::text::wrapped::wrapped;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::usage::{BadValue, Usage};

/// All that is held on a person: every cohort, every table, the journal
/// fr: Tout ce qui est détenu sur une personne : chaque cohorte, chaque tableau, le journal
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Who: id, e-mail or beginnings of the words of the name
    /// fr: La personne : identifiant, adresse e-mail ou début des mots du nom
    #[arg(value_name = "PERSON", value_parser = values::something)]
    person: String,
    /// How to show it: `json` for a program
    /// fr: `json` pour un logiciel
    #[arg(long, value_name = "FORMAT", value_parser = word_lists::plan_formats())]
    format: Option<PlanFormat>,
    /// Write into that file, readable by you and your group; `.json` decides the format
    /// fr: Écrire dans ce fichier, que vous et votre groupe pouvez lire ; `.json` décide du format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows what is held on somebody.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let named = match args.output.as_deref().and_then(|file| file.extension()).and_then(|ending| ending.to_str()) {
        Some("json") => true,
        None | Some("txt" | "md") => false,
        Some(_) if args.format.is_some() => false,
        Some(ending) => {
            let wrong = BadValue::NotOneOf { typed: ending.to_owned(), known: vec!["json", "md", "txt"] };
            return Err(CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None));
        }
    };
    let reading = context.read(ui)?;
    let somebody = Somebody::meant(context, &reading, &args.person, Right::Data)?;
    somebody.perhaps_said(ui, Right::Data);
    let theirs = PersonData::of(&reading, &somebody, context.today(reading.programme()))?;
    for file in &theirs.unsure_files {
        ui.warning(&Privacy::Remark(ErasureRemark::EvidenceUnsure { file: file.path.clone() }));
    }
    for file in &theirs.unread_files {
        ui.warning(&Privacy::Remark(ErasureRemark::EvidenceUnread { file: file.path.clone() }));
    }
    for passing in &theirs.unsure_notes {
        ui.warning(&perhaps_named(&reading, passing)?);
    }
    let json = args.format.map_or(named, |format| format == PlanFormat::Json);
    let text = if json { serde_json::to_string_pretty(&theirs.json())? } else { theirs.page(ui.lang) };
    let page = |text: String| match ui.answer_width().filter(|_| args.output.is_none() && !json) {
        Some(width) => wrapped(&visible(&text), width),
        None => visible(&text).into_owned(),
    };
    let text = page(text);
    let mut outlet = Outlet::open(context, args.output.as_deref())?;
    outlet.write(text.as_bytes())?;
    outlet.write(b"\n")?;
    outlet.finish(ui, text.lines().count())?;
    ui.hint(&Privacy::ReadBefore);
    Ok(())
}
