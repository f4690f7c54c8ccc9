//! What there is to know of the days on which new sessions fall, or do not.

use chrono::NaiveDate;

use super::holidays::Holiday;
use super::ids::SessionId;
use crate::lang::dates::full_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words};

words! {
    /// Of the days of new sessions.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum ScheduleNotice {
        OnHoliday { date: NaiveDate }
            en: ("{} is a public holiday", full_date(*date, Lang::En))
            fr: ("le {} est un jour férié", full_date(*date, Lang::Fr)),

        SessionOnHoliday { session: SessionId, date: NaiveDate, holiday: Holiday }
            en: ("`{session}` falls on {}, a public holiday: {}", full_date(*date, Lang::En), holiday.en())
            fr: ("« {session} » tombe le {}, jour férié : {}", full_date(*date, Lang::Fr), holiday.fr()),

        /// No session on a day of a rule: it is a public holiday.
        HolidayLeftOut { date: NaiveDate, holiday: Holiday }
            en: ("no session on {}, a public holiday: {}", full_date(*date, Lang::En), holiday.en())
            fr: ("pas de séance le {}, jour férié : {}", full_date(*date, Lang::Fr), holiday.fr()),

        NoDayOfTheRule { date: NaiveDate }
            en: ("`--except {date}`: {} is no day of this rule", full_date(*date, Lang::En))
            fr: ("`--except {date}` : le {} n'est pas un jour de cette règle", full_date(*date, Lang::Fr)),
    }
}
