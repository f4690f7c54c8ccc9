//! The lines in which two texts differ, and where they are found again.

/// The lines in which two texts differ: the first of them, from 1, and what they were and are. Neither side is ever
/// empty where a neighbour can be taken in, so that they can be found again.
pub(super) fn hunk(before: &str, after: &str) -> Option<(usize, String, String)> {
    if before == after {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let shorter = old.len().min(new.len());
    let mut head = (0..shorter).take_while(|at| old[*at] == new[*at]).count();
    let tail = (1..=shorter - head).take_while(|back| old[old.len() - back] == new[new.len() - back]).count();
    if head > 0 && (old.len() - tail == head || new.len() - tail == head) {
        head -= 1;
    }
    Some((head + 1, old[head..old.len() - tail].concat(), new[head..new.len() - tail].concat()))
}

/// Where those lines begin: at that line, else where they stand alone in the text.
pub(super) fn find_lines(text: &str, at: usize, lines: &str) -> Option<usize> {
    let start =
        if at <= 1 { Some(0) } else { memchr::memchr_iter(b'\n', text.as_bytes()).nth(at - 2).map(|end| end + 1) };
    if let Some(start) = start.filter(|start| text[*start..].starts_with(lines)) {
        return Some(start);
    }
    let mut places = text
        .match_indices(lines)
        .map(|(place, _)| place)
        .filter(|place| !lines.is_empty() && (*place == 0 || text.as_bytes()[place - 1] == b'\n'));
    places.next().filter(|_| places.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_that_differ_are_found_again() {
        let cases = [
            ("a\nb\nc\n", "a\nB\nc\n", (2, "b\n", "B\n")),
            ("a\nc\n", "a\nb\nc\n", (1, "a\n", "a\nb\n")),
            ("a\nb\nc", "a\nc", (1, "a\nb\n", "a\n")),
            ("a\na\n", "a\na\na\n", (2, "a\n", "a\na\n")),
            ("a\nb", "a\nc", (2, "b", "c")),
        ];
        for (before, after, (at, was, now)) in cases {
            assert_eq!(hunk(before, after), Some((at, was.to_owned(), now.to_owned())), "{before:?} → {after:?}");
            let start = find_lines(after, at, now).unwrap();
            let mut back = after.to_owned();
            back.replace_range(start..start + now.len(), was);
            assert_eq!(back, before);
        }
        assert_eq!(find_lines("x\na\nb\n", 1, "a\n"), Some(2), "moved, but alone");
        assert_eq!(find_lines("x\na\na\n", 1, "a\n"), None, "moved, and twice");
    }
}
