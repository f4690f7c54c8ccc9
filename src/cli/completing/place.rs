//! Where the word under the cursor stands in the grammar.

use clap::Arg;

/// Where the last word stands.
#[derive(Debug)]
pub enum WordPlace {
    /// It is a value of that argument: what was typed of it, and what of the word stands before it, which stays.
    Value { arg: Box<Arg>, typed: String, kept: String },
    /// It is an option.
    Option,
    /// It is a command, or the next value without an option.
    Word { positional: Option<Box<Arg>> },
}
