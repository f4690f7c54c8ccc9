//! One row of a form → what it says of a person, or why it says nothing. Owns the order in which a row is judged: its
//! shape, whether it was sent and counts, who it is, then its answers.

use chrono::NaiveDateTime;

use crate::domain::date_order::DateOrder;
use crate::domain::people::cell_texts::CellTexts;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::people::names::name_key;
use crate::domain::people::registration::{AskedColumn, FaultyRow, FormRow, Mend, Registration, Unfit};
use crate::domain::programme::definition::{Field, Programme};
use crate::domain::programme::ids::FieldId;
use crate::domain::schema::{CellFate, CellKind, Record, SchemaColumn};
use crate::domain::taken::NameOrder;
use crate::import::dates;
use crate::import::grid::GridRow;
use crate::import::meant::translated;

use super::bound::{RegistrationColumns, TargetValue};
use super::state_rule::{Deciding, StateRule};
use super::states::{self, State};
use super::target::{ColumnTarget, meaning_of};
use super::{answers, mending, sending};
use crate::import::form::column::{Role, TableLayout, Whose};
use crate::import::form::person::{self, tidy, tidy_text};
use crate::import::form::rows::RowContext;

/// What became of the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoding {
    /// Each was read, or was lost before the file was written.
    Whole,
    /// Some are no letters of any encoding that the file has.
    Lost,
}

/// What the rows of one file have in common.
#[derive(Debug)]
pub struct RegistrationContext<'a> {
    /// How its program laid it out.
    pub layout: &'a TableLayout,
    pub rows: RowContext<'a>,
    /// What its columns were taken for.
    pub columns: &'a RegistrationColumns,
    pub programme: &'a Programme,
    /// Order of day and month.
    pub order: DateOrder,
    /// What `--name-order` says.
    pub asked_order: Option<NameOrder>,
    /// Serial numbers of days count from 1904.
    pub epoch_1904: bool,
    /// Questions that are answered by days, and how those are written.
    pub days: &'a [(FieldId, DateOrder)],
    /// Whether the file has bytes that are no letters: U+FFFD stands for them.
    pub letters: Decoding,
}

/// What was read, with reasons against it before its own.
fn also(mut reasons: Vec<Unfit>, read: Result<Registration, FaultyRow>) -> Result<Registration, FaultyRow> {
    match read {
        Ok(read) if reasons.is_empty() => Ok(read),
        Ok(read) => Err(FaultyRow { reasons, rest: Some(Box::new(read)) }),
        Err(faulty) => {
            reasons.extend(faulty.reasons);
            Err(FaultyRow { reasons, ..faulty })
        }
    }
}

impl RegistrationContext<'_> {
    pub fn read(&self, row: &GridRow) -> FormRow {
        let mut mended = self.rows.missing(row);
        let uncounted = self.unfit(row);
        // Once somebody says what an unknown state means the row counts: what else is wrong with it is said at once.
        let may_count = uncounted.iter().all(|reason| matches!(reason, Unfit::StateUnknown { .. }));
        let read = if may_count {
            also(uncounted, self.registration(row, &mut mended))
        } else {
            Err(FaultyRow { reasons: uncounted, rest: None })
        };
        let named = match &read {
            Ok(read) => Some((read.first_name().to_owned(), read.last_name().to_owned())),
            Err(_) => self.halves(row, &mut Vec::new()).ok(),
        };
        let parted_wrongly = |reason: &Unfit| matches!(reason, Unfit::SeveralPeople { .. } | Unfit::NotAName { .. });
        let whole = self.held(&ColumnTarget::Name, row).map(|held| tidy(&held.value)).filter(|whole| !whole.is_empty());
        let as_written = read.as_ref().err().filter(|faulty| faulty.reasons.iter().any(parted_wrongly)).and(whole);
        let named = as_written.map(|whole| (String::new(), whole)).or(named);
        let person = named.map(|(first, last)| format!("{first} {last}").trim().to_owned()).unwrap_or_default();
        FormRow { number: row.number, cells: self.rows.cells(row), person, read, mended }
    }

    /// Why the row counts for nothing, whatever its answers are.
    fn unfit(&self, row: &GridRow) -> Vec<Unfit> {
        let mut unsent = self.rows.unsent(row);
        if unsent.iter().all(|reason| *reason == Unfit::Draft) {
            unsent.extend(self.columns.deciding.iter().filter_map(|deciding| self.uncounted(deciding, row)));
        }
        unsent
    }

    /// What a column says against a registration that does not count.
    fn uncounted(&self, deciding: &Deciding, row: &GridRow) -> Option<Unfit> {
        let column = &self.layout.columns[deciding.column];
        let value = tidy(&column.value(row));
        let said = translated(&self.columns.values, &ColumnTarget::State, &value);
        let state = if said == value { states::of_cell(deciding.rule, &value)? } else { states::state(&said) };
        let heading = column.heading.clone();
        match (state, deciding.rule) {
            (State::Refused, StateRule::Order) => Some(Unfit::OrderNotValid { state: value }),
            (State::Refused, _) => Some(Unfit::StateRefused { heading, value }),
            (State::Unknown, _) if deciding.strict => Some(Unfit::StateUnknown { heading, value }),
            (State::Unknown | State::Counts, _) => None,
        }
    }

    fn registration(&self, row: &GridRow, mended: &mut Vec<Mend>) -> Result<Registration, FaultyRow> {
        let mut reasons = Reasons::default();
        let (first, last) = reasons.or_nothing(self.name(row, mended));
        let cohort = reasons.or_nothing(self.text(&ColumnTarget::Cohort, row, mended));
        let mut says = CellTexts::nothing();
        for column in Enrolment::TABLE.columns.iter().filter(|column| column.form.is_some()) {
            let said = match (column.kind, column.fate) {
                (_, CellFate::LastName) => Ok(Some(last.clone())),
                (_, CellFate::FirstName) => Ok(Some(first.clone())),
                (CellKind::Email, _) => self.email(row, &first, &last).map(Some),
                _ => self.cell(column, row, mended),
            };
            // An empty text says nothing, unless it stands for all modules, or for nobody who pays.
            let said = reasons.or_nothing(said).filter(|text| column.names.is_some() || !text.trim().is_empty());
            says = says.text(column.name, said);
        }
        says = says.answers(self.answers(row, mended, &mut reasons));
        let registered = reasons.or_nothing(self.registered(row, mended));
        let read = Registration { says, registered, cohort: Some(cohort).filter(|cohort| !cohort.is_empty()) };
        let Reasons(mut reasons) = reasons;
        reasons.extend(self.lost(row));
        if reasons.is_empty() { Ok(read) } else { Err(FaultyRow { reasons, rest: Some(Box::new(read)) }) }
    }

    /// Cells that would be kept without letters that the file had. Names and what is one of a list are refused for themselves.
    fn lost(&self, row: &GridRow) -> Vec<Unfit> {
        let kept = |target: &ColumnTarget| match target {
            ColumnTarget::Cell(_) => {
                target.column().is_some_and(|column| matches!(column.kind, CellKind::Text | CellKind::Phone))
            }
            ColumnTarget::Field(id) => {
                self.programme.fields.iter().any(|field| field.id == *id && field.values.is_empty())
            }
            _ => false,
        };
        let bound = self.columns.bound.iter().filter(|bound| self.letters == Decoding::Lost && kept(&bound.target));
        let held =
            bound.map(|bound| bound.held(self.layout, row)).map(|held| (held.heading.to_owned(), tidy(&all(&held))));
        held.filter(|(_, value)| value.contains(char::REPLACEMENT_CHARACTER))
            .map(|(heading, value)| Unfit::LostLetters { heading, value })
            .collect()
    }

    /// What the row says in a column; none where nothing gives it.
    fn cell(
        &self,
        column: &'static SchemaColumn,
        row: &GridRow,
        mended: &mut Vec<Mend>,
    ) -> Result<Option<String>, Unfit> {
        let target = ColumnTarget::Cell(column.name);
        let Some(held) = self.held(&target, row) else { return Ok(None) };
        let one = || only(AskedColumn::Column(column.name), &held);
        match (column.kind, column.names) {
            (CellKind::Phone, _) => one().map(|_| Some(mending::phone(&held, mended))),
            (CellKind::Id, Some(_)) => answers::chosen(self.programme, column, &self.said(&target, &one()?)),
            (CellKind::Ids, Some(_)) | (CellKind::Word { .. }, _) => {
                answers::chosen(self.programme, column, &self.said(&target, &all(&held)))
            }
            _ if column.is_free_text() => {
                let text = TargetValue { value: all(&held), ..held };
                Ok(Some(mending::text(&text, mended, tidy_text)))
            }
            _ => self.text(&target, row, mended).map(Some),
        }
    }

    fn registered(&self, row: &GridRow, mended: &mut Vec<Mend>) -> Result<Option<NaiveDateTime>, Unfit> {
        let Some(held) = self.held(&ColumnTarget::Registered, row) else { return Ok(None) };
        sending::moment(&held, self.order, self.epoch_1904, self.programme.timezone, mended)
    }

    /// An answer in the words of the programme, where `--value` says what the form's words are.
    fn said(&self, target: &ColumnTarget, answer: &str) -> String {
        translated(&self.columns.values, target, answer)
    }

    pub(super) fn held(&self, target: &ColumnTarget, row: &GridRow) -> Option<TargetValue<'_>> {
        self.columns.of(target).map(|bound| bound.held(self.layout, row))
    }

    /// A text of one line.
    pub(super) fn text(&self, target: &ColumnTarget, row: &GridRow, mended: &mut Vec<Mend>) -> Result<String, Unfit> {
        let Some(held) = self.held(target, row) else { return Ok(String::new()) };
        only(target.asked(), &held)?;
        Ok(mending::text(&held, mended, tidy))
    }

    /// The person's own e-mail. A payer's is theirs only where the payer has their name: one payer registers several.
    fn email(&self, row: &GridRow, first: &str, last: &str) -> Result<String, Unfit> {
        if let Some(held) = self.held(&ColumnTarget::Email, row) {
            let value = only(AskedColumn::Column("email"), &held)?;
            match person::email(&value) {
                None => return Err(Unfit::InvalidEmail { value: tidy(&value) }),
                Some(email) if !email.is_empty() => return Ok(email),
                Some(_) => {}
            }
        }
        let payer = |whose| {
            let column = self.layout.columns.iter().find(|column| column.role == Role::Payer(whose))?;
            Some(tidy(&column.value(row)))
        };
        let (Some(payer_last), Some(payer_first), Some(email)) =
            (payer(Whose::LastName), payer(Whose::FirstName), payer(Whose::Email))
        else {
            return Ok(String::new());
        };
        let same = name_key(&payer_first, &payer_last) == name_key(first, last);
        if !same {
            return Ok(String::new());
        }
        person::email(&email).ok_or(Unfit::InvalidEmail { value: email })
    }

    fn answers(&self, row: &GridRow, mended: &mut Vec<Mend>, reasons: &mut Reasons) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for field in &self.programme.fields {
            let Some(held) = self.held(&ColumnTarget::Field(field.id.clone()), row) else { continue };
            let answer = reasons.or_nothing(self.answer(field, &held, mended));
            if !answer.is_empty() {
                found.push((field.id.to_string(), answer));
            }
        }
        found
    }

    fn answer(&self, field: &Field, held: &TargetValue<'_>, mended: &mut Vec<Mend>) -> Result<String, Unfit> {
        if !field.values.is_empty() {
            return answers::answer(field, &self.said(&ColumnTarget::Field(field.id.clone()), &all(held)));
        }
        if let Some(meant) = meaning_of(field)
            && let Some(answer) = mending::known(held, meant, self.epoch_1904, mended)
        {
            return Ok(answer);
        }
        if let Some(day) = self.day(field, held) {
            return Ok(day);
        }
        let joined = self.said(&ColumnTarget::Field(field.id.clone()), &all(held));
        Ok(mending::text(&TargetValue { value: joined, ..held.clone() }, mended, |cell| {
            answers::answer(field, cell).unwrap_or_default()
        }))
    }
}

impl RegistrationContext<'_> {
    /// The day that an answer is, written as files keep days: a workbook and a text say the same of it.
    fn day(&self, field: &Field, held: &TargetValue<'_>) -> Option<String> {
        let (_, order) = self.days.iter().find(|(id, _)| *id == field.id)?;
        let day = dates::moment(&tidy(&held.value), *order)?.date?;
        held.others.is_empty().then(|| day.to_string())
    }
}

/// Why a row is refused, gathered while it is read.
#[derive(Debug, Default)]
struct Reasons(Vec<Unfit>);

impl Reasons {
    /// What was read; where it cannot be, nothing, and why.
    fn or_nothing<T: Default>(&mut self, read: Result<T, Unfit>) -> T {
        read.unwrap_or_else(|reason| {
            self.0.push(reason);
            T::default()
        })
    }
}

/// The one value; several different ones are too many.
fn only(column: AskedColumn, held: &TargetValue<'_>) -> Result<String, Unfit> {
    if held.others.is_empty() {
        return Ok(held.value.clone());
    }
    Err(Unfit::SeveralValues { column, value: all(held) })
}

/// All values, as one cell with several choices would hold them.
fn all(held: &TargetValue<'_>) -> String {
    let values = std::iter::once(&held.value).chain(&held.others);
    values.map(|value| value.trim()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture;
    use crate::domain::programme::ids::FieldId;
    use crate::import::grid::Grid;
    use crate::import::registrations::FormRequest;
    use crate::import::registrations::mapping::map;
    use crate::import::registrations::table::recognise;

    /// The rows of a sheet, the first of which has the headings, and what became of them.
    fn read(rows: &[&[&str]], uncalculated: &[(u32, usize)], is_text: bool) -> Vec<FormRow> {
        let rows = rows.iter().zip(1..).map(|(cells, number)| GridRow::new(number, cells.iter().copied()));
        let grid = Grid { rows: rows.collect(), ..Grid::default() };
        let mut programme = fixture::programme();
        programme.fields = vec![Field {
            id: FieldId::new("born_on"),
            label: "Né le".into(),
            values: Vec::new(),
            required: false,
            several: false,
        }];
        let wanted = FormRequest::of(&programme);
        let layout = recognise(&grid, &wanted).unwrap();
        let below = &grid.rows[layout.first..];
        let columns = map(&layout, below, &wanted).unwrap();
        let (days, _) = crate::import::registrations::days::days(&layout, &columns, below, &wanted, None);
        let reader = RegistrationContext {
            layout: &layout,
            rows: RowContext { layout: &layout, is_text, uncalculated, keeps_cells: true },
            columns: &columns,
            programme: &programme,
            order: DateOrder::Dmy,
            asked_order: None,
            epoch_1904: false,
            days: &days,
            letters: Decoding::Whole,
        };
        below.iter().map(|row| reader.read(row)).collect()
    }

    const HEADINGS: &[&str] = &["Nom", "Prénom", "Structure"];

    #[test]
    fn what_stands_beside_the_table_of_a_workbook_is_said() {
        let rows: &[&[&str]] = &[HEADINGS, &["Martin", "Zoé", "Radio", "", "à rappeler"], &["Roux", "Léa"]];
        let found = read(rows, &[(3, 2)], false);
        assert!(found[0].read.is_ok());
        assert_eq!(found[0].mended, [Mend::Beside { value: "à rappeler".into() }]);
        assert!(found[1].read.is_ok());
        assert_eq!(found[1].mended, [Mend::Uncalculated { heading: "Structure".into() }]);
        let shape = read(rows, &[], true);
        assert_eq!(
            shape[0].read,
            Err(Unfit::OtherShape { cells: 5, expected: 3 }.into()),
            "in a text it is a broken row"
        );
    }

    #[test]
    fn what_rings_on_a_terminal_and_a_missing_address_are_left_out() {
        let headings: &[&str] = &["Nom", "Prénom", "Courriel", "Structure"];
        let rows: &[&[&str]] = &[
            headings,
            &["Mar\u{1b}[31mtin", "Zo\u{7}é", "-", "Radio\u{8}\tdes Pentes"],
            &["Roux", "Léa", "Néant", ""],
        ];
        let found: Vec<Registration> = read(rows, &[], true).into_iter().map(|row| row.read.unwrap()).collect();
        assert_eq!((found[0].last_name(), found[0].first_name()), ("Mar[31mtin", "Zoé"));
        assert_eq!((found[0].email(), found[0].says.get("organisation")), ("", "Radio des Pentes"));
        assert_eq!(found[1].email(), "");
    }

    #[test]
    fn a_text_where_a_name_stands_is_no_name() {
        let long = "a".repeat(50_000);
        let found = read(&[HEADINGS, &[&long, "Zoé", ""], &[&long[..197], "Zoé", ""]], &[], true);
        assert_eq!(found[0].read.as_ref().unwrap_err().reasons, [Unfit::NameTooLong { letters: 50_003 }]);
        assert_eq!(found[0].person, "");
        assert!(found[1].read.is_ok());
    }

    #[test]
    fn a_day_is_kept_as_files_keep_days_where_it_can_be_told() {
        let headings: &[&str] = &["Nom", "Prénom", "Né le"];
        let cases: [(&[&str], &[&str]); 6] = [
            (&["12/05/1988", "13/05/1990"], &["1988-05-12", "1990-05-13"]),
            (&["1988-05-12", "32905"], &["1988-05-12", "1990-02-01"]),
            (&["12 mai 1988", "1.2.1990"], &["1988-05-12", "1990-02-01"]),
            (&["12/05/1988", "01/02/1990"], &["12/05/1988", "01/02/1990"]),
            (&["13/05/1988", "05/13/1990"], &["13/05/1988", "05/13/1990"]),
            (&["13/05/1988", "ne sait pas"], &["13/05/1988", "ne sait pas"]),
        ];
        for (typed, expected) in cases {
            let people: Vec<[&str; 3]> = typed.iter().map(|day| ["Martin", "Zoé", *day]).collect();
            let rows: Vec<&[&str]> = std::iter::once(headings).chain(people.iter().map(|row| &row[..])).collect();
            let found = read(&rows, &[], true);
            let days: Vec<String> =
                found.iter().map(|row| row.read.as_ref().unwrap().says.get("born_on").to_owned()).collect();
            assert_eq!(days, expected, "{typed:?}");
        }
    }
}
