# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Building by preset, inside the environment: quiet when all is well, the compiler's own words
# when not. To be sourced after common.sh.

# build_preset PRESET [TARGET...]: configures where needed and builds. Answers with an exit code.
build_preset() {
    local preset=$1
    shift
    require_writable_checkout
    configure_preset "$preset" || return 1
    say "building ($preset)"
    if [ -t 1 ]; then
        cmake --build --preset "$preset" ${1:+--target "$@"} # ninja keeps to one line
    else
        NINJA_STATUS='[%f/%t] ' cmake --build --preset "$preset" ${1:+--target "$@"} | thin_progress
    fi
}

require_writable_checkout() {
    mkdir -p "$PROJECT/build" 2>/dev/null && [ -w "$PROJECT/build" ] && return
    die "You ($(id -un)) may not write in $PROJECT, where Signalbox is built." \
        "Make a clone of your own, or have the folder given to you."
}

# CMake looks after itself once it has run; only a change of the presets has to be told.
configure_preset() {
    local folder=$PROJECT/build/$1 log
    if [ -e "$folder/build.ninja" ] && [ "$folder/build.ninja" -nt "$PROJECT/CMakePresets.json" ]; then
        return 0
    fi
    say "configuring ($1)"
    mkdir -p "$folder"
    log=$folder/configure.log
    if ! cmake --preset "$1" >"$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
    touch "$folder/build.ninja" # cmake leaves it alone when nothing in it changes
}

# Of ninja's lines [n/m] about every tenth part is enough; all others are worth reading. Not awk:
# Debian's reads a pipe in large blocks, so that progress would be seen when it is over.
thin_progress() {
    local line finished total shown=0
    while IFS= read -r line || [ -n "$line" ]; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\  ]]; then
            finished=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            if [ "$finished" -eq "$total" ] || [ $((10 * (finished - shown))) -ge "$total" ]; then
                shown=$finished
                printf '  [%s/%s]\n' "$finished" "$total"
            fi
        elif [[ ! $line =~ ^ninja:\ (no work to do|Entering directory) ]]; then
            printf '%s\n' "$line"
        fi
    done
}
