//! What can be wrong with a definition, and what to do about it, in both languages. Which of them applies is the
//! store's to find.

use chrono::{NaiveDate, NaiveTime};

use super::checks::Code;
use super::words::{Words, list_en, list_fr};

/// A table of a definition, as one writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the table of its name")]
pub enum Part {
    File,
    Programme,
    Provider,
    Field,
    Eligibility,
    Trainer,
    Funder,
    Export,
    Module,
    Cohort,
    CohortFile,
    Session,
}

impl Part {
    /// As it stands in the file.
    pub const fn written(self) -> &'static str {
        match self {
            Self::File => "programme.toml",
            Self::Programme => "[programme]",
            Self::Provider => "[provider]",
            Self::Field => "[[fields]]",
            Self::Eligibility => "[eligibility]",
            Self::Trainer => "[[trainers]]",
            Self::Funder => "[[funders]]",
            Self::Export => "[funders.export]",
            Self::Module => "[[modules]]",
            Self::Cohort => "[[cohorts]]",
            Self::CohortFile => "cohort.toml",
            Self::Session => "sessions",
        }
    }
}

/// What is expected of a value, or found in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the kind of its name")]
pub enum Kind {
    Text,
    Texts,
    Whole,
    Decimal,
    Hours,
    Share,
    Date,
    Dates,
    Time,
    Moment,
    Flag,
    Table,
    Tables,
    List,
}

impl Kind {
    const fn en(self) -> &'static str {
        match self {
            Self::Text => "a text in quotes",
            Self::Texts => "a list of texts",
            Self::Whole => "a whole number",
            Self::Decimal => "a decimal number",
            Self::Hours => "a number of hours",
            Self::Share => "a number from 0 to 1",
            Self::Date => "a date",
            Self::Dates => "a list of dates",
            Self::Time => "a time of day",
            Self::Moment => "a date with a time",
            Self::Flag => "true or false",
            Self::Table => "a table",
            Self::Tables => "a list of tables",
            Self::List => "a list",
        }
    }

    const fn fr(self) -> &'static str {
        match self {
            Self::Text => "un texte entre guillemets",
            Self::Texts => "une liste de textes",
            Self::Whole => "un nombre entier",
            Self::Decimal => "un nombre décimal",
            Self::Hours => "un nombre d'heures",
            Self::Share => "un nombre de 0 à 1",
            Self::Date => "une date",
            Self::Dates => "une liste de dates",
            Self::Time => "une heure",
            Self::Moment => "une date avec une heure",
            Self::Flag => "true ou false (oui ou non)",
            Self::Table => "une table",
            Self::Tables => "une liste de tables",
            Self::List => "une liste",
        }
    }
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the thing of its name")]
pub enum IdKind {
    Programme,
    Cohort,
    Session,
    Module,
    Funder,
    Trainer,
    Field,
}

impl IdKind {
    const fn en(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Cohort => "cohort",
            Self::Session => "session",
            Self::Module => "module",
            Self::Funder => "funder",
            Self::Trainer => "trainer",
            Self::Field => "field",
        }
    }

    const fn fr(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Cohort => "cohorte",
            Self::Session => "séance",
            Self::Module => "module",
            Self::Funder => "financeur",
            Self::Trainer => "formateur",
            Self::Field => "champ",
        }
    }

    /// `la séance`.
    fn the_fr(self) -> String {
        let article = if self.is_feminine() { "la" } else { "le" };
        format!("{article} {}", self.fr())
    }

    /// `de la séance`.
    fn of_fr(self) -> String {
        let article = if self.is_feminine() { "de la" } else { "du" };
        format!("{article} {}", self.fr())
    }

    const fn is_feminine(self) -> bool {
        matches!(self, Self::Cohort | Self::Session)
    }

    /// The table to write it in.
    const fn part(self) -> Part {
        match self {
            Self::Programme => Part::Programme,
            Self::Cohort => Part::Cohort,
            Self::Session => Part::Session,
            Self::Module => Part::Module,
            Self::Funder => Part::Funder,
            Self::Trainer => Part::Trainer,
            Self::Field => Part::Field,
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the message says of them")]
pub enum Fault {
    /// A text that does not end.
    QuoteMissing,
    /// A list or table that does not end.
    NotClosed { closer: String },
    /// A list that does not end before the next key.
    NotClosedBefore { key: String, closer: String },
    /// A sentence outside of any text.
    StrayText,
    /// Two items that nothing separates.
    CommaMissing,
    /// A line without `=`.
    EqualsMissing { line: String },
    /// Nothing after `=`.
    ValueMissing,
    /// A text without quotes.
    QuotesNeeded { text: String },
    /// A key with accents or spaces.
    KeyCharacters { key: String },
    /// `007`.
    LeadingZero { line: String },
    /// The same key or table twice.
    KeyTwice { key: String },
    /// Anything else that the parser does not read, in its words.
    NotToml { parser: String },
    /// 30 February.
    NoSuchDate { text: String },
    /// 25:00.
    NoSuchTime { text: String },
    /// Not written as a date.
    NotADate { text: String },
    /// Not written as a time.
    NotATime { text: String },
    /// A key nobody knows.
    UnknownKey { part: Part, key: String },
    /// A key that must be there.
    KeyMissing { part: Part, key: &'static str },
    /// A table that must be there.
    TableMissing { part: Part },
    /// A text that must say something.
    Empty { key: &'static str },
    /// Another kind of value.
    WrongType { key: String, wanted: Kind, found: Kind },
    /// A number too small or too great.
    OutOfRange { key: &'static str, written: String, least: u32, most: u32 },
    /// Hours that are no whole minutes.
    NotWholeMinutes { key: &'static str, text: String },
    /// Not from 0 to 1.
    NotAShare { key: &'static str, text: String },
    /// A word that is none of a list.
    NotAllowed { key: String, value: String },
    /// No such zone.
    UnknownTimezone { name: String },
    /// A rule about a column that does not exist.
    UnknownColumn { column: String },
    /// An end that is not after its start.
    EndBeforeStart { start: NaiveTime, end: NaiveTime },
    /// An id that names nothing.
    UnknownId { kind: IdKind, id: String },
    /// An id written twice.
    IdTwice { kind: IdKind, id: String, line: u32 },
    /// An id that cannot be a folder or a word of a table.
    IdCharacters { kind: IdKind, id: String },
    /// A cohort whose folder could not be made, or would mean something else.
    CohortReserved { id: String },
    /// A session that could not be told from a date or from `next` and `last`.
    SessionReserved { id: String },
    /// A field with the name of a standard column.
    FieldIsColumn { id: String },
    /// A `cohort.toml` in a folder of another name.
    FolderDiffers { id: String, folder: String },
    /// Not 14 digits.
    SiretDigits { text: String, digits: usize },
    /// 14 digits that are no SIRET.
    SiretSum { text: String },
    /// Not 11 digits.
    NdaDigits { text: String, digits: usize },
    /// Not three digits.
    NsfDigits { text: String },
}

impl Fault {
    /// The code by which `check` names it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::QuoteMissing
            | Self::NotClosed { .. }
            | Self::NotClosedBefore { .. }
            | Self::StrayText
            | Self::CommaMissing
            | Self::EqualsMissing { .. }
            | Self::ValueMissing
            | Self::QuotesNeeded { .. }
            | Self::KeyCharacters { .. }
            | Self::LeadingZero { .. }
            | Self::NotToml { .. }
            | Self::KeyTwice { .. } => Code::NotToml.key(),
            Self::UnknownKey { .. } => Code::UnknownKey.key(),
            Self::KeyMissing { .. } | Self::TableMissing { .. } | Self::Empty { .. } => Code::KeyMissing.key(),
            Self::WrongType { .. } => Code::WrongType.key(),
            Self::NoSuchDate { .. }
            | Self::NoSuchTime { .. }
            | Self::NotADate { .. }
            | Self::NotATime { .. }
            | Self::EndBeforeStart { .. } => Code::NoSuchMoment.key(),
            Self::OutOfRange { .. }
            | Self::NotWholeMinutes { .. }
            | Self::NotAShare { .. }
            | Self::NotAllowed { .. }
            | Self::UnknownTimezone { .. }
            | Self::UnknownColumn { .. }
            | Self::NsfDigits { .. } => Code::ValueOutside.key(),
            Self::UnknownId { .. } => Code::UnknownId.key(),
            Self::IdTwice { .. } => Code::DefinedTwice.key(),
            Self::IdCharacters { .. }
            | Self::CohortReserved { .. }
            | Self::SessionReserved { .. }
            | Self::FieldIsColumn { .. }
            | Self::FolderDiffers { .. } => Code::IdForm.key(),
            Self::SiretDigits { .. } | Self::SiretSum { .. } | Self::NdaDigits { .. } => Code::ProviderNumber.key(),
        }
    }

    /// The key whose value is doubtful; empty for what has no key of its own.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::SiretDigits { .. } | Self::SiretSum { .. } => "siret",
            Self::NdaDigits { .. } => "nda",
            _ => "",
        }
    }

    /// The name that was not found, or is unknown, where a line that could not be read may be why.
    pub fn may_be_elsewhere(&self) -> Option<&str> {
        match self {
            Self::KeyMissing { key, .. } => Some(key),
            Self::TableMissing { part } => Some(part.written()),
            Self::UnknownKey { key, .. } => Some(key),
            Self::UnknownId { id, .. } => Some(id),
            Self::UnknownColumn { column } => Some(column),
            Self::NotAllowed { value, .. } => Some(value),
            _ => None,
        }
    }
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

impl Words for Fault {
    fn en(&self) -> String {
        match self {
            Self::QuoteMissing => "a quote is missing: this text does not end".to_owned(),
            Self::NotClosed { closer } => format!("`{closer}` is missing: this is not closed"),
            Self::NotClosedBefore { key, closer } => {
                format!("`{closer}` is missing before `{key}`: the list above is not closed")
            }
            Self::StrayText => "this stands in no text: a quote is missing, here or above".to_owned(),
            Self::CommaMissing => "a comma is missing between two values".to_owned(),
            Self::EqualsMissing { line } => format!("`=` is missing after `{line}`"),
            Self::ValueMissing => "there is no value after `=`".to_owned(),
            Self::QuotesNeeded { text } => format!("a text must stand in quotes: `{text}`"),
            Self::KeyCharacters { key } => format!("the key `{key}` has a character that a key cannot have"),
            Self::LeadingZero { line } => format!("a number cannot begin with 0: `{line}`"),
            Self::KeyTwice { key } => format!("`{key}` is written twice"),
            Self::NotToml { parser } => format!("this line cannot be read as TOML: {parser}"),
            Self::NoSuchDate { text } => format!("the date {text} does not exist"),
            Self::NoSuchTime { text } => format!("the time {text} does not exist"),
            Self::NotADate { text } => format!("`{text}` is not written as a date"),
            Self::NotATime { text } => format!("`{text}` is not a time of day"),
            Self::UnknownKey { part, key } => format!("unknown key `{key}` in {}", part.written()),
            Self::KeyMissing { part, key } => format!("the key `{key}` is missing in {}", part.written()),
            Self::TableMissing { part } => format!("the table {} is missing", part.written()),
            Self::Empty { key } => format!("`{key}` is empty"),
            Self::WrongType { key, wanted, found } => {
                format!("`{key}` must be {}, and this is {}", wanted.en(), found.en())
            }
            Self::OutOfRange { key, written, least, most } => {
                format!("`{key}` must be from {least} to {most}, and this is {written}")
            }
            Self::NotWholeMinutes { key, text } => {
                format!("`{key}` must be hours that come to whole minutes, and this is {text}")
            }
            Self::NotAShare { key, text } => format!("`{key}` must be from 0 to 1, and this is {text}"),
            Self::NotAllowed { key, value } => format!("`{value}` is not a value of `{key}`"),
            Self::UnknownTimezone { name } => format!("the time zone `{name}` does not exist"),
            Self::UnknownColumn { column } => {
                format!("no rule can be about `{column}`: it is neither a column nor a field")
            }
            Self::EndBeforeStart { start, end } => {
                format!("the end ({}) is not after the start ({})", clock(*end), clock(*start))
            }
            Self::UnknownId { kind, id } => format!("the {} `{id}` does not exist", kind.en()),
            Self::IdTwice { kind, id, line } => {
                format!("the {} `{id}` is defined twice, first on line {line}", kind.en())
            }
            Self::IdCharacters { kind, id } => {
                format!("the id `{id}` of the {} has a character that an id cannot have", kind.en())
            }
            Self::CohortReserved { id } => format!("a cohort cannot be called `{id}`"),
            Self::SessionReserved { id } => {
                format!(
                    "a session cannot be called `{id}`: at the command line this means a date, or `next` and `last`"
                )
            }
            Self::FieldIsColumn { id } => {
                format!("a field cannot be called `{id}`: this is a column of every enrolment")
            }
            Self::FolderDiffers { id, folder } => format!("the id `{id}` is not the name of its folder, `{folder}`"),
            Self::SiretDigits { text, digits } => {
                format!("a SIRET has 14 digits, and `{text}` has {}", digits_en(text, *digits))
            }
            Self::SiretSum { text } => format!("`{text}` is no SIRET: its check digit does not fit"),
            Self::NdaDigits { text, digits } => {
                format!("a declaration number (NDA) has 11 digits, and `{text}` has {}", digits_en(text, *digits))
            }
            Self::NsfDigits { text } => format!("an NSF code has three digits, and this is `{text}`"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::QuoteMissing => "il manque un guillemet : ce texte ne se termine pas".to_owned(),
            Self::NotClosed { closer } => format!("il manque « {closer} » : ceci n'est pas refermé"),
            Self::NotClosedBefore { key, closer } => {
                format!("il manque « {closer} » avant « {key} » : la liste qui précède n'est pas refermée")
            }
            Self::StrayText => "ceci n'est dans aucun texte : il manque un guillemet, ici ou plus haut".to_owned(),
            Self::CommaMissing => "il manque une virgule entre deux valeurs".to_owned(),
            Self::EqualsMissing { line } => format!("il manque « = » après « {line} »"),
            Self::ValueMissing => "il n'y a pas de valeur après « = »".to_owned(),
            Self::QuotesNeeded { text } => format!("un texte s'écrit entre guillemets droits : « {text} »"),
            Self::KeyCharacters { key } => format!("la clé « {key} » contient un caractère interdit dans une clé"),
            Self::LeadingZero { line } => format!("un nombre ne peut pas commencer par 0 : « {line} »"),
            Self::KeyTwice { key } => format!("« {key} » est écrit deux fois"),
            Self::NotToml { parser } => {
                format!("cette ligne ne peut pas être lue comme du TOML ; l'analyseur dit, en anglais : {parser}")
            }
            Self::NoSuchDate { text } => format!("la date {text} n'existe pas"),
            Self::NoSuchTime { text } => format!("l'heure {text} n'existe pas"),
            Self::NotADate { text } => format!("« {text} » n'est pas écrit comme une date"),
            Self::NotATime { text } => format!("« {text} » n'est pas une heure"),
            Self::UnknownKey { part, key } => format!("clé inconnue « {key} » dans {}", part.written()),
            Self::KeyMissing { part, key } => format!("il manque la clé « {key} » dans {}", part.written()),
            Self::TableMissing { part } => format!("il manque la table {}", part.written()),
            Self::Empty { key } => format!("« {key} » est vide"),
            Self::WrongType { key, wanted, found } => {
                format!("« {key} » attend {}, et ceci est {}", wanted.fr(), found.fr())
            }
            Self::OutOfRange { key, written, least, most } => {
                format!("« {key} » va de {least} à {most}, et ceci est {written}")
            }
            Self::NotWholeMinutes { key, text } => {
                format!("« {key} » attend des heures qui tombent sur des minutes entières, et ceci est {text}")
            }
            Self::NotAShare { key, text } => format!("« {key} » va de 0 à 1, et ceci est {text}"),
            Self::NotAllowed { key, value } => format!("« {value} » n'est pas une valeur de « {key} »"),
            Self::UnknownTimezone { name } => format!("le fuseau horaire « {name} » n'existe pas"),
            Self::UnknownColumn { column } => {
                format!("aucune règle ne peut porter sur « {column} » : ce n'est ni une colonne ni un champ")
            }
            Self::EndBeforeStart { start, end } => {
                format!("la fin ({}) n'est pas après le début ({})", clock(*end), clock(*start))
            }
            Self::UnknownId { kind, id } => format!("{} « {id} » n'existe pas", kind.the_fr()),
            Self::IdTwice { kind, id, line } => {
                format!("l'identifiant « {id} » {} est défini deux fois, d'abord ligne {line}", kind.of_fr())
            }
            Self::IdCharacters { kind, id } => {
                format!("l'identifiant « {id} » {} contient un caractère interdit", kind.of_fr())
            }
            Self::CohortReserved { id } => format!("une cohorte ne peut pas s'appeler « {id} »"),
            Self::SessionReserved { id } => format!(
                "une séance ne peut pas s'appeler « {id} » : en ligne de commande, cela désigne une date, ou « next » et « last »"
            ),
            Self::FieldIsColumn { id } => {
                format!("un champ ne peut pas s'appeler « {id} » : c'est une colonne de toute inscription")
            }
            Self::FolderDiffers { id, folder } => {
                format!("l'identifiant « {id} » n'est pas le nom de son dossier, « {folder} »")
            }
            Self::SiretDigits { text, digits } => {
                format!("un SIRET a 14 chiffres, et « {text} » {}", digits_fr(text, *digits))
            }
            Self::SiretSum { text } => format!("« {text} » n'est pas un SIRET : sa clé de contrôle est fausse"),
            Self::NdaDigits { text, digits } => format!(
                "un numéro de déclaration d'activité (NDA) a 11 chiffres, et « {text} » {}",
                digits_fr(text, *digits)
            ),
            Self::NsfDigits { text } => format!("un code NSF a trois chiffres, et ceci est « {text} »"),
        }
    }
}

fn digits_en(text: &str, digits: usize) -> String {
    if other_characters(text) { "other characters".to_owned() } else { digits.to_string() }
}

fn digits_fr(text: &str, digits: usize) -> String {
    if other_characters(text) { "contient d'autres caractères".to_owned() } else { format!("en a {digits}") }
}

fn other_characters(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_ascii_digit())
}

/// What to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the hint says of them")]
pub enum Advice {
    /// End the text.
    CloseTheQuote,
    /// End the list or table.
    Close { closer: String },
    /// Separate.
    SeparateWithCommas,
    /// The form of a line.
    KeyEqualsValue,
    /// The form of a key.
    PlainKey,
    /// A number as a text.
    QuoteTheDigits,
    /// One of the two.
    KeepOne,
    /// Exactly this.
    Write { text: String },
    /// The form of a date, and the one that was meant.
    Date { meant: Option<NaiveDate> },
    /// The form of a time.
    Time,
    /// The form of a number of hours.
    Hours,
    /// The keys there are.
    Keys { near: Option<String>, known: Vec<String> },
    /// The values there are.
    OneOf { near: Option<String>, allowed: Vec<String> },
    /// The ids there are.
    Known { kind: IdKind, near: Option<String>, known: Vec<String> },
    /// A line that would be right.
    Example { key: &'static str },
    /// The form of a zone.
    Timezone { near: Option<String> },
    /// Change one of them.
    EndAfterStart,
    /// Choose another.
    AnotherId,
    /// Where the number is found.
    Siret,
    /// Where the number is found.
    Nda,
}

impl Words for Advice {
    fn en(&self) -> String {
        match self {
            Self::CloseTheQuote => {
                "end the text with the quote it begins with; inside it write \\\" for a quote".to_owned()
            }
            Self::Close { closer } => format!("add `{closer}` at its end"),
            Self::SeparateWithCommas => "values of a list, and keys within braces, are separated by commas".to_owned(),
            Self::KeyEqualsValue => "write key = value, one a line; texts in quotes: title = \"…\"".to_owned(),
            Self::PlainKey => "keys are English words of letters, digits, - and _".to_owned(),
            Self::QuoteTheDigits => {
                "write digits that are a name in quotes: \"007\"; times have two digits: 09:00".to_owned()
            }
            Self::KeepOne => "keep one of the two".to_owned(),
            Self::Write { text } => format!("write {text}"),
            Self::Date { meant: Some(date) } => format!("write {date}: year-month-day"),
            Self::Date { meant: None } => "dates are year-month-day: 2021-03-16".to_owned(),
            Self::Time => "times are hours and minutes, 00:00 to 23:59: 14:00, or \"14h30\"".to_owned(),
            Self::Hours => "for example 8, 1.5 or 0.75".to_owned(),
            Self::Keys { near, known } => suggestion_en(near.as_ref(), "the keys here are", known),
            Self::OneOf { near, allowed } => suggestion_en(near.as_ref(), "the values are", allowed),
            Self::Known { kind, near, known } if known.is_empty() => {
                debug_assert!(near.is_none(), "nothing is near where nothing is known");
                format!("there is none yet: add a table {}", kind.part().written())
            }
            Self::Known { kind, near, known } => {
                suggestion_en(near.as_ref(), &format!("the {}s are", kind.en()), known)
            }
            Self::Example { key } => format!("for example {}", example(key)),
            Self::Timezone { near: Some(near) } => format!("did you mean `{near}`?"),
            Self::Timezone { near: None } => {
                "write an IANA name: Europe/Paris, Indian/Reunion, America/Martinique".to_owned()
            }
            Self::EndAfterStart => "a session ends after it starts, on the same day: check both times".to_owned(),
            Self::AnotherId => "choose another id".to_owned(),
            Self::Siret => {
                "check it on your avis de situation SIRENE: 9 digits of SIREN and 5 of the establishment".to_owned()
            }
            Self::Nda => "check it on the receipt of your declaration (récépissé de la DREETS)".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::CloseTheQuote => {
                "terminez le texte par le guillemet qui l'ouvre ; à l'intérieur, écrivez \\\" pour un guillemet"
                    .to_owned()
            }
            Self::Close { closer } => format!("ajoutez « {closer} » à la fin"),
            Self::SeparateWithCommas => {
                "séparez par des virgules les valeurs d'une liste et les clés entre accolades".to_owned()
            }
            Self::KeyEqualsValue => {
                "écrivez clé = valeur, une par ligne ; les textes entre guillemets : title = \"…\"".to_owned()
            }
            Self::PlainKey => "les clés sont des mots anglais en lettres sans accent, chiffres, - et _".to_owned(),
            Self::QuoteTheDigits => {
                "écrivez entre guillemets des chiffres qui sont un nom : \"007\" ; les heures ont deux chiffres : 09:00"
                    .to_owned()
            }
            Self::KeepOne => "gardez l'un des deux".to_owned(),
            Self::Write { text } => format!("écrivez {text}"),
            Self::Date { meant: Some(date) } => format!("écrivez {date} : année-mois-jour"),
            Self::Date { meant: None } => "une date s'écrit année-mois-jour : 2021-03-16".to_owned(),
            Self::Time => "une heure s'écrit en heures et minutes, de 00:00 à 23:59 : 14:00, ou \"14h30\"".to_owned(),
            Self::Hours => "par exemple 8, 1.5 ou 0.75 (avec un point)".to_owned(),
            Self::Keys { near, known } => suggestion_fr(near.as_ref(), "les clés possibles ici sont", known),
            Self::OneOf { near, allowed } => suggestion_fr(near.as_ref(), "les valeurs possibles sont", allowed),
            Self::Known { kind, near, known } if known.is_empty() => {
                debug_assert!(near.is_none(), "nothing is near where nothing is known");
                format!("il n'y en a pas encore : ajoutez une table {}", kind.part().written())
            }
            Self::Known { kind, near, known } => {
                suggestion_fr(near.as_ref(), &format!("les {}s sont", kind.fr()), known)
            }
            Self::Example { key } => format!("par exemple {}", example(key)),
            Self::Timezone { near: Some(near) } => format!("vouliez-vous dire « {near} » ?"),
            Self::Timezone { near: None } => {
                "écrivez un nom IANA : Europe/Paris, Indian/Reunion, America/Martinique".to_owned()
            }
            Self::EndAfterStart => {
                "une séance se termine après son début, le même jour : vérifiez les deux heures".to_owned()
            }
            Self::AnotherId => "choisissez un autre identifiant".to_owned(),
            Self::Siret => {
                "vérifiez-le sur votre avis de situation SIRENE : 9 chiffres de SIREN et 5 d'établissement".to_owned()
            }
            Self::Nda => "vérifiez-le sur le récépissé de votre déclaration d'activité (DREETS)".to_owned(),
        }
    }
}

/// Lists longer than this help nobody.
const MOST: usize = 16;

fn suggestion_en(near: Option<&String>, are: &str, known: &[String]) -> String {
    let list = (known.len() <= MOST || near.is_none()).then(|| format!("{are} {}", list_en(known)));
    match (near, list) {
        (Some(near), Some(list)) => format!("did you mean `{near}`? {list}"),
        (Some(near), None) => format!("did you mean `{near}`?"),
        (None, list) => list.unwrap_or_default(),
    }
}

fn suggestion_fr(near: Option<&String>, are: &str, known: &[String]) -> String {
    let list = (known.len() <= MOST || near.is_none()).then(|| format!("{are} {}", list_fr(known)));
    match (near, list) {
        (Some(near), Some(list)) => format!("vouliez-vous dire « {near} » ? {list}"),
        (Some(near), None) => format!("vouliez-vous dire « {near} » ?"),
        (None, list) => list.unwrap_or_default(),
    }
}

/// A line that would be right for a key: the same in both languages.
fn example(key: &str) -> String {
    let value = match key {
        "id" => "\"m2-1\"",
        "title" => "\"Atelier de formation\"",
        "name" => "\"Association Exemple\"",
        "module" => "\"m1\"",
        "date" => "2021-03-16",
        "start" => "14:00",
        "end" => "17:00",
        "hours" => "8",
        "hours_per_day" | "hours_per_half_day" => "3.5",
        "complete_at" => "0.8",
        "nsf" => "\"333\"",
        "capacity" => "15",
        "retention_years" => "6",
        "min_participants" | "tolerance_minutes" => "5",
        "max_participants" => "20",
        "external" | "required" | "in_bpf" => "true",
        "moved_from" => "[2021-03-09]",
        "sessions" => "[ { id = \"m1-1\", module = \"m1\", date = 2021-03-16, start = 14:00, end = 17:00 } ]",
        "programme" | "provider" | "eligibility" | "export" => return format!("[{key}]"),
        "fields" | "trainers" | "funders" | "modules" | "cohorts" => return format!("[[{key}]]"),
        _ => "\"…\"",
    };
    format!("{key} = {value}")
}
