//! A session drawn against the clock, in words: what the shades mean, and what stands behind each bar.

use crate::domain::attendance::timeline::{Line, There};
use crate::domain::vocabulary::Attendance;
use crate::lang::message::words;

use crate::domain::values::Value;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// What a shade means.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Legend {
        Connected en: "connected, by the log that was kept" fr: "connecté, d'après le journal conservé",
        Marked
            en: "as marked, from end to end: no log that was kept says more"
            fr: "selon la marque, d'un bout à l'autre : aucun journal conservé n'en dit plus",
    }
}

words! {
    /// What there is to know beside a drawing.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum TimelineNote {
        NobodyThere
            en: "nothing to draw: nobody is marked present"
            fr: "rien à dessiner : personne n'est marqué présent",

        MarkFirst { session: String }
            en: "`formation attend {session} --from LOG` marks who was there"
            fr: "`formation attend {session} --from JOURNAL` marque qui était là",

        ReadOtherwise { people: usize }
            en: (
                "{} drawn as marked: what was said of the log when it was read (`--map`, `--timezone`, …) is not kept",
                count_en(*people, "person is", "people are"),
            )
            fr: (
                "{} selon la marque : ce qu'on avait dit du journal pour le lire (`--map`, `--timezone`…) n'est pas \
                    conservé",
                count_fr(*people, "personne dessinée", "personnes dessinées"),
            ),

        Changed
            en: "no longer the file from which people were marked: its connections are not drawn"
            fr: "ce n'est plus le fichier d'après lequel on a marqué : ses connexions ne sont pas dessinées",
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
