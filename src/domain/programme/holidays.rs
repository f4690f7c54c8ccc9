//! Public holidays of France: the eleven of L3133-1, and the two that Alsace-Moselle adds (L3134-13). A holiday is a
//! set of days: Ascension can fall on 1 or 8 May. School holidays are set by order and cannot be computed; overseas
//! days of abolition are not here.

use chrono::{Datelike, Days, NaiveDate};

use crate::lang::message::words;

words! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Holiday {
        NewYear en: "New Year's Day" fr: "jour de l'An",
        GoodFriday en: "Good Friday" fr: "Vendredi saint",
        EasterMonday en: "Easter Monday" fr: "lundi de Pâques",
        LabourDay en: "Labour Day" fr: "fête du Travail",
        Victory en: "Victory Day" fr: "Victoire de 1945",
        Ascension en: "Ascension Day" fr: "Ascension",
        WhitMonday en: "Whit Monday" fr: "lundi de Pentecôte",
        NationalDay en: "Bastille Day" fr: "fête nationale",
        Assumption en: "Assumption Day" fr: "Assomption",
        AllSaints en: "All Saints' Day" fr: "Toussaint",
        Armistice en: "Armistice Day" fr: "Armistice de 1918",
        Christmas en: "Christmas Day" fr: "Noël",
        SaintStephen en: "Saint Stephen's Day" fr: "Saint-Étienne",
    }
}

/// Days without work of one year with their names, in order of date; two of them can share a day. Empty outside the
/// years that the calendar can hold.
pub fn holidays_named(year: i32, alsace_moselle: bool) -> Vec<(NaiveDate, Holiday)> {
    use Holiday as H;
    let day = |month, day, holiday| Some((NaiveDate::from_ymd_opt(year, month, day)?, holiday));
    let easter = easter(year);
    let after = |days, holiday| Some((easter?.checked_add_days(Days::new(days))?, holiday));
    let local = |found: Option<(NaiveDate, Holiday)>| found.filter(|_| alsace_moselle);
    let mut all: Vec<(NaiveDate, Holiday)> = [
        day(1, 1, H::NewYear),
        local(easter.and_then(|easter| Some((easter.checked_sub_days(Days::new(2))?, H::GoodFriday)))),
        after(1, H::EasterMonday),
        day(5, 1, H::LabourDay),
        day(5, 8, H::Victory),
        after(39, H::Ascension),
        after(50, H::WhitMonday),
        day(7, 14, H::NationalDay),
        day(8, 15, H::Assumption),
        day(11, 1, H::AllSaints),
        day(11, 11, H::Armistice),
        day(12, 25, H::Christmas),
        local(day(12, 26, H::SaintStephen)),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_unstable();
    all
}

/// The holiday that a day is; of two that meet, the one whose date never moves.
pub fn holiday_on(date: NaiveDate, alsace_moselle: bool) -> Option<Holiday> {
    holidays_named(date.year(), alsace_moselle).into_iter().find(|(day, _)| *day == date).map(|(_, holiday)| holiday)
}

/// Easter Sunday, Gregorian, by the algorithm of Meeus, Jones and Butcher.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let leap_centuries = century.div_euclid(4);
    let shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - shift + 15).rem_euclid(30);
    let sunday = (32 + 2 * century.rem_euclid(4) + 2 * rest.div_euclid(4) - epact - rest.rem_euclid(4)).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday).div_euclid(451);
    let sum = epact + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Year; Good Friday, Easter, Easter Monday, Ascension, Whit Monday as day and month.
    const MOVABLE: [(i32, [(u32, u32); 5]); 11] = [
        (2020, [(10, 4), (12, 4), (13, 4), (21, 5), (1, 6)]),
        (2021, [(2, 4), (4, 4), (5, 4), (13, 5), (24, 5)]),
        (2022, [(15, 4), (17, 4), (18, 4), (26, 5), (6, 6)]),
        (2023, [(7, 4), (9, 4), (10, 4), (18, 5), (29, 5)]),
        (2024, [(29, 3), (31, 3), (1, 4), (9, 5), (20, 5)]),
        (2025, [(18, 4), (20, 4), (21, 4), (29, 5), (9, 6)]),
        (2026, [(3, 4), (5, 4), (6, 4), (14, 5), (25, 5)]),
        (2027, [(26, 3), (28, 3), (29, 3), (6, 5), (17, 5)]),
        (2028, [(14, 4), (16, 4), (17, 4), (25, 5), (5, 6)]),
        (2029, [(30, 3), (1, 4), (2, 4), (10, 5), (21, 5)]),
        (2030, [(19, 4), (21, 4), (22, 4), (30, 5), (10, 6)]),
    ];

    #[test]
    fn movable_feasts_are_those_of_the_table() {
        for (year, [friday, sunday, monday, ascension, whit]) in MOVABLE {
            let date = |(day, month)| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            assert_eq!(easter(year), Some(date(sunday)), "Easter {year}");
            let named = holidays_named(year, true);
            for (day, holiday) in [
                (friday, Holiday::GoodFriday),
                (monday, Holiday::EasterMonday),
                (ascension, Holiday::Ascension),
                (whit, Holiday::WhitMonday),
            ] {
                assert!(named.contains(&(date(day), holiday)), "{holiday:?} {year}: {named:?}");
            }
        }
    }

    fn holidays(year: i32, alsace_moselle: bool) -> BTreeSet<NaiveDate> {
        holidays_named(year, alsace_moselle).into_iter().map(|(date, _)| date).collect()
    }

    #[test]
    fn a_year_has_eleven_and_alsace_moselle_thirteen() {
        assert_eq!(holidays(2021, false).len(), 11);
        assert_eq!(holidays(2021, true).len(), 13);
        let good_friday = NaiveDate::from_ymd_opt(2021, 4, 2).unwrap();
        assert!(!holidays(2021, false).contains(&good_friday));
        assert!(holidays(2021, true).contains(&good_friday));
    }

    #[test]
    fn ascension_can_meet_a_fixed_day() {
        for (year, month, day, fixed) in
            [(2008, 5, 1, Holiday::LabourDay), (1997, 5, 8, Holiday::Victory), (2059, 5, 8, Holiday::Victory)]
        {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            assert!(holidays_named(year, false).contains(&(date, Holiday::Ascension)), "{year}");
            assert_eq!(holidays(year, false).len(), 10, "{year}");
            assert_eq!(holiday_on(date, false), Some(fixed), "{year}");
        }
    }
}
