//! `formation share`: which store this folder is a copy of.

use crate::commands::context::Context;
use crate::commands::share::words::ShareWords;
use crate::commands::typed_line::command_line;
use crate::lang::words::Words as _;
use crate::store::shared::remote::{Access, OfficeRight};
use crate::store::shared::unanswered::as_of;
use crate::ui::Ui;
use crate::ui::command_error::Result;

/// Says it: brought to where the store is first, as before any report.
pub fn run(context: &Context<'_>, ui: &mut Ui<'_>) -> Result<()> {
    drop(context.read(ui)?);
    let shared = context.folder()?.shared()?;
    let link = &shared.link;
    let people = context.reach.ask(&link.address, |remote| remote.people());
    let mut lines = vec![ShareWords::CopyOf { address: link.address.to_string() }];
    if let Ok(people) = people {
        let mine = people.iter().filter(|access| access.who == link.address.user);
        let office = |access: &Access| match access.right {
            OfficeRight::Write => access.office.clone(),
            OfficeRight::Read => ShareWords::Reads { office: access.office.clone() }.say(ui.lang),
        };
        lines.push(ShareWords::Offices { offices: mine.map(office).collect() });
    }
    lines.push(ShareWords::Cohorts { cohorts: link.cohorts.len() });
    lines.push(ShareWords::LastAnswer { as_of: as_of(link, context.reach.now()) });
    if shared.waiting.is_empty() {
        lines.push(ShareWords::AllSent);
    }
    lines.extend(shared.waiting.iter().map(|command| ShareWords::Waits { command: command_line(command) }));
    for line in lines {
        ui.answer(&line.say(ui.lang))?;
    }
    Ok(())
}
