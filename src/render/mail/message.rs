//! A message and its bytes. The marks between its parts are words that no encoded body can hold, so that they need no
//! chance and the same message has the same bytes.

use super::body::{base64, quoted_printable};
use super::header::{address, parameter, unstructured};

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

/// A file that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Message {
    /// The file. `X-Unsent` makes mail programs open it as something to send; who sends it, and when, they say.
    pub fn bytes(&self) -> Vec<u8> {
        let alternative = |kind: &str, text: &str| {
            [
                &format!("--{ALTERNATIVE}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"),
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                &quoted_printable(text),
            ]
            .concat()
        };
        let mut mail = [
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
        let mark = format!("--{MIXED}");
        for attachment in &self.attachments {
            mail.extend([&mark, "\r\n", &attachment.part()]);
        }
        mail.extend([&mark, "--\r\n"]);
        mail.into_bytes()
    }
}

impl Attachment {
    fn part(&self) -> String {
        let kind = format!("Content-Type: {}{}\r\n", self.kind(), parameter("name", &self.name));
        let name = format!("Content-Disposition: attachment{}\r\n", parameter("filename", &self.name));
        format!("{kind}{name}Content-Transfer-Encoding: base64\r\n\r\n{}", base64(&self.bytes))
    }

    /// What it is, by the ending of its name.
    fn kind(&self) -> &'static str {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        // What was typed elsewhere may be of another charset.
        let is_utf8 = std::str::from_utf8(&self.bytes).is_ok();
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
            attachments: vec![Attachment { name: "seances.ics".to_owned(), bytes: b"BEGIN".to_vec() }],
        };
        let bytes = message.bytes();
        assert_eq!(bytes, message.bytes());
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
