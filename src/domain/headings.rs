//! Headings of columns: the key that files and programs read, and the label that people read (product §10).

use crate::lang::Lang;

macro_rules! headings {
    ($($variant:ident $key:literal $en:literal $fr:literal),+ $(,)?) => {
        /// A column of a list or a report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Heading { $($variant),+ }

        impl Heading {
            /// Every heading.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// English key, the same in every language.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// What people read.
            pub const fn label(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Self::$variant, Lang::En) => $en, (Self::$variant, Lang::Fr) => $fr),+ }
            }
        }
    };
}

headings! {
    Cohort "cohort" "Cohort" "Cohorte",
    Session "session" "Session" "Séance",
    Module "module" "Module" "Module",
    ModuleTitle "module_title" "Module title" "Intitulé du module",
    Title "title" "Title" "Intitulé du module",
    Date "date" "Date" "Date",
    Start "start" "Start" "Début",
    End "end" "End" "Fin",
    PlannedMinutes "planned_minutes" "Planned (min)" "Durée prévue (min)",
    Participant "participant" "Id" "Identifiant",
    LastName "last_name" "Last name" "Nom",
    FirstName "first_name" "First name" "Prénom",
    Email "email" "E-mail" "Adresse e-mail",
    Phone "phone" "Phone" "Téléphone",
    BpfLine "bpf" "Line of the return" "Ligne du bilan",
    Organisation "organisation" "Organisation" "Structure",
    PersonStatus "person_status" "Status" "Statut",
    Status "status" "Status" "Statut",
    Funder "funder" "Funder" "Financeur",
    Attendance "attendance" "Attendance" "Présence",
    Minutes "minutes" "Attended (min)" "Durée suivie (min)",
    Length "minutes" "Length (min)" "Durée (min)",
    AttendedMinutes "attended_minutes" "Attended (min)" "Durée suivie (min)",
    ExcusedMinutes "excused_minutes" "Excused (min)" "Durée excusée (min)",
    PlannedToDateMinutes "planned_to_date_minutes" "Planned to date (min)" "Durée prévue à ce jour (min)",
    ProgrammeMinutes "programme_minutes" "Whole programme (min)" "Durée du programme (min)",
    PathCohorts "path_cohorts" "Cohorts of the path" "Cohortes du parcours",
    PathPlannedMinutes "path_planned_minutes" "Planned, whole path (min)" "Durée prévue du parcours entier (min)",
    PathAttendedMinutes "path_attended_minutes" "Attended, whole path (min)" "Durée suivie du parcours entier (min)",
    PathRate "path_rate" "Attendance rate, whole path" "Taux d'assiduité du parcours entier",
    PathCompleted "path_completed" "Whole path completed" "Parcours entier complet",
    Hours "hours" "Hours attended" "Heures suivies",
    Evidence "evidence" "Evidence" "Justificatif",
    Note "note" "Note" "Remarque",
    State "state" "State" "État",
    AttendanceRate "attendance_rate" "Attendance rate" "Taux d'assiduité",
    CommitmentRate "commitment_rate" "Commitment rate" "Taux d'engagement",
    RateToDate "rate_to_date" "Attendance to date" "Assiduité à ce jour",
    CommitmentToDate "commitment_to_date" "Commitment to date" "Engagement à ce jour",
    Completed "completed" "Path completed" "Parcours complet",
    Modules "modules" "Modules" "Modules",
    StartsOn "starts_on" "Starts on" "Commence le",
    EndedOn "ended_on" "Ended on" "Terminé le",
    EnrolledOn "enrolled_on" "Enrolled on" "Inscrit le",
    Reason "reason" "Reason" "Motif",
    Trainer "trainer" "Trainer" "Formateur",
    Expected "expected" "Expected" "Attendus",
    Present "present" "Present" "Présents",
    Excused "excused" "Excused" "Excusés",
    Absent "absent" "Absent" "Absents",
    Unmarked "unmarked" "Not marked" "Non renseignés",
    Headcount "headcount" "Counted" "Comptés",
    ClosedOn "closed_on" "Sheet closed" "Feuille close le",
    Absences "absences" "Absences in a row" "Absences consécutives",
    Unexcused "unexcused" "Not excused" "Non excusées",
    Dates "dates" "Dates" "Dates",
    ExcusedDates "excused_dates" "Of which excused" "Dont excusées",
    Ongoing "ongoing" "Ongoing" "En cours",
    OpenMinutes "open_minutes" "Still open (min)" "Durée encore ouverte (min)",
    BestRate "best_rate" "Best rate possible" "Assiduité possible",
    Completable "completable" "Can still complete" "Parcours complet possible",
    First "first" "First session" "Première séance",
    Last "last" "Last session" "Dernière séance",
    Sessions "sessions" "Sessions" "Séances",
    Capacity "capacity" "Seats" "Places",
    Enrolled "enrolled" "Enrolled" "Inscrits",
    Waiting "waiting" "Waiting" "En attente",
    Position "position" "Rank" "Rang",
    Section "section" "Frame" "Cadre",
    Line "line" "Line" "Ligne",
    Label "label" "Label" "Intitulé",
    Persons "persons" "Persons" "Personnes",
    Code "code" "Code" "Code",
    Severity "severity" "Severity" "Gravité",
    File "file" "File" "Fichier",
    Column "column" "Column" "Colonne",
    Message "message" "Message" "Message",
    Hint "hint" "Hint" "Conseil",
    Operation "operation" "No." "N°",
    At "at" "When" "Quand",
    By "by" "By" "Par",
    Command "command" "Command" "Commande",
    Changes "changes" "Changes" "Modifications",
    Done "done" "Done" "Ce qui a été fait",
    Arrived "arrived" "Arrived" "Arrivée",
    Left "left" "Left" "Départ",
    Before "before" "Before" "Avant",
    After "after" "After" "Après",
    Why "why" "Why" "Pourquoi",
    LastSession "last_session" "Last session" "Dernière séance",
    KeepUntil "keep_until" "Keep until" "À garder jusqu'au",
    Years "years" "Years" "Années",
    Because "because" "Because of" "En raison de",
    Due "due" "Due" "Échu",
    Row "row" "Row" "Ligne",
    Person "person" "Person" "Personne",
    Verdict "verdict" "Verdict" "Résultat",
    Detail "detail" "Detail" "Précision",
    Sheet "sheet" "Sheet" "Feuille",
    HeadingRow "heading_row" "Heading row" "Ligne d'en-tête",
    HeadingText "heading" "Heading" "En-tête",
    TakenFor "taken_for" "Taken for" "Compris comme",
    Filled "filled" "Filled" "Remplies",
    Patterns "patterns" "Patterns" "Formes",
    What "what" "To do" "À faire",
    Intervals "intervals" "Stays" "Passages",
    Share "share" "Of the session" "De la séance",
}
