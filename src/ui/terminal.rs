//! The two streams, the language, and whether there is a terminal to colour for.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crate::env::Env;
use crate::lang::{Lang, Words};
use crate::text::visible::visible;
use crate::text::wrapped::wrapped;

use super::line::{LineEditor, drop_typed_ahead};
use super::progress::{Progress, Waiting, Work};
use super::quoted::as_typed;

/// Where answers and remarks go.
#[allow(clippy::struct_excessive_bools, reason = "what each stream is, and may be coloured, are facts of their own")]
pub struct Ui<'a> {
    /// Standard output: the answer.
    pub out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    /// The language of everything said.
    pub lang: Lang,
    /// Whether a question can be answered.
    pub interactive: bool,
    /// Columns that a table may take: of the terminal, else of `COLUMNS`, else a common width.
    pub width: Option<u16>,
    /// Whether the answer may be coloured.
    pub colour: bool,
    /// Whether the answer is shown on a terminal.
    pub to_terminal: bool,
    err_colour: bool,
    /// What the terminal is called.
    term: Option<String>,
    line_editor: Option<LineEditor>,
    /// Whether a list was shown since a line was typed.
    list_shown: bool,
    /// Columns that a line of the answer may take, and one of a remark: of the terminal, where it goes to one.
    widths: (Option<usize>, Option<usize>),
    /// The cohort that quoted commands have to name.
    pub cohort_to_name: CohortToName,
}

/// The cohort that commands quoted in remarks name, where they are about one; none: they need not. Known once the command
/// has found which one it is about.
#[derive(Clone, Debug, Default)]
pub struct CohortToName(Rc<RefCell<Option<String>>>);

impl CohortToName {
    /// From now on.
    pub fn set(&self, cohort: Option<String>) {
        self.0.replace(cohort);
    }
}

impl<'a> Ui<'a> {
    /// The streams of a command run in this environment.
    pub fn new(env: &Env, lang: Lang, out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        let width = env.width.map(usize::from).filter(|width| *width >= NARROWEST);
        let wanted = env.variable("NO_COLOR").is_none() && env.variable("TERM") != Some("dumb");
        Self {
            out,
            err,
            lang,
            interactive: env.interactive,
            width: env.width.filter(|_| env.out_is_terminal).or_else(|| columns(env)).or(Some(PIPED)),
            colour: wanted && env.out_is_terminal,
            to_terminal: env.out_is_terminal,
            err_colour: wanted && env.err_is_terminal,
            term: env.variable("TERM").map(str::to_owned),
            line_editor: None,
            list_shown: false,
            widths: (width.filter(|_| env.out_is_terminal), width.filter(|_| env.err_is_terminal)),
            cohort_to_name: CohortToName::default(),
        }
    }

    /// A bar that tells how far work has come.
    pub fn progress(&self, work: Work) -> Progress {
        Progress::of(work.say(self.lang), self.widths.1.is_some())
    }

    /// A sign that work goes on whose steps nobody counts.
    pub fn waiting(&self, work: Work) -> Waiting {
        Waiting::on(work.say(self.lang), self.widths.1.is_some())
    }

    /// The answer, one line or several; on a terminal none is broken within a word.
    pub fn answer(&mut self, text: &str) -> io::Result<()> {
        let text = visible(text);
        match self.widths.0 {
            Some(width) => writeln!(self.out, "{}", wrapped(&text, width)),
            None => writeln!(self.out, "{text}"),
        }
    }

    /// The answer as a program reads it: its lines stay as they are.
    pub fn answer_for_programs(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", visible(text))
    }

    /// Columns that a line of the answer may take; none: it goes to no terminal, and each message is one line.
    pub fn answer_width(&self) -> Option<usize> {
        self.widths.0
    }

    /// Columns that a line of a remark may take; none: it goes to no terminal, and each message is one line.
    pub fn remark_width(&self) -> Option<usize> {
        self.widths.1
    }

    /// The answer, as a renderer made it.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// What was done.
    pub fn status(&mut self, words: &dyn Words) {
        let text = self.told(words);
        self.remark(&text);
    }

    /// Something that looks wrong or will matter.
    pub fn warning(&mut self, words: &dyn Words) {
        let label = self.paint(self.lang.pick("warning", "attention"), "33");
        let text = format!("{label}{}{}", self.colon(), self.told(words));
        self.remark(&text);
    }

    /// The next step.
    pub fn hint(&mut self, words: &dyn Words) {
        let text = self.told(words);
        if !text.is_empty() {
            let label = self.paint(self.lang.pick("hint", "conseil"), "36");
            let text = format!("{label}{}{text}", self.colon());
            self.remark(&text);
        }
    }

    /// Why the command stops.
    pub fn error(&mut self, words: &dyn Words) {
        let label = self.paint(self.lang.pick("error", "erreur"), "1;31");
        let text = format!("{label}{}{}", self.colon(), self.told(words));
        self.remark(&text);
    }

    /// Text for standard error; on a terminal no line is broken within a word.
    pub fn remark(&mut self, text: &str) {
        match self.widths.1 {
            Some(width) => self.remark_drawn(&wrapped(text, width)),
            None => self.remark_drawn(text),
        }
    }

    /// Text for standard error as it is.
    pub fn remark_drawn(&mut self, text: &str) {
        // What was answered so far comes first, as it was said first.
        let _ = self.out.flush();
        // Nobody reads a closed standard error: there is nowhere left to say so.
        let _ = self.err.write_all(format!("{}\n", text.trim_end()).as_bytes());
    }

    /// Whether remarks may be coloured.
    pub fn remarks_in_colour(&self) -> bool {
        self.err_colour
    }

    /// The editor of answers that are typed; none where the terminal cannot be edited on.
    pub fn line_editor(&mut self) -> Option<&mut LineEditor> {
        if self.line_editor.is_none() {
            self.line_editor = LineEditor::new(self.term.as_deref(), self.err_colour);
            if self.line_editor.is_some() && std::mem::take(&mut self.list_shown) {
                drop_typed_ahead();
            }
        }
        self.line_editor.as_mut()
    }

    /// A list is shown: the editor of lines goes, with what was typed ahead of it, which answers no later question.
    pub fn list_is_shown(&mut self) {
        self.line_editor = None;
        self.list_shown = true;
    }

    /// What words say, harmless to a terminal: they may quote a file.
    fn told(&self, words: &dyn Words) -> String {
        visible(&as_typed(&words.say(self.lang), self.cohort_to_name.0.borrow().as_deref())).into_owned()
    }

    /// The colon, as this language writes it.
    pub fn colon(&self) -> &'static str {
        self.lang.pick(": ", " : ")
    }

    fn paint(&self, label: &str, code: &str) -> String {
        if self.err_colour { format!("\u{1b}[{code}m{label}\u{1b}[0m") } else { label.to_owned() }
    }
}

/// A terminal that says that it is narrower does not say how wide it is.
const NARROWEST: usize = 20;

/// As wide as a table is when nobody says how wide the screen is.
const PIPED: u16 = 100;

/// `COLUMNS`, as shells and pagers set it.
fn columns(env: &Env) -> Option<u16> {
    env.variable("COLUMNS")?.parse().ok().filter(|width| *width > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::status::Status;

    #[test]
    fn what_a_file_holds_never_commands_the_terminal() {
        let env = Env {
            now: Err(String::new()),
            variables: [("NO_COLOR".to_owned(), "1".to_owned())].into(),
            folder: std::path::PathBuf::new(),
            interactive: false,
            out_is_terminal: true,
            err_is_terminal: true,
            width: Some(80),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut ui = Ui::new(&env, Lang::En, &mut out, &mut err);
        let hostile = Status::System { words: "Ka\u{1b}[31mrim\u{7}".to_owned() };
        ui.status(&hostile);
        ui.warning(&hostile);
        ui.hint(&hostile);
        ui.error(&hostile);
        ui.answer("Ka\u{1b}[31mrim").unwrap();
        for bytes in [out, err] {
            assert!(bytes.iter().all(|byte| *byte == b'\n' || *byte >= b' '), "{}", String::from_utf8_lossy(&bytes));
        }
    }
}
