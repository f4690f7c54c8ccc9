//! The whole path of somebody over several cohorts, in words.

use crate::domain::people::path::Path;
use crate::domain::quantity::Share;

use super::explain::percent;
use crate::lang::words::{Lang, Words, list_en, list_fr};

/// What a path over several cohorts comes to.
#[derive(Clone, Debug)]
pub struct WholePath {
    /// The path.
    pub path: Path,
    /// The house rule.
    pub complete_at: Share,
}

impl WholePath {
    fn lines(&self, lang: Lang) -> String {
        let Self { path, complete_at } = self;
        let rate = path.rate().map_or_else(|| "–".to_owned(), |rate| percent(rate, lang));
        let yes = path.completed(*complete_at);
        let mut lines = vec![lang.pick("the whole path", "le parcours entier").to_owned()];
        lines.extend(path.legs.iter().map(|leg| {
            let (cohort, id, attended, planned) = (&leg.cohort, &leg.id, leg.attended.0, leg.planned.0);
            match lang {
                Lang::En => format!("  {cohort} ({id}): {attended} of {planned} min"),
                Lang::Fr => format!("  {cohort} ({id}) : {attended} min sur {planned}"),
            }
        }));
        if !path.once.is_empty() {
            let sessions = &path.once;
            lines.push(match lang {
                Lang::En => format!("  planned in several cohorts, counted once: {}", list_en(sessions)),
                Lang::Fr => format!("  prévu dans plusieurs cohortes, compté une fois : {}", list_fr(sessions)),
            });
        }
        let (attended, planned) = (path.attended.0, path.planned.0);
        lines.push(match lang {
            Lang::En => {
                format!("  together {attended} ÷ {planned} = {rate}; completed: {}", if yes { "yes" } else { "no" })
            }
            Lang::Fr => {
                format!("  ensemble {attended} ÷ {planned} = {rate} ; complet : {}", if yes { "oui" } else { "non" })
            }
        });
        lines.join("\n")
    }
}

impl Words for WholePath {
    fn say(&self, lang: Lang) -> String {
        self.lines(lang)
    }
}
