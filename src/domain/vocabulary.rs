//! Closed lists of words: the key that files keep, the English and the French word. What is understood for a word is in
//! [`super::values`].

use std::fmt;

use crate::lang::Lang;
use crate::lang::message::Spoken;

/// A closed list of words.
pub trait Vocabulary: Copy + 'static {
    /// Every word, in the order of the contract.
    fn all() -> &'static [Self];

    /// The key kept in files.
    fn word_key(self) -> &'static str;

    /// The word of a key, exactly as files keep it.
    fn of_key(key: &str) -> Option<Self>;
}

macro_rules! vocabulary {
    ($(
        $(#[$doc:meta])*
        $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal $en:literal $fr:literal),+ $(,)? }
    )+) => {
        /// A word of a closed list that people read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Value { $($name($name)),+ }

        impl Value {
            /// The key kept in files.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name(word) => word.key()),+ }
            }

            /// What people read.
            pub const fn word(self, lang: Lang) -> &'static str {
                match self { $(Self::$name(word) => word.word(lang)),+ }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub enum $name { $($(#[$vdoc])* $variant),+ }

            impl $name {
                /// Every word, in the order of the contract.
                pub const ALL: &'static [Self] = &[$(Self::$variant),+];

                /// The key kept in files, csv and json.
                pub const fn key(self) -> &'static str {
                    match self { $(Self::$variant => $key),+ }
                }

                /// What people read.
                pub const fn word(self, lang: Lang) -> &'static str {
                    match (self, lang) { $((Self::$variant, Lang::En) => $en, (Self::$variant, Lang::Fr) => $fr),+ }
                }

                /// The word of a key, exactly as files keep it.
                pub fn from_key(key: &str) -> Option<Self> {
                    match key { $($key => Some(Self::$variant),)+ _ => None }
                }
            }

            impl Vocabulary for $name {
                fn all() -> &'static [Self] {
                    Self::ALL
                }

                fn word_key(self) -> &'static str {
                    self.key()
                }

                fn of_key(key: &str) -> Option<Self> {
                    Self::from_key(key)
                }
            }

            impl From<$name> for Value {
                fn from(word: $name) -> Self {
                    Self::$name(word)
                }
            }

            impl Spoken for $name {
                fn spoken(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.word(lang))
                }
            }
        )+
    };
}

vocabulary! {
    /// What a person was when they enrolled; frozen from then on.
    PersonStatus {
        /// An employee of a private employer, associations included.
        Employee = "employee" "employee" "salarié",
        /// A volunteer of an association.
        Volunteer = "volunteer" "volunteer" "bénévole",
        /// An agent of the State, a region, a town.
        PublicAgent = "public_agent" "public agent" "agent public",
        /// Self-employed.
        SelfEmployed = "self_employed" "self-employed" "travailleur non salarié",
        /// Looking for work.
        JobSeeker = "job_seeker" "job seeker" "demandeur d'emploi",
        /// Intermittent du spectacle, under contract.
        Intermittent = "intermittent" "intermittent" "intermittent",
        /// Apprentice.
        Apprentice = "apprentice" "apprentice" "apprenti",
        /// Somebody who pays for themselves.
        Individual = "individual" "individual" "particulier",
        /// Anybody else.
        Other = "other" "other" "autre",
    }
    /// Where an enrolment stands.
    EnrolmentState {
        /// Has a seat.
        Enrolled = "enrolled" "enrolled" "inscrit",
        /// Waits for one.
        Waiting = "waiting" "on the waiting list" "en liste d'attente",
        /// Left after their first session.
        Withdrawn = "withdrawn" "withdrawn" "abandon",
        /// Left before it.
        Cancelled = "cancelled" "cancelled" "annulé",
        /// Went on in another cohort.
        Transferred = "transferred" "transferred" "transféré",
    }
    /// What a mark says.
    Attendance {
        /// Was there, for some minutes.
        Present = "present" "present" "présent",
        /// Was not there, and said why: 0 minutes, never billable.
        Excused = "excused" "excused" "excusé",
        /// Was not there.
        Absent = "absent" "absent" "absent",
    }
    /// What stands in place of the number of an indicator.
    QualityPart {
        Proof = "proof" "proof" "preuves",
    }
    /// What a funder's auditor wants proved (guide Qualiopi V9), as far as a folder can.
    QualityFact {
        /// Fields of the programme sheet that are filled.
        SheetFields = "sheet_fields" "fields of the programme sheet" "rubriques de la fiche programme",
        Completed = "completed" "paths completed" "parcours complets",
        WithdrawnWithReason = "withdrawn_with_reason" "withdrawals with a reason" "abandons motivés",
        InvitedBefore = "invited_before" "invited before their first session" "convoqués avant leur première séance",
        ChangedWithReason = "changed_with_reason" "sessions moved or cancelled, with a reason" "séances déplacées ou annulées, avec motif",
        ObjectivesReached = "objectives_reached" "objectives reached" "objectifs atteints",
        FollowedByNote = "followed_by_note" "withdrawals and absences followed up" "abandons et absences suivis",
        Assistance = "assistance" "technical help named" "assistance technique indiquée",
        Opinions = "opinions" "opinions collected" "appréciations recueillies",
        /// Presences with a proof beside a log.
        Proved = "proved" "presences proved" "présences prouvées",
        LogAlone = "log_alone" "presences by a log alone" "présences par un journal seul",
        Unproved = "none" "presences without proof" "présences sans preuve",
    }
    /// What kind of sitting a module is.
    ModuleKind {
        /// Groupe d'échange de pratiques.
        ExchangeGroup = "exchange_group" "exchange group" "groupe d'échange de pratiques",
        /// Atelier.
        Workshop = "workshop" "workshop" "atelier",
        /// Groupe d'échange sur le réseau.
        NetworkGroup = "network_group" "network group" "groupe d'échange sur le réseau",
        /// Cours.
        Course = "course" "course" "cours",
    }
    /// Where people sit.
    Modality {
        /// À distance.
        Remote = "remote" "remote" "à distance",
        /// En présentiel.
        InPerson = "in_person" "in person" "en présentiel",
        /// Mixte.
        Blended = "blended" "blended" "mixte",
    }
    /// Lines of the yearly return that its form names by no letter.
    ReturnLine {
        /// Trainers of the house.
        Internal = "internal" "internal" "interne",
        /// Trainers of another house.
        External = "external" "external" "externe",
        /// All of a frame.
        Total = "total" "total" "total",
        /// People who followed something remotely.
        Remote = "remote" "remote" "à distance",
    }
    /// What kind of body pays.
    FunderKind {
        /// Opérateur de compétences.
        Opco = "opco" "OPCO" "opérateur de compétences",
        /// Fonds pour le développement de la vie associative.
        Fdva = "fdva" "FDVA" "FDVA",
        /// État.
        State = "state" "state" "État",
        /// Région.
        Region = "region" "region" "Région",
        /// Union européenne.
        Eu = "eu" "European Union" "Union européenne",
        /// The employer.
        Employer = "employer" "employer" "employeur",
        /// The participant.
        Individual = "individual" "individual" "particulier",
        /// Anybody else.
        Other = "other" "other" "autre",
    }
    /// Where a session stands, seen from today.
    SessionState {
        /// After today.
        Planned = "planned" "planned" "prévue",
        /// Today or before.
        Held = "held" "held" "tenue",
        /// Will not or did not take place.
        Cancelled = "cancelled" "cancelled" "annulée",
    }
    /// What is due now.
    DueKind {
        /// People without a mark at a session held.
        Unmarked = "unmarked" "attendance to mark" "présences à renseigner",
        /// A full sheet that is not closed.
        OpenSheet = "open_sheet" "sheet to close" "feuille à clore",
        /// Presences that nothing proves: the sheet did not come back.
        NoProof = "no_proof" "sheet to get back" "feuille à récupérer",
        /// Presences that a log alone proves.
        LogAlone = "log_alone" "proof to add" "preuve à ajouter",
        /// A module with fewer hours than planned.
        ModuleHours = "module_hours" "hours to plan" "heures à prévoir",
        /// A session soon without a link.
        NoLink = "no_link" "link to give" "lien à donner",
        /// A session soon without a place.
        NoPlace = "no_place" "place to give" "lieu à donner",
        /// A session soon without a trainer.
        NoTrainer = "no_trainer" "trainer to name" "formateur à désigner",
        /// People who begin soon and were not invited.
        Invitations = "invitations" "invitations to send" "convocations à envoyer",
        /// People whom somebody pays for and whose path has ended.
        Certificates = "certificates" "certificates to issue" "certificats à délivrer",
        /// People invited to a session at another moment than it has now.
        Misled = "invitations_outdated" "invitations to send again" "convocations à refaire",
        /// A certificate whose hours are others now.
        CertificateOutdated = "certificate_outdated" "certificate to issue again" "certificat à refaire",
        /// A seat that somebody waits for.
        FreeSeat = "free_seat" "seat to offer" "place à proposer",
        /// A required question without an answer.
        MissingAnswer = "missing_answer" "answer to ask for" "réponse à demander",
        /// An exchange group soon that no topic is chosen for.
        NoTopic = "no_topic" "topics to choose" "sujets à choisir",
        /// A workshop to come before which some have told nothing.
        NoFeedback = "no_feedback" "feedback to ask for" "retours à demander",
        /// A commitment whose day has come.
        CommitmentDue = "commitment_due" "commitment to keep" "engagement à tenir",
    }
    /// What shows that somebody was there.
    EvidenceKind {
        /// The trainer called the names.
        RollCall = "roll_call" "roll call" "appel",
        /// A signature, on paper or electronic.
        Signature = "signature" "signature" "signature",
        /// The log of the video tool, with connection intervals.
        Log = "log" "log" "journal de connexion",
        /// The log of a tool that gives only totals.
        LogTotal = "log_total" "log, total only" "durée totale de connexion",
        /// The participant's word.
        Declaration = "declaration" "declaration" "déclaration",
        /// The trainer's word.
        Trainer = "trainer" "trainer" "attestation du formateur",
        /// A recording.
        Recording = "recording" "recording" "enregistrement",
        /// A quiz, an exercise, a contribution.
        Work = "work" "work" "travaux",
    }
    /// Who wants the data of an enrolment kept so long.
    RetentionBecause {
        /// The funder of the enrolment.
        Funder = "funder" "funder" "financeur",
        /// The provider.
        Provider = "provider" "provider" "organisme",
        /// Neither says.
        Default = "default" "default" "par défaut",
    }
    /// The line of frame F-1 of the yearly return (BPF, Cerfa 10443) that an enrolment counts on.
    BpfLine {
        /// Salariés d'employeurs privés hors apprentis.
        A = "a" "a" "a",
        /// Apprentis.
        B = "b" "b" "b",
        /// Personnes en recherche d'emploi.
        C = "c" "c" "c",
        /// Particuliers à leurs propres frais.
        D = "d" "d" "d",
        /// Autres stagiaires.
        E = "e" "e" "e",
        /// Not counted.
        No = "no" "not counted" "hors bilan",
    }
    /// Whether something to talk about was lived, or is to come.
    TopicKind {
        Lived = "lived" "lived" "vécu",
        Upcoming = "upcoming" "upcoming" "à venir",
    }
    /// Where a topic stands.
    TopicState {
        /// Proposed: votes are for it.
        Open = "open" "open" "ouvert",
        /// Planned for a session.
        Chosen = "chosen" "chosen" "choisi",
        /// Talked about.
        Treated = "treated" "treated" "traité",
        /// Given up, with a reason.
        Dropped = "dropped" "dropped" "écarté",
    }
    /// Where a tool stands.
    ToolState {
        Identified = "identified" "identified" "repéré",
        Tried = "tried" "tried" "essayé",
        Adopted = "adopted" "adopted" "adopté",
        SetAside = "set_aside" "set aside" "écarté",
    }
    /// What a remark about a tool tells.
    RemarkKind {
        Advantage = "advantage" "advantage" "avantage",
        Limit = "limit" "limit" "limite",
    }
    /// What a column says where it says anything: a criterion that a tool must meet.
    Yes {
        Yes = "yes" "yes" "oui",
    }
    /// An answer.
    YesNo {
        Yes = "yes" "yes" "oui",
        No = "no" "no" "non",
    }
    /// What somebody lets the others of the network see of them.
    ConsentField {
        /// Needed for any other.
        Name = "name" "name" "nom",
        Email = "email" "e-mail" "adresse e-mail",
        Phone = "phone" "phone" "téléphone",
        Organisation = "organisation" "organisation" "structure",
    }
    /// What somebody tells the network.
    OfferKind {
        Offer = "offer" "offer" "offre",
        Need = "need" "need" "besoin",
    }
    /// What a resource of the network is.
    ResourceKind {
        Guide = "guide" "guide" "guide",
        Tool = "tool" "tool" "outil",
        Recording = "recording" "recording" "enregistrement",
        Experience = "experience" "experience" "expérience",
        Other = "other" "other" "autre",
    }
    /// What a structure's report from between two sessions has consequences for.
    Aspect {
        Internal = "internal" "internal organisation" "organisation interne",
        External = "external" "external organisation" "organisation externe",
        Information = "information" "circulation of information" "circulation de l'information",
        Audiences = "audiences" "relation to audiences" "relation aux publics",
    }
    /// What a paper addressed to somebody is.
    PaperKind {
        /// What a funder pays on.
        Certificate = "certificate" "certificate" "certificat de réalisation",
        /// What the person keeps.
        Attestation = "attestation" "attestation of training" "attestation de fin de formation",
        /// What the person must know beforehand.
        Invitation = "invitation" "invitation" "convocation",
        /// Drafts of mails: what was to be sent, to whom, when.
        MailInvitation = "mail-invitation" "invitation mail" "courriel de convocation",
        MailReminder = "mail-reminder" "reminder mail" "courriel de rappel",
        MailMoved = "mail-moved" "mail of a moved session" "courriel de déplacement",
        MailCancelled = "mail-cancelled" "mail of a cancelled session" "courriel d'annulation",
        MailCertificate = "mail-certificate" "certificate mail" "courriel de certificat",
        MailFeedback = "mail-feedback" "feedback mail" "courriel de retour",
    }
    /// What a session is planned for, on its agenda.
    AgendaKind {
        Topic = "topic" "topic" "sujet",
        Experience = "experience" "experience" "expérience",
        Tool = "tool" "tool to try" "outil à essayer",
        Feedback = "feedback" "feedback" "retour",
    }
}

impl EnrolmentState {
    /// Whether somebody left, before they began or later.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Withdrawn | Self::Cancelled | Self::Transferred => true,
            Self::Enrolled | Self::Waiting => false,
        }
    }

    /// Whether reports count the hours of such an enrolment.
    pub const fn counts(self) -> bool {
        match self {
            Self::Enrolled | Self::Withdrawn | Self::Transferred => true,
            Self::Waiting | Self::Cancelled => false,
        }
    }
}

impl BpfLine {
    /// The line that a status counts on when the enrolment names none (product §10).
    pub fn of_status(status: Option<PersonStatus>) -> Self {
        match status {
            Some(PersonStatus::Employee | PersonStatus::Intermittent) => Self::A,
            Some(PersonStatus::Apprentice) => Self::B,
            Some(PersonStatus::JobSeeker) => Self::C,
            Some(PersonStatus::Individual) => Self::D,
            Some(
                PersonStatus::Volunteer | PersonStatus::PublicAgent | PersonStatus::SelfEmployed | PersonStatus::Other,
            )
            | None => Self::E,
        }
    }
}
