//! Everything wrong with a definition, collected in one reading. Owns which findings are worth saying beside the
//! others: what follows from a line that could not be read is left out.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::domain::problem::Problem;
use crate::store::programme::fault::{Advice, Fault};

use super::source::DefinitionSource;

/// A file with more torn lines than these has lost so much that nothing is said to be missing in it.
const MANY: usize = 1000;

/// What was found so far.
pub struct DefinitionFindings<'a> {
    source: &'a DefinitionSource<'a>,
    found: Vec<Finding>,
    doubts: Vec<Finding>,
    /// Where the parser stumbled; in order once [`DefinitionFindings::torn`] was called.
    broken: Vec<Range<usize>>,
    /// For each of those, how far it and those before it reach.
    reach: Vec<usize>,
    torn_lines: HashSet<u32>,
    torn_from: Option<usize>,
    /// What was put right: told in any case.
    slips: HashSet<(usize, usize)>,
}

struct Finding {
    span: Range<usize>,
    fault: Fault,
    advice: Option<Advice>,
}

impl<'a> DefinitionFindings<'a> {
    pub fn new(source: &'a DefinitionSource<'a>) -> Self {
        Self {
            source,
            found: Vec::new(),
            doubts: Vec::new(),
            broken: Vec::new(),
            reach: Vec::new(),
            torn_lines: HashSet::new(),
            torn_from: None,
            slips: HashSet::new(),
        }
    }

    /// The text they are about.
    pub fn source(&self) -> &'a DefinitionSource<'a> {
        self.source
    }

    pub fn add(&mut self, span: &Range<usize>, fault: Fault, advice: Option<Advice>) {
        self.found.push(Finding { span: span.clone(), fault, advice });
    }

    /// Notes something that is wrong and keeps nothing from being read.
    pub fn doubt(&mut self, span: &Range<usize>, fault: Fault, advice: Option<Advice>) {
        self.doubts.push(Finding { span: span.clone(), fault, advice });
    }

    /// Notes that the parser could not read something.
    pub fn unreadable(&mut self, span: &Range<usize>, fault: Fault, advice: Option<Advice>) {
        self.broken.push(span.clone());
        self.add(span, fault, advice);
    }

    /// Notes a slip that was put right to read on, given by its bytes of the file.
    pub fn slip(&mut self, original: &Range<usize>, fault: Fault, advice: Advice) {
        let span = self.source.place_read(original.start)..self.source.place_read(original.end);
        self.slips.insert((span.start, span.end));
        self.add(&span, fault, Some(advice));
    }

    /// Notes where keys may have been lost, once all is parsed: on those lines, and everywhere behind that byte.
    pub fn torn(&mut self, lines: HashSet<u32>, from: Option<usize>) {
        self.broken.sort_by_key(|broken| (broken.start, broken.end));
        let farthest = self.broken.iter().scan(0, |farthest, broken| {
            *farthest = broken.end.max(*farthest);
            Some(*farthest)
        });
        self.reach = farthest.collect();
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
        let behind = self.broken.partition_point(|broken| broken.start <= span.end);
        behind > 0 && self.reach[behind - 1] >= span.start
    }

    pub fn any(&self) -> bool {
        !self.found.is_empty()
    }

    /// The problems in the order of the file, the doubts among them.
    pub fn into_problems(mut self) -> Vec<Problem> {
        let found = std::mem::take(&mut self.found);
        let mut on_torn_lines = HashMap::new();
        self.found = found.into_iter().filter(|finding| !self.follows(finding, &mut on_torn_lines)).collect();
        self.found.append(&mut self.doubts);
        self.found.sort_by_key(|finding| (finding.span.start, finding.span.end));
        let source = self.source;
        self.found.into_iter().map(|finding| finding.problem(source)).collect()
    }

    /// The doubts alone, each with the key whose value is doubtful.
    pub fn into_doubts(self) -> Vec<(&'static str, Problem)> {
        let source = self.source;
        self.doubts.into_iter().map(|finding| (finding.fault.key(), finding.problem(source))).collect()
    }

    /// Whether something may only seem wrong because of a line that could not be read: the missing key may stand there.
    fn follows(&self, finding: &Finding, on_torn_lines: &mut HashMap<String, bool>) -> bool {
        let span = &finding.span;
        if self.slips.contains(&(span.start, span.end)) {
            return false;
        }
        if self.broken.binary_search_by_key(&(span.start, span.end), |broken| (broken.start, broken.end)).is_ok() {
            return false;
        }
        let behind = self.torn_from.is_some_and(|from| finding.span.start >= from);
        let Some(name) = finding.fault.may_be_elsewhere() else { return behind };
        if self.torn_from.is_some()
            || self.torn_lines.len() > MANY
            || self.torn_lines.contains(&self.source.line(span.start))
        {
            return true;
        }
        if let Some(known) = on_torn_lines.get(name) {
            return *known;
        }
        let there = self.torn_lines.iter().any(|line| self.source.line_text(*line).contains(name));
        on_torn_lines.insert(name.to_owned(), there);
        there
    }
}

impl Finding {
    /// As it is told; its code says how bad it is.
    fn problem(self, source: &DefinitionSource<'_>) -> Problem {
        let code = self.fault.code();
        let told = if code.starts_with('W') { Problem::warning(self.fault) } else { Problem::error(self.fault) };
        let problem = told.at(source.place(&self.span)).code(code);
        match self.advice {
            Some(advice) => problem.hint(advice),
            None => problem,
        }
    }
}
