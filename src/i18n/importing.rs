//! Why a form's export gives no list of people, and what to do about it.

use chrono::NaiveDate;

use crate::domain::registration::Asked;
use crate::domain::taken::LogKind;

use super::cut::cut;
use super::dates::long_date;
use super::forms::asked;
use super::opening::{OpenIt, Unopenable};
use super::typed::word;
use super::words::{Lang, Words, any_en, any_fr, list_en, list_fr};

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotImport {
    /// It cannot be opened at all.
    NotOpened(Unopenable),
    /// JSON is the log of a meeting, or something else: no form exports it.
    JsonIsNoForm,
    /// No row has a heading for a name or an e-mail.
    NoHeading {
        /// Number of the row that looks most like headings.
        row: u32,
        /// Its cells.
        seen: Vec<String>,
    },
    /// A log of who was in a meeting and when.
    MeetingLog {
        /// Its headings that say so.
        headings: Vec<String>,
    },
    /// The log of a meeting that a tool wrote.
    LogOf(LogKind),
    /// Several sheets are lists of people.
    SeveralSheets {
        /// Their names.
        sheets: Vec<String>,
    },
    /// Day first or month first: nothing decides it.
    DateOrderOpen {
        /// A value, as written.
        value: String,
        /// Read day first.
        day_first: NaiveDate,
        /// Read month first.
        month_first: NaiveDate,
    },
    /// Some values are day first, others month first.
    DatesMixed {
        /// One that can only be day first.
        day_first: String,
        /// One that can only be month first.
        month_first: String,
    },
    /// `--map` names a column that an enrolment does not have.
    UnknownColumn {
        /// As typed.
        typed: String,
        /// What it may be.
        near: Option<String>,
        /// What there is.
        known: Vec<String>,
    },
    /// `--map` names a heading that is not in the file.
    UnknownHeading {
        /// As typed.
        typed: String,
        /// What it may be.
        near: Option<String>,
        /// What there is.
        headings: Vec<String>,
    },
    /// `--sheet` names a sheet that is not there; none where the file has no sheets at all.
    NoSheet {
        /// As typed.
        typed: String,
        /// What there is.
        sheets: Vec<String>,
    },
    /// `--value` says what a word is in a column that takes any text.
    AnyValue {
        /// The column.
        column: String,
    },
    /// `--value` says that a word is what its column does not take.
    NotAValue {
        /// The column.
        column: Asked,
        /// As typed.
        value: String,
        /// What it takes.
        allowed: Vec<String>,
    },
    /// A row of which something is said is nobody's.
    NoRow {
        /// As typed.
        row: u32,
        /// The rows that may be people: the first and the last.
        between: Option<(u32, u32)>,
    },
    /// Two things are said of one row.
    RowTwice {
        /// Its number.
        row: u32,
    },
    /// `--map` takes one heading for two columns.
    HeadingTwice {
        /// The heading.
        heading: String,
        /// The columns.
        columns: [String; 2],
    },
}

impl CannotImport {
    /// Whether the file itself cannot be read, rather than a question about it being open.
    pub const fn is_in_the_file(&self) -> bool {
        matches!(
            self,
            Self::NotOpened(_)
                | Self::JsonIsNoForm
                | Self::NoHeading { .. }
                | Self::MeetingLog { .. }
                | Self::LogOf(_)
                | Self::DatesMixed { .. }
        )
    }
}

impl Words for CannotImport {
    fn en(&self) -> String {
        match self {
            Self::NotOpened(why) => why.en(),
            Self::JsonIsNoForm => "this is JSON, which no form exports".to_owned(),
            Self::NoHeading { row, seen } => {
                format!("no row has a heading for a name or an e-mail; row {row} reads: {}", quoted(seen, Lang::En))
            }
            Self::MeetingLog { headings } => {
                format!("this is the log of a meeting, not a form: it has {}", quoted(headings, Lang::En))
            }
            Self::LogOf(tool) => format!("this is the log of a meeting, not a form: {}", tool.en()),
            Self::SeveralSheets { sheets } => {
                format!("several sheets are lists of people: {}", quoted(sheets, Lang::En))
            }
            Self::DateOrderOpen { value, day_first, month_first } => format!(
                "`{value}` is {} or {}: nothing in the file decides it",
                long_date(*day_first, Lang::En),
                long_date(*month_first, Lang::En)
            ),
            Self::DatesMixed { day_first, month_first } => {
                format!(
                    "the file mixes two orders of dates: `{day_first}` has the day first, `{month_first}` the month"
                )
            }
            Self::UnknownColumn { typed, .. } => format!("an enrolment has no column `{typed}`"),
            Self::UnknownHeading { typed, .. } => format!("the file has no heading `{typed}`"),
            Self::NoSheet { typed, sheets } if sheets.is_empty() => {
                format!("there is no sheet `{typed}`: this is no workbook")
            }
            Self::NoSheet { typed, .. } => format!("there is no sheet `{typed}`"),
            Self::AnyValue { column } => format!("`--value`: `{column}` takes any text"),
            Self::NotAValue { column, value, .. } => {
                format!("`--value`: {} cannot be `{value}`", asked(column, Lang::En))
            }
            Self::NoRow { row, .. } => format!("row {row} is no person"),
            Self::RowTwice { row } => format!("row {row} is answered twice, by `--same` or `--distinct`"),
            Self::HeadingTwice { heading, columns: [one, other] } => {
                format!("`--map` takes `{heading}` for `{one}` and for `{other}`")
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NotOpened(why) => why.fr(),
            Self::JsonIsNoForm => "c'est du JSON : aucun formulaire n'en exporte".to_owned(),
            Self::NoHeading { row, seen } => format!(
                "aucune ligne n'a de titre pour un nom ou une adresse e-mail ; on lit en ligne {row} : {}",
                quoted(seen, Lang::Fr)
            ),
            Self::MeetingLog { headings } => {
                format!(
                    "c'est le journal d'une réunion, pas un formulaire : on y trouve {}",
                    quoted(headings, Lang::Fr)
                )
            }
            Self::LogOf(tool) => format!("c'est le journal d'une réunion, pas un formulaire : {}", tool.fr()),
            Self::SeveralSheets { sheets } => {
                format!("plusieurs feuilles sont des listes de personnes : {}", quoted(sheets, Lang::Fr))
            }
            Self::DateOrderOpen { value, day_first, month_first } => format!(
                "« {value} » peut être le {} ou le {} : rien dans le fichier ne permet de trancher",
                long_date(*day_first, Lang::Fr),
                long_date(*month_first, Lang::Fr)
            ),
            Self::DatesMixed { day_first, month_first } => format!(
                "le fichier mêle deux écritures de dates : « {day_first} » commence par le jour, « {month_first} » par le mois"
            ),
            Self::UnknownColumn { typed, .. } => format!("une inscription n'a pas de colonne « {typed} »"),
            Self::UnknownHeading { typed, .. } => format!("le fichier n'a pas de titre « {typed} »"),
            Self::NoSheet { typed, sheets } if sheets.is_empty() => {
                format!("il n'y a pas de feuille « {typed} » : ce n'est pas un classeur")
            }
            Self::NoSheet { typed, .. } => format!("il n'y a pas de feuille « {typed} »"),
            Self::AnyValue { column } => format!("`--value` : « {column} » prend n'importe quel texte"),
            Self::NotAValue { column, value, .. } => {
                format!("`--value` : {} ne peut pas être « {value} »", asked(column, Lang::Fr))
            }
            Self::NoRow { row, .. } => format!("la ligne {row} n'est personne"),
            Self::RowTwice { row } => format!("la ligne {row} reçoit deux réponses, par `--same` ou `--distinct`"),
            Self::HeadingTwice { heading, columns: [one, other] } => {
                format!("`--map` prend « {heading} » à la fois pour « {one} » et pour « {other} »")
            }
        }
    }
}

/// A file named on the command line is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchFile {
    /// As typed.
    pub file: String,
}

impl Words for NoSuchFile {
    fn en(&self) -> String {
        format!("there is no file {}", self.file)
    }

    fn fr(&self) -> String {
        format!("le fichier {} n'existe pas", self.file)
    }
}

/// A pipe or a device where a file is asked for.
#[derive(Clone, Debug)]
pub struct NotAFile {
    /// As typed.
    pub file: String,
}

impl Words for NotAFile {
    fn en(&self) -> String {
        format!("{} is no file: a pipe or a device is not read", self.file)
    }

    fn fr(&self) -> String {
        format!("{} n'est pas un fichier : un tube ou un périphérique n'est pas lu", self.file)
    }
}

/// What to do about a pipe or a device.
#[derive(Clone, Copy, Debug)]
pub struct CopyFirst;

impl Words for CopyFirst {
    fn en(&self) -> String {
        "save what comes out of it as a file, and name that".to_owned()
    }

    fn fr(&self) -> String {
        "enregistrez ce qui en sort dans un fichier, et nommez celui-ci".to_owned()
    }
}

/// What to do when nothing was read.
#[derive(Clone, Debug)]
pub struct ImportInstead(pub CannotImport);

impl Words for ImportInstead {
    fn en(&self) -> String {
        match &self.0 {
            CannotImport::NotOpened(why) => OpenIt(*why).en(),
            CannotImport::JsonIsNoForm => {
                "export the answers as CSV or XLSX; the log of a meeting goes to `formation attend SESSION --from`".to_owned()
            }
            CannotImport::NoHeading { .. } => "say which column is which: `--map name=HEADING --map email=HEADING`; \
                                               `--describe` shows the form of the file without personal data"
                .to_owned(),
            CannotImport::MeetingLog { .. } | CannotImport::LogOf(_) => {
                "`formation attend SESSION --from FILE` reads it; for a list of people all the same, name its columns with \
                 `--map`"
                    .to_owned()
            }
            CannotImport::SeveralSheets { sheets } => format!("name one: {}", sheet(sheets)),
            CannotImport::NoSheet { sheets, .. } if sheets.is_empty() => "leave `--sheet` out".to_owned(),
            CannotImport::NoSheet { sheets, .. } => format!("its sheets are {}", quoted(sheets, Lang::En)),
            CannotImport::AnyValue { .. } => "`--value` is for status, funder, modules, state and questions".to_owned(),
            CannotImport::NotAValue { allowed, .. } => format!("it takes {}", any_en(allowed)),
            CannotImport::DateOrderOpen { .. } => "say it: `--date-order dmy` (day first) or `--date-order mdy`".to_owned(),
            CannotImport::DatesMixed { .. } => {
                "write the dates of that column in one way; `--date-order dmy|mdy` reads all of them in that order, and \
                 rejects the rows where it makes no date"
                    .to_owned()
            }
            CannotImport::UnknownColumn { near: Some(near), .. }
            | CannotImport::UnknownHeading { near: Some(near), .. } => format!("did you mean `{near}`?"),
            CannotImport::UnknownColumn { known, .. } => format!("there are {}", list_en(known)),
            CannotImport::UnknownHeading { headings, .. } => format!("its headings are {}", quoted(headings, Lang::En)),
            CannotImport::NoRow { between: Some((first, last)), .. } => {
                format!("people stand in rows {first} to {last}, as a spreadsheet counts them")
            }
            CannotImport::NoRow { between: None, .. } => "the file has no row with a person".to_owned(),
            CannotImport::HeadingTwice { .. } | CannotImport::RowTwice { .. } => "keep one of the two".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match &self.0 {
            CannotImport::NotOpened(why) => OpenIt(*why).fr(),
            CannotImport::JsonIsNoForm => "exportez les réponses en CSV ou en XLSX ; le journal d'une réunion se donne à \
                                           `formation attend SÉANCE --from`"
                .to_owned(),
            CannotImport::NoHeading { .. } => {
                "dites quelle colonne est laquelle : `--map name=TITRE --map email=TITRE` ; `--describe` montre la forme \
                 du fichier sans donnée personnelle"
                    .to_owned()
            }
            CannotImport::MeetingLog { .. } | CannotImport::LogOf(_) => {
                "`formation attend SÉANCE --from FICHIER` le lit ; si c'est tout de même une liste de personnes, désignez \
                 ses colonnes par `--map`"
                    .to_owned()
            }
            CannotImport::SeveralSheets { sheets } => format!("dites laquelle : {}", sheet(sheets)),
            CannotImport::NoSheet { sheets, .. } if sheets.is_empty() => "retirez `--sheet`".to_owned(),
            CannotImport::NoSheet { sheets, .. } => format!("ses feuilles sont {}", quoted(sheets, Lang::Fr)),
            CannotImport::AnyValue { .. } => {
                "`--value` vaut pour status, funder, modules, state et les questions".to_owned()
            }
            CannotImport::NotAValue { allowed, .. } => format!("au choix : {}", any_fr(allowed)),
            CannotImport::DateOrderOpen { .. } => {
                "dites-le : `--date-order dmy` (jour d'abord) ou `--date-order mdy` (mois d'abord)".to_owned()
            }
            CannotImport::DatesMixed { .. } => {
                "écrivez les dates de cette colonne d'une seule façon ; `--date-order dmy|mdy` les lit toutes dans cet \
                 ordre et rejette les lignes où cela ne donne pas de date"
                    .to_owned()
            }
            CannotImport::UnknownColumn { near: Some(near), .. }
            | CannotImport::UnknownHeading { near: Some(near), .. } => format!("vouliez-vous dire « {near} » ?"),
            CannotImport::UnknownColumn { known, .. } => format!("il y a {}", list_fr(known)),
            CannotImport::UnknownHeading { headings, .. } => format!("ses titres sont {}", quoted(headings, Lang::Fr)),
            CannotImport::NoRow { between: Some((first, last)), .. } => {
                format!("les personnes sont aux lignes {first} à {last}, comme un tableur les compte")
            }
            CannotImport::NoRow { between: None, .. } => "aucune ligne du fichier n'est une personne".to_owned(),
            CannotImport::HeadingTwice { .. } | CannotImport::RowTwice { .. } => "gardez l'un des deux".to_owned(),
        }
    }
}

/// The flag that takes the first of several sheets.
fn sheet(sheets: &[String]) -> String {
    format!("`--sheet {}`", word(sheets.first().map_or("", String::as_str)))
}

/// The first few of a list, quoted; how many more there are is told by the file itself.
fn quoted(items: &[String], lang: Lang) -> String {
    const SHOWN: usize = 12;
    const LONGEST: usize = 80;
    let quote = |item: &String| {
        let item = cut(item, LONGEST);
        lang.pick(format!("`{item}`"), format!("« {item} »"))
    };
    let shown: Vec<String> = items.iter().filter(|item| !item.is_empty()).take(SHOWN).map(quote).collect();
    let more = if items.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
