//! Why a database does not become a store, in both languages.

use super::installing::CannotInstall;
use super::opening::{CannotOpen, FEATURE};
use crate::lang::words::{Lang, Words};

#[test]
fn why_a_database_does_not_become_a_store_is_said_in_both_languages() {
    let (user, database) = (|| "claire".to_owned(), || "formation".to_owned());
    let cases: &[(CannotInstall, [&str; 4])] = &[
        (
            CannotInstall::Unopened(CannotOpen::NotBuilt { feature: FEATURE }),
            [
                "this program was built without the shared store",
                "use a released program, or build it with `cargo build --release --features shared`",
                "ce programme a été compilé sans la base partagée",
                "utilisez un programme publié, ou compilez-le avec `cargo build --release --features shared`",
            ],
        ),
        (
            CannotInstall::NotEmpty { database: database() },
            [
                "the database `formation` holds something already",
                "make an empty one for the store; one that is a store already is joined, not started",
                "la base « formation » contient déjà quelque chose",
                "créez-en une vide pour le partage ; une base déjà partagée se rejoint, elle ne se crée pas",
            ],
        ),
        (
            CannotInstall::Superuser { user: "postgres".into(), database: database() },
            [
                "postgres may do everything on this server, and no store belongs to such a login",
                "have a login and a database made: `create role claire login createrole`, then `create database formation owner claire`",
                "postgres peut tout faire sur ce serveur : une base partagée n'appartient pas à un tel identifiant",
                "faites créer un identifiant et une base : `create role claire login createrole`, puis `create database formation owner claire`",
            ],
        ),
        (
            CannotInstall::MayNotCreate { user: user(), database: database() },
            [
                "claire may not create anything in the database `formation`",
                "whoever runs the database can give it away: `alter database formation owner to claire`",
                "claire n'a pas le droit de créer dans la base « formation »",
                "qui gère la base peut la donner : `alter database formation owner to claire`",
            ],
        ),
        (
            CannotInstall::NoPeople { user: user() },
            [
                "the server has no role formation_people, and claire may not make one",
                "whoever runs the database makes it once: `create role formation_people nologin`",
                "le serveur n'a pas de rôle formation_people, et claire n'a pas le droit de le créer",
                "qui gère la base le crée une fois : `create role formation_people nologin`",
            ],
        ),
        (
            CannotInstall::ServerTooOld { version: "12.4".into() },
            [
                "the server is PostgreSQL 12.4: a store needs 13 or newer",
                "",
                "le serveur est en PostgreSQL 12.4 : il faut la version 13 ou une plus récente",
                "",
            ],
        ),
        (
            CannotInstall::OtherEncoding { database: database(), encoding: "LATIN9".into() },
            [
                "the database `formation` is encoded in LATIN9, not in UTF-8",
                "make one that is: `create database formation encoding 'UTF8' template template0`",
                "la base « formation » est encodée en LATIN9 et non en UTF-8",
                "créez-en une en UTF-8 : `create database formation encoding 'UTF8' template template0`",
            ],
        ),
        (
            CannotInstall::UnfitContent { what: "notes.txt".into() },
            [
                "no store takes notes.txt",
                "`formation check` says what is wrong with the folder",
                "aucune base partagée n'accepte notes.txt",
                "`formation check` dit ce qui ne va pas dans le dossier",
            ],
        ),
        (
            CannotInstall::Failed { why: "disk full".into() },
            [
                "the store could not be made: the server says `disk full`",
                "",
                "la base partagée n'a pas pu être créée : le serveur répond « disk full »",
                "",
            ],
        ),
    ];
    for (why, texts) in cases {
        assert_eq!([why.en(), why.hint(Lang::En), why.fr(), why.hint(Lang::Fr)], texts.map(str::to_owned));
    }
}
