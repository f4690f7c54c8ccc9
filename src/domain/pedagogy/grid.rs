//! What tools are worth on each criterion: the scores of one tool and one criterion make a cell.

use std::collections::HashMap;

use super::criterion::Criterion;
use super::exact::Exact;
use super::ids::order;
use super::scale::ScoreValue;
use super::score::Score;
use super::settings::Settings;
use super::tool::Tool;
use crate::domain::records::CohortRecords;
use crate::domain::vocabulary::ToolState;

/// Tools by criteria, both in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolGrid<'a> {
    pub tools: Vec<&'a Tool>,
    pub criteria: Vec<&'a Criterion>,
    /// The cells of the first tool, then those of the next.
    pub cells: Vec<GridCell<'a>>,
}

/// One tool on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell<'a> {
    pub tool: &'a Tool,
    pub criterion: &'a Criterion,
    pub scores: Scores,
    /// None without scores.
    pub mean: Option<Exact>,
    /// Whether there are fewer scores than the programme wants, none included.
    pub few: bool,
}

/// The scores of a cell together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    pub count: usize,
    sum: u64,
    /// The lowest and the highest; none without scores.
    ends: Option<(ScoreValue, ScoreValue)>,
}

impl Scores {
    pub fn low(&self) -> Option<ScoreValue> {
        self.ends.map(|(low, _)| low)
    }

    pub fn high(&self) -> Option<ScoreValue> {
        self.ends.map(|(_, high)| high)
    }

    /// From the lowest to the highest.
    pub fn spread(&self) -> Option<u8> {
        self.ends.map(|(low, high)| high.get() - low.get())
    }

    fn add(&mut self, score: ScoreValue) {
        self.count += 1;
        self.sum += u64::from(score.get());
        self.ends = Some(self.ends.map_or((score, score), |(low, high)| (low.min(score), high.max(score))));
    }
}

impl<'a> ToolGrid<'a> {
    /// The grid of a cohort; tools that were set aside only where `all` are asked for.
    pub fn of(records: &'a CohortRecords, settings: &Settings, all: bool) -> Self {
        let mut given: HashMap<(&str, &str), Scores> = HashMap::new();
        for score in records.each::<Score>() {
            given.entry((score.tool.as_str(), score.criterion.as_str())).or_default().add(score.score);
        }
        let mut tools: Vec<&Tool> =
            records.each::<Tool>().filter(|tool| all || tool.state != ToolState::SetAside).collect();
        tools.sort_by_key(|tool| order(tool.id.as_str()));
        let mut criteria: Vec<&Criterion> = records.each::<Criterion>().collect();
        criteria.sort_by_key(|criterion| order(criterion.id.as_str()));
        let cell = |tool: &'a Tool, criterion: &'a Criterion| {
            let scores = given.get(&(tool.id.as_str(), criterion.id.as_str())).copied().unwrap_or_default();
            let mean = Exact::quotient(scores.sum, scores.count as u64);
            GridCell { tool, criterion, scores, mean, few: (scores.count as u64) < u64::from(settings.few_scores) }
        };
        let cells = tools.iter().flat_map(|tool| criteria.iter().map(|criterion| cell(tool, criterion))).collect();
        Self { tools, criteria, cells }
    }

    /// Each tool with its cells, one a criterion in their order.
    pub fn by_tool(&self) -> impl Iterator<Item = (&'a Tool, &[GridCell<'a>])> {
        let wide = self.criteria.len();
        self.tools.iter().enumerate().map(move |(at, tool)| (*tool, &self.cells[at * wide..(at + 1) * wide]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{criterion, group, numbered, scored, scores, tool};
    use crate::domain::pedagogy::ids::ToolId;

    /// `mean` as shown, how many, lowest, highest, whether few.
    fn shown(cell: &GridCell<'_>) -> (Option<u64>, usize, Option<u8>, Option<u8>, bool) {
        let end = |value: Option<ScoreValue>| value.map(ScoreValue::get);
        let scores = &cell.scores;
        (cell.mean.as_ref().map(Exact::hundredths), scores.count, end(scores.low()), end(scores.high()), cell.few)
    }

    #[test]
    fn vector_3_the_grid() {
        let records = scored(true);
        let grid = ToolGrid::of(&records, &Settings::default(), false);
        let cells: Vec<_> = grid.cells.iter().map(shown).collect();
        let expected = [
            // w1: (4 + 5 + 3) ÷ 3; 2 alone; none.
            (Some(400), 3, Some(3), Some(5), false),
            (Some(200), 1, Some(2), Some(2), true),
            (None, 0, None, None, true),
            // w2: (2 + 2 + 3) ÷ 3 = 2.333…; 15 ÷ 3; 5 alone.
            (Some(233), 3, Some(2), Some(3), false),
            (Some(500), 3, Some(5), Some(5), false),
            (Some(500), 1, Some(5), Some(5), true),
        ];
        assert_eq!(cells, expected);
        let ids: Vec<_> = grid.cells.iter().map(|cell| (cell.tool.id.as_str(), cell.criterion.id.as_str())).collect();
        assert_eq!(ids[2..4], [("w1", "c3"), ("w2", "c1")]);
        assert_eq!(
            grid.by_tool().map(|(tool, cells)| (tool.id.as_str(), cells.len())).collect::<Vec<_>>(),
            [("w1", 3), ("w2", 3)]
        );
    }

    #[test]
    fn tools_set_aside_are_asked_for_and_scores_of_nothing_are_left_out() {
        let tools =
            vec![tool("w10", ToolState::Tried), tool("w3", ToolState::SetAside), tool("w2", ToolState::Adopted)];
        let given = [scores("w3", "c1", &[4]), scores("w9", "c1", &[5]), scores("w2", "c9", &[5])].concat();
        let records = group()
            .records()
            .with(numbered(tools))
            .with(numbered(vec![criterion("c1", 1, false)]))
            .with(numbered(given));
        let settings = Settings { few_scores: 1, ..Settings::default() };
        let tools = |all| -> Vec<ToolId> {
            ToolGrid::of(&records, &settings, all).tools.iter().map(|tool| tool.id.clone()).collect()
        };
        assert_eq!(tools(false), ["w2", "w10"].map(ToolId::new));
        assert_eq!(tools(true), ["w2", "w3", "w10"].map(ToolId::new));
        let few: Vec<bool> = ToolGrid::of(&records, &settings, true).cells.iter().map(|cell| cell.few).collect();
        assert_eq!(few, [true, false, true]);
    }

    #[test]
    fn without_criteria_each_tool_has_no_cell() {
        let records = group().records().with(numbered(vec![tool("w1", ToolState::Tried)]));
        let grid = ToolGrid::of(&records, &Settings::default(), false);
        assert_eq!(grid.by_tool().map(|(_, cells)| cells.len()).collect::<Vec<_>>(), [0]);
    }
}
