//! How a completion script is put in its place, for each shell: at the head of the script, and in the help.

use clap_complete::Shell;

use crate::lang::Lang;

/// A way, and the line that goes it.
pub struct Way {
    /// When it is the way, in English and in French.
    pub when: [&'static str; 2],
    /// What is typed once, or stands in a file.
    pub line: &'static str,
}

/// The ways for a shell.
pub fn ways(shell: Shell) -> &'static [Way] {
    match shell {
        Shell::Bash => {
            &[Way { when: ["in ~/.bashrc", "dans ~/.bashrc"], line: "source <(formation completions bash)" }]
        }
        Shell::Zsh => &[Way {
            when: ["in ~/.zshrc, behind `compinit`", "dans ~/.zshrc, après `compinit`"],
            line: "source <(formation completions zsh)",
        }],
        Shell::Fish => &[Way {
            when: ["in ~/.config/fish/config.fish", "dans ~/.config/fish/config.fish"],
            line: "formation completions fish | source",
        }],
        Shell::PowerShell => &[Way {
            when: ["in the file $PROFILE", "dans le fichier $PROFILE"],
            line: "formation completions powershell | Out-String | Invoke-Expression",
        }],
        _ => &[Way {
            when: ["in ~/.config/elvish/rc.elv", "dans ~/.config/elvish/rc.elv"],
            line: "eval (formation completions elvish | slurp)",
        }],
    }
}

/// The comment at the head of a script.
pub fn comment(shell: Shell, lang: Lang) -> String {
    let heading = lang.pick("To install:", "Pour installer\u{a0}:");
    let line = |way: &Way| {
        let [en, fr] = way.when;
        format!("# {}{} {}\n", lang.pick(en, fr), lang.pick(":", "\u{a0}:"), way.line)
    };
    format!("# {heading}\n{}", ways(shell).iter().map(line).collect::<String>())
}

/// The same for all shells, as a page.
pub fn page(lang: Lang) -> String {
    let shells = [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish];
    let way = |way: &Way| {
        let [en, fr] = way.when;
        format!("  {}{}\n    {}\n", lang.pick(en, fr), lang.pick(":", "\u{a0}:"), way.line)
    };
    let of = |shell: Shell| format!("{shell}\n{}", ways(shell).iter().map(way).collect::<String>());
    let heading = lang.pick(
        "Once a shell is told so, TAB completes commands and what lies in the folder.",
        "Une fois l'interpréteur au courant, TAB complète les commandes et ce que contient le dossier.",
    );
    format!("{heading}\n\n{}", shells.map(of).join("\n").trim_end())
}
