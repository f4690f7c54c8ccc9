//! Files that were named to go with every mail.

use std::path::PathBuf;

use super::told::MailNotice;
use crate::commands::context::Context;
use crate::commands::foreign;
use crate::domain::problem::Problem;
use crate::render::mail::Attachment;
use crate::store::Failure;
use crate::ui::command_error::Result;

/// Beyond this, most servers refuse a mail.
const LARGEST: usize = 20 << 20;

/// Their names and bytes.
pub fn attached(context: &Context<'_>, files: &[PathBuf]) -> Result<Vec<Attachment>> {
    let mut attached = Vec::new();
    for file in files {
        let bytes = foreign::bytes(context, file)?;
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
        attached.push(Attachment { name, bytes });
    }
    let size: usize = attached.iter().map(|one| one.bytes.len()).sum();
    if size > LARGEST {
        let what = MailNotice::TooLarge { megabytes: size.div_ceil(1 << 20), most: LARGEST >> 20 };
        return Err(Failure::Refused(Problem::error(what)).into());
    }
    Ok(attached)
}
