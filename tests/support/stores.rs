//! Stores on which the contract of a shared store is tried: in memory always, on PostgreSQL where there is a server.

use formation::store::shared::memory::Memory;
use formation::store::shared::remote::{Line, Remote};

/// Where the cases are tried.
#[derive(Clone, Copy)]
pub enum Bench {
    Memory,
    #[cfg(feature = "shared")]
    Database(&'static super::postgres::TestServer),
}

/// A connection to a store of a case.
pub type Connection = Box<dyn Remote + Send>;

/// A store of a case.
pub enum TestStore {
    Memory(Memory),
    #[cfg(feature = "shared")]
    Database(super::postgres::TestDatabase),
}

impl Bench {
    /// A store without files, whose head office is claire.
    pub fn store(self) -> TestStore {
        match self {
            Self::Memory => TestStore::Memory(Memory::owned_by("claire")),
            #[cfg(feature = "shared")]
            Self::Database(server) => TestStore::Database(server.store()),
        }
    }
}

impl TestStore {
    pub fn connect(&self, who: &str) -> Connection {
        match self {
            Self::Memory(memory) => Box::new(memory.connect(who)),
            #[cfg(feature = "shared")]
            Self::Database(database) => database.connect(who),
        }
    }

    /// The store in memory, where it is one: its connections fail when they are told to.
    #[cfg_attr(not(feature = "shared"), allow(clippy::unnecessary_wraps, reason = "the other store is PostgreSQL"))]
    pub fn memory(&self) -> Option<&Memory> {
        match self {
            Self::Memory(memory) => Some(memory),
            #[cfg(feature = "shared")]
            Self::Database(_) => None,
        }
    }

    /// Every line of the journal, in the order of their numbers.
    pub fn lines(&self) -> Vec<Line> {
        match self {
            Self::Memory(memory) => memory.lines(),
            #[cfg(feature = "shared")]
            Self::Database(database) => {
                let rows =
                    database.admin().query("select op, line from formation.operations order by op", &[]).unwrap();
                let line = |row: &::postgres::Row| Line {
                    operation: row.get::<_, i64>(0).try_into().unwrap(),
                    text: row.get(1),
                };
                rows.iter().map(line).collect()
            }
        }
    }

    /// Does something, and forgets what happened to the store, as one does that is restored from a backup.
    pub fn forgetting(&self, during: impl FnOnce()) {
        match self {
            Self::Memory(memory) => {
                let backup = memory.backup();
                during();
                memory.go_back_to(3, &backup);
            }
            #[cfg(feature = "shared")]
            Self::Database(database) => {
                let mut admin = database.admin();
                let tables = ["head", "cohorts", "files", "operations"];
                for table in tables {
                    admin.batch_execute(&format!("create table {table}_kept as table formation.{table}")).unwrap();
                }
                during();
                admin
                    .batch_execute("truncate formation.head, formation.cohorts, formation.files, formation.operations")
                    .unwrap();
                for table in tables {
                    admin.batch_execute(&format!("insert into formation.{table} table {table}_kept")).unwrap();
                }
            }
        }
    }

    /// Speaks another format from now on.
    pub fn speak(&self, format: u32) {
        match self {
            Self::Memory(memory) => memory.speak(format),
            #[cfg(feature = "shared")]
            Self::Database(database) => {
                database.admin().batch_execute(&format!("update formation.head set format = {format}")).unwrap();
            }
        }
    }
}
