//! Why the register of a session said no: a sheet that cannot be closed, or one that is, in
//! words; what is known of a sheet.

use chrono::NaiveDate;

use crate::domain::attendance::held::HeldSession;
use crate::domain::programme::ids::SessionId;
use crate::lang::dates::{dated, full_date, long_date};
use crate::lang::message::words;
use crate::lang::words::{Lang, list_en, list_fr};

words! {
    /// Why a request about a sheet was refused.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum RegisterRefusal {
        ToCome { session: SessionId, date: NaiveDate }
            en: ("`{session}` is on {}: nobody was there yet", full_date(*date, Lang::En))
            fr: ("« {session} » a lieu le {} : personne n'y était encore", full_date(*date, Lang::Fr)),

        Cancelled { session: SessionId, date: NaiveDate }
            en: ("`{session}` ({}) is cancelled: it has no sheet", full_date(*date, Lang::En))
            fr: ("« {session} » ({}) est annulée : elle n'a pas de feuille de présence", full_date(*date, Lang::Fr))
            hint: "`formation sessions restore {session}`",

        ClosedAlready { session: SessionId, closed_on: NaiveDate }
            en: ("the sheet of `{session}` has been closed since {}", long_date(*closed_on, Lang::En))
            fr: ("la feuille de « {session} » est close depuis le {}", long_date(*closed_on, Lang::Fr))
            hint_en: "`formation sessions show {session}` shows it"
            hint_fr: "`formation sessions show {session}` la montre",

        /// A sheet has no blank line: people expected have no mark.
        Unmarked {
            session: SessionId,
            expected: usize,
            /// Names of those without a mark, in the order in which people are listed.
            people: Vec<String>,
        }
            en: (
                "a closed sheet has no blank line: {} of {expected} not marked at `{session}`: {}",
                people.len(),
                list_en(people),
            )
            fr: (
                "une feuille close n'a pas de ligne vide ; à « {session} », {} sur {expected} : {}",
                match people.len() {
                    1 => "1 personne n'est pas renseignée".to_owned(),
                    many => format!("{many} personnes ne sont pas renseignées"),
                },
                list_fr(people),
            )
            hint match expected {
                _ if people.len() == *expected => hint: "`formation attend {session}`",
                _ =>
                    hint_en: "`formation attend {session} --rest absent` marks those who were not there; `--excused \
                        NAME` before"
                    hint_fr: "`formation attend {session} --rest absent` marque qui n'était pas là ; `--excused NOM` \
                        d'abord pour les excusés",
            },

        /// A sheet is closed from the day of its session up to today.
        DayOutside { session: SessionId, on: NaiveDate, first: NaiveDate, last: NaiveDate }
            en: (
                "the sheet of `{session}` cannot be closed on {}: only from {} to {}",
                long_date(*on, Lang::En),
                long_date(*first, Lang::En),
                long_date(*last, Lang::En),
            )
            fr: (
                "la feuille de « {session} » ne peut pas être close le {} : seulement du {} au {}",
                long_date(*on, Lang::Fr),
                long_date(*first, Lang::Fr),
                long_date(*last, Lang::Fr),
            )
            hint_en: "without `--on`, it is closed today"
            hint_fr: "sans `--on`, elle est close aujourd'hui",

        Closed {
            /// Those sheets, and since when they are closed.
            sheets: Vec<(SessionId, NaiveDate)>,
            /// How the change could be made all the same.
            way: WayIn,
        }
            en: {
                match &sheets[..] {
                    [(session, on)] => {
                        format!("the sheet of `{session}` has been closed since {}", long_date(*on, Lang::En))
                    }
                    _ => format!("sheets are closed: {}", list_en(&dated(sheets, Lang::En))),
                }
            }
            fr: {
                match &sheets[..] {
                    [(session, on)] => {
                        format!("la feuille de « {session} » est close depuis le {}", long_date(*on, Lang::Fr))
                    }
                    _ => format!("des feuilles sont closes : {}", list_fr(&dated(sheets, Lang::Fr))),
                }
            }
            hint match way {
                WayIn::Reopen =>
                    hint_en: "`--reopen \"reason\"` opens it again and keeps the reason"
                    hint_fr: "`--reopen \"motif\"` la rouvre et garde le motif",
                WayIn::UndoClosing =>
                    hint_en: {
                        let session = sheets.first().map(|(session, _)| session.to_string()).unwrap_or_default();
                        format!(
                            "`formation history {session}` shows the operation that closed it: take that back first"
                        )
                    }
                    hint_fr: {
                        let session = sheets.first().map(|(session, _)| session.to_string()).unwrap_or_default();
                        format!("`formation history {session}` montre l'opération qui l'a close : annulez-la d'abord")
                    },
            },
    }
}

/// How a closed sheet is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// By saying why: `--reopen`.
    Reopen,
    /// An operation is taken back, or done again, only once the closing is taken back.
    UndoClosing,
}

/// What is known of a session once held, before and after: a line for each thing that differs.
pub fn held_lines(before: Option<&HeldSession>, after: Option<&HeldSession>, lang: Lang) -> Vec<String> {
    let Some(session) = after.or(before).map(|held| &held.session) else { return Vec::new() };
    let mut said = Vec::new();
    let counted = |held: Option<&HeldSession>| held.and_then(|held| held.headcount);
    if counted(before) != counted(after) {
        let number = |count: Option<u32>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
        let was = before.map(|_| format!("{} → ", number(counted(before)))).unwrap_or_default();
        let label = lang.pick("counted by the trainer:", "compté par le formateur :");
        said.push(format!("{label} {was}{}", number(counted(after))));
    }
    let closed = |held: Option<&HeldSession>| held.and_then(|held| held.closed_on);
    match (closed(before), closed(after)) {
        (was, Some(on)) if was != Some(on) => said.push(closed_on(on, lang)),
        (Some(_), None) => said.push(lang.pick("sheet open again", "feuille rouverte").to_owned()),
        _ => {}
    }
    let signed = |held: Option<&HeldSession>| held.and_then(|held| held.trainer_signed_on);
    match (signed(before), signed(after)) {
        (was, Some(on)) if was != Some(on) => said.push(format!(
            "{} {}",
            lang.pick("signed by the trainer on", "signée par le formateur le"),
            long_date(on, lang)
        )),
        (Some(_), None) => {
            said.push(lang.pick("no longer signed by the trainer", "plus signée par le formateur").to_owned());
        }
        _ => {}
    }
    let note = |held: Option<&HeldSession>| held.map(|held| held.note.as_str()).unwrap_or_default().to_owned();
    let (was, is) = (note(before), note(after));
    if was != is {
        let kept = is.strip_prefix(&was).map_or(is.as_str(), |added| added.trim_start_matches(" · "));
        said.push(match (kept, lang) {
            ("", Lang::En) => format!("no longer noted: {was}"),
            ("", Lang::Fr) => format!("n'est plus noté : {was}"),
            (kept, _) => kept.to_owned(),
        });
    }
    said.into_iter().map(|said| format!("{session} · {said}")).collect()
}

/// `sheet closed on 9 April 2021`.
fn closed_on(on: NaiveDate, lang: Lang) -> String {
    lang.pick(
        format!("sheet closed on {}", long_date(on, lang)),
        format!("feuille de présence close le {}", long_date(on, lang)),
    )
}

/// How a sheet stands, beside its label: closed, or open although something is noted of it.
pub fn sheet_facts(held: Option<&HeldSession>, lang: Lang) -> [(&'static str, String); 2] {
    let closed = held.and_then(|held| held.closed_on);
    let closed = closed.map(|on| lang.pick("closed on ", "close le ").to_owned() + &long_date(on, lang));
    let noted = held.map(|held| held.note.clone()).unwrap_or_default();
    [
        (lang.pick("Sheet", "Feuille de présence"), closed.unwrap_or_default()),
        (lang.pick("Noted on the sheet", "Noté sur la feuille"), noted),
    ]
}
