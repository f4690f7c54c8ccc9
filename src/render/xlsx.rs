//! A workbook: one sheet, its cells with their types, its heading row frozen and filtered. Rows go to a temporary file as they
//! come, so that memory does not grow with them; the same rows give the same bytes.

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::lang::Lang;
use crate::table::{Cell, SameCells};

use super::page::ShownColumns;
use super::sums::ColumnSums;
use super::value::WorkbookValue;
use super::written::{End, Filled, Joined, Render, TablePart};

/// `xlsx`.
pub struct Xlsx;

/// How many rows a sheet takes between its heading and its total (Excel's limits: 1 048 576 rows).
pub const MOST_ROWS: usize = 1_048_574;

/// Columns are this wide at least and at most, in signs.
const WIDTHS: [usize; 2] = [8, 60];

/// As many signs as the name of a sheet takes.
const LONGEST_NAME: usize = 31;

impl Render for Xlsx {
    fn begin(&self, _: &ShownColumns) -> Vec<u8> {
        Vec::new()
    }

    fn part<'p>(&self, page: &'p ShownColumns) -> Box<dyn TablePart + 'p> {
        Box::new(Rows { page, rows: Filled::default() })
    }

    fn joined<'p>(&self, page: &'p ShownColumns) -> Box<dyn Joined + 'p> {
        let widths = page.columns.iter().map(|column| column.label(page.style.lang).width() + 3).collect();
        let styles = Styles::of(page.style.lang);
        Box::new(Book { page, styles, widths, workbook: None, rows: 0, sums: ColumnSums::default() })
    }
}

struct Rows<'p> {
    page: &'p ShownColumns,
    rows: Filled,
}

impl TablePart for Rows<'_> {
    fn row(&mut self, cells: &[Cell<'_>], _: &[SameCells]) {
        self.rows.sums.add(self.page, cells);
        let value = |position: &usize| WorkbookValue::of(&cells[*position], self.page.style.lang);
        self.rows.values.push(self.page.positions.iter().map(value).collect());
    }

    fn filled(self: Box<Self>) -> Filled {
        self.rows
    }
}

/// The workbook being written.
struct Book<'p> {
    page: &'p ShownColumns,
    styles: Styles,
    /// For each column, how wide its widest cell is.
    widths: Vec<usize>,
    /// None before the first row.
    workbook: Option<Workbook>,
    rows: usize,
    sums: ColumnSums,
}

impl Joined for Book<'_> {
    fn place(&mut self, part: Filled) -> io::Result<Vec<u8>> {
        self.sums.join(&part.sums);
        for row in &part.values {
            // What is too much is refused once all rows are counted.
            if self.rows < MOST_ROWS {
                self.row(row, false).map_err(failed)?;
            }
        }
        Ok(Vec::new())
    }

    fn end(mut self: Box<Self>) -> io::Result<End> {
        Ok(self.finished().map_err(failed)?.into())
    }
}

impl Book<'_> {
    fn row(&mut self, values: &[WorkbookValue], total: bool) -> Result<(), XlsxError> {
        for (width, value) in self.widths.iter_mut().zip(values) {
            *width = (*width).max(value.width());
        }
        self.rows += 1;
        let row = u32::try_from(self.rows).map_err(|_| XlsxError::RowColumnLimitError)?;
        let styles = if total { self.styles.bold() } else { self.styles.clone() };
        let sheet = self.sheet()?;
        for (column, value) in (0_u16..).zip(values) {
            styles.write(sheet, (row, column), value)?;
        }
        Ok(())
    }

    /// The sheet with its heading row.
    fn sheet(&mut self) -> Result<&mut Worksheet, XlsxError> {
        if self.workbook.is_none() {
            let mut workbook = Workbook::new();
            let sheet = workbook.add_worksheet_with_constant_memory()?;
            sheet.set_name(sheet_name(&self.page.about.name))?;
            let heading = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
            for (column, named) in (0_u16..).zip(&self.page.columns) {
                sheet.write_string_with_format(0, column, named.label(self.page.style.lang), &heading)?;
            }
            sheet.set_freeze_panes(1, 0)?;
            self.workbook = Some(workbook);
        }
        self.workbook.as_mut().ok_or(XlsxError::RowColumnLimitError)?.worksheet_from_index(0)
    }

    fn finished(&mut self) -> Result<Vec<u8>, XlsxError> {
        let filtered = u32::try_from(self.rows).map_err(|_| XlsxError::RowColumnLimitError)?;
        if let Some(total) = self.sums.row(self.page) {
            let values: Vec<WorkbookValue> =
                total.iter().map(|cell| WorkbookValue::of(cell, self.page.style.lang)).collect();
            self.row(&values, true)?;
        }
        let [least, most] = WIDTHS;
        let widths: Vec<usize> = self.widths.iter().map(|width| (*width + 2).clamp(least, most)).collect();
        let wide = widths.iter().sum::<usize>() > 100;
        let sheet = self.sheet()?;
        for (column, width) in (0_u16..).zip(&widths) {
            sheet.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
        }
        if let Some(last) = u16::try_from(widths.len()).ok().and_then(|columns| columns.checked_sub(1)) {
            sheet.autofilter(0, 0, filtered, last)?;
        }
        let a4 = 9;
        sheet.set_paper_size(a4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        if wide {
            sheet.set_landscape();
        }
        let about = &self.page.about;
        // A day of its own: two files of the same rows are the same.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_title(&about.title).set_comment(about.lead.join("\n"));
        let workbook = self.workbook.as_mut().ok_or(XlsxError::RowColumnLimitError)?;
        workbook.set_properties(&properties.set_creation_datetime(&made));
        workbook.save_to_buffer()
    }
}

/// How each kind of value looks.
#[derive(Clone)]
struct Styles {
    /// Numbers with no decimal, one, two…
    numbers: Vec<Format>,
    text: Format,
    share: Format,
    date: Format,
    time: Format,
    moment: Format,
}

impl Styles {
    fn of(lang: Lang) -> Self {
        let of = |pattern: &str| Format::new().set_num_format(pattern);
        Self {
            numbers: ["0", "0.0", "0.00", "0.000"].map(of).into(),
            text: of("@"),
            share: of("0.0%"),
            date: of(lang.pick("yyyy\\-mm\\-dd", "dd/mm/yyyy")),
            time: of("hh:mm"),
            moment: of(lang.pick("yyyy\\-mm\\-dd hh:mm", "dd/mm/yyyy hh:mm")),
        }
    }

    fn bold(&self) -> Self {
        let bold = |format: &Format| format.clone().set_bold();
        Self {
            numbers: self.numbers.iter().map(bold).collect(),
            text: bold(&self.text),
            share: bold(&self.share),
            date: bold(&self.date),
            time: bold(&self.time),
            moment: bold(&self.moment),
        }
    }

    fn write(&self, sheet: &mut Worksheet, (row, column): (u32, u16), value: &WorkbookValue) -> Result<(), XlsxError> {
        if let WorkbookValue::Text(text) = value {
            sheet.write_string_with_format(row, column, text, &self.text)?;
        } else if let Some(number) = value.number() {
            sheet.write_number_with_format(row, column, number, self.look(value))?;
        }
        Ok(())
    }

    fn look(&self, value: &WorkbookValue) -> &Format {
        match value {
            WorkbookValue::Number(_, decimals) => {
                let decimals = usize::try_from(*decimals).unwrap_or(usize::MAX);
                &self.numbers[decimals.min(self.numbers.len() - 1)]
            }
            WorkbookValue::Share(_) => &self.share,
            WorkbookValue::Date(_) => &self.date,
            WorkbookValue::Time(_) => &self.time,
            WorkbookValue::Moment(_) => &self.moment,
            WorkbookValue::Empty | WorkbookValue::Text(_) => &self.text,
        }
    }
}

/// What a sheet may be called: 31 signs, some of them a space; Excel keeps `History` for itself.
fn sheet_name(name: &str) -> String {
    let sign = |sign: char| if sign.is_control() || "[]:*?/\\".contains(sign) { ' ' } else { sign };
    let (mut kept, mut units) = (String::new(), 0);
    for sign in name.chars().map(sign) {
        units += sign.len_utf16();
        if units > LONGEST_NAME {
            break;
        }
        kept.push(sign);
    }
    match kept.trim_matches(['\'', ' ']) {
        "" => "formation".to_owned(),
        kept if kept.eq_ignore_ascii_case("history") => format!("formation {kept}"),
        kept => kept.to_owned(),
    }
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_takes() {
        let cases = [
            ("hours 2021-spring", "hours 2021-spring"),
            ("", "formation"),
            ("history", "formation history"),
            ("a/b:c*d?e[f]\\g", "a b c d e f  g"),
            ("attendance une-cohorte-au-nom-bien-trop-long", "attendance une-cohorte-au-nom-b"),
            ("'quoted'", "quoted"),
        ];
        for (name, expected) in cases {
            assert_eq!(sheet_name(name), expected);
        }
    }
}
