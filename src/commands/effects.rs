//! What an operation did, in a few words: told from the rows of the journal, not from the command that was typed.

use std::collections::BTreeMap;

use super::deeds::{Deed, Deeds};
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::mark::Mark;
use crate::domain::people::alias::Alias;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::mapping::Mapping;
use crate::domain::schema::Record;
use crate::domain::seal::Seal;
use crate::domain::vocabulary::{Attendance, EnrolmentState};
use crate::lang::message::words;
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};
use crate::store::{FileEdit, FilledCells, Operation};

words! {
    /// One thing that was done.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Effect {
        TakenBack { operation: u64 }
            en: "took operation {operation} back"
            fr: "annule l'opération {operation}",

        DoneAgain { operation: u64 }
            en: "did operation {operation} again"
            fr: "rétablit l'opération {operation}",

        Erased { people: usize }
            en: ("{} erased", count_en(*people, "person", "people"))
            fr: ("effacement de {}", count_fr(*people, "personne", "personnes")),

        Marked { session: String, present: usize, absent: usize, excused: usize, cleared: usize }
            en: (
                "{session}: {}",
                counted(&[(*present, "present"), (*absent, "absent"), (*excused, "excused"), (*cleared, "cleared")])
            )
            fr: (
                "{session} : {}",
                counted(&[
                    (*present, plural(*present, "présent", "présents")),
                    (*absent, plural(*absent, "absent", "absents")),
                    (*excused, plural(*excused, "excusé", "excusés")),
                    (*cleared, plural(*cleared, "marque retirée", "marques retirées")),
                ])
            ),

        Joined { who: String, waits: bool } match waits {
            true => en: "{who} on the waiting list" fr: "{who} en liste d'attente",
            false => en: "{who} enrolled" fr: "inscription : {who}",
        },

        AllJoined { people: usize }
            en: "{people} people enrolled"
            fr: "inscription de {people} personnes",

        Became { who: String, state: EnrolmentState } match state {
            EnrolmentState::Enrolled => en: "{who} has a seat" fr: "une place pour {who}",
            EnrolmentState::Waiting => en: "{who} waits" fr: "{who} en liste d'attente",
            EnrolmentState::Withdrawn => en: "{who} withdrew" fr: "abandon : {who}",
            EnrolmentState::Cancelled => en: "enrolment of {who} cancelled" fr: "inscription annulée : {who}",
            EnrolmentState::Transferred => en: "{who} goes on in another cohort" fr: "transfert : {who}",
        },

        Corrected { who: String, columns: Vec<[&'static str; 2]> }
            en: ("{who}: {}", list_en(&named(columns, 0)))
            fr: ("{who} : {}", list_fr(&named(columns, 1))),

        AllCorrected { people: usize }
            en: "{people} enrolments corrected"
            fr: "{people} inscriptions corrigées",

        Removed { who: String }
            en: "enrolment of {who} removed"
            fr: "inscription retirée : {who}",

        SheetClosed { session: String } en: "{session}: sheet closed" fr: "{session} : feuille close",
        SheetOpened { session: String } en: "{session}: sheet reopened" fr: "{session} : feuille rouverte",
        SheetNoted { session: String } en: "{session}: sheet completed" fr: "{session} : feuille complétée",
        SessionAdded { session: String } en: "{session} added" fr: "{session} ajoutée",
        SessionsAdded { sessions: usize }
            en: "{sessions} sessions added"
            fr: "{sessions} séances ajoutées",

        SessionCancelled { session: String } en: "{session} cancelled" fr: "{session} annulée",
        SessionRestored { session: String } en: "{session} restored" fr: "{session} rétablie",
        SessionMoved { session: String } en: "{session} moved" fr: "{session} déplacée",
        CohortAdded { cohort: String } en: "cohort {cohort} added" fr: "cohorte {cohort} ajoutée",
        NameRemembered { names: usize }
            en: ("{} remembered", count_en(*names, "name shown by a tool", "names shown by a tool"))
            fr: ("{}", count_fr(*names, "nom affiché retenu", "noms affichés retenus")),

        HeadingRemembered { headings: usize }
            en: ("{} remembered", count_en(*headings, "heading", "headings"))
            fr: ("{}", count_fr(*headings, "titre de colonne retenu", "titres de colonne retenus")),

        Sealed { name: String, version: String }
            en: "sealed {name}, version {version}"
            fr: "{name} scellé, version {version}",

        InModules(deed: Deed) both: "{deed}",
        Rows { table: String, rows: usize }
            en: ("{table}: {}", count_en(*rows, "row", "rows"))
            fr: ("{table} : {}", count_fr(*rows, "ligne", "lignes")),
    }
}

/// More than so many things, or people of one kind, are told as a number.
const MOST: usize = 3;

/// What an operation did.
pub fn effects(operation: &Operation) -> Vec<Effect> {
    if let Some(operation) = operation.undoes {
        return vec![Effect::TakenBack { operation }];
    }
    if let Some(operation) = operation.redoes {
        return vec![Effect::DoneAgain { operation }];
    }
    if !operation.erases.is_empty() {
        return vec![Effect::Erased { people: operation.erases.len() }];
    }
    let mut done = Done::default();
    for edit in &operation.changes {
        done.add(edit);
    }
    done.told()
}

/// The same as one line.
pub fn told(operation: &Operation, lang: Lang) -> String {
    let effects = effects(operation);
    let shown: Vec<String> = effects.iter().take(MOST + 1).map(|effect| effect.say(lang)).collect();
    let more = if effects.len() > shown.len() { "…" } else { "" };
    format!("{}{more}", shown.join(lang.pick("; ", " ; ")))
}

/// The changes of an operation, gathered.
#[derive(Default)]
struct Done {
    marks: BTreeMap<String, [usize; 4]>,
    joined: Vec<Effect>,
    corrected: Vec<Effect>,
    others: Vec<Effect>,
    /// Lines of the definition before and after, by session.
    sessions: BTreeMap<String, (String, String)>,
    deeds: Deeds,
    rows: BTreeMap<String, usize>,
}

impl Done {
    fn add(&mut self, edit: &FileEdit) {
        match edit {
            FileEdit::Row { table, key, before, after, .. } => {
                let file = table.rsplit('/').next().unwrap_or(table);
                let sides = (before.as_ref(), after.as_ref());
                if file == Mark::TABLE.file {
                    self.mark(key, after.as_ref());
                } else if file == Enrolment::TABLE.file {
                    self.enrolment(sides);
                } else if file == HeldSession::TABLE.file {
                    self.sheet(key, sides);
                } else if let (true, [name, version], None) = (file == Seal::TABLE.file, &key[..], before) {
                    self.others.push(Effect::Sealed { name: name.clone(), version: version.clone() });
                } else if self.deeds.add(file, key, before.as_ref(), after.as_ref()) {
                    // It has nouns of its own.
                } else if after.is_some() || ![Alias::TABLE.file, Mapping::TABLE.file].contains(&file) {
                    // What a new row takes the place of is not remembered again.
                    *self.rows.entry(file.to_owned()).or_default() += 1;
                }
            }
            FileEdit::Lines { key, before, after, .. } => match &key[..] {
                // A cohort goes by an undo alone, which is told as one.
                [cohort] => self.others.push(Effect::CohortAdded { cohort: cohort.clone() }),
                [_, session] => {
                    let (was, is) = self.sessions.entry(session.clone()).or_default();
                    was.push_str(before);
                    is.push_str(after);
                }
                _ => {}
            },
        }
    }

    fn mark(&mut self, key: &[String], after: Option<&FilledCells>) {
        let counts = self.marks.entry(key.first().cloned().unwrap_or_default()).or_default();
        let column = match after.and_then(|cells| Attendance::from_key(cells.get("status"))) {
            Some(Attendance::Present) => 0,
            Some(Attendance::Absent) => 1,
            Some(Attendance::Excused) => 2,
            None => 3,
        };
        counts[column] += 1;
    }

    fn enrolment(&mut self, sides: (Option<&FilledCells>, Option<&FilledCells>)) {
        let who =
            |cells: &FilledCells| format!("{} {}", cells.get("first_name"), cells.get("last_name")).trim().to_owned();
        let state = |cells: &FilledCells| EnrolmentState::from_key(cells.get("state"));
        match sides {
            (None, Some(after)) => {
                let waits = state(after) == Some(EnrolmentState::Waiting);
                self.joined.push(Effect::Joined { who: who(after), waits });
            }
            (Some(before), None) => self.others.push(Effect::Removed { who: who(before) }),
            (Some(before), Some(after)) => {
                let became = state(after).filter(|_| before.get("state") != after.get("state"));
                let columns = Enrolment::TABLE.columns.iter();
                let changed = columns.filter(|column| before.get(column.name) != after.get(column.name));
                let columns: Vec<[&'static str; 2]> =
                    changed.map(|column| [Lang::En, Lang::Fr].map(|lang| column.label(lang))).collect();
                let who = who(after);
                if let Some(state) = became {
                    self.others.push(Effect::Became { who, state });
                } else if !columns.is_empty() {
                    // Nothing differs where both were erased since.
                    self.corrected.push(Effect::Corrected { who, columns });
                }
            }
            (None, None) => {}
        }
    }

    fn sheet(&mut self, key: &[String], (before, after): (Option<&FilledCells>, Option<&FilledCells>)) {
        let session = key.first().cloned().unwrap_or_default();
        let closed = |cells: Option<&FilledCells>| cells.is_some_and(|cells| !cells.get("closed_on").is_empty());
        self.others.push(match (closed(before), closed(after)) {
            (false, true) => Effect::SheetClosed { session },
            (true, false) => Effect::SheetOpened { session },
            _ => Effect::SheetNoted { session },
        });
    }

    fn told(self) -> Vec<Effect> {
        let marks = self.marks.into_iter().map(|(session, [present, absent, excused, cleared])| Effect::Marked {
            session,
            present,
            absent,
            excused,
            cleared,
        });
        let sessions = self.sessions.into_iter().map(|(session, (before, after))| {
            let cancelled = |text: &str| text.contains("state = \"cancelled\"");
            match (cancelled(&before), cancelled(&after)) {
                (false, true) => Effect::SessionCancelled { session },
                (true, false) => Effect::SessionRestored { session },
                _ if !names(&before, &session) && names(&after, &session) => Effect::SessionAdded { session },
                _ => Effect::SessionMoved { session },
            }
        });
        let (added, sessions): (Vec<Effect>, Vec<Effect>) =
            sessions.partition(|effect| matches!(effect, Effect::SessionAdded { .. }));
        let count = added.len();
        let added = few(added, || Effect::SessionsAdded { sessions: count });
        let (joined, corrected) = (self.joined.len(), self.corrected.len());
        let joined = few(self.joined, || Effect::AllJoined { people: joined });
        let corrected = few(self.corrected, || Effect::AllCorrected { people: corrected });
        let rows = self.rows.into_iter().map(|(table, rows)| match table {
            _ if table == Alias::TABLE.file => Effect::NameRemembered { names: rows },
            _ if table == Mapping::TABLE.file => Effect::HeadingRemembered { headings: rows },
            _ => Effect::Rows { table, rows },
        });
        let deeds = self.deeds.told().into_iter().map(Effect::InModules);
        sessions
            .into_iter()
            .chain(added)
            .chain(joined)
            .chain(self.others)
            .chain(corrected)
            .chain(marks)
            .chain(deeds)
            .chain(rows)
            .collect()
    }
}

/// Whether lines of a definition hold the id of a session.
fn names(lines: &str, session: &str) -> bool {
    lines.contains(&format!("\"{session}\"")) || lines.contains(&format!("'{session}'"))
}

/// The effects, or where they are many the one that counts them.
fn few(effects: Vec<Effect>, all: impl FnOnce() -> Effect) -> Vec<Effect> {
    if effects.len() > MOST { vec![all()] } else { effects }
}

fn named(columns: &[[&'static str; 2]], lang: usize) -> Vec<&'static str> {
    columns.iter().map(|labels| labels[lang]).collect()
}

/// Those that are not zero, each with its word.
fn counted(counts: &[(usize, &str)]) -> String {
    let said = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    said.collect::<Vec<_>>().join(", ")
}

const fn plural(count: usize, one: &'static str, several: &'static str) -> &'static str {
    if count < 2 { one } else { several }
}
