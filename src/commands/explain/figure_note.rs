//! What is said of the rows behind a figure.

use crate::domain::quantity::Minutes;
use crate::lang::message::words;
use crate::lang::suggestion::there_are;
use crate::lang::words::Lang;

words! {
    /// A figure and its rows.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum FigureNote {
        /// What the rows come to.
        Sum { figure: String, minutes: Minutes }
            en: ("{figure}: {} min = {} h", minutes.0, hours(*minutes, Lang::En))
            fr: ("{figure} : {} min = {} h", minutes.0, hours(*minutes, Lang::Fr)),

        /// Each row of the report says it.
        SaysItself { report: &'static str }
            en: "the rows of `{report}` are sums of nothing else"
            fr: "les lignes de « {report} » ne sont pas des sommes : il n'y a rien à détailler"
            hint_en: "`formation explain PERSON` shows each session of somebody"
            hint_fr: "`formation explain PERSONNE` montre chaque séance de quelqu'un",

        /// No minute is in a figure of those keys.
        NoFigure { report: &'static str, typed: String, near: Option<String>, known: Vec<String> }
            en: "no minute of `{report}` is under `{typed}`"
            fr: "« {typed} » n'a aucune minute dans « {report} »"
            hint: (|lang| there_are(near.as_ref(), known, lang)),
    }
}

/// With two decimals, rounded once from minutes.
fn hours(minutes: Minutes, lang: Lang) -> String {
    let hundredths = minutes.hundredths_of_hours();
    format!("{}{}{:02}", hundredths / 100, lang.pick('.', ','), hundredths % 100)
}
