//! What looks wrong in the tables of the modules.

use chrono::NaiveDate;

use super::code::Code;
use super::family::Finding;
use crate::domain::quantity::Minutes;
use crate::domain::values::Value;
use crate::domain::vocabulary::ConsentField;
use crate::lang::cut::cut;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::typed::word;
use crate::lang::words::{Lang, count_en, count_fr, list_en, list_fr, of_fr};

/// Letters of a title that are shown.
const TITLE: usize = 60;

words! {
    /// What is found of topics, tools, feedback and the network.
    #[derive(Clone, Debug)]
    pub enum Modules {
        TopicsTooLong { session: String, cohort: String, last: String, planned: Minutes, too_much: Minutes }
            code: TopicsTooLong
            en: ("the topics of {session} take {} min: {} too much", planned.0, too_much.0)
            fr: ("les sujets de {session} prennent {} min : {} de trop", planned.0, too_much.0)
            hint_en: "`formation topics choose {session} {last} -c {cohort} --minutes {last}=… --why …` gives one less; \
                `formation topics unchoose {last} -c {cohort}` takes it out"
            hint_fr: "`formation topics choose {session} {last} -c {cohort} --minutes {last}=… --why …` en raccourcit un ; \
                `formation topics unchoose {last} -c {cohort}` le retire",

        DotsBeyond { name: String, id: String, cohort: String, dots: u64, most: u32 }
            code: DotsBeyond
            en: ("{name} gave open topics {dots} of {}", count_en(*most as usize, "dot", "dots"))
            fr: (
                "{name} a donné aux sujets ouverts {} sur {most}",
                count_fr(usize::try_from(*dots).unwrap_or(usize::MAX), "point", "points"),
            )
            hint_en: "`formation topics vote {id} -c {cohort} t3=2 …` replaces what they gave"
            hint_fr: "`formation topics vote {id} -c {cohort} t3=2 …` remplace ce qui a été donné",

        MustUnscored { id: String, label: String, cohort: String }
            code: MustUnscored
            en: ("no tool is scored on {} ({id}), which each must meet", cut(label, TITLE))
            fr: ("aucun outil n'est noté sur {} ({id}), pourtant indispensable", cut(label, TITLE))
            hint_en: "`formation tools score PERSON TOOL -c {cohort} {id}=…`, or `formation criteria edit {id} -c {cohort} \
                --no-must`"
            hint_fr: "`formation tools score PERSONNE OUTIL -c {cohort} {id}=…`, ou `formation criteria edit {id} -c \
                {cohort} --no-must`",

        TriedWithoutTrial { id: String, tool: String, cohort: String }
            code: TriedWithoutTrial
            en: ("{} ({id}) is tried, and nobody's trial is noted", cut(tool, TITLE))
            fr: ("{} ({id}) est à l'état « essayé », sans aucun essai noté", cut(tool, TITLE))
            hint_en: "`formation tools try {id} PERSON -c {cohort}` notes one"
            hint_fr: "`formation tools try {id} PERSONNE -c {cohort}` en note un",

        ConsentGone { name: String, cohort: String, field: ConsentField, on: NaiveDate, folders: Vec<String> }
            code: ConsentGone
            en: (
                "{name} withdrew a consent ({}) on {}; what was handed over still shows it: {}",
                Value::from(*field).word(Lang::En),
                long_date(*on, Lang::En),
                list_en(folders),
            )
            fr: (
                "{name} a retiré un accord ({}) le {} ; ce qui a été remis le montre encore : {}",
                Value::from(*field).word(Lang::Fr),
                long_date(*on, Lang::Fr),
                list_fr(folders),
            )
            hint_en: (
                "`formation network handover -c {cohort} --force -o {}` writes it out anew; have every other copy deleted",
                folders.first().map_or_else(String::new, |folder| word(folder)),
            )
            hint_fr: (
                "`formation network handover -c {cohort} --force -o {}` l'écrit de nouveau ; faites supprimer toute autre copie",
                folders.first().map_or_else(String::new, |folder| word(folder)),
            ),

        CommitmentPastDue { id: String, text: String, name: String, cohort: String, due: NaiveDate }
            code: CommitmentPastDue
            en: ("a commitment of {name} was due on {} and is not done: {}", long_date(*due, Lang::En), cut(text, TITLE))
            fr: ("{name} s'était engagé·e pour le {}, et ce n'est pas fait : {}", long_date(*due, Lang::Fr), cut(text, TITLE))
            hint_en: "`formation network done {id} -c {cohort}`, or `formation network edit {id} -c {cohort} --due …`"
            hint_fr: "`formation network done {id} -c {cohort}`, ou `formation network edit {id} -c {cohort} --due …`",

        TopicOnCancelled { id: String, title: String, session: String, cohort: String, treated: bool }
            code: OnCancelledSession
            en: ("the topic {id} ({}) is for {session}, which is cancelled", cut(title, TITLE))
            fr: ("le sujet {id} ({}) est prévu pour {session}, qui est annulée", cut(title, TITLE))
            hint match treated {
                false =>
                    hint_en: "`formation topics unchoose {id} -c {cohort}`, or `formation sessions restore {session} -c {cohort}`"
                    hint_fr: "`formation topics unchoose {id} -c {cohort}`, ou `formation sessions restore {session} -c {cohort}`",
                true =>
                    hint_en: "it was treated there: `formation sessions restore {session} -c {cohort}`"
                    hint_fr: "il y a été traité : `formation sessions restore {session} -c {cohort}`",
            },

        ExperienceOnCancelled { id: String, title: String, session: String, cohort: String }
            code: OnCancelledSession
            en: ("the experience {id} ({}) is for {session}, which is cancelled", cut(title, TITLE))
            fr: ("l'expérience {id} ({}) est prévue à {session}, qui est annulée", cut(title, TITLE))
            hint_en: "`formation experiences edit {id} -c {cohort} --session …`, or `formation sessions restore {session} \
                -c {cohort}`"
            hint_fr: "`formation experiences edit {id} -c {cohort} --session …`, ou `formation sessions restore {session} \
                -c {cohort}`",

        TrialOnCancelled { name: String, tool: String, session: String, cohort: String }
            code: OnCancelledSession
            en: ("{name} tried {} at {session}, which is cancelled", cut(tool, TITLE))
            fr: ("{name} a essayé {} à {session}, qui est annulée", cut(tool, TITLE))
            hint_en: "empty the cell if it was another day, or `formation sessions restore {session} -c {cohort}`"
            hint_fr: "videz la cellule si c'était un autre jour, ou `formation sessions restore {session} -c {cohort}`",

        FeedbackOnCancelled { id: String, name: String, session: String, cohort: String }
            code: OnCancelledSession
            en: "the feedback {id} of {name} came after {session}, which is cancelled"
            fr: ("le retour {id} {} suit {session}, qui est annulée", of_fr(name))
            hint_en: "`formation feedback edit {id} -c {cohort} --after …`, or `formation sessions restore {session} -c \
                {cohort}`"
            hint_fr: "`formation feedback edit {id} -c {cohort} --after …`, ou `formation sessions restore {session} -c \
                {cohort}`",

        ResourceOnCancelled { id: String, title: String, session: String, cohort: String }
            code: OnCancelledSession
            en: ("the resource {id} ({}) comes from {session}, which is cancelled", cut(title, TITLE))
            fr: ("la ressource {id} ({}) vient de {session}, qui est annulée", cut(title, TITLE))
            hint_en: "empty the cell if it comes from elsewhere, or `formation sessions restore {session} -c {cohort}`"
            hint_fr: "videz la cellule si elle vient d'ailleurs, ou `formation sessions restore {session} -c {cohort}`",
    }
}
