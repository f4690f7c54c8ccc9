//! Tables of a cohort that no definition names: what is about all cohorts cannot be said.

use crate::lang::Words;

/// A folder holds tables, and no definition names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDefinition {
    /// The folder.
    pub folder: String,
}

impl Words for NoDefinition {
    fn en(&self) -> String {
        let folder = &self.folder;
        format!(
            "{folder} holds tables of a cohort that is defined nowhere: whatever is about all cohorts would lack it"
        )
    }

    fn fr(&self) -> String {
        let folder = &self.folder;
        format!(
            "{folder} contient les tableaux d'une cohorte qui n'est définie nulle part : elle manquerait à tout ce qui porte sur l'ensemble des cohortes"
        )
    }
}

/// Its definition has to come back, or its tables to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefineOrMove {
    /// The definition's own file.
    pub file: String,
}

impl Words for DefineOrMove {
    fn en(&self) -> String {
        let file = &self.file;
        format!(
            "bring back its definition ({file}, or `[[cohorts]]` in programme.toml), or move the folder out of data; until then name the cohort with `-c` where one is enough"
        )
    }

    fn fr(&self) -> String {
        let file = &self.file;
        format!(
            "rétablissez sa définition ({file}, ou `[[cohorts]]` dans programme.toml), ou sortez le dossier de data ; d'ici là, nommez la cohorte par `-c` là où une seule suffit"
        )
    }
}
