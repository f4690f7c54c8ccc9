//! Everything wrong with a definition, collected in one reading. Owns which findings are worth saying beside the
//! others: what follows from a line that could not be read is left out.

use std::ops::Range;

use crate::i18n::definition::{Advice, Fault};
use crate::i18n::problem::Problem;

use super::source::Source;

/// What was found so far.
pub struct Findings<'a> {
    source: &'a Source<'a>,
    found: Vec<Finding>,
    broken: Vec<Range<usize>>,
    torn_lines: Vec<u32>,
    torn_from: Option<usize>,
}

struct Finding {
    span: Range<usize>,
    fault: Fault,
    advice: Option<Advice>,
}

impl<'a> Findings<'a> {
    /// Nothing yet.
    pub fn new(source: &'a Source<'a>) -> Self {
        Self { source, found: Vec::new(), broken: Vec::new(), torn_lines: Vec::new(), torn_from: None }
    }

    /// The text they are about.
    pub fn source(&self) -> &'a Source<'a> {
        self.source
    }

    /// Notes something.
    pub fn add(&mut self, span: &Range<usize>, fault: Fault, advice: Option<Advice>) {
        self.found.push(Finding { span: span.clone(), fault, advice });
    }

    /// Notes that the parser could not read something.
    pub fn unreadable(&mut self, span: &Range<usize>, fault: Fault, advice: Option<Advice>) {
        self.broken.push(span.clone());
        self.add(span, fault, advice);
    }

    /// Notes where keys may have been lost: on those lines, and everywhere behind that byte.
    pub fn torn(&mut self, lines: Vec<u32>, from: Option<usize>) {
        self.torn_lines = lines;
        self.torn_from = from;
    }

    /// Notes that the parser stumbled there, without a word: the slip was told already.
    pub fn mute(&mut self, span: &Range<usize>) {
        self.broken.push(span.clone());
    }

    /// Whether the parser read everything: what is not there was not written.
    pub fn lost_nothing(&self) -> bool {
        self.broken.is_empty() && self.torn_lines.is_empty() && self.torn_from.is_none()
    }

    /// Whether the parser stumbled there: what it put in its place means nothing.
    pub fn is_broken(&self, span: &Range<usize>) -> bool {
        self.broken.iter().any(|broken| broken.start <= span.end && span.start <= broken.end)
    }

    /// Whether anything is wrong.
    pub fn any(&self) -> bool {
        !self.found.is_empty()
    }

    /// The problems in the order of the file.
    pub fn into_problems(mut self) -> Vec<Problem> {
        let found = std::mem::take(&mut self.found);
        self.found = found.into_iter().filter(|finding| !self.follows(finding)).collect();
        self.found.sort_by_key(|finding| (finding.span.start, finding.span.end));
        let source = self.source;
        self.found
            .into_iter()
            .map(|finding| {
                let code = finding.fault.code();
                let problem = Problem::error(finding.fault).at(source.place(&finding.span)).code(code);
                match finding.advice {
                    Some(advice) => problem.hint(advice),
                    None => problem,
                }
            })
            .collect()
    }

    /// Whether something may only seem wrong because of a line that could not be read: the missing key may stand there.
    fn follows(&self, finding: &Finding) -> bool {
        if self.broken.contains(&finding.span) {
            return false;
        }
        let behind = self.torn_from.is_some_and(|from| finding.span.start >= from);
        let Some(name) = finding.fault.may_be_elsewhere() else { return behind };
        self.torn_from.is_some()
            || self.torn_lines.iter().any(|line| {
                *line == self.source.line(finding.span.start) || self.source.line_text(*line).contains(name)
            })
    }
}
