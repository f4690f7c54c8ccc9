//! What shows that somebody was there: kinds of evidence, and the logs that they name.

use std::fmt;

use crate::domain::vocabulary::EvidenceKind;

/// Kinds of evidence, in the order given; a log, and the sheet on which somebody signed, carry the first 12 hex digits of
/// their SHA-256.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence(Proofs);

/// Nearly every mark has one kind: it is kept without a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Proofs {
    #[default]
    None,
    One(Proof),
    Several(Vec<Proof>),
}

/// One kind of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub kind: EvidenceKind,
    /// 12 hex digits of the SHA-256 of the log or of the sheet; a signature on paper has none.
    pub digest: Option<Box<str>>,
}

impl Evidence {
    /// One kind without a digest.
    pub fn of(kind: EvidenceKind) -> Self {
        Self(Proofs::One(Proof { kind, digest: None }))
    }

    /// Several kinds, in this order.
    pub fn all(mut proofs: Vec<Proof>) -> Self {
        Self(match proofs.len() {
            0 => Proofs::None,
            1 => Proofs::One(proofs.remove(0)),
            _ => Proofs::Several(proofs),
        })
    }

    /// With the proofs of another whose kind is not there yet, behind its own.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let is_new = |proof: &&Proof| !self.proofs().iter().any(|there| there.kind == proof.kind);
        let added = other.proofs().iter().filter(is_new);
        Self::all(self.proofs().iter().chain(added).cloned().collect())
    }

    /// With the proofs of another that are not there yet, behind its own: two sheets that were signed are two proofs.
    #[must_use]
    pub fn united(&self, other: &Self) -> Self {
        let added = other.proofs().iter().filter(|proof| !self.proofs().contains(proof));
        Self::all(self.proofs().iter().chain(added).cloned().collect())
    }

    /// Without those proofs.
    #[must_use]
    pub fn without(&self, gone: impl Fn(&Proof) -> bool) -> Self {
        Self::all(self.proofs().iter().filter(|proof| !gone(proof)).cloned().collect())
    }

    /// The digests of the logs it rests on, when it rests on nothing else; none of a mark that somebody made.
    pub fn logs_alone(&self) -> Option<Vec<&str>> {
        let logged = |proof: &Proof| matches!(proof.kind, EvidenceKind::Log | EvidenceKind::LogTotal);
        let digests = self.proofs().iter().map(|proof| proof.digest.as_deref().filter(|_| logged(proof)));
        digests.collect::<Option<Vec<_>>>().filter(|digests| !digests.is_empty())
    }

    /// Whether it rests on the file whose SHA-256 begins with these 12 hex digits.
    pub fn cites(&self, digest: &str) -> bool {
        self.proofs().iter().any(|proof| proof.digest.as_deref() == Some(digest))
    }

    /// Reads kinds separated by spaces (`roll_call log:3f9a5b…`); the first word that is no kind is the error.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = text.split_ascii_whitespace().map(Proof::parse);
        let Some(first) = words.next().transpose()? else { return Ok(Self::default()) };
        let Some(second) = words.next().transpose()? else { return Ok(Self(Proofs::One(first))) };
        let mut all = vec![first, second];
        for proof in words {
            all.push(proof?);
        }
        Ok(Self(Proofs::Several(all)))
    }

    pub fn proofs(&self) -> &[Proof] {
        match &self.0 {
            Proofs::None => &[],
            Proofs::One(proof) => std::slice::from_ref(proof),
            Proofs::Several(proofs) => proofs,
        }
    }
}

impl Proof {
    fn parse(word: &str) -> Result<Self, String> {
        let (key, digest) = match word.split_once(':') {
            Some((key, digest)) => (key, Some(digest)),
            None => (word, None),
        };
        let kind = EvidenceKind::from_key(key).ok_or_else(|| word.to_owned())?;
        let filed = matches!(kind, EvidenceKind::Log | EvidenceKind::LogTotal | EvidenceKind::Signature);
        if digest.is_some_and(|hex| !filed || hex.len() != 12 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            return Err(word.to_owned());
        }
        Ok(Self { kind, digest: digest.map(Box::from) })
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, proof) in self.proofs().iter().enumerate() {
            if position > 0 {
                f.write_str(" ")?;
            }
            f.write_str(proof.kind.key())?;
            if let Some(digest) = &proof.digest {
                write!(f, ":{digest}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_reads_back_as_written() {
        for text in [
            "",
            "roll_call",
            "signature log:3f9a5b012cde",
            "signature:3f9a5b012cde signature:a00000000000",
            "log_total:000000000000 trainer",
        ] {
            assert_eq!(Evidence::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_word_that_is_no_evidence_is_named() {
        for (text, wrong) in
            [("roll_call photo", "photo"), ("log:xyz", "log:xyz"), ("trainer:3f9a5b012cde", "trainer:3f9a5b012cde")]
        {
            assert_eq!(Evidence::parse(text).unwrap_err(), wrong);
        }
    }
}
