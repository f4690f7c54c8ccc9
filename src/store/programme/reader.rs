//! Walks one table of a definition: takes the keys it is asked for, checks their types, and at the end names the keys
//! nobody asked for. Owns no meaning: what a value stands for is decided by its caller. Where questions are noted, it
//! reads nothing and every table is there: [`super::asked`].

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::domain::pedagogy::scale::ScoreValue;
use crate::domain::quantity::{Minutes, Share};
use crate::domain::suggest::nearest;
use crate::domain::values::{Value, understood};
use crate::store::programme::fault::{Advice, DefinitionTable, Fault, ValueKind};

use super::asked::{KeyNotes, KeyShape, Takes};
use super::findings::DefinitionFindings;
use super::meant;
use super::values;
use super::written::Written;

/// A table, where it stands, and what it is a table of.
#[derive(Clone, Debug)]
pub struct PlacedTable<'t> {
    table: &'t DeTable<'t>,
    span: Range<usize>,
    part: DefinitionTable,
    notes: Option<&'t KeyNotes>,
}

impl<'t> PlacedTable<'t> {
    /// A whole file.
    pub fn whole(table: &'t DeTable<'t>, part: DefinitionTable) -> Self {
        Self { table, span: 0..0, part, notes: None }
    }

    /// A file in which nothing stands, whose questions are noted.
    pub fn noted(empty: &'t DeTable<'t>, part: DefinitionTable, notes: &'t KeyNotes) -> Self {
        Self { notes: Some(notes), ..Self::whole(empty, part) }
    }
}

/// A table being read.
pub struct TableReader<'t, 'f, 's> {
    table: &'t DeTable<'t>,
    span: Range<usize>,
    part: DefinitionTable,
    notes: Option<&'t KeyNotes>,
    asked: Vec<&'static str>,
    pub findings: &'f mut DefinitionFindings<'s>,
}

/// A value and its key.
type Entry<'t> = (&'t Spanned<DeValue<'t>>, Range<usize>);

impl<'t, 'f, 's> TableReader<'t, 'f, 's> {
    /// Begins to read a table.
    pub fn new(placed: PlacedTable<'t>, findings: &'f mut DefinitionFindings<'s>) -> Self {
        let PlacedTable { table, span, part, notes } = placed;
        Self { table, span, part, notes, asked: Vec::with_capacity(14), findings }
    }

    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The value of a key, unless the parser stumbled on it.
    fn take(&mut self, key: &'static str, takes: impl FnOnce() -> Takes) -> Option<Entry<'t>> {
        if let Some(notes) = self.notes {
            notes.add(self.part, key, takes());
        }
        self.asked.push(key);
        let (name, value) = self.table.get_key_value(key)?;
        if self.lost(value) { None } else { Some((value, name.span())) }
    }

    /// Whether the parser stumbled on a single value; of a list or a table the rest is still read.
    fn lost(&self, value: &Spanned<DeValue<'_>>) -> bool {
        !matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_)) && self.findings.is_broken(&value.span())
    }

    /// Says that a key must be there.
    fn required<T>(&mut self, key: &'static str, value: Option<T>) -> Option<T> {
        if let Some(notes) = self.notes {
            notes.require(self.part, key);
        }
        if value.is_none() && !self.table.contains_key(key) {
            let fault = Fault::KeyMissing { part: self.part, key };
            self.findings.add(&self.span, fault, Some(Advice::Example { key }));
        }
        value
    }

    fn wrong_type(&mut self, key: &'static str, value: &Spanned<DeValue<'_>>, wanted: ValueKind) {
        let fault = Fault::WrongType { key: key.to_owned(), wanted, found: kind_of(value.get_ref()) };
        let written = self.findings.source().slice(&value.span());
        let advice = match meant::meant(wanted, written) {
            Some(text) => Advice::Write { text },
            None => Advice::Example { key },
        };
        self.findings.add(&value.span(), fault, Some(advice));
    }

    pub fn text(&mut self, key: &'static str) -> Option<Written<String>> {
        self.text_that(key, || Takes::Text)
    }

    /// A text of a shape that is checked later.
    pub fn text_as(&mut self, key: &'static str, shape: KeyShape) -> Option<Written<String>> {
        self.text_that(key, || Takes::Shaped(shape))
    }

    fn text_that(&mut self, key: &'static str, takes: impl FnOnce() -> Takes) -> Option<Written<String>> {
        let (value, _) = self.take(key, takes)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(Written::new(text.trim().to_owned(), value.span()));
        }
        self.wrong_type(key, value, ValueKind::Text);
        None
    }

    /// A text that must be there and say something.
    pub fn required_text(&mut self, key: &'static str) -> Option<Written<String>> {
        self.required_text_as(key, KeyShape::Said)
    }

    /// As [`Self::required_text`], of a shape that is checked later.
    pub fn required_text_as(&mut self, key: &'static str, shape: KeyShape) -> Option<Written<String>> {
        let text = self.text_as(key, shape);
        let text = self.required(key, text)?;
        if text.value.is_empty() {
            self.findings.add(&text.span, Fault::Empty { key }, Some(Advice::Example { key }));
            return None;
        }
        Some(text)
    }

    /// A list of texts; empty when it is not there.
    pub fn texts(&mut self, key: &'static str) -> Vec<Written<String>> {
        let Some((value, _)) = self.take(key, || Takes::Texts) else { return Vec::new() };
        self.texts_in(key, value)
    }

    /// A list of texts, each of a closed list.
    pub fn texts_among(&mut self, key: &'static str, allowed: &[&'static str]) -> Vec<String> {
        let taken = self.take(key, || Takes::TextsAmong(allowed.to_vec()));
        let texts = taken.map(|(value, _)| self.texts_in(key, value)).unwrap_or_default();
        texts.into_iter().map(|text| self.among(key, text, allowed)).collect()
    }

    /// A text of a closed list.
    pub fn text_among(&mut self, key: &'static str, allowed: &[&'static str]) -> Option<String> {
        let text = self.text_that(key, || Takes::TextAmong(allowed.to_vec()))?;
        Some(self.among(key, text, allowed))
    }

    /// A text of a closed list, or an empty one, which says nothing.
    pub fn text_among_or_empty(&mut self, key: &'static str, allowed: &[&'static str]) -> Option<String> {
        let text = self.text_that(key, || Takes::TextAmong([allowed, &[""]].concat()))?;
        (!text.value.is_empty()).then(|| self.among(key, text, allowed))
    }

    fn among(&mut self, key: &'static str, text: Written<String>, allowed: &[&'static str]) -> String {
        if !allowed.contains(&text.value.as_str()) {
            let allowed = allowed.iter().map(|word| (*word).to_owned()).collect();
            self.not_allowed(key, text.clone(), allowed);
        }
        text.value
    }

    /// A list of texts, of a key that the program does not choose: `[eligibility]`.
    pub fn texts_in(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<Written<String>> {
        let wrong = |found: &Spanned<DeValue<'_>>, findings: &mut DefinitionFindings<'_>| {
            let fault =
                Fault::WrongType { key: key.to_owned(), wanted: ValueKind::Texts, found: kind_of(found.get_ref()) };
            let written = findings.source().slice(&found.span());
            let advice = match found.get_ref() {
                DeValue::String(_) => Advice::Write { text: format!("[{written}]") },
                _ => Advice::Texts { key: key.to_owned() },
            };
            findings.add(&found.span(), fault, Some(advice));
        };
        let DeValue::Array(items) = value.get_ref() else {
            wrong(value, self.findings);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                _ if self.lost(item) => {}
                DeValue::String(text) => texts.push(Written::new(text.trim().to_owned(), item.span())),
                _ => wrong(item, self.findings),
            }
        }
        texts
    }

    /// A whole number within bounds.
    pub fn number(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let (value, _) = self.take(key, || Takes::Number { least, most })?;
        let DeValue::Integer(digits) = value.get_ref() else {
            self.wrong_type(key, value, ValueKind::Whole);
            return None;
        };
        let number = u32::from_str_radix(digits.as_str(), digits.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let written = self.findings.source().slice(&value.span()).to_owned();
            self.findings.add(&value.span(), Fault::OutOfRange { key, written, least, most }, None);
        }
        number
    }

    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (value, _) = self.take(key, || Takes::Flag)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.wrong_type(key, value, ValueKind::Flag);
        None
    }

    /// A decimal number as its digits.
    fn decimal(&mut self, key: &'static str, takes: Takes) -> Option<Written<String>> {
        let wanted = takes.kind();
        let (value, _) = self.take(key, || takes)?;
        match value.get_ref() {
            DeValue::Integer(digits) if digits.radix() == 10 => {
                Some(Written::new(digits.as_str().to_owned(), value.span()))
            }
            DeValue::Float(digits) => Some(Written::new(digits.as_str().to_owned(), value.span())),
            _ => {
                self.wrong_type(key, value, wanted);
                None
            }
        }
    }

    /// Hours as whole minutes.
    pub fn hours(&mut self, key: &'static str) -> Option<Written<Minutes>> {
        let digits = self.decimal(key, Takes::Hours)?;
        let Some(minutes) = values::hours(&digits.value) else {
            let fault = Fault::NotWholeMinutes { key, text: digits.value };
            self.findings.add(&digits.span, fault, Some(Advice::Hours));
            return None;
        };
        Some(Written::new(minutes, digits.span))
    }

    /// Hours as an exact decimal.
    pub fn exact_hours(&mut self, key: &'static str) -> Option<Share> {
        let digits = self.decimal(key, Takes::ExactHours)?;
        let share = Share::from_decimal(&digits.value);
        if share.is_none() {
            self.findings.add(&digits.span, Fault::NotWholeMinutes { key, text: digits.value }, Some(Advice::Hours));
        }
        share
    }

    /// A share from 0 to 1.
    pub fn share(&mut self, key: &'static str) -> Option<Share> {
        let digits = self.decimal(key, Takes::Share)?;
        let share = values::share(&digits.value);
        if share.is_none() {
            self.findings.add(
                &digits.span,
                Fault::NotAShare { key, text: digits.value },
                Some(Advice::Example { key }),
            );
        }
        share
    }

    /// A mean of scores, from 0 to 5.
    pub fn mean(&mut self, key: &'static str) -> Option<Share> {
        let digits = self.decimal(key, Takes::Mean)?;
        let within = |mean: &Share| {
            let (part, whole) = mean.parts();
            part <= u64::from(ScoreValue::HIGHEST) * whole
        };
        let mean = Share::from_decimal(&digits.value).filter(within);
        if mean.is_none() {
            let fault = Fault::NotAMean { key, text: digits.value };
            self.findings.add(&digits.span, fault, Some(Advice::Example { key }));
        }
        mean
    }

    /// A word of a closed list, by key or as people write it.
    pub fn word<T: Copy + Into<Value>>(&mut self, key: &'static str, all: &[T]) -> Option<T> {
        let text = self.text_that(key, || Takes::Word(all.iter().map(|word| (*word).into()).collect()))?;
        let word = understood(all, &text.value);
        if word.is_none() {
            let allowed = all.iter().map(|word| (*word).into().key().to_owned()).collect();
            self.not_allowed(key, text, allowed);
        }
        word
    }

    /// Says that a value is none of those allowed.
    pub fn not_allowed(&mut self, key: &str, text: Written<String>, allowed: Vec<String>) {
        let near = nearest(&text.value, allowed.iter().map(String::as_str)).map(str::to_owned);
        let fault = Fault::NotAllowed { key: key.to_owned(), value: text.value };
        self.findings.add(&text.span, fault, Some(Advice::OneOf { near, allowed }));
    }

    /// A day that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Written<NaiveDate>> {
        let found = self.take(key, || Takes::Date).and_then(|(value, _)| self.date_in(key, value));
        self.required(key, found)
    }

    /// A day that may not be written.
    pub fn date(&mut self, key: &'static str) -> Option<Written<NaiveDate>> {
        let (value, _) = self.take(key, || Takes::Date)?;
        self.date_in(key, value)
    }

    /// A list of days.
    pub fn dates(&mut self, key: &'static str) -> Vec<NaiveDate> {
        let Some((value, _)) = self.take(key, || Takes::Dates) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, ValueKind::Dates);
            return Vec::new();
        };
        let mut dates = Vec::with_capacity(items.len());
        for item in items {
            if !self.lost(item) {
                dates.extend(self.date_in(key, item).map(|date| date.value));
            }
        }
        dates
    }

    fn date_in(&mut self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Written<NaiveDate>> {
        let date = match value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() && moment.offset.is_none() => {
                moment.date.and_then(values::date_of)
            }
            DeValue::String(text) => {
                let date = values::iso_date(text);
                if date.is_none() {
                    let meant = meant::meant(ValueKind::Date, text).and_then(|date| values::iso_date(&date));
                    let fault = if text.split('-').map(str::len).eq([4, 2, 2]) {
                        Fault::NoSuchDate { text: text.to_string() }
                    } else {
                        Fault::NotADate { text: text.to_string() }
                    };
                    self.findings.add(&value.span(), fault, Some(Advice::Date { meant }));
                    return None;
                }
                date
            }
            _ => None,
        };
        if date.is_none() {
            self.wrong_type(key, value, ValueKind::Date);
        }
        date.map(|date| Written::new(date, value.span()))
    }

    /// A time of day that must be there.
    pub fn required_time(&mut self, key: &'static str) -> Option<Written<NaiveTime>> {
        let found = self.take(key, || Takes::Time).and_then(|(value, _)| self.time_in(key, value));
        self.required(key, found)
    }

    fn time_in(&mut self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Written<NaiveTime>> {
        let time = match value.get_ref() {
            DeValue::Datetime(Datetime { date: None, time: Some(time), .. }) => values::time_of(*time),
            DeValue::String(text) => values::clock_time(text),
            _ => {
                self.wrong_type(key, value, ValueKind::Time);
                return None;
            }
        };
        if time.is_none() {
            let written = self.findings.source().slice(&value.span()).trim_matches('"');
            let advice = meant::meant(ValueKind::Time, written).map_or(Advice::Time, |text| Advice::Write { text });
            self.findings.add(&value.span(), Fault::NotATime { text: written.to_owned() }, Some(advice));
        }
        time.map(|time| Written::new(time, value.span()))
    }

    /// A table within.
    pub fn table(&mut self, key: &'static str, part: DefinitionTable) -> Option<PlacedTable<'t>> {
        let taken = self.take(key, || Takes::Table(part));
        if self.notes.is_some() {
            return Some(self.within(self.table, 0..0, part));
        }
        let (value, name) = taken?;
        if let DeValue::Table(table) = value.get_ref() {
            return Some(self.within(table, header(value, &name), part));
        }
        self.wrong_type(key, value, ValueKind::Table);
        None
    }

    /// A table that must be there.
    pub fn required_table(&mut self, key: &'static str, part: DefinitionTable) -> Option<PlacedTable<'t>> {
        let table = self.table(key, part);
        if let Some(notes) = self.notes {
            notes.require(self.part, key);
        }
        if table.is_none() && !self.table.contains_key(key) {
            self.findings.add(&(0..0), Fault::TableMissing { part }, Some(Advice::Example { key }));
        }
        table
    }

    /// The tables of a list: `[[modules]]`, or `sessions = [{…}]`.
    pub fn tables(&mut self, key: &'static str, part: DefinitionTable) -> Vec<PlacedTable<'t>> {
        let taken = self.take(key, || Takes::Tables(part));
        if self.notes.is_some() {
            return vec![self.within(self.table, 0..0, part)];
        }
        let Some((value, name)) = taken else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, ValueKind::Tables);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(self.within(table, header(item, &name), part)),
                _ if self.lost(item) => {}
                _ => self.wrong_type(key, item, ValueKind::Tables),
            }
        }
        tables
    }

    fn within(&self, table: &'t DeTable<'t>, span: Range<usize>, part: DefinitionTable) -> PlacedTable<'t> {
        PlacedTable { table, span, part, notes: self.notes }
    }

    /// The keys that the program does not choose: `[eligibility]`.
    pub fn any(
        &self,
    ) -> impl Iterator<Item = (&'t Spanned<std::borrow::Cow<'t, str>>, &'t Spanned<DeValue<'t>>)> + use<'t> {
        self.table.iter()
    }

    /// Names the keys nobody asked for.
    pub fn finish(self) {
        for (name, _) in self.table {
            let key: &str = name.get_ref();
            if self.asked.contains(&key) || self.findings.is_broken(&name.span()) {
                continue;
            }
            let fault = Fault::UnknownKey { part: self.part, key: key.to_owned() };
            let french = meant::key_named(key).filter(|named| self.asked.contains(named));
            let near = nearest(key, self.asked.iter().copied()).or(french).map(str::to_owned);
            let known = self.asked.iter().map(|key| (*key).to_owned()).collect();
            self.findings.add(&name.span(), fault, Some(Advice::Keys { near, known }));
        }
    }
}

/// Where a table is announced: its header, or its braces, or its key.
fn header(value: &Spanned<DeValue<'_>>, name: &Range<usize>) -> Range<usize> {
    let span = value.span();
    if span.is_empty() { name.clone() } else { span }
}

/// What kind of value was written.
fn kind_of(value: &DeValue<'_>) -> ValueKind {
    match value {
        DeValue::String(_) => ValueKind::Text,
        DeValue::Integer(_) => ValueKind::Whole,
        DeValue::Float(_) => ValueKind::Decimal,
        DeValue::Boolean(_) => ValueKind::Flag,
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(_), Some(_)) => ValueKind::Moment,
            (None, Some(_)) => ValueKind::Time,
            _ => ValueKind::Date,
        },
        DeValue::Array(_) => ValueKind::List,
        DeValue::Table(_) => ValueKind::Table,
    }
}
