//! What a message is: data that can be said in both languages, declared by [`words!`] with its texts side by side.

use std::fmt;
use std::sync::Arc;

use crate::lang::words::{Lang, Words, list_en, list_fr};

/// A value that a text names between braces.
pub trait Spoken {
    /// Writes the value in that language.
    fn spoken(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: Words> Spoken for T {
    fn spoken(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(lang))
    }
}

/// A list is said with "and" before its last item.
impl<T: fmt::Display> Spoken for Vec<T> {
    fn spoken(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match lang {
            Lang::En => list_en(self),
            Lang::Fr => list_fr(self),
        })
    }
}

impl<T: Spoken + ?Sized> Spoken for Arc<T> {
    fn spoken(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).spoken(lang, f)
    }
}

/// Values that are written alike in every language.
macro_rules! alike {
    ($($of:ty),* $(,)?) => {
        $(impl $crate::lang::message::Spoken for $of {
            fn spoken(&self, _: $crate::lang::words::Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        })*
    };
}
pub(crate) use alike;

alike!(str, &str, String, char, u8, u16, u32, u64, usize, i64);

/// A value and the language it is said in.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a, T: ?Sized> {
    of: &'a T,
    lang: Lang,
}

impl<'a, T: ?Sized> Said<'a, T> {
    /// That value, in that language.
    pub fn new(of: &'a T, lang: Lang) -> Self {
        Self { of, lang }
    }
}

impl<T: Spoken + ?Sized> fmt::Display for Said<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of.spoken(self.lang, f)
    }
}

impl<T: fmt::Octal> fmt::Octal for Said<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of.fmt(f)
    }
}

impl<T: fmt::UpperHex> fmt::UpperHex for Said<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of.fmt(f)
    }
}

/// The parts of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is the case.
    What,
    /// What to do about it.
    Hint,
}

/// Declares messages: an enum whose variants each have their data, their English, their French and what to do about
/// them, or a struct that is one message.
///
/// ```text
/// words! {
///     pub enum Keeping {
///         CannotWrite { file: String, why: Cause }
///             en: "{file} cannot be written: {why}; nothing was changed"
///             fr: "impossible d'écrire {file} : {why} ; rien n'a été modifié"
///             hint_en: "check the disk, then run it again"
///             hint_fr: "vérifiez le disque, puis relancez",
///     }
/// }
/// ```
///
/// A text is a template (`"…{field}…"`, each field said in the language of the text), a template with values
/// (`("… {}", long_date(*day, Lang::En))`), code that gives a `String` (`{ … }`), or code that takes the language
/// (`(|lang| …)`). `both:` and `hint:` serve both languages; `match field { pattern => texts, … }` gives each case its
/// texts, `hint match field { … }` each case its hint; `code:` is the code of a finding.
/// A text that is missing in one language, or that names an unknown field, does not compile.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Name:ident $(<$life:lifetime>)? {
            $(
                $(#[$note:meta])*
                $Variant:ident
                $({ $($(#[$about:meta])* $field:ident : $of:ty),* $(,)? })?
                $(( $($item:ident : $it:ty),* $(,)? ))?
                $(code: $code:ident)?
                $(match $subject:tt {
                    $($case:pat $(if $guard:expr)? =>
                        $(en: $case_en:tt fr: $case_fr:tt)? $(both: $case_both:tt)?
                        $(hint_en: $case_hint_en:tt hint_fr: $case_hint_fr:tt)? $(hint: $case_hint:tt)?
                    ),+ $(,)?
                })?
                $(en: $en:tt fr: $fr:tt)? $(both: $both:tt)?
                $(hint_en: $hint_en:tt hint_fr: $hint_fr:tt)? $(hint: $hint:tt)?
                $(hint match $open:tt {
                    $($hint_case:pat $(if $hint_guard:expr)? =>
                        $(hint_en: $one_hint_en:tt hint_fr: $one_hint_fr:tt)? $(hint: $one_hint:tt)?
                    ),+ $(,)?
                })?
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        $vis enum $Name $(<$life>)? {
            $(
                $(#[$note])*
                $Variant $({ $($(#[$about])* $field: $of),* })? $(( $($it),* ))?
            ),*
        }

        $crate::lang::message::spoken!($Name $(<$life>)?);

        impl $(<$life>)? $Name $(<$life>)? {
            #[allow(unused_variables, reason = "a text names the fields that its reader needs")]
            #[allow(clippy::too_many_lines, reason = "every message of the kind")]
            fn text(&self, part: $crate::lang::message::Part, lang: $crate::lang::words::Lang) -> String {
                match self {
                    $(
                        Self::$Variant $({ $($field),* })? $(( $($item),* ))? => {
                            $crate::lang::message::arm!(
                                part, lang, [$($($field)*)? $($($item)*)?]
                                {
                                    $(match $subject {
                                        $($case $(if $guard)? => [
                                            $(en: $case_en fr: $case_fr)? $(both: $case_both)?
                                            $(hint_en: $case_hint_en hint_fr: $case_hint_fr)? $(hint: $case_hint)?
                                        ],)+
                                    })?
                                    $(en: $en fr: $fr)? $(both: $both)?
                                    $(hint_en: $hint_en hint_fr: $hint_fr)? $(hint: $hint)?
                                }
                                $({
                                    match $open {
                                        $($hint_case $(if $hint_guard)? => [
                                            $(hint_en: $one_hint_en hint_fr: $one_hint_fr)? $(hint: $one_hint)?
                                        ],)+
                                    }
                                })?
                            )
                        }
                    )*
                }
            }
        }

        $crate::lang::message::codes!($Name; $(($Variant $($code)?))*);
        $crate::lang::message::tested!(
            [$(<$life>)?] $Name
            $((
                $Variant [$({ $($field),* })? $(( $($item),* ))?]
                [$(yes $both)? $($($(yes $case_both)?)+)?]
            ))*
        );
    };
    (
        $(#[$meta:meta])*
        $vis:vis struct $Name:ident $(<$life:lifetime>)?
        { $($(#[$about:meta])* $field_vis:vis $field:ident : $of:ty),* $(,)? }
        $(match $subject:tt {
            $($case:pat $(if $guard:expr)? =>
                $(en: $case_en:tt fr: $case_fr:tt)? $(both: $case_both:tt)?
                $(hint_en: $case_hint_en:tt hint_fr: $case_hint_fr:tt)? $(hint: $case_hint:tt)?
            ),+ $(,)?
        })?
        $(en: $en:tt fr: $fr:tt)? $(both: $both:tt)?
        $(hint_en: $hint_en:tt hint_fr: $hint_fr:tt)? $(hint: $hint:tt)?
        $(hint match $open:tt {
            $($hint_case:pat $(if $hint_guard:expr)? =>
                $(hint_en: $one_hint_en:tt hint_fr: $one_hint_fr:tt)? $(hint: $one_hint:tt)?
            ),+ $(,)?
        })?
    ) => {
        $(#[$meta])*
        $vis struct $Name $(<$life>)? {
            $($(#[$about])* $field_vis $field: $of),*
        }

        $crate::lang::message::spoken!($Name $(<$life>)?);

        impl $(<$life>)? $Name $(<$life>)? {
            #[allow(unused_variables, reason = "a text names the fields that its reader needs")]
            #[allow(unused_parens, reason = "what is matched is one token to a macro: `(&due.what)`")]
            fn text(&self, part: $crate::lang::message::Part, lang: $crate::lang::words::Lang) -> String {
                let Self { $($field),* } = self;
                $crate::lang::message::arm!(
                    part, lang, [$($field)*]
                    {
                        $(match $subject {
                            $($case $(if $guard)? => [
                                $(en: $case_en fr: $case_fr)? $(both: $case_both)?
                                $(hint_en: $case_hint_en hint_fr: $case_hint_fr)? $(hint: $case_hint)?
                            ],)+
                        })?
                        $(en: $en fr: $fr)? $(both: $both)?
                        $(hint_en: $hint_en hint_fr: $hint_fr)? $(hint: $hint)?
                    }
                    $({
                        match $open {
                            $($hint_case $(if $hint_guard)? => [
                                $(hint_en: $one_hint_en hint_fr: $one_hint_fr)? $(hint: $one_hint)?
                            ],)+
                        }
                    })?
                )
            }
        }

        $crate::lang::message::tested!([$(<$life>)?] struct $Name { $($field),* } [$(yes $both)? $($($(yes $case_both)?)+)?]);
    };
}
pub(crate) use words;

/// What is declared so can be said.
macro_rules! spoken {
    ($Name:ident $(<$life:lifetime>)?) => {
        impl $(<$life>)? $crate::lang::words::Words for $Name $(<$life>)? {
            fn say(&self, lang: $crate::lang::words::Lang) -> String {
                self.text($crate::lang::message::Part::What, lang)
            }

            fn hint(&self, lang: $crate::lang::words::Lang) -> String {
                self.text($crate::lang::message::Part::Hint, lang)
            }
        }
    };
}
pub(crate) use spoken;

/// Tests of every message of a type, made of sample values; what borrows has none.
macro_rules! tested {
    ([<$life:lifetime>] $($rest:tt)*) => {};
    ([] struct $Name:ident { $($field:ident),* } [$($shared:tt)*]) => {
        #[cfg(test)]
        impl $crate::lang::sample::Sample for $Name {
            fn samples() -> Vec<Self> {
                $crate::lang::sample::Turn::all(|_turn| Self { $($field: _turn.part()),* })
            }
        }

        #[cfg(test)]
        impl $crate::every_message::CheckedMessage for $Name {
            fn is_shared(&self) -> bool {
                $crate::lang::message::shared!($($shared)*)
            }
        }

        #[cfg(test)]
        #[test]
        #[allow(non_snake_case, reason = "the test of that type")]
        fn $Name() {
            $crate::every_message::every_message::<$Name>();
        }
    };
    ([] $Name:ident $(($Variant:ident [$($fields:tt)*] [$($shared:tt)*]))*) => {
        #[cfg(test)]
        impl $crate::lang::sample::Sample for $Name {
            #[allow(clippy::too_many_lines, reason = "every message of the kind")]
            fn samples() -> Vec<Self> {
                let _depth = $crate::lang::sample::Depth::enter();
                let mut all = Vec::new();
                $(
                    if all.is_empty() || !$crate::lang::sample::Depth::is_great() {
                        all.extend($crate::lang::message::sample!($Variant $($fields)*));
                    }
                )*
                all
            }
        }

        #[cfg(test)]
        impl $crate::every_message::CheckedMessage for $Name {
            fn is_shared(&self) -> bool {
                match self {
                    $(Self::$Variant { .. } => $crate::lang::message::shared!($($shared)*),)*
                }
            }
        }

        #[cfg(test)]
        #[test]
        #[allow(non_snake_case, reason = "the test of that type")]
        fn $Name() {
            $crate::every_message::every_message::<$Name>();
        }
    };
}
pub(crate) use tested;

/// All samples of one message.
#[cfg(test)]
macro_rules! sample {
    ($Variant:ident) => { [Self::$Variant] };
    ($Variant:ident { $($field:ident),* }) => {
        $crate::lang::sample::Turn::all(|turn| Self::$Variant { $($field: turn.part()),* })
    };
    ($Variant:ident ( $($field:ident),* )) => {
        $crate::lang::sample::Turn::all(|turn| Self::$Variant($($crate::lang::message::part!(turn $field)),*))
    };
}
#[cfg(test)]
pub(crate) use sample;

#[cfg(test)]
macro_rules! part {
    ($turn:ident $field:ident) => {
        $turn.part()
    };
}
#[cfg(test)]
pub(crate) use part;

/// Whether a message has a text for both languages.
#[cfg(test)]
macro_rules! shared {
    () => {
        false
    };
    ($($text:tt)+) => {
        true
    };
}
#[cfg(test)]
pub(crate) use shared;

/// The texts of one message, or of each of its cases, and the cases of its hint; of these, one part in one language.
macro_rules! arm {
    ($part:ident, $lang:ident, $fields:tt { $($texts:tt)* }) => {
        $crate::lang::message::case!($part, $lang, $fields $($texts)*)
    };
    ($part:ident, $lang:ident, $fields:tt { $($texts:tt)* } { $($hints:tt)* }) => {
        match $part {
            $crate::lang::message::Part::What => $crate::lang::message::case!($part, $lang, $fields $($texts)*),
            $crate::lang::message::Part::Hint => $crate::lang::message::case!($part, $lang, $fields $($hints)*),
        }
    };
}
pub(crate) use arm;

macro_rules! case {
    (
        $part:ident, $lang:ident, $fields:tt
        match $subject:tt { $($case:pat $(if $guard:expr)? => [$($texts:tt)*],)+ }
    ) => {
        match $subject {
            $($case $(if $guard)? => $crate::lang::message::case!($part, $lang, $fields $($texts)*),)+
        }
    };
    (
        $part:ident, $lang:ident, $fields:tt
        match $subject:tt { $($cases:tt)* } $($hint:tt)+
    ) => {
        match $part {
            $crate::lang::message::Part::What => {
                $crate::lang::message::case!($part, $lang, $fields match $subject { $($cases)* })
            }
            $crate::lang::message::Part::Hint => $crate::lang::message::case!($part, $lang, $fields $($hint)+),
        }
    };
    // A case of a hint: its text stands elsewhere.
    ($part:ident, $lang:ident, $fields:tt) => { String::new() };
    ($part:ident, $lang:ident, $fields:tt hint: $hint:tt) => { $crate::lang::message::composed!($lang, $fields $hint) };
    ($part:ident, $lang:ident, $fields:tt hint_en: $hint_en:tt hint_fr: $hint_fr:tt) => {
        match $lang {
            $crate::lang::words::Lang::En => $crate::lang::message::composed!($lang, $fields $hint_en),
            $crate::lang::words::Lang::Fr => $crate::lang::message::composed!($lang, $fields $hint_fr),
        }
    };
    (
        $part:ident, $lang:ident, $fields:tt
        $(en: $en:tt fr: $fr:tt)? $(both: $both:tt)?
        $(hint_en: $hint_en:tt hint_fr: $hint_fr:tt)? $(hint: $hint:tt)?
    ) => {
        match ($part, $lang) {
            $(
                ($crate::lang::message::Part::What, $crate::lang::words::Lang::En) => {
                    $crate::lang::message::composed!($lang, $fields $en)
                }
                ($crate::lang::message::Part::What, $crate::lang::words::Lang::Fr) => {
                    $crate::lang::message::composed!($lang, $fields $fr)
                }
            )?
            $(($crate::lang::message::Part::What, _) => $crate::lang::message::composed!($lang, $fields $both),)?
            $(
                ($crate::lang::message::Part::Hint, $crate::lang::words::Lang::En) => {
                    $crate::lang::message::composed!($lang, $fields $hint_en)
                }
                ($crate::lang::message::Part::Hint, $crate::lang::words::Lang::Fr) => {
                    $crate::lang::message::composed!($lang, $fields $hint_fr)
                }
            )?
            $(($crate::lang::message::Part::Hint, _) => $crate::lang::message::composed!($lang, $fields $hint),)?
            #[allow(unreachable_patterns, reason = "where both hints are given")]
            ($crate::lang::message::Part::Hint, _) => String::new(),
        }
    };
}
pub(crate) use case;

/// A text as it was declared: a template, a template with values, code that takes the language, or code.
macro_rules! composed {
    ($lang:ident, [$($field:ident)*] $template:literal) => {{
        $(let $field = $crate::lang::message::Said::new($field, $lang);)*
        format!($template)
    }};
    ($lang:ident, $fields:tt (|$of:ident| $($code:tt)*)) => {{
        let $of = $lang;
        $($code)*
    }};
    ($lang:ident, $fields:tt ($($arguments:tt)*)) => { format!($($arguments)*) };
    ($lang:ident, $fields:tt {$($code:tt)*}) => {{ $($code)* }};
}
pub(crate) use composed;

/// The codes of findings, where the messages are findings.
macro_rules! codes {
    ($Name:ident; $(($Variant:ident))*) => {};
    ($Name:ident; $(($Variant:ident $code:ident))*) => {
        impl Finding for $Name {
            fn code(&self) -> Code {
                match self {
                    $(Self::$Variant { .. } => Code::$code,)*
                }
            }
        }
    };
}
pub(crate) use codes;
