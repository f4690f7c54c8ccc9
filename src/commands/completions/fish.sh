function __formation_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer ($words[1] ASKED fish $words "$current" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current" ''
        case words
            printf '%s\n' $answer[2..-1]
    end
end
complete -c formation -f -k -a '(__formation_complete)'
