//! What pages say beside the data.

use chrono::NaiveDate;

use crate::domain::quantity::Minutes;
use crate::lang::dates::long_date;
use crate::lang::message::words;
use crate::lang::words::{Lang, count_en, count_fr};

words! {
    /// A heading or a sentence of a page.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Phrase {
        Agenda { session: String } en: "Agenda of {session}" fr: "Déroulé de {session}",
        Fits { planned: Minutes, length: Minutes }
            en: ("{} min planned of {}: {} left", planned.0, length.0, length.0.saturating_sub(planned.0))
            fr: ("{} min prévues sur {} : il en reste {}", planned.0, length.0, length.0.saturating_sub(planned.0)),

        TooMuch { planned: Minutes, length: Minutes }
            en: ("{} min planned of {}: {} too much", planned.0, length.0, planned.0.saturating_sub(length.0))
            fr: ("{} min prévues sur {} : {} de trop", planned.0, length.0, planned.0.saturating_sub(length.0)),

        WithoutMinutes { topics: usize }
            en: ("{} without minutes", count_en(*topics, "topic", "topics"))
            fr: ("{} sans durée", count_fr(*topics, "sujet", "sujets")),

        NothingPlanned en: "Nothing is planned yet." fr: "Rien n'est encore prévu.",
        Notes en: "What was said of them" fr: "Ce qui en a été dit",
        Opening { session: String } en: "Before {session}" fr: "Avant {session}",
        SinceSession { session: String, date: NaiveDate }
            en: ("since {session}, {}", long_date(*date, Lang::En))
            fr: ("depuis {session}, {}", long_date(*date, Lang::Fr)),

        FirstSession en: "the first session: nothing was to be reported" fr: "première séance : rien n'était à rapporter",
        Reported en: "Who reported what" fr: "Retours reçus",
        NotYet en: "Who has not reported yet" fr: "Pas encore de retour",
        NoReport en: "Nobody has reported yet." fr: "Personne n'a encore fait de retour.",
        AllReported en: "Everybody has reported." fr: "Tout le monde a fait son retour.",
        Tried en: "Tools tried" fr: "Outils essayés",
        NobodyTried en: "No trial was noted." fr: "Aucun essai n'a été noté.",
        Scores en: "Scores" fr: "Notes",
        NoScores en: "No criterion has a score yet." fr: "Aucun critère n'a encore de note.",
        Advantages en: "Advantages" fr: "Avantages",
        Limits en: "Limits" fr: "Limites",
        Trials en: "Trials" fr: "Essais",
        TriedBy en: "Tried by" fr: "Essayé par",
        Consequences en: "Consequences told" fr: "Conséquences rapportées",
        Grid en: "Tools and criteria" fr: "Outils et critères",
        GridLegend { few: u32 }
            en: "Means of scores from 0 to 5. An asterisk marks a criterion that a tool must meet; (few) stands where there \
                are fewer than {few} scores."
            fr: "Moyennes de notes de 0 à 5. Un astérisque marque un critère indispensable ; (peu) signale moins de {few} \
                notes.",

        FewMark en: "(few)" fr: "(peu)",
        NoTool en: "There is no tool yet." fr: "Il n'y a pas encore d'outil.",
        Recap { session: String } en: "Recap of {session}" fr: "Récapitulatif de {session}",
        Present { people: usize }
            en: ("{} present", count_en(*people, "person", "people"))
            fr: ("{}", count_fr(*people, "personne présente", "personnes présentes")),

        NobodyMarked en: "Nobody is marked present." fr: "Personne n'est noté présent.",
        Treated en: "Topics treated" fr: "Sujets traités",
        Remarks en: "Advantages and limits noted" fr: "Avantages et limites relevés",
        FeedbackGiven en: "Feedback" fr: "Retours",
        Commitments en: "Commitments" fr: "Engagements",
        DueOn { date: NaiveDate } en: ("for {}", long_date(*date, Lang::En)) fr: ("pour le {}", long_date(*date, Lang::Fr)),
        DoneOn { date: NaiveDate } en: ("done on {}", long_date(*date, Lang::En)) fr: ("fait le {}", long_date(*date, Lang::Fr)),
        Network en: "The network" fr: "Le réseau",
        HandedOver { date: NaiveDate }
            en: ("handed over on {}", long_date(*date, Lang::En))
            fr: ("remis le {}", long_date(*date, Lang::Fr)),

        Directory en: "Directory" fr: "Annuaire",
        NobodyAgreed en: "Nobody has agreed to be named yet." fr: "Personne n'a encore donné son accord pour figurer ici.",
        Resources en: "Resources" fr: "Ressources",
        ToolsKept en: "Tools tried and adopted" fr: "Outils essayés et adoptés",
        GridPage en: "Tools and criteria, with their means" fr: "Outils et critères, avec leurs moyennes",
        Files en: "Files for a spreadsheet" fr: "Fichiers pour un tableur",
    }
}
