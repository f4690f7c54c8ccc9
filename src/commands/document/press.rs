//! Pages printed as PDF by a program of this machine, each once.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::made::MadePaper;
use crate::commands::context::Context;
use crate::domain::problem::Problem;
use crate::env::Env;
use crate::printing::{Printer, ProgramSearch};
use crate::render::paper::PaperFormat;
use crate::ui::command_error::{CommandError, Result};
use crate::ui::progress::{Progress, Work};
use crate::ui::{Ui, exit};

/// What prints, with what it printed.
pub struct Press {
    printer: Printer,
    /// Whether nothing is printed, as in a dry run: a PDF has no bytes then.
    idle: bool,
    printed: HashMap<(Vec<u8>, NaiveDate), Vec<u8>>,
    progress: Progress,
}

impl Press {
    /// With the programs of this machine.
    pub fn of(context: &Context<'_>, ui: &Ui<'_>, idle: bool) -> Self {
        let progress = ui.progress(Work::Printing);
        Self { printer: Printer::new(looking(context.env)), idle, printed: HashMap::new(), progress }
    }

    /// That so many pages are to be printed; those that are printed already are not printed again.
    pub fn expect(&self, pages: usize) {
        if !self.idle && self.printed.is_empty() {
            self.progress.expect(pages);
        }
    }

    /// A paper in a format, as if it had been printed on that day.
    pub fn bytes(&mut self, made: &MadePaper, format: PaperFormat, day: NaiveDate) -> Result<Vec<u8>> {
        match format {
            PaperFormat::Html | PaperFormat::Office(_) => Ok(made.bytes().to_vec()),
            PaperFormat::Pdf if self.idle => Ok(Vec::new()),
            PaperFormat::Pdf => self.print(made, day),
        }
    }

    fn print(&mut self, made: &MadePaper, day: NaiveDate) -> Result<Vec<u8>> {
        let key = (made.bytes().to_owned(), day);
        if let Some(printed) = self.printed.get(&key) {
            return Ok(printed.clone());
        }
        let printed = match made {
            MadePaper::Page(page) => self.printer.print(page, day),
            MadePaper::Office(format, bytes) => self.printer.convert(bytes, format.ending(), day),
        };
        let printed = printed.map_err(|fault| CommandError::problem(Problem::error(fault), exit::REFUSED))?;
        self.progress.step();
        self.printed.insert(key, printed.clone());
        Ok(printed)
    }
}

/// Whether this machine has a program that prints, as far as can be seen without starting it.
pub fn can_print(context: &Context<'_>) -> bool {
    looking(context.env).found().is_ok()
}

/// Where programs that print may lie.
fn looking(env: &Env) -> ProgramSearch {
    let path = env.variable("PATH").map(|path| std::env::split_paths(path).collect()).unwrap_or_default();
    let windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
    let programs = windows.iter().filter_map(|name| env.variable(name)).map(PathBuf::from);
    let programs = programs.chain([PathBuf::from("/Applications")]).collect();
    ProgramSearch { named: env.variable("FORMATION_BROWSER").map(str::to_owned), path, programs }
}
