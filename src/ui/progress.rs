//! How far long work has come: a bar on a terminal, once the work has taken a while; nothing elsewhere. Of work whose steps
//! nobody counts, a sign that it goes on.

use std::cell::Cell;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::lang::message::words;

words! {
    /// Work that takes a while.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Work {
        Printing en: "printing" fr: "impression",
        Cohorts en: "cohorts" fr: "cohortes",
        Reading en: "reading the file" fr: "lecture du fichier",
        Deciding en: "finding out what changes" fr: "examen de ce qui change",
        Writing en: "writing" fr: "écriture",
    }
}

/// No bar is shown before: most work is done by then.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that is cleared when it is dropped.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    /// Whether standard error is a terminal.
    to_terminal: bool,
    shown: Cell<bool>,
}

impl Progress {
    /// Of work called so, of which nothing is done yet.
    pub fn of(name: String, to_terminal: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.set_message(name);
        Self { bar, begun: Instant::now(), to_terminal, shown: Cell::new(false) }
    }

    /// That so many steps more are to come.
    pub fn expect(&self, steps: usize) {
        self.bar.inc_length(steps as u64);
    }

    /// That a step is done.
    pub fn step(&self) {
        self.bar.inc(1);
        if self.to_terminal && !self.shown.get() && self.begun.elapsed() >= PATIENCE {
            self.shown.set(true);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// How often the sign moves.
const MOVES: Duration = Duration::from_millis(120);

/// A sign that work goes on; it goes when it is dropped.
pub struct Waiting {
    bar: ProgressBar,
    /// Shows the sign once the work has taken a while, unless it hears before that the work is done.
    shows: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Waiting {
    /// Of work called so, which begins now.
    pub fn on(name: String, to_terminal: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(name);
        let shows = to_terminal.then(|| {
            let ((done, hear), sign) = (channel(), bar.clone());
            let thread = thread::spawn(move || {
                if hear.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    sign.set_draw_target(ProgressDrawTarget::stderr());
                    sign.enable_steady_tick(MOVES);
                }
            });
            (done, thread)
        });
        Self { bar, shows }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.shows.take() {
            drop(done);
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, Words as _};

    #[test]
    fn the_sign_of_short_work_is_never_shown_and_its_thread_ends() {
        for to_terminal in [true, false] {
            let waiting = Waiting::on(Work::Deciding.say(Lang::Fr), to_terminal);
            assert_eq!(waiting.shows.is_some(), to_terminal);
            let begun = Instant::now();
            drop(waiting);
            assert!(begun.elapsed() < PATIENCE);
        }
    }

    #[test]
    fn steps_are_counted_and_nothing_is_shown_without_a_terminal() {
        let [en, fr] = [Lang::En, Lang::Fr].map(|lang| Work::Printing.say(lang));
        assert_eq!([en.as_str(), fr.as_str()], ["printing", "impression"]);
        assert_eq!([Lang::En, Lang::Fr].map(|lang| Work::Cohorts.say(lang)), ["cohorts", "cohortes"]);
        let progress = Progress::of(fr, false);
        progress.expect(3);
        progress.step();
        assert_eq!((progress.bar.position(), progress.bar.length(), progress.shown.get()), (1, Some(3), false));
    }
}
