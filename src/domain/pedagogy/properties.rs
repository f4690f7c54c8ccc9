//! What holds of every cohort: the order of rows is of no account, and erasing somebody changes no number.

use proptest::prelude::*;
use proptest::sample::select;

use super::agenda::agenda;
use super::between::Between;
use super::consent::Consent;
use super::consequences::consequences;
use super::directory::directory;
use super::disagreement::disagreement;
use super::doubts::{unscored_musts, untried, withdrawn_since_handover};
use super::exact::Exact;
use super::fairness::fairness;
use super::feedback::Feedback;
use super::grid::ToolGrid;
use super::matches::matches;
use super::offer::Offer;
use super::planned::ChoiceOrder;
use super::random::{PEOPLE, cohort, shuffled};
use super::ranking::{RankedTool, ranking};
use super::score::Score;
use super::sensitivity::sensitivity;
use super::settings::Settings;
use super::spent::overspent;
use super::tally::tally;
use super::topic::Topic;
use super::trial::Trial;
use super::vote::Vote;
use super::weights::Weights;
use crate::domain::fixture::{day, programme};
use crate::domain::index::SessionIndex;
use crate::domain::privacy::forgetting::Forgotten;
use crate::domain::programme::ids::{CohortId, ParticipantId};
use crate::domain::records::{CohortRecords, Numbered};
use crate::domain::schema::RowRules;
use crate::domain::tables::KeptRecord;

/// What rests on numbers alone: no text of anybody in it.
fn numbers(records: &CohortRecords) -> Vec<String> {
    let settings = Settings::default();
    let mut told = vec![format!("{:?}", (tally(records).voted, tally(records).could_vote))];
    let topics = tally(records).topics.into_iter();
    told.extend(
        topics.map(|one| format!("{} {} {} {} {}", one.topic.id, one.rank, one.dots, one.voters, one.passed_over)),
    );
    let people = fairness(records).into_iter();
    told.extend(
        people.map(|one| format!("{} {} {} {}", one.participant.id, one.proposed, one.chosen, one.dots_received)),
    );
    told.extend(overspent(records, &settings).iter().map(|one| format!("{} {}", one.participant, one.dots)));
    let grid = ToolGrid::of(records, &settings, true);
    told.extend(
        grid.cells.iter().map(|cell| {
            format!("{} {} {:?} {:?} {}", cell.tool.id, cell.criterion.id, cell.mean, cell.scores, cell.few)
        }),
    );
    told.extend(
        disagreement(&grid).iter().map(|(cell, spread)| format!("{} {} {spread}", cell.tool.id, cell.criterion.id)),
    );
    let phare = Weights::of_structure(records, &grid.criteria, "phare");
    for weights in [Some(Weights::of_group(&grid.criteria)), phare].into_iter().flatten() {
        let ranked = ranking(&grid, &weights, &settings).into_iter();
        told.extend(ranked.map(|one| {
            let total = one.total.as_ref().map(Exact::thousandths);
            format!("{} {:?} {total:?} {} {}", one.tool.id, one.rank, one.scored, one.is_out())
        }));
        let steps = sensitivity(&grid, &weights, &settings).into_iter();
        told.extend(steps.map(|step| format!("{step:?}")));
    }
    told
}

/// All the rest.
fn words(records: &CohortRecords) -> Vec<String> {
    let mut told = Vec::new();
    for at in 0..records.cohort.sessions.len() {
        told.push(format!("{:?}", agenda(records, SessionIndex(at), day("2021-04-02"), &ChoiceOrder::default())));
        told.push(format!("{:?}", Between::before(records, SessionIndex(at))));
    }
    told.extend(consequences(records).iter().map(|one| format!("{one:?}")));
    told.extend(matches(records).iter().map(|one| format!("{one:?}")));
    told.extend(directory(records).iter().map(|one| format!("{one:?}")));
    told.extend(unscored_musts(records).iter().map(|row| format!("{:?}", row.record)));
    told.extend(untried(records).iter().map(|row| format!("{:?}", row.record)));
    told.extend(withdrawn_since_handover(records).iter().map(|found| format!("{:?}", found.row.record)));
    told
}

/// The records of a cohort once somebody is erased from it.
fn without(records: CohortRecords, who: &str) -> CohortRecords {
    fn table<R: KeptRecord + RowRules>(records: CohortRecords, forgotten: &Forgotten) -> CohortRecords {
        let theirs = |row: &R| row.is_about(&forgotten.participant);
        let rows =
            records.rows::<R>().iter().filter(|row| !(theirs(&row.record) && row.record.goes_when_erased(false)));
        let rows: Vec<Numbered<R>> = rows
            .map(|row| Numbered {
                line: row.line,
                record: if theirs(&row.record) { forgotten.record(&row.record) } else { row.record.clone() },
            })
            .collect();
        records.with(rows)
    }
    let who = ParticipantId::new(who);
    let forgotten = Forgotten::new(&programme(), &CohortId::new("2021-spring"), &who, true);
    let records = table::<crate::domain::people::enrolment::Enrolment>(records, &forgotten);
    let records = table::<Vote>(table::<Topic>(records, &forgotten), &forgotten);
    let records = table::<Score>(table::<Trial>(records, &forgotten), &forgotten);
    let records = table::<Feedback>(table::<Consent>(records, &forgotten), &forgotten);
    table::<Offer>(records, &forgotten)
}

proptest! {
    #[test]
    fn the_order_of_rows_is_of_no_account((rows, other) in cohort().prop_flat_map(|rows| (Just(rows.clone()), shuffled(rows)))) {
        let (records, other) = (rows.records(), other.records());
        prop_assert_eq!(numbers(&records), numbers(&other));
        prop_assert_eq!(words(&records), words(&other));
    }

    #[test]
    fn erasing_somebody_changes_no_number(rows in cohort(), who in select(&PEOPLE[..4])) {
        let records = rows.records();
        let erased = without(records.clone(), who);
        // Their name is what people of equal numbers are ordered by.
        let sorted = |mut told: Vec<String>| { told.sort(); told };
        prop_assert_eq!(sorted(numbers(&records)), sorted(numbers(&erased)));
        prop_assert!(directory(&erased).iter().all(|entry| entry.participant.id.as_str() != who));
        let of = |offer: &Offer| offer.participant.as_str() == who;
        prop_assert!(matches(&erased).iter().all(|pair| !of(pair.need) && !of(pair.offer)));
    }

    /// Ranks begin with 1 and leave no gap but those that sharing makes; whoever has a total has a rank.
    #[test]
    fn ranks_count_those_that_stand_before(rows in cohort()) {
        let records = rows.records();
        let grid = ToolGrid::of(&records, &Settings::default(), false);
        let ranked = ranking(&grid, &Weights::of_group(&grid.criteria), &Settings::default());
        prop_assert_eq!(ranked.len(), grid.tools.len());
        let mut before = 0;
        for one in &ranked {
            prop_assert_eq!(one.rank.is_some(), one.total.is_some());
            if let Some(rank) = one.rank {
                before += 1;
                prop_assert!(rank <= before);
            }
        }
        let in_order: Vec<usize> = ranked.iter().filter_map(|one| one.rank).collect();
        prop_assert!(in_order.is_sorted() && in_order.first().is_none_or(|first| *first == 1));
        prop_assert!(ranked.iter().map(RankedTool::is_out).is_sorted());
    }

    /// Every dot on a topic of the tally is counted once.
    #[test]
    fn the_tally_adds_up(rows in cohort()) {
        let (topics, votes) = (rows.topics.clone(), rows.votes.clone());
        let on = |vote: &&Vote| topics.iter().any(|topic| topic.id == vote.topic && topic.is_tallied());
        let dots: u64 = votes.iter().filter(on).map(|vote| u64::from(vote.dots)).sum();
        let records = rows.records();
        let tally = tally(&records);
        prop_assert_eq!(tally.topics.iter().map(|one| one.dots).sum::<u64>(), dots);
        prop_assert!(tally.voted <= tally.could_vote);
    }
}
