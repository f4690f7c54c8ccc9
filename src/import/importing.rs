//! Why a form's export gives no list of people, and what to do about it.

use crate::lang::message::words;
use chrono::NaiveDate;

use crate::domain::people::registration::Asked;
use crate::domain::taken::LogKind;

use super::opening::{OpenIt, Unopenable};
use crate::domain::people::registration_words::asked;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::typed::word;
use crate::lang::words::{Lang, Words, any_en, any_fr, list_en, list_fr};

words! {
    /// Why nothing was read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CannotImport {
        NotOpened(why: Unopenable)
            both: "{why}",

        JsonIsNoForm en: "this is JSON, which no form exports" fr: "c'est du JSON : aucun formulaire n'en exporte",
        NoHeading { row: u32, seen: Vec<String> }
            en: ("no row has a heading for a name or an e-mail; row {row} reads: {}", quoted(seen, Lang::En))
            fr: (
                "aucune ligne n'a de titre pour un nom ou une adresse e-mail ; on lit en ligne {row} : {}",
                quoted(seen, Lang::Fr),
            ),

        MeetingLog { headings: Vec<String> }
            en: ("this is the log of a meeting, not a form: it has {}", quoted(headings, Lang::En))
            fr: ("c'est le journal d'une réunion, pas un formulaire : on y trouve {}", quoted(headings, Lang::Fr)),

        LogOf(tool: LogKind)
            en: "this is the log of a meeting, not a form: {tool}"
            fr: "c'est le journal d'une réunion, pas un formulaire : {tool}",

        SeveralSheets { sheets: Vec<String> }
            en: ("several sheets may be the list of people: {}", quoted(sheets, Lang::En))
            fr: ("plusieurs feuilles peuvent être la liste des personnes : {}", quoted(sheets, Lang::Fr)),

        EmptySheet { typed: String, sheets: Vec<String> }
            en: "the sheet `{typed}` is empty"
            fr: "la feuille « {typed} » est vide",

        DateOrderOpen { value: String, day_first: NaiveDate, month_first: NaiveDate }
            en: (
                "`{value}` is {} or {}: nothing in the file decides it",
                long_date(*day_first, Lang::En),
                long_date(*month_first, Lang::En),
            )
            fr: (
                "« {value} » peut être le {} ou le {} : rien dans le fichier ne permet de trancher",
                long_date(*day_first, Lang::Fr),
                long_date(*month_first, Lang::Fr),
            ),

        DatesMixed { day_first: String, month_first: String }
            en: "the file mixes two orders of dates: `{day_first}` has the day first, `{month_first}` the month"
            fr: "le fichier mêle deux écritures de dates : « {day_first} » commence par le jour, « {month_first} » par \
                le mois",

        UnknownColumn { typed: String, near: Option<String>, known: Vec<String> }
            en: "an enrolment has no column `{typed}`"
            fr: "une inscription n'a pas de colonne « {typed} »",

        UnknownHeading { typed: String, near: Option<String>, headings: Vec<String> }
            en: "the file has no heading `{typed}`"
            fr: "le fichier n'a pas de titre « {typed} »",

        NoSheet { typed: String, sheets: Vec<String> } match () {
            () if sheets.is_empty() =>
                en: "there is no sheet `{typed}`: this is no workbook"
                fr: "il n'y a pas de feuille « {typed} » : ce n'est pas un classeur",
            () =>
                en: "there is no sheet `{typed}`"
                fr: "il n'y a pas de feuille « {typed} »",
        },

        AnyValue { column: String }
            en: "`--value`: `{column}` takes any text"
            fr: "`--value` : « {column} » prend n'importe quel texte",

        NotAValue { column: Asked, value: String, allowed: Vec<String> }
            en: ("`--value`: {} cannot be `{value}`", asked(column, Lang::En))
            fr: ("`--value` : {} ne peut pas être « {value} »", asked(column, Lang::Fr)),

        NoRow { row: u32, between: Option<(u32, u32)> }
            en: "row {row} is no person"
            fr: "la ligne {row} n'est personne",

        RowTwice { row: u32 }
            en: "row {row} is answered twice, by `--same` or `--distinct`"
            fr: "la ligne {row} reçoit deux réponses, par `--same` ou `--distinct`",

        HeadingTwice { heading: String, columns: [String; 2] } match columns {
            [one, other] =>
                en: "`--map` takes `{heading}` for `{one}` and for `{other}`"
                fr: "`--map` prend « {heading} » à la fois pour « {one} » et pour « {other} »",
        },
    }
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
            CannotImport::SeveralSheets { sheets } => format!("name one: {}", any_en(&sheet(sheets))),
            CannotImport::NoSheet { sheets, .. } if sheets.is_empty() => "leave `--sheet` out".to_owned(),
            CannotImport::EmptySheet { sheets, .. } => format!("those that hold something are {}", quoted(sheets, Lang::En)),
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
            CannotImport::SeveralSheets { sheets } => format!("dites laquelle : {}", any_fr(&sheet(sheets))),
            CannotImport::NoSheet { sheets, .. } if sheets.is_empty() => "retirez `--sheet`".to_owned(),
            CannotImport::EmptySheet { sheets, .. } => {
                format!("celles qui contiennent quelque chose sont {}", quoted(sheets, Lang::Fr))
            }
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

/// The flag that takes one of several sheets, the first few of them.
fn sheet(sheets: &[String]) -> Vec<String> {
    sheets.iter().take(6).map(|sheet| format!("`--sheet {}`", word(sheet))).collect()
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
