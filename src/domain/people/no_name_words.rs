//! Why a text is probably no name, in words that go on from the text: "`Mme` is a title".

use crate::domain::people::no_name::NoName;

use crate::lang::Words;

impl Words for NoName {
    fn en(&self) -> String {
        match self {
            Self::Formula => "is no name: a spreadsheet would run it as a formula",
            Self::Signs => "is no name: it has no letter",
            Self::Nothing => "is no name: it says that there is none",
            Self::Title => "is no name but a title",
            Self::Remark => "says more than a name",
            Self::OneLetter => "is one letter, hardly a name",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::Formula => "n'est pas un nom : un tableur l'exécuterait comme une formule",
            Self::Signs => "n'est pas un nom : aucune lettre",
            Self::Nothing => "n'est pas un nom : cela dit qu'il n'y en a pas",
            Self::Title => "n'est pas un nom mais une civilité",
            Self::Remark => "dit plus qu'un nom",
            Self::OneLetter => "n'a qu'une lettre, ce n'est guère un nom",
        }
        .to_owned()
    }
}
