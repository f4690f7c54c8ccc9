//! The bytes of a file of sessions → its rows. Refuses to know modules and trainers.

use crate::domain::date_order::{DateOrder, OrderDecision};
use crate::domain::decide::schedule::{ScheduleRow, WrittenCell};
use crate::domain::people::registration::{LeftOut, Mend, Unfit};
use crate::domain::suggest::nearest;
use crate::domain::taken::FormKind;
use crate::import::dates::{self, OrderHints, decide};
use crate::import::form::column::{Role, TableLayout};
use crate::import::form::headed;
use crate::import::form::person::tidy;
use crate::import::form::rows::RowContext;
use crate::import::form::sheet::{TableSearch, TakenTable, choose};
use crate::import::grid::{Grid, GridRow};
use crate::import::importing::CannotImport;
use crate::import::open::{Bytes, open};
use crate::import::{headings, repair};

use super::part::SessionPart;

/// What is said of a file of sessions.
#[derive(Clone, Copy, Debug, Default)]
pub struct ScheduleRequest<'a> {
    /// Its name without its folders: a day in it may tell the order of its dates.
    pub file_name: &'a str,
    /// Columns and the headings that stand for them.
    pub maps: &'a [(String, String)],
    pub sheet: Option<&'a str>,
    pub date_order: Option<DateOrder>,
}

/// Reads a file of sessions: every row below its headings that holds something, totals aside.
pub fn read<'b>(bytes: impl Into<Bytes<'b>>, wanted: &ScheduleRequest<'_>) -> Result<Vec<ScheduleRow>, CannotImport> {
    let opened = open(bytes).map_err(CannotImport::NotOpened)?;
    let looking = TableSearch {
        sheet: wanted.sheet,
        // A column of starts and one of ends are no log of a meeting here.
        mapped: true,
        layout: &|grid| recognise(grid, wanted),
        unfounded: &|seen| Some(unfounded(seen, wanted)),
    };
    let TakenTable { grid, layout, is_text, .. } = choose(opened.content, &looking)?;
    let columns = columns(&layout, wanted)?;
    let rows = RowContext { layout: &layout, is_text, uncalculated: &grid.uncalculated, keeps_cells: false };
    let (below, left_out) = rows.below(&grid);
    let reader = Reader { layout: &layout, columns: &columns, rows, order: DateOrder::Dmy };
    let order = reader.order(&below, wanted)?;
    let reader = Reader { order, ..reader };
    let mut read: Vec<ScheduleRow> = below.into_iter().map(|row| reader.row(row)).collect();
    let formulas = left_out.into_iter().filter(|(_, why)| *why == LeftOut::Uncalculated);
    read.extend(formulas.map(|(number, _)| reader.faulty(number)));
    read.sort_by_key(|row| row.number);
    Ok(read)
}

/// The layout under the first row that heads all that a session needs, or what `--map` names, else some of it.
fn recognise(grid: &Grid, wanted: &ScheduleRequest<'_>) -> Option<TableLayout> {
    let parts = |names: &[String]| -> Vec<SessionPart> {
        names.iter().filter_map(|name| SessionPart::of_heading(name)).collect()
    };
    let all = |names: &[String]| SessionPart::NEEDED.iter().all(|need| parts(names).contains(need));
    let some = |names: &[String]| parts(names).len() > 1;
    let heading = headed::mapped(grid, wanted.maps)
        .or_else(|| headings::find(grid, all))
        .or_else(|| headings::find(grid, some))?;
    Some(TableLayout::plain(FormKind::Table, grid, heading, |_, _| Role::Question))
}

/// Where each part stands among the columns.
type Columns = Vec<(SessionPart, usize)>;

fn columns(layout: &TableLayout, wanted: &ScheduleRequest<'_>) -> Result<Columns, CannotImport> {
    let mut columns = Columns::new();
    for (typed, heading) in wanted.maps {
        let part = SessionPart::named(typed).ok_or_else(|| not_filled(typed))?;
        let places = headed::columns(layout, heading);
        let Some(first) = places.first() else { return Err(headed::unknown_heading(heading, layout.headings())) };
        columns.push((part, *first));
    }
    for (place, column) in layout.columns.iter().enumerate() {
        let part = SessionPart::of_heading(&column.name);
        let free = |part: &SessionPart| columns.iter().all(|(other, taken)| other != part && *taken != place);
        columns.extend(part.filter(free).map(|part| (part, place)));
    }
    match SessionPart::NEEDED.into_iter().find(|need| columns.iter().all(|(part, _)| part != need)) {
        Some(need) => Err(no_column(need, layout.headings())),
        None => Ok(columns),
    }
}

fn not_filled(typed: &str) -> CannotImport {
    let known = SessionPart::ALL.map(SessionPart::key);
    CannotImport::NotFilled {
        typed: typed.to_owned(),
        near: nearest(typed, known).map(str::to_owned),
        known: known.map(str::to_owned).to_vec(),
    }
}

fn no_column(need: SessionPart, headings: Vec<String>) -> CannotImport {
    CannotImport::NoColumn { label: need.label(), column: need.key().to_owned(), option: None, headings }
}

/// Why no row heads a table of sessions, of the headings seen.
fn unfounded(seen: &[String], wanted: &ScheduleRequest<'_>) -> CannotImport {
    if let Some((typed, _)) = wanted.maps.iter().find(|(typed, _)| SessionPart::named(typed).is_none()) {
        return not_filled(typed);
    }
    let names: Vec<String> = seen.iter().map(|heading| headings::normalised(heading)).collect();
    if let Some((_, heading)) = wanted.maps.iter().find(|(_, heading)| headings::named(heading, &names).is_empty()) {
        return headed::unknown_heading(heading, seen.to_vec());
    }
    let there = |need: &SessionPart| seen.iter().any(|heading| SessionPart::of_heading(heading) == Some(*need));
    let need = SessionPart::NEEDED.into_iter().find(|need| !there(need)).unwrap_or(SessionPart::Module);
    no_column(need, seen.to_vec())
}

/// What the rows of one file have in common.
struct Reader<'a> {
    layout: &'a TableLayout,
    columns: &'a Columns,
    rows: RowContext<'a>,
    order: DateOrder,
}

impl Reader<'_> {
    /// The order of day and month: of all dates of the file, never guessed.
    fn order(&self, rows: &[&GridRow], wanted: &ScheduleRequest<'_>) -> Result<DateOrder, CannotImport> {
        let dates: Vec<String> = rows.iter().map(|row| self.cell(row, SessionPart::Date, &[]).text).collect();
        let near = dates::days_in(wanted.file_name);
        match decide(&dates, &OrderHints { asked: wanted.date_order, near: &near, kind: None }) {
            OrderDecision::Order { order, .. } => Ok(order),
            OrderDecision::Open { value, day_first, month_first } => {
                Err(CannotImport::DateOrderOpen { value, day_first, month_first })
            }
            OrderDecision::Mixed { day_first, month_first } => Err(CannotImport::DatesMixed { day_first, month_first }),
        }
    }

    fn row(&self, row: &GridRow) -> ScheduleRow {
        let missing = self.rows.missing(row);
        let cell = |part| self.cell(row, part, &missing);
        let mut date = cell(SessionPart::Date);
        if let Some(day) = dates::moment(&date.text, self.order).and_then(|moment| moment.date) {
            date.text = day.to_string();
        }
        let cells = self.rows.unsent(row).into_iter().find_map(|unfit| match unfit {
            Unfit::OtherShape { cells, expected } => Some((cells, expected)),
            _ => None,
        });
        ScheduleRow {
            number: row.number,
            module: cell(SessionPart::Module),
            date,
            start: cell(SessionPart::Start),
            end: cell(SessionPart::End),
            trainer: cell(SessionPart::Trainer),
            place: cell(SessionPart::Place),
            link: cell(SessionPart::Link),
            cells,
        }
    }

    /// A row of nothing but formulas that were never calculated.
    fn faulty(&self, number: u32) -> ScheduleRow {
        let fault = |part| WrittenCell { heading: self.heading(part), text: String::new(), is_fault: true };
        ScheduleRow {
            number,
            module: fault(SessionPart::Module),
            date: fault(SessionPart::Date),
            start: fault(SessionPart::Start),
            end: fault(SessionPart::End),
            ..ScheduleRow::default()
        }
    }

    fn place(&self, part: SessionPart) -> Option<usize> {
        self.columns.iter().find(|(other, _)| *other == part).map(|(_, place)| *place)
    }

    fn heading(&self, part: SessionPart) -> String {
        self.place(part).map(|place| self.layout.columns[place].heading.clone()).unwrap_or_default()
    }

    fn cell(&self, row: &GridRow, part: SessionPart, missing: &[Mend]) -> WrittenCell {
        let Some(place) = self.place(part) else { return WrittenCell::default() };
        let (heading, text) = (self.heading(part), tidy(&self.layout.columns[place].value(row)));
        let uncalculated =
            missing.iter().any(|mend| matches!(mend, Mend::Uncalculated { heading: other } if *other == heading));
        WrittenCell { is_fault: uncalculated || repair::is_error(&text), heading, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, wanted: &ScheduleRequest<'_>) -> Result<Vec<String>, CannotImport> {
        let line = |row: ScheduleRow| {
            let cells = [row.module, row.date, row.start, row.end, row.trainer, row.place, row.link];
            format!("{} {}", row.number, cells.map(|cell| cell.text).join("|"))
        };
        Ok(read(text.as_bytes(), wanted)?.into_iter().map(line).collect())
    }

    #[test]
    fn headings_of_both_languages_are_read_wherever_they_stand() {
        let wanted = ScheduleRequest::default();
        let french = "Calendrier;;;\nModule ;Date;Heure de début;Heure de fin;Formatrice;Lieu\nm2;16/04/2021;9h00;12:00;Nadia Ferrand;Salle\n\nm1;2 avril 2021;9:00;12h;;\n";
        assert_eq!(
            told(french, &wanted).unwrap(),
            ["3 m2|2021-04-16|9h00|12:00|Nadia Ferrand|Salle|", "5 m1|2021-04-02|9:00|12h|||"]
        );
        let english = "link,end,start,day,module\nhttps://x.example.org,12:00,09:00,2021-04-16,m2\n";
        assert_eq!(told(english, &wanted).unwrap(), ["2 m2|2021-04-16|09:00|12:00|||https://x.example.org"]);
    }

    #[test]
    fn what_nothing_decides_is_asked() {
        let open = "module,date,start,end\nm2,02/03/2021,9h,12h\n";
        assert!(matches!(told(open, &ScheduleRequest::default()), Err(CannotImport::DateOrderOpen { .. })));
        let said = ScheduleRequest { date_order: Some(DateOrder::Mdy), ..ScheduleRequest::default() };
        assert_eq!(told(open, &said).unwrap(), ["2 m2|2021-02-03|9h|12h|||"]);
    }

    #[test]
    fn a_column_is_named_where_its_heading_says_nothing() {
        let text = "Quoi,date,start,end\nm2,2021-03-02,9h,12h\n";
        let none = told(text, &ScheduleRequest::default());
        assert!(matches!(none, Err(CannotImport::NoColumn { ref column, .. }) if column == "module"), "{none:?}");
        let maps = [("module".to_owned(), "quoi".to_owned())];
        assert_eq!(
            told(text, &ScheduleRequest { maps: &maps, ..ScheduleRequest::default() }).unwrap(),
            ["2 m2|2021-03-02|9h|12h|||"]
        );
        let maps = [("modul".to_owned(), "quoi".to_owned())];
        let unknown = told(text, &ScheduleRequest { maps: &maps, ..ScheduleRequest::default() });
        assert!(matches!(unknown, Err(CannotImport::NotFilled { near: Some(_), .. })), "{unknown:?}");
    }
}
