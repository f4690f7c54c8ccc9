//! What a decision about the modules wants the coordinator to know beside its changes.

use chrono::NaiveDate;

use crate::domain::programme::ids::SessionId;
use crate::domain::quantity::Minutes;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// Something to know about a plan, or what comes next.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum PedagogyNotice {
        VoteNext { topic: String }
            en: "next: `formation topics vote PERSON {topic}`"
            fr: "ensuite : `formation topics vote PERSONNE {topic}`",

        DotsLeft { person: String, left: u64 }
            en: ("{person} has {} left", count_en(usize::try_from(*left).unwrap_or_default(), "dot", "dots"))
            fr: ("{person} : encore {} à donner", count_fr(usize::try_from(*left).unwrap_or_default(), "point", "points")),

        TopicsTooLong { session: SessionId, topics: Minutes, length: Minutes }
            en: ("the topics of {session} take {} min of {}: {} too much", topics.0, length.0, topics.0.saturating_sub(length.0))
            fr: ("les sujets de {session} prennent {} min sur {} : {} de trop", topics.0, length.0, topics.0.saturating_sub(length.0)),

        SeeAgenda { session: SessionId }
            en: "`formation agenda {session}` shows what is planned"
            fr: "`formation agenda {session}` montre ce qui est prévu",

        ScoreNext { person: String, tool: String }
            en: "next: `formation tools score {person} {tool} c1=…`"
            fr: "ensuite : `formation tools score {person} {tool} c1=…`",

        MatchNext
            en: "`formation network match` shows who can help whom"
            fr: "`formation network match` montre qui peut aider qui",

        HandedOverBefore { on: NaiveDate }
            en: ("the copy handed over on {} still shows it: write it out anew", long_date(*on, Lang::En))
            fr: ("la copie remise le {} le montre encore : écrivez-la de nouveau", long_date(*on, Lang::Fr)),
    }
}

impl PedagogyNotice {
    /// Whether it is a next step rather than a warning.
    pub const fn is_hint(&self) -> bool {
        matches!(
            self,
            Self::DotsLeft { .. }
                | Self::VoteNext { .. }
                | Self::SeeAgenda { .. }
                | Self::ScoreNext { .. }
                | Self::MatchNext
        )
    }
}
