//! The cells that say who somebody is: the two names, one cell for both, the e-mail. Owns how they are tidied and parted;
//! refuses to compare people.

use crate::domain::people::names::is_address;
use crate::domain::taken::NameOrder;
use crate::lang::folded_words;

/// A cell without what cannot be seen: no-width characters dropped, every kind of space one space, none at the ends; and
/// without the apostrophe that guards a cell against being run as a formula.
pub fn tidy(cell: &str) -> String {
    if is_tidy(cell) {
        return unguarded(cell).to_owned();
    }
    let seen: String = cell.chars().filter(|c| !is_invisible(*c)).collect();
    let words = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    unguarded(&words).to_owned()
}

/// Whether a cell is of plain letters and signs, with single spaces between words.
fn is_tidy(cell: &str) -> bool {
    let plain = cell.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    plain && !cell.contains("  ") && !cell.starts_with(' ') && !cell.ends_with(' ')
}

/// A free text tidied line by line: its line ends stay.
pub fn tidy_text(cell: &str) -> String {
    let lines: Vec<String> = cell.lines().map(tidy).collect();
    lines.join("\n").trim().to_owned()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}') || acts(c)
}

/// A sign that does something: one of control, which rings or moves on a terminal, or one that turns the direction of a
/// text.
fn acts(c: char) -> bool {
    let turns = matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && !c.is_whitespace()
}

/// Whether a cell has signs that do something and nobody sees: `tidy` leaves them out.
pub fn has_acting(cell: &str) -> bool {
    cell.contains(acts)
}

/// Programs write `'+33 …`, `'=…` so that no spreadsheet runs the cell.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}

/// What programs write for whoever was not signed in; an empty cell as well.
pub fn is_anonymous(value: &str) -> bool {
    const NOBODY: [&str; 9] = [
        "",
        "anonymous",
        "anonyme",
        "anonymous user",
        "utilisateur anonyme",
        "anonymous response",
        "reponse anonyme",
        "guest",
        "invite",
    ];
    NOBODY.contains(&folded_words(value).join(" ").as_str())
}

/// What people write where they have no address: words, or nothing but signs.
fn is_none(cell: &str) -> bool {
    const NONE: [&str; 11] = [
        "aucun",
        "aucune",
        "neant",
        "non",
        "sans",
        "none",
        "no",
        "n a",
        "pas d e mail",
        "pas de mail",
        "pas d adresse",
    ];
    let signs = cell.chars().all(|c| c.is_whitespace() || "-–—./_*".contains(c));
    signs || !cell.contains('@') && NONE.contains(&folded_words(cell).join(" ").as_str())
}

/// The address of an e-mail's cell: empty when the cell is empty or says that there is none (`-`, `néant`), none when it holds
/// no plausible address. `mailto:` and
/// `Zoé <zoe@example.org>` are read.
pub fn email(cell: &str) -> Option<String> {
    let cell = tidy(cell);
    let inside = match (cell.rfind('<'), cell.ends_with('>')) {
        (Some(open), true) => cell[open + 1..cell.len() - 1].trim(),
        _ => cell.as_str(),
    };
    let address = match inside.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => inside[7..].trim(),
        _ => inside,
    };
    if cell.is_empty() || is_none(&cell) {
        return Some(String::new());
    }
    is_address(address).then(|| address.to_owned())
}

/// Whether a heading, normalised, asks for the whole name whatever stands beside it: `Nom complet`, `Nom et prénom`.
pub fn is_whole(name: &str) -> bool {
    ["prenom", "compl", "full", "original"].iter().any(|word| name.contains(word))
}

/// Which part of a name a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePart {
    /// One first name, or several where the heading asks for all of them.
    First {
        /// `Prénoms` asks for several.
        all: bool,
    },
    Last,
    Whole,
}

/// Whether a cell seems to name several people: `Zoé et Léo Martin`, `M. et Mme Petit`, `Martin Zoé, Roux Léo`, two lines.
/// `de La Tour et Taxis` does too: nobody can tell, so nobody is guessed.
pub fn is_several(cell: &str, part: NamePart) -> bool {
    let lettered = |text: &&str| text.chars().any(char::is_alphabetic);
    if cell.lines().filter(lettered).nth(1).is_some() {
        return true;
    }
    let seen = tidy(cell);
    if seen.split([';', '/', '&', '+', '|']).filter(lettered).nth(1).is_some() || seen.contains('+') {
        return true;
    }
    let words: Vec<&str> = seen.split_whitespace().collect();
    let capitals = !seen.chars().any(char::is_lowercase);
    let joins = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        // `Et-Tahiri` is a name, and so may be `Et` with a capital.
        let small = !word.chars().any(char::is_uppercase) || capitals;
        let word = word.to_lowercase();
        let joins =
            matches!(&*word, "et" | "and" | "ou" | "or" | "avec" | "with" | "plus" | "und" | "oder" | "mit" | "en");
        // `Ortega y Gasset` and `Costa e Silva` are last names of one person.
        let joins_first_names =
            matches!(part, NamePart::First { .. }) && matches!(&*word, "y" | "e" | "i" | "og" | "och");
        small && (joins || joins_first_names)
    };
    if words.len() > 2 && words[1..words.len() - 1].iter().any(joins) {
        return true;
    }
    if words.len() > 1 && matches!(folded_words(words[0]).join(" ").as_str(), "famille" | "family") {
        return true;
    }
    let between: Vec<&str> = seen.split(',').filter(lettered).collect();
    match (part, &between[..]) {
        (_, [] | [_]) | (NamePart::First { all: true }, _) => false,
        (NamePart::Whole, [last, first]) => {
            let (last, first): (Vec<&str>, Vec<&str>) =
                (last.split_whitespace().collect(), first.split_whitespace().collect());
            let capital = |words: &[&str]| words.iter().all(|word| !word.chars().any(char::is_lowercase));
            let is_last_name = last_name_length(&last) == last.len() || capital(&last) && !capital(&first);
            last.len() > 1 && first.len() > 1 && !is_last_name
        }
        _ => true,
    }
}

/// Parts a whole name into first name and last name: at its comma (`Martin, Zoé`), else words in capitals are the last
/// name, else by the order given. A lone word is the last name.
pub fn parted(name: &str, order: NameOrder) -> (String, String) {
    if let Some((last, first)) = name.split_once(',') {
        return (first.trim().to_owned(), last.trim().to_owned());
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let join = |words: &[&str]| words.join(" ");
    if words.len() < 2 {
        return (String::new(), join(&words));
    }
    if let Some((first, last)) = by_capitals(&words) {
        return (join(&first), join(&last));
    }
    match order {
        NameOrder::FirstNameFirst => (words[0].to_owned(), join(&words[1..])),
        NameOrder::LastNameFirst => {
            // One word is left for the first name.
            let end = last_name_length(&words).min(words.len() - 1);
            (join(&words[end..]), join(&words[..end]))
        }
    }
}

/// Words in capitals beside words that are not; an initial (`J.`) is no capital word.
fn by_capitals<'w>(words: &[&'w str]) -> Option<(Vec<&'w str>, Vec<&'w str>)> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let capital = |word: &&str| letters(word) > 1 && !word.chars().any(char::is_lowercase);
    let first_capital = words.iter().position(capital)?;
    let last_capital = words.iter().rposition(capital)?;
    // `Anne LE GOFF`, `LE GOFF Anne`, `Anne de LA TOUR`: one run, at one end of the name.
    let run = first_capital..=last_capital;
    if !words[run.clone()].iter().all(capital) {
        return None;
    }
    let start = (0..first_capital).rev().take_while(|at| is_particle(words[*at])).last().unwrap_or(first_capital);
    let (before, after) = (&words[..start], &words[last_capital + 1..]);
    match (before.is_empty(), after.is_empty()) {
        (true, false) => Some((after.to_vec(), words[start..=last_capital].to_vec())),
        (false, true) => Some((before.to_vec(), words[start..=last_capital].to_vec())),
        _ => None,
    }
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "de", "du", "des", "d", "la", "le", "les", "ben", "el", "al", "van", "von", "der", "den", "da", "di", "dos",
        "st",
    ];
    matches!(&folded_words(word)[..], [folded] if PARTICLES.contains(&folded.as_str()))
}

/// Words of the last name that a name begins with: its particles and one word.
fn last_name_length(words: &[&str]) -> usize {
    words.iter().take_while(|word| is_particle(word)).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_is_parted_by_what_tells_its_halves() {
        use NameOrder::{FirstNameFirst as First, LastNameFirst as Last};
        let cases = [
            ("Martin, Zoé", First, "Zoé", "Martin"),
            ("Zoé MARTIN", First, "Zoé", "MARTIN"),
            ("MARTIN Zoé", First, "Zoé", "MARTIN"),
            ("LE GOFF Anne Marie", First, "Anne Marie", "LE GOFF"),
            ("Anne de LA TOUR", First, "Anne", "de LA TOUR"),
            ("Jean-Baptiste N'GUYEN", Last, "Jean-Baptiste", "N'GUYEN"),
            ("Karim Ben Saïd", First, "Karim", "Ben Saïd"),
            ("Ben Saïd Karim", Last, "Karim", "Ben Saïd"),
            ("Dupont Zoé Marie", Last, "Zoé Marie", "Dupont"),
            ("ZOÉ MARTIN", First, "ZOÉ", "MARTIN"),
            ("J. MARTIN", First, "J.", "MARTIN"),
            ("Madonna", First, "", "Madonna"),
            ("de la", Last, "la", "de"),
            ("", First, "", ""),
        ];
        for (name, order, first, last) in cases {
            assert_eq!(parted(name, order), (first.to_owned(), last.to_owned()), "{name}");
        }
    }

    #[test]
    fn several_people_in_one_cell_are_seen() {
        let whole = [
            "Zoé et Léo Martin",
            "ZOÉ ET LÉO MARTIN",
            "Zoé & Léo Martin",
            "M. et Mme Petit",
            "Martin Zoé, Roux Léo",
            "Martin Zoé / Roux Léo",
            "Zoé Martin\nLéo Roux",
            "Zoé Martin; Léo Roux",
            "Zoé Martin + 1",
            "Famille Martin",
            "Zoé Martin, Léo Roux, Ana Petit",
            "Marie de La Tour et Taxis",
            "Zoé Martin and Léo Roux",
            "Zoé Martin avec Léo",
        ];
        for cell in whole {
            assert!(is_several(cell, NamePart::Whole), "{cell}");
        }
        let one = [
            "Zoé Martin",
            "Martin, Zoé",
            "Martin, Zoé Marie",
            "de La Tour, Anne Marie",
            "GARCIA LOPEZ, Maria Teresa",
            "Ben Saïd, Karim",
            "Léo d'Almeida",
            "Fatima Et-Tahiri",
            "Fatima Et Tahiri",
            "Jean-Baptiste N'Guyen",
            "José Ortega y Gasset",
            "Zoé Martin\n",
            "",
        ];
        for cell in one {
            assert!(!is_several(cell, NamePart::Whole), "{cell}");
        }
        assert!(
            is_several("Zoé, Léo", NamePart::First { all: false })
                && !is_several("Zoé, Marie", NamePart::First { all: true })
        );
        assert!(is_several("Zoé et Léo", NamePart::First { all: true }) && is_several("Martin, Roux", NamePart::Last));
    }

    #[test]
    fn an_address_is_plausible_or_none() {
        let good = [
            ("zoe@example.org", "zoe@example.org"),
            ("  ZOE.Martin+form@mail.example.org ", "ZOE.Martin+form@mail.example.org"),
            ("mailto:zoe@example.org", "zoe@example.org"),
            ("Zoé Martin <zoe@example.org>", "zoe@example.org"),
            ("\u{200B}zoe@example.org\u{A0}", "zoe@example.org"),
            ("zoé@exämple.org", "zoé@exämple.org"),
            ("", ""),
            (" \u{FEFF}", ""),
            ("-", ""),
            ("Aucun", ""),
            ("n/a", ""),
        ];
        for (cell, address) in good {
            assert_eq!(email(cell).as_deref(), Some(address), "{cell}");
        }
        let bad = [
            "zoe",
            "zoe@",
            "@example.org",
            "zoe@example",
            "zoe@@example.org",
            "zoe@exam ple.org",
            "zoe@example..org",
            "zoe@example.org; z@example.org",
            "aucune idée",
            "zoe@.org",
            "zoe@example.",
            "<>",
            "mailto:",
        ];
        for cell in bad {
            assert_eq!(email(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_not_kept() {
        assert_eq!(tidy("\u{A0}É\u{200B}lodie\u{FEFF}  B. "), "Élodie B.");
        assert_eq!(tidy("'+33 6 39 98 00 01"), "+33 6 39 98 00 01");
        assert_eq!(tidy("'t Hooft"), "'t Hooft");
        assert_eq!(tidy_text(" a \r\n\u{A0}b\n"), "a\nb");
    }

    proptest::proptest! {
        #[test]
        fn a_cell_that_is_tidy_stays_as_it_is(cell in "['=a-c ]{0,10}") {
            let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(tidy(&cell), unguarded(&words));
        }
    }
}
