//! What prints: found when the first page comes, one browser for all pages.

use chrono::NaiveDate;

use super::browser::Browser;
use super::dates;
use super::fault::PrintFault;
use super::found::{Program, ProgramSearch};
use super::libreoffice;
use super::nodes;
use super::patience::Patience;
use super::weasyprint;

/// A program of this machine that prints.
pub struct Printer {
    looking: ProgramSearch,
    running: Option<Browser>,
}

impl Printer {
    /// One that is looked for there, once it is needed.
    pub fn new(looking: ProgramSearch) -> Self {
        Self { looking, running: None }
    }

    /// A file of a word processor as PDF, made on that day.
    pub fn convert(&self, bytes: &[u8], ending: &str, day: NaiveDate) -> Result<Vec<u8>, PrintFault> {
        let program = self.looking.converter()?;
        libreoffice::convert(&program, (bytes, ending), day, Patience::begins())
    }

    /// The page as PDF, as if it had been printed on that day.
    pub fn print(&mut self, html: &str, day: NaiveDate) -> Result<Vec<u8>, PrintFault> {
        let patience = Patience::begins();
        let mut pdf = match self.looking.found()? {
            Program::WeasyPrint(program) => weasyprint::print(&program, html, patience)?,
            Program::Browser(program) => {
                let browser = match &mut self.running {
                    Some(browser) => browser,
                    none => none.insert(Browser::start(&program, patience)?),
                };
                browser.print(html, patience)?
            }
        };
        dates::set(&mut pdf, day);
        nodes::number(&mut pdf);
        Ok(pdf)
    }
}
