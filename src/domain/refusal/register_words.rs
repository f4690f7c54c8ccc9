//! The register of a session in words: what was counted, closed and opened again, and why a sheet says no.

use chrono::NaiveDate;

use crate::domain::attendance::held::HeldSession;
use crate::domain::programme::ids::SessionId;
use crate::domain::refusal::register::{RegisterRefusal, WayIn};

use crate::lang::dates::{full_date, long_date};
use crate::lang::words::{Lang, Words, list_en, list_fr};

impl Words for RegisterRefusal {
    fn en(&self) -> String {
        let day = |date: &NaiveDate| full_date(*date, Lang::En);
        match self {
            Self::ToCome { session, date } => format!("`{session}` is on {}: nobody was there yet", day(date)),
            Self::Cancelled { session, date } => format!("`{session}` ({}) is cancelled: it has no sheet", day(date)),
            Self::ClosedAlready { session, closed_on } => {
                format!("the sheet of `{session}` has been closed since {}", long_date(*closed_on, Lang::En))
            }
            Self::Unmarked { session, expected, people } => format!(
                "a closed sheet has no blank line: {} of {expected} not marked at `{session}`: {}",
                people.len(),
                list_en(people)
            ),
            Self::DayOutside { session, on, first, last } => format!(
                "the sheet of `{session}` cannot be closed on {}: only from {} to {}",
                long_date(*on, Lang::En),
                long_date(*first, Lang::En),
                long_date(*last, Lang::En)
            ),
            Self::Closed { sheets, .. } => match &sheets[..] {
                [(session, on)] => {
                    format!("the sheet of `{session}` has been closed since {}", long_date(*on, Lang::En))
                }
                _ => format!("sheets are closed: {}", list_en(&since(sheets, Lang::En))),
            },
        }
    }

    fn fr(&self) -> String {
        let day = |date: &NaiveDate| full_date(*date, Lang::Fr);
        match self {
            Self::ToCome { session, date } => {
                format!("« {session} » a lieu le {} : personne n'y était encore", day(date))
            }
            Self::Cancelled { session, date } => {
                format!("« {session} » ({}) est annulée : elle n'a pas de feuille de présence", day(date))
            }
            Self::ClosedAlready { session, closed_on } => {
                format!("la feuille de « {session} » est close depuis le {}", long_date(*closed_on, Lang::Fr))
            }
            Self::Unmarked { session, expected, people } => format!(
                "une feuille close n'a pas de ligne vide ; à « {session} », {} sur {expected} : {}",
                match people.len() {
                    1 => "1 personne n'est pas renseignée".to_owned(),
                    many => format!("{many} personnes ne sont pas renseignées"),
                },
                list_fr(people)
            ),
            Self::DayOutside { session, on, first, last } => format!(
                "la feuille de « {session} » ne peut pas être close le {} : seulement du {} au {}",
                long_date(*on, Lang::Fr),
                long_date(*first, Lang::Fr),
                long_date(*last, Lang::Fr)
            ),
            Self::Closed { sheets, .. } => match &sheets[..] {
                [(session, on)] => {
                    format!("la feuille de « {session} » est close depuis le {}", long_date(*on, Lang::Fr))
                }
                _ => format!("des feuilles sont closes : {}", list_fr(&since(sheets, Lang::Fr))),
            },
        }
    }
}

/// What to do about it.
pub fn hint(refusal: &RegisterRefusal, lang: Lang) -> String {
    match refusal {
        RegisterRefusal::ToCome { .. } => String::new(),
        RegisterRefusal::Cancelled { session, .. } => format!("`formation sessions restore {session}`"),
        RegisterRefusal::ClosedAlready { session, .. } => lang.pick(
            format!("`formation sessions show {session}` shows it"),
            format!("`formation sessions show {session}` la montre"),
        ),
        RegisterRefusal::Unmarked { session, expected, people } if people.len() == *expected => {
            format!("`formation attend {session}`")
        }
        RegisterRefusal::Unmarked { session, .. } => lang.pick(
            format!("`formation attend {session} --rest absent` marks those who were not there; `--excused NAME` before"),
            format!(
                "`formation attend {session} --rest absent` marque qui n'était pas là ; `--excused NOM` d'abord pour les excusés"
            ),
        ),
        RegisterRefusal::DayOutside { .. } => lang.pick(
            "without `--on`, it is closed today".to_owned(),
            "sans `--on`, elle est close aujourd'hui".to_owned(),
        ),
        RegisterRefusal::Closed { way: WayIn::Reopen, .. } => lang.pick(
            "`--reopen \"reason\"` opens it again and keeps the reason".to_owned(),
            "`--reopen \"motif\"` la rouvre et garde le motif".to_owned(),
        ),
        RegisterRefusal::Closed { sheets, way: WayIn::UndoClosing } => {
            let session = sheets.first().map(|(session, _)| session.to_string()).unwrap_or_default();
            lang.pick(
                format!("`formation history {session}` shows the operation that closed it: take that back first"),
                format!("`formation history {session}` montre l'opération qui l'a close : annulez-la d'abord"),
            )
        }
    }
}

/// `m2-1 (9 avril 2021)`.
fn since(sheets: &[(SessionId, NaiveDate)], lang: Lang) -> Vec<String> {
    sheets.iter().map(|(session, on)| format!("{session} ({})", long_date(*on, lang))).collect()
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
