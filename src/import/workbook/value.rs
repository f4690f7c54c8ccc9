//! A cell of a workbook as text: dates in ISO, numbers as they are seen, errors as they are shown.

use calamine::{Data, DataRef, ExcelDateTime};

use crate::import::serial;

/// The text of a cell. Booleans are `TRUE` and `FALSE`; a date that no calendar has stays the number it is.
pub fn text(value: &DataRef<'_>, epoch_1904: bool) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => shortest(*number),
        DataRef::Bool(flag) => flag.to_string().to_uppercase(),
        DataRef::DateTime(moment) => date_time(moment, epoch_1904),
        DataRef::DateTimeIso(iso) => iso_moment(iso),
        DataRef::DurationIso(iso) => iso_duration(iso).unwrap_or_else(|| iso.clone()),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The same for a cell that stands on its own. OpenDocument has no epochs: its dates are written out.
pub fn owned_text(value: &Data) -> String {
    let value = match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(iso) => DataRef::DateTimeIso(iso.clone()),
        Data::DurationIso(iso) => DataRef::DurationIso(iso.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    };
    text(&value, false)
}

/// A number as a spreadsheet shows it at its widest: 15 digits (what follows is noise), no exponent, a point.
fn shortest(number: f64) -> String {
    let seen = format!("{number:.14e}").parse().unwrap_or(number);
    // No sign before a zero.
    if seen == 0.0 { "0".to_owned() } else { format!("{seen}") }
}

/// A day where it has no time, a time where it has no day, else both.
fn date_time(moment: &ExcelDateTime, epoch_1904: bool) -> String {
    let number = moment.as_f64();
    let text = if moment.is_duration() {
        serial::duration(number)
    } else {
        serial::moment(number, epoch_1904).map(|at| {
            if (0.0..1.0).contains(&number) {
                at.format("%H:%M:%S").to_string()
            } else if at.time() == chrono::NaiveTime::MIN {
                at.format("%Y-%m-%d").to_string()
            } else {
                at.format("%Y-%m-%d %H:%M:%S").to_string()
            }
        })
    };
    text.unwrap_or_else(|| shortest(number))
}

/// `2026-02-02T11:30:00.000` → `2026-02-02 11:30:00`, midnight left out.
fn iso_moment(iso: &str) -> String {
    let Some((day, time)) = iso.split_once('T') else { return iso.to_owned() };
    let time = time.split_once('.').map_or(time, |(seconds, _)| seconds).trim_end_matches('Z');
    match time {
        "" | "00:00:00" | "00:00" => day.to_owned(),
        time => format!("{day} {time}"),
    }
}

/// `PT27H30M05S` → `27:30:05`.
fn iso_duration(iso: &str) -> Option<String> {
    let (hours, rest) = iso.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let (hours, minutes, seconds): (u32, u32, u32) =
        (hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?);
    Some(format!("{hours:02}:{minutes:02}:{seconds:02}"))
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[test]
    fn cells_are_written_as_they_are_seen() {
        let date = |serial, kind| DataRef::DateTime(ExcelDateTime::new(serial, kind, false));
        let cases = [
            (DataRef::Empty, ""),
            (DataRef::SharedString("Zoé"), "Zoé"),
            (DataRef::Float(601_020_304.0), "601020304"),
            (DataRef::Float(33_611_223_344.0), "33611223344"),
            (DataRef::Float(0.1 + 0.2), "0.3"),
            (DataRef::Float(12.5), "12.5"),
            (DataRef::Float(-0.0), "0"),
            (DataRef::Float(-3.25), "-3.25"),
            (DataRef::Float(12_345_678_901_234.0), "12345678901234"),
            (DataRef::Int(-7), "-7"),
            (DataRef::Bool(true), "TRUE"),
            (date(32905.0, ExcelDateTimeType::DateTime), "1990-02-01"),
            (date(46_055.479_166_666_66, ExcelDateTimeType::DateTime), "2026-02-02 11:30:00"),
            (date(0.375, ExcelDateTimeType::DateTime), "09:00:00"),
            (date(1.5, ExcelDateTimeType::TimeDelta), "36:00:00"),
            (date(-4.0, ExcelDateTimeType::DateTime), "-4"),
            (DataRef::DateTimeIso("2026-02-02T11:30:00".into()), "2026-02-02 11:30:00"),
            (DataRef::DateTimeIso("2026-02-02".into()), "2026-02-02"),
            (DataRef::DateTimeIso("2026-02-02T00:00:00".into()), "2026-02-02"),
            (DataRef::DurationIso("PT09H05M00S".into()), "09:05:00"),
            (DataRef::DurationIso("P1D".into()), "P1D"),
            (DataRef::Error(CellErrorType::Name), "#NAME?"),
            (DataRef::Error(CellErrorType::NA), "#N/A"),
        ];
        for (value, expected) in cases {
            assert_eq!(text(&value, false), expected, "{value:?}");
            assert_eq!(owned_text(&Data::from(value.clone())), expected, "{value:?}");
        }
    }
}
