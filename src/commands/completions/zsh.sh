_formation() {
    local line kind
    local -a answer values shown
    answer=("${(@f)$(${~words[1]} ASKED zsh "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    kind=$answer[1]
    shift answer
    case $kind in
        files) [[ $PREFIX == --*=* ]] && compset -P '*='; _files; return ;;
        folders) [[ $PREFIX == --*=* ]] && compset -P '*='; _files -/; return ;;
        words) ;;
        *) return 1 ;;
    esac
    local begun=1
    for line in $answer; do
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
        [[ ${(L)values[-1]} == ${(L)${(Q)PREFIX}}* ]] || begun=0
    done
    if (( $#values > 1 && ! begun )); then
        # Found by name, ids may begin alike, and not as it was typed.
        compstate[insert]=
        compstate[list]='list force'
    fi
    if [[ $#values -eq 1 && $values[1] == *[=:] ]]; then
        compadd -U -S '' -- $values
    else
        compadd -U -V formation -l -S ' ' -r ',' -d shown -a -- values
    fi
}
if [ "$funcstack[1]" = _formation ]; then
    _formation "$@"
else
    compdef _formation formation
fi
