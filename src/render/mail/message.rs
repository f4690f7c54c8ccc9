//! A message and its bytes. The marks between its parts are words that no encoded body can hold, so that they need no
//! chance and the same message has the same bytes.

use std::rc::Rc;

use super::body::{base64, quoted_printable};
use super::header::{address, one_line, parameter, unstructured};
use crate::text::pieces::Pieces;

/// Between the parts: `=_` stands neither in base64 nor in quoted-printable (RFC 2045, 6.7).
const MIXED: &str = "=_formation_mixed";
const ALTERNATIVE: &str = "=_formation_alternative";

/// A draft of a mail.
#[derive(Clone, Debug)]
pub struct Message {
    /// Whose it is, and the address: ASCII, without space.
    pub name: String,
    pub address: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attachment>,
}

/// A file that goes with it, encoded once however many mails it goes with.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub name: String,
    /// The part of a message.
    part: Rc<Vec<u8>>,
}

impl Message {
    /// The bytes of the file. `X-Unsent` makes mail programs open it as something to send; who sends it, and when, they say.
    pub fn pieces(&self) -> Pieces {
        let alternative = |kind: &str, text: &str| {
            [
                &format!("--{ALTERNATIVE}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"),
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                &quoted_printable(text),
            ]
            .concat()
        };
        let mail = [
            &address("To", &self.name, &self.address),
            &unstructured("Subject", &self.subject),
            "X-Unsent: 1\r\nMIME-Version: 1.0\r\n",
            &format!("Content-Type: multipart/mixed; boundary=\"{MIXED}\"\r\n\r\n--{MIXED}\r\n"),
            &format!("Content-Type: multipart/alternative; boundary=\"{ALTERNATIVE}\"\r\n\r\n"),
            &alternative("plain", &self.text),
            &alternative("html", &self.html),
            &format!("--{ALTERNATIVE}--\r\n"),
        ]
        .concat();
        let mut pieces = Pieces::from(mail.into_bytes());
        for attachment in &self.attachments {
            pieces.push(attachment.part.clone());
        }
        pieces.push(format!("--{MIXED}--\r\n").into_bytes());
        pieces
    }
}

impl Attachment {
    /// A file of that name. A header holds the name on one line, and so it is told everywhere.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let name = one_line(name);
        let kind = format!("Content-Type: {}{}\r\n", kind(&name, bytes), parameter("name", &name));
        let called = format!("Content-Disposition: attachment{}\r\n", parameter("filename", &name));
        let head = format!("--{MIXED}\r\n{kind}{called}Content-Transfer-Encoding: base64\r\n\r\n");
        Self { name, part: Rc::new([head, base64(bytes)].concat().into_bytes()) }
    }

    /// Octets that it adds to a mail.
    pub fn weight(&self) -> usize {
        self.part.len()
    }
}

/// What a file is, by the ending of its name.
fn kind(name: &str, bytes: &[u8]) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    // What was typed elsewhere may be of another charset.
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    match ending.as_deref().unwrap_or_default() {
        "html" | "htm" if !is_utf8 => "text/html",
        "txt" if !is_utf8 => "text/plain",
        "ics" => "text/calendar; charset=utf-8; method=PUBLISH",
        "pdf" => "application/pdf",
        "html" | "htm" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "odt" => "application/vnd.oasis.opendocument.text",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_its_parts_and_nothing_of_chance() {
        let message = Message {
            name: "Zoé\r\nBcc: a@example.org".to_owned(),
            address: "zoe@example.org".to_owned(),
            subject: "Rappel".to_owned(),
            text: "Bonjour,\n\n--=_formation_mixed--\n.\n".to_owned(),
            html: "<p>Bonjour</p>".to_owned(),
            attachments: vec![Attachment::new("seances.ics", b"BEGIN")],
        };
        let bytes = message.pieces().iter().collect::<Vec<_>>().concat();
        assert!(message.pieces().are(&bytes));
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "To: =?UTF-8?B?Wm/DqSBCY2M6IGFAZXhhbXBsZS5vcmc=?=\r\n <zoe@example.org>\r\nSubject: Rappel\r\nX-Unsent: 1\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_formation_mixed\"\r\n\r\n\
            --=_formation_mixed\r\nContent-Type: multipart/alternative; boundary=\"=_formation_alternative\"\r\n\r\n\
            --=_formation_alternative\r\nContent-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nBonjour,\r\n\r\n--=3D_formation_mixed--\r\n.\r\n\
            --=_formation_alternative\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Bonjour</p>\r\n\
            --=_formation_alternative--\r\n--=_formation_mixed\r\n\
            Content-Type: text/calendar; charset=utf-8; method=PUBLISH;\r\n name=\"seances.ics\"\r\n\
            Content-Disposition: attachment;\r\n filename=\"seances.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
            QkVHSU4=\r\n--=_formation_mixed--\r\n"
        );
    }
}
