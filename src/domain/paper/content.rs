//! What a version of a paper said, in words that hold no personal data: `language=fr minutes=755 person=3fa95b01 …`. It
//! tells which paper a new one continues, whether it says the same, and if not what changed.

use std::fmt::{self, Write as _};

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use sha2::{Digest, Sha256};

use super::issued::IssuedPaper;
use super::period::Period;
use crate::domain::programme::ids::{ParticipantId, SessionId};
use crate::domain::quantity::Minutes;
use crate::domain::vocabulary::PaperKind;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::Lang;

/// One thing that a paper says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperFact {
    /// The language it is written in.
    Language,
    /// The period that was asked for.
    From,
    To,
    Minutes,
    /// First and last day.
    First,
    Last,
    /// A digest of the name, the status, the structure.
    Person,
    /// A digest of what it says of the programme.
    Programme,
    /// A digest of the letterhead and of who signs.
    Provider,
    /// A digest of the sessions.
    Sessions,
    /// The sessions that it announces, with their days, as [`super::announced`] writes them.
    Dates,
    /// A digest of the page, as it was rendered.
    Page,
}

impl PaperFact {
    const ALL: [Self; 12] = [
        Self::Language,
        Self::From,
        Self::To,
        Self::Minutes,
        Self::First,
        Self::Last,
        Self::Person,
        Self::Programme,
        Self::Provider,
        Self::Sessions,
        Self::Dates,
        Self::Page,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::From => "from",
            Self::To => "to",
            Self::Minutes => "minutes",
            Self::First => "first",
            Self::Last => "last",
            Self::Person => "person",
            Self::Programme => "programme",
            Self::Provider => "provider",
            Self::Sessions => "sessions",
            Self::Dates => "dates",
            Self::Page => "page",
        }
    }

    /// Whether two papers that differ in it are two papers, and not two versions of one.
    const fn tells_apart(self) -> bool {
        matches!(self, Self::Language | Self::From | Self::To)
    }
}

/// What a paper says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content(Vec<(PaperFact, String)>);

impl Content {
    /// Of a paper in that language about that period.
    pub fn new(language: &str, period: Period) -> Self {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self::default()
            .with(PaperFact::Language, language)
            .with(PaperFact::From, &day(period.from))
            .with(PaperFact::To, &day(period.to))
    }

    /// Saying this too; an empty text says nothing.
    #[must_use]
    pub fn with(mut self, part: PaperFact, text: &str) -> Self {
        if !text.is_empty() {
            self.0.push((part, text.split_whitespace().collect::<Vec<_>>().join("_")));
        }
        self
    }

    /// As a cell holds it; words of a later version of the program are left out.
    pub fn read(cell: &str) -> Self {
        let word = |word: &str| {
            let (key, text) = word.split_once('=')?;
            let part = PaperFact::ALL.into_iter().find(|part| part.key() == key)?;
            Some((part, text.to_owned()))
        };
        Self(cell.split_whitespace().filter_map(word).collect())
    }

    /// What it says of that.
    pub fn get(&self, part: PaperFact) -> &str {
        self.0.iter().find(|(of, _)| *of == part).map_or("", |(_, text)| text)
    }

    /// What changed from this version to another.
    pub fn differences(&self, now: &Self) -> Vec<PaperDifference> {
        let changed = |part: &PaperFact| self.get(*part) != now.get(*part);
        let minutes = |of: &Self| Minutes(of.get(PaperFact::Minutes).parse().unwrap_or_default());
        let day = |of: &Self, part| of.get(part).parse::<NaiveDate>().ok();
        let mut found = Vec::new();
        if changed(&PaperFact::Minutes) {
            found.push(PaperDifference::Minutes { was: minutes(self), now: minutes(now) });
        }
        for (part, is_first) in [(PaperFact::First, true), (PaperFact::Last, false)] {
            if let (true, Some(was), Some(now)) = (changed(&part), day(self, part), day(now, part)) {
                found.push(if is_first {
                    PaperDifference::First { was, now }
                } else {
                    PaperDifference::Last { was, now }
                });
            }
        }
        let others = [
            (PaperFact::Person, PaperDifference::Person),
            (PaperFact::Programme, PaperDifference::Programme),
            (PaperFact::Provider, PaperDifference::Provider),
            (PaperFact::Sessions, PaperDifference::Sessions),
        ];
        found.extend(others.into_iter().filter(|(part, _)| changed(part)).map(|(_, difference)| difference));
        if found.is_empty() && changed(&PaperFact::Page) {
            found.push(PaperDifference::Wording);
        }
        found
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|(part, text)| format!("{}={text}", part.key())).collect();
        f.write_str(&words.join(" "))
    }
}

words! {
    /// What differs between two versions of a paper.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PaperDifference {
        Minutes { was: Minutes, now: Minutes }
            en: ("hours: {} instead of {}", hours(*now, Lang::En), hours(*was, Lang::En))
            fr: ("heures : {} au lieu de {}", hours(*now, Lang::Fr), hours(*was, Lang::Fr)),

        First { was: NaiveDate, now: NaiveDate }
            en: ("first day: {} instead of {}", long_date(*now, Lang::En), long_date(*was, Lang::En))
            fr: ("premier jour : le {} au lieu du {}", long_date(*now, Lang::Fr), long_date(*was, Lang::Fr)),

        Last { was: NaiveDate, now: NaiveDate }
            en: ("last day: {} instead of {}", long_date(*now, Lang::En), long_date(*was, Lang::En))
            fr: ("dernier jour : le {} au lieu du {}", long_date(*now, Lang::Fr), long_date(*was, Lang::Fr)),

        Person en: "what is said of the person" fr: "les informations sur la personne",
        Programme en: "what is said of the programme" fr: "les informations sur le programme",
        Provider en: "the letterhead or who signs" fr: "l'en-tête ou le signataire",
        Sessions en: "the sessions" fr: "les séances",
        Wording en: "the wording or the layout" fr: "le texte ou la mise en page",
    }
}

/// As many hexadecimal digits of the SHA-256 of some bytes.
pub fn digest(bytes: &[u8], digits: usize) -> String {
    digest_of_pieces(std::iter::once(bytes), digits)
}

/// The same of bytes that come in pieces.
pub fn digest_of_pieces<'p>(pieces: impl Iterator<Item = &'p [u8]>, digits: usize) -> String {
    let mut hash = Sha256::new();
    pieces.for_each(|piece| hash.update(piece));
    let mut hex = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(hex, "{byte:02x}"); // a String takes everything
    }
    hex.truncate(digits);
    hex
}

/// A time on a paper: `14h00`, `14:00`.
pub fn paper_time(time: NaiveTime, lang: Lang) -> String {
    format!("{:02}{}{:02}", time.hour(), lang.pick(":", "h"), time.minute())
}

/// Hours as papers print them: `12,58`, `12.58`.
pub fn hours(minutes: Minutes, lang: Lang) -> String {
    let hundredths = minutes.hundredths_of_hours();
    format!("{}{}{:02}", hundredths / 100, lang.pick(".", ","), hundredths % 100)
}

/// The last version of the paper of that kind about that person and that session, which says it in the same language and
/// of the same period.
pub fn latest<'r>(
    rows: impl Iterator<Item = &'r IssuedPaper>,
    kind: PaperKind,
    (participant, session): (Option<&ParticipantId>, Option<&SessionId>),
    content: &Content,
) -> Option<&'r IssuedPaper> {
    let same = |row: &&IssuedPaper| {
        let said = Content::read(&row.content);
        let mut apart = PaperFact::ALL.into_iter().filter(|part| part.tells_apart());
        row.kind == kind
            && row.participant.as_ref() == participant
            && row.session.as_ref() == session
            && apart.all(|part| said.get(part) == content.get(part))
    };
    rows.filter(same).max_by_key(|row| (row.issued_on, row.version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::day;
    use crate::lang::words::Words as _;

    fn content(minutes: u32, page: &str) -> Content {
        let period = Period { from: None, to: Some(day("2021-04-30")) };
        let content = Content::new("fr", period).with(PaperFact::Minutes, &minutes.to_string());
        content.with(PaperFact::First, "2021-03-16").with(PaperFact::Person, "aa").with(PaperFact::Page, page)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let written = content(755, "bb").to_string();
        assert_eq!(written, "language=fr to=2021-04-30 minutes=755 first=2021-03-16 person=aa page=bb");
        assert_eq!(Content::read(&written), content(755, "bb"));
        assert_eq!(Content::read("later=1 minutes=3 nothing"), Content::default().with(PaperFact::Minutes, "3"));
    }

    #[test]
    fn a_version_says_what_changed() {
        let told = |was: &Content, now: &Content| {
            let told: Vec<String> = was.differences(now).iter().map(|one| one.say(Lang::Fr)).collect();
            told.join(" ; ")
        };
        let was = content(755, "bb");
        assert_eq!(told(&was, &was), "");
        assert_eq!(told(&was, &content(660, "cc")), "heures : 11,00 au lieu de 12,58");
        assert_eq!(told(&was, &content(755, "cc")), "le texte ou la mise en page");
        let moved = Content::read(&was.to_string().replace("2021-03-16", "2021-04-02").replace("=aa", "=ab"));
        assert_eq!(
            told(&was, &moved),
            "premier jour : le 2 avril 2021 au lieu du 16 mars 2021 ; les informations sur la personne"
        );
    }

    #[test]
    fn a_period_or_a_language_makes_another_paper() {
        let row = |version, content: &Content| IssuedPaper {
            number: "2021-0001".to_owned(),
            kind: PaperKind::Certificate,
            participant: Some(ParticipantId::new("a")),
            session: None,
            issued_on: day("2021-06-01"),
            version,
            sha256: String::new(),
            note: String::new(),
            content: content.to_string(),
        };
        let whole = Content::new("fr", Period::default()).with(PaperFact::Minutes, "755");
        let rows = [row(1, &whole), row(2, &whole.clone().with(PaperFact::Page, "x")), row(3, &content(755, "b"))];
        let person = ParticipantId::new("a");
        let find = |content: &Content, person: &ParticipantId| {
            let about = (Some(person), None);
            latest(rows.iter(), PaperKind::Certificate, about, content).map(|row| row.version)
        };
        assert_eq!(find(&whole, &person), Some(2));
        assert_eq!(find(&content(1, ""), &person), Some(3));
        assert_eq!(find(&Content::new("en", Period::default()), &person), None);
        assert_eq!(find(&whole, &ParticipantId::new("b")), None);
    }
}
