# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One line for each behaviour, and a count at the end. To be sourced.
PASSED=0 FAILED=0 SKIPPED=0

# check BEHAVIOUR COMMAND...
check() {
    local behaviour=$1
    shift
    if "$@"; then
        printf 'ok      %s\n' "$behaviour"
        PASSED=$((PASSED + 1))
    else
        printf 'FAILED  %s\n' "$behaviour"
        FAILED=$((FAILED + 1))
    fi
}

# skip COUNT REASON
skip() {
    printf 'skipped %s\n' "$2"
    SKIPPED=$((SKIPPED + $1))
}

is() { [ "$1" = "$2" ] || { printf '        expected "%s", got "%s"\n' "$2" "$1"; false; }; }

# says FILE PATTERN: shows the end of the file when it does not.
says() { grep -qE "$2" "$1" || { tail -n 20 "$1" | sed 's/^/        | /'; false; }; }

not() { ! "$@"; }
