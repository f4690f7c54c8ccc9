//! Three contents of one definition, merged by lines and, where lines alone would clash, by session: what the copy last knew, what
//! somebody made of it by hand, and what the store has now. Comments and layout stay as whoever wrote them left them. What comes
//! out reads as TOML, and each session in it is word for word that of one of the sides.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::store::cohort_text::end_of_line;
use crate::store::edit::list;
use crate::store::session_text::{comma_behind, extent};

/// Where both sides changed something, and not alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionClash {
    /// A session, by its id.
    Session(String),
    /// Lines outside the sessions, or a text that is no TOML.
    Lines,
}

/// The definition with what was changed by hand, between `known` and `hers`, put on what the store has.
pub fn merge_definitions(known: &str, hers: &str, theirs: &str) -> Result<String, Vec<DefinitionClash>> {
    if hers == known || hers == theirs {
        return Ok(theirs.to_owned());
    }
    if theirs == known {
        return Ok(hers.to_owned());
    }
    if let Ok(merged) = diffy::merge(known, hers, theirs)
        && SplitDefinition::of(&merged).is_some()
    {
        return Ok(merged);
    }
    let lines = || vec![DefinitionClash::Lines];
    let split = |text| SplitDefinition::of(text).ok_or_else(lines);
    let (known, hers, theirs) = (split(known)?, split(hers)?, split(theirs)?);
    // The side that changed something beside sessions is the one on which the sessions of the other are put.
    let (onto, from) = match () {
        () if hers.rest() == known.rest() => (&theirs, &hers),
        () if theirs.rest() == known.rest() => (&hers, &theirs),
        () => return Err(lines()),
    };
    let mut wanted = BTreeMap::new();
    let mut clashes = Vec::new();
    let ids: BTreeSet<&str> = [&known, onto, from].into_iter().flat_map(SplitDefinition::ids).collect();
    for id in ids {
        match (known.session(id), onto.session(id), from.session(id)) {
            (was, one, other) if was == other || one == other => drop(wanted.insert(id, one)),
            (was, one, other) if was == one => drop(wanted.insert(id, other)),
            _ => clashes.push(DefinitionClash::Session(id.to_owned())),
        }
    }
    if !clashes.is_empty() {
        return Err(clashes);
    }
    let merged = onto.with(&wanted, from);
    let has_all = |merged: &SplitDefinition<'_>| wanted.iter().all(|(id, session)| merged.session(id) == *session);
    SplitDefinition::of(&merged).filter(has_all).ok_or_else(lines)?;
    Ok(merged)
}

/// A definition of one cohort, as its sessions and the rest.
struct SplitDefinition<'t> {
    text: &'t str,
    sessions: Vec<SessionPlace>,
}

/// Where a session stands.
struct SessionPlace {
    id: String,
    /// What goes with it: its lines with what is remarked behind it, or its table.
    extent: Range<usize>,
    /// The same, with a comma behind it where it is in a list.
    said: String,
    /// Where a comma is missing behind it.
    no_comma: Option<usize>,
}

impl SessionPlace {
    fn of(text: &str, item: &Spanned<DeValue<'_>>) -> Option<Self> {
        let id = item.get_ref().as_table()?.get("id")?.get_ref().as_str()?.trim().to_owned();
        let span = item.span();
        let is_listed = text.get(span.start..)?.starts_with('{');
        let comma = comma_behind(text, span.end);
        let extent = if is_listed { lines_of(text, &span, comma) } else { None }.unwrap_or_else(|| extent(text, item));
        let no_comma = (is_listed && comma.is_none()).then_some(span.end);
        let mut said = text.get(extent.clone())?.to_owned();
        if let Some(at) = no_comma {
            said.insert(at.checked_sub(extent.start)?, ',');
        }
        Some(Self { id, extent, said, no_comma })
    }
}

/// The lines of a value in a list, if nothing but a remark stands on them beside it.
fn lines_of(text: &str, span: &Range<usize>, comma: Option<usize>) -> Option<Range<usize>> {
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let from = comma.map_or(span.end, |comma| comma + 1);
    let end = end_of_line(text, from);
    let is_alone = |rest: &str| rest.ends_with('\n') && (rest.trim().is_empty() || rest.trim().starts_with('#'));
    (text[start..span.start].trim().is_empty() && is_alone(&text[from..end])).then_some(start..end)
}

impl<'t> SplitDefinition<'t> {
    /// None where the text is no TOML, where a session has no id, or where two have one.
    fn of(text: &'t str) -> Option<Self> {
        let root = DeTable::parse(text).ok()?;
        let items = list(root.get_ref(), "sessions").into_iter().flatten();
        let mut sessions = items.map(|item| SessionPlace::of(text, item)).collect::<Option<Vec<_>>>()?;
        sessions.sort_by_key(|session| session.extent.start);
        let are_apart = sessions.windows(2).all(|pair| pair[0].extent.end <= pair[1].extent.start);
        let ids: BTreeSet<&str> = sessions.iter().map(|session| session.id.as_str()).collect();
        (are_apart && ids.len() == sessions.len()).then_some(Self { text, sessions })
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.sessions.iter().map(|session| session.id.as_str())
    }

    fn place(&self, id: &str) -> Option<&SessionPlace> {
        self.sessions.iter().find(|session| session.id == id)
    }

    fn session(&self, id: &str) -> Option<&str> {
        self.place(id).map(|session| session.said.as_str())
    }

    /// The text without the sessions.
    fn rest(&self) -> String {
        let mut rest = self.text.to_owned();
        for session in self.sessions.iter().rev() {
            rest.replace_range(session.extent.clone(), "");
        }
        rest
    }

    /// The text with those sessions, the words of which are this text's or the other's; none: without it.
    fn with(&self, wanted: &BTreeMap<&str, Option<&str>>, other: &SplitDefinition<'_>) -> String {
        let is_wanted = |id: &str| wanted.get(id).copied().flatten();
        // What stands in the place of each session, and what comes behind it.
        let mut slots: Vec<String> =
            self.sessions.iter().map(|one| is_wanted(&one.id).unwrap_or("").to_owned()).collect();
        let mut first = String::new();
        for (at, new) in other.sessions.iter().enumerate().filter(|(_, new)| self.place(&new.id).is_none()) {
            let Some(said) = is_wanted(&new.id) else { continue };
            let mut before = other.sessions[..at].iter().rev();
            let near = before.find_map(|one| self.sessions.iter().position(|mine| mine.id == one.id));
            near.map_or(&mut first, |near| &mut slots[near]).push_str(said);
        }
        let mut text = self.text.to_owned();
        for (session, slot) in self.sessions.iter().zip(&slots).rev() {
            let is_as_it_was = session.no_comma.is_some() && *slot == session.said;
            if !is_as_it_was {
                text.replace_range(session.extent.clone(), slot);
            }
        }
        if let Some(at) = self.sessions.first() {
            text.insert_str(at.extent.start, &first);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, date: &str) -> String {
        format!("  {{ id = \"{id}\", module = \"m1\", date = {date}, start = 10:00, end = 12:00 }}, # {id}\n")
    }

    fn definition(title: &str, sessions: &[(&str, &str)]) -> String {
        let lines: String = sessions.iter().map(|(id, date)| line(id, date)).collect();
        format!("id = \"c\"\ntitle = \"{title}\"\nsessions = [\n{lines}]\n")
    }

    const A: (&str, &str) = ("a", "2021-03-16");
    const B: (&str, &str) = ("b", "2021-03-23");
    const C: (&str, &str) = ("c", "2021-03-30");
    const D: (&str, &str) = ("d", "2021-04-06");

    fn merged(
        known: &[(&str, &str)],
        hers: &[(&str, &str)],
        theirs: &[(&str, &str)],
    ) -> Result<String, Vec<DefinitionClash>> {
        merge_definitions(&definition("T", known), &definition("T", hers), &definition("T", theirs))
    }

    #[test]
    fn sessions_that_one_side_changed_are_taken() {
        type Sessions<'s> = &'s [(&'s str, &'s str)];
        let moved = ("b", "2021-05-05");
        let cases: [(&str, Sessions<'_>, Sessions<'_>, Sessions<'_>); 6] = [
            ("two neighbours moved", &[("a", "2021-03-17"), B], &[A, moved], &[("a", "2021-03-17"), moved]),
            ("one added by each side", &[A, B, C], &[A, B, D], &[A, B, C, D]),
            ("one taken out, its neighbour moved", &[B], &[A, moved], &[moved]),
            ("one moved, its neighbour taken out", &[A, moved], &[B], &[moved]),
            ("the same moved alike", &[A, moved], &[A, moved], &[A, moved]),
            ("all taken out, none touched", &[], &[A, B], &[]),
        ];
        for (what, hers, theirs, expected) in cases {
            let merged = merged(&[A, B], hers, theirs).unwrap_or_else(|clashes| panic!("{what}: {clashes:?}"));
            let ids = |text: &str| {
                let split = SplitDefinition::of(text).unwrap_or_else(|| panic!("{what}: {text}"));
                split.sessions.iter().map(|session| session.said.clone()).collect::<BTreeSet<_>>()
            };
            assert_eq!(ids(&merged), ids(&definition("T", expected)), "{what}: {merged}");
        }
    }

    #[test]
    fn a_session_that_both_changed_otherwise_clashes_by_its_id() {
        let clash = |id: &str| Err(vec![DefinitionClash::Session(id.to_owned())]);
        assert_eq!(merged(&[A, B], &[A, ("b", "2021-05-05")], &[A, ("b", "2021-05-06")]), clash("b"));
        assert_eq!(merged(&[A, B], &[A], &[A, ("b", "2021-05-06")]), clash("b"));
        assert_eq!(merged(&[A], &[A, ("b", "2021-05-05")], &[A, ("b", "2021-05-06")]), clash("b"));
    }

    #[test]
    fn lines_outside_sessions_are_taken_or_clash() {
        let (known, moved) = (definition("T", &[A, B]), definition("T", &[A, ("b", "2021-05-05"), C]));
        let titled = definition("U", &[A, ("b", "2021-03-23")]);
        let both = definition("U", &[A, ("b", "2021-05-05"), C]);
        assert_eq!(merge_definitions(&known, &moved, &titled), Ok(both.clone()));
        assert_eq!(merge_definitions(&known, &titled, &moved), Ok(both));
        let other = definition("V", &[A, B]);
        assert_eq!(merge_definitions(&known, &other, &titled), Err(vec![DefinitionClash::Lines]));
        assert_eq!(merge_definitions(&known, "id = ", &titled), Err(vec![DefinitionClash::Lines]));
    }

    #[test]
    fn a_list_without_a_last_comma_is_given_one() {
        let known = format!("id = \"c\"\nsessions = [\n{}]\n", line("a", "2021-03-16").replace("}, # a", "}"));
        let with = |id: &str, date: &str| {
            let added = line(id, date).replace(&format!("}}, # {id}"), "}");
            known.replace(" }\n", &format!(" }},\n{added}"))
        };
        let merged = merge_definitions(&known, &with("b", "2021-03-23"), &with("c", "2021-03-30")).unwrap();
        assert_eq!(SplitDefinition::of(&merged).map(|split| split.sessions.len()), Some(3), "{merged}");
    }
}
