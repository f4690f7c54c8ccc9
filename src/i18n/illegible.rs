//! Why the bytes of a file are no text, and what to do about it.

use super::words::Words;

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Illegible {
    /// A byte that the encoding of the rest does not have, or has in no such place.
    Stray {
        /// Its line, from 1.
        line: u32,
        /// What it is.
        byte: u8,
    },
    /// The whole file is in an encoding that tables are not kept in.
    Elsewhere {
        /// The line of its first letter beyond ASCII, from 1.
        line: u32,
        /// As one writes it: `MacRoman`, `CP850`.
        encoding: &'static str,
    },
}

impl Illegible {
    /// The line, from 1.
    pub fn line(&self) -> u32 {
        match self {
            Self::Stray { line, .. } | Self::Elsewhere { line, .. } => *line,
        }
    }
}

impl Words for Illegible {
    fn en(&self) -> String {
        match self {
            Self::Stray { byte, .. } => {
                format!(
                    "a letter of this line cannot be read: the rest of the file is not encoded like it (byte {byte:02X})"
                )
            }
            Self::Elsewhere { encoding, .. } => format!("the file is encoded in {encoding}, from this line on"),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Stray { byte, .. } => format!(
                "une lettre de cette ligne est illisible : le reste du fichier n'est pas encodé comme elle (octet {byte:02X})"
            ),
            Self::Elsewhere { encoding, .. } => format!("le fichier est encodé en {encoding}, à partir de cette ligne"),
        }
    }
}

/// What to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakeLegible(pub Illegible);

impl Words for MakeLegible {
    fn en(&self) -> String {
        match self.0 {
            Illegible::Stray { .. } => "type the letter again, and save the file as UTF-8".into(),
            Illegible::Elsewhere { encoding, .. } => {
                format!("open it as {encoding}, and save it as UTF-8")
            }
        }
    }

    fn fr(&self) -> String {
        match self.0 {
            Illegible::Stray { .. } => "retapez cette lettre, puis enregistrez le fichier en UTF-8".into(),
            Illegible::Elsewhere { encoding, .. } => {
                format!("ouvrez-le en {encoding}, puis enregistrez-le en UTF-8")
            }
        }
    }
}
