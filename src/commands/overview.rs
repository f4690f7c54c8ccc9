//! `formation overview`: where cohorts stand, on one page.

use std::path::{Path, PathBuf};

use crate::commands::context::Context;
use crate::commands::in_order::{all_readable, all_shown};
use crate::commands::outlet::Outlet;
use crate::document::Page;
use crate::document::overview::{OverviewScope, overview};
use crate::domain::breadth::Breadth;
use crate::render;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::progress::Work;
use crate::ui::usage::{BadValue, Usage};

/// Where a cohort stands, on one page to look at and to print
/// fr: Où en est une cohorte, sur une page à regarder et à imprimer
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Write into that file of HTML
    /// fr: Écrire dans ce fichier HTML
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Ids in place of names, for somebody outside
    /// fr: Des identifiants à la place des noms, pour quelqu'un d'extérieur
    #[arg(long)]
    pseudonyms: bool,
}

/// Writes it: of the cohort meant, or of several, a part each.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    html_wanted(&args.output)?;
    let reading = context.read(ui)?;
    let ids = context.cohorts(&reading)?;
    let several = if let [one] = &ids[..] { !reading.is_only(one)? } else { true };
    let cohorts = all_readable(all_shown(ids.len(), &ui.progress(Work::Cohorts), |at| {
        reading.records_of(&ids[at], Breadth::Whole).map(|one| vec![one])
    }))?;
    let programme = reading.programme();
    let (now, lang) = (context.moment(programme), Page::language(programme));
    let page = overview(
        &OverviewScope { programme, now, lang, several },
        cohorts.into_iter().flatten().collect(),
        args.pseudonyms,
    );
    let mut outlet = Outlet::open(context, Some(&args.output))?;
    outlet.write(render::overview::overview(&page).as_bytes())?;
    outlet.finish_page(ui)
}

/// A file of another kind would hold what its ending does not say.
fn html_wanted(output: &Path) -> Result<()> {
    let ending = output.extension().map(|ending| ending.to_string_lossy().into_owned());
    match ending {
        Some(typed) if !["html", "htm"].contains(&typed.to_ascii_lowercase().as_str()) => {
            let wrong = BadValue::NotOneOf { typed, known: vec!["html"] };
            Err(CommandError::usage(Usage::Value { flag: "--output".to_owned(), wrong }, None))
        }
        _ => Ok(()),
    }
}
