# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What every script here needs: where things are, and how to speak. To be sourced.
# Messages go to stderr, so that the output of the command that is run stays its own.

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LIB=$PROJECT/scripts/lib
DESCRIBED_RELEASE="Debian 13 or newer, or Ubuntu 25.04 or newer"

say() { printf 'signalbox: %s\n' "$*" >&2; }

# die SENTENCE...: the first line says what happened, each further one why or what to do.
die() {
    printf 'signalbox: %s\n' "$1" >&2
    shift
    if [ $# -gt 0 ]; then printf '           %s\n' "$@" >&2; fi
    exit 1
}

# The names in packages.txt, without its comments.
package_names() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$LIB/packages.txt"; }

# Sets CACHE. Nothing of value lives there: it can be deleted at any time.
find_cache() { CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/signalbox; }

# Runs this script again inside the build environment, unless it is there already.
enter_environment() {
    [ -n "${SIGNALBOX_ENVIRONMENT-}" ] && return
    exec "$PROJECT/scripts/dev" "$@"
}
