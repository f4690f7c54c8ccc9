//! The page of a code: what it means, why it matters, how to mend it.

/// What `check explain` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodePage {
    /// In a few words.
    pub title: &'static str,
    pub means: &'static str,
    /// To whom it matters, and by what rule.
    pub matters: &'static str,
    pub mend: &'static str,
}

impl CodePage {
    pub(super) const fn new(
        title: &'static str,
        means: &'static str,
        matters: &'static str,
        mend: &'static str,
    ) -> Self {
        Self { title, means, matters, mend }
    }
}
