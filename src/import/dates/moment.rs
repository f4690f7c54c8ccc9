//! One value read as a moment, once the order of day and month is known.

use chrono::{FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone};

use crate::domain::date_order::DateOrder;

use super::written::{WrittenZone, written};

/// A moment, as much of it as the text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub date: Option<NaiveDate>,
    /// Its time of day, by the clock of `offset`.
    pub time: Option<NaiveTime>,
    /// How far that clock is from UTC; none where the text does not say.
    pub offset: Option<FixedOffset>,
    /// Its seconds are written, be they 0.
    pub seconds: bool,
}

/// Reads a text as a moment; none where it is not understood whole or the calendar has no such day. Spaces of any kind
/// are spaces; `14:00:00 PM` is 14:00; a fraction of a second is left out.
pub fn moment(text: &str, order: DateOrder) -> Option<Moment> {
    let written = written(text)?;
    let date = match written.date {
        Some(date) => Some(date.read(order)?),
        None => None,
    };
    let offset = match written.zone {
        None => None,
        Some(WrittenZone::Offset(offset)) => Some(offset),
        // The hour that a change of the clocks repeats is taken as the earlier one; the hour it skips has no offset.
        Some(WrittenZone::Place(place)) => {
            let local = date?.and_time(written.time?);
            Some(place.offset_from_local_datetime(&local).earliest()?.fix())
        }
    };
    Some(Moment { date, time: written.time, offset, seconds: written.seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2026-03-16 08:55:10 +60`, with `-` for what is not there.
    fn shown(moment: Option<Moment>) -> String {
        let Some(Moment { date, time, offset, .. }) = moment else { return "none".to_owned() };
        let mut parts = vec![date.map_or("-".to_owned(), |date| date.to_string())];
        parts.push(time.map_or("-".to_owned(), |time| time.format("%H:%M:%S").to_string()));
        parts.extend(offset.map(|offset| format!("{:+}", offset.local_minus_utc() / 60)));
        parts.join(" ")
    }

    #[test]
    fn every_writing_that_was_met_is_read() {
        let day_first = [
            ("16/03/2026 08:55:10", "2026-03-16 08:55:10"),
            ("16/03/2026 08:55", "2026-03-16 08:55:00"),
            ("16/03/26, 08:55:10", "2026-03-16 08:55:10"),
            ("14/11/22, 09:29:07", "2022-11-14 09:29:07"),
            ("13/04/2021 à 09:01:31", "2021-04-13 09:01:31"),
            ("16/03/2026 à\u{a0}08:55:10", "2026-03-16 08:55:10"),
            ("27/01/2021, 12:56:45", "2021-01-27 12:56:45"),
            ("06.10.26, 18:01:00", "2026-10-06 18:01:00"),
            ("06.10.2026", "2026-10-06 -"),
            ("16-03-2026 14:05", "2026-03-16 14:05:00"),
            ("Mon, 02/01/2026 - 14:05", "2026-01-02 14:05:00"),
            ("lun., 02/01/2026 - 14:05", "2026-01-02 14:05:00"),
            ("16 mars 2026 à 14h05", "2026-03-16 14:05:00"),
            ("lundi 16 mars 2026, 14 h 05", "2026-03-16 14:05:00"),
            ("1er avril 2026", "2026-04-01 -"),
            ("29-févr.-2024 9:00", "2024-02-29 09:00:00"),
            ("mar. 17 mars 2026 9:00", "2026-03-17 09:00:00"),
            ("16 mar 2026 9:00 am", "2026-03-16 09:00:00"),
            ("Aug 12, 2026 10:00 AM", "2026-08-12 10:00:00"),
            ("March 16th, 2026 at 2:05 p.m.", "2026-03-16 14:05:00"),
            ("Mar 16, 2026 08:55 AM CET", "2026-03-16 08:55:00 +60"),
            ("2020/12/8 8:35", "2020-12-08 08:35:00"),
            ("2026-02-01 14:05:00", "2026-02-01 14:05:00"),
            ("2026-02-01T14:05:00+01:00", "2026-02-01 14:05:00 +60"),
            ("2026-02-01T14:05:00.123Z", "2026-02-01 14:05:00 +0"),
            ("2026-02-01T14:05:00", "2026-02-01 14:05:00"),
            ("2026-02-01T14:05:00+0100", "2026-02-01 14:05:00 +60"),
            ("2026/02/01 2:05:00 PM UTC+1", "2026-02-01 14:05:00 +60"),
            ("2026-02-01 14:05 (UTC+05:30)", "2026-02-01 14:05:00 +330"),
            ("2026-02-01 14:05 GMT-3", "2026-02-01 14:05:00 -180"),
            ("2026-07-01 14:05 Europe/Paris", "2026-07-01 14:05:00 +120"),
            ("20260316 09:00", "2026-03-16 09:00:00"),
            ("9:00 AM 16/03/2026", "2026-03-16 09:00:00"),
            ("8:55 AM", "- 08:55:00"),
            ("8:55\u{202f}AM", "- 08:55:00"),
            ("12:01 AM", "- 00:01:00"),
            ("12:01 PM", "- 12:01:00"),
            ("9 PM", "- 21:00:00"),
            ("18:02", "- 18:02:00"),
            ("9:00:12", "- 09:00:12"),
            ("9h", "- 09:00:00"),
            ("14:00:00 PM", "- 14:00:00"),
            ("\u{feff}16/03/2026\u{200b} 08:55", "2026-03-16 08:55:00"),
            // As browsers print them in many languages.
            ("2026-03-10 09 h 30 min 05 s", "2026-03-10 09:30:05"),
            ("10 mars 2026 à 09 h 30", "2026-03-10 09:30:00"),
            ("2026-03-10, 1:30:05 p.m.", "2026-03-10 13:30:05"),
            ("10 de mar. de 2026 09:30", "2026-03-10 09:30:00"),
            ("10 de mar. de 2026, 09:30:05", "2026-03-10 09:30:05"),
            ("10 de março de 2026 às 09:30", "2026-03-10 09:30:00"),
            ("terça-feira, 10 de março de 2026 às 09:30:05", "2026-03-10 09:30:05"),
            ("10/3/2026, 1:30:05 p. m.", "2026-03-10 13:30:05"),
            ("10/3/2026, 1:30:05 p.\u{a0}m.", "2026-03-10 13:30:05"),
            ("10/3/26, 12:30:05\u{202f}a.\u{a0}m.", "2026-03-10 00:30:05"),
            ("10/3/2026 1:30 P. M.", "2026-03-10 13:30:00"),
            ("martes, 10 de marzo de 2026, 9:30", "2026-03-10 09:30:00"),
            ("10 de marzo de 2026, 1:30 p. m. GMT+1", "2026-03-10 13:30:00 +60"),
            ("10 mar 2026, 9:30:05", "2026-03-10 09:30:05"),
            ("10 de març del 2026 a les 9:30", "2026-03-10 09:30:00"),
            ("10 d’abril del 2026, 9:30", "2026-04-10 09:30:00"),
            ("10.3.2026, 09:30:05", "2026-03-10 09:30:05"),
            ("Di., 10. März 2026 um 09:30 Uhr", "2026-03-10 09:30:00"),
            ("10.03.2026 09:30:05 MEZ", "2026-03-10 09:30:05 +60"),
            ("10-3-2026, 09:30:05", "2026-03-10 09:30:05"),
            ("di 10 mrt. 2026 om 09:30", "2026-03-10 09:30:00"),
            ("10 mar 2026 alle ore 09:30", "2026-03-10 09:30:00"),
            ("10.3.2026 klo 9.30.05", "2026-03-10 09:30:05"),
            ("tiistaina 10. maaliskuuta 2026 klo 9.30", "2026-03-10 09:30:00"),
            ("klo 9.30", "- 09:30:00"),
            ("10.3.2026 09.30.05", "2026-03-10 09:30:05"),
            ("10. mar. 2026 kl. 09.30", "2026-03-10 09:30:00"),
            ("2026-03-10 kl. 09:30:05", "2026-03-10 09:30:05"),
            ("10 marca 2026 r. o 09:30", "2026-03-10 09:30:00"),
            ("10. 3. 2026 9:30:05", "2026-03-10 09:30:05"),
            ("10. 03. 2026. 09:30:05", "2026-03-10 09:30:05"),
            ("2026. 03. 10. 9:30:05", "2026-03-10 09:30:05"),
            ("2026. márc. 10. 9:30", "2026-03-10 09:30:00"),
            ("10 марта 2026 г. в 09:30", "2026-03-10 09:30:00"),
            ("10.03.2026, 09:30:05", "2026-03-10 09:30:05"),
            ("10/3/2026, 1:30:05 μ.μ.", "2026-03-10 13:30:05"),
            ("١٠\u{200f}/٣\u{200f}/٢٠٢٦، ١:٣٠:٠٥ م", "2026-03-10 13:30:05"),
            ("2026/3/10 上午9:30:05", "2026-03-10 09:30:05"),
            ("2026/3/10 下午 1:30:05", "2026-03-10 13:30:05"),
            ("2026年3月10日 09:30:05", "2026-03-10 09:30:05"),
            ("2026年3月10日 上午9:30", "2026-03-10 09:30:00"),
            ("2026年3月10日(火) 9時30分05秒", "2026-03-10 09:30:05"),
            ("2026年3月10日火曜日 午後1:30", "2026-03-10 13:30:00"),
            ("2026年3月10日星期二 13:30", "2026-03-10 13:30:00"),
            ("2026. 3. 10. 오전 9:30:05", "2026-03-10 09:30:05"),
            ("2026년 3월 10일 오후 1시 30분 5초", "2026-03-10 13:30:05"),
            ("2026년 3월 10일 (화) 오후 1:30", "2026-03-10 13:30:00"),
            ("下午1:30", "- 13:30:00"),
            ("오전 12:05", "- 00:05:00"),
            ("Tue Mar 10 2026 09:30:05 GMT+0100 (heure normale d’Europe centrale)", "2026-03-10 09:30:05 +60"),
            ("Tuesday, March 10, 2026 at 9:30:05\u{202f}AM GMT+1", "2026-03-10 09:30:05 +60"),
        ];
        for (text, expected) in day_first {
            assert_eq!(shown(moment(text, DateOrder::Dmy)), expected, "{text}, day first");
        }
        let month_first = [
            ("04/20/2023 07:29:43 AM", "2023-04-20 07:29:43"),
            ("1/26/2021 7:45", "2021-01-26 07:45:00"),
            ("4/13/2022, 7:56:32 AM", "2022-04-13 07:56:32"),
            ("3/10/25, 8:00:48\u{202f}AM", "2025-03-10 08:00:48"),
            ("1/25/2022 4:48:08 PM", "2022-01-25 16:48:08"),
            ("01/15/2024 10:09:00", "2024-01-15 10:09:00"),
            ("3/16/2026, 12:31:05 PM", "2026-03-16 12:31:05"),
            // Written so that the day can only come first.
            ("03/04/2026 à 09:00", "2026-04-03 09:00:00"),
            ("03.04.2026 09:00", "2026-04-03 09:00:00"),
        ];
        for (text, expected) in month_first {
            assert_eq!(shown(moment(text, DateOrder::Mdy)), expected, "{text}, month first");
        }
    }

    #[test]
    fn what_is_not_understood_whole_is_no_moment() {
        for text in [
            "",
            "--",
            "-",
            "Élodie Lefèvre",
            "elodie@example.org",
            "216",
            "46055.479",
            "31/02/2026",
            "16/03/2026 25:00",
            "16/03/2026 08:60",
            "16/03/2026 extra",
            "16/03",
            "2026-13-01",
            "1 h 2 min 3 s",
            "3h 35m 55s",
            "Mar 16, 2026 08:55 AM CST",
            "99999999999999999999",
            "16/03/2026 08:55 Nowhere/Else",
            "10 de foo de 2026 09:30",
            "10/3/2026, 1:30:05 x. m.",
            "2026年13月10日 9:30",
            "上午",
            "Uhr",
            "10 jui 2026 9:30",
        ] {
            assert_eq!(shown(moment(text, DateOrder::Dmy)), "none", "{text}");
        }
        assert_eq!(shown(moment("16/03/2026 09:00", DateOrder::Mdy)), "none", "there is no sixteenth month");
    }
}
