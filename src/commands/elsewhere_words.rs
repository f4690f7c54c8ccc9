//! Where somebody is whom a cohort does not have, or has no longer, in words.

use crate::domain::people::passage::Passage;
use crate::lang::message::words;

use crate::lang::Lang;
use crate::lang::dates::long_date;

words! {
    /// Where they are.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Elsewhere {
        Is { person: String, cohort: String }
            en: "{person} is in `{cohort}`: add `-c {cohort}`"
            fr: "{person} est dans « {cohort} » : ajoutez `-c {cohort}`",

        ComesBack { id: String, from: String, to: String }
            both: "`formation transfer {id} --to {to} -c {from}`",

        WentOn { person: String, passage: Passage } match passage {
            Passage { cohort, id, first_day } =>
                en: (
                    "{person} goes on in `{cohort}` ({id}) since {}: name them there with `-c {cohort}`",
                    long_date(*first_day, Lang::En),
                )
                fr: (
                    "{person} continue dans « {cohort} » ({id}) depuis le {} : c'est là qu'il faut agir, avec `-c \
                        {cohort}`",
                    long_date(*first_day, Lang::Fr),
                ),
        },
    }
}
