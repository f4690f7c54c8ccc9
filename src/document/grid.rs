//! The grid: what tools are worth on each criterion, in colour and in signs, the first tools on top.

use super::heat::{sign, step};
use super::model::{Block, Document, PageCell, PageTable};
use super::page::Page;
use super::phrase::Phrase;
use crate::domain::headings::Heading;
use crate::domain::pedagogy::criterion::Criterion;
use crate::domain::pedagogy::exact::Exact;
use crate::domain::pedagogy::grid::{GridCell as Scored, ToolGrid};
use crate::domain::pedagogy::ranking::ranking;
use crate::domain::pedagogy::weights::Weights;
use crate::domain::values::Value;
use crate::domain::vocabulary::YesNo;
use crate::lang::Lang;
use crate::lang::words::Words;
use crate::table;

/// The page; `all`: with tools that were set aside.
pub fn grid(page: &Page<'_>, all: bool) -> Document {
    let settings = &page.programme.pedagogy;
    let say = |phrase: Phrase| phrase.say(page.lang);
    let grid = ToolGrid::of(page.records, settings, all);
    let ranked = ranking(&grid, &Weights::of_group(&grid.criteria), settings);
    let mut headings = vec![page.label(Heading::Rank), page.label(Heading::Tool)];
    headings.extend(grid.criteria.iter().map(|criterion| heading(criterion)));
    headings.extend([page.label(Heading::Total), page.label(Heading::Out)]);
    let rows: Vec<Vec<PageCell>> = ranked
        .iter()
        .map(|tool| {
            let cells = grid.by_tool().find(|(of, _)| of.id == tool.tool.id).map(|(_, cells)| cells);
            let out = if tool.is_out() { Value::from(YesNo::Yes).word(page.lang) } else { "" };
            let mut row = vec![
                PageCell::number(tool.rank.map(|rank| rank.to_string()).unwrap_or_default()),
                PageCell::text(tool.tool.name.as_str()),
            ];
            row.extend(cells.unwrap_or_default().iter().map(|cell| mean(page, cell)));
            row.push(PageCell::number(
                tool.total.as_ref().map(|total| decimal(total, 3, page.lang)).unwrap_or_default(),
            ));
            row.push(PageCell::text(out));
            row
        })
        .collect();
    let blocks = if rows.is_empty() {
        vec![Block::text(say(Phrase::NoTool))]
    } else {
        vec![
            Block::Table(PageTable { headings, rows, ..PageTable::default() }),
            Block::text(say(Phrase::GridLegend { few: settings.few_scores })),
        ]
    };
    page.document(say(Phrase::Grid), vec![page.records.cohort.id.to_string()], blocks)
}

/// What a criterion is called above its means, with its weight; an asterisk where a tool must meet it.
fn heading(criterion: &Criterion) -> String {
    let must = if criterion.is_must() { " *" } else { "" };
    format!("{} ×{}{must}", criterion.label, criterion.weight().get())
}

/// A mean, with how high it is; said where it rests on few scores.
pub(super) fn mean(page: &Page<'_>, cell: &Scored<'_>) -> PageCell {
    let Some(mean) = &cell.mean else { return PageCell { number: true, ..PageCell::default() } };
    let few = if cell.few { format!(" {}", Phrase::FewMark.say(page.lang)) } else { String::new() };
    let text = format!("{}{few}", decimal(mean, 2, page.lang));
    PageCell { text, heat: Some(step(mean.hundredths())), number: true }
}

/// A number with so many decimals, in that language.
fn decimal(number: &Exact, decimals: u32, lang: Lang) -> String {
    let scale = 10_u64.pow(decimals);
    let scaled = number.rounded(decimals);
    let width = usize::try_from(decimals).unwrap_or_default();
    format!("{}{}{:0width$}", scaled / scale, lang.pick('.', ','), scaled % scale)
}

/// The matrix for a terminal: the means with their signs, a column a criterion.
pub fn grid_matrix<'p>(page: &Page<'p>, all: bool) -> table::Table<'p> {
    let Some(Block::Table(PageTable { headings, rows, .. })) = grid(page, all).blocks.into_iter().next() else {
        return table::Table::default();
    };
    let shown = |cell: PageCell| {
        let sign = cell.heat.map(|step| format!(" {}", sign(step))).unwrap_or_default();
        let text = format!("{}{sign}", cell.text);
        // A mean and its sign stand on one line.
        table::Cell::text(if cell.heat.is_some() { text.replace(' ', "\u{a0}") } else { text })
    };
    let rows = rows.into_iter().map(|row| row.into_iter().map(shown).collect()).collect();
    table::Table { columns: headings.into_iter().map(table::Column::verbatim).collect(), rows }
}

/// The same as a table: a row a tool and criterion, tools by rank.
pub fn grid_table<'p>(page: &Page<'p>, all: bool) -> table::Table<'p> {
    let settings = &page.programme.pedagogy;
    let grid = ToolGrid::of(page.records, settings, all);
    let ranked = ranking(&grid, &Weights::of_group(&grid.criteria), settings);
    let row = |cell: &Scored<'p>| {
        let score = |score: Option<crate::domain::pedagogy::scale::ScoreValue>| {
            table::Cell::maybe(score, |score| table::Cell::Count(score.get().into()))
        };
        vec![
            table::Cell::named(cell.tool.id.as_str(), cell.tool.name.as_str()),
            table::Cell::text(cell.tool.name.as_str()),
            table::Cell::named(cell.criterion.id.as_str(), cell.criterion.label.as_str()),
            table::Cell::text(cell.criterion.label.as_str()),
            table::Cell::Count(cell.criterion.weight().get().into()),
            table::Cell::Flag(cell.criterion.is_must()),
            table::Cell::maybe(cell.mean.as_ref(), |mean| table::Cell::Decimal(mean.hundredths(), 2)),
            table::Cell::count(cell.scores.count),
            score(cell.scores.low()),
            score(cell.scores.high()),
            table::Cell::Flag(cell.few),
        ]
    };
    let cells = |tool: &str| grid.by_tool().find(|(of, _)| of.id.as_str() == tool).map(|(_, cells)| cells);
    let rows = ranked.iter().flat_map(|tool| cells(tool.tool.id.as_str()).unwrap_or_default()).map(row).collect();
    table::Table { columns: grid_columns(), rows }
}

/// The columns of the grid as a table.
pub fn grid_columns() -> Vec<table::Column> {
    let headings = [
        Heading::Tool,
        Heading::ToolName,
        Heading::Criterion,
        Heading::CriterionLabel,
        Heading::Weight,
        Heading::Must,
        Heading::Mean,
        Heading::Scores,
        Heading::Low,
        Heading::High,
        Heading::Few,
    ];
    // People read the names in the cells of the ids.
    let column = |heading| match heading {
        Heading::ToolName | Heading::CriterionLabel => table::Column::in_files(heading),
        _ => table::Column::always(heading),
    };
    headings.map(column).to_vec()
}
