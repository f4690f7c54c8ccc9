//! One column of a table, as its line of the declaration says: what it is called, what its cells hold, what becomes of
//! them.

use std::borrow::Cow;

use super::cell;
use super::fate::CellFate;
use super::flag::Flag;
use super::reference::Reference;
use super::shown::Shown;
use super::union::Union;
use crate::domain::headings::Heading;
use crate::domain::values::Value;
use crate::lang::Lang;

/// A column that the program knows.
#[derive(Clone, Copy, Debug)]
pub struct SchemaColumn {
    /// Its heading in the file.
    pub name: &'static str,
    /// What people call it.
    pub label: Label,
    /// What its cells hold.
    pub kind: CellKind,
    /// Whether a file without it is wrong.
    pub required: bool,
    /// Whether an empty cell is wrong.
    pub filled: bool,
    /// What its ids name, where an id that names nothing is wrong.
    pub names: Option<Reference>,
    /// What becomes of a cell when the person of its row is erased.
    pub fate: CellFate,
    /// How two cells become one when two rows of one person are merged.
    pub union: Union,
    /// Whether a command may write it as somebody says it.
    pub edited: bool,
    /// When a list of the rows shows it.
    pub shown: Shown,
    /// What forms call it, beside its name and its label; none: no form may fill it.
    pub form: Option<&'static [&'static str]>,
    /// How a command line says a cell of it; none: no command line does.
    pub flag: Option<Flag>,
}

/// What people call a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// As reports and lists call the same thing.
    Heading(Heading),
    /// In English and in French.
    Own(&'static str, &'static str),
}

impl Label {
    /// In that language.
    pub const fn say(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Heading(heading), _) => heading.label(lang),
            (Self::Own(en, _), Lang::En) => en,
            (Self::Own(_, fr), Lang::Fr) => fr,
        }
    }
}

/// What the cells of a column hold, and so how they are written.
#[derive(Clone, Copy, Debug)]
pub enum CellKind {
    /// Anything.
    Text,
    /// A text on one line, shorter than [`cell::TITLE`] characters.
    Title,
    /// An address that a browser opens.
    Link,
    /// An e-mail.
    Email,
    /// A phone number.
    Phone,
    /// The id of the row itself, by which other tables name it.
    OwnId(Reference),
    /// An id.
    Id,
    /// Ids, separated by spaces.
    Ids,
    /// `2021-04-02`.
    Date,
    /// `14:25`.
    Time,
    /// Whole minutes.
    Minutes,
    /// A number of people or things.
    Count,
    /// A whole number from 0 to the highest.
    Scale { highest: u8 },
    /// A word of a closed list.
    Word {
        /// The key of any writing of a word.
        key: fn(&str) -> cell::Read<&'static str>,
        /// The word of a key.
        value: fn(&str) -> Option<Value>,
        /// All of them.
        all: fn() -> Vec<Value>,
    },
    /// Kinds of evidence.
    Evidence,
}

impl SchemaColumn {
    /// A column that reports and lists show under that heading. Without another word: a file may lack it, a cell may be
    /// empty, erasing empties it, and a list shows it when it is asked for.
    pub const fn heading(heading: Heading) -> Self {
        Self::called(Label::Heading(heading))
    }

    /// A column with a name of its own in English and in French; otherwise as [`SchemaColumn::heading`].
    pub const fn labelled(en: &'static str, fr: &'static str) -> Self {
        Self::called(Label::Own(en, fr))
    }

    const fn called(label: Label) -> Self {
        Self {
            name: "",
            label,
            kind: CellKind::Text,
            required: false,
            filled: false,
            names: None,
            fate: CellFate::Blanked,
            union: Union::Asked,
            edited: false,
            shown: Shown::OnRequest,
            form: None,
            flag: None,
        }
    }

    /// Called so in the file, where the field of the record is called otherwise.
    #[must_use]
    pub const fn in_file(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// A file without it is wrong.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// An empty cell is wrong.
    #[must_use]
    pub const fn filled(self) -> Self {
        Self { filled: true, ..self }
    }

    /// Its ids name records of that kind; one that names nothing is wrong.
    #[must_use]
    pub const fn names(self, names: Reference) -> Self {
        Self { names: Some(names), ..self }
    }

    /// What becomes of a cell when the person of its row is erased.
    #[must_use]
    pub const fn fate(self, fate: CellFate) -> Self {
        Self { fate, ..self }
    }

    /// Stays when the person of its row is erased.
    #[must_use]
    pub const fn kept(self) -> Self {
        self.fate(CellFate::Kept)
    }

    /// How two cells become one when two rows of one person are merged.
    #[must_use]
    pub const fn united(self, union: Union) -> Self {
        Self { union, ..self }
    }

    /// A command may write it as somebody says it.
    #[must_use]
    pub const fn edited(self) -> Self {
        Self { edited: true, ..self }
    }

    /// When a list of the rows shows it.
    #[must_use]
    pub const fn shown(self, shown: Shown) -> Self {
        Self { shown, ..self }
    }

    /// A form may fill it, and may call it so: in small letters without accents. Several words also begin a longer
    /// question.
    #[must_use]
    pub const fn form(self, words: &'static [&'static str]) -> Self {
        Self { form: Some(words), ..self }
    }

    /// A command line says its cells by that flag.
    #[must_use]
    pub const fn flag(self, flag: Flag) -> Self {
        Self { flag: Some(flag), ..self }
    }

    /// Its texts are titles.
    #[must_use]
    pub const fn title(self) -> Self {
        Self { kind: CellKind::Title, ..self }
    }

    /// Its texts are addresses that a browser opens.
    #[must_use]
    pub const fn link(self) -> Self {
        Self { kind: CellKind::Link, ..self }
    }

    /// Its texts are e-mails.
    #[must_use]
    pub const fn email(self) -> Self {
        Self { kind: CellKind::Email, ..self }
    }

    /// Its texts are phone numbers.
    #[must_use]
    pub const fn phone(self) -> Self {
        Self { kind: CellKind::Phone, ..self }
    }

    /// Its texts are the ids by which other tables name its rows.
    #[must_use]
    pub const fn own_id(self, of: Reference) -> Self {
        Self { kind: CellKind::OwnId(of), ..self }
    }

    /// The column of a field of that name and of that kind, unless the declaration said otherwise.
    #[must_use]
    pub const fn of(self, field: &'static str, kind: CellKind) -> Self {
        let name = if self.name.is_empty() { field } else { self.name };
        let kind = match self.kind {
            CellKind::Text => kind,
            told => told,
        };
        Self { name, kind, ..self }
    }

    /// The option of a command line that says its cells: `--first-name`.
    pub fn option(&self) -> String {
        format!("--{}", self.name.replace('_', "-"))
    }

    /// Whether its texts are halves of a name.
    pub const fn is_of_a_name(&self) -> bool {
        matches!(self.fate, CellFate::LastName | CellFate::FirstName)
    }

    /// Whether its texts are free, so that anybody may be named in them.
    pub const fn is_free_text(&self) -> bool {
        let is_gone = matches!(self.fate, CellFate::Blanked | CellFate::Struck | CellFate::Erased);
        matches!(self.kind, CellKind::Text | CellKind::Title) && (is_gone || matches!(self.fate, CellFate::Searched))
    }

    /// What people call it.
    pub const fn label(&self, lang: Lang) -> &'static str {
        self.label.say(lang)
    }
}

impl CellKind {
    /// The cell as the program writes it; as it is where it cannot be read.
    pub fn canonical(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Text | Self::Title | Self::Link | Self::Email => Cow::Borrowed(text),
            Self::Phone => cell::phone(text),
            Self::OwnId(_) | Self::Id | Self::Ids => cell::words(text),
            Self::Evidence => cell::evidence_keys(text),
            Self::Date => cell::rewritten(text, cell::date(text).map(|date| date.map(|date| date.to_string()))),
            Self::Time => cell::rewritten(text, cell::time(text).map(|time| time.map(cell::time_text))),
            // Whoever was not there has 0, written or not.
            Self::Minutes => {
                cell::rewritten(text, cell::minutes(text).map(|count| Some(count.unwrap_or_default().to_string())))
            }
            Self::Count | Self::Scale { .. } => {
                cell::rewritten(text, cell::count(text).map(|count| count.map(|count| count.to_string())))
            }
            Self::Word { key, .. } => cell::rewritten(text, key(text)),
        }
    }
}
