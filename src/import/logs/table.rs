//! Any other table, by the columns that the command line names; those it does not name are known by their headings.

use crate::domain::taken::LogKind;
use crate::import::durations::{self, Unit};
use crate::import::grid::{Grid, GridRow};
use crate::import::headings::{normalised, of_row};
use crate::import::logs::messages::{CannotReadLog, LogNote};
use crate::import::meaning::Meaning;

use super::asked::LogContext;
use super::content::is_moment;
use super::guess;
use super::layout::{LogLayout, is_blank, unless_waiting};
use super::said::{LogRecord, When};
use super::section::{DEEPEST, Section};
use super::serials::Serials;
use super::unknown;
use super::words;

/// The columns that can be named; `action` has no meaning of its own among headings.
const KEYS: [(&str, Option<Meaning>); 9] = [
    ("name", Some(Meaning::Name)),
    ("first_name", Some(Meaning::FirstName)),
    ("last_name", Some(Meaning::LastName)),
    ("email", Some(Meaning::Email)),
    ("joined", Some(Meaning::Joined)),
    ("left", Some(Meaning::Left)),
    ("duration", Some(Meaning::Duration)),
    ("waiting", Some(Meaning::WaitingRoom)),
    ("action", None),
];

/// Minutes of a day: bare numbers beyond it can only be seconds.
const DAY: u64 = 1440;

/// What the command line names: each key with its heading, normalised; an empty one leaves the column aside.
struct Map<'m> {
    named: Vec<(&'static str, Option<Meaning>, &'m str, String)>,
}

impl<'m> Map<'m> {
    fn of(map: &'m [(String, String)]) -> Result<Self, CannotReadLog> {
        let mut named: Vec<(&'static str, Option<Meaning>, &str, String)> = Vec::new();
        for (typed, heading) in map {
            let key = typed.trim().to_lowercase().replace('-', "_");
            let key = if key == "waiting_room" { "waiting".to_owned() } else { key };
            let Some((key, meaning)) = KEYS.iter().find(|(known, _)| *known == key) else {
                return Err(CannotReadLog::MapKey { key: typed.clone() });
            };
            if named.iter().any(|(known, ..)| known == key) {
                return Err(CannotReadLog::MapTwice { key: (*key).to_owned() });
            }
            named.push((key, *meaning, heading, normalised(heading)));
        }
        Ok(Self { named })
    }

    /// Headings that the table has to have.
    fn headings(&self) -> impl Iterator<Item = (&'m str, &str)> {
        self.named
            .iter()
            .map(|(_, _, typed, heading)| (*typed, heading.as_str()))
            .filter(|(_, heading)| !heading.is_empty())
    }

    /// The place of the row that has every heading.
    fn row(&self, grid: &Grid) -> Result<usize, CannotReadLog> {
        let missing = |headings: &[String]| {
            self.headings()
                .find(|(_, wanted)| !headings.iter().any(|heading| heading == wanted))
                .map(|(typed, _)| typed)
        };
        let found = |headings: &[String]| {
            self.headings().filter(|(_, wanted)| headings.iter().any(|heading| heading == wanted)).count()
        };
        let rows: Vec<Vec<String>> = grid.rows.iter().take(DEEPEST).map(of_row).collect();
        let usual = unknown::heading_row(grid);
        // The first of those that have most.
        let best = (0..rows.len()).rev().max_by_key(|place| (found(&rows[*place]), Some(*place) == usual));
        let Some(best) = best else { return Err(CannotReadLog::MapNoName) };
        match missing(&rows[best]) {
            Some(typed) => {
                Err(CannotReadLog::MapHeading { heading: typed.to_owned(), headings: unknown::cells(&grid.rows[best]) })
            }
            None => Ok(best),
        }
    }

    /// Refuses one heading for two columns.
    fn twice(&self, section: &Section<'_>) -> Result<(), CannotReadLog> {
        for (at, (key, _, typed, heading)) in self.named.iter().enumerate().filter(|(_, named)| !named.3.is_empty()) {
            if let Some((other, ..)) = self.named[..at].iter().find(|(.., other)| other == heading) {
                return Err(CannotReadLog::MapHeadingTwice {
                    heading: (*typed).to_owned(),
                    keys: [other, key],
                    action: guess::action(section),
                });
            }
        }
        Ok(())
    }

    /// Refuses a column said to hold times or durations in which something stands and nothing is one.
    fn holds(&self, section: &Section<'_>, serials: Serials) -> Result<(), CannotReadLog> {
        for (key, meaning, typed, heading) in &self.named {
            let Some(column) = section.headed(heading).filter(|_| !heading.is_empty()) else { continue };
            let unit = Unit::of_heading(heading).or(Some(Unit::Seconds));
            let is = |cell: &str| match meaning {
                Some(Meaning::Joined | Meaning::Left) => is_moment(cell) || serials.time(cell).is_some(),
                Some(Meaning::Duration) => durations::seconds(cell, unit).is_some() || serials.seconds(cell).is_some(),
                _ => true,
            };
            let mut cells = section.rows.iter().map(|row| row.cell(column).trim()).filter(|cell| !is_blank(cell));
            if let Some(first) = cells.clone().next()
                && !cells.any(is)
            {
                let (heading, value) = ((*typed).to_owned(), first.to_owned());
                return Err(CannotReadLog::MapNotTimes { key, heading, value });
            }
        }
        Ok(())
    }

    /// Sets what the columns mean; gives the column of the action.
    fn apply(&self, section: &mut Section<'_>) -> Option<usize> {
        let mut action = None;
        for (_, meaning, _, heading) in &self.named {
            let place = section.headed(heading).filter(|_| !heading.is_empty());
            let Some(meaning) = meaning else {
                action = place;
                if let Some(place) = place {
                    section.meanings[place] = None;
                }
                continue;
            };
            let instead: &[Meaning] = match meaning {
                Meaning::Name => &[Meaning::FirstName, Meaning::LastName],
                Meaning::FirstName | Meaning::LastName => &[Meaning::Name],
                Meaning::Email => &[Meaning::WeakEmail],
                _ => &[],
            };
            for other in &mut section.meanings {
                if *other == Some(*meaning) || place.is_some() && other.is_some_and(|other| instead.contains(&other)) {
                    *other = None;
                }
            }
            if let Some(place) = place {
                section.meanings[place] = Some(*meaning);
            }
        }
        // A second pass: a half of the name that was named is not taken away by the other.
        for (_, meaning, _, heading) in self.named.iter().filter(|(.., heading)| !heading.is_empty()) {
            if let (Some(place), Some(meaning)) = (section.headed(heading), meaning) {
                section.meanings[place] = Some(*meaning);
            }
        }
        action
    }
}

/// Reads a table by the columns named.
pub fn mapped<'g>(grid: &'g Grid, asked: &LogContext<'_>) -> Result<LogLayout<'g>, CannotReadLog> {
    let map = Map::of(asked.map)?;
    let place = map.row(grid)?;
    let serials = Serials::of(grid, asked.planned);
    let Some(mut section) = Section::new(&grid.rows, place) else { return Err(CannotReadLog::MapNoName) };
    map.twice(&section)?;
    let action = map.apply(&mut section);
    let has = |meaning| section.column(meaning).is_some();
    if ![Meaning::Name, Meaning::FirstName, Meaning::LastName, Meaning::Email].into_iter().any(has) {
        return Err(CannotReadLog::MapNoName);
    }
    let spans = has(Meaning::Joined) && has(Meaning::Left);
    if !(spans || has(Meaning::Duration) || action.is_some() && has(Meaning::Joined)) {
        return Err(CannotReadLog::MapNoTime { action: guess::action(&section) });
    }
    map.holds(&section, serials)?;
    let mut layout = LogLayout::of(LogKind::Table);
    cut_after(&mut section, &mut layout);
    let above = grid.rows.iter().take_while(|row| row.number < section.heading.number);
    layout.title = above.flat_map(GridRow::cells).collect();
    let used = [
        Meaning::Name,
        Meaning::FirstName,
        Meaning::LastName,
        Meaning::Email,
        Meaning::WeakEmail,
        Meaning::Joined,
        Meaning::Left,
        Meaning::Duration,
        Meaning::WaitingRoom,
        Meaning::Role,
    ];
    section.tell(&used, &mut layout);
    if let Some(heading) = action.map(|action| section.heading.cell(action).trim().to_owned()) {
        layout.aside.retain(|aside| *aside != heading);
        layout.mapped.push((heading, "action".to_owned()));
    }
    unit(&section, &mut layout);
    let attended = attended(&section, action);
    if let Some(heading) = attended.map(|attended| section.heading.cell(attended).trim().to_owned()) {
        layout.aside.retain(|aside| *aside != heading);
        layout.mapped.push((heading, "attendance".to_owned()));
    }
    let said = reader(&section, action, attended);
    layout.rows.read(section.rows, said);
    Ok(layout)
}

/// Takes away what stands under the table and is another: a title of one cell behind an empty line, and rows under it of
/// which none says when.
fn cut_after(section: &mut Section<'_>, layout: &mut LogLayout<'_>) {
    let times = [Meaning::Joined, Meaning::Left, Meaning::Duration].map(|meaning| section.column(meaning));
    let says_when = |row: &GridRow| times.iter().flatten().any(|column| unknown::is_value(row.cell(*column)));
    let rows = section.rows;
    let alone = |row: &GridRow| row.filled().count() == 1;
    let found = (1..rows.len()).find(|place| {
        let (row, before) = (&rows[*place], &rows[place - 1]);
        row.number > before.number + 1
            && alone(row)
            && !row.cell(0).trim().is_empty()
            && !rows[*place..].iter().any(says_when)
    });
    // `Help/more info:,https://…` at the foot of a file is nobody.
    let foot = (1..rows.len()).find(|place| {
        let (row, before) = (&rows[*place], &rows[place - 1]);
        row.number > before.number + 1 && is_label(row) && !rows[*place..].iter().any(says_when)
    });
    if let Some(foot) = foot.filter(|foot| found.is_none_or(|title| *foot <= title)) {
        section.rows = &rows[..foot];
        layout.leave_out(rows[foot].cell(0), &rows[foot..]);
        return;
    }
    // A title with nothing under it is a row like another.
    if let Some(title) = found.filter(|title| title + 1 < rows.len()) {
        section.rows = &rows[..title];
        layout.leave_out(rows[title].cell(0), &rows[title + 1..]);
    }
}

/// Whether a row says something of the file: a label with a colon, or an address of the web.
fn is_label(row: &GridRow) -> bool {
    row.cell(0).trim_end().ends_with([':', '：']) || row.cells().any(|cell| cell.contains("://"))
}

/// What bare numbers count: as their heading says; beyond the minutes of a day, they are seconds.
fn unit(section: &Section<'_>, layout: &mut LogLayout<'_>) {
    let Some(column) = section.column(Meaning::Duration) else { return };
    layout.unit = Unit::of_heading(&section.headings[column]);
    let numbers = || section.rows.iter().filter_map(|row| row.cell(column).trim().parse::<u64>().ok());
    if layout.unit.is_none() && numbers().any(|number| number > DAY) {
        layout.unit = Some(Unit::Seconds);
        layout.notes.push(LogNote::SecondsTaken { heading: section.heading.cell(column).trim().to_owned() });
    }
}

/// Whether something is written in letters, or as a question: `Maybe`, `?`. A share or a duration is no answer.
fn is_word(cell: &str) -> bool {
    !is_blank(cell) && !cell.contains(|c: char| c.is_ascii_digit())
}

/// The column that says who came: one that says nothing else.
fn attended(section: &Section<'_>, action: Option<usize>) -> Option<usize> {
    let free = |column: &usize| section.meanings[*column].is_none() && Some(*column) != action;
    (0..section.headings.len()).filter(free).find(|column| words::tells_attendance(&section.headings[*column]))
}

fn reader<'g>(
    section: &Section<'g>,
    action: Option<usize>,
    attended: Option<usize>,
) -> impl Fn(&'g GridRow) -> Option<LogRecord<'g>> + use<'g> {
    let section = section.clone();
    let [joined, left, duration, waiting, role] =
        [Meaning::Joined, Meaning::Left, Meaning::Duration, Meaning::WaitingRoom, Meaning::Role]
            .map(|meaning| section.column(meaning));
    move |row| {
        let (name, email) = (section.name(row), section.email(row));
        let spans = joined.is_some() && left.is_some();
        let role = row.text(role);
        let role = normalised(role);
        let host =
            ["host", "hote", "organi", "moderat"].iter().any(|word| role.contains(word) && !role.contains("co-host"));
        let [joined, left, duration] = [joined, left, duration].map(|column| row.text(column));
        let came = words::came(row.text(attended));
        let when = if let Some(action) = action {
            When::Event { action: row.cell(action).trim(), at: joined, id: email }
        } else if came == Some(false) {
            When::NoShow
        } else if came.is_none() && is_word(row.text(attended)) {
            When::Doubtful { attended: row.text(attended).trim() }
        } else if [joined, left, duration].iter().all(|text| is_blank(text)) {
            When::NoShow
        } else {
            let when = if spans {
                When::Span { joined, left, duration }
            } else {
                When::Total { duration, first: joined, last: left }
            };
            unless_waiting(row.text(waiting), duration, when)
        };
        let nobody = is_blank(&name) && is_blank(email) && matches!(when, When::NoShow);
        let registered = section.registered(row);
        (!nobody).then_some(LogRecord { row: row.number, registered, name, email, host, when, meeting: 0 })
    }
}
