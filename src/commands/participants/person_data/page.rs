//! What is held on a person, as the page that is handed to them.

use crate::commands::participants::everywhere::in_journal_alone;
use crate::commands::participants::kept_cell;
use crate::commands::participants::person_data::gathered::{HeldEnrolment, PersonData};
use crate::commands::privacy::{NoticePart, Privacy};
use crate::domain::attendance::mark::Mark;
use crate::domain::change_lines::{enrolment_lines, mark_details, mark_words, row_line, session_line};
use crate::domain::schema::Record as _;
use crate::domain::tables::TABLES;
use crate::lang::words::{Lang, Words};
use crate::store::{FileEdit, FilledCells};

impl PersonData<'_> {
    /// For the person.
    pub fn page(&self, lang: Lang) -> String {
        let title = Privacy::Held { person: self.somebody.name(), on: self.on };
        let mut lines = vec![title.say(lang)];
        for held in &self.enrolments {
            lines.push(String::new());
            self.enrolment(held, lang, &mut lines);
        }
        for one in &self.gone {
            lines.push(String::new());
            lines.push(in_journal_alone(one).say(lang));
        }
        let evidence = self.evidence.iter().map(|proof| {
            Privacy::Proof { file: proof.file.to_owned(), names: proof.names, cited: proof.cited }.say(lang)
        });
        part(NoticePart::Evidence, evidence.collect(), lang, &mut lines);
        let notes = self.notes.iter().map(|note| format!("{} · {}", note.place, quoted(&note.text, lang)));
        part(NoticePart::Notes, notes.collect(), lang, &mut lines);
        part(NoticePart::Files, self.files.clone(), lang, &mut lines);
        let mut journal = Vec::new();
        for (operation, line) in &self.journal {
            journal.push(line.say(lang));
            for edit in self.theirs(operation) {
                journal.extend(self.told(edit, lang));
            }
        }
        part(NoticePart::Journal, journal, lang, &mut lines);
        lines.join("\n")
    }

    fn enrolment(&self, held: &HeldEnrolment<'_>, lang: Lang, lines: &mut Vec<String>) {
        let cohort = &held.records.cohort;
        lines.extend(enrolment_lines(&cohort.id, &self.fields, None, Some(held.enrolment), lang));
        if let Some(rank) = held.rank {
            lines.push(format!("  {}", Privacy::Rank { rank }.say(lang)));
        }
        let kept = match held.kept {
            _ if held.erased => Privacy::NameErased,
            Some(kept) => Privacy::KeptUntil(kept),
            None => Privacy::KeptOpen,
        };
        lines.push(format!("  {}", kept.say(lang)));
        let marks = held.marks.iter().map(|mark| {
            let session = cohort.session(mark.session.as_str());
            let session = session.map_or_else(|| mark.session.to_string(), |session| session_line(session, lang));
            format!("{session} · {}{}", mark_words(Some(mark), lang), mark_details(mark, lang))
        });
        part(NoticePart::Attendance, marks.collect(), lang, lines);
        part(NoticePart::Aliases, held.aliases.iter().map(|alias| quoted(alias, lang)).collect(), lang, lines);
        for rows in held.rows.chunk_by(|one, other| one.table() == other.table()) {
            lines.push(String::new());
            lines.push(rows[0].table().file.to_owned());
            lines.extend(rows.iter().map(|row| format!("  {}", row_line(row, lang))));
        }
        let colon = lang.pick(":", " :");
        let unknown = held.unknown.iter().map(|cell| format!("{} · {}{colon} {}", cell.file, cell.column, cell.cell));
        part(NoticePart::OtherColumns, unknown.collect(), lang, lines);
    }

    /// The cells that an edit changed, as people read them.
    fn told(&self, edit: &FileEdit, lang: Lang) -> Option<String> {
        let FileEdit::Row { table, key, before, after, .. } = edit else { return None };
        let none = FilledCells::default();
        let (before, after) = (before.as_ref().unwrap_or(&none), after.as_ref().unwrap_or(&none));
        let table = TABLES.iter().find(|of| table.rsplit('/').next() == Some(of.file))?;
        let label = |column: &str| {
            let field = self.fields.iter().find(|field| field.id.as_str() == column).map(|field| &field.label);
            let known = table.column(column).map(|column| column.label(lang));
            known.unwrap_or_else(|| field.map_or(column, String::as_str)).to_owned()
        };
        let mut columns: Vec<&str> = before.iter().chain(after.iter()).map(|(column, _)| column).collect();
        let mut seen = std::collections::HashSet::from(["id", "participant", "session"]);
        columns.retain(|column| before.get(column) != after.get(column) && seen.insert(*column));
        let said = |column: &str, cell: &str| match cell {
            "" => "–".to_owned(),
            cell => kept_cell::said(table, column, cell, lang),
        };
        let changed = columns.into_iter().map(|column| match (before.get(column), after.get(column)) {
            ("", now) => format!("{} {}", label(column), said(column, now)),
            (was, now) => format!("{} {} → {}", label(column), said(column, was), said(column, now)),
        });
        let changed: Vec<String> = changed.collect();
        let place = if Mark::is_in(table) { key.first().map(|session| format!("{session} · ")) } else { None };
        (!changed.is_empty()).then(|| format!("  {}{}", place.unwrap_or_default(), changed.join(", ")))
    }
}

/// A part of the page, if there is anything in it.
fn part(part: NoticePart, content: Vec<String>, lang: Lang, lines: &mut Vec<String>) {
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
