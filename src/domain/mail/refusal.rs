//! Why no mail is drafted.

use chrono::NaiveDate;

use crate::domain::programme::ids::SessionId;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::Lang;

words! {
    /// Why there is no such mail of a session.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum MailRefusal {
        NeverMoved { session: SessionId }
            en: "{session} was never moved"
            fr: "{session} n'a jamais été déplacée"
            hint: "`formation history {session}`",

        Stands { session: SessionId }
            en: "{session} is not cancelled: it takes place"
            fr: "{session} n'est pas annulée : elle a lieu"
            hint: "`formation sessions cancel {session} --reason …`",

        IsCancelled { session: SessionId }
            en: "{session} is cancelled"
            fr: "{session} est annulée"
            hint: "`formation mail cancelled {session} --all -o …`",

        IsOver { session: SessionId }
            en: "{session} is over: there is nothing to announce"
            fr: "{session} est terminée : il n'y a plus rien à annoncer"
            hint: "`formation mail feedback {session} --all -o …`",

        IsToCome { session: SessionId, date: NaiveDate }
            en: ("{session} is still to come, on {}", long_date(*date, Lang::En))
            fr: ("{session} n'a pas encore eu lieu : c'est le {}", long_date(*date, Lang::Fr))
            hint: "`formation mail reminder {session} --all -o …`",
    }
}
