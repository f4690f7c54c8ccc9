//! Which password goes to a server: what was typed, `PGPASSWORD`, or the line of a password file that fits, in the order and the
//! format of PostgreSQL's own programs (libpq, "The Password File").

use std::path::Path;

use super::address::{StoreAddress, StoreHost};
use super::opening::{CannotOpen, StoreCredentials};
use crate::store::there;

/// The password for an address, where there is one. A file that others on this machine can read is not used: that is why there
/// is none then.
pub fn password(address: &StoreAddress, credentials: &StoreCredentials) -> Result<Option<String>, CannotOpen> {
    if let Some(password) = credentials.typed.as_ref().or(credentials.variable.as_ref()) {
        return Ok(Some(password.clone()));
    }
    let Some(file) = &credentials.file else { return Ok(None) };
    // A file that cannot be read holds no password for anybody: the server says whether it needs one.
    let Ok(Some(bytes)) = there::read(file) else { return Ok(None) };
    let found = in_file(&String::from_utf8_lossy(&bytes), address);
    if found.is_some() && is_open_to_others(file) {
        return Err(CannotOpen::PasswordFileOpen { file: file.display().to_string() });
    }
    Ok(found)
}

#[cfg(unix)]
fn is_open_to_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

/// Elsewhere the folder of a user is their own.
#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// The password of the first line that fits: `host:port:database:user:password`, `*` for any.
fn in_file(text: &str, address: &StoreAddress) -> Option<String> {
    let hosts: [&str; 2] = match &address.host {
        StoreHost::Machine(name) => [name, name],
        StoreHost::Socket(folder) => ["localhost", folder],
    };
    let port = address.port().to_string();
    text.lines().map(|line| line.trim_end_matches('\r')).filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut fields = fields(line);
        let mut fits = |values: &[&str]| {
            fields.next().is_some_and(|field| field.raw == "*" || values.contains(&field.meant.as_str()))
        };
        let is_ours = fits(&hosts) && fits(&[&port]) && fits(&[&address.database]) && fits(&[&address.user]);
        if is_ours { fields.next().map(|field| field.meant) } else { None }
    })
}

/// A field of a line, as it stands there and as it is meant.
struct Field<'l> {
    raw: &'l str,
    meant: String,
}

/// The fields of a line: parted by `:`, in which `\` stands before a `:` or a `\` that is meant.
fn fields(line: &str) -> impl Iterator<Item = Field<'_>> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let (mut meant, mut letters) = (String::new(), line.char_indices());
        while let Some((at, letter)) = letters.next() {
            match letter {
                ':' => {
                    rest = Some(&line[at + 1..]);
                    return Some(Field { raw: &line[..at], meant });
                }
                '\\' => meant.extend(letters.next().map(|(_, letter)| letter)),
                other => meant.push(other),
            }
        }
        rest = None;
        Some(Field { raw: line, meant })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> StoreAddress {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_line_that_fits_has_the_password() {
        let file = "# base:5432:formation:claire:no\r\n\
                    base:5433:*:*:other port\n\
                    base:*:formation:zoé\\:2:with \\\\ and \\:\r\n\
                    base:*:formation:claire:hers\n\
                    localhost:*:*:claire:socket\n\
                    *:*:*:omar\n\
                    *:*:*:*:anybody\n";
        let cases = [
            ("postgres://claire@base/formation", "hers"),
            ("postgres://claire@base:5433/formation", "other port"),
            ("postgres://zo%C3%A9%3A2@base/formation", "with \\ and :"),
            ("postgres://claire@%2Frun/formation", "socket"),
            ("postgres://omar@elsewhere/formation", "anybody"),
        ];
        for (of, password) in cases {
            assert_eq!(in_file(file, &address(of)).as_deref(), Some(password), "{of}");
        }
        assert_eq!(in_file("base:*:*:claire:x", &address("postgres://omar@base/formation")), None);
        assert_eq!(in_file("\\*:*:*:*:x", &address("postgres://omar@base/formation")), None, "a star that is meant");
    }

    #[test]
    fn what_is_typed_goes_first_and_a_file_for_others_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pgpass");
        crate::store::replace::replace_for_owner(&file, b"*:*:*:claire:filed\n").unwrap();
        let claire = address("postgres://claire@base/formation");
        let filed = StoreCredentials { file: Some(file.clone()), ..StoreCredentials::default() };
        let variable = StoreCredentials { variable: Some("set".into()), ..filed.clone() };
        let typed = StoreCredentials { typed: Some("typed".into()), ..variable.clone() };
        for (credentials, expected) in [(&filed, "filed"), (&variable, "set"), (&typed, "typed")] {
            assert_eq!(password(&claire, credentials), Ok(Some(expected.to_owned())));
        }
        assert_eq!(password(&address("postgres://omar@base/formation"), &filed), Ok(None));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
            assert!(matches!(password(&claire, &filed), Err(CannotOpen::PasswordFileOpen { .. })));
            assert_eq!(
                password(&address("postgres://omar@base/formation"), &filed),
                Ok(None),
                "it says nothing of him"
            );
        }
        assert!(!format!("{typed:?}").contains("typed\""), "no password is printed");
    }
}
