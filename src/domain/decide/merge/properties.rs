//! What holds whoever is merged: the rows of united are one person's, each dot, score and offer is counted once, and what is
//! dropped is named.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use proptest::prelude::*;
use proptest::sample::select;

use super::{Merge, Side, cells, merge};
use crate::domain::change::{Change, Plan};
use crate::domain::fixture::{day, programme};
use crate::domain::notice::Notice;
use crate::domain::pedagogy::commitment::Commitment;
use crate::domain::pedagogy::directory::{Consents, directory};
use crate::domain::pedagogy::fairness::fairness;
use crate::domain::pedagogy::fixture::numbered;
use crate::domain::pedagogy::grid::ToolGrid;
use crate::domain::pedagogy::matches::matches;
use crate::domain::pedagogy::offer::Offer;
use crate::domain::pedagogy::random::{PEOPLE, cohort};
use crate::domain::pedagogy::ranking::ranking;
use crate::domain::pedagogy::score::Score;
use crate::domain::pedagogy::settings::Settings;
use crate::domain::pedagogy::spent::overspent;
use crate::domain::pedagogy::tally::tally;
use crate::domain::pedagogy::topic::Topic;
use crate::domain::pedagogy::vote::Vote;
use crate::domain::pedagogy::weights::Weights;
use crate::domain::people::enrolment::Enrolment;
use crate::domain::programme::ids::ParticipantId;
use crate::domain::records::CohortRecords;
use crate::domain::tables::{EachTable, KeptRecord, each_table};
use crate::domain::vocabulary::{ConsentField, EnrolmentState, TopicState};

/// The records once a plan is written.
fn applied(records: &CohortRecords, plan: &Plan) -> CohortRecords {
    struct Apply<'p>(CohortRecords, &'p Plan);
    impl EachTable for Apply<'_> {
        type Error = Infallible;
        fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
            let mut rows: Vec<R> = self.0.each::<R>().cloned().collect();
            for change in self.1.changes.iter().filter_map(Change::of::<R>) {
                match (change.before, change.after) {
                    (Some(before), Some(after)) => {
                        let at = rows.iter().position(|row| row == before).expect("a row that changes is there");
                        rows[at] = after.clone();
                    }
                    (before, after) => {
                        rows.retain(|row| Some(row) != before);
                        rows.extend(after.cloned());
                    }
                }
            }
            self.0 = self.0.clone().with(numbered(rows));
            Ok(())
        }
    }
    let mut apply = Apply(records.clone(), plan);
    let Ok(()) = each_table(&mut apply);
    apply.0
}

/// How many rows of all tables are about somebody; of each table, whether a key stands twice.
struct About<'w> {
    records: &'w CohortRecords,
    who: &'w ParticipantId,
    rows: usize,
    twice: Vec<&'static str>,
}

impl EachTable for About<'_> {
    type Error = Infallible;

    fn table<R: KeptRecord>(&mut self) -> Result<(), Infallible> {
        let rows = self.records.each::<R>();
        self.rows += rows.clone().filter(|row| row.is_about(self.who)).count();
        let keys: BTreeSet<Vec<String>> = rows.clone().map(crate::domain::schema::Record::key).collect();
        if keys.len() < rows.len() {
            self.twice.push(R::TABLE.file);
        }
        Ok(())
    }
}

/// The dots that topics of the tally have.
fn dots(records: &CohortRecords) -> BTreeMap<String, (u64, usize)> {
    let topics = tally(records).topics.into_iter();
    topics.map(|one| (one.topic.id.to_string(), (one.dots, one.voters))).collect()
}

/// The scores of a cell, in order.
type Scores = BTreeMap<(String, String), Vec<u8>>;

fn scores<'s>(rows: impl Iterator<Item = &'s Score>) -> Scores {
    let mut scores = Scores::new();
    for row in rows {
        scores.entry((row.tool.to_string(), row.criterion.to_string())).or_default().push(row.score.get());
    }
    for scores in scores.values_mut() {
        scores.sort_unstable();
    }
    scores
}

fn pairs(records: &CohortRecords) -> BTreeSet<(String, String)> {
    matches(records).iter().map(|pair| (pair.need.id.to_string(), pair.offer.id.to_string())).collect()
}

proptest! {
    #[test]
    fn whoever_is_merged_the_rows_of_both_are_one_persons(
        rows in cohort(),
        [first, second] in select(&PEOPLE[..4]).prop_flat_map(|one| {
            let others: Vec<&str> = PEOPLE[..4].iter().copied().filter(|other| *other != one).collect();
            (Just(one), select(others)).prop_map(|(one, other)| [one, other])
        }),
    ) {
        let records = rows.records();
        let (stays, goes) = (ParticipantId::new(first), ParticipantId::new(second));
        // Of the enrolments the first one's cells stay: only the other tables are tried here.
        let keep = cells::decidable().map(|column| (column.to_owned(), Side::First)).collect();
        let request = Merge { first: first.to_owned(), second: second.to_owned(), keep, minutes: Vec::new() };
        let plan = merge(&records, &programme(), &request, day("2021-06-01"));
        let plan = plan.map_err(|refusal| TestCaseError::fail(format!("{refusal:?}")))?;
        let merged = applied(&records, &plan);

        let about = |records: &CohortRecords, who: &ParticipantId| {
            let mut about = About { records, who, rows: 0, twice: Vec::new() };
            let Ok(()) = each_table(&mut about);
            (about.rows, about.twice)
        };
        prop_assert_eq!(about(&merged, &goes), (0, Vec::new()), "nothing is about the one who went, no key stands twice");
        prop_assert!(about(&merged, &stays).0 >= about(&records, &stays).0);
        prop_assert_eq!(merged.each::<Commitment>().len(), records.each::<Commitment>().len());

        // Votes: the first one's stay where united voted.
        let of = |who: &ParticipantId| -> BTreeMap<String, u32> {
            let theirs = records.each::<Vote>().filter(|vote| vote.participant == *who);
            theirs.map(|vote| (vote.topic.to_string(), vote.dots)).collect()
        };
        let (mine, theirs) = (of(&stays), of(&goes));
        let united: Vec<&String> = theirs.keys().filter(|topic| mine.contains_key(*topic)).collect();
        let (before, after) = (dots(&records), dots(&merged));
        for (topic, (dots, voters)) in &before {
            let dropped = if united.contains(&topic) { u64::from(theirs[topic]) } else { 0 };
            let lost = united.contains(&topic) && theirs[topic] > 0;
            prop_assert_eq!(after[topic].0, dots - dropped, "dots of {}", topic);
            prop_assert_eq!(after[topic].1, voters - usize::from(lost), "voters of {}", topic);
        }
        let spent: u64 = merged
            .each::<Vote>()
            .filter(|vote| vote.participant == stays)
            .filter(|vote| merged.each::<Topic>().any(|topic| topic.id == vote.topic && topic.state == TopicState::Open))
            .map(|vote| u64::from(vote.dots))
            .sum();
        let beyond = overspent(&merged, &Settings::default()).iter().any(|one| one.participant == &stays);
        prop_assert_eq!(beyond, spent > u64::from(Settings::default().dots), "votes united beyond the dots are named");

        // Scores: the first one's stay where united scored a cell; a mean is that of what is left.
        let cell = |row: &Score| (row.tool.to_string(), row.criterion.to_string());
        let scored: BTreeSet<_> = records.each::<Score>().filter(|row| row.participant == stays).map(cell).collect();
        let left = records.each::<Score>().filter(|row| row.participant != goes || !scored.contains(&cell(row)));
        prop_assert_eq!(scores(left), scores(merged.each::<Score>()));
        let grid = ToolGrid::of(&merged, &Settings::default(), true);
        for cell in &grid.cells {
            let there = scores(merged.each::<Score>());
            let there = there.get(&(cell.tool.id.to_string(), cell.criterion.id.to_string())).map_or(0, Vec::len);
            prop_assert_eq!(cell.scores.count, there);
        }
        prop_assert_eq!(
            ranking(&grid, &Weights::of_group(&grid.criteria), &Settings::default()).len(),
            ToolGrid::of(&records, &Settings::default(), true).tools.len()
        );

        // Topics: what united proposed is the first one's now, and what it received.
        let fair = |records: &CohortRecords, who: &[&str]| {
            let theirs = fairness(records).into_iter().filter(|one| who.contains(&one.participant.id.as_str()));
            theirs.fold((0, 0), |(proposed, chosen), one| (proposed + one.proposed, chosen + one.chosen))
        };
        prop_assert_eq!(fair(&merged, &[first]), fair(&records, &[first, second]));

        // Offers and needs: those of others match as before; of the two, only with other structures.
        let of_both: BTreeSet<String> = records
            .each::<Offer>()
            .filter(|offer| offer.participant == stays || offer.participant == goes)
            .map(|offer| offer.id.to_string())
            .collect();
        let others = |all: BTreeSet<(String, String)>| -> BTreeSet<(String, String)> {
            all.into_iter().filter(|(need, offer)| !of_both.contains(need) && !of_both.contains(offer)).collect()
        };
        prop_assert_eq!(others(pairs(&merged)), others(pairs(&records)));
        prop_assert!(pairs(&merged).iter().all(|(need, offer)| !(of_both.contains(need) && of_both.contains(offer))));

        // Consents: each field that holds is one that one of them agreed to.
        let (was, is) = (Consents::of(&records), Consents::of(&merged));
        for field in ConsentField::ALL {
            if is.holds(first, *field) {
                prop_assert!(was.holds(first, *field) || was.holds(second, *field), "nothing more is shown: {:?}", field);
            }
        }
        prop_assert!(directory(&merged).iter().all(|entry| entry.participant.id != goes));

        // Whatever is dropped is named.
        let dropped = |name: &str| plan.notices.iter().filter(|notice| matches!(notice, Notice::OfTwo(two) if two.name == name)).count();
        let differ = united.iter().filter(|topic| theirs[**topic] != mine[**topic]).count();
        prop_assert_eq!(dropped("votes.dots"), differ);
        let known = |who: &ParticipantId| -> BTreeMap<_, _> {
            records.each::<Score>().filter(|row| row.participant == *who).map(|row| (cell(row), row.score)).collect()
        };
        let (mine, theirs) = (known(&stays), known(&goes));
        let differ = theirs.iter().filter(|(cell, score)| mine.get(*cell).is_some_and(|mine| mine != *score)).count();
        prop_assert_eq!(dropped("scores.score"), differ);
        prop_assert_eq!(merged.each::<Enrolment>().filter(|row| row.state == EnrolmentState::Enrolled).count(), 3);
    }
}
