//! What the placeholder of an argument stands for (`<SESSION>`), and so what may be completed there. The placeholder
//! stands in the grammar beside each argument, and nothing else has to be said of an argument.

use crate::domain::schema::Reference;

/// What stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    People,
    Sessions,
    Cohorts,
    Funders,
    Modules,
    Trainers,
    Organisations,
    /// Topics, tools and what else has an id of its own.
    Things(Reference),
    Reports,
    /// A person, or a report and then the keys of a figure.
    Explained,
    Seals,
    Codes,
    /// `ID=VALUE` of a question of the programme.
    Answers,
    /// A column that a form fills, in front of a sign.
    FormColumns,
    /// A column whose words differ between two rows of one person.
    EnrolmentColumns,
    /// Of which table is known from the command.
    Columns,
    Tags,
    /// Words of a closed list: the parser of the argument says which.
    Words,
    Files,
    Folders,
    Nothing(WhyNone),
}

/// WhyNone nothing can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNone {
    /// Only who types knows what it says.
    FreeText,
    /// It names something that is not there yet.
    New,
    Number,
    Day,
    TimeOfDay,
    /// A web page, a mail or a phone number.
    Address,
    /// What the file has that is being read, which may be long.
    InTheFile,
    /// What only the store of a shared programme knows.
    InTheStore,
}

/// What each placeholder stands for.
const PLACEHOLDERS: &[(&str, Kind)] = &[
    ("PERSON", Kind::People),
    ("PEOPLE", Kind::People),
    ("A", Kind::People),
    ("B", Kind::People),
    ("SESSION", Kind::Sessions),
    ("COHORT", Kind::Cohorts),
    ("FUNDER", Kind::Funders),
    ("MODULE", Kind::Modules),
    ("MODULES", Kind::Modules),
    ("TRAINER", Kind::Trainers),
    ("ORGANISATION", Kind::Organisations),
    ("TOPIC", Kind::Things(Reference::Topic)),
    ("EXPERIENCE", Kind::Things(Reference::Experience)),
    ("CRITERION", Kind::Things(Reference::Criterion)),
    ("TOOL", Kind::Things(Reference::Tool)),
    ("FEEDBACK", Kind::Things(Reference::Feedback)),
    ("OFFER", Kind::Things(Reference::Offer)),
    ("RESOURCE", Kind::Things(Reference::Resource)),
    ("COMMITMENT", Kind::Things(Reference::Commitment)),
    ("REPORT", Kind::Reports),
    ("WHAT", Kind::Explained),
    ("SEAL", Kind::Seals),
    ("CODE", Kind::Codes),
    ("ID=VALUE", Kind::Answers),
    ("COLUMN", Kind::FormColumns),
    ("COLUMN=A|B", Kind::EnrolmentColumns),
    ("COLUMNS", Kind::Columns),
    ("TAG", Kind::Tags),
    ("TAGS", Kind::Tags),
    ("FILE", Kind::Files),
    ("FILE.zip", Kind::Files),
    ("LOG", Kind::Files),
    ("DIR", Kind::Folders),
    ("TEXT", Kind::Nothing(WhyNone::FreeText)),
    ("REASON", Kind::Nothing(WhyNone::FreeText)),
    ("TITLE", Kind::Nothing(WhyNone::FreeText)),
    ("LABEL", Kind::Nothing(WhyNone::FreeText)),
    ("PLACE", Kind::Nothing(WhyNone::FreeText)),
    ("FIRST", Kind::Nothing(WhyNone::New)),
    ("LAST", Kind::Nothing(WhyNone::New)),
    ("NAME", Kind::Nothing(WhyNone::New)),
    ("ID", Kind::Nothing(WhyNone::New)),
    ("N", Kind::Nothing(WhyNone::Number)),
    ("0-9", Kind::Nothing(WhyNone::Number)),
    ("0-5", Kind::Nothing(WhyNone::Number)),
    ("DOTS", Kind::Nothing(WhyNone::Number)),
    ("MINUTES", Kind::Nothing(WhyNone::Number)),
    ("YEAR", Kind::Nothing(WhyNone::Number)),
    ("DATE", Kind::Nothing(WhyNone::Day)),
    ("TIME", Kind::Nothing(WhyNone::TimeOfDay)),
    ("LINK", Kind::Nothing(WhyNone::Address)),
    ("ADDRESS", Kind::Nothing(WhyNone::Address)),
    ("WHO", Kind::Nothing(WhyNone::InTheStore)),
    ("OFFICE", Kind::Nothing(WhyNone::InTheStore)),
    ("EMAIL", Kind::Nothing(WhyNone::Address)),
    ("PHONE", Kind::Nothing(WhyNone::Address)),
    ("ROW", Kind::Nothing(WhyNone::InTheFile)),
    ("SHEET", Kind::Nothing(WhyNone::InTheFile)),
    ("HEADING", Kind::Nothing(WhyNone::InTheFile)),
    ("WORD=VALUE", Kind::Nothing(WhyNone::InTheFile)),
    ("SHOWN", Kind::Nothing(WhyNone::InTheFile)),
];

/// What an argument takes: alternatives, or two sides around a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedValue {
    /// What may stand there, or before the sign.
    pub kinds: Vec<Kind>,
    /// The sign between two sides, and what may stand behind it.
    pub then: Option<(char, Vec<Kind>)>,
}

impl TypedValue {
    /// Whether nothing of it can be completed.
    pub fn is_nothing(&self) -> bool {
        self.kinds.iter().all(|kind| matches!(kind, Kind::Nothing(_)))
    }
}

/// What the argument takes. None: its placeholder is not known here.
pub fn of(arg: &clap::Arg) -> Option<TypedValue> {
    let placeholder = arg.get_value_names()?.first()?.as_str();
    let alone = |kind| Some(TypedValue { kinds: vec![kind], then: None });
    if placeholder == "COLUMNS" {
        return alone(Kind::Columns);
    }
    if arg.get_value_parser().possible_values().is_some() {
        return alone(Kind::Words);
    }
    match (one(placeholder), placeholder.find([':', '='])) {
        (Some(kind @ Kind::EnrolmentColumns), _) => {
            Some(TypedValue { kinds: vec![kind], then: Some(('=', Vec::new())) })
        }
        (Some(kind), _) => alone(kind),
        (None, Some(at)) => {
            let (before, rest) = placeholder.split_at(at);
            let mut rest = rest.chars();
            Some(TypedValue { then: Some((rest.next()?, several(rest.as_str())?)), kinds: several(before)? })
        }
        (None, None) => Some(TypedValue { kinds: several(placeholder)?, then: None }),
    }
}

fn several(placeholder: &str) -> Option<Vec<Kind>> {
    if let Some(kind) = one(placeholder) {
        return Some(vec![kind]);
    }
    placeholder.split('|').map(|word| one(word.trim_end_matches(",…"))).collect()
}

fn one(placeholder: &str) -> Option<Kind> {
    PLACEHOLDERS.iter().find(|(known, _)| *known == placeholder).map(|(_, kind)| *kind)
}
