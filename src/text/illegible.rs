//! Why the bytes of a file are no text, and what to do about it.

use crate::lang::Words;
use crate::lang::message::words;

words! {
    /// Why bytes are no text.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Illegible {
        Stray { line: u32, byte: u8 }
            en: "a letter of this line cannot be read: the rest of the file is not encoded like it (byte {byte:02X})"
            fr: "une lettre de cette ligne est illisible : le reste du fichier n'est pas encodé comme elle (octet \
                {byte:02X})",

        Elsewhere { line: u32, encoding: &'static str }
            en: "the file is encoded in {encoding}, from this line on"
            fr: "le fichier est encodé en {encoding}, à partir de cette ligne",
    }
}

impl Illegible {
    /// The line, from 1.
    pub fn line(&self) -> u32 {
        match self {
            Self::Stray { line, .. } | Self::Elsewhere { line, .. } => *line,
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
