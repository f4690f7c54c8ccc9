//! How wide each column of a terminal's table is. Where not everything fits, texts are wrapped between words, and no word,
//! number or date is ever cut; columns that tell nothing are left out, then those that may be, the widest first. Where that
//! is not enough either, the table is told in several blocks that repeat its first columns.

use crate::text::wrapped::{WHOLE, width};

use super::spoken::PendingCell;

/// Columns of the terminal between two columns of the table.
pub const GAP: usize = 2;

/// Columns that every block repeats.
const REPEATED: usize = 2;

/// A column that may be left out is not wrapped to stay, up to this width.
const DISPENSABLE: usize = 40;

/// When a column is left out for want of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    Always,
    /// Left out where it tells nothing: zeros and empty cells alone.
    Telling,
    /// Left out.
    WhenRoom,
}

/// What one column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WidthNeed {
    stays: Stays,
    /// Whether it holds anything but zeros and nothing.
    telling: bool,
    /// Whether it says whose row it is.
    naming: bool,
    /// Without any wrapping.
    natural: usize,
    /// With texts wrapped between words.
    least: usize,
}

/// Some of the columns and their widths, to be shown together.
pub type ColumnBlock = Vec<(usize, usize)>;

impl WidthNeed {
    /// Of a column with that heading and those cells.
    pub fn of<'a>(heading: &str, stays: Stays, naming: bool, cells: impl Iterator<Item = &'a PendingCell>) -> Self {
        let least = longest_word(heading).clamp(1, WHOLE);
        let mut need = Self { stays, telling: false, naming, natural: width(heading).max(1), least };
        cells.for_each(|cell| need.add(cell));
        need
    }

    /// One more cell of the column.
    pub fn add(&mut self, cell: &PendingCell) {
        let width = width(&cell.text);
        self.telling |= !cell.is_nothing();
        self.natural = self.natural.max(width);
        let whole = cell.whole || (self.stays == Stays::WhenRoom && width <= DISPENSABLE);
        self.least = self.least.max(if whole { width } else { longest_word(&cell.text).min(WHOLE) });
    }
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or(0)
}

/// Whether everything fits without wrapping.
pub fn fit(needs: &[WidthNeed], room: usize) -> bool {
    sum(needs.iter().map(|need| need.natural)) <= room
}

/// The blocks of a table in that room; without a limit, one block with everything on its line.
pub fn blocks_in(room: Option<usize>, needs: &[WidthNeed]) -> Vec<ColumnBlock> {
    let Some(room) = room.filter(|room| !fit(needs, *room)) else {
        return vec![needs.iter().map(|need| need.natural).enumerate().collect()];
    };
    let kept = kept(needs, room);
    let least: Vec<usize> = needs.iter().map(|need| need.least).collect();
    split(needs, &kept, room).iter().map(|positions| spread(needs, positions, &least, room)).collect()
}

/// The columns that stay: where words would be cut, those that tell nothing go, then those that may be left out, the widest
/// first. The first column says what a row is about: it stays.
fn kept(needs: &[WidthNeed], room: usize) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..needs.len()).collect();
    let too_wide = |kept: &[usize]| sum(kept.iter().map(|position| needs[*position].least)) > room;
    if too_wide(&kept) {
        kept.retain(|at| *at == 0 || needs[*at].telling || needs[*at].stays == Stays::Always);
    }
    while too_wide(&kept) {
        let going = kept.iter().copied().filter(|at| *at > 0 && needs[*at].stays == Stays::WhenRoom);
        let Some(widest) = going.max_by_key(|position| needs[*position].natural) else { break };
        kept.retain(|position| *position != widest);
    }
    kept
}

/// Columns in groups that fit, each beginning with those that say what a row is about, where they leave room for others.
fn split(needs: &[WidthNeed], kept: &[usize], room: usize) -> Vec<Vec<usize>> {
    let wide = |positions: &[usize]| sum(positions.iter().map(|position| needs[*position].least));
    let named: Vec<usize> = kept.iter().copied().filter(|at| *at == 0 || needs[*at].naming).collect();
    let first = if named.len() > 1 { named } else { kept[..REPEATED.min(kept.len())].to_vec() };
    let leave_room = |heads: &[usize]| {
        let others = kept.iter().filter(|at| !heads.contains(at));
        others.map(|at| GAP + needs[*at].least).max().unwrap_or_default() + wide(heads) <= room
    };
    let repeated =
        [&first[..], &first[..1.min(first.len())], &[]].into_iter().find(|heads| leave_room(heads)).unwrap_or(&[]);
    let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
    for position in kept.iter().copied() {
        let last = groups.last().filter(|group| !group.contains(&position));
        let full =
            last.is_some_and(|group| group.len() > repeated.len() && wide(&[&group[..], &[position]].concat()) > room);
        if full && !repeated.contains(&position) {
            groups.push(repeated.to_vec());
        }
        if let Some(group) = groups.last_mut().filter(|group| !group.contains(&position)) {
            group.push(position);
        }
    }
    groups
}

/// Widths of some columns: the least of each, and the room that is left over given first to those that need little.
fn spread(needs: &[WidthNeed], positions: &[usize], least: &[usize], room: usize) -> ColumnBlock {
    let mut block: ColumnBlock = positions.iter().map(|position| (*position, least[*position])).collect();
    let mut left = room.saturating_sub(sum(block.iter().map(|(_, width)| *width)));
    let mut wanting: Vec<usize> = (0..block.len()).collect();
    let want = |(position, width): (usize, usize)| needs[position].natural.saturating_sub(width);
    wanting.sort_by_key(|column| want(block[*column]));
    for (done, column) in wanting.iter().enumerate() {
        let share = left / (wanting.len() - done);
        let given = want(block[*column]).min(share);
        block[*column].1 += given;
        left -= given;
    }
    block
}

/// Width of a table whose columns have these widths.
pub fn sum(widths: impl Iterator<Item = usize>) -> usize {
    widths.map(|width| width + GAP).sum::<usize>().saturating_sub(GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(cells: &[(&str, bool)]) -> WidthNeed {
        let cells: Vec<PendingCell> = cells
            .iter()
            .map(|(text, whole)| PendingCell { text: (*text).to_owned(), whole: *whole, ..PendingCell::default() })
            .collect();
        WidthNeed::of("Nom", Stays::Telling, false, cells.iter())
    }

    #[test]
    fn a_table_that_fits_is_left_alone() {
        let needs = [need(&[("Zoé Martin", false)]), need(&[("16/03/2021", true)])];
        assert_eq!(blocks_in(None, &needs), [[(0, 10), (1, 10)]]);
        assert_eq!(blocks_in(Some(22), &needs), [[(0, 10), (1, 10)]]);
    }

    #[test]
    fn texts_are_wrapped_and_dates_are_not() {
        let needs = [need(&[("Compagnie du Pont-Neuf", false)]), need(&[("16/03/2021", true)])];
        assert_eq!(blocks_in(Some(30), &needs), [[(0, 18), (1, 10)]]);
        assert_eq!(blocks_in(Some(21), &needs), [[(0, 9), (1, 10)]]);
        let needs = [need(&[("zoe.martin@example.org", false)]), need(&[("16/03/2021", true)])];
        assert_eq!(blocks_in(Some(24), &needs), [[(0, 22)], [(1, 10)]], "no word is cut");
    }

    #[test]
    fn columns_that_may_go_go_before_words_are_cut() {
        let title = [PendingCell { text: "Groupe d'échange de pratiques".to_owned(), ..PendingCell::default() }];
        let needs = [
            need(&[("Zoé-Anne Martin", false)]),
            WidthNeed::of("Titre", Stays::WhenRoom, false, title.iter()),
            need(&[("120", true)]),
        ];
        assert_eq!(blocks_in(Some(80), &needs)[0].len(), 3);
        assert_eq!(blocks_in(Some(30), &needs), [[(0, 15), (2, 3)]]);
    }

    #[test]
    fn columns_that_tell_nothing_go_before_those_that_may_go() {
        let title = [PendingCell { text: "Groupe d'échange".to_owned(), ..PendingCell::default() }];
        let zero = [PendingCell { text: "0".to_owned(), number: true, whole: true, ..PendingCell::default() }];
        let needs = |stays| {
            let title = WidthNeed::of("Titre", Stays::WhenRoom, false, title.iter());
            [need(&[("m1-1", false)]), title, WidthNeed::of("Absents", stays, false, zero.iter())]
        };
        let shown = |stays| blocks_in(Some(25), &needs(stays))[0].iter().map(|(at, _)| *at).collect::<Vec<_>>();
        assert_eq!(shown(Stays::Telling), [0, 1]);
        assert_eq!(shown(Stays::Always), [0, 2]);
    }

    #[test]
    fn what_cannot_fit_comes_in_blocks() {
        let needs = vec![need(&[("excusé", true)]); 7];
        let blocks = blocks_in(Some(30), &needs);
        let positions: Vec<Vec<usize>> =
            blocks.iter().map(|block| block.iter().map(|(position, _)| *position).collect()).collect();
        assert_eq!(positions, [vec![0, 1, 2, 3], vec![0, 1, 4, 5], vec![0, 1, 6]]);
    }
}
