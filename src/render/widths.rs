//! How wide each column of a terminal's table is. Where not everything fits, texts are wrapped between words, never
//! numbers and dates; columns that may be left out are left out, the widest first. Where that is not enough either, the
//! table is told in several blocks that repeat its first columns.

use unicode_width::UnicodeWidthStr;

use super::spoken::Spoken;

/// Columns of the terminal between two columns of the table.
pub const GAP: usize = 2;

/// Longest words that are kept whole, the widest first: the first that fits is taken.
const WORDS: [usize; 3] = [18, 12, 9];

/// Columns that every block repeats.
const REPEATED: usize = 2;

/// A column that may be left out is not wrapped to stay, up to this width.
const DISPENSABLE: usize = 40;

/// What one column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Whether it may be left out.
    dispensable: bool,
    /// Without any wrapping.
    natural: usize,
    /// With texts wrapped, for each of [`WORDS`].
    least: [usize; WORDS.len()],
}

/// Some of the columns and their widths, to be shown together.
pub type Block = Vec<(usize, usize)>;

impl Need {
    /// Of a column with that heading and those cells.
    pub fn of<'a>(heading: &str, dispensable: bool, cells: impl Iterator<Item = &'a Spoken>) -> Self {
        let least = WORDS.map(|limit| longest_word(heading).clamp(1, limit));
        let mut need = Self { dispensable, natural: heading.width().max(1), least };
        for cell in cells {
            let width = cell.text.width();
            need.natural = need.natural.max(width);
            let whole = cell.whole || (dispensable && width <= DISPENSABLE);
            let word = if whole { width } else { longest_word(&cell.text) };
            for (least, limit) in need.least.iter_mut().zip(WORDS) {
                let limit = if dispensable { DISPENSABLE } else { limit };
                *least = (*least).max(if whole { width } else { word.clamp(1, limit) });
            }
        }
        need
    }
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Whether everything fits without wrapping.
fn fit(needs: &[Need], room: usize) -> bool {
    sum(needs.iter().map(|need| need.natural)) <= room
}

/// The blocks of a table in that room; without a limit, one block with everything on its line.
pub fn blocks_in(room: Option<usize>, needs: &[Need]) -> Vec<Block> {
    let Some(room) = room.filter(|room| !fit(needs, *room)) else {
        return vec![needs.iter().map(|need| need.natural).enumerate().collect()];
    };
    let kept = kept(needs, room);
    let least = |words: usize| -> Vec<usize> { needs.iter().map(|need| need.least[words].min(room)).collect() };
    let total = |least: &[usize]| sum(kept.iter().map(|position| least[*position]));
    if let Some(least) = (0..WORDS.len()).map(least).find(|least| total(least) <= room) {
        return vec![spread(needs, &kept, &least, room)];
    }
    let least = least(WORDS.len() - 1);
    split(&kept, &least, room).iter().map(|positions| spread(needs, positions, &least, room)).collect()
}

/// Whether no word is cut.
pub fn keeps_words(blocks: &[Block], needs: &[Need]) -> bool {
    blocks.iter().flatten().all(|(position, width)| *width >= needs[*position].least[0])
}

/// The columns that stay: those that may be left out go, the widest first, until the others keep their words whole.
fn kept(needs: &[Need], room: usize) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..needs.len()).collect();
    while sum(kept.iter().map(|position| needs[*position].least[0])) > room {
        let widest = kept
            .iter()
            .copied()
            .filter(|position| needs[*position].dispensable)
            .max_by_key(|position| needs[*position].natural);
        let Some(widest) = widest else { break };
        kept.retain(|position| *position != widest);
    }
    kept
}

/// Columns in groups that fit, each beginning with the first columns of all where they leave room for others.
fn split(kept: &[usize], least: &[usize], room: usize) -> Vec<Vec<usize>> {
    let first = kept[..REPEATED.min(kept.len())].to_vec();
    let heads = sum(first.iter().map(|position| least[*position]));
    let repeated = if heads * 2 <= room { first } else { Vec::new() };
    let mut groups = vec![repeated.clone()];
    for position in kept[repeated.len()..].iter().copied() {
        let used = |group: &Vec<usize>| sum(group.iter().chain([&position]).map(|position| least[*position]));
        let full = groups.last().is_some_and(|group| group.len() > repeated.len() && used(group) > room);
        if full {
            groups.push(repeated.clone());
        }
        if let Some(group) = groups.last_mut() {
            group.push(position);
        }
    }
    groups
}

/// Widths of some columns: the least of each, and the room that is left over given first to those that need little.
fn spread(needs: &[Need], positions: &[usize], least: &[usize], room: usize) -> Block {
    let mut block: Block = positions.iter().map(|position| (*position, least[*position])).collect();
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

    fn need(cells: &[(&str, bool)]) -> Need {
        let cells: Vec<Spoken> = cells
            .iter()
            .map(|(text, whole)| Spoken { text: (*text).to_owned(), whole: *whole, ..Spoken::default() })
            .collect();
        Need::of("Nom", false, cells.iter())
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
    }

    #[test]
    fn columns_that_may_go_go_before_words_are_cut() {
        let title = [Spoken { text: "Groupe d'échange de pratiques".to_owned(), ..Spoken::default() }];
        let needs =
            [need(&[("Zoé-Anne Martin", false)]), Need::of("Titre", true, title.iter()), need(&[("120", true)])];
        assert_eq!(blocks_in(Some(80), &needs)[0].len(), 3);
        assert_eq!(blocks_in(Some(30), &needs), [[(0, 15), (2, 3)]]);
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
