//! Commands that a remark quotes, made to do what they say when they are typed as they stand: where the cohort was named
//! on the command line, they name it as well.

/// The text with `-c` added to each quoted command that is about one cohort and names none.
pub fn naming(text: &str, cohort: &str) -> String {
    let pieces = text.split('`').enumerate().map(|(place, piece)| {
        // Every other piece stands between two of the marks.
        if place % 2 == 1 && lacks_cohort(piece) { format!("{piece} -c {cohort}") } else { piece.to_owned() }
    });
    pieces.collect::<Vec<_>>().join("`")
}

fn lacks_cohort(command: &str) -> bool {
    let words: Vec<&str> = command.split_whitespace().collect();
    let about_one = match words[..] {
        ["formation", "participants", verb, ..] => matches!(verb, "list" | "show" | "edit" | "merge"),
        ["formation", "history", what, ..] => !what.starts_with('-'),
        ["formation", verb, ..] => matches!(
            verb,
            "enrol" | "withdraw" | "transfer" | "waitlist" | "attend" | "explain" | "sessions" | "report" | "export"
        ),
        _ => false,
    };
    about_one && !words.iter().any(|word| matches!(*word, "-c" | "--cohort" | "--help"))
}

#[cfg(test)]
mod tests {
    use super::naming;

    #[test]
    fn commands_about_a_cohort_name_it_and_others_do_not() {
        for (text, named) in [
            ("try `formation explain zoe`.", "try `formation explain zoe -c b`."),
            (
                "`formation participants edit x --modules m1`, or `formation undo`",
                "`formation participants edit x --modules m1 -c b`, or `formation undo`",
            ),
            ("`formation transfer x --to a -c c`", "`formation transfer x --to a -c c`"),
            ("`formation history` and `formation history x`", "`formation history` and `formation history x -c b`"),
            ("`formation enrol --help`", "`formation enrol --help`"),
            (
                "`formation cohorts list`, `--on 2021-04-03`, `m2-1`",
                "`formation cohorts list`, `--on 2021-04-03`, `m2-1`",
            ),
            ("formation explain zoe", "formation explain zoe"),
            ("", ""),
        ] {
            assert_eq!(naming(text, "b"), named);
        }
    }
}
