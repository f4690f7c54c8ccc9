//! Why a file cannot be read or written: what the operating system said, and what lies there instead of a file.

use crate::lang::message::words;
use std::io;

use crate::lang::Words;

/// How the system says that links lead to each other: the standard library has no stable kind for it.
const CIRCLE: i32 = if cfg!(windows) {
    1921
} else if cfg!(target_os = "linux") {
    40
} else {
    62
};

words! {
    /// What lies where a file should be.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum NoFile {
        DeadLink { link: String, to: String }
            en: "the link `{link}` leads to {to}, which is not there"
            fr: "le lien « {link} » mène à {to}, qui n'existe pas",

        Folder en: "it is a folder" fr: "c'est un dossier",
        File en: "it is a file, not a folder" fr: "c'est un fichier, pas un dossier",
        Device en: "it is a pipe or a device, not a file" fr: "c'est un tube ou un périphérique, pas un fichier",
    }
}

impl std::fmt::Display for NoFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for NoFile {}

impl From<NoFile> for io::Error {
    fn from(what: NoFile) -> Self {
        Self::other(what)
    }
}

words! {
    /// Why the operating system said no.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Cause {
        NoFile(what: NoFile)
            both: "{what}",

        Circle en: "links that lead round in a circle" fr: "des liens qui tournent en rond",
        Taken en: "something of that name is there already" fr: "quelque chose porte déjà ce nom",
        LongName en: "the name is too long for this disk" fr: "le nom est trop long pour ce disque",
        Failing
            en: "the disk or the share does not answer as it should (input or output error)"
            fr: "le disque ou le partage répond mal (erreur d'entrée-sortie)",

        Lost
            en: "the shared folder or the drive is no longer connected"
            fr: "le dossier partagé ou le disque n'est plus connecté",

        TooManyOpen
            en: "too many files are open on this computer"
            fr: "trop de fichiers sont ouverts sur cet ordinateur",

        InUse
            en: "another program uses it"
            fr: "un autre logiciel l'utilise",

        System { kind: io::ErrorKind, text: String }
            en: {
                match kind {
                    io::ErrorKind::NotFound => "there is no such folder".into(),
                    io::ErrorKind::PermissionDenied => "permission denied".into(),
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".into(),
                    io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
                    io::ErrorKind::NotADirectory => "a part of its path is a file".into(),
                    io::ErrorKind::NotSeekable => "it is no plain file, but a link, a pipe or a device".into(),
                    io::ErrorKind::FileTooLarge => "the file would be larger than it may be".into(),
                    _ => format!("the system says `{text}`"),
                }
            }
            fr: {
                match kind {
                    io::ErrorKind::NotFound => "ce dossier n'existe pas".into(),
                    io::ErrorKind::PermissionDenied => "accès refusé".into(),
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "le disque est plein".into(),
                    io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule".into(),
                    io::ErrorKind::NotADirectory => "une partie de son chemin est un fichier".into(),
                    io::ErrorKind::NotSeekable => {
                        "ce n'est pas un fichier ordinaire, mais un lien, un tube ou un périphérique".into()
                    }
                    io::ErrorKind::FileTooLarge => "le fichier dépasserait la taille permise".into(),
                    _ => format!("le système répond « {text} »"),
                }
            },
    }
}

/// Numbers of the system's errors for which the standard library has no stable kind.
#[cfg(unix)]
mod numbers {
    pub const FAILING: [i32; 2] = [5, 6];
    pub const TOO_MANY_OPEN: [i32; 2] = [23, 24];
    /// No such device; on Linux also: not connected, the machine is down, no answer of the remote side.
    pub const LOST: &[i32] = if cfg!(target_os = "linux") { &[19, 107, 112, 121] } else { &[19] };
}

#[cfg(windows)]
mod numbers {
    pub const FAILING: [i32; 2] = [23, 1117];
    pub const TOO_MANY_OPEN: [i32; 2] = [4, 36];
    /// The device is not ready; the network path, name or machine is gone.
    pub const LOST: &[i32] = &[21, 53, 59, 64, 67, 1231];
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind;
        let is_one = |numbers: &[i32]| error.raw_os_error().is_some_and(|number| numbers.contains(&number));
        let odd = error.get_ref().and_then(|inner| inner.downcast_ref::<NoFile>());
        match (odd, error.kind()) {
            (Some(odd), _) => Self::NoFile(odd.clone()),
            (None, io::ErrorKind::IsADirectory) => Self::NoFile(NoFile::Folder),
            (None, _) if error.raw_os_error() == Some(CIRCLE) => Self::Circle,
            (None, ErrorKind::AlreadyExists) => Self::Taken,
            (None, ErrorKind::InvalidFilename) => Self::LongName,
            (None, ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy) => Self::InUse,
            (
                None,
                ErrorKind::StaleNetworkFileHandle
                | ErrorKind::NotConnected
                | ErrorKind::TimedOut
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::NetworkDown
                | ErrorKind::ConnectionReset
                | ErrorKind::ConnectionAborted,
            ) => Self::Lost,
            (None, _) if is_one(numbers::LOST) => Self::Lost,
            (None, _) if is_one(&numbers::FAILING) => Self::Failing,
            (None, _) if is_one(&numbers::TOO_MANY_OPEN) => Self::TooManyOpen,
            (None, kind) => Self::System { kind, text: error.to_string() },
        }
    }
}

impl Cause {
    /// What makes the file readable again, in English.
    pub fn mend_en(&self) -> &'static str {
        match self {
            Self::NoFile(NoFile::DeadLink { .. }) => {
                "bring back what the link leads to (a drive, a shared folder that is not connected), or remove the link"
            }
            Self::NoFile(_) => "move it elsewhere, and put back what was there",
            Self::Circle => "remove the links, and put back what was there",
            Self::System { kind: io::ErrorKind::PermissionDenied, .. } => {
                "ask whoever owns it for the right to read it, then run the command again"
            }
            Self::Lost => "connect the shared folder or the drive again, then run the command again",
            Self::Failing => {
                "see whether the drive or the share still answers, and copy the folder elsewhere; then run the command again"
            }
            Self::TooManyOpen => "close other programs, then run the command again",
            Self::InUse => "close the program that uses it, then run the command again",
            Self::Taken => "move away what has that name, or choose another",
            Self::LongName => "choose a shorter name",
            Self::System { .. } => "check the disk and the folder, then run the command again",
        }
    }

    /// The same in French.
    pub fn mend_fr(&self) -> &'static str {
        match self {
            Self::NoFile(NoFile::DeadLink { .. }) => {
                "rétablissez ce vers quoi mène le lien (un disque, un dossier partagé non connecté), ou supprimez le lien"
            }
            Self::NoFile(_) => "déplacez-le ailleurs, et remettez ce qui était là",
            Self::Circle => "supprimez les liens, et remettez ce qui était là",
            Self::System { kind: io::ErrorKind::PermissionDenied, .. } => {
                "demandez à son propriétaire le droit de lecture, puis relancez la commande"
            }
            Self::Lost => "reconnectez le dossier partagé ou le disque, puis relancez la commande",
            Self::Failing => {
                "voyez si le disque ou le partage répond encore, et copiez le dossier ailleurs ; puis relancez la commande"
            }
            Self::TooManyOpen => "fermez d'autres logiciels, puis relancez la commande",
            Self::InUse => "fermez le logiciel qui l'utilise, puis relancez la commande",
            Self::Taken => "déplacez ce qui porte ce nom, ou choisissez-en un autre",
            Self::LongName => "choisissez un nom plus court",
            Self::System { .. } => "vérifiez le disque et le dossier, puis relancez la commande",
        }
    }
}

#[cfg(test)]
mod tests {
    use io::ErrorKind::{FileTooLarge, NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};

    use super::*;

    #[test]
    fn what_the_system_says_is_told_in_words_of_the_reader() {
        for (kind, en, fr) in [
            (NotFound, "there is no such folder", "ce dossier n'existe pas"),
            (PermissionDenied, "permission denied", "accès refusé"),
            (StorageFull, "the disk is full", "le disque est plein"),
            (ReadOnlyFilesystem, "the disk is read-only", "le disque est en lecture seule"),
            (FileTooLarge, "the file would be larger than it may be", "le fichier dépasserait la taille permise"),
            (NotADirectory, "a part of its path is a file", "une partie de son chemin est un fichier"),
        ] {
            let cause = Cause::from(&io::Error::from(kind));
            assert_eq!((cause.en().as_str(), cause.fr().as_str()), (en, fr));
        }
        let denied = Cause::from(&io::Error::from(PermissionDenied));
        assert_eq!(denied.mend_en(), "ask whoever owns it for the right to read it, then run the command again");
        assert_eq!(denied.mend_fr(), "demandez à son propriétaire le droit de lecture, puis relancez la commande");
    }
    #[cfg(target_os = "linux")]
    #[test]
    fn what_only_a_number_tells_is_said_in_words_with_what_to_do() {
        let lost = (
            [
                "the shared folder or the drive is no longer connected",
                "le dossier partagé ou le disque n'est plus connecté",
            ],
            [
                "connect the shared folder or the drive again, then run the command again",
                "reconnectez le dossier partagé ou le disque, puis relancez la commande",
            ],
        );
        let failing = (
            [
                "the disk or the share does not answer as it should (input or output error)",
                "le disque ou le partage répond mal (erreur d'entrée-sortie)",
            ],
            [
                "see whether the drive or the share still answers, and copy the folder elsewhere; then run the command again",
                "voyez si le disque ou le partage répond encore, et copiez le dossier ailleurs ; puis relancez la commande",
            ],
        );
        let taken = (
            ["something of that name is there already", "quelque chose porte déjà ce nom"],
            [
                "move away what has that name, or choose another",
                "déplacez ce qui porte ce nom, ou choisissez-en un autre",
            ],
        );
        let many = (
            ["too many files are open on this computer", "trop de fichiers sont ouverts sur cet ordinateur"],
            [
                "close other programs, then run the command again",
                "fermez d'autres logiciels, puis relancez la commande",
            ],
        );
        let in_use = (
            ["another program uses it", "un autre logiciel l'utilise"],
            [
                "close the program that uses it, then run the command again",
                "fermez le logiciel qui l'utilise, puis relancez la commande",
            ],
        );
        let long = (
            ["the name is too long for this disk", "le nom est trop long pour ce disque"],
            ["choose a shorter name", "choisissez un nom plus court"],
        );
        for (number, (said, mend)) in
            [(5, failing), (17, taken), (24, many), (26, in_use), (36, long), (107, lost), (116, lost)]
        {
            let cause = Cause::from(&io::Error::from_raw_os_error(number));
            assert_eq!([cause.en(), cause.fr()], said, "{number}");
            assert_eq!([cause.mend_en(), cause.mend_fr()], mend, "{number}");
        }
        let strange = Cause::from(&io::Error::from_raw_os_error(95));
        assert_eq!(strange.fr(), "le système répond « Operation not supported (os error 95) »");
        assert_eq!(strange.en(), "the system says `Operation not supported (os error 95)`");
    }
}
