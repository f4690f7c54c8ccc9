//! What every paper is made from, once the folder is read: the stationery of the provider, and the cohort that it is about.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{NaiveDate, NaiveDateTime};

use super::made::MadePaper;
use crate::commands::context::Context;
use crate::document::Page;
use crate::document::paper::{CohortFacts, Head, Letterhead, PaperVariables, ProgrammeFacts, TemplateDay};
use crate::domain::paper::issued::IssuedPaper;
use crate::domain::paper::ledger::Ledger;
use crate::domain::paper::refusal::{LogoFault, PaperRefusal};
use crate::domain::place::{Place, Target};
use crate::domain::problem::Problem;
use crate::domain::programme::definition::Programme;
use crate::domain::records::CohortRecords;
use crate::domain::schema::Record as _;
use crate::lang::Lang;
use crate::render::mail;
use crate::render::paper::{BUILT_IN, OfficeFormat, PaperFormat, Template, TemplateFault, fill, page};
use crate::store::{Failure, NamedFile, Reading, TEMPLATES};
use crate::ui::command_error::{CommandError, Result};

/// How papers are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish {
    /// The format asked for; else papers are what their templates are.
    pub asked: Option<PaperFormat>,
    /// As if they were printed on that day; else today.
    pub printed: Option<NaiveDate>,
}

impl Wish {
    /// In that format, today.
    pub const fn format(asked: Option<PaperFormat>) -> Self {
        Self { asked, printed: None }
    }
}

/// What stands on every paper, whatever it is about, and the templates.
pub struct Stationery<'d> {
    pub programme: &'d Programme,
    pub today: NaiveDate,
    /// The day on which papers without a number say that they were printed.
    pub printed: NaiveDate,
    pub now: NaiveDateTime,
    /// In which papers are written: `--lang`, else that of the programme.
    pub lang: Lang,
    pub letterhead: Letterhead,
    pub facts: ProgrammeFacts,
    templates: Vec<(String, String)>,
    /// Those of a word processor.
    office: Vec<String>,
    /// The format that papers are asked for in.
    asked: Option<PaperFormat>,
    reading: &'d Reading,
}

/// The stationery, and a cohort.
pub struct Sources<'d> {
    pub stationery: Stationery<'d>,
    pub records: CohortRecords,
    pub group: CohortFacts,
    /// Papers issued so far, in every cohort.
    pub issued: Vec<IssuedPaper>,
}

impl<'d> Stationery<'d> {
    /// That of a folder.
    pub fn of(context: &Context<'_>, reading: &'d Reading, wish: Wish) -> Result<Self> {
        let programme: &Programme = reading.programme();
        let lang = context.global.lang.unwrap_or_else(|| Page::language(programme));
        Ok(Self {
            programme,
            today: context.today(programme),
            printed: wish.printed.unwrap_or_else(|| context.today(programme)),
            now: context.moment(programme),
            lang,
            letterhead: Letterhead::of(&programme.provider, logo(reading, &programme.provider.logo)?),
            facts: ProgrammeFacts::of(programme, lang),
            templates: reading.templates()?,
            office: reading.office_templates()?,
            asked: wish.asked,
            reading,
        })
    }

    /// The paper of that head, with what it says beside the provider and the programme.
    pub fn paper(&self, template: Template, doc: Head, body: impl serde::Serialize) -> Result<MadePaper> {
        self.paper_in(self.asked, template, doc, body)
    }

    /// The same in another format than the one asked for.
    pub fn paper_in(
        &self,
        asked: Option<PaperFormat>,
        template: Template,
        doc: Head,
        body: impl serde::Serialize,
    ) -> Result<MadePaper> {
        let (provider, programme) = (&self.letterhead, &self.facts);
        let values = PaperVariables { lang: self.lang_key(), doc, provider, programme, body };
        let Some(format) = self.office_format(template, asked)? else {
            return Ok(MadePaper::Page(page(template, self.lang, &values, &self.templates).map_err(at_fault)?));
        };
        let file = template.office_file(self.lang, format);
        let bytes = self.reading.office_template(&file)?;
        let filled = fill(&format!("{TEMPLATES}/{file}"), &bytes, format, self.lang, &values);
        Ok(MadePaper::Office(format, filled.map_err(|fault| Failure::Invalid(vec![Problem::error(fault)]))?))
    }

    /// Whether there is a template of that word processor.
    fn has_office(&self, template: Template, format: OfficeFormat) -> bool {
        self.office.contains(&template.office_file(self.lang, format))
    }

    /// The format that is asked for, where a paper that goes with another can have it; else none.
    pub fn asked_beside(&self, template: Template) -> Option<PaperFormat> {
        let can = |asked: &PaperFormat| match asked {
            PaperFormat::Office(format) => self.has_office(template, *format),
            PaperFormat::Html | PaperFormat::Pdf => true,
        };
        self.asked.filter(can)
    }

    /// The word processor whose template makes the paper; none where a page does. Two templates of one paper are refused,
    /// unless what is asked for tells them apart.
    fn office_format(&self, template: Template, asked: Option<PaperFormat>) -> Result<Option<OfficeFormat>> {
        let is_there = |format: &OfficeFormat| self.has_office(template, *format);
        let there: Vec<OfficeFormat> = OfficeFormat::ALL.into_iter().filter(is_there).collect();
        match (template.may_be_office(), asked, &there[..]) {
            (_, Some(PaperFormat::Html), _) => Ok(None),
            // The summary of a dossier is read beside its files, in a browser.
            _ if template == Template::Dossier => Ok(None),
            (false, Some(PaperFormat::Office(_)), _) => Err(PaperRefusal::WordsOfTheModel.into()),
            (false, ..) => Ok(None),
            (true, Some(PaperFormat::Office(format)), there) if there.contains(&format) => Ok(Some(format)),
            (true, Some(PaperFormat::Office(format)), _) => {
                let file = format!("{TEMPLATES}/{}", template.office_file(self.lang, format));
                Err(PaperRefusal::NoOfficeTemplate { file }.into())
            }
            (true, Some(PaperFormat::Pdf) | None, there) => {
                // A copy that says what the program's own says is no choice.
                let page = self.templates.iter().filter(|own| !BUILT_IN.contains(&(&*own.0, &*own.1)));
                let page = page.map(|(file, _)| file.clone()).filter(|file| file == template.file(self.lang));
                let office = there.iter().map(|format| template.office_file(self.lang, *format));
                let files: Vec<String> = page.chain(office).map(|file| format!("{TEMPLATES}/{file}")).collect();
                if files.len() > 1 && !there.is_empty() {
                    return Err(PaperRefusal::SeveralTemplates { files }.into());
                }
                Ok(there.first().copied())
            }
        }
    }

    /// What the template of a mail says with these variables.
    pub fn mail(&self, template: &str, values: &impl serde::Serialize) -> Result<mail::MailWords> {
        mail::MailWords::of(template, self.lang, values, &self.templates).map_err(at_fault)
    }

    /// The head of a paper that leaves today; a draft, until it has a number or needs none.
    pub fn head(&self, kind: &'static str, title: String) -> Head {
        Head { printed: TemplateDay(self.printed), ..Head::draft(kind, title, &self.facts.title, self.today) }
    }

    /// What [`Reading::named_file`] gives.
    pub fn named_file(&self, file: &str, most: usize) -> Result<NamedFile> {
        Ok(self.reading.named_file(file, most as u64)?)
    }

    /// What [`Reading::given_before`] knows.
    pub fn given_before(&self, papers: &[IssuedPaper]) -> Result<Vec<(usize, u64, String)>> {
        Ok(self.reading.given_before(papers)?)
    }

    pub fn lang_key(&self) -> &'static str {
        self.lang.pick("en", "fr")
    }
}

impl<'d> Sources<'d> {
    /// With the cohort meant.
    pub fn of(context: &Context<'_>, reading: &'d Reading, wish: Wish) -> Result<Self> {
        let records = context.records_with(reading, &[IssuedPaper::TABLE])?;
        Ok(Self {
            stationery: Stationery::of(context, reading, wish)?,
            group: CohortFacts::of(&records.cohort),
            issued: reading.papers_of_every_cohort()?,
            records,
        })
    }

    /// The papers of the cohort, with the numbers that are still free.
    pub fn ledger(&self) -> Ledger<'_> {
        Ledger::of(&self.records, &self.issued, self.stationery.today)
    }

    /// The programme and the cohort, as rules take them.
    pub fn whole(&self) -> (&'d Programme, &CohortRecords) {
        (self.stationery.programme, &self.records)
    }
}

/// The picture of the letterhead as an address of a page; empty where none is named.
fn logo(reading: &Reading, file: &str) -> Result<String> {
    if file.is_empty() {
        return Ok(String::new());
    }
    let unusable = |why| PaperRefusal::LogoUnusable { file: file.to_owned(), why };
    let bytes = reading.picture(file)?.ok_or_else(|| unusable(LogoFault::NotThere))?;
    let kind = match &*bytes {
        [] => return Err(unusable(LogoFault::TooLarge).into()),
        bytes if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => "image/png",
        bytes if std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")) => "image/svg+xml",
        _ => return Err(unusable(LogoFault::NoPicture).into()),
    };
    Ok(format!("data:{kind};base64,{}", STANDARD.encode(&bytes)))
}

/// A template of the coordinator's at fault is a file that is invalid; one of the program's is a bug.
fn at_fault(fault: TemplateFault) -> CommandError {
    let TemplateFault { file, line, own, why } = fault;
    if !own {
        return CommandError::Unforeseen(anyhow::anyhow!("{file}:{line}: {why:?}"));
    }
    let place = Place { file: format!("{TEMPLATES}/{file}").into(), line, target: Target::Line };
    Failure::Invalid(vec![Problem::error(why).at(place)]).into()
}
