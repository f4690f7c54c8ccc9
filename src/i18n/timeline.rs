//! A session drawn against the clock, in words: what the shades mean, and what stands behind each bar.

use crate::domain::timeline::{Line, There};
use crate::domain::vocabulary::Attendance;

use super::values::Value;
use super::words::{Lang, Words, count_en, count_fr};

/// What a shade means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legend {
    /// Connections of a log.
    Connected,
    /// The times of a mark.
    Marked,
}

impl Words for Legend {
    fn en(&self) -> String {
        match self {
            Self::Connected => "connected, by the log that was kept",
            Self::Marked => "as marked, from end to end: no log that was kept says more",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::Connected => "connecté, d'après le journal conservé",
            Self::Marked => "selon la marque, d'un bout à l'autre : aucun journal conservé n'en dit plus",
        }
        .to_owned()
    }
}

/// What there is to know beside a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineNote {
    /// There is nothing to draw.
    NobodyThere,
    /// How there would be.
    MarkFirst {
        /// Of that session.
        session: String,
    },
    /// Read again as it is, a log does not give what was marked from it.
    ReadOtherwise {
        /// How many are drawn as they are marked.
        people: usize,
    },
    /// A log is no longer the one from which people were marked.
    Changed,
}

impl Words for TimelineNote {
    fn en(&self) -> String {
        match self {
            Self::NobodyThere => "nothing to draw: nobody is marked present".to_owned(),
            Self::MarkFirst { session } => format!("`formation attend {session} --from LOG` marks who was there"),
            Self::ReadOtherwise { people } => format!(
                "{} drawn as marked: what was said of the log when it was read (`--map`, `--timezone`, …) is not kept",
                count_en(*people, "person is", "people are")
            ),
            Self::Changed => {
                "no longer the file from which people were marked: its connections are not drawn".to_owned()
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::NobodyThere => "rien à dessiner : personne n'est marqué présent".to_owned(),
            Self::MarkFirst { session } => {
                format!("`formation attend {session} --from JOURNAL` marque qui était là")
            }
            Self::ReadOtherwise { people } => format!(
                "{} selon la marque : ce qu'on avait dit du journal pour le lire (`--map`, `--timezone`…) n'est pas conservé",
                count_fr(*people, "personne dessinée", "personnes dessinées")
            ),
            Self::Changed => {
                "ce n'est plus le fichier d'après lequel on a marqué : ses connexions ne sont pas dessinées".to_owned()
            }
        }
    }
}

/// What stands behind a bar: minutes and connections, else how somebody is marked.
pub fn said(line: &Line<'_>, lang: Lang) -> String {
    let Some(mark) = line.seat.mark else { return lang.pick("not marked", "non renseigné").to_owned() };
    let minutes = format!("{} min", mark.minutes.0);
    match &line.there {
        There::Connected(spans) if spans.len() > 1 => {
            let times = match lang {
                Lang::En => count_en(spans.len(), "stay", "stays"),
                Lang::Fr => count_fr(spans.len(), "passage", "passages"),
            };
            format!("{minutes}, {times}")
        }
        _ if mark.attendance == Attendance::Present => minutes,
        _ => Value::from(mark.attendance).word(lang).to_owned(),
    }
}
