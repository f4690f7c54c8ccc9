//! The catalogue of codes. `E1xx` is wrong and makes `check` say no; `W2xx` looks wrong. Each family has its ten. A code
//! once given away keeps its meaning: people write it down.

use crate::domain::problem::Severity;

macro_rules! codes {
    ($($variant:ident $key:literal),+ $(,)?) => {
        /// A code of `check`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($variant),+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// `E101`.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }
        }
    };
}

codes! {
    UnknownSession "E101",
    UnknownParticipant "E102",
    UnknownFunder "E103",
    UnknownModule "E104",
    UnknownThing "E105",
    SamePerson "E111",
    NotExpected "E121",
    SessionCancelled "E122",
    TooManyMinutes "E123",
    MarkedAhead "E124",
    MinutesOfNobody "E125",
    TimesContradict "E126",
    PresentTwice "E127",
    NobodyMarked "E131",
    OverCapacity "E141",
    EndsBeforeStart "E142",
    NoLastDay "E143",
    FieldMissing "E144",
    FieldValue "E145",
    NotEligible "E146",
    BadRow "E150",
    HeadingTwice "E151",
    JournalBroken "E152",
    UndefinedCohort "E153",
    IdTwice "E154",
    MarkedTwice "E155",
    ColumnRequired "E156",
    Unreadable "E157",
    Unmerged "E158",
    SealBroken "E159",
    NotToml "E160",
    UnknownKey "E161",
    KeyMissing "E162",
    WrongType "E163",
    NoSuchMoment "E164",
    ValueOutside "E165",
    UnknownId "E166",
    DefinedTwice "E167",
    IdForm "E168",
    ModuleWithoutSession "W201",
    NearName "W211",
    SharedEmail "W212",
    NoMinutes "W221",
    NoEvidence "W222",
    LogAlone "W223",
    LogGone "W224",
    SheetOdd "W225",
    PartlyMarked "W231",
    OnHoliday "W232",
    TrainerTwice "W233",
    CohortTwice "W234",
    ModuleHours "W235",
    HeadcountDiffers "W236",
    ClosedWithBlank "W237",
    ClocksChange "W238",
    RoomTooSmall "W241",
    LastDayOfEnrolled "W242",
    EnrolledAhead "W243",
    NotAnEmail "W244",
    NoStatus "W245",
    LeftBeforeFirst "W246",
    Noticed "W250",
    ColumnMissing "W251",
    ColumnResembles "W252",
    NotCanonical "W253",
    OpenToOthers "W254",
    JournalTorn "W255",
    NoJournal "W256",
    Drifted "W257",
    OperationTwice "W258",
    JournalNewer "W259",
    CopyBeside "W260",
    ProviderNumber "W261",
    IdChanges "W262",
    FormulaCell "W263",
    PhoneLost "W264",
    BrokenLetters "W265",
    JournalZeros "W266",
    IdRestored "W267",
    SealedFigures "W268",
    TopicsTooLong "W271",
    DotsBeyond "W272",
    MustUnscored "W273",
    TriedWithoutTrial "W274",
    ConsentGone "W275",
    CommitmentPastDue "W276",
    OnCancelledSession "W277",
}

impl Code {
    /// Errors are wrong, warnings look wrong.
    pub fn severity(self) -> Severity {
        if self.key().starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// The code of a key, whatever its case; a key that it had before is understood too.
    pub fn of_key(key: &str) -> Option<Self> {
        const BEFORE: [(&str, Code); 1] = [("E169", Code::ProviderNumber)];
        let key = key.trim();
        let now = Self::ALL.iter().copied().find(|code| code.key().eq_ignore_ascii_case(key));
        now.or_else(|| BEFORE.iter().find(|(before, _)| before.eq_ignore_ascii_case(key)).map(|(_, code)| *code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_each_is_there_once() {
        for pair in Code::ALL.windows(2) {
            assert!(pair[0].key() < pair[1].key(), "{} before {}", pair[0].key(), pair[1].key());
        }
    }

    #[test]
    fn a_code_is_found_whatever_its_case() {
        assert_eq!(Code::of_key("e101"), Some(Code::UnknownSession));
        assert_eq!(Code::of_key("E999"), None);
        assert_eq!(Code::of_key("e169"), Some(Code::ProviderNumber), "an error before it was a warning");
    }
}
