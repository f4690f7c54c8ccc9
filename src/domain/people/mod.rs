//! Who takes part: enrolments, names and their likeness, who is one person, what a form says of somebody.
//!
//! - *enrolment*: one person in one cohort, a row of `enrolments.csv`.
//! - *registration*: what one row of a form says of somebody who wants to take part.
//! - *newcomers*: those who join a cohort, before they are written.
//! - *alias*: the name that a video tool shows for a participant.
//! - *path*: the enrolments of somebody who was transferred, in their order.
//! - *likeness*: how near two names are; a person is never chosen by likeness alone.

pub mod alias;
pub mod all_taken;
pub mod answer;
pub mod cell_texts;
pub mod crowd;
pub mod dropped;
pub mod eligibility;
pub mod enrolment;
pub mod everywhere;
pub mod form_rows;
pub mod full_names;
pub mod identity;
pub mod jaro;
pub mod letters;
pub mod lookup;
pub mod mapping;
pub mod name_list;
pub mod names;
pub mod nearness;
pub mod newcomers;
pub mod no_name;
pub mod packing;
pub mod participant_id;
pub mod passage;
pub mod path;
pub mod phone_number;
pub mod registration;
pub mod same_people;
pub mod seats;
pub mod shown_name;
pub mod trail;
pub mod writings;
