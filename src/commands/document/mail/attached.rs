//! Files that go with mails, and how much a mail may weigh.

use std::path::PathBuf;

use super::told::MailNotice;
use crate::commands::context::Context;
use crate::commands::foreign;
use crate::domain::problem::Problem;
use crate::render::mail::Attachment;
use crate::store::Failure;
use crate::ui::command_error::Result;

/// Octets of a mail, as it is sent, beyond which many servers refuse it.
pub const HEAVIEST: usize = 20 << 20;

/// Files that were named to go with every mail.
pub fn attached(context: &Context<'_>, files: &[PathBuf]) -> Result<Vec<Attachment>> {
    let mut attached: Vec<Attachment> = Vec::new();
    for file in files {
        let bytes = foreign::bytes(context, file)?;
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        attached.push(Attachment::new(&name, &bytes));
        let weight = attached.iter().map(Attachment::weight).sum();
        if weight > HEAVIEST {
            return Err(refused(MailNotice::FilesTooHeavy { megabytes: megabytes(weight), most: HEAVIEST >> 20 }));
        }
    }
    Ok(attached)
}

/// Refuses a mail to somebody that weighs too much with all that goes with it.
pub fn weighed(name: &str, weight: usize) -> Result<()> {
    if weight <= HEAVIEST {
        return Ok(());
    }
    let (person, megabytes, most) = (name.to_owned(), megabytes(weight), HEAVIEST >> 20);
    Err(refused(MailNotice::TooHeavy { person, megabytes, most }))
}

fn megabytes(weight: usize) -> usize {
    weight.div_ceil(1 << 20)
}

fn refused(why: MailNotice) -> crate::ui::command_error::CommandError {
    Failure::Refused(Problem::error(why)).into()
}
