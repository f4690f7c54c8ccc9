//! Names of the public holidays.

use crate::domain::programme::holidays::Holiday;

use crate::lang::Words;

impl Words for Holiday {
    fn en(&self) -> String {
        match self {
            Self::NewYear => "New Year's Day",
            Self::GoodFriday => "Good Friday",
            Self::EasterMonday => "Easter Monday",
            Self::LabourDay => "Labour Day",
            Self::Victory => "Victory Day",
            Self::Ascension => "Ascension Day",
            Self::WhitMonday => "Whit Monday",
            Self::NationalDay => "Bastille Day",
            Self::Assumption => "Assumption Day",
            Self::AllSaints => "All Saints' Day",
            Self::Armistice => "Armistice Day",
            Self::Christmas => "Christmas Day",
            Self::SaintStephen => "Saint Stephen's Day",
        }
        .to_owned()
    }

    fn fr(&self) -> String {
        match self {
            Self::NewYear => "jour de l'An",
            Self::GoodFriday => "Vendredi saint",
            Self::EasterMonday => "lundi de Pâques",
            Self::LabourDay => "fête du Travail",
            Self::Victory => "Victoire de 1945",
            Self::Ascension => "Ascension",
            Self::WhitMonday => "lundi de Pentecôte",
            Self::NationalDay => "fête nationale",
            Self::Assumption => "Assomption",
            Self::AllSaints => "Toussaint",
            Self::Armistice => "Armistice de 1918",
            Self::Christmas => "Noël",
            Self::SaintStephen => "Saint-Étienne",
        }
        .to_owned()
    }
}
