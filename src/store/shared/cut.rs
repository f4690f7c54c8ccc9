//! A line of the journal for somebody who sees some of its cohorts: what it says of the others is left out. The line is taken
//! apart as JSON and nothing of it is interpreted but the paths.

use serde_json::{Map, Value};

use super::owner::{Owner, owner};

/// What of a path's owner somebody sees.
pub trait Sight {
    /// Whether they see a file with that path; none where the path is nobody's.
    fn sees(&self, owner: Owner<'_>) -> bool;
}

impl<F: Fn(Owner<'_>) -> bool> Sight for F {
    fn sees(&self, owner: Owner<'_>) -> bool {
        self(owner)
    }
}

/// What somebody sees of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisibleLine {
    /// All of it.
    Whole,
    /// As much as this line says.
    Part(String),
    /// No file, no change, nobody who was erased.
    Nothing,
}

/// What somebody sees of a line; none where the line is no JSON object.
pub fn seen(line: &str, sight: &impl Sight) -> Option<VisibleLine> {
    let mut whole: Map<String, Value> = serde_json::from_str(line).ok()?;
    let is_seen = |path: &str| owner(path).is_none_or(|owner| sight.sees(owner));
    let at = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).is_none_or(is_seen);
    let mut is_cut = false;
    let mut keep = |key: &str, kept: &dyn Fn(&Value) -> bool| {
        if let Some(Value::Array(values)) = whole.get_mut(key) {
            let before = values.len();
            values.retain(kept);
            is_cut |= values.len() != before;
        }
    };
    keep("files", &|file| at(file, "path"));
    keep("changes", &|change| at(change, "table"));
    keep("changed_by_hand", &|file| file.as_str().is_none_or(is_seen));
    keep("erases", &|erased| {
        erased.get(0).and_then(Value::as_str).is_none_or(|cohort| sight.sees(Owner::Cohort(cohort)))
    });
    if !is_cut {
        return Some(VisibleLine::Whole);
    }
    let is_empty = |key: &str| whole.get(key).and_then(Value::as_array).is_none_or(Vec::is_empty);
    if ["files", "changes", "erases"].into_iter().all(is_empty) {
        return Some(VisibleLine::Nothing);
    }
    if let Some(Value::Array(command)) = whole.get_mut("command") {
        // The second word of `transfer Zoé` names somebody of the other cohort.
        command.truncate(2);
    }
    serde_json::to_string(&whole).ok().map(VisibleLine::Part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"op":3,"at":"t","by":"z","command":["formation","transfer","Zoé","--to","b"],"files":[{"path":"data/a/enrolments.csv"},{"path":"data/b/enrolments.csv"}],"changes":[{"table":"data/a/enrolments.csv","key":["p"]},{"table":"data/b/enrolments.csv","key":["p"]}]}"#;

    #[test]
    fn whoever_sees_all_of_it_is_told_so() {
        assert_eq!(seen(LINE, &|_: Owner<'_>| true), Some(VisibleLine::Whole));
        assert_eq!(seen("{ \"op\": 3,  \"files\": [] }", &|_: Owner<'_>| false), Some(VisibleLine::Whole));
    }

    #[test]
    fn what_is_of_a_cohort_that_is_not_seen_is_left_out() {
        let line = seen(LINE, &|owner: Owner<'_>| owner == Owner::Cohort("a")).unwrap();
        let expected = r#"{"op":3,"at":"t","by":"z","command":["formation","transfer"],"files":[{"path":"data/a/enrolments.csv"}],"changes":[{"table":"data/a/enrolments.csv","key":["p"]}]}"#;
        assert_eq!(line, VisibleLine::Part(expected.to_owned()));
        assert_eq!(seen(LINE, &|owner: Owner<'_>| owner == Owner::Cohort("c")), Some(VisibleLine::Nothing));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        assert_eq!(seen("[1]", &|_: Owner<'_>| true), None);
        assert_eq!(seen("{", &|_: Owner<'_>| true), None);
    }
}
