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

# Of ninja's lines [n/m] about every tenth part is enough; all others are worth reading.
thin_progress() {
    awk '
        /^\[[0-9]+\/[0-9]+\] / {
            split(substr($1, 2, length($1) - 2), part, "/")
            if (part[1] == part[2] || part[1] >= shown + part[2] / 10) {
                shown = part[1]; print "  " $1; fflush()
            }
            next
        }
        /^ninja: (no work to do|Entering directory)/ { next }
        { print; fflush() }'
}
