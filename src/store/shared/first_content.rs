//! What a store begins with: the files and the journal of a folder; and why a database does not become a store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ids::OperationId;
use super::line::is_line;
use super::opening::CannotOpen;
use super::owner::{Owner, owner};
use super::remote::Line;
use crate::lang::message::words;
use crate::lang::words::{Lang, Words};

/// The role of everybody who has a login: of the server, so one for all stores there.
pub const PEOPLE: &str = "formation_people";

/// What a store begins with.
#[derive(Clone, Debug, Default)]
pub struct FirstContent {
    /// The office that all cohorts belong to, beside the head office; whoever installs belongs to both.
    pub office: String,
    /// The bytes of each file that has an [`owner`], by path.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The journal, in the order of its numbers.
    pub lines: Vec<Line>,
}

/// A store that was installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// Its last operation, that of the journal; 0 and none where the journal is empty.
    pub operation: u64,
    pub id: Option<OperationId>,
    /// The cohorts that it knows: of its files, and those that its journal speaks of.
    pub cohorts: BTreeSet<String>,
}

words! {
    /// Why a database does not become a store. Nothing of it was changed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum CannotInstall {
        Unopened(why: CannotOpen)
            both: "{why}"
            hint_en: ("{}", why.hint(Lang::En))
            hint_fr: ("{}", why.hint(Lang::Fr)),

        NotEmpty { database: String }
            en: "the database `{database}` holds something already"
            fr: "la base « {database} » contient déjà quelque chose"
            hint_en: "make an empty one for the store; one that is a store already is joined, not started"
            hint_fr: "créez-en une vide pour le partage ; une base déjà partagée se rejoint, elle ne se crée pas",

        Superuser { user: String, database: String }
            en: "{user} may do everything on this server, and no store belongs to such a login"
            fr: "{user} peut tout faire sur ce serveur : une base partagée n'appartient pas à un tel identifiant"
            hint_en: "have a login and a database made: `create role claire login createrole`, then `create database {database} owner claire`"
            hint_fr: "faites créer un identifiant et une base : `create role claire login createrole`, puis `create database {database} owner claire`",

        MayNotCreate { user: String, database: String }
            en: "{user} may not create anything in the database `{database}`"
            fr: "{user} n'a pas le droit de créer dans la base « {database} »"
            hint_en: "whoever runs the database can give it away: `alter database {database} owner to {user}`"
            hint_fr: "qui gère la base peut la donner : `alter database {database} owner to {user}`",

        NoPeople { user: String }
            en: "the server has no role formation_people, and {user} may not make one"
            fr: "le serveur n'a pas de rôle formation_people, et {user} n'a pas le droit de le créer"
            hint_en: "whoever runs the database makes it once: `create role formation_people nologin`"
            hint_fr: "qui gère la base le crée une fois : `create role formation_people nologin`",

        ServerTooOld { version: String }
            en: "the server is PostgreSQL {version}: a store needs 13 or newer"
            fr: "le serveur est en PostgreSQL {version} : il faut la version 13 ou une plus récente",

        OtherEncoding { database: String, encoding: String }
            en: "the database `{database}` is encoded in {encoding}, not in UTF-8"
            fr: "la base « {database} » est encodée en {encoding} et non en UTF-8"
            hint_en: "make one that is: `create database {database} encoding 'UTF8' template template0`"
            hint_fr: "créez-en une en UTF-8 : `create database {database} encoding 'UTF8' template template0`",

        UnfitContent { what: String }
            en: "no store takes {what}"
            fr: "aucune base partagée n'accepte {what}"
            hint_en: "`formation check` says what is wrong with the folder"
            hint_fr: "`formation check` dit ce qui ne va pas dans le dossier",

        Failed { why: String }
            en: "the store could not be made: the server says `{why}`"
            fr: "la base partagée n'a pas pu être créée : le serveur répond « {why} »",
    }
}

impl FirstContent {
    /// What of it no store takes.
    pub fn unfit(&self) -> Option<String> {
        let file = self.files.keys().find(|path| owner(path).is_none()).cloned();
        let mut last = 0;
        let mut line = || {
            self.lines.iter().find(|line| {
                let follows = line.operation > last;
                last = line.operation;
                !follows || !is_line(line.operation, &line.text)
            })
        };
        file.or_else(|| line().map(|line| format!("data/journal.jsonl {}", line.operation)))
    }

    /// The cohorts of its files and of its lines.
    pub fn cohorts(&self) -> BTreeSet<String> {
        let of_files = self.files.keys().filter_map(|path| cohort(path));
        of_files.chain(self.lines.iter().flat_map(|line| cohorts_of(&line.text))).collect()
    }
}

/// The cohorts that a line of the journal is about.
pub fn cohorts_of(line: &str) -> BTreeSet<String> {
    let line: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
    let all = |key: &str| line[key].as_array().cloned().unwrap_or_default();
    let written = all("files").into_iter().filter_map(|file| cohort(file["path"].as_str()?));
    let edited = all("changes").into_iter().filter_map(|change| cohort(change["table"].as_str()?));
    let erased = all("erases").into_iter().filter_map(|erased| cohort(&format!("data/{}/x", erased[0].as_str()?)));
    written.chain(edited).chain(erased).collect()
}

fn cohort(path: &str) -> Option<String> {
    match owner(path)? {
        Owner::Cohort(cohort) => Some(cohort.to_owned()),
        Owner::Everybody | Owner::Programme | Owner::Head => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_store_takes_is_found_before_anybody_is_asked() {
        let line = |operation: u64| Line { operation, text: format!("{{\"op\":{operation},\"by\":\"z\"}}") };
        let with = |lines: Vec<Line>| FirstContent { lines, ..FirstContent::default() };
        assert_eq!(with(vec![line(1), line(4)]).unfit(), None, "what was once cut off a journal leaves a gap");
        let wrong = [
            (with(vec![line(2), line(2)]), "data/journal.jsonl 2"),
            (with(vec![Line { operation: 1, ..line(2) }]), "data/journal.jsonl 1"),
            (FirstContent { files: [("notes.txt".into(), Arc::from(&b""[..]))].into(), ..with(vec![]) }, "notes.txt"),
        ];
        for (content, what) in wrong {
            assert_eq!(content.unfit().as_deref(), Some(what));
        }
    }

    #[test]
    fn cohorts_are_those_of_files_and_of_lines() {
        let line = "{\"op\":1,\"by\":\"z\",\"files\":[{\"path\":\"data/a/x.csv\"},{\"path\":\"programme.toml\"}],\
                    \"changes\":[{\"table\":\"data/b/x.csv\"}],\"erases\":[[\"c\",\"p\"],[\"all\",\"p\"]]}";
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(cohorts_of(line), names(&["a", "b", "c"]));
        let content = FirstContent {
            files: [("data/d/x.csv".into(), Arc::from(&b""[..])), ("data/seals.csv".into(), Arc::from(&b""[..]))]
                .into(),
            lines: vec![Line { operation: 1, text: line.into() }],
            ..FirstContent::default()
        };
        assert_eq!(content.cohorts(), names(&["a", "b", "c", "d"]));
        assert_eq!(cohorts_of("{"), names(&[]));
    }
}
