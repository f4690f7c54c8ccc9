//! Kinds of mails.

use crate::domain::vocabulary::PaperKind;

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    Invitation,
    /// Of a session to come.
    Reminder,
    /// Of a session that is at another time.
    Moved,
    /// Of a session that does not take place.
    Cancelled,
    Certificate,
    /// That asks how a session went.
    Feedback,
}

impl MailKind {
    /// What `documents.csv` says of it.
    pub const fn paper(self) -> PaperKind {
        match self {
            Self::Invitation => PaperKind::MailInvitation,
            Self::Reminder => PaperKind::MailReminder,
            Self::Moved => PaperKind::MailMoved,
            Self::Cancelled => PaperKind::MailCancelled,
            Self::Certificate => PaperKind::MailCertificate,
            Self::Feedback => PaperKind::MailFeedback,
        }
    }

    /// The name of its template, and the key of its rows.
    pub const fn name(self) -> &'static str {
        self.paper().key()
    }

    /// The word of the command.
    pub const fn command(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reminder => "reminder",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Certificate => "certificate",
            Self::Feedback => "feedback",
        }
    }
}
