//! The names of logs, as people call them.

use crate::domain::taken::LogKind;
use crate::lang::Words;

impl Words for LogKind {
    fn en(&self) -> String {
        match self {
            Self::ZoomParticipants => "Zoom: list of participants",
            Self::ZoomMeeting => "Zoom: list of participants under its meeting",
            Self::ZoomUniqueUsers => "Zoom: unique users",
            Self::ZoomWebinar => "Zoom: attendees of a webinar",
            Self::ZoomHistory => "Zoom: history of meetings with details",
            Self::TeamsList => "Teams: attendance list",
            Self::TeamsV1 => "Teams: attendance report of 2021",
            Self::TeamsV2 => "Teams: attendance report",
            Self::TeamsLiveEvent => "Teams: attendees of a live event",
            Self::GoogleMeet => "Google Meet: attendance report",
            Self::BigBlueButtonCsv => "BigBlueButton: learning dashboard (CSV)",
            Self::BigBlueButtonJson => "BigBlueButton: learning dashboard (JSON)",
            Self::JitsiJson => "Jitsi: events of a room",
            Self::Table => "a table, by the columns named",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::ZoomParticipants => "Zoom : liste des participants",
            Self::ZoomMeeting => "Zoom : liste des participants sous l'en-tête de la réunion",
            Self::ZoomUniqueUsers => "Zoom : utilisateurs uniques",
            Self::ZoomWebinar => "Zoom : participants d'un webinaire",
            Self::ZoomHistory => "Zoom : historique détaillé des réunions",
            Self::TeamsList => "Teams : liste de présence",
            Self::TeamsV1 => "Teams : rapport de présence de 2021",
            Self::TeamsV2 => "Teams : rapport de présence",
            Self::TeamsLiveEvent => "Teams : participants d'un événement en direct",
            Self::GoogleMeet => "Google Meet : rapport de présence",
            Self::BigBlueButtonCsv => "BigBlueButton : tableau de bord (CSV)",
            Self::BigBlueButtonJson => "BigBlueButton : tableau de bord (JSON)",
            Self::JitsiJson => "Jitsi : événements d'une salle",
            Self::Table => "un tableau, d'après les colonnes désignées",
        }
        .to_owned()
    }
}
