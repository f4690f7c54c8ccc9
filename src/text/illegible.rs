//! Why the bytes of a file are no text, and what to do about it.

use crate::lang::message::words;

words! {
    /// Why bytes are no text.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Illegible {
        Stray { line: u32, byte: u8 }
            en: "a letter of this line cannot be read: the rest of the file is not encoded like it (byte {byte:02X})"
            fr: "une lettre de cette ligne est illisible : le reste du fichier n'est pas encodé comme elle (octet \
                {byte:02X})"
            hint_en: "type the letter again, and save the file as UTF-8"
            hint_fr: "retapez cette lettre, puis enregistrez le fichier en UTF-8",

        Elsewhere { line: u32, encoding: &'static str }
            en: "the file is encoded in {encoding}, from this line on"
            fr: "le fichier est encodé en {encoding}, à partir de cette ligne"
            hint_en: "open it as {encoding}, and save it as UTF-8"
            hint_fr: "ouvrez-le en {encoding}, puis enregistrez-le en UTF-8",
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
