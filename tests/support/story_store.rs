//! The shared store of a story: a database of its own, which the page calls `$BASE` and shows as `base.example.org/formation`. Its
//! logins are those of `postgres.rs`; the password stands in `PGPASSWORD`.

#[cfg(feature = "shared")]
use super::postgres::{PASSWORD, TestDatabase, TestServer};

/// A database, and how a page shows where it is.
#[cfg(feature = "shared")]
pub struct StoryStore(TestDatabase);

/// None: the program cannot reach one.
#[cfg(not(feature = "shared"))]
pub enum StoryStore {}

#[cfg(feature = "shared")]
impl StoryStore {
    /// Whether the tests have a server.
    pub fn is_possible() -> bool {
        TestServer::get().is_some()
    }

    /// An empty database; none where the tests have no server.
    pub fn new() -> Option<Self> {
        TestServer::get().map(|server| Self(server.database()))
    }

    /// Variables of the story.
    pub fn variables(&self) -> [(&'static str, String); 2] {
        [("BASE", self.place()), ("PGPASSWORD", PASSWORD.to_owned())]
    }

    /// An answer with the place of the database as the page shows it.
    pub fn shown(&self, answer: String) -> String {
        let place = self.place();
        let (host, database) = place.split_once('/').unwrap_or((&place, ""));
        let name = host.split(':').next().unwrap_or(host);
        let shown = [(&*place, "base.example.org/formation"), (host, "base.example.org"), (name, "base.example.org")];
        let shown = shown.into_iter().chain([(database, "formation")]);
        shown.fold(answer, |text, (is, shown)| text.replace(is, shown))
    }

    /// Host, port and database.
    fn place(&self) -> String {
        let address = self.0.address("claire").to_string();
        address.trim_start_matches("postgres://claire@").to_owned()
    }
}

#[cfg(not(feature = "shared"))]
impl StoryStore {
    pub fn is_possible() -> bool {
        false
    }

    pub fn new() -> Option<Self> {
        None
    }

    pub fn variables(&self) -> [(&'static str, String); 2] {
        match *self {}
    }

    pub fn shown(&self, _: String) -> String {
        match *self {}
    }
}
