//! The flag by which a command line says a cell: what its help says, and what asks for it. Which values it takes follows
//! from the kind of its column.

/// A flag; its name is that of its column.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// What stands for its value in a usage line.
    pub value: &'static str,
    /// What it says, in English and French; none: the words of its column's list.
    pub help: Option<[&'static str; 2]>,
    /// What follows the help where a row is new.
    pub unsaid: [&'static str; 2],
    /// What follows the help where a row is corrected, and an empty value empties the cell.
    pub emptied: Option<[&'static str; 2]>,
    pub need: Necessity,
    /// What the flag `--no-…` says, in English and French, where the cell holds one word or none.
    pub off: Option<[&'static str; 2]>,
}

/// Who needs the cell of a new row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Necessity {
    /// Every new row, be it empty.
    Every,
    /// Who has to be asked something is asked that too.
    Asked,
    /// It is said or left.
    Open,
    /// A new row never has it: it is said later.
    Later,
}

impl Flag {
    /// A flag with that sign for its value and that help, in English and French.
    pub const fn of(value: &'static str, en: &'static str, fr: &'static str) -> Self {
        Self { help: Some([en, fr]), ..Self::words(value) }
    }

    /// A flag that takes a word of its column's list.
    pub const fn words(value: &'static str) -> Self {
        Self { value, help: None, unsaid: ["", ""], emptied: None, need: Necessity::Open, off: None }
    }

    /// What follows the help where a row is new.
    #[must_use]
    pub const fn unsaid(self, en: &'static str, fr: &'static str) -> Self {
        Self { unsaid: [en, fr], ..self }
    }

    /// What follows the help where a row is corrected: what an empty value stands for.
    #[must_use]
    pub const fn emptied(self, en: &'static str, fr: &'static str) -> Self {
        Self { emptied: Some([en, fr]), ..self }
    }

    /// What follows the help, new row or not: what an empty value stands for.
    #[must_use]
    pub const fn empty(self, en: &'static str, fr: &'static str) -> Self {
        self.unsaid(en, fr).emptied(en, fr)
    }

    /// A flag without a value, and what `--no-…` says, which empties the cell.
    #[must_use]
    pub const fn switch(self, en: &'static str, fr: &'static str) -> Self {
        Self { off: Some([en, fr]), ..self }
    }

    #[must_use]
    pub const fn need(self, need: Necessity) -> Self {
        Self { need, ..self }
    }
}
