//! What became of the rows of a form about the modules: one verdict each, and their counts.

use super::reason::RowReason;
use crate::domain::change::Plan;
use crate::domain::people::registration::Mend;
use crate::domain::refusal::candidate::Candidate;
use crate::domain::schema::TableSchema;
use crate::lang::words::{Lang, Words, count_en, count_fr, list_en, list_fr};

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowVerdict {
    /// It adds something.
    New,
    /// It replaces what the person had given.
    Changed,
    /// All of it is there; the row of this file that brought it, if one did.
    Already { row: Option<u32> },
    /// A later row of the person says otherwise.
    Replaced { by: u32 },
    /// Nothing of it is taken: every reason why.
    Rejected(Vec<RowReason>),
}

/// One row, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedRow {
    /// Who answers, where that is known.
    pub person: Option<Candidate>,
    /// What it gives, by ids: `t4 (Les tarifs)`, `t3=2 t7=1`.
    pub what: String,
    pub verdict: RowVerdict,
    /// Columns of which it says otherwise than what is there, which stays.
    pub differs: Vec<&'static str>,
}

/// The verdicts, in the order of the rows, and what they come to.
#[derive(Clone, Debug)]
pub struct JudgedForm {
    pub rows: Vec<JudgedRow>,
    pub plan: Plan,
}

impl JudgedRow {
    pub fn rejected(person: Option<Candidate>, reasons: Vec<RowReason>) -> Self {
        Self { person, what: String::new(), verdict: RowVerdict::Rejected(reasons), differs: Vec::new() }
    }
}

impl RowVerdict {
    /// For programs.
    pub const fn key(&self) -> &'static str {
        self.names().0
    }

    /// For programs, in English, in French.
    const fn names(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::New => ("new", "new", "nouveau"),
            Self::Changed => ("changed", "changed", "modifié"),
            Self::Already { .. } => ("already", "already there", "déjà là"),
            Self::Replaced { .. } => ("replaced", "replaced", "remplacé"),
            Self::Rejected(_) => ("rejected", "rejected", "rejeté"),
        }
    }
}

impl Words for RowVerdict {
    fn say(&self, lang: Lang) -> String {
        let (_, en, fr) = self.names();
        lang.pick(en, fr).to_owned()
    }
}

/// What there is to know beside a verdict; empty when nothing.
#[derive(Clone, Copy, Debug)]
pub struct RowDetail<'a> {
    pub row: &'a JudgedRow,
    /// What was mended in the row.
    pub mended: &'a [Mend],
    /// Whose columns it fills.
    pub table: &'static TableSchema,
}

impl Words for RowDetail<'_> {
    fn en(&self) -> String {
        let mut parts: Vec<String> = vec![self.row.what.clone()];
        match &self.row.verdict {
            RowVerdict::Already { row: Some(row) } => parts.push(format!("as in row {row}")),
            RowVerdict::Replaced { by } => parts.push(format!("row {by} says otherwise later")),
            RowVerdict::Rejected(reasons) => parts.extend(reasons.iter().map(Words::en)),
            _ => {}
        }
        let differs = self.labels(Lang::En);
        if !differs.is_empty() {
            parts.push(format!("says otherwise, and is left: {}", list_en(&differs)));
        }
        self.joined(parts, Lang::En)
    }

    fn fr(&self) -> String {
        let mut parts: Vec<String> = vec![self.row.what.clone()];
        match &self.row.verdict {
            RowVerdict::Already { row: Some(row) } => parts.push(format!("comme en ligne {row}")),
            RowVerdict::Replaced { by } => parts.push(format!("la ligne {by} dit autre chose, plus tard")),
            RowVerdict::Rejected(reasons) => parts.extend(reasons.iter().map(Words::fr)),
            _ => {}
        }
        let differs = self.labels(Lang::Fr);
        if !differs.is_empty() {
            parts.push(format!("dit autre chose, qui n'est pas repris : {}", list_fr(&differs)));
        }
        self.joined(parts, Lang::Fr)
    }
}

impl RowDetail<'_> {
    fn labels(&self, lang: Lang) -> Vec<String> {
        let columns = self.row.differs.iter().filter_map(|name| self.table.column(name));
        columns.map(|column| column.label(lang).to_owned()).collect()
    }

    fn joined(&self, mut parts: Vec<String>, lang: Lang) -> String {
        parts.extend(self.mended.iter().map(|mend| mend.say(lang)));
        parts.retain(|part| !part.is_empty());
        parts.join(lang.pick("; ", " ; "))
    }
}

/// How many rows got which verdict. They add up to the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormCounts {
    pub rows: usize,
    pub new: usize,
    pub changed: usize,
    pub already: usize,
    pub replaced: usize,
    pub rejected: usize,
}

impl JudgedForm {
    /// How many rows got which verdict.
    pub fn counts(&self) -> FormCounts {
        let mut counts = FormCounts { rows: self.rows.len(), ..FormCounts::default() };
        for row in &self.rows {
            match row.verdict {
                RowVerdict::New => counts.new += 1,
                RowVerdict::Changed => counts.changed += 1,
                RowVerdict::Already { .. } => counts.already += 1,
                RowVerdict::Replaced { .. } => counts.replaced += 1,
                RowVerdict::Rejected(_) => counts.rejected += 1,
            }
        }
        counts
    }
}

impl Words for FormCounts {
    fn en(&self) -> String {
        let more = |count: usize, word: &str| if count == 0 { String::new() } else { format!(" + {count} {word}") };
        format!(
            "{} = {} new{} + {} already there{} + {} rejected",
            count_en(self.rows, "row", "rows"),
            self.new,
            more(self.changed, "changed"),
            self.already,
            more(self.replaced, "replaced"),
            self.rejected,
        )
    }

    fn fr(&self) -> String {
        let more = |count: usize, one: &str, several: &str| {
            if count == 0 { String::new() } else { format!(" + {}", count_fr(count, one, several)) }
        };
        format!(
            "{} = {}{} + {} déjà là{} + {}",
            count_fr(self.rows, "ligne", "lignes"),
            count_fr(self.new, "nouvelle", "nouvelles"),
            more(self.changed, "modifiée", "modifiées"),
            self.already,
            more(self.replaced, "remplacée", "remplacées"),
            count_fr(self.rejected, "rejetée", "rejetées"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pedagogy::offer::Offer;
    use crate::domain::schema::Record;

    #[test]
    fn a_verdict_and_the_counts_are_said_in_both_languages() {
        let row = |verdict, differs| JudgedRow { person: None, what: "o1".to_owned(), verdict, differs };
        let cases = [
            (row(RowVerdict::New, vec![]), "o1", "o1"),
            (
                row(RowVerdict::Already { row: Some(2) }, vec!["tags"]),
                "o1; as in row 2; says otherwise, and is left: Tags",
                "o1 ; comme en ligne 2 ; dit autre chose, qui n'est pas repris : Mots-clés",
            ),
            (
                row(RowVerdict::Replaced { by: 7 }, vec![]),
                "o1; row 7 says otherwise later",
                "o1 ; la ligne 7 dit autre chose, plus tard",
            ),
        ];
        for (row, en, fr) in cases {
            let detail = RowDetail { row: &row, mended: &[], table: Offer::TABLE };
            assert_eq!((detail.en().as_str(), detail.fr().as_str()), (en, fr));
        }
        let counts = FormCounts { rows: 9, new: 2, changed: 2, already: 1, replaced: 2, rejected: 2 };
        assert_eq!(counts.en(), "9 rows = 2 new + 2 changed + 1 already there + 2 replaced + 2 rejected");
        let fr = "9 lignes = 2 nouvelles + 2 modifiées + 1 déjà là + 2 remplacées + 2 rejetées";
        assert_eq!(counts.fr(), fr);
    }
}
