//! A link to an empty page: what follows `#` is the list, deflated, and no browser sends that part to the site.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::page::{Alphabet, base64};
use crate::domain::roll_call::Roster;

/// The link; `site`: the address of the empty page.
pub fn link(site: &str, roster: &Roster) -> std::io::Result<String> {
    let list = deflated(roster.plain().canonical().as_bytes())?;
    let site = site.split('#').next().unwrap_or_default();
    Ok(format!("{site}#{}", base64(&list, Alphabet::Url)))
}

/// Raw deflate, which browsers undo by themselves: what an archive of one file holds.
fn deflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("list", SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))?;
    archive.write_all(bytes)?;
    let mut archive = ZipArchive::new(archive.finish()?)?;
    let mut deflated = Vec::new();
    archive.by_index_raw(0)?.read_to_end(&mut deflated)?;
    Ok(deflated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{cohort, programme};
    use crate::domain::index::SessionIndex;
    use crate::domain::roll_call::roster;

    #[test]
    fn the_list_is_behind_the_sign_that_is_never_sent() {
        let mut built = cohort("2021-spring");
        for at in 0..11 {
            built = built
                .person(&format!("Prénom{at}"), &format!("Nom{at}"), |row| row.organisation = format!("Maison {at}"));
        }
        let roster = roster(&programme(), &built.records(), SessionIndex(0));
        let link = link("https://example.org/emargement.html#old", &roster).unwrap();
        let (site, list) = link.split_once('#').unwrap();
        assert_eq!(site, "https://example.org/emargement.html");
        assert!(list.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{list}");
        assert!(list.len() < 1100, "{} signs", list.len());
    }
}
