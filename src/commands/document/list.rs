//! `formation document list`: the papers that were issued.

use crate::commands::context::Context;
use crate::commands::things::{ListArgs, list};
use crate::domain::paper::issued::IssuedPaper;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Lists them.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>, args: &ListArgs<IssuedPaper>) -> Result<()> {
    list::<IssuedPaper>(context, ui, args)
}
