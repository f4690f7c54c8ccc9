//! The JSON Schema of a definition's file, written for an editor: `programme schema`, `cohorts schema`.

use std::path::Path;

use crate::commands::context::Context;
use crate::commands::outlet::Outlet;
use crate::store::programme::{DescribedFile, schema};
use crate::ui::Ui;
use crate::ui::command_error::Result;
use crate::ui::status::Status;

/// Writes it, to standard output or into the file named; keys are described in the reader's language.
pub fn write(context: &Context<'_>, ui: &mut Ui<'_>, of: DescribedFile, output: Option<&Path>) -> Result<()> {
    let mut outlet = Outlet::open(context, output)?;
    outlet.write(schema(of, ui.lang).as_bytes())?;
    outlet.finish_as(ui, |file| Status::SchemaWritten { file })
}
