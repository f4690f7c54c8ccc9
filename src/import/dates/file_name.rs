//! Days that a file's name or title holds: tools write them there, and they tell which of two readings is right.

use chrono::NaiveDate;

use super::vocabulary::{is_inside, month};
use crate::lang::folded_words;

/// Every day that a name can be read as: `participants_81234567890_2026_03_16.csv`, `LearningDashboard_a_2026-03-16.csv`,
/// `20260316`, `16032026`, and both readings of `Attendance report 3-10-25.csv` where both exist.
pub fn days_in(file_name: &str) -> Vec<NaiveDate> {
    let groups = groups(file_name);
    let mut days = Vec::new();
    for group in &groups {
        if group.text.len() == 8 {
            let text = group.text;
            let year_first = plausible(text.get(..4), text.get(4..6), text.get(6..));
            let year_last = || {
                let (one, two, year) = (text.get(..2), text.get(2..4), text.get(4..));
                [plausible(year, two, one), plausible(year, one, two)]
            };
            match year_first {
                Some(day) => days.push(day),
                None => days.extend(year_last().into_iter().flatten()),
            }
        }
    }
    for three in groups.windows(3) {
        let [one, two, three] = three else { continue };
        if one.followed_by.is_none() || one.followed_by != two.followed_by {
            continue;
        }
        let (first, second, third) = (Some(one.text), Some(two.text), Some(three.text));
        match (one.text.len(), two.text.len(), three.text.len()) {
            (4, 1 | 2, 1 | 2) => days.extend(plausible(first, second, third)),
            (1 | 2, 1 | 2, 2 | 4) => {
                let year = if three.text.len() == 2 { format!("20{}", three.text) } else { three.text.to_owned() };
                days.extend(plausible(Some(&year), second, first));
                days.extend(plausible(Some(&year), first, second));
            }
            _ => {}
        }
    }
    days.extend(in_words(file_name));
    let mut unique = Vec::new();
    for day in days {
        if !unique.contains(&day) {
            unique.push(day);
        }
    }
    unique
}

/// Every day that a name holds; where none has its year, those of a day with its month in words (`Atelier du 3 mars`,
/// `Meet - Mar 3`) or in two pairs of digits (`03-03`, whose readings both count) in the year given.
pub fn days_in_year(file_name: &str, year: i32) -> Vec<NaiveDate> {
    let days = days_in(file_name);
    if !days.is_empty() {
        return days;
    }
    let words = words(file_name);
    let day = |at: usize| {
        let [day, name] = words.get(at..at + 2)? else { return None };
        let first = day.strip_suffix("er");
        let is_written = |word: &str| word.len() >= 3 && word.chars().all(|c| c.is_ascii_alphabetic());
        let month = month(name).filter(|_| is_written(name))?;
        // `Module 3 mars` counts modules.
        let counted =
            first.is_none() && at.checked_sub(1).is_some_and(|before| COUNTED.contains(&words[before].as_str()));
        NaiveDate::from_ymd_opt(year, month, first.unwrap_or(day).parse().ok().filter(|_| !counted)?)
    };
    let mut found: Vec<NaiveDate> = (0..words.len()).filter_map(day).collect();
    found.extend((0..words.len()).filter_map(|at| english(words.get(at..at + 2)?, year)));
    found.extend(pairs(file_name, year));
    found.sort_unstable();
    found.dedup();
    found
}

/// `Mar 3`, `March 3rd`: in English the month goes first. In other languages it is a word before a number: `Atelier mars 3`.
fn english(two: &[String], year: i32) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let [name, day] = two else { return None };
    let is = |month: &&str| {
        *month == name
            || name.len() == 3 && month.starts_with(name.as_str())
            || *name == "sept" && month.starts_with("sept")
    };
    let month = (1..).zip(MONTHS).find(|(_, month)| is(month))?.0;
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    NaiveDate::from_ymd_opt(year, month, digits.parse().ok().filter(|_| digits.len() <= 2)?)
}

/// `03-03`, `16_03`: two pairs of digits, one of which begins with 0, and no more digits beside them. `9h-12h` and `m2-1`
/// are none, and `14.05` is a time of day.
fn pairs(name: &str, year: i32) -> Vec<NaiveDate> {
    let groups = groups(name);
    let mut found = Vec::new();
    for (at, two) in groups.windows(2).enumerate() {
        let [one, other] = two else { continue };
        let joined = |group: &Group<'_>| matches!(group.followed_by, Some('-' | '_'));
        let alone = joined(one)
            && other.followed_by.is_none()
            && at.checked_sub(1).is_none_or(|before| !joined(&groups[before]));
        let is_pair =
            one.text.len() == 2 && other.text.len() == 2 && (one.text.starts_with('0') || other.text.starts_with('0'));
        if !alone || !is_pair {
            continue;
        }
        let number = |text: &str| text.parse::<u32>().unwrap_or_default();
        let (first, second) = (number(one.text), number(other.text));
        found.extend(NaiveDate::from_ymd_opt(year, second, first));
        found.extend(NaiveDate::from_ymd_opt(year, first, second));
    }
    found
}

/// What numbers count in the names of files: `Module 3 mars.csv` is no third of March, `atelier 3 mars.csv` is.
const COUNTED: [&str; 12] =
    ["module", "modulo", "modul", "groupe", "group", "gruppe", "partie", "part", "jour", "day", "semaine", "week"];

/// The folded words of a name, without those that stand inside a date.
fn words(name: &str) -> Vec<String> {
    folded_words(name).into_iter().filter(|word| !is_inside(word)).collect()
}

/// Days whose month is a word: `Atelier du 3 mars 2026`, `Meet - Mar 3, 2026`, `2026-mars-03`.
fn in_words(name: &str) -> Vec<NaiveDate> {
    let words = words(name);
    let day = |three: &[String]| {
        let [one, two, three] = three else { return None };
        let (day, name, year) = match (one.len(), two.len()) {
            (4, _) if month(two).is_some() => (three, two, one),
            (_, 1 | 2) => (two, one, three),
            _ => (one, two, three),
        };
        plausible(Some(year), Some(&month(name)?.to_string()), Some(day))
    };
    words.windows(3).filter_map(day).collect()
}

/// Digits that stand together, and the one sign before the next digits.
struct Group<'t> {
    text: &'t str,
    followed_by: Option<char>,
}

fn groups(name: &str) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    let mut rest = name;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let from = &rest[start..];
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (text, after) = from.split_at(end);
        let mut next = after.chars();
        let sign = next.next().filter(|c| matches!(c, '-' | '_' | '.' | ' ' | '/'));
        let followed_by = sign.filter(|_| next.next().is_some_and(|c| c.is_ascii_digit()));
        groups.push(Group { text, followed_by });
        rest = after;
    }
    groups
}

/// A day of this century.
fn plausible(year: Option<&str>, month: Option<&str>, day: Option<&str>) -> Option<NaiveDate> {
    let year = year?.parse().ok().filter(|year| (2000..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, month?.parse().ok()?, day?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_where_tools_write_them() {
        let cases: [(&str, &[&str]); 20] = [
            ("participants_81234567890_2026_03_16.csv", &["2026-03-16"]),
            ("participants_81234567890.csv", &[]),
            ("LearningDashboard_module-1_2026-03-16.csv", &["2026-03-16"]),
            ("Module 1 - Attendance report 3-10-25.csv", &["2025-10-03", "2025-03-10"]),
            ("Module 1 - Attendance report 3-16-26.csv", &["2026-03-16"]),
            ("seance du 16.03.2026.csv", &["2026-03-16"]),
            ("Meet 2026-03-16 14_05.xlsx", &["2026-03-16"]),
            ("log-20260316.csv", &["2026-03-16"]),
            ("CR_16032026.csv", &["2026-03-16"]),
            ("CR_09042021.csv", &["2021-04-09", "2021-09-04"]),
            ("CR_99042021.csv", &[]),
            ("meetingAttendanceList (3).csv", &[]),
            ("12345678.csv", &[]),
            ("zoé_02-02-26.csv", &["2026-02-02"]),
            ("Atelier du 16/03/2026", &["2026-03-16"]),
            ("Atelier du 16 mars 2026.csv", &["2026-03-16"]),
            ("Meet - Mar 16, 2026 (2).csv", &["2026-03-16"]),
            ("2026_März_16.csv", &["2026-03-16"]),
            ("Atelier 3 de março de 2026.csv", &["2026-03-03"]),
            ("Atelier mars 3.csv", &[]),
        ];
        for (name, expected) in cases {
            let found: Vec<String> = days_in(name).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_of_the_year_given() {
        for (name, expected) in [
            ("Atelier du 3 mars.csv", Some("2026-03-03")),
            ("Atelier 1er mars - 14h.csv", Some("2026-03-01")),
            ("taller 3 de marzo.csv", Some("2026-03-03")),
            ("3 mars 2025.csv", Some("2025-03-03")),
            ("Module 3 mars.csv", None),
            ("atelier 3 mars.csv", Some("2026-03-03")),
            ("Séance 3 mars.csv", Some("2026-03-03")),
            ("Atelier mars 3.csv", None),
            ("Atelier 3 ma.csv", None),
            ("Meet - Mar 3.csv", Some("2026-03-03")),
            ("Meet March 3rd.csv", Some("2026-03-03")),
            ("Meet Mar 31 (2).csv", Some("2026-03-31")),
            ("journal 03-03.csv", Some("2026-03-03")),
            ("journal_16-03.csv", Some("2026-03-16")),
            ("Meet 14.05.csv", None),
            ("m2-1.csv", None),
            ("atelier 10-12.csv", None),
            ("atelier 9h-12h.csv", None),
            ("log-20260303-01.csv", Some("2026-03-03")),
            ("participants_912_03_03_5.csv", None),
        ] {
            let found = days_in_year(name, 2026).first().map(ToString::to_string);
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }
}
