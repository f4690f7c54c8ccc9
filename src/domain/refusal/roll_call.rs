//! Why the file of a roll-call page is not taken, or why no page can be made; data, with its words.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::candidate::Candidate;
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;
use crate::lang::suggestion::did_you_mean;
use crate::lang::words::{Lang, list_en, list_fr};

/// When a session takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub date: NaiveDate,
    pub start: NaiveTime,
    pub end: NaiveTime,
}

impl Slot {
    /// `2 April 2021, 10:00–12:00`.
    fn say(&self, lang: Lang) -> String {
        format!("{}, {}–{}", long_date(self.date, lang), clock(self.start, lang), clock(self.end, lang))
    }
}

/// A mark that is there and one of a sheet that says otherwise; each in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub person: Candidate,
    pub there: (String, String),
    pub sheet: (String, String),
}

words! {
    /// Why a sheet is refused.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RollCallRefusal {
        NobodyExpected { session: SessionId }
            en: "nobody is expected at `{session}`: there is no list to make a page of"
            fr: "personne n'est attendu à « {session} » : il n'y a pas de liste dont faire une page"
            hint: "`formation participants list`",

        /// The seal does not fit.
        ChangedAfterwards
            en: "the file was changed after the page saved it"
            fr: "le fichier a été modifié après son enregistrement par la page"
            hint: (|lang| ask_again(lang)),

        /// The digest of the list does not fit the list.
        ListChanged
            en: "the list in the file is not the one that its page was made from"
            fr: "la liste du fichier n'est pas celle dont la page a été faite"
            hint: (|lang| ask_again(lang)),

        OtherSession {
            /// Of the file, as it says.
            session: String,
            cohort: String,
            /// Whether the folder has it.
            known: bool,
        }
            en: "the file is the sheet of `{session}` of `{cohort}`"
            fr: "le fichier est la feuille de « {session} » de « {cohort} »"
            hint match known {
                true => hint: "`formation attend {session} -c {cohort} --from …`",
                false =>
                    hint_en: "this folder has no such session; `formation sessions list` shows those it has"
                    hint_fr: "ce dossier n'a pas cette séance ; `formation sessions list` montre les siennes",
            },

        Moved { session: SessionId, then: Slot, now: Slot }
            en: ("the sheet was made for {}; `{session}` is now on {}", then.say(Lang::En), now.say(Lang::En))
            fr: (
                "la feuille a été faite pour le {} ; « {session} » est maintenant le {}",
                then.say(Lang::Fr),
                now.say(Lang::Fr),
            )
            hint_en: (
                "mark by hand, or bring the session back: `formation sessions move {session} --to {}`",
                then.date,
            )
            hint_fr: (
                "marquez à la main, ou remettez la séance : `formation sessions move {session} --to {}`",
                then.date,
            ),

        /// A later save of the same copy was read.
        Older { revision: u32, newer: u32, on: Option<NaiveDate> }
            en: (
                "this is save {revision} of a copy whose save {newer} was read{}",
                on.map(|on| format!(" on {}", long_date(on, Lang::En))).unwrap_or_default(),
            )
            fr: (
                "c'est l'état {revision} d'une copie dont l'état {newer} a été lu{}",
                on.map(|on| format!(" le {}", long_date(on, Lang::Fr))).unwrap_or_default(),
            )
            hint_en: "the later one counts; `formation undo` takes it back"
            hint_fr: "c'est le dernier qui compte ; `formation undo` l'annule",

        Contradicts { people: Vec<Contradiction> }
            en: ("marks that are there say otherwise; nothing was written:{}", told(people, Lang::En))
            fr: ("des marques déjà posées disent autre chose ; rien n'a été écrit :{}", told(people, Lang::Fr))
            hint_en: "`--replace` takes those of the sheet"
            hint_fr: "`--replace` prend celles de la feuille",

        HeadcountDiffers { session: SessionId, there: u32, sheet: u32 }
            en: "{there} people are counted at `{session}`, the sheet counts {sheet}"
            fr: "{there} personnes sont comptées à « {session} », la feuille en compte {sheet}"
            hint_en: "say which: `--headcount {there}` or `--headcount {sheet}`"
            hint_fr: "dites lequel : `--headcount {there}` ou `--headcount {sheet}`",

        /// Two of the sheet are one person of the cohort.
        SamePerson { person: Candidate, names: Vec<String> }
            en: ("the sheet marks {person} several times: as {}", list_en(names))
            fr: ("la feuille marque plusieurs fois {person} : {}", list_fr(names))
            hint_en: "leave that `--alias` out, or say who the other is"
            hint_fr: "retirez cet `--alias`, ou dites qui est l'autre",

        AliasNotAdded { alias: String, near: Option<String> }
            en: "nobody called `{alias}` was added to the sheet"
            fr: "personne du nom de « {alias} » n'a été ajouté à la feuille"
            hint match near {
                Some(near) => hint: (|lang| did_you_mean(near, lang)),
                None =>
                    hint_en: "without that `--alias`, those added are listed"
                    hint_fr: "sans ce `--alias`, les personnes ajoutées sont listées",
            },
    }
}

fn ask_again(lang: Lang) -> String {
    lang.pick(
        "ask the trainer to send it again; `--unsealed \"…\"` takes its marks as a roll call, without any signature, and \
         keeps the reason",
        "demandez au formateur de le renvoyer ; `--unsealed \"…\"` prend ses marques comme un appel, sans aucune signature, \
         et garde le motif",
    )
    .to_owned()
}

fn told(people: &[Contradiction], lang: Lang) -> String {
    let line = |one: &Contradiction| {
        let (there, sheet) = (lang.pick(&one.there.0, &one.there.1), lang.pick(&one.sheet.0, &one.sheet.1));
        let words = lang.pick("the sheet", "la feuille");
        format!("\n- {}: {there}; {words}: {sheet}", one.person)
            .replace(": ", lang.pick(": ", " : "))
            .replace("; ", lang.pick("; ", " ; "))
    };
    people.iter().map(line).collect()
}
