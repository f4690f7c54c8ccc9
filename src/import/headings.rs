//! Headings: how they are compared, in which row they stand, by which digest they are known again. Owns no meaning:
//! that is [`super::synonyms`].

use std::fmt::Write as _;

use deunicode::deunicode_char;
use sha2::{Digest, Sha256};

use super::grid::{Grid, GridRow};
use crate::lang::folded::{folded_words, without_brackets};

/// How far down a heading row is looked for.
const DEEPEST: usize = 40;
/// How many rows below a heading tell how wide its table is.
const BELOW: usize = 20;

/// A heading as it is compared: one space for any, straight signs for curly ones, no case, no accents on Latin letters,
/// nothing invisible, no final `:` or `*`. Other scripts stay as they are.
pub fn normalised(heading: &str) -> String {
    // Spreadsheets have thousands of empty cells beside a table.
    if heading.is_empty() {
        return String::new();
    }
    let mut plain = String::with_capacity(heading.len());
    for c in heading.chars() {
        match c {
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            c if c.is_whitespace() || c.is_control() => plain.push(' '),
            '’' | '‘' | 'ʼ' | '´' | '`' | '′' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            '\u{2010}'..='\u{2015}' => plain.push('-'),
            'º' | '˚' => plain.push('°'),
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                plain.push_str(&deunicode_char(c).unwrap_or_default().to_lowercase());
            }
            c => plain.extend(c.to_lowercase()),
        }
    }
    let plain = plain.trim_end_matches([':', '*', ' ']);
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The headings of a row, normalised.
pub fn of_row(row: &GridRow) -> Vec<String> {
    row.cells().map(normalised).collect()
}

/// Which of the headings, normalised, one that was typed names: those that are equal, else those of the same words,
/// `Qui` for `Qui ?`, else those of which they are the words before a bracket, `Durée` for `Durée (min)`.
pub fn named(typed: &str, names: &[String]) -> Vec<usize> {
    let name = normalised(typed);
    let equal: Vec<usize> = (0..names.len()).filter(|place| names[*place] == name).collect();
    if !equal.is_empty() {
        return equal;
    }
    let words = folded_words(&name);
    let same = |heading: &str| !words.is_empty() && folded_words(heading) == words;
    let whole: Vec<usize> = (0..names.len()).filter(|place| same(&names[*place])).collect();
    if !whole.is_empty() {
        return whole;
    }
    (0..names.len()).filter(|place| without_brackets(&names[*place]).is_some_and(same)).collect()
}

/// The heading row: the first of the first 40 rows that `is_heading` takes for one and that is about as wide as the
/// rows below it. A position in `grid.rows`.
pub fn find(grid: &Grid, is_heading: impl Fn(&[String]) -> bool) -> Option<usize> {
    (0..grid.rows.len().min(DEEPEST)).find(|place| {
        let row = &grid.rows[*place];
        fits(row, &grid.rows[place + 1..]) && is_heading(&of_row(row))
    })
}

/// Whether a row may head the rows below: a preamble of two cells heads no table of eight. Headings and values need
/// not agree to the cell: exports have columns without a name and rows that end early.
pub fn fits(row: &GridRow, below: &[GridRow]) -> bool {
    // A lone cell tells of no table, however far to the right somebody left it.
    let several = |row: &&GridRow| row.filled().nth(1).is_some();
    let mut widths: Vec<usize> = below.iter().take(BELOW).filter(several).map(GridRow::filled_width).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).is_none_or(|usual| row.filled_width() * 2 >= *usual)
}

/// A digest by which headings are known again, whatever their accents and spaces: 12 hexadecimal digits of the SHA-256
/// of the normalised headings, empty ones at the end left out.
pub fn fingerprint(headings: &[String]) -> String {
    let mut headings: Vec<String> = headings.iter().map(|heading| normalised(heading)).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    let digest = Sha256::digest(headings.join("\u{1f}").as_bytes());
    digest.iter().take(6).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_their_dress() {
        let cases = [
            ("Prénom", "prenom"),
            ("  Prénom\u{a0}* :", "prenom"),
            ("Heure d’arrivée", "heure d'arrivee"),
            ("Heure d'arrivée", "heure d'arrivee"),
            ("Adresse\u{202f}e\u{2011}mail", "adresse e-mail"),
            ("\u{feff}Courriel\u{200b}", "courriel"),
            ("Pre\u{301}nom", "prenom"),
            ("ŒUVRE", "oeuvre"),
            ("N° de téléphone", "n° de telephone"),
            ("Durée (minutes)", "duree (minutes)"),
            ("Quel est\nvotre nom ?", "quel est votre nom ?"),
            ("名前 (元の名前)", "名前 (元の名前)"),
            ("Dołączenie", "dolaczenie"),
            (" : * ", ""),
        ];
        for (heading, expected) in cases {
            assert_eq!(normalised(heading), expected, "{heading:?}");
        }
    }

    #[test]
    fn a_heading_is_named_by_its_words() {
        let names: Vec<String> = ["qui ?", "mail", "e-mail", "mail", "名前"].map(str::to_owned).to_vec();
        let cases: [(&str, &[usize]); 7] = [
            ("Qui", &[0]),
            ("QUI ?", &[0]),
            ("Mail", &[1, 3]),
            ("e mail", &[2]),
            ("名前", &[4]),
            ("quoi", &[]),
            ("", &[]),
        ];
        for (typed, places) in cases {
            assert_eq!(named(typed, &names), places, "{typed}");
        }
    }

    fn grid(rows: &[&[&str]]) -> Grid {
        let row = |(cells, number): (&&[&str], u32)| GridRow::new(number, cells.iter().copied());
        Grid { rows: rows.iter().zip(1..).map(row).collect(), ..Grid::default() }
    }

    #[test]
    fn the_heading_row_is_found_by_its_shape() {
        let named = |row: &[String]| row.iter().any(|cell| cell == "nom");
        let people: &[&str] = &["Martin", "Zoé", "z@example.org", "06", "x", "y"];
        let heading: &[&str] = &["Nom", "Prénom", "Courriel", "Tél.", "a", "b"];
        let stray: Vec<&str> = std::iter::repeat_n("", 200).chain(["x"]).collect();
        let cases: [(&str, Grid, Option<usize>); 7] = [
            ("a stray cell", grid(&[heading, people, &stray]), Some(0)),
            ("first row", grid(&[heading, people]), Some(0)),
            (
                "after titles",
                grid(&[&["Inscriptions"], &["Nom", "Atelier", "", "", "", ""], heading, people, people]),
                Some(2),
            ),
            ("narrow rows", grid(&[heading, &["Martin", "Zoé"], &["Total"]]), Some(0)),
            ("no rows below", grid(&[heading]), Some(0)),
            ("rows without headings", grid(&[people, people]), None),
            ("nothing", grid(&[]), None),
        ];
        for (what, grid, expected) in cases {
            assert_eq!(find(&grid, named), expected, "{what}");
        }
        let far: Vec<&[&str]> = std::iter::repeat_n(people, DEEPEST).chain([heading]).collect();
        assert_eq!(find(&grid(&far), named), None, "further down than anybody looks");
    }

    #[test]
    fn a_fingerprint_sees_words_and_their_order_only() {
        let of = |headings: &[&str]| fingerprint(&headings.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(of(&["Nom", "Prénom"]), of(&["NOM :", "prenom*", "", " "]));
        assert_ne!(of(&["Nom", "Prénom"]), of(&["Prénom", "Nom"]));
        assert_ne!(of(&["Nom Prénom"]), of(&["Nom", "Prénom"]));
        assert_eq!(of(&["Nom", "Prénom"]), "a5d7448fa477", "folders remember it: it must never change");
        assert_eq!(of(&[]).len(), 12);
    }
}
