//! A line typed at a terminal with the keys of a shell: ends of the line, words, what was cut. Refuses to own: what is
//! asked and what an answer means (prompt).

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustyline::completion::Completer;
use rustyline::config::BellStyle;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::history::MemHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{
    Behavior, Cmd, ColorMode, ConditionalEventHandler, Config, Context, Editor, Event, EventContext, EventHandler,
    Helper, KeyCode, KeyEvent, Modifiers, Prompt, RepeatCount,
};

/// Milliseconds until an escape that nothing follows is the key of that name, and not the beginning of another key.
const ESCAPE_ALONE: u16 = 50;

/// Terminals that cannot move a cursor, as the editor knows them: it would ask on standard output there.
const WITHOUT_CURSOR: [&str; 3] = ["dumb", "cons25", "emacs"];

/// Why an answer cannot be taken, if it cannot.
pub type Validity = dyn Fn(&str) -> Result<(), String>;

/// What is asked, and how it looks.
pub struct LineQuestion {
    pub question: String,
    /// What can be answered, below the line.
    pub help: Option<String>,
    pub valid: Box<Validity>,
    /// The word for a question that nobody answered.
    pub cancelled: &'static str,
}

/// The editor of lines. One serves the lines that are asked one after another: what was typed ahead of them stays in it.
pub struct LineEditor {
    editor: Editor<Form, MemHistory>,
    colour: bool,
    course: Arc<Course>,
}

impl LineEditor {
    /// An editor on the terminal itself, whatever standard output is; none where the terminal cannot be edited on.
    pub fn new(term: Option<&str>, colour: bool) -> Option<Self> {
        let without_cursor = term.is_some_and(|term| WITHOUT_CURSOR.iter().any(|name| name.eq_ignore_ascii_case(term)));
        if without_cursor || !reachable() {
            return None;
        }
        let config = Config::builder()
            .behavior(Behavior::PreferTerm)
            .keyseq_timeout(Some(ESCAPE_ALONE))
            .bell_style(BellStyle::None)
            .color_mode(if colour { ColorMode::Enabled } else { ColorMode::Disabled })
            .build();
        let mut editor = Editor::with_history(config, MemHistory::new()).ok()?;
        let course = Arc::new(Course::default());
        for (key, if_empty) in [
            (KeyEvent(KeyCode::Esc, Modifiers::NONE), false),
            (KeyEvent::ctrl('C'), false),
            (KeyEvent::ctrl('D'), true),
        ] {
            let stop = StopKey { course: Arc::clone(&course), if_empty };
            editor.bind_sequence(key, EventHandler::Conditional(Box::new(stop)));
        }
        Some(Self { editor, colour, course })
    }

    /// The line typed; none: a key stopped it.
    pub fn ask(&mut self, asked: LineQuestion) -> Result<Option<String>, ReadlineError> {
        self.course.answered.store(false, Ordering::Relaxed);
        self.course.stopped.store(false, Ordering::Relaxed);
        let prompt = Marked {
            open: format!("{} {} ", painted("?", "92", self.colour), asked.question),
            answered: format!("{} {} ", painted(">", "92", self.colour), asked.question),
            course: Arc::clone(&self.course),
        };
        self.editor.set_helper(Some(Form { asked, colour: self.colour, course: Arc::clone(&self.course) }));
        match self.editor.readline(&prompt) {
            Ok(line) => Ok((!self.course.stopped.load(Ordering::Relaxed)).then_some(line)),
            // A signal, or a terminal that went away.
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Drops what was typed ahead while a list was shown: the library of the lists keeps the keys that it has read, and would give
/// them to a later list.
pub fn drop_typed_ahead() {
    while crossterm::event::poll(Duration::ZERO).is_ok_and(|more| more) && crossterm::event::read().is_ok() {}
}

/// Whether there is a terminal besides the standard streams: without one the editor would ask on standard output.
fn reachable() -> bool {
    cfg!(not(unix)) || std::fs::File::options().read(true).write(true).open("/dev/tty").is_ok()
}

fn painted(text: &str, code: &str, colour: bool) -> String {
    if colour { format!("\u{1b}[{code}m{text}\u{1b}[39m") } else { text.to_owned() }
}

/// How far a question has come.
#[derive(Default)]
struct Course {
    answered: AtomicBool,
    stopped: AtomicBool,
}

/// The question behind its mark, which changes when it is answered.
struct Marked {
    open: String,
    answered: String,
    course: Arc<Course>,
}

impl Prompt for Marked {
    fn raw(&self) -> &str {
        if self.course.answered.load(Ordering::Relaxed) { &self.answered } else { &self.open }
    }
}

/// A key that stops the question; an editor takes a line whatever it holds, so that the help is cleared away.
struct StopKey {
    course: Arc<Course>,
    /// Only where nothing is typed.
    if_empty: bool,
}

impl ConditionalEventHandler for StopKey {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        if self.if_empty && !context.line().is_empty() {
            return None;
        }
        self.course.stopped.store(true, Ordering::Relaxed);
        Some(Cmd::AcceptLine)
    }
}

/// What stands around the line.
struct Form {
    asked: LineQuestion,
    colour: bool,
    course: Arc<Course>,
}

impl Form {
    /// The help, on a line of its own.
    fn help(&self) -> Option<String> {
        let help = self.asked.help.as_ref()?;
        Some(format!("\n{}", painted(&format!("[{help}]"), "96", self.colour)))
    }
}

impl Validator for Form {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        if self.course.stopped.load(Ordering::Relaxed) {
            let gap = if context.input().is_empty() { "" } else { " " };
            let cancelled = format!("{gap}{}", painted(self.asked.cancelled, "31", self.colour));
            return Ok(ValidationResult::Valid(Some(cancelled)));
        }
        Ok(match (self.asked.valid)(context.input()) {
            Ok(()) => {
                self.course.answered.store(true, Ordering::Relaxed);
                // A message, even an empty one, draws the line anew.
                ValidationResult::Valid(Some(String::new()))
            }
            Err(why) => {
                let why = painted(&format!("# {why}"), "91", self.colour);
                ValidationResult::Invalid(Some(format!("\n{why}{}", self.help().unwrap_or_default())))
            }
        })
    }
}

impl Hinter for Form {
    type Hint = Below;

    fn hint(&self, _: &str, _: usize, _: &Context<'_>) -> Option<Below> {
        self.help().map(Below)
    }
}

/// Text below the line, of which nothing can be taken over into it.
struct Below(String);

impl Hint for Below {
    fn display(&self) -> &str {
        &self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

impl Highlighter for Form {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if self.course.answered.load(Ordering::Relaxed) {
            Cow::Owned(painted(line, "96", self.colour))
        } else {
            Cow::Borrowed(line)
        }
    }
}

impl Completer for Form {
    type Candidate = String;
}

impl Helper for Form {}
