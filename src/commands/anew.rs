//! Decided anew: in a copy of a shared programme somebody else may write first what a decision was made from. Then the folder is
//! read again, as it is by then; nobody sees anything of the first try. Three such tries, and all others wait for the fourth.

use chrono::NaiveDateTime;

use crate::commands::context::Context;
use crate::commands::typed_line::command_line;
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;
use crate::lang::words::{Lang, Words};
use crate::store::{Failure, SentByHand, Writing};
use crate::ui::command_error::{CommandError, Result};
use crate::ui::status::Status;
use crate::ui::{Ui, failure};

/// Tries that may find that somebody was quicker.
const OPEN_TRIES: usize = 3;

/// So many of the operations that came between are told.
const TOLD: usize = 3;

words! {
    /// What somebody else did in the meantime.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Meanwhile {
        CameBetween { by: String, at: Option<NaiveDateTime>, is_today: bool, operation: u64, command: String }
            en: ("{by} came first{}: {command} (operation {operation})", moment(*at, *is_today, Lang::En))
            fr: ("{by} est passé avant{} : {command} (opération {operation})", moment(*at, *is_today, Lang::Fr)),
    }
}

/// When it was: of today, the hour is enough.
fn moment(at: Option<NaiveDateTime>, is_today: bool, lang: Lang) -> String {
    let Some(at) = at else { return String::new() };
    let hour = clock(at.time(), lang);
    let day = long_date(at.date(), lang);
    match (is_today, lang) {
        (true, Lang::En) => format!(", at {hour}"),
        (true, Lang::Fr) => format!(", à {hour}"),
        (false, Lang::En) => format!(", on {day} at {hour}"),
        (false, Lang::Fr) => format!(", le {day} à {hour}"),
    }
}

/// What another try has to know of those before it.
struct Beaten {
    path: String,
    since: u64,
}

/// Tries to write until nobody was quicker. Whatever the last try ends with is the end: where that is a refusal, it says what
/// came between.
pub fn until_first<T>(
    context: &Context<'_>,
    ui: &mut Ui<'_>,
    mut attempt: impl FnMut(&mut Ui<'_>, Writing) -> Result<T>,
) -> Result<T> {
    let (mut tries, mut beaten, mut holding) = (0, None::<Beaten>, false);
    let (mut by_hand, mut hand_tries) = (Vec::new(), 0);
    loop {
        let writing = context.write(ui, holding)?;
        if !by_hand.is_empty() {
            holding = match writing.send_by_hand(Some(&by_hand)) {
                Ok(sent) => {
                    said_by_hand(ui, &sent);
                    by_hand.clear();
                    false
                }
                Err(Failure::Stale { .. }) if !holding => hand_tries >= OPEN_TRIES,
                Err(failure) => return Err(failure.into()),
            };
            hand_tries += 1;
            continue;
        }
        let between = beaten.as_ref().map_or_else(|| Ok(Vec::new()), |beaten| between(context, &writing, beaten))?;
        tries += 1;
        match attempt(ui, writing) {
            Err(CommandError::Store(failure)) => match *failure {
                Failure::Stale { path, since, hold } if !holding => {
                    holding = hold || tries == OPEN_TRIES;
                    if !hold {
                        // Counted from the first try: what was shown to nobody is no news.
                        beaten = beaten.or(Some(Beaten { path, since }));
                    }
                }
                Failure::ByHand { files } if hand_tries < 2 * OPEN_TRIES => {
                    // Sent first: the command is decided on what everybody has.
                    (by_hand, holding) = (files, false);
                    hand_tries += 1;
                }
                failure => return Err(failure.into()),
            },
            Err(refused @ CommandError::Refused(_)) if !between.is_empty() => {
                return Err(CommandError::Beaten(Box::new(refused), between));
            }
            ended => return ended,
        }
    }
}

/// What was done by hand and is in the store now.
pub fn said_by_hand(ui: &mut Ui<'_>, sent: &SentByHand) {
    for note in &sent.notes {
        failure::problem(ui, note, &|_| None);
    }
    if let Some(operation) = sent.operation {
        ui.status(&Status::SentByHand { files: sent.files.clone(), operation });
    }
    if !sent.restored.is_empty() {
        ui.status(&Status::Restored { files: sent.restored.clone() });
    }
}

/// What others did to the file that a decision was made from.
fn between(context: &Context<'_>, writing: &Writing, beaten: &Beaten) -> Result<Vec<Box<dyn Words>>> {
    let zone = writing.programme().timezone;
    let today = context.now.with_timezone(&zone).date_naive();
    let later = writing.written_since(beaten.since, &beaten.path)?;
    let words = later.iter().take(TOLD).map(|operation| -> Box<dyn Words> {
        let at = operation.moment().map(|at| at.with_timezone(&zone).naive_local());
        Box::new(Meanwhile::CameBetween {
            by: operation.by.clone(),
            at,
            is_today: at.is_some_and(|at| at.date() == today),
            operation: operation.op,
            command: command_line(&operation.command),
        })
    });
    Ok(words.collect())
}
