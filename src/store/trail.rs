//! The journal read as what it knows of people ([`Trail`]): a transfer, a merge and an erasure each say that enrolments
//! are one person's. Only reads; who is meant is the domain's.

use crate::domain::people::enrolment::Enrolment;
use crate::domain::schema::Record as _;
use crate::domain::schema::TableSchema;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::journal::{FileEdit, FilledCells, Operation};
use super::paths::{cohort_of, table_of};
use super::whose::{alias_of, people};
use crate::domain::people::trail::{NamedEnrolment, Trace, Trail};
use crate::domain::privacy::forgetting::ERASED;
use crate::domain::programme::ids::{CohortId, ParticipantId};

/// What operations say of people, oldest first.
pub fn trail(operations: &[Operation]) -> Trail {
    let mut trail = Trail::default();
    let undone = undone(operations.iter().map(|operation| (operation.op, operation.undoes, operation.redoes)));
    for operation in operations {
        let rows: Vec<Row<'_>> = operation.changes.iter().filter_map(Row::of).collect();
        trail.aliases.extend(operation.changes.iter().flat_map(aliases));
        for row in &rows {
            let sides = [row.before, row.after].into_iter().flatten();
            if Enrolment::is_in(row.table) {
                let traces = trail.traces.entry(row.who.clone()).or_default();
                for trace in sides.map(trace) {
                    if traces.last() != Some(&trace) {
                        traces.push(trace);
                    }
                }
            }
        }
        let enrolments: Vec<&Row<'_>> = rows.iter().filter(|row| Enrolment::is_in(row.table)).collect();
        trail.ties.extend(transferred(&enrolments));
        // A row also goes where its enrolment is undone, and then it passes to nobody. A merge that was undone ties no
        // two people.
        if operation.undoes.is_none() && operation.redoes.is_none() && !undone.contains(&operation.op) {
            match merged(&rows, &enrolments) {
                Some((gone, Some(other))) => trail.ties.push((other, gone)),
                Some((gone, None)) => {
                    let first = first_word_of("merge", &operation.command);
                    trail.merged.extend(first.map(|typed| (gone, typed.to_owned())));
                }
                None => {}
            }
        }
        let erased: Vec<NamedEnrolment> = operation
            .erases
            .iter()
            .map(|(cohort, id)| NamedEnrolment::new(&CohortId::new(cohort), &ParticipantId::new(id)))
            .collect();
        trail.ties.extend(erased.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
    }
    trail
}

/// What one operation says of a transfer, before it is known whether it was taken back.
pub struct TransferTrace {
    op: u64,
    pub ended: NamedEnrolment,
    pub begun: NamedEnrolment,
}

/// The transfers that stand, of operations read in any order: one that was taken back, or that takes another back, says
/// nothing.
#[derive(Default)]
pub struct StandingTransfers {
    found: Vec<TransferTrace>,
    /// Number, what it takes back, what it does again: no changes.
    others: Vec<(u64, Option<u64>, Option<u64>)>,
}

impl StandingTransfers {
    /// Takes in an operation.
    pub fn add(&mut self, operation: &Operation) {
        if operation.undoes.is_some() || operation.redoes.is_some() {
            self.others.push((operation.op, operation.undoes, operation.redoes));
            return;
        }
        let rows: Vec<Row<'_>> = operation.changes.iter().filter_map(Row::of).collect();
        let enrolments: Vec<&Row<'_>> = rows.iter().filter(|row| Enrolment::is_in(row.table)).collect();
        let found = transferred(&enrolments);
        self.found.extend(found.map(|(ended, begun)| TransferTrace { op: operation.op, ended, begun }));
    }

    /// Those that stand: whose enrolment ended, and which one goes on.
    pub fn standing(mut self) -> Vec<(NamedEnrolment, NamedEnrolment)> {
        self.others.sort_unstable();
        let undone = undone(self.others.iter().copied());
        let standing = self.found.into_iter().filter(|found| !undone.contains(&found.op));
        standing.map(|found| (found.ended, found.begun)).collect()
    }
}

/// Numbers of the operations that are taken back as things stand, each as it was done first.
fn undone(operations: impl Iterator<Item = (u64, Option<u64>, Option<u64>)>) -> BTreeSet<u64> {
    let (mut undone, mut first) = (BTreeSet::new(), BTreeMap::new());
    for (op, undoes, redoes) in operations {
        let of = |number: u64| first.get(&number).copied().unwrap_or(number);
        if let Some(number) = redoes.map(of) {
            undone.remove(&number);
            first.insert(op, number);
        } else if let Some(number) = undoes.map(of) {
            // An operation may undo an undo: the first operation then stands again.
            if !undone.remove(&number) {
                undone.insert(number);
            }
            first.insert(op, number);
        }
    }
    undone
}

/// A row of a person that an operation touched.
struct Row<'o> {
    table: &'static TableSchema,
    who: NamedEnrolment,
    before: Option<&'o FilledCells>,
    after: Option<&'o FilledCells>,
}

impl<'o> Row<'o> {
    fn of(edit: &'o FileEdit) -> Option<Self> {
        let FileEdit::Row { table: file, key, before, after, .. } = edit else { return None };
        let (table, cohort) = (table_of(file)?, cohort_of(file)?);
        let (before, after) = (before.as_ref(), after.as_ref());
        let id = people(table, key, [before, after]).next()?;
        Some(Self { table, who: NamedEnrolment { cohort, id: ParticipantId::new(id) }, before, after })
    }
}

/// Whose an alias was before and after an edit: it may have been nobody's, or somebody else's.
fn aliases(edit: &FileEdit) -> Vec<(NamedEnrolment, String)> {
    let (FileEdit::Row { before, after, .. }, Some((cohort, _))) = (edit, alias_of(edit)) else { return Vec::new() };
    let sides = [before, after].into_iter().flatten().map(|cells| (cells.get("participant"), cells.get("alias")));
    sides
        .filter(|(id, _)| !id.is_empty())
        .map(|(id, alias)| (NamedEnrolment::new(&cohort, &ParticipantId::new(id)), alias.to_owned()))
        .collect()
}

fn trace(cells: &FilledCells) -> Trace {
    let named = cells.get("last_name") != ERASED;
    let name = |column| if named { cells.get(column).to_owned() } else { String::new() };
    Trace {
        first_name: name("first_name"),
        last_name: name("last_name"),
        email: cells.get("email").to_owned(),
        phone: cells.get("phone").to_owned(),
    }
}

/// An enrolment that ended, and the one that goes on in another cohort, alone in one operation: it began the day after, or
/// was left there before and is taken up again.
fn transferred(enrolments: &[&Row<'_>]) -> Option<(NamedEnrolment, NamedEnrolment)> {
    let [one, other] = enrolments else { return None };
    let goes_on = |ended: &Row<'_>, begun: &Row<'_>| -> Option<(NamedEnrolment, NamedEnrolment)> {
        let (was, last, first) = (ended.before?, ended.after?, begun.after?);
        let day = |cells: &FilledCells, column| cells.get(column).parse::<NaiveDate>().ok();
        let next = day(last, "ended_on")?.checked_add_days(Days::new(1))?;
        let ends = was.get("ended_on") != last.get("ended_on") && ended.who.cohort != begun.who.cohort;
        let begins = |before: Option<&FilledCells>| {
            let anew = before.is_none_or(|before| before.get("starts_on") != first.get("starts_on"));
            anew && day(first, "starts_on") == Some(next)
        };
        let taken_up = |before: &FilledCells| {
            matches!(before.get("state"), "transferred" | "cancelled") && first.get("state") == "enrolled"
        };
        let on = begins(begun.before) || begun.before.is_some_and(taken_up);
        (ends && on).then(|| (ended.who.clone(), begun.who.clone()))
    };
    goes_on(one, other).or_else(|| goes_on(other, one))
}

/// An enrolment that went, and the other one of its cohort that the operation touched, be it by its marks alone; none
/// where that one had nothing to take from it.
fn merged(rows: &[Row<'_>], enrolments: &[&Row<'_>]) -> Option<(NamedEnrolment, Option<NamedEnrolment>)> {
    let mut gone = enrolments.iter().filter(|row| row.after.is_none());
    let gone = gone.next().filter(|_| gone.next().is_none())?;
    let others: BTreeSet<&NamedEnrolment> =
        rows.iter().map(|row| &row.who).filter(|who| **who != gone.who && who.cohort == gone.who.cohort).collect();
    let other = others.first().filter(|_| others.len() == 1);
    (others.len() < 2).then(|| (gone.who.clone(), other.map(|who| (*who).clone())))
}

/// Whether the word behind an option of `participants merge` is its value.
pub fn takes_value(option: &str) -> bool {
    const WITH_VALUE: [&str; 10] =
        ["-c", "--cohort", "-C", "--folder", "--today", "--lang", "--keep", "--minutes", "--reopen", "--format"];
    WITH_VALUE.contains(&option)
}

/// What was typed first behind the name of a command, options aside.
fn first_word_of<'o>(command: &str, words: &'o [String]) -> Option<&'o str> {
    let mut rest = words.iter().map(String::as_str).skip_while(|word| *word != command).skip(1);
    loop {
        match rest.next()? {
            option if takes_value(option) => _ = rest.next(),
            "--" => return rest.next(),
            option if option.starts_with('-') => {}
            word => return Some(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(op: u64, command: &str, changes: Vec<FileEdit>) -> Operation {
        Operation {
            op,
            at: String::new(),
            by: String::new(),
            command: command.split(' ').map(str::to_owned).collect(),
            id: None,
            undoes: None,
            redoes: None,
            erases: vec![],
            erased_on: None,
            erased_by: None,
            changed_by_hand: vec![],
            files: vec![],
            changes,
        }
    }

    /// `table id`, and what the row said before and after: the last name, and the day it ended or began.
    fn edit(table: &str, key: &[&str], before: Option<[&str; 3]>, after: Option<[&str; 3]>) -> FileEdit {
        let columns = ["last_name", "ended_on", "starts_on"].map(str::to_owned);
        let cells = |row: [&str; 3]| FilledCells::of(&columns, &row.map(str::to_owned));
        FileEdit::Row {
            table: format!("data/{table}.csv"),
            key: key.iter().map(|part| (*part).to_owned()).collect(),
            index: 0,
            before: before.map(cells),
            after: after.map(cells),
        }
    }

    fn ties(operations: &[Operation]) -> Vec<String> {
        let trail = trail(operations);
        let told = |who: &NamedEnrolment| format!("{}/{}", who.cohort, who.id);
        let ties = trail.ties.iter().map(|(one, other)| format!("{} = {}", told(one), told(other)));
        ties.chain(trail.merged.iter().map(|(gone, typed)| format!("{} > {typed}", told(gone)))).collect()
    }

    #[test]
    fn a_transfer_a_merge_and_an_erasure_say_who_is_one_person() {
        let row = Some(["Roy", "", ""]);
        let transfer = |first| {
            operation(
                1,
                "formation transfer roy --to d",
                vec![
                    edit("c/enrolments", &["a"], row, Some(["Roy", "2021-06-09", ""])),
                    edit("d/enrolments", &["b"], None, Some(["Roy", "", first])),
                ],
            )
        };
        let goes = |with: Vec<FileEdit>| [vec![edit("c/enrolments", &["b"], row, None)], with].concat();
        let merge = |with| operation(1, "formation -c c participants merge --keep email=A roy b", goes(with));
        let (mut undo, mut redo) = (operation(2, "formation undo", vec![]), operation(3, "formation redo", vec![]));
        (undo.undoes, redo.redoes) = (Some(1), Some(1));
        let mut undone_enrolment = merge(vec![]);
        undone_enrolment.undoes = Some(9);
        let mut erased = operation(1, "formation participants erase …", vec![]);
        erased.erases = [("c", "a"), ("d", "b"), ("d", "e")].map(|(one, two)| (one.into(), two.into())).to_vec();
        let marked = vec![edit("c/attendance", &["m1", "a"], None, row)];
        let two = vec![edit("c/attendance", &["m1", "a"], None, row), edit("c/attendance", &["m1", "e"], None, row)];
        let cases: [(Vec<Operation>, &[&str]); 9] = [
            (vec![transfer("2021-06-10")], &["c/a = d/b"]),
            (vec![transfer("2021-06-11")], &[]),
            (vec![merge(marked.clone())], &["c/a = c/b"]),
            (vec![merge(vec![])], &["c/b > roy"]),
            (vec![merge(two)], &[]),
            (vec![merge(marked.clone()), undo.clone()], &[]),
            (vec![merge(marked), undo, redo], &["c/a = c/b"]),
            (vec![undone_enrolment], &[]),
            (vec![erased], &["c/a = d/b", "d/b = d/e"]),
        ];
        for (number, (operations, expected)) in cases.into_iter().enumerate() {
            assert_eq!(ties(&operations), expected, "case {number}");
        }
    }
}
