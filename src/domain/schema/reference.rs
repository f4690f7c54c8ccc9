//! What the ids of a column name.

use crate::lang::Lang;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// Somebody enrolled in the cohort.
    Participant,
    /// A session of the cohort.
    Session,
    /// A module of the programme.
    Module,
    /// Who pays, of the programme.
    Funder,
    /// A topic of the cohort.
    Topic,
    /// An experience of the cohort.
    Experience,
    /// A criterion of the cohort.
    Criterion,
    /// A tool of the cohort.
    Tool,
    /// A feedback of the cohort.
    Feedback,
    /// An offer or a need of the cohort.
    Offer,
    /// A resource of the cohort.
    Resource,
    /// A commitment of the cohort.
    Commitment,
}

impl Reference {
    /// What it is, in a sentence.
    pub const fn called(self, lang: Lang) -> &'static str {
        let [en, fr] = match self {
            Self::Topic => ["topic", "sujet"],
            Self::Experience => ["experience", "expérience"],
            Self::Criterion => ["criterion", "critère"],
            Self::Tool => ["tool", "outil"],
            Self::Feedback => ["feedback", "retour"],
            Self::Offer => ["offer or need", "offre ou besoin"],
            Self::Resource => ["resource", "ressource"],
            Self::Commitment => ["commitment", "engagement"],
            Self::Participant => ["participant", "personne"],
            Self::Session => ["session", "séance"],
            Self::Module => ["module", "module"],
            Self::Funder => ["funder", "financeur"],
        };
        match lang {
            Lang::En => en,
            Lang::Fr => fr,
        }
    }

    /// In French, behind "il n'y a pas".
    pub const fn none_fr(self) -> &'static str {
        match self {
            Self::Topic => "de sujet",
            Self::Experience => "d'expérience",
            Self::Criterion => "de critère",
            Self::Tool => "d'outil",
            Self::Feedback => "de retour",
            Self::Offer => "d'offre ni de besoin",
            Self::Resource => "de ressource",
            Self::Commitment => "d'engagement",
            Self::Participant => "de personne",
            Self::Session => "de séance",
            Self::Module => "de module",
            Self::Funder => "de financeur",
        }
    }

    /// Whether the definition of the programme says which there are.
    pub const fn is_of_programme(self) -> bool {
        matches!(self, Self::Module | Self::Funder)
    }

    /// Whether a spreadsheet may write its ids otherwise, and one that is cut can be found again: those of people and of
    /// sessions.
    pub const fn is_told_otherwise(self) -> bool {
        matches!(self, Self::Participant | Self::Session)
    }

    /// What the ids that a command gives begin with; of those that are told otherwise, no letter.
    pub const fn letter(self) -> char {
        match self {
            Self::Topic => 't',
            Self::Experience => 'x',
            Self::Criterion => 'c',
            Self::Tool => 'w',
            Self::Feedback => 'f',
            Self::Offer => 'o',
            Self::Resource => 'r',
            Self::Commitment => 'p',
            Self::Participant | Self::Session | Self::Module | Self::Funder => ' ',
        }
    }
}
