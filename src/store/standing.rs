//! Which operations stand: each was done, perhaps taken back, perhaps done again. Read from the newest line on, so that
//! the answer is found near the end of the journal. An operation is known by its number and by the rows it touched: two
//! copies of a folder that were put together have two of one number; a line that was copied is one operation.
//!
//! ```text
//! written   10 Léo   10 Karim   11 undoes 10   12 redoes 10   13 undoes 10
//! read         ⑤         ④            ③              ②              ①
//! ① takes ② back, ② does ③ again, ③ took ④ back: Karim's is one chain and does not stand; ⑤ stands
//! ```

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::journal::{FileEdit, Operation};

/// One operation with what was done to it since.
pub(super) type Chain = usize;

/// What a line did to its operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineDeed {
    Done,
    Undone,
    Redone,
}

/// A line of the journal and the operation it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    pub number: u64,
    /// What the line did to it.
    pub deed: LineDeed,
    pub chain: Chain,
    /// Whether the line is the last word on it.
    pub newest: bool,
}

impl Standing {
    /// Whether the line puts in place what still is.
    pub fn stands(&self) -> bool {
        self.newest && self.deed != LineDeed::Undone
    }

    /// Whether the line takes back what still is.
    pub fn is_undone(&self) -> bool {
        self.newest && self.deed == LineDeed::Undone
    }
}

/// Follows operations backwards through the journal.
#[derive(Debug, Default)]
pub(super) struct Chains {
    /// By number: lines that took an operation back, or did it again, whose older line has not been met yet.
    waiting: HashMap<u64, Vec<Waiting>>,
    /// What tells a line from others, of every line met.
    met: HashSet<u64>,
    next: Chain,
}

#[derive(Debug)]
struct Waiting {
    chain: Chain,
    undoes: bool,
    rows: Vec<(String, Vec<String>)>,
    /// A person's data were taken out of the line: its rows may be written otherwise.
    rewritten: bool,
}

impl Chains {
    /// The next older line; none for one that was met already.
    pub fn step(&mut self, line: &Operation) -> Option<Standing> {
        if !self.met.insert(likeness(line)) {
            return None;
        }
        let (number, deed) = match (line.undoes, line.redoes) {
            (Some(number), _) => (number, LineDeed::Undone),
            (None, Some(number)) => (number, LineDeed::Redone),
            (None, None) => (line.op, LineDeed::Done),
        };
        let waiting = self.waiting.entry(number).or_default();
        let needed = deed != LineDeed::Done || !waiting.is_empty();
        let (rows, rewritten) = (if needed { rows(line) } else { Vec::new() }, line.erased_by.is_some());
        // What was done is taken back by an undo, what was taken back is done again by a redo.
        let met = waiting.iter().rposition(|newer| {
            let same = newer.rows == rows || newer.rewritten || rewritten;
            newer.undoes != (deed == LineDeed::Undone) && same
        });
        let newest = met.is_none();
        let chain = met.map_or(self.next, |at| waiting.remove(at).chain);
        self.next += usize::from(newest);
        if deed != LineDeed::Done {
            waiting.push(Waiting { chain, undoes: deed == LineDeed::Undone, rows, rewritten });
        }
        Some(Standing { number, deed, chain, newest })
    }
}

/// The same for a line and its copy: nobody does the same twice under one number at one moment.
fn likeness(line: &Operation) -> u64 {
    let mut hasher = DefaultHasher::new();
    (line.op, &line.at, &line.by, &line.command, line.undoes, line.redoes, line.changes.len()).hash(&mut hasher);
    for edit in &line.changes {
        (edit.table(), edit.key()).hash(&mut hasher);
    }
    hasher.finish()
}

/// The rows and lines of a definition that an operation touched; taking it back touches the same.
fn rows(line: &Operation) -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<_> = line.changes.iter().map(FileEdit::place).collect();
    rows.sort_unstable();
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(op: u64, row: &str, undoes: Option<u64>, redoes: Option<u64>) -> Operation {
        let edit = FileEdit::Row {
            table: "data/c/attendance.csv".into(),
            key: vec![row.into()],
            index: 0,
            before: None,
            after: None,
        };
        Operation {
            op,
            at: String::new(),
            by: String::new(),
            command: vec![],
            id: None,
            undoes,
            redoes,
            erases: vec![],
            erased_on: None,
            erased_by: None,
            changed_by_hand: vec![],
            files: vec![],
            changes: vec![edit],
        }
    }

    /// The lines that stand and those that can be done again, newest first, as indices.
    fn standing(lines: &[Operation]) -> (Vec<usize>, Vec<usize>) {
        let (mut chains, mut stand, mut undone) = (Chains::default(), vec![], vec![]);
        for (index, line) in lines.iter().enumerate().rev() {
            let Some(met) = chains.step(line) else { continue };
            if met.stands() {
                stand.push(index);
            }
            if met.is_undone() {
                undone.push(index);
            }
        }
        (stand, undone)
    }

    #[test]
    fn an_operation_is_followed_through_undo_and_redo() {
        let (one, two) = (line(1, "a", None, None), line(2, "b", None, None));
        let lines = [
            one,
            two,
            line(3, "b", Some(2), None),
            line(4, "a", Some(1), None),
            line(5, "a", None, Some(1)),
            line(6, "b", None, Some(2)),
            line(7, "b", Some(2), None),
        ];
        let expected: [(&[usize], &[usize]); 8] = [
            (&[], &[]),
            (&[0], &[]),
            (&[1, 0], &[]),
            (&[0], &[2]),
            (&[], &[3, 2]),
            (&[4], &[2]),
            (&[5, 4], &[]),
            (&[4], &[6]),
        ];
        for (count, (stand, undone)) in expected.into_iter().enumerate() {
            assert_eq!(standing(&lines[..count]), (stand.to_vec(), undone.to_vec()), "{count} lines");
        }
    }

    #[test]
    fn two_operations_of_one_number_are_told_apart_by_their_rows() {
        let lines = [
            line(10, "leo", None, None),
            line(10, "karim", None, None),
            line(11, "leo", Some(10), None),
            line(12, "karim", Some(10), None),
            line(13, "karim", None, Some(10)),
        ];
        assert_eq!(standing(&lines[..2]), (vec![1, 0], vec![]));
        assert_eq!(standing(&lines[..3]), (vec![1], vec![2]), "the other laptop took back its own");
        assert_eq!(standing(&lines[..4]), (vec![], vec![3, 2]));
        assert_eq!(standing(&lines), (vec![4], vec![2]));
        let mut same = [10, 10].map(|op| line(op, "leo", None, None));
        let copied = [same.to_vec(), vec![line(11, "leo", Some(10), None)]].concat();
        assert_eq!(standing(&copied), (vec![], vec![2]), "a line and its copy are one operation");
        same[1].by = "karim".into();
        let taken_back = [same.to_vec(), vec![line(11, "leo", Some(10), None)]].concat();
        assert_eq!(standing(&taken_back), (vec![0], vec![2]), "of two alike the later one");
    }
}
