//! The dates of a module as the authors of programmes write them: *Les 02 et 09 avril ainsi que les 07 et 21 mai 2021
//! de 10h à 12h*. Days that share their times are one phrase; the year stands after the last month of its year.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::dates::{clock, month};
use super::words::{Lang, list_en, list_fr};

/// One sitting: its day, its start and its end.
pub type Sitting = (NaiveDate, NaiveTime, NaiveTime);

/// A start and an end.
type Slot = (NaiveTime, NaiveTime);

/// The line of some sittings, in whatever order they come; empty when there is none.
pub fn duration_line(sittings: impl IntoIterator<Item = Sitting>, lang: Lang) -> String {
    let phrases: Vec<String> = phrases(sittings)
        .iter()
        .map(|(slots, dates)| match lang {
            Lang::Fr => format!("{} {}", days_fr(dates), slots_fr(slots)),
            Lang::En => format!("{} {}", days_en(dates), slots_en(slots)),
        })
        .collect();
    capitalised(&phrases.join(lang.pick("; ", " ; ")))
}

/// Days by the times they have: phrases in order of their first day, the days of each in order.
fn phrases(sittings: impl IntoIterator<Item = Sitting>) -> Vec<(Vec<Slot>, Vec<NaiveDate>)> {
    let mut sittings: Vec<Sitting> = sittings.into_iter().collect();
    sittings.sort_unstable();
    sittings.dedup();
    let mut days: Vec<(NaiveDate, Vec<Slot>)> = Vec::new();
    for (date, start, end) in sittings {
        match days.last_mut() {
            Some((day, slots)) if *day == date => slots.push((start, end)),
            _ => days.push((date, vec![(start, end)])),
        }
    }
    let mut phrases: Vec<(Vec<Slot>, Vec<NaiveDate>)> = Vec::new();
    for (date, slots) in days {
        match phrases.iter_mut().find(|(known, _)| *known == slots) {
            Some((_, dates)) => dates.push(date),
            None => phrases.push((slots, vec![date])),
        }
    }
    phrases
}

/// Days of one month, and the year if it is said after this month.
struct Group<'a> {
    days: &'a [NaiveDate],
    year: Option<i32>,
}

/// Days in order, cut where the month changes; the last month of each year says it.
fn groups(dates: &[NaiveDate]) -> Vec<Group<'_>> {
    let months: Vec<&[NaiveDate]> =
        dates.chunk_by(|one, other| (one.year(), one.month()) == (other.year(), other.month())).collect();
    (0..months.len())
        .map(|place| {
            let year = months[place][0].year();
            let goes_on = months.get(place + 1).is_some_and(|next| next[0].year() == year);
            Group { days: months[place], year: (!goes_on).then_some(year) }
        })
        .collect()
}

/// `le 16 mars 2021`, `les 02 et 09 avril, les 07 et 21 mai ainsi que le 04 juin 2021`.
fn days_fr(dates: &[NaiveDate]) -> String {
    let groups: Vec<String> = groups(dates)
        .iter()
        .map(|group| {
            let days: Vec<String> = group.days.iter().map(|date| day_fr(*date)).collect();
            let article = if days.len() == 1 { "le" } else { "les" };
            with_year(format!("{article} {} {}", list_fr(&days), month(group.days[0], Lang::Fr)), group.year)
        })
        .collect();
    joined(&groups, ", ", " ainsi que ")
}

/// Two digits, so that columns of dates read alike; the first of a month is `1er`.
fn day_fr(date: NaiveDate) -> String {
    if date.day() == 1 { "1er".to_owned() } else { format!("{:02}", date.day()) }
}

/// `on 16 March 2021`, `on 2 and 9 April, on 7 and 21 May and on 4 June 2021`.
fn days_en(dates: &[NaiveDate]) -> String {
    let groups: Vec<String> = groups(dates)
        .iter()
        .map(|group| {
            let days: Vec<String> = group.days.iter().map(|date| date.day().to_string()).collect();
            with_year(format!("on {} {}", list_en(&days), month(group.days[0], Lang::En)), group.year)
        })
        .collect();
    joined(&groups, ", ", " and ")
}

fn with_year(days: String, year: Option<i32>) -> String {
    match year {
        Some(year) => format!("{days} {year}"),
        None => days,
    }
}

fn slots_fr(slots: &[Slot]) -> String {
    let slots: Vec<String> = slots
        .iter()
        .map(|(start, end)| format!("de {} à {}", clock(*start, Lang::Fr), clock(*end, Lang::Fr)))
        .collect();
    list_fr(&slots)
}

fn slots_en(slots: &[Slot]) -> String {
    let slots: Vec<String> = slots
        .iter()
        .map(|(start, end)| format!("from {} to {}", clock(*start, Lang::En), clock(*end, Lang::En)))
        .collect();
    list_en(&slots)
}

fn joined(items: &[String], comma: &str, and: &str) -> String {
    match items.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{}{and}{last}", before.join(comma)),
        _ => items.concat(),
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(sittings: &[(&str, &str, &str)]) -> Vec<Sitting> {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        sittings.iter().map(|(date, start, end)| (date.parse().unwrap(), time(start), time(end))).collect()
    }

    #[test]
    fn dates_are_written_as_the_authors_of_programmes_do() {
        let mornings = |dates: &[&'static str]| -> Vec<(&str, &str, &str)> {
            dates.iter().map(|date| (*date, "10:00", "12:00")).collect()
        };
        let cases = [
            (vec![("2021-03-16", "14:00", "17:00")], "Le 16 mars 2021 de 14h à 17h"),
            (
                mornings(&["2021-04-02", "2021-04-09", "2021-05-07", "2021-05-21"]),
                "Les 02 et 09 avril ainsi que les 07 et 21 mai 2021 de 10h à 12h",
            ),
            (vec![("2021-05-25", "14:00", "16:00")], "Le 25 mai 2021 de 14h à 16h"),
            (
                mornings(&["2021-04-02", "2021-04-09", "2021-05-07", "2021-05-21", "2021-06-04"]),
                "Les 02 et 09 avril, les 07 et 21 mai ainsi que le 04 juin 2021 de 10h à 12h",
            ),
            (
                mornings(&["2021-11-05", "2021-12-03", "2021-12-10", "2022-01-07"]),
                "Le 05 novembre, les 03 et 10 décembre 2021 ainsi que le 07 janvier 2022 de 10h à 12h",
            ),
            (mornings(&["2021-04-01", "2021-04-08", "2021-04-15"]), "Les 1er, 08 et 15 avril 2021 de 10h à 12h"),
            (mornings(&["2021-05-06", "2022-05-05"]), "Le 06 mai 2021 ainsi que le 05 mai 2022 de 10h à 12h"),
            (
                vec![
                    ("2021-04-02", "10:00", "12:00"),
                    ("2021-04-09", "10:00", "12:00"),
                    ("2021-05-07", "14:00", "17:30"),
                ],
                "Les 02 et 09 avril 2021 de 10h à 12h ; le 07 mai 2021 de 14h à 17h30",
            ),
            (
                vec![
                    ("2021-04-02", "14:00", "17:00"),
                    ("2021-04-02", "09:00", "12:00"),
                    ("2021-04-09", "09:00", "12:00"),
                    ("2021-04-09", "14:00", "17:00"),
                ],
                "Les 02 et 09 avril 2021 de 9h à 12h et de 14h à 17h",
            ),
            (vec![], ""),
        ];
        for (sittings, expected) in cases {
            assert_eq!(duration_line(at(&sittings), Lang::Fr), expected);
        }
    }

    #[test]
    fn english_has_a_line_of_its_own() {
        let sittings = at(&[
            ("2021-04-02", "10:00", "12:00"),
            ("2021-04-09", "10:00", "12:00"),
            ("2021-05-07", "10:00", "12:00"),
            ("2021-05-25", "14:00", "16:00"),
        ]);
        assert_eq!(
            duration_line(sittings, Lang::En),
            "On 2 and 9 April and on 7 May 2021 from 10:00 to 12:00; on 25 May 2021 from 14:00 to 16:00"
        );
    }

    /// The days a French line names, read back: what it says is what was planned.
    fn days_named(line: &str) -> Vec<NaiveDate> {
        let month_of = |word: &str| {
            (1..=12).find(|number| {
                NaiveDate::from_ymd_opt(2021, *number, 1).is_some_and(|date| month(date, Lang::Fr) == word)
            })
        };
        let mut named = Vec::new();
        for phrase in line.split(" ; ") {
            let days = phrase.split(" de ").next().unwrap();
            let (mut waiting, mut dated): (Vec<u32>, Vec<(u32, u32)>) = (Vec::new(), Vec::new());
            for word in days.replace(',', " ").split_whitespace() {
                if let Some(month) = month_of(word) {
                    dated.extend(waiting.drain(..).map(|day| (month, day)));
                } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
                    let year: i32 = word.parse().unwrap();
                    let all = dated.drain(..).map(|(month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap());
                    named.extend(all);
                } else if let Ok(day) = word.trim_end_matches("er").parse() {
                    waiting.push(day);
                }
            }
            assert!(waiting.is_empty() && dated.is_empty(), "a day without month or year: {line}");
        }
        named
    }

    proptest! {
        #[test]
        fn a_line_names_every_day_once_and_in_order(
            days in prop::collection::btree_set(0_u64..900, 0..12),
            slots in prop::collection::vec(0_usize..3, 12),
        ) {
            let times = [("09:00", "12:00"), ("10:00", "12:30"), ("14:00", "16:00")];
            let first = NaiveDate::from_ymd_opt(2021, 1, 1).unwrap();
            let sittings: Vec<(String, &str, &str)> = days
                .iter()
                .zip(slots)
                .map(|(day, slot)| ((first + chrono::Days::new(*day)).to_string(), times[slot].0, times[slot].1))
                .collect();
            let borrowed: Vec<(&str, &str, &str)> = sittings.iter().map(|(date, start, end)| (date.as_str(), *start, *end)).collect();
            let line = duration_line(at(&borrowed), Lang::Fr);
            let mut named = days_named(&line);
            for phrase in line.split(" ; ") {
                let of_phrase = days_named(phrase);
                prop_assert!(of_phrase.is_sorted(), "{line}");
            }
            named.sort_unstable();
            let expected: Vec<NaiveDate> = days.iter().map(|day| first + chrono::Days::new(*day)).collect();
            prop_assert_eq!(named, expected, "{}", line);
            prop_assert!(!duration_line(at(&borrowed), Lang::En).contains("  "));
        }
    }
}
