//! Days in a line: `2 et 9 avril, 7 et 21 mai 2021`.

use chrono::{Datelike as _, NaiveDate};

use crate::lang::dates::{day_of_month, month};
use crate::lang::words::{Lang, list_en, list_fr};

/// Days in their order, those of a month together; the year where they are not all of one, or where it is `told`.
pub fn days(days: &[NaiveDate], told: bool, lang: Lang) -> String {
    let of_month = |day: &NaiveDate| (day.year(), day.month());
    let months: Vec<&[NaiveDate]> = days.chunk_by(|a, b| of_month(a) == of_month(b)).collect();
    let year = |at: usize| months.get(at).and_then(|days| days.first()).map(NaiveDate::year);
    let one_year = days.first().map(NaiveDate::year) == days.last().map(NaiveDate::year);
    let together = |(at, of): (usize, &&[NaiveDate])| {
        let numbers: Vec<String> = of.iter().map(|day| number(*day, lang)).collect();
        let numbers = lang.pick(list_en(&numbers), list_fr(&numbers));
        let name = of.first().map_or("", |day| month(*day, lang));
        let ends_its_year = year(at) != year(at + 1) && (told || !one_year);
        let year = year(at).filter(|_| ends_its_year).map(|year| format!(" {year}")).unwrap_or_default();
        format!("{numbers} {name}{year}")
    };
    months.iter().enumerate().map(together).collect::<Vec<_>>().join(", ")
}

/// `2`, `1er`.
fn number(day: NaiveDate, lang: Lang) -> String {
    day_of_month(day, lang).split_whitespace().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;

    #[test]
    fn days_of_a_month_stand_together() {
        let of = |texts: &[&str]| texts.iter().map(|text| day(text)).collect::<Vec<_>>();
        let some = of(&["2021-04-01", "2021-04-09", "2021-05-07", "2021-05-21"]);
        assert_eq!(days(&some, false, Lang::Fr), "1er et 9 avril, 7 et 21 mai");
        assert_eq!(days(&some, true, Lang::Fr), "1er et 9 avril, 7 et 21 mai 2021");
        assert_eq!(days(&some, true, Lang::En), "1 and 9 April, 7 and 21 May 2021");
        assert_eq!(days(&of(&["2021-03-16"]), false, Lang::Fr), "16 mars");
        let winter = of(&["2021-11-30", "2021-12-01", "2022-01-04"]);
        assert_eq!(days(&winter, false, Lang::Fr), "30 novembre, 1er décembre 2021, 4 janvier 2022");
        assert_eq!(days(&[], true, Lang::Fr), "");
    }
}
