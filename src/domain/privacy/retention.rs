//! How long an enrolment's personal data are kept as proof: the years of its funder or of the provider, from the end of
//! the year of the cohort's last session (domain §8). Says when; what then goes is [`crate::domain::decide::erase`]'s.

use chrono::{Datelike, NaiveDate};

use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::cohort::Cohort;
use crate::domain::programme::definition::Programme;
use crate::domain::vocabulary::RetentionBecause;

/// Years that proofs are kept where neither funder nor provider says: those of the certificat de réalisation.
const DEFAULT_YEARS: u32 = 3;

/// How long one enrolment is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The cohort's last session; of cancelled ones only where there is no other.
    pub last_session: NaiveDate,
    pub years: u32,
    pub because: RetentionBecause,
    /// The last day: a 31 December.
    pub keep_until: NaiveDate,
}

impl Retention {
    /// Whether nothing obliges to keep it any more.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        today > self.keep_until
    }
}

/// How long an enrolment is kept; none for a cohort without a session: nothing says when its time begins.
pub fn retention(programme: &Programme, cohort: &Cohort, enrolment: &Enrolment) -> Option<Retention> {
    let days = |cancelled: bool| cohort.sessions.iter().filter(move |session| cancelled || !session.cancelled);
    let last = |cancelled: bool| days(cancelled).map(|session| session.date).max();
    let last_session = last(false).or_else(|| last(true))?;
    let funder =
        enrolment.funder.as_ref().and_then(|id| programme.funder(id)).and_then(|funder| funder.retention_years);
    let (years, because) = match (funder, programme.provider.retention_years) {
        (Some(funder), provider) if provider.is_none_or(|provider| funder >= provider) => {
            (funder, RetentionBecause::Funder)
        }
        (_, Some(provider)) => (provider, RetentionBecause::Provider),
        _ => (DEFAULT_YEARS, RetentionBecause::Default),
    };
    let year = last_session.year().saturating_add(i32::try_from(years).unwrap_or(i32::MAX));
    let keep_until = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
    Some(Retention { last_session, years, because, keep_until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, day, programme};
    use crate::domain::index::EnrolmentIndex;
    use crate::domain::programme::definition::{Funder, FunderExport};
    use crate::domain::programme::ids::FunderId;
    use crate::domain::vocabulary::FunderKind;

    #[test]
    fn the_longest_period_counts_from_the_end_of_the_year_of_the_last_session() {
        let cases = [
            (None, None, "2021-05-25", 3, RetentionBecause::Default, "2024-12-31"),
            (Some(6), None, "2021-05-25", 6, RetentionBecause::Funder, "2027-12-31"),
            (Some(6), Some(10), "2021-05-25", 10, RetentionBecause::Provider, "2031-12-31"),
            (Some(6), Some(6), "2021-05-25", 6, RetentionBecause::Funder, "2027-12-31"),
            (None, Some(5), "2021-05-25", 5, RetentionBecause::Provider, "2026-12-31"),
        ];
        for (funder, provider, last, years, because, until) in cases {
            let mut programme = programme();
            programme.provider.retention_years = provider;
            programme.funders.push(Funder {
                id: FunderId::new("afdas"),
                name: "Afdas".into(),
                kind: FunderKind::Opco,
                file_number: String::new(),
                retention_years: funder,
                hours_per_day: None,
                hours_per_half_day: None,
                min_participants: None,
                max_participants: None,
                export: FunderExport::default(),
            });
            let records = cohort("c").person("Zoé", "Martin", |_| {}).records();
            let found = retention(&programme, &records.cohort, records.enrolment(EnrolmentIndex(0))).unwrap();
            let expected = Retention { last_session: day(last), years, because, keep_until: day(until) };
            assert_eq!(found, expected, "funder {funder:?}, provider {provider:?}");
            assert!(!found.is_over(day(until)) && found.is_over(day(until).succ_opt().unwrap()), "{found:?}");
        }
    }

    #[test]
    fn cancelled_sessions_count_only_where_there_is_no_other() {
        let mut records = cohort("c").person("Zoé", "Martin", |_| {}).records();
        let last = |records: &crate::domain::records::CohortRecords| {
            retention(&programme(), &records.cohort, records.enrolment(EnrolmentIndex(0)))
                .map(|found| found.last_session)
        };
        records.cohort.sessions[5].cancelled = true;
        assert_eq!(last(&records), Some(day("2021-05-21")));
        records.cohort.sessions.iter_mut().for_each(|session| session.cancelled = true);
        assert_eq!(last(&records), Some(day("2021-05-25")));
        records.cohort.sessions.clear();
        assert_eq!(last(&records), None);
    }
}
