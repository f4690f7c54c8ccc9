//! Why a seat counts as it does, and the sums made from all of them, in words.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::account::{Account, Reason};
use crate::domain::attendance::expectation::Unexpected;
use crate::domain::attendance::extent::Extent;
use crate::domain::attendance::held::HeldSession;
use crate::domain::attendance::tally::Tally;
use crate::domain::index::EnrolmentIndex;
use crate::domain::people::passage::Passage;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::records::{CohortRecords, Seat};
use crate::lang::dates::{clock, long_date};
use crate::lang::message::words;
use crate::lang::padding::labelled;
use crate::lang::words::{Lang, Words, count_en, count_fr};

/// Why one seat counts as it does.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The seat.
    pub seat: Seat<'a>,
    /// Its account.
    pub account: Account,
    /// What is known of the session once held.
    pub sheet: Option<&'a HeldSession>,
}

/// What the tolerance moved to the session's ends.
#[derive(Clone, Copy, Debug, Default)]
struct Tolerated {
    arrived: Option<NaiveTime>,
    left: Option<NaiveTime>,
}

impl Explanation<'_> {
    fn between(&self, lang: Lang) -> (String, String) {
        let (mark, session) = (self.seat.mark, self.seat.session);
        let time = |time: Option<NaiveTime>, other: NaiveTime| clock(time.unwrap_or(other), lang);
        let counted = self.tolerated();
        let from = mark.and_then(|mark| mark.arrived).filter(|_| counted.arrived.is_none());
        let to = mark.and_then(|mark| mark.left).filter(|_| counted.left.is_none());
        let (from, to) = (from.map(|at| at.max(session.start)), to.map(|at| at.min(session.end)));
        (time(from, session.start), time(to, session.end))
    }

    /// The arrival and the departure that the tolerance moved to the session's ends, where the minutes show that it did.
    fn tolerated(&self) -> Tolerated {
        let (Some(mark), session) = (self.seat.mark, self.seat.session) else { return Tolerated::default() };
        let exact = session.exact_stay(mark.arrived, mark.left);
        let counted = session.stay(mark.arrived, mark.left);
        if exact == counted || counted != Some(mark.minutes) {
            return Tolerated::default();
        }
        Tolerated {
            arrived: mark.arrived.filter(|at| *at > session.start && session.tolerates_arrival(*at)),
            left: mark.left.filter(|at| *at < session.end && session.tolerates_departure(*at)),
        }
    }

    /// Behind what counts: that the tolerance made it so.
    fn within_tolerance(&self, lang: Lang) -> String {
        let (Tolerated { arrived, left }, minutes) = (self.tolerated(), self.seat.session.tolerance.0);
        let at = |time: NaiveTime| clock(time, lang);
        let times = match (lang, arrived, left) {
            (_, None, None) => return String::new(),
            (Lang::En, Some(arrived), None) => format!("arrived at {}", at(arrived)),
            (Lang::En, None, Some(left)) => format!("left at {}", at(left)),
            (Lang::En, Some(arrived), Some(left)) => format!("arrived at {}, left at {}", at(arrived), at(left)),
            (Lang::Fr, Some(arrived), None) => format!("arrivée à {}", at(arrived)),
            (Lang::Fr, None, Some(left)) => format!("départ à {}", at(left)),
            (Lang::Fr, Some(arrived), Some(left)) => format!("arrivée à {}, départ à {}", at(arrived), at(left)),
        };
        match lang {
            Lang::En => format!(" ({times}, within the tolerance of {minutes} min)"),
            Lang::Fr => format!(" ({times}, dans la tolérance de {minutes} min)"),
        }
    }
}

impl Words for Explanation<'_> {
    fn say(&self, lang: Lang) -> String {
        let counted = lang.pick(self.counted_en(), self.counted_fr());
        format!("{counted}{}{}{}", self.within_tolerance(lang), self.remark(lang), self.noted(lang))
    }
}

impl Explanation<'_> {
    /// What was remarked when it was marked.
    fn remark(&self, lang: Lang) -> String {
        match (self.seat.mark.map_or("", |mark| mark.note.as_str()), lang) {
            ("", _) => String::new(),
            (note, Lang::Fr) => format!(" – « {note} »"),
            (note, Lang::En) => format!(" – “{note}”"),
        }
    }

    /// What was noted on the sheet that a mark is on, as why it was opened again.
    fn noted(&self, lang: Lang) -> String {
        let note = self.sheet.filter(|_| self.seat.mark.is_some()).map_or("", |sheet| sheet.note.as_str());
        match (note, lang) {
            ("", _) => String::new(),
            (note, Lang::Fr) => format!(" – noté sur la feuille : « {note} »"),
            (note, Lang::En) => format!(" – noted on the sheet: “{note}”"),
        }
    }

    fn counted_en(&self) -> String {
        let (from, to) = self.between(Lang::En);
        let minutes = self.account.attended.0;
        match self.account.reason {
            Reason::NotExpected(because) => match because {
                Unexpected::SessionCancelled => "session cancelled: planned for nobody".to_owned(),
                Unexpected::Waiting => "on the waiting list: not expected".to_owned(),
                Unexpected::EnrolmentCancelled => "enrolment cancelled: not expected".to_owned(),
                Unexpected::OtherModules => "follows other modules: not planned".to_owned(),
                Unexpected::BeforeStart(first) => {
                    format!("before the first day, {}: not planned", long_date(first, Lang::En))
                }
                Unexpected::AfterEnd(last) => {
                    format!("after the last day here, {}: planned elsewhere", long_date(last, Lang::En))
                }
            },
            Reason::LeftBefore(last) => {
                format!("left on {}: no longer expected, still planned", long_date(last, Lang::En))
            }
            Reason::PresentThroughout => format!("present throughout, {from}–{to}"),
            Reason::PresentBetween => format!("present {from}–{to} = {minutes} min"),
            Reason::PresentForMinutes => format!("present for {minutes} min, as recorded"),
            Reason::Excused => "excused: no minute attended; counts towards commitment".to_owned(),
            Reason::Absent => "absent".to_owned(),
            Reason::Unmarked => "not marked: planned, no minute yet".to_owned(),
            Reason::ToCome => "to come".to_owned(),
        }
    }

    fn counted_fr(&self) -> String {
        let (from, to) = self.between(Lang::Fr);
        let minutes = self.account.attended.0;
        match self.account.reason {
            Reason::NotExpected(because) => match because {
                Unexpected::SessionCancelled => "séance annulée : prévue pour personne".to_owned(),
                Unexpected::Waiting => "en liste d'attente : non attendu·e".to_owned(),
                Unexpected::EnrolmentCancelled => "inscription annulée : non attendu·e".to_owned(),
                Unexpected::OtherModules => "suit d'autres modules : non prévue".to_owned(),
                Unexpected::BeforeStart(first) => {
                    format!("avant son premier jour, le {} : non prévue", long_date(first, Lang::Fr))
                }
                Unexpected::AfterEnd(last) => {
                    format!("après son dernier jour ici, le {} : prévue ailleurs", long_date(last, Lang::Fr))
                }
            },
            Reason::LeftBefore(last) => {
                format!("parti·e le {} : n'est plus attendu·e, reste prévue", long_date(last, Lang::Fr))
            }
            Reason::PresentThroughout => format!("présent·e du début à la fin, {from}–{to}"),
            Reason::PresentBetween => format!("présent·e {from}–{to} = {minutes} min"),
            Reason::PresentForMinutes => format!("présent·e {minutes} min, telles que notées"),
            Reason::Excused => "excusé·e : aucune minute suivie ; compte dans l'engagement".to_owned(),
            Reason::Absent => "absent·e".to_owned(),
            Reason::Unmarked => "non renseignée : séance prévue, aucune minute pour l'instant".to_owned(),
            Reason::ToCome => "à venir".to_owned(),
        }
    }
}

words! {
    /// From or to another cohort.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CohortPassing {
        Came { passage: Passage } match passage {
            Passage { cohort, id, first_day } =>
                en: (
                    "came from {cohort} ({id}) on {}: sessions before that day count there",
                    long_date(*first_day, Lang::En),
                )
                fr: (
                    "vient de {cohort} ({id}) depuis le {} : les séances d'avant comptent là-bas",
                    long_date(*first_day, Lang::Fr),
                ),
        },

        Went { passage: Passage, sessions: usize } match passage {
            Passage { cohort, id, first_day } =>
                en: (
                    "transferred to {cohort} ({id}) from {}: {} here",
                    long_date(*first_day, Lang::En),
                    match sessions { 0 => "no session counts".to_owned(), _ => count_en(*sessions, "session counts", "sessions count"), },
                )
                fr: (
                    "continue dans {cohort} ({id}) à partir du {} : {} ici",
                    long_date(*first_day, Lang::Fr),
                    match sessions { 0 => "aucune séance ne compte".to_owned(), _ => count_fr(*sessions, "séance compte", "séances comptent"), },
                ),
        },
    }
}

/// The sums of one person and the rates made from them, with the divisions written out.
#[derive(Clone, Debug)]
pub struct PersonSums<'a> {
    /// Over all sessions.
    pub tally: Tally,
    /// The part of the programme that is planned; none: all of it.
    pub extent: Option<Extent<'a>>,
    /// Over the sessions held by today.
    pub to_date: Tally,
    /// The house rule.
    pub complete_at: Share,
}

impl<'a> PersonSums<'a> {
    /// Of one enrolment, by its position.
    pub fn of(records: &'a CohortRecords, position: EnrolmentIndex, today: NaiveDate, complete_at: Share) -> Self {
        let tally = Tally::of(records.seats_of(position));
        let extent = Extent::of(records.enrolment(position), records.cohort.sessions.iter(), |_| true);
        Self { tally, extent, to_date: Tally::to_date(records.seats_of(position), today), complete_at }
    }

    fn lines(&self, lang: Lang) -> String {
        let tally = &self.tally;
        let hours = |minutes: Minutes| {
            let hundredths = minutes.hundredths_of_hours();
            format!("{}{}{:02} h", hundredths / 100, lang.pick(".", ","), hundredths % 100)
        };
        let rate = |share: Option<Share>| share.map_or_else(|| "–".to_owned(), |share| percent(share, lang));
        let division =
            |part: Minutes, share: Option<Share>| format!("{} ÷ {} = {}", part.0, tally.planned.0, rate(share));
        let committed = tally.attended + tally.excused;
        let yes = tally.completed(self.complete_at);
        let rows = [
            (lang.pick("planned", "prévu"), format!("{} min = {}", tally.planned.0, hours(tally.planned))),
            (lang.pick("attended", "suivi"), format!("{} min = {}", tally.attended.0, hours(tally.attended))),
            (lang.pick("excused", "excusé"), format!("{} min", tally.excused.0)),
            (lang.pick("attendance rate", "taux d'assiduité"), division(tally.attended, tally.attendance_rate())),
            (lang.pick("commitment rate", "taux d'engagement"), division(committed, tally.commitment_rate())),
            (
                lang.pick("to date", "à ce jour"),
                format!(
                    "{} ÷ {} = {}",
                    self.to_date.attended.0,
                    self.to_date.planned.0,
                    rate(self.to_date.attendance_rate())
                ),
            ),
            (
                lang.pick("path completed", "parcours complet"),
                format!(
                    "{}{} ({} {})",
                    if yes { lang.pick("yes", "oui") } else { lang.pick("no", "non") },
                    self.extent.map(|extent| format!(", {}", extent.say(lang))).unwrap_or_default(),
                    lang.pick("house rule: from", "seuil du programme : à partir de"),
                    percent(self.complete_at, lang)
                ),
            ),
        ];
        labelled(&rows).join("\n")
    }
}

impl Words for PersonSums<'_> {
    fn say(&self, lang: Lang) -> String {
        self.lines(lang)
    }
}

/// `96.8%`, `96,8 %`.
pub fn percent(share: Share, lang: Lang) -> String {
    let thousandths = share.thousandths();
    format!("{}{}{}{}", thousandths / 10, lang.pick(".", ","), thousandths % 10, lang.pick("%", " %"))
}
