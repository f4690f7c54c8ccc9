//! Drafts read again by a parser that is not of this program: whatever the texts hold, they say whom they go to, what they are
//! about and what goes with them, and nothing else.

use mail_parser::{MessageParser, MimeHeaders as _};
use proptest::prelude::*;

use super::header::one_line;
use super::message::{Attachment, Message};

/// Texts with all that ends a line, a field or a part, and words that look encoded.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "\r\nBcc: b@example.org\r\n\r\n",
            "\n",
            "\r",
            "\0",
            "\u{a0}",
            "\u{202f}",
            "\u{85}",
            "\u{2028}",
            "\u{202e}fdp.exe",
            "\u{2066}",
            "=?utf-8?q?=42cc?=",
            "=?",
            "?=",
            "\"",
            "\\",
            "<b@example.org>",
            ",",
            ";",
            "--=_formation_mixed",
            "--=_formation_mixed--",
            "é",
            "🎭",
            "%41",
            "'",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_draft_is_read_as_it_was_meant(
        name in text(),
        subject in text(),
        body in text(),
        files in prop::collection::vec((text(), prop::sample::select(vec![".pdf", ".bin", ""]), any::<Vec<u8>>()), 0..4),
    ) {
        let attachments = files.iter().map(|(stem, ending, bytes)| Attachment::new(&format!("{stem}{ending}"), bytes));
        let message = Message {
            name: name.clone(),
            address: "zoe@example.org".to_owned(),
            subject: subject.clone(),
            text: body.clone(),
            html: "<p>x</p>".to_owned(),
            attachments: attachments.collect(),
        };
        let draft = message.pieces().iter().collect::<Vec<_>>().concat();
        prop_assert!(draft.is_ascii());
        let read = MessageParser::default().parse(&draft).unwrap();
        let fields: Vec<&str> = read.headers().iter().map(|field| field.name.as_str()).collect();
        prop_assert_eq!(fields, ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"]);
        let to: Vec<_> = read.to().unwrap().iter().collect();
        prop_assert_eq!(to.len(), 1);
        prop_assert_eq!(to[0].address.as_deref(), Some("zoe@example.org"));
        prop_assert_eq!(to[0].name.as_deref().unwrap_or_default(), one_line(&name));
        prop_assert_eq!(read.subject().unwrap_or_default(), one_line(&subject));
        let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n').to_owned();
        prop_assert_eq!(lines(&read.body_text(0).unwrap()), lines(&body));
        let read: Vec<(String, Vec<u8>)> = read
            .attachments()
            .map(|part| (part.attachment_name().unwrap_or_default().to_owned(), part.contents().to_vec()))
            .collect();
        let meant: Vec<(String, Vec<u8>)> =
            files.iter().map(|(stem, ending, bytes)| (one_line(&format!("{stem}{ending}")), bytes.clone())).collect();
        prop_assert_eq!(read, meant);
    }
}
