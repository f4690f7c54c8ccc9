//! The tags of one paragraph.

use std::ops::Range;

use super::xml::unescaped;

/// A tag in the text of a paragraph, as it was typed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Where in that text.
    pub at: Range<usize>,
    /// As templates have it: straight quotes, plain spaces, no references.
    pub text: String,
    pub kind: TagKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagKind {
    /// `{{ … }}`, or a `{% set … %}`: stands where it stands.
    Value,
    /// `{# … #}`.
    Comment,
    Begin(TagBlock),
    /// `{% else %}`, `{% elif … %}`.
    Middle,
    End(TagBlock),
    /// A word that these templates do not have.
    Unknown(String),
}

/// What has a beginning and an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagBlock {
    If,
    For,
    With,
}

/// The signs that begin tags, with those that end them.
const SIGNS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// The tags of a text in their order; the signs of one that does not end, or that nothing began.
pub fn tags(text: &str) -> Result<Vec<Tag>, &'static str> {
    let (mut tags, mut from) = (Vec::new(), 0);
    loop {
        let rest = &text[from..];
        let next = SIGNS.iter().filter_map(|signs| Some((rest.find(signs.0)?, signs))).min_by_key(|(at, _)| *at);
        let between = &rest[..next.map_or(rest.len(), |(at, _)| at)];
        // `#}` may stand in a text; the others are left of a tag that was torn.
        if let Some((_, ends)) = SIGNS[..2].iter().find(|(_, ends)| between.contains(ends)) {
            return Err(ends);
        }
        let Some((at, (begins, ends))) = next else { return Ok(tags) };
        let inside = from + at + begins.len();
        let length = text[inside..].find(ends).ok_or(*begins)?;
        let end = inside + length + ends.len();
        let cleaned = format!("{begins}{}{ends}", cleaned(&text[inside..inside + length]));
        let kind = kind(begins, &cleaned);
        tags.push(Tag { at: from + at..end, text: cleaned, kind });
        from = end;
    }
}

fn kind(begins: &str, tag: &str) -> TagKind {
    match begins {
        "{{" => return TagKind::Value,
        "{#" => return TagKind::Comment,
        _ => {}
    }
    let inside = tag[2..tag.len() - 2].trim_matches(['-', '+']);
    let word = inside.split_whitespace().next().unwrap_or_default();
    match word {
        "if" => TagKind::Begin(TagBlock::If),
        "for" => TagKind::Begin(TagBlock::For),
        "with" => TagKind::Begin(TagBlock::With),
        "else" | "elif" => TagKind::Middle,
        "endif" => TagKind::End(TagBlock::If),
        "endfor" => TagKind::End(TagBlock::For),
        "endwith" => TagKind::End(TagBlock::With),
        "set" if inside.contains('=') => TagKind::Value,
        _ => TagKind::Unknown(word.to_owned()),
    }
}

/// What a word processor made of what was typed, undone.
fn cleaned(inside: &str) -> String {
    let plain = unescaped(inside);
    let mut cleaned = String::with_capacity(plain.len());
    let mut letters = plain.chars().peekable();
    let is_space = |c: char| c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}');
    while let Some(letter) = letters.next() {
        match letter {
            '“' | '”' | '„' | '‟' => cleaned.push('"'),
            '‘' | '’' | '‚' => cleaned.push('\''),
            '«' => {
                cleaned.push('"');
                while letters.next_if(|c| is_space(*c)).is_some() {}
            }
            '»' => {
                cleaned.truncate(cleaned.trim_end().len());
                cleaned.push('"');
            }
            '–' | '‑' | '−' => cleaned.push('-'),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            space if is_space(space) => cleaned.push(' '),
            letter => cleaned.push(letter),
        }
    }
    cleaned
}

impl TagBlock {
    pub const fn word(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::For => "for",
            Self::With => "with",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_word_processor_makes_of_a_tag_is_undone() {
        let texts = |text: &str| -> Vec<String> { tags(text).unwrap().into_iter().map(|tag| tag.text).collect() };
        assert_eq!(
            texts("{{\u{a0}a|default(“x”)\u{202f}}} et {% if b == «\u{a0}Mme\u{a0}» %}"),
            ["{{ a|default(\"x\") }}", "{% if b == \"Mme\" %}"]
        );
        assert_eq!(
            texts("{{ a|replace(‘b’, ’c’) }}{% if a &lt; 2 %}{# « #}"),
            ["{{ a|replace('b', 'c') }}", "{% if a < 2 %}", "{# \"#}"]
        );
        assert_eq!(texts("{x} { {b} } #} 100 %"), [""; 0]);
    }

    #[test]
    fn a_tag_is_told_by_its_first_word() {
        let kinds: Vec<TagKind> =
            tags("{% for a in b %}{%- else -%}{% endfor %}{% set a = 1 %}{% include 'x' %}{% set a %}")
                .unwrap()
                .into_iter()
                .map(|tag| tag.kind)
                .collect();
        let unknown = |word: &str| TagKind::Unknown(word.to_owned());
        let (begin, end) = (TagKind::Begin(TagBlock::For), TagKind::End(TagBlock::For));
        assert_eq!(kinds, [begin, TagKind::Middle, end, TagKind::Value, unknown("include"), unknown("set")]);
    }

    #[test]
    fn a_tag_that_is_torn_is_named_by_its_sign() {
        assert_eq!(tags("a {{ b"), Err("{{"));
        assert_eq!(tags("a {% if b }"), Err("{%"));
        assert_eq!(tags("a b }}"), Err("}}"));
        assert_eq!(tags("{{ a }} %}"), Err("%}"));
    }
}
