//! What was chosen in one cell: several choices are written with `;`, a comma, a line end or a bar, and a choice may hold
//! a comma itself. Owns the parting; refuses to know what a choice means.

/// The choices of a cell, as the form joined them: parted at `;`, a bar and line ends, empty ones left out.
pub fn parted(cell: &str) -> Vec<&str> {
    cell.split([';', '|', '\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What each choice of a cell is for `known`, commas and slashes read as parting where only that gives known choices. `Err`
/// is the first choice that is not known: the whole cell when no part of it is.
pub fn understood<T: Clone>(cell: &str, known: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(one) = known(cell) {
        return Ok(vec![one]);
    }
    let mut found = Vec::new();
    for part in parted(cell) {
        match longest_first(part, &known) {
            Some(several) => found.extend(several),
            None if found.is_empty() => return Err(cell.trim_end_matches(';').trim_end().to_owned()),
            None => return Err(part.to_owned()),
        }
    }
    Ok(found)
}

/// A part that is known, or known pieces of it between commas, the longest taken first: `Créer, animer` may be one choice.
fn longest_first<T>(part: &str, known: &impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    if let Some(one) = known(part) {
        return Some(vec![one]);
    }
    let commas: Vec<usize> = part.match_indices(',').map(|(at, _)| at).collect();
    let mut found = Vec::new();
    let (mut start, mut next) = (0, 0);
    while start < part.len() {
        let ends = commas[next..].iter().copied().enumerate().rev();
        let whole = known(part[start..].trim()).map(|one| (one, part.len(), commas.len()));
        let piece = || {
            ends.clone().find_map(|(skipped, end)| {
                known(part[start..end].trim()).map(|one| (one, end + 1, next + skipped + 1))
            })
        };
        let (one, end, after) = whole.or_else(piece)?;
        found.push(one);
        (start, next) = (end, after);
        if part[start.min(part.len())..].trim().is_empty() {
            break;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_known_whole_before_they_are_parted() {
        let known = |text: &str| ["Lundi 16", "Mardi 17", "Créer, animer"].into_iter().find(|known| *known == text);
        let cases: [(&str, Result<Vec<&str>, &str>); 11] = [
            ("", Ok(vec![])),
            ("Lundi 16", Ok(vec!["Lundi 16"])),
            ("Lundi 16;Mardi 17;", Ok(vec!["Lundi 16", "Mardi 17"])),
            ("Lundi 16; Mardi 17", Ok(vec!["Lundi 16", "Mardi 17"])),
            ("Lundi 16, Mardi 17", Ok(vec!["Lundi 16", "Mardi 17"])),
            ("Lundi 16\nMardi 17", Ok(vec!["Lundi 16", "Mardi 17"])),
            ("Créer, animer", Ok(vec!["Créer, animer"])),
            ("Lundi 16, Créer, animer, Mardi 17", Ok(vec!["Lundi 16", "Créer, animer", "Mardi 17"])),
            ("Jeudi 19", Err("Jeudi 19")),
            ("Jeudi 19;", Err("Jeudi 19")),
            ("Lundi 16; Jeudi 19", Err("Jeudi 19")),
        ];
        for (cell, expected) in cases {
            assert_eq!(understood(cell, known), expected.map_err(str::to_owned), "{cell}");
        }
    }

    #[test]
    fn commas_and_accents_at_the_ends_do_no_harm() {
        for cell in [",", "é,", ",é", ",,", ";", "a,;,b", "–, –"] {
            assert!(understood(cell, |text| (text == "a").then_some(())).is_err() || cell == ";", "{cell}");
        }
    }
}
