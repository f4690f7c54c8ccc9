//! What is said beside a table of the modules, and no cell can hold.

use crate::domain::pedagogy::ranking::RankedTool;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr};

/// A tool and the criteria that it must meet and has no scores on, each with its id: `Padlet (w2)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unscored {
    pub tool: String,
    pub musts: Vec<String>,
}

impl Unscored {
    /// Those of a ranking.
    pub fn of(ranking: &[RankedTool<'_>]) -> Vec<Self> {
        let missing = ranking.iter().filter(|ranked| !ranked.unscored_musts.is_empty());
        let told = missing.map(|ranked| Self {
            tool: format!("{} ({})", ranked.tool.name, ranked.tool.id),
            musts: ranked
                .unscored_musts
                .iter()
                .map(|criterion| format!("{} ({})", criterion.label, criterion.id))
                .collect(),
        });
        told.collect()
    }

    fn said(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("{} on {}", self.tool, list_en(&self.musts)),
            Lang::Fr => format!("{} sur {}", self.tool, list_fr(&self.musts)),
        }
    }
}

words! {
    /// Something to know about what a table of the modules says.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ModulesNote {
        Voted { voted: usize, could_vote: usize }
            en: ("{voted} of {} voted", count_en(*could_vote, "person", "people"))
            fr: (
                "{voted} {} sur {}",
                if *voted < 2 { "votant" } else { "votants" },
                count_fr(*could_vote, "personne", "personnes"),
            ),

        MustUnscored { tools: Vec<Unscored> }
            en: (
                "without a score on what must be met, so not out: {}",
                tools.iter().map(|tool| tool.said(Lang::En)).collect::<Vec<_>>().join("; "),
            )
            fr: (
                "sans note sur un critère indispensable, donc non exclu : {}",
                tools.iter().map(|tool| tool.said(Lang::Fr)).collect::<Vec<_>>().join(" ; "),
            ),
    }
}

#[cfg(test)]
crate::lang::sample::sampled! { Unscored { tool, musts } }
