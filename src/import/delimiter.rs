//! Which character parts the cells of a text: the one under which the longest piece of it is a table, heading included.
//! Lines before the table say nothing: a preamble has two cells where the table has eight.

use crate::text::delimited::{Reader, TextRecord, spans};

/// What may part cells, the likelier first.
const DELIMITERS: [u8; 4] = [b'\t', b';', b',', b'|'];
/// How many bytes are looked at: a quote that never closes would swallow the whole.
const SAMPLED: usize = 1 << 20;
/// How many records are looked at.
const SAMPLE: usize = 400;

/// The delimiter that a first line `sep=;` names.
pub fn named(text: &str) -> Option<u8> {
    let first = text.lines().next()?.trim_start_matches('\u{feff}').trim_matches('"');
    let rest = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="))?;
    let mut after = first[rest.len()..].bytes();
    // What stands after the delimiter is what a spreadsheet added when it saved the file again.
    after.next().filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'"')
}

/// What parts the cells of a text, and how many cells the rows of its table have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parted {
    /// What parts the cells.
    pub by: u8,
    /// Cells of most rows; 0 where no two rows are alike.
    pub into: usize,
}

/// The rows that a delimiter gives.
pub fn parted(text: &str, by: u8) -> Parted {
    Parted { by, into: longest_piece(&counts(text, by)).cells }
}

/// The delimiter of a text; a comma where nothing parts anything.
pub fn found(text: &str) -> Parted {
    let mut best = (Piece::default(), b',');
    for delimiter in DELIMITERS {
        let piece = longest_piece(&counts(text, delimiter));
        if piece > best.0 {
            best = (piece, delimiter);
        }
    }
    Parted { by: best.1, into: best.0.cells }
}

/// Rows of one width in a row, as good as they look; torn ones are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    /// It begins with what looks like a heading and has a row below it.
    headed: bool,
    rows: usize,
    cells: usize,
}

/// How a delimiter parts a record.
#[derive(Clone, Copy, Debug)]
struct Width {
    cells: usize,
    is_heading: bool,
    /// A cell of it holds half of a quoted text.
    torn: bool,
}

fn counts(text: &str, delimiter: u8) -> Vec<Width> {
    let text = &text[..text.floor_char_boundary(SAMPLED)];
    let (mut reader, mut record, mut counts) = (Reader::new(text, delimiter), TextRecord::default(), Vec::new());
    while counts.len() < SAMPLE && reader.read(&mut record) {
        if !record.is_empty() {
            counts.push(Width {
                cells: record.cells.len(),
                is_heading: is_heading_like(&record),
                torn: is_torn(&text[record.start..record.end], delimiter),
            });
        }
    }
    counts
}

/// Whether the quotes of a cell are odd: what they hold together was parted.
fn is_torn(record: &str, delimiter: u8) -> bool {
    let quotes = |text: &str| text.bytes().filter(|byte| *byte == b'"').count();
    quotes(record) > 0 && spans(record, delimiter).into_iter().any(|cell| quotes(&record[cell]) % 2 == 1)
}

/// Words rather than values: of the cells that hold something, fewer than half have a digit, and none is an address.
fn is_heading_like(record: &TextRecord) -> bool {
    let filled = record.cells.iter().filter(|cell| !cell.trim().is_empty());
    let (all, valued) = filled.fold((0, 0), |(all, valued), cell| {
        (all + 1, valued + usize::from(cell.contains(|c: char| c.is_ascii_digit() || c == '@')))
    });
    all >= 2 && valued * 2 < all
}

/// The longest run of rows of one width of at least two cells. One row of another width does not end it: a line break
/// without quotes, a title inside. Two do: another table begins.
fn longest_piece(counts: &[Width]) -> Piece {
    let mut best = Piece::default();
    for (start, first) in counts.iter().enumerate() {
        // A row inside a run begins no longer run than the one before it.
        if first.cells < 2 || start > 0 && counts[start - 1].cells == first.cells && !first.is_heading {
            continue;
        }
        let (mut rows, mut misfits) = (0, 0);
        for width in &counts[start..] {
            if width.cells == first.cells {
                (rows, misfits) = (rows + usize::from(!width.torn), 0);
            } else if misfits == 1 {
                break;
            } else {
                misfits += 1;
            }
        }
        best = best.max(Piece { headed: first.is_heading && rows > 1, rows, cells: first.cells });
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_decides() {
        let cases = [
            ("commas", "Name,Email\nZoé,z@example.org\n", b','),
            ("decimal commas", "Nom;Montant\nZoé;10,50\nKarim;11,50\n", b';'),
            ("names with commas", "Name\tJoin\n\"Martin, Zoé\"\t9:00\nMartin, Léa\t9:01\n", b'\t'),
            ("commas in most cells", "Nom;Adresse\nZoé;3, rue X, 75011, Paris\nLéa;5, rue Y, 69007, Lyon\n", b';'),
            ("quoted commas", "\"Nom\",\"Choix\"\n\"Zoé\",\"a;b;c\"\n\"Léa\",\"a;b\"\n", b','),
            ("bars", "nom|prénom\nMartin|Zoé\n", b'|'),
            (
                "preamble of other signs",
                "Réunion : bases; suite; fin\nTitre, date\n\nNom\tArrivée\tDépart\nZoé\t9:00\t9:30\nLéa\t9:00\t9:30\n",
                b'\t',
            ),
            (
                "dates with commas",
                "Name\tFirst\tLast\nZoé\t3/16/26, 8:55 AM\t3/16/26, 9:55 AM\nLéa\t3/16/26, 8:55 AM\t3/16/26, 9:55 AM\n",
                b'\t',
            ),
            ("no heading", "Zoé\tJoined\t3/16/2026, 8:55 AM\nZoé\tLeft\t3/16/2026, 9:55 AM\n", b'\t'),
            ("an unquoted line break", "Nom;Prénom;Note\nMartin;Zoé;ligne 1\nligne 2\nBen Saïd;Karim;\n", b';'),
            ("quoted line breaks", "nom,ville\n\"a\n;a\",b\n\"a;\na\",b\n", b','),
            ("one column", "Nom\nZoé\nLéa\n", b','),
            ("nothing", "", b','),
            ("a lone line", "Nom;Prénom", b';'),
        ];
        for (what, text, delimiter) in cases {
            assert_eq!(char::from(found(text).by), char::from(delimiter), "{what}");
        }
    }

    #[test]
    fn a_first_line_may_name_it() {
        let cases = [
            ("sep=;\na;b", Some(b';')),
            ("SEP=,\r\na,b", Some(b',')),
            ("\"sep=;\"\na;b", Some(b';')),
            ("sep=\t\na\tb", Some(b'\t')),
            ("sep=;;;;\na;b", Some(b';')),
            ("separé;b", None),
            ("sep=", None),
            ("sep=a", None),
            ("", None),
            ("é", None),
        ];
        for (text, delimiter) in cases {
            assert_eq!(named(text), delimiter, "{text:?}");
        }
    }
}
