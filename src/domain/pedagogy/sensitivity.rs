//! Whether another tool would be first if one criterion weighed one more, or one less.

use super::criterion::Criterion;
use super::grid::ToolGrid;
use super::ranking::{first, ranking};
use super::scale::Weight;
use super::settings::Settings;
use super::tool::Tool;
use super::weights::Weights;

/// What one step of one weight would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    pub criterion: &'a Criterion,
    /// As it is.
    pub weight: Weight,
    pub would_be: Weight,
    /// The tools that would be first; none where none would have a total.
    pub first: Vec<&'a Tool>,
    /// Whether other tools are first as it is.
    pub changes: bool,
}

/// For each criterion its weight one up, then one down; no step leads beyond 0 to 9.
pub fn sensitivity<'a>(grid: &ToolGrid<'a>, weights: &Weights, settings: &Settings) -> Vec<Step<'a>> {
    let would_be_first = |weights: &Weights| first(&ranking(grid, weights, settings));
    let now = would_be_first(weights);
    let criteria = grid.criteria.iter().zip(weights.as_slice()).enumerate();
    let steps = criteria.flat_map(|(at, (criterion, weight))| {
        let values = [weight.get().checked_add(1), weight.get().checked_sub(1)];
        values.into_iter().flatten().filter_map(Weight::new).map(move |would_be| (at, *criterion, *weight, would_be))
    });
    let steps = steps.map(|(at, criterion, weight, would_be)| {
        let first = would_be_first(&weights.with(at, would_be));
        let changes = first != now;
        Step { criterion, weight, would_be, first, changes }
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::fixture::{criterion, group, numbered, scored, scores, tool};
    use crate::domain::records::CohortRecords;
    use crate::domain::vocabulary::ToolState;

    type Shown = (String, u8, u8, Vec<String>, bool);

    fn of_group(records: &CohortRecords) -> Vec<Shown> {
        let grid = ToolGrid::of(records, &Settings::default(), false);
        let steps = sensitivity(&grid, &Weights::of_group(&grid.criteria), &Settings::default());
        let one = |step: Step<'_>| {
            let first = step.first.iter().map(|tool| tool.id.to_string()).collect();
            (step.criterion.id.to_string(), step.weight.get(), step.would_be.get(), first, step.changes)
        };
        steps.into_iter().map(one).collect()
    }

    fn row(criterion: &str, weight: u8, would_be: u8, first: &[&str], changes: bool) -> Shown {
        (criterion.to_owned(), weight, would_be, first.iter().map(|id| (*id).to_owned()).collect(), changes)
    }

    #[test]
    fn vector_4() {
        assert_eq!(
            of_group(&scored(false)),
            [
                // w1 (16 + 2) ÷ 5 = 3.6; w2 (28/3 + 5 + 10) ÷ 7 = 3.476.
                row("c1", 3, 4, &["w1"], true),
                // w1 (8 + 2) ÷ 3 = 3.333; w2 (14/3 + 5 + 10) ÷ 5 = 3.933.
                row("c1", 3, 2, &["w2"], false),
                // w1 (12 + 4) ÷ 5 = 3.2; w2 (7 + 10 + 10) ÷ 7 = 3.857.
                row("c2", 1, 2, &["w2"], false),
                // w1 12 ÷ 3 = 4; w2 (7 + 10) ÷ 5 = 3.4.
                row("c2", 1, 0, &["w1"], true),
                // w1 3.5; w2 (7 + 5 + 15) ÷ 7 = 3.857.
                row("c3", 2, 3, &["w2"], false),
                // w1 3.5; w2 (7 + 5 + 5) ÷ 5 = 3.4.
                row("c3", 2, 1, &["w1"], true),
            ]
        );
    }

    #[test]
    fn no_step_leads_beyond_the_scale_and_none_is_first_without_a_total() {
        let records = group()
            .records()
            .with(numbered(vec![tool("w1", ToolState::Tried), tool("w2", ToolState::Tried)]))
            .with(numbered(vec![criterion("c1", 9, false), criterion("c2", 0, false), criterion("c3", 1, false)]))
            .with(numbered([scores("w1", "c3", &[4]), scores("w2", "c3", &[4])].concat()));
        assert_eq!(
            of_group(&records),
            [
                row("c1", 9, 8, &["w1", "w2"], false),
                row("c2", 0, 1, &["w1", "w2"], false),
                row("c3", 1, 2, &["w1", "w2"], false),
                row("c3", 1, 0, &[], true),
            ]
        );
    }
}
