//! `formation document templates`: the templates of papers, and which are the coordinator's own.

use crate::commands::context::Context;
use crate::lang::message::words;
use crate::lang::{Lang, Words as _};
use crate::render::paper::{BUILT_IN, OfficeFormat, Template};
use crate::store::{TEMPLATES, TemplateFate, copy_templates};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// The templates of documents, and which are your own
/// fr: Les modèles des documents, et lesquels sont les vôtres
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Write those of the program into `templates`, never over your own
    /// fr: Écrire ceux du logiciel dans `templates`, jamais par-dessus les vôtres
    #[arg(long)]
    copy: bool,
    /// Show what would be done, and write nothing
    /// fr: Montrer ce qui serait fait, sans rien écrire
    #[arg(short = 'n', long)]
    dry_run: bool,
}

words! {
    /// A template, and whose it is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    enum TemplateLine {
        Written { file: String } en: "{file}: written" fr: "{file} : écrit",
        BuiltIn { file: String } en: "{file}: the program's" fr: "{file} : celui du logiciel",
        Same { file: String }
            en: "{file}: as the program's"
            fr: "{file} : identique à celui du logiciel",

        Yours { file: String } en: "{file}: your own" fr: "{file} : le vôtre",

        /// No document has a file of a word processor of that name.
        Unused { file: String }
            en: "{file}: not used, no document takes it"
            fr: "{file} : inutilisé, aucun document ne le prend",
    }
}

/// Files of a word processor that are templates, from the folder of templates.
fn used_office_files() -> impl Iterator<Item = String> {
    let papers = Template::ALL.into_iter().filter(|template| template.may_be_office());
    papers.flat_map(|template| {
        [Lang::Fr, Lang::En]
            .into_iter()
            .flat_map(move |lang| OfficeFormat::ALL.map(|format| template.office_file(lang, format)))
    })
}

/// Lists them, or writes them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let folder = context.folder()?;
    let fates = copy_templates(folder.root(), BUILT_IN, args.dry_run || !args.copy)?;
    for ((name, _), fate) in BUILT_IN.iter().zip(fates) {
        let file = format!("{TEMPLATES}/{name}");
        let line = match fate {
            TemplateFate::Written if args.copy => TemplateLine::Written { file },
            TemplateFate::Written => TemplateLine::BuiltIn { file },
            TemplateFate::Same => TemplateLine::Same { file },
            TemplateFate::Yours => TemplateLine::Yours { file },
        };
        ui.answer(&line.say(ui.lang))?;
    }
    for name in context.folder()?.read()?.office_templates()? {
        let is_used = used_office_files().any(|file| file == name);
        let file = format!("{TEMPLATES}/{name}");
        let line = if is_used { TemplateLine::Yours { file } } else { TemplateLine::Unused { file } };
        ui.answer(&line.say(ui.lang))?;
    }
    if args.copy && args.dry_run {
        ui.status(&Status::NothingWritten);
    }
    Ok(())
}
