//! All that a folder holds on one person, gathered, and as a page or as JSON. Who it is was settled before.

use anyhow::Result;
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::commands::revert;
use crate::commands::show_plan::{enrolment_as_json, mark_as_json};
use crate::domain::decide::erase::{cites, mentions};
use crate::domain::enrolment::Enrolment;
use crate::domain::mark::Mark;
use crate::domain::mentions::Mentions;
use crate::domain::programme::Field;
use crate::domain::records::CohortRecords;
use crate::domain::retention::{Retention, retention};
use crate::domain::seats;
use crate::i18n::changes::{enrolment_lines, mark_details, mark_words, session_line};
use crate::i18n::operations::OperationLine;
use crate::i18n::privacy::{Part, Privacy};
use crate::i18n::{Heading, Lang, Words};
use crate::store::{Cells, Edit, Operation, Reading, UnknownCell};

use super::everywhere::Somebody;
use super::kept_cell;

/// What is held.
pub struct Dossier<'s> {
    somebody: &'s Somebody,
    on: NaiveDate,
    fields: Vec<Field>,
    enrolments: Vec<Held<'s>>,
    evidence: Vec<Proven>,
    notes: Vec<Note<'s>>,
    files: Vec<String>,
    journal: Vec<(Operation, OperationLine)>,
}

/// One enrolment with what hangs on it.
struct Held<'s> {
    records: &'s CohortRecords,
    enrolment: &'s Enrolment,
    marks: Vec<&'s Mark>,
    aliases: Vec<&'s str>,
    unknown: Vec<UnknownCell>,
    kept: Option<Retention>,
    rank: Option<usize>,
}

/// A file of evidence that has to do with them.
struct Proven {
    file: String,
    names: bool,
    cited: bool,
}

/// Free text elsewhere that names them.
struct Note<'s> {
    /// The table, and the row in it.
    place: String,
    text: &'s str,
}

impl<'s> Dossier<'s> {
    /// Gathers it.
    pub fn of(reading: &Reading, somebody: &'s Somebody, on: NaiveDate) -> Result<Self> {
        let mentions = mentions(&somebody.cohorts, &somebody.theirs);
        let mentioned = |text: &str| somebody.is_named_in(&mentions, text);
        let mut enrolments = Vec::new();
        for (records, enrolment) in somebody.enrolments() {
            let theirs = |mark: &&Mark| mark.participant == enrolment.id;
            let waiting = seats::waiting_list(records);
            let place = records.position(enrolment.id.as_str());
            let aliases = records.aliases().iter().map(|row| &row.record);
            enrolments.push(Held {
                records,
                enrolment,
                marks: records.numbered_marks().iter().map(|row| &row.record).filter(theirs).collect(),
                aliases: aliases.filter(|of| of.is_of(&enrolment.id)).map(|of| of.alias.as_str()).collect(),
                unknown: reading.unknown_cells(&records.cohort.id, &enrolment.id)?,
                kept: retention(reading.programme(), &records.cohort, enrolment),
                rank: waiting.iter().position(|waits| Some(*waits) == place).map(|rank| rank + 1),
            });
        }
        let evidence = somebody.proofs.iter().filter_map(|proof| {
            let names =
                proof.text.as_deref().is_some_and(|text| mentions.found_in(text)) || mentions.found_in(&proof.name);
            let here = enrolments.iter().filter(|held| held.records.cohort.id == proof.cohort);
            let cited = here.flat_map(|held| &held.marks).any(|mark| cites(mark, &proof.digest));
            let file = format!("data/{}/evidence/{}", proof.cohort, proof.name);
            (names || cited).then_some(Proven { file, names, cited })
        });
        let (evidence, notes) = (evidence.collect(), notes(somebody, &mentions));
        let (operations, _) = reading.history()?;
        let about = |operation: &Operation| {
            let theirs =
                |held: &Held<'_>| operation.is_about(held.records.cohort.id.as_str(), held.enrolment.id.as_str());
            enrolments.iter().any(theirs)
        };
        let journal = operations.into_iter().filter(about).map(|operation| {
            let line = revert::line(&operation, reading);
            (operation, line)
        });
        let journal = journal.collect();
        let files = reading.strange_files(mentioned);
        let fields = reading.programme().fields.clone();
        Ok(Self { somebody, on, fields, enrolments, evidence, notes, files, journal })
    }

    /// For a program.
    pub fn json(&self) -> Json {
        let enrolment = |held: &Held<'_>| {
            let mut object = enrolment_as_json(held.enrolment);
            object["cohort"] = json!(held.records.cohort.id.as_str());
            object["waiting_rank"] = json!(held.rank);
            object["keep_until"] = json!(held.kept.map(|kept| kept.keep_until.to_string()));
            let unknown =
                held.unknown.iter().map(|cell| json!({ "file": cell.file, "column": cell.column, "cell": cell.cell }));
            object["other_columns"] = unknown.collect();
            object["aliases"] = json!(held.aliases);
            object["marks"] = held.marks.iter().map(|mark| mark_as_json(mark)).collect();
            object
        };
        let operation = |(operation, _): &(Operation, OperationLine)| {
            let changes = self.theirs(operation).map(|edit| match edit {
                Edit::Row { table, key, before, after, .. } => {
                    json!({ "table": table, "key": key, "before": before, "after": after })
                }
                Edit::Lines { table, key, before, after, .. } => {
                    json!({ "table": table, "key": key, "before": before, "after": after })
                }
            });
            json!({
                "operation": operation.op,
                "at": operation.at,
                "by": operation.by,
                "command": operation.command,
                "changes": changes.collect::<Vec<_>>(),
            })
        };
        json!({
            "person": self.somebody.name(),
            "on": self.on.to_string(),
            "enrolments": self.enrolments.iter().map(enrolment).collect::<Vec<_>>(),
            "evidence": self
                .evidence
                .iter()
                .map(|proof| json!({ "file": proof.file, "names": proof.names, "cited": proof.cited }))
                .collect::<Vec<_>>(),
            "notes": self.notes.iter().map(|note| json!({ "in": note.place, "text": note.text })).collect::<Vec<_>>(),
            "other_files": self.files,
            "journal": self.journal.iter().map(operation).collect::<Vec<_>>(),
        })
    }

    /// For the person.
    pub fn page(&self, lang: Lang) -> String {
        let title = Privacy::Held { person: self.somebody.name(), on: self.on };
        let mut lines = vec![title.say(lang)];
        for held in &self.enrolments {
            lines.push(String::new());
            self.enrolment(held, lang, &mut lines);
        }
        let evidence = self
            .evidence
            .iter()
            .map(|proof| Privacy::Proof { file: proof.file.clone(), names: proof.names, cited: proof.cited }.say(lang));
        part(Part::Evidence, evidence.collect(), lang, &mut lines);
        let notes = self.notes.iter().map(|note| format!("{} · {}", note.place, quoted(note.text, lang)));
        part(Part::Notes, notes.collect(), lang, &mut lines);
        part(Part::Files, self.files.clone(), lang, &mut lines);
        let mut journal = Vec::new();
        for (operation, line) in &self.journal {
            journal.push(line.say(lang));
            for edit in self.theirs(operation) {
                journal.extend(self.told(edit, lang));
            }
        }
        part(Part::Journal, journal, lang, &mut lines);
        lines.join("\n")
    }

    fn enrolment(&self, held: &Held<'_>, lang: Lang, lines: &mut Vec<String>) {
        let cohort = &held.records.cohort;
        lines.extend(enrolment_lines(&cohort.id, &self.fields, None, Some(held.enrolment), lang));
        if let Some(rank) = held.rank {
            lines.push(format!("  {}", Privacy::Rank { rank }.say(lang)));
        }
        let kept = held.kept.map_or(Privacy::KeptOpen, Privacy::KeptUntil);
        lines.push(format!("  {}", kept.say(lang)));
        let marks = held.marks.iter().map(|mark| {
            let session = cohort.session(mark.session.as_str());
            let session = session.map_or_else(|| mark.session.to_string(), |session| session_line(session, lang));
            format!("{session} · {}{}", mark_words(Some(mark), lang), mark_details(mark, lang))
        });
        part(Part::Attendance, marks.collect(), lang, lines);
        part(Part::Aliases, held.aliases.iter().map(|alias| quoted(alias, lang)).collect(), lang, lines);
        let unknown = held.unknown.iter().map(|cell| format!("{} · {} : {}", cell.file, cell.column, cell.cell));
        part(Part::OtherColumns, unknown.collect(), lang, lines);
    }

    /// The cells that an edit changed, as people read them.
    fn told(&self, edit: &Edit, lang: Lang) -> Option<String> {
        let Edit::Row { table, key, before, after, .. } = edit else { return None };
        let none = Cells::default();
        let (before, after) = (before.as_ref().unwrap_or(&none), after.as_ref().unwrap_or(&none));
        let of_marks = table.ends_with("/attendance.csv");
        let label = |column: &str| match column {
            "status" if of_marks => Heading::Attendance.label(lang).to_owned(),
            column => {
                let field = self.fields.iter().find(|field| field.id.as_str() == column).map(|field| &field.label);
                let heading = Heading::ALL.iter().find(|heading| heading.key() == column);
                heading.map_or_else(|| field.map_or(column, String::as_str), |heading| heading.label(lang)).to_owned()
            }
        };
        let mut columns: Vec<&str> = before.iter().chain(after.iter()).map(|(column, _)| column).collect();
        let mut seen = std::collections::HashSet::from(["id", "participant", "session"]);
        columns.retain(|column| before.get(column) != after.get(column) && seen.insert(*column));
        let said = |column: &str, cell: &str| match cell {
            "" => "–".to_owned(),
            cell => kept_cell::said(column, of_marks, cell, lang),
        };
        let changed = columns.into_iter().map(|column| match (before.get(column), after.get(column)) {
            ("", now) => format!("{} {}", label(column), said(column, now)),
            (was, now) => format!("{} {} → {}", label(column), said(column, was), said(column, now)),
        });
        let changed: Vec<String> = changed.collect();
        let place = if of_marks { key.first().map(|session| format!("{session} · ")) } else { None };
        (!changed.is_empty()).then(|| format!("  {}{}", place.unwrap_or_default(), changed.join(", ")))
    }

    /// The edits of an operation that are about them.
    fn theirs<'o>(&self, operation: &'o Operation) -> impl Iterator<Item = &'o Edit> {
        operation.changes.iter().filter(|edit| {
            self.enrolments
                .iter()
                .any(|held| edit.is_about(held.records.cohort.id.as_str(), held.enrolment.id.as_str()))
        })
    }
}

/// Free text of other rows, and of sessions, that names them.
fn notes<'s>(somebody: &'s Somebody, mentions: &Mentions) -> Vec<Note<'s>> {
    let mut notes = Vec::new();
    for records in &somebody.cohorts {
        let cohort = &records.cohort.id;
        let theirs = |id: &str| {
            let here = somebody.enrolments().filter(|(of, _)| of.cohort.id == *cohort);
            here.into_iter().any(|(_, enrolment)| enrolment.id.as_str() == id)
        };
        let mut add = |place: String, text: &'s str| {
            if mentions.found_in(text) {
                notes.push(Note { place, text });
            }
        };
        for row in records.enrolments().filter(|row| !theirs(row.id.as_str())) {
            add(format!("data/{cohort}/enrolments.csv {}", row.id), &row.note);
            add(format!("data/{cohort}/enrolments.csv {}", row.id), &row.reason);
        }
        for mark in records.numbered_marks().iter().map(|row| &row.record) {
            if !mark.note.is_empty() && !theirs(mark.participant.as_str()) {
                add(format!("data/{cohort}/attendance.csv {} {}", mark.session, mark.participant), &mark.note);
            }
        }
        for held in records.held_sessions() {
            add(format!("data/{cohort}/sessions.csv {}", held.session), &held.note);
        }
        for session in &records.cohort.sessions {
            add(format!("{} {}", records.cohort.file, session.id), &session.note);
        }
    }
    notes
}

/// A part of the page, if there is anything in it.
fn part(part: Part, content: Vec<String>, lang: Lang, lines: &mut Vec<String>) {
    if !content.is_empty() {
        lines.push(String::new());
        lines.push(Privacy::Part(part).say(lang));
        lines.extend(content.into_iter().map(|line| format!("  {line}")));
    }
}

fn quoted(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("« {text} »"),
        Lang::En => format!("“{text}”"),
    }
}
