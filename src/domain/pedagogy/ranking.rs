//! Which tool the weighted means put first.

use std::cmp::{Ordering, Reverse};

use super::criterion::Criterion;
use super::exact::Exact;
use super::grid::{GridCell, ToolGrid};
use super::ids::order;
use super::ranks::ranks;
use super::settings::Settings;
use super::tool::Tool;
use super::weights::Weights;

/// Where a tool stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedTool<'a> {
    pub tool: &'a Tool,
    /// From 1, shared by tools of the same total; none without a total.
    pub rank: Option<usize>,
    /// Σ weight × mean ÷ Σ weight over the criteria that have scores; none where those weigh nothing, or there are none.
    pub total: Option<Exact>,
    /// How many criteria have scores.
    pub scored: usize,
    /// How many criteria there are.
    pub criteria: usize,
    /// The criteria that it must meet and does not: with one it is out.
    pub failed: Vec<&'a Criterion>,
    /// The criteria that it must meet, and that it has no scores on.
    pub unscored_musts: Vec<&'a Criterion>,
}

impl RankedTool<'_> {
    /// Whether it misses something that it must meet.
    pub fn is_out(&self) -> bool {
        !self.failed.is_empty()
    }
}

/// The tools of a grid in their order: by total, then those without, then those that are out, by total and those without;
/// equal ones by id. A tool that is out shares no rank with one that is not, whatever its total.
pub fn ranking<'a>(grid: &ToolGrid<'a>, weights: &Weights, settings: &Settings) -> Vec<RankedTool<'a>> {
    let mut tools: Vec<RankedTool> =
        grid.by_tool().map(|(tool, cells)| standing(tool, cells, weights, settings)).collect();
    tools.sort_by(|one, other| {
        let id = |ranked: &RankedTool<'a>| order(ranked.tool.id.as_str());
        by_worth(one, other).then_with(|| id(one).cmp(&id(other)))
    });
    let mut with_total: Vec<&mut RankedTool> = tools.iter_mut().filter(|tool| tool.total.is_some()).collect();
    let given = ranks(&with_total, |one, other| by_worth(one, other).is_eq());
    with_total.iter_mut().zip(given).for_each(|(tool, rank)| tool.rank = Some(rank));
    tools
}

/// The tools that share the first rank; none where none has a total.
pub fn first<'a>(ranking: &[RankedTool<'a>]) -> Vec<&'a Tool> {
    ranking.iter().filter(|ranked| ranked.rank == Some(1)).map(|ranked| ranked.tool).collect()
}

fn by_worth(one: &RankedTool<'_>, other: &RankedTool<'_>) -> Ordering {
    let worth = |ranked: &RankedTool<'_>| (ranked.is_out(), ranked.total.is_none());
    worth(one).cmp(&worth(other)).then_with(|| Reverse(&one.total).cmp(&Reverse(&other.total)))
}

fn standing<'a>(tool: &'a Tool, cells: &[GridCell<'a>], weights: &Weights, settings: &Settings) -> RankedTool<'a> {
    let needed = Exact::from(settings.must_mean);
    let (mut failed, mut unscored_musts) = (Vec::new(), Vec::new());
    for cell in cells.iter().filter(|cell| cell.criterion.is_must()) {
        match &cell.mean {
            Some(mean) if *mean < needed => failed.push(cell.criterion),
            Some(_) => {}
            None => unscored_musts.push(cell.criterion),
        }
    }
    RankedTool {
        tool,
        rank: None,
        total: total(cells, weights),
        scored: cells.iter().filter(|cell| cell.mean.is_some()).count(),
        criteria: cells.len(),
        failed,
        unscored_musts,
    }
}

fn total(cells: &[GridCell<'_>], weights: &Weights) -> Option<Exact> {
    let weighed = cells.iter().zip(weights.as_slice());
    let scored = weighed.filter_map(|(cell, weight)| Some((cell.mean.as_ref()?, u64::from(weight.get()))));
    Exact::weighted(scored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{criterion, group, numbered, scored, scores, tool, weight};
    use crate::domain::records::CohortRecords;
    use crate::domain::vocabulary::ToolState;

    /// Rank, id, total as shown, scored of criteria, criteria missed.
    type Shown = (Option<usize>, String, Option<u64>, usize, usize, Vec<String>);

    fn shown(ranking: &[RankedTool<'_>]) -> Vec<Shown> {
        let ids = |criteria: &[&Criterion]| criteria.iter().map(|criterion| criterion.id.to_string()).collect();
        let one = |ranked: &RankedTool<'_>| {
            let total = ranked.total.as_ref().map(Exact::thousandths);
            (ranked.rank, ranked.tool.id.to_string(), total, ranked.scored, ranked.criteria, ids(&ranked.failed))
        };
        ranking.iter().map(one).collect()
    }

    fn of_group(records: &CohortRecords) -> Vec<Shown> {
        let grid = ToolGrid::of(records, &Settings::default(), false);
        shown(&ranking(&grid, &Weights::of_group(&grid.criteria), &Settings::default()))
    }

    fn row(rank: Option<usize>, id: &str, total: Option<u64>, scored: usize, of: usize, failed: &[&str]) -> Shown {
        (rank, id.to_owned(), total, scored, of, failed.iter().map(|id| (*id).to_owned()).collect())
    }

    #[test]
    fn vector_3_the_ranking() {
        // w1: (3 × 4 + 1 × 2) ÷ 4 = 3.5; w2: (3 × 7/3 + 1 × 5 + 2 × 5) ÷ 6 = 22/6, and 7/3 is under 2.5.
        assert_eq!(
            of_group(&scored(true)),
            [row(Some(1), "w1", Some(3500), 2, 3, &[]), row(Some(2), "w2", Some(3667), 3, 3, &["c1"])]
        );
        assert_eq!(
            of_group(&scored(false)),
            [row(Some(1), "w2", Some(3667), 3, 3, &[]), row(Some(2), "w1", Some(3500), 2, 3, &[])]
        );
    }

    #[test]
    fn vector_5_as_phare() {
        let weights = vec![weight("Phare", "c1", 0), weight("Phare", "c2", 1), weight("Phare", "c3", 0)];
        let records = scored(false).with(numbered(weights));
        let grid = ToolGrid::of(&records, &Settings::default(), false);
        let phare = Weights::of_structure(&records, &grid.criteria, "PHARE").unwrap();
        // On c2 alone: w2 5, w1 2.
        assert_eq!(
            shown(&ranking(&grid, &phare, &Settings::default())),
            [row(Some(1), "w2", Some(5000), 3, 3, &[]), row(Some(2), "w1", Some(2000), 2, 3, &[])]
        );
        assert_eq!(Weights::of_structure(&records, &grid.criteria, "Rive"), None);
    }

    #[test]
    fn equals_share_a_rank_and_tools_without_a_total_take_none() {
        let tools = ["w1", "w2", "w3", "w4", "w5", "w6", "w10"].map(|id| tool(id, ToolState::Tried)).to_vec();
        let criteria = vec![criterion("c1", 2, true), criterion("c2", 0, true), criterion("c3", 1, false)];
        let given = [
            scores("w1", "c1", &[2]), // out: 2 under 2.5
            scores("w2", "c1", &[3]),
            scores("w3", "c2", &[4]), // what has scores weighs nothing
            scores("w4", "c2", &[1]), // the same, and out
            scores("w10", "c1", &[3, 3]),
            [scores("w6", "c1", &[2]), scores("w6", "c3", &[5])].concat(), // out, with a total of 3
        ];
        let records = group().records().with(numbered(tools)).with(numbered(criteria)).with(numbered(given.concat()));
        assert_eq!(
            of_group(&records),
            [
                row(Some(1), "w2", Some(3000), 1, 3, &[]),
                row(Some(1), "w10", Some(3000), 1, 3, &[]),
                row(None, "w3", None, 1, 3, &[]),
                row(None, "w5", None, 0, 3, &[]),
                // (2 × 2 + 1 × 5) ÷ 3 = 3, as w2: out, it shares no rank with it.
                row(Some(3), "w6", Some(3000), 2, 3, &["c1"]),
                row(Some(4), "w1", Some(2000), 1, 3, &["c1"]),
                row(None, "w4", None, 1, 3, &["c2"]),
            ]
        );
    }

    #[test]
    fn a_must_without_scores_is_told_and_does_not_put_out() {
        let records = group()
            .records()
            .with(numbered(vec![tool("w1", ToolState::Tried), tool("w2", ToolState::SetAside)]))
            .with(numbered(vec![criterion("c1", 1, true), criterion("c2", 1, false)]))
            .with(numbered(scores("w1", "c2", &[1])));
        let grid = ToolGrid::of(&records, &Settings::default(), false);
        let tools = ranking(&grid, &Weights::of_group(&grid.criteria), &Settings::default());
        assert_eq!(tools.len(), 1, "w2 is set aside");
        assert!(!tools[0].is_out());
        assert_eq!(tools[0].unscored_musts.iter().map(|criterion| criterion.id.as_str()).collect::<Vec<_>>(), ["c1"]);
    }

    #[test]
    fn a_mean_of_what_is_needed_is_enough() {
        let records = group()
            .records()
            .with(numbered(vec![tool("w1", ToolState::Tried)]))
            .with(numbered(vec![criterion("c1", 1, true)]))
            .with(numbered(scores("w1", "c1", &[2, 3])));
        assert_eq!(of_group(&records), [row(Some(1), "w1", Some(2500), 1, 1, &[])]);
    }
}
