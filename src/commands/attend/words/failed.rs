//! Why no presence at all can be taken from a log, in words.

use crate::commands::attend::words::parts::people;
use crate::domain::decide::log::{NoPresence, UnmarkedVisitor};
use crate::domain::refusal::log::alias_flag;
use crate::domain::taken::InFile;
use crate::import::logs::messages::LogNote;
use crate::lang::dates::{clock, full_date};
use crate::lang::message::words;
use crate::lang::typed::in_quotes;
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

words! {
    /// A log without anybody to mark.
    #[derive(Clone, Debug)]
    pub struct LogFailed {
        pub why: NoPresence,
        /// What was noticed in the files, where it tells why nobody can be marked.
        pub notes: Vec<InFile<LogNote>>,
        pub session: String,
        /// Headings of the columns that say who, when they came and when they went: keys of `--map`.
        pub columns: Vec<(String, String)>,
        /// There are durations that cannot be read: their column has to be left aside.
        pub unread_duration: bool,
    } match why {
        NoPresence::Refused(refusal) => both: (|lang| refusal.say(lang)),
        NoPresence::NothingInSession { rows: 0, .. } =>
            en: "the log has no row of anybody"
            fr: "aucune ligne du journal ne désigne quelqu'un",
        NoPresence::NothingInSession { rows, times, beside, waiting, .. } =>
            en: {
                let times = times.map(|(first, last)| span(first, last, Lang::En)).unwrap_or_default();
                let of =
                    |seen: &[UnmarkedVisitor], what: &str| names(seen).map(|names| format!("\n- {what}: {}", list_en(&names)));
                let who = [of(beside, "before it or after it"), of(waiting, "in the waiting room")];
                let who: String = who.into_iter().flatten().collect();
                format!("nothing in the log falls in the session ({}){times}{who}", count_en(*rows, "row", "rows"))
            }
            fr: {
                let times = times.map(|(first, last)| span(first, last, Lang::Fr)).unwrap_or_default();
                let of =
                    |seen: &[UnmarkedVisitor], what: &str| names(seen).map(|names| format!("\n- {what} : {}", list_fr(&names)));
                let who = [of(beside, "avant ou après"), of(waiting, "en salle d'attente")];
                let who: String = who.into_iter().flatten().collect();
                let rows = count_fr(*rows, "ligne", "lignes");
                format!("aucune connexion du journal ne tombe pendant la séance ({rows}){times}{who}")
            },
        NoPresence::NobodyKnown { people: seen } if seen.is_empty() =>
            en: "the log shows nobody of the cohort: only the trainer, or whoever ran the meeting"
            fr: "le journal ne montre personne de la cohorte : seulement le formateur, ou qui a animé la réunion",
        NoPresence::NobodyKnown { people: seen } =>
            en: ("nobody of the cohort is recognised: {}", people(seen, Lang::En))
            fr: ("aucune personne de la cohorte n'est reconnue : {}", people(seen, Lang::Fr)),
        NoPresence::NobodyMarked { unreadable, under_a_minute, not_expected, .. } =>
            en: {
                let of =
                    |names: &[String], what: &str| (!names.is_empty()).then(|| format!("{what}: {}", list_en(names)));
                let why = [
                    of(unreadable, "how long is not known"),
                    of(under_a_minute, "less than a minute"),
                    of(not_expected, "not expected"),
                ];
                let why: Vec<String> = why.into_iter().flatten().collect();
                let lines = notes.iter().map(|note| format!("\n- {}", note.en()));
                let notes = lines.collect::<Vec<_>>().concat();
                format!("the log marks nobody; {}{notes}", why.join("; "))
            }
            fr: {
                let of =
                    |names: &[String], what: &str| (!names.is_empty()).then(|| format!("{what} : {}", list_fr(names)));
                let why = [
                    of(unreadable, "durée inconnue"),
                    of(under_a_minute, "moins d'une minute"),
                    of(not_expected, "non attendus"),
                ];
                let why: Vec<String> = why.into_iter().flatten().collect();
                let lines = notes.iter().map(|note| format!("\n- {}", note.fr()));
                let notes = lines.collect::<Vec<_>>().concat();
                format!("le journal ne marque personne ; {}{notes}", why.join(" ; "))
            },
    }
        hint match why {
            NoPresence::Refused(_) | NoPresence::NothingInSession { rows: 0, .. } =>,
            NoPresence::NothingInSession { on_that_day: Some(session), .. } =>
                hint_en: "at that time it was {session}: `formation attend {session} --from …`"
                hint_fr: "à ce moment, c'était {session} : `formation attend {session} --from …`",
            NoPresence::NothingInSession { shift: Some(hours), .. } =>
                hint_en: (
                    "everything is {} {}: perhaps the times are of another zone, `--timezone TZ`",
                    count_en(usize::try_from(hours.unsigned_abs()).unwrap_or(0), "hour", "hours"),
                    if *hours < 0 { "early" } else { "late" },
                )
                hint_fr: (
                    "tout est {} trop {} : ces heures sont peut-être celles d'un autre fuseau, `--timezone FUSEAU`",
                    count_fr(usize::try_from(hours.unsigned_abs()).unwrap_or(0), "heure", "heures"),
                    if *hours < 0 { "tôt" } else { "tard" },
                ),
            NoPresence::NothingInSession { .. } =>
                hint_en: "is it the right session, or the right file? `--date-order` and `--timezone` say how to read its \
                    times"
                hint_fr: "est-ce la bonne séance, ou le bon fichier ? `--date-order` et `--timezone` disent comment lire \
                    ses heures",
            NoPresence::NobodyKnown { people } => hint: (|lang| alias(people, lang)),
            NoPresence::NobodyMarked { .. } =>
                hint_en: {
                    match (maps(why, columns, *unread_duration), somebody(why)) {
                        (Some(maps), _) => {
                            format!("from arrival to departure is all that this file says; to take that: {maps}")
                        }
                        (None, Some(name)) => {
                            format!("mark by hand: formation attend {} --minutes {}=…", session, in_quotes(name))
                        }
                        (None, None) => "is it the right session?".to_owned(),
                    }
                }
                hint_fr: {
                    match (maps(why, columns, *unread_duration), somebody(why)) {
                        (Some(maps), _) => {
                            format!("ce fichier ne dit que l'arrivée et le départ ; pour retenir ce temps-là : {maps}")
                        }
                        (None, Some(name)) => {
                            format!("notez à la main : formation attend {} --minutes {}=…", session, in_quotes(name))
                        }
                        (None, None) => "est-ce la bonne séance ?".to_owned(),
                    }
                },
        }
}

/// When the log is from, behind what was said of it.
fn span(first: chrono::NaiveDateTime, last: chrono::NaiveDateTime, lang: Lang) -> String {
    let day = |time: chrono::NaiveDateTime| full_date(time.date(), lang);
    let (from, to) = (clock(first.time(), lang), clock(last.time(), lang));
    match (lang, first.date() == last.date()) {
        (Lang::En, true) => format!("; the log is of {}, {from} to {to}", day(first)),
        (Lang::En, false) => format!("; the log goes from {} {from} to {} {to}", day(first), day(last)),
        (Lang::Fr, true) => format!(" ; le journal est du {}, de {from} à {to}", day(first)),
        (Lang::Fr, false) => format!(" ; le journal va du {} {from} au {} {to}", day(first), day(last)),
    }
}

/// The columns as they are named, where somebody has both times and no duration that can be read.
fn maps(why: &NoPresence, columns: &[(String, String)], unread_duration: bool) -> Option<String> {
    let NoPresence::NobodyMarked { timed: true, .. } = why else { return None };
    let maps: Vec<String> =
        columns.iter().map(|(key, heading)| format!("--map {key}={}", in_quotes(heading))).collect();
    let aside = if unread_duration { " --map duration=" } else { "" };
    (!maps.is_empty()).then(|| format!("{}{aside}", maps.join(" ")))
}

/// Somebody whose minutes have to be said by hand.
fn somebody(why: &NoPresence) -> Option<&str> {
    match why {
        NoPresence::NobodyMarked { unreadable, under_a_minute, .. } => {
            unreadable.iter().chain(under_a_minute).map(String::as_str).next()
        }
        _ => None,
    }
}

/// What they are called, as shown; none where nobody is called anything.
fn names(people: &[UnmarkedVisitor]) -> Option<Vec<String>> {
    let all = people.iter().map(|seen| shown(seen).to_owned()).filter(|name| !name.is_empty());
    Some(all.collect::<Vec<_>>()).filter(|all| !all.is_empty())
}

fn named(people: &[UnmarkedVisitor]) -> Option<&UnmarkedVisitor> {
    people.iter().find(|seen| !seen.name.is_empty() || !seen.email.is_empty())
}

fn shown(seen: &UnmarkedVisitor) -> &str {
    if seen.name.is_empty() { &seen.email } else { &seen.name }
}

/// The flag that says who somebody is; none where nobody has a name.
fn alias(people: &[UnmarkedVisitor], lang: Lang) -> String {
    let of = |seen: &UnmarkedVisitor| {
        let flag = alias_flag(shown(seen), "…");
        lang.pick(
            format!("is it the right cohort? to say who somebody is: `{flag}`"),
            format!("est-ce la bonne cohorte ? pour dire qui est quelqu'un : `{flag}`"),
        )
    };
    named(people).map(of).unwrap_or_default()
}
