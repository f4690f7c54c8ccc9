//! An empty database becomes a store; and the statements by which whoever runs the database lets somebody in.

use super::address::StoreAddress;
pub use super::first_content::{CannotInstall, FirstContent, Installed, PEOPLE};
use super::opening::StoreCredentials;

/// Makes a store of an empty database, whole or not at all. Whoever asks owns it, and is of the head office.
pub fn install(
    address: &StoreAddress,
    credentials: &StoreCredentials,
    first: &FirstContent,
) -> Result<Installed, CannotInstall> {
    if let Some(what) = first.unfit() {
        return Err(CannotInstall::UnfitContent { what });
    }
    #[cfg(feature = "shared")]
    return super::postgres::install(address, credentials, first);
    #[cfg(not(feature = "shared"))]
    {
        let _ = (address, credentials);
        Err(CannotInstall::Unopened(super::opening::CannotOpen::NotBuilt { feature: super::opening::FEATURE }))
    }
}

/// The statements that let somebody in, for `psql`: the login is made, then asked its password, which no file and no history keeps.
pub fn login_statements(who: &str) -> [String; 2] {
    let name = quoted(who);
    [format!("create role {name} login in role {PEOPLE};"), format!("\\password {name}")]
}

/// The statement that lets somebody in no more.
pub fn logout_statement(who: &str) -> String {
    format!("drop role {};", quoted(who))
}

/// A name as SQL quotes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_as_sql_wants() {
        let [role, password] = login_statements("maë\"lle");
        assert_eq!(role, "create role \"maë\"\"lle\" login in role formation_people;");
        assert_eq!(password, "\\password \"maë\"\"lle\"");
        assert_eq!(logout_statement("maelle"), "drop role \"maelle\";");
    }
}
