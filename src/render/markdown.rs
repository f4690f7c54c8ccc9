//! A pipe table of Markdown, its columns padded so that it reads well as plain text too.

use unicode_width::UnicodeWidthStr;

use crate::text::visible::on_one_line;

use super::page::ShownColumns;
use super::people::{LaidOut, WaitingRows, right, total};
use super::written::End;

/// `md`.
pub const MARKDOWN: LaidOut = LaidOut(laid_out);

fn laid_out(page: &ShownColumns, held: &WaitingRows) -> End {
    let right = right(page, held);
    let total = total(page, held);
    let mut lines: Vec<Vec<String>> =
        vec![page.columns.iter().map(|column| escaped(&on_one_line(column.label(page.style.lang)))).collect()];
    lines.extend(held.rows().map(|row| row.iter().map(|cell| escaped(&cell.text)).collect()));
    let strong = |text: &str| if text.is_empty() { String::new() } else { format!("**{}**", escaped(text)) };
    lines.extend(total.iter().map(|row| row.iter().map(|cell| strong(&cell.text)).collect()));
    let widths: Vec<usize> = (0..page.columns.len())
        .map(|place| lines.iter().map(|line| line[place].width()).max().unwrap_or(0).max(3))
        .collect();
    let rule: Vec<String> = widths
        .iter()
        .zip(&right)
        .map(|(width, right)| if *right { format!("{}:", "-".repeat(width - 1)) } else { "-".repeat(*width) })
        .collect();
    lines.insert(1, rule);
    lines.iter().map(|line| written(line, &widths, &right)).collect::<String>().into_bytes().into()
}

fn written(cells: &[String], widths: &[usize], right: &[bool]) -> String {
    let mut line = String::from("|");
    for ((cell, width), right) in cells.iter().zip(widths).zip(right) {
        let space = " ".repeat(width - cell.width());
        let (before, after) = if *right { (space.as_str(), "") } else { ("", space.as_str()) };
        line.extend([" ", before, cell, after, " |"]);
    }
    line.push('\n');
    line
}

/// Signs that Markdown would read as its own.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
