//! `tools ranking`: which tool the weighted means put first.

use super::rows::{criteria, rows, tools};
use crate::domain::pedagogy::ranking::RankedTool;
use crate::table::{Cell, Table};

/// One row a tool, in their order.
pub fn ranking<'t>(ranking: &[RankedTool<'t>]) -> Table<'t> {
    rows! { ranking, ranked =>
        always Rank: Cell::maybe(ranked.rank, Cell::count),
        always Tool: tools([ranked.tool]),
        in_files ToolName: Cell::text(ranked.tool.name.as_str()),
        always Total: Cell::maybe(ranked.total.as_ref(), |total| Cell::Decimal(total.thousandths(), 3)),
        always Scored: Cell::count(ranked.scored),
        always Criteria: Cell::count(ranked.criteria),
        always Out: Cell::Flag(ranked.is_out()),
        when_room Failed: criteria(ranked.failed.iter().copied()),
    }
}
