//! Why a form's export gives no list of people, and what to do about it.

use chrono::NaiveDate;

use crate::domain::people::registration::{AskedColumn, asked};
use crate::domain::taken::LogKind;
use crate::import::opening::Unopenable;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;
use crate::lang::typed::word;
use crate::lang::words::{Lang, Words, any_en, any_fr};

words! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CannotImport {
        NotOpened(why: Unopenable)
            both: "{why}"
            hint: (|lang| why.hint(lang)),

        JsonIsNoForm
            en: "this is JSON, which no form exports"
            fr: "c'est du JSON : aucun formulaire n'en exporte"
            hint_en: "export the answers as CSV or XLSX; the log of a meeting goes to `formation attend SESSION --from`"
            hint_fr: "exportez les réponses en CSV ou en XLSX ; le journal d'une réunion se donne à `formation attend \
                SÉANCE --from`",

        NoHeading { row: u32, seen: Vec<String> }
            en: ("no row has a heading for a name or an e-mail; row {row} reads: {}", quoted(seen, Lang::En))
            fr: (
                "aucune ligne n'a de titre pour un nom ou une adresse e-mail ; on lit en ligne {row} : {}",
                quoted(seen, Lang::Fr),
            )
            hint_en: "say which column is which: `--map name=HEADING --map email=HEADING`; `--describe` shows the form \
                of the file without personal data"
            hint_fr: "dites quelle colonne est laquelle : `--map name=TITRE --map email=TITRE` ; `--describe` montre \
                la forme du fichier sans donnée personnelle",

        MeetingLog { headings: Vec<String> }
            en: ("this is the log of a meeting, not a form: it has {}", quoted(headings, Lang::En))
            fr: ("c'est le journal d'une réunion, pas un formulaire : on y trouve {}", quoted(headings, Lang::Fr))
            hint_en: "`formation attend SESSION --from FILE` reads it; for a list of people all the same, name its \
                columns with `--map`"
            hint_fr: "`formation attend SÉANCE --from FICHIER` le lit ; si c'est tout de même une liste de personnes, \
                désignez ses colonnes par `--map`",

        LogOf(tool: LogKind)
            en: "this is the log of a meeting, not a form: {tool}"
            fr: "c'est le journal d'une réunion, pas un formulaire : {tool}"
            hint_en: "`formation attend SESSION --from FILE` reads it; for a list of people all the same, name its \
                columns with `--map`"
            hint_fr: "`formation attend SÉANCE --from FICHIER` le lit ; si c'est tout de même une liste de personnes, \
                désignez ses colonnes par `--map`",

        SeveralSheets { sheets: Vec<String> }
            en: ("several sheets may be the list of people: {}", quoted(sheets, Lang::En))
            fr: ("plusieurs feuilles peuvent être la liste des personnes : {}", quoted(sheets, Lang::Fr))
            hint_en: ("name one: {}", any_en(&sheet(sheets)))
            hint_fr: ("dites laquelle : {}", any_fr(&sheet(sheets))),

        EmptySheet { typed: String, sheets: Vec<String> }
            en: "the sheet `{typed}` is empty"
            fr: "la feuille « {typed} » est vide"
            hint_en: ("those that hold something are {}", quoted(sheets, Lang::En))
            hint_fr: ("celles qui contiennent quelque chose sont {}", quoted(sheets, Lang::Fr)),

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
            )
            hint_en: "say it: `--date-order dmy` (day first) or `--date-order mdy`"
            hint_fr: "dites-le : `--date-order dmy` (jour d'abord) ou `--date-order mdy` (mois d'abord)",

        DatesMixed { day_first: String, month_first: String }
            en: "the file mixes two orders of dates: `{day_first}` has the day first, `{month_first}` the month"
            fr: "le fichier mêle deux écritures de dates : « {day_first} » commence par le jour, « {month_first} » par \
                le mois"
            hint_en: "write the dates of that column in one way; `--date-order dmy|mdy` reads all of them in that \
                order, and rejects the rows where it makes no date"
            hint_fr: "écrivez les dates de cette colonne d'une seule façon ; `--date-order dmy|mdy` les lit toutes \
                dans cet ordre et rejette les lignes où cela ne donne pas de date",

        UnknownColumn { typed: String, near: Option<String>, known: Vec<String> }
            en: "an enrolment has no column `{typed}`"
            fr: "une inscription n'a pas de colonne « {typed} »"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                _ => hint_en: "there are {known}" hint_fr: "il y a {known}",
            },

        NotFilled { typed: String, near: Option<String>, known: Vec<String> }
            en: "no form fills a column `{typed}` here"
            fr: "aucun formulaire ne remplit ici de colonne « {typed} »"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                _ => hint_en: "there are {known}" hint_fr: "il y a {known}",
            },

        NoColumn { label: [String; 2], column: String, option: Option<String>, headings: Vec<String> } match label {
            [label_en, label_fr] =>
                en: "no column gives `{label_en}`, which every row needs"
                fr: "aucune colonne ne donne « {label_fr} », qu'il faut pour chaque ligne",
        }
            hint match option {
                Some(option) =>
                    hint_en: (
                        "`--map {column}=HEADING` names one, `{option}` says it for every row; the headings are {}",
                        quoted(headings, Lang::En),
                    )
                    hint_fr: (
                        "`--map {column}=TITRE` en désigne une, `{option}` le dit pour toutes les lignes ; les titres sont {}",
                        quoted(headings, Lang::Fr),
                    ),
                _ =>
                    hint_en: ("`--map {column}=HEADING` names one; the headings are {}", quoted(headings, Lang::En))
                    hint_fr: ("`--map {column}=TITRE` en désigne une ; les titres sont {}", quoted(headings, Lang::Fr)),
            },

        UnknownHeading { typed: String, near: Option<String>, headings: Vec<String> }
            en: "the file has no heading `{typed}`"
            fr: "le fichier n'a pas de titre « {typed} »"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                _ =>
                    hint_en: ("its headings are {}", quoted(headings, Lang::En))
                    hint_fr: ("ses titres sont {}", quoted(headings, Lang::Fr)),
            },

        NoSheet { typed: String, sheets: Vec<String> } match () {
            () if sheets.is_empty() =>
                en: "there is no sheet `{typed}`: this is no workbook"
                fr: "il n'y a pas de feuille « {typed} » : ce n'est pas un classeur",
            () =>
                en: "there is no sheet `{typed}`"
                fr: "il n'y a pas de feuille « {typed} »",
        }
            hint match sheets {
                _ if sheets.is_empty() => hint_en: "leave `--sheet` out" hint_fr: "retirez `--sheet`",
                _ =>
                    hint_en: ("its sheets are {}", quoted(sheets, Lang::En))
                    hint_fr: ("ses feuilles sont {}", quoted(sheets, Lang::Fr)),
            },

        AnyValue { column: String }
            en: "`--value`: `{column}` takes any text"
            fr: "`--value` : « {column} » prend n'importe quel texte"
            hint_en: "`--value` is for status, funder, modules, state and questions"
            hint_fr: "`--value` vaut pour status, funder, modules, state et les questions",

        NotAValue { column: AskedColumn, value: String, allowed: Vec<String> }
            en: ("`--value`: {} cannot be `{value}`", asked(column, Lang::En))
            fr: ("`--value` : {} ne peut pas être « {value} »", asked(column, Lang::Fr))
            hint_en: ("it takes {}", any_en(allowed))
            hint_fr: ("au choix : {}", any_fr(allowed)),

        NoRow { row: u32, between: Option<(u32, u32)> }
            en: "row {row} is no person"
            fr: "la ligne {row} n'est personne"
            hint match between {
                Some((first, last)) =>
                    hint_en: ("people stand in rows {first} to {last}, as a spreadsheet counts them")
                    hint_fr: ("les personnes sont aux lignes {first} à {last}, comme un tableur les compte"),
                None =>
                    hint_en: "the file has no row with a person"
                    hint_fr: "aucune ligne du fichier n'est une personne",
            },

        RowTwice { row: u32 }
            en: "row {row} is answered twice, by `--same` or `--distinct`"
            fr: "la ligne {row} reçoit deux réponses, par `--same` ou `--distinct`"
            hint_en: "keep one of the two"
            hint_fr: "gardez l'un des deux",

        HeadingTwice { heading: String, columns: [String; 2] } match columns {
            [one, other] =>
                en: "`--map` takes `{heading}` for `{one}` and for `{other}`"
                fr: "`--map` prend « {heading} » à la fois pour « {one} » et pour « {other} »",
        }
            hint_en: "keep one of the two"
            hint_fr: "gardez l'un des deux",
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

words! {
    /// A file named on the command line is not there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct NoSuchFile { pub file: String }
        en: "there is no file {file}"
        fr: "le fichier {file} n'existe pas"
}

words! {
    /// A pipe or a device where a file is asked for.
    #[derive(Clone, Debug)]
    pub struct NotAFile { pub file: String }
        en: "{file} is no file: a pipe or a device is not read"
        fr: "{file} n'est pas un fichier : un tube ou un périphérique n'est pas lu"
        hint_en: "save what comes out of it as a file, and name that"
        hint_fr: "enregistrez ce qui en sort dans un fichier, et nommez celui-ci"
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
