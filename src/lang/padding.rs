//! Columns of text beside each other, by the width that a screen gives their letters.

use unicode_width::UnicodeWidthStr;

/// The width of the widest.
pub fn widest<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> usize {
    texts.into_iter().map(|text| text.as_ref().width()).max().unwrap_or_default()
}

/// A text with blanks up to a width.
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A line a label and what is said of it, the labels in a column of their own.
pub fn labelled<L: AsRef<str>>(rows: &[(L, String)]) -> Vec<String> {
    let width = widest(rows.iter().map(|(label, _)| label));
    rows.iter().map(|(label, said)| format!("{}  {said}", padded(label.as_ref(), width))).collect()
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn a_label_takes_the_room_that_a_screen_gives_it() {
        let rows = [("e\u{301}te\u{301}", "a".to_owned()), ("名前", "b".to_owned()), ("longer", "c".to_owned())];
        assert_eq!(labelled(&rows), ["e\u{301}te\u{301}     a", "名前    b", "longer  c"]);
    }
}
