//! `formation seals show`: the bytes that were sealed, held against their digest.

use std::path::PathBuf;

use super::meant::{SealVersion, ending, meant};
use crate::commands::context::Context;
use crate::commands::handover::{Handover, may_show};
use crate::commands::outlet::Outlet;
use crate::domain::refusal::seal::SealRefusal;
use crate::domain::seal::Seal;
use crate::render::Format;
use crate::store::{Sealed, sealed_file};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// The bytes of a sealed export, as they were
/// fr: Un export scellé, octet pour octet
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    seal: SealVersion,
    /// Write into that file
    /// fr: Écrire dans ce fichier
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Gives them back. Other bytes than were sealed are given to nobody.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &Args) -> Result<()> {
    let reading = context.read(ui)?;
    let seals = reading.rows_of_folder::<Seal>()?;
    let seal = meant(&seals, &args.seal)?;
    let format = Format::named(&seal.format);
    if let Some(format) = format {
        let handover = Handover { output: args.output.clone(), ..Handover::default() };
        may_show(handover.style(ui), format)?;
    }
    let (name, version, file) = (seal.name.clone(), seal.version, sealed_file(&seal.name, seal.version, ending(seal)));
    let bytes = match reading.sealed(&name, version, ending(seal), &seal.sha256)? {
        Sealed::Whole(bytes) => bytes,
        Sealed::Altered => return Err(SealRefusal::Altered { name, version, file }.into()),
        Sealed::Gone => return Err(SealRefusal::Gone { name, version, file }.into()),
    };
    let mut outlet = Outlet::open(context, args.output.as_deref())?;
    outlet.write(&bytes)?;
    outlet.finish_as(ui, |file| Status::AsSealed { file })
}
