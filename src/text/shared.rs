//! The text of a file in memory once, whoever holds it: the bytes kept as evidence, its lines, its cells.

use std::ops::Deref;
use std::sync::Arc;

/// A text without the byte order mark that may stand before it.
#[derive(Clone, Debug)]
pub struct SharedText {
    whole: Arc<str>,
    mark: usize,
}

impl SharedText {
    /// What stands behind so many bytes of a mark.
    pub const fn behind(mark: usize, whole: Arc<str>) -> Self {
        Self { whole, mark }
    }

    /// The file, its mark included.
    pub fn whole(&self) -> Arc<str> {
        self.whole.clone()
    }
}

impl<T: Into<Arc<str>>> From<T> for SharedText {
    fn from(text: T) -> Self {
        Self::behind(0, text.into())
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.whole[self.mark..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_holds_a_text_holds_the_same() {
        let file: Arc<str> = "\u{feff}Nom;Ville\n".into();
        let text = SharedText::behind('\u{feff}'.len_utf8(), file.clone());
        assert_eq!(&*text, "Nom;Ville\n");
        assert!(Arc::ptr_eq(&text.whole(), &file) && Arc::ptr_eq(&text.clone().whole(), &file));
        assert_eq!(&*SharedText::from("Nom"), "Nom");
    }
}
