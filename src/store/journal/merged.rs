//! Lines of operations that others did, as a shared store hands them on: behind the lines that are there, or between them.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{self, Write};

use super::file::Journal;
use super::line::number;
use super::split::lines;
use crate::store::replace;

impl Journal {
    /// Appends whole lines as they came, synced: those of operations that others did.
    pub(in crate::store) fn append_lines<'l>(&self, lines: impl Iterator<Item = &'l str>) -> io::Result<()> {
        let tail = self.tail()?;
        let mut bytes = Vec::new();
        for line in lines {
            if bytes.is_empty() && tail.open_ended {
                bytes.push(b'\n');
            }
            bytes.extend(line.as_bytes());
            bytes.push(b'\n');
        }
        if bytes.is_empty() {
            return Ok(());
        }
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        let mut file = replace::private(&mut options).open(&self.path)?;
        replace::keep_from_others(&file);
        file.write_all(&bytes)?;
        file.sync_all()?;
        replace::sync_folder_of(&self.path)
    }

    /// The bytes of a journal with other lines of some numbers, and with lines of numbers that it does not have, in their order.
    /// Every other line is as `kept` leaves it; none: it goes. Lines without a number stay.
    pub(in crate::store) fn with_lines(
        bytes: &[u8],
        new: &BTreeMap<u64, &str>,
        kept: impl Fn(&str) -> Option<String>,
    ) -> Vec<u8> {
        let mut merged = Vec::with_capacity(bytes.len());
        let mut to_come = new.iter().peekable();
        let add = |merged: &mut Vec<u8>, line: &[u8]| {
            merged.extend(line);
            merged.push(b'\n');
        };
        for (line, _) in lines(bytes) {
            let Some(number) = number(line) else {
                add(&mut merged, line);
                continue;
            };
            while let Some((_, text)) = to_come.next_if(|(other, _)| **other < number) {
                add(&mut merged, text.as_bytes());
            }
            match (new.get(&number), std::str::from_utf8(line)) {
                (Some(text), _) => {
                    to_come.next_if(|(other, _)| **other == number);
                    add(&mut merged, text.as_bytes());
                }
                (None, Ok(text)) => kept(text).into_iter().for_each(|text| add(&mut merged, text.as_bytes())),
                (None, Err(_)) => add(&mut merged, line),
            }
        }
        to_come.for_each(|(_, text)| add(&mut merged, text.as_bytes()));
        merged
    }
}
