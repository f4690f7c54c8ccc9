//! What a column of a file of sessions holds, and the headings that say so.

use crate::import::headings::normalised;

/// A part of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionPart {
    Module,
    Date,
    Start,
    End,
    Trainer,
    Place,
    Link,
}

impl SessionPart {
    pub const ALL: [Self; 7] =
        [Self::Module, Self::Date, Self::Start, Self::End, Self::Trainer, Self::Place, Self::Link];
    /// Those that every session has.
    pub const NEEDED: [Self; 4] = [Self::Module, Self::Date, Self::Start, Self::End];

    /// As `--map` names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Date => "date",
            Self::Start => "start",
            Self::End => "end",
            Self::Trainer => "trainer",
            Self::Place => "place",
            Self::Link => "link",
        }
    }

    /// What people call it, in English and in French.
    pub fn label(self) -> [String; 2] {
        let french = match self {
            Self::Module | Self::Date => self.key(),
            Self::Start => "début",
            Self::End => "fin",
            Self::Trainer => "formateur",
            Self::Place => "lieu",
            Self::Link => "lien",
        };
        [self.key().to_owned(), french.to_owned()]
    }

    /// Headings, normalised.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Module => &["module", "id module", "module id", "code module"],
            Self::Date => &["date", "jour", "day", "date de la seance", "date de seance", "session date"],
            Self::Start => &[
                "start",
                "debut",
                "heure de debut",
                "heure debut",
                "start time",
                "begin",
                "de",
                "from",
                "horaire de debut",
            ],
            Self::End => &["end", "fin", "heure de fin", "heure fin", "end time", "a", "to", "horaire de fin"],
            Self::Trainer => &[
                "trainer",
                "formateur",
                "formatrice",
                "formateur / formatrice",
                "formateur·rice",
                "formateur.rice",
                "intervenant",
                "intervenante",
                "intervenant·e",
                "animateur",
                "animatrice",
            ],
            Self::Place => &["place", "lieu", "salle", "location", "room", "venue", "adresse"],
            Self::Link => &["link", "lien", "url", "lien visio", "lien de connexion", "visio", "meeting link"],
        }
    }

    /// What a heading says that its column holds.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let name = normalised(heading);
        Self::ALL.into_iter().find(|part| part.headings().contains(&name.as_str()))
    }

    /// As it was typed for `--map`.
    pub fn named(typed: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == typed.trim())
    }
}
