//! The evidence of a dossier: the files that marks cite.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::part::DossierFile;
use super::words::DossierContent;
use crate::commands::document::sources::Sources;
use crate::domain::paper::dossier::Missing;
use crate::domain::programme::ids::SessionId;
use crate::domain::records::Seat;
use crate::store::Reading;
use crate::ui::command_error::Result;

/// The files of evidence that marks of these people cite, byte for byte; one that is gone is missing.
pub fn add_evidence(reading: &Reading, sources: &Sources<'_>, gathered: &mut Gathered) -> Result<()> {
    let (records, mut cited) = (&sources.records, BTreeMap::<&str, Vec<SessionId>>::new());
    for session in records.cohort.positions() {
        for seat in records.seats_at(session).filter(Seat::expected) {
            let proofs = seat.mark.map_or(&[][..], |mark| mark.evidence.proofs());
            for digest in proofs.iter().filter_map(|proof| proof.digest.as_deref()) {
                let sessions = cited.entry(digest).or_default();
                if !sessions.contains(&seat.session.id) {
                    sessions.push(seat.session.id.clone());
                }
            }
        }
    }
    if cited.is_empty() {
        return Ok(());
    }
    let files = reading.evidence_files(&records.cohort.id)?;
    for (digest, sessions) in cited {
        match files.iter().find(|file| file.digest == digest) {
            Some(file) => gathered.parts.push(DossierFile {
                name: format!("06-{}", file.name),
                what: DossierContent::Evidence { sessions },
                bytes: file.bytes.to_vec(),
            }),
            None => gathered.missing.push(Missing::NoFile { digest: digest.to_owned(), sessions }),
        }
    }
    Ok(())
}
