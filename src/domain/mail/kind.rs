//! Kinds of mails: kinds of papers, which stand in `documents.csv` like these.

use crate::domain::vocabulary::PaperKind;

impl PaperKind {
    /// Whether it is a mail.
    pub const fn is_mail(self) -> bool {
        match self {
            Self::MailInvitation
            | Self::MailReminder
            | Self::MailMoved
            | Self::MailCancelled
            | Self::MailCertificate
            | Self::MailFeedback => true,
            Self::Certificate | Self::Attestation | Self::Invitation => false,
        }
    }
}
