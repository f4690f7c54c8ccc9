//! `formation share start`: this folder becomes the first copy of a store.

use crate::commands::context::Context;
use crate::commands::outside;
use crate::commands::share::password_file::{self, PasswordFile};
use crate::commands::share::words::ShareWords;
use crate::commands::values;
use crate::domain::problem::Problem;
use crate::store::Failure;
use crate::store::shared::address::StoreAddress;
use crate::store::shared::installing::{CannotInstall, install};
use crate::store::shared::opening::{CannotOpen, StoreCredentials};
use crate::store::shared::starting::NotStarted;
use crate::ui::Ui;
use crate::ui::command_error::{CommandError, Result};

/// Share this folder: it becomes the first copy of a store, in an empty database
/// fr: Partager ce dossier : il devient la première copie d'une base, dans une base de données vide
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The store to make: postgres://USER@HOST/DATABASE
    /// fr: La base à créer : postgres://UTILISATEUR@MACHINE/BASE
    #[arg(value_name = "ADDRESS", value_parser = values::store_address)]
    address: StoreAddress,
    /// The office of the cohorts; whoever starts is of it and of the head office
    /// fr: L'antenne des cohortes ; qui partage en fait partie, ainsi que du siège
    #[arg(long, value_name = "OFFICE", value_parser = values::office)]
    office: String,
    #[command(flatten)]
    password: PasswordFile,
}

/// Uploads the folder.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let in_one_file = context.read(ui)?.cohorts_of_programme();
    if context.reach.is_offline() {
        return Err(Failure::Unwritable(Problem::error(ShareWords::NotWithStore)).into());
    }
    let credentials = password_file::credentials(context, &args.password)?;
    let asks = ui.interactive.then_some(ui.lang);
    let started = context.folder()?.start(args.address.clone(), &args.office, context.reach.now(), |first| {
        let installed = install(&args.address, &credentials, first);
        let Err(CannotInstall::Unopened(needed @ CannotOpen::PasswordNeeded { .. })) = &installed else {
            return installed;
        };
        match asks.and_then(|lang| outside::typed_password(lang, needed)) {
            Some(typed) => install(&args.address, &StoreCredentials { typed: Some(typed), ..credentials }, first),
            None => installed,
        }
    });
    let started = started.map_err(not_started)?;
    if !started.left.is_empty() {
        ui.warning(&ShareWords::StaysHere { files: started.left });
    }
    if !in_one_file.is_empty() {
        ui.warning(&ShareWords::InOneFile { cohorts: in_one_file });
    }
    let (files, lines) = (started.link.digests.len(), started.operations);
    ui.status(&ShareWords::Started { files, lines });
    Ok(())
}

fn not_started(why: NotStarted) -> CommandError {
    match why {
        NotStarted::Failed(failure) => failure.into(),
        NotStarted::NotInstalled(why) => {
            let is_silent =
                matches!(&why, CannotInstall::Unopened(CannotOpen::NoAnswer { .. } | CannotOpen::NotBuilt { .. }));
            let problem = Problem::error(why);
            let failure = if is_silent { Failure::Unwritable(problem) } else { Failure::Refused(problem) };
            failure.into()
        }
    }
}
