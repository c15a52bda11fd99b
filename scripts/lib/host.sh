# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What this machine is, and installing packages on it. To be sourced after common.sh.

# Answers whether packages of this system are new enough to build with (Qt 6.8 and llhttp).
host_is_new_enough() {
    local ID='' VERSION_ID='' version
    command -v dpkg-query >/dev/null || return 1
    # shellcheck source=/dev/null
    [ -r /etc/os-release ] && . /etc/os-release
    case $ID in
    debian) version_at_least "${VERSION_ID:-99}" 13 && return 0 ;; # testing and sid have no number
    ubuntu) version_at_least "${VERSION_ID:-0}" 25.04 && return 0 ;;
    esac
    # A derived system: ask for the package itself.
    version=$(dpkg-query -W -f '${Version}' qt6-base-dev 2>/dev/null ||
        apt-cache policy qt6-base-dev 2>/dev/null | sed -n 's/^ *Candidate: *//p')
    [ -n "$version" ] && version_at_least "$version" 6.8 &&
        apt-cache show libllhttp-dev >/dev/null 2>&1
}

version_at_least() { dpkg --compare-versions "$1" ge "$2"; }

host_name() { (. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-this system}"); }

# missing_packages ADMINDIR NAME...: those of the packages that are not installed there.
missing_packages() {
    local admindir=$1
    shift
    dpkg-query --admindir="$admindir" -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
        sed -n 's/^installed //p' | sort -u | comm -13 - <(printf '%s\n' "$@" | sort -u)
}

require_apt() {
    command -v apt-get >/dev/null && return
    die "This system has no apt, so Signalbox cannot fetch what it is built with." \
        "On $DESCRIBED_RELEASE this script does it all. Elsewhere install" \
        "what these Debian packages hold, then use the CMake presets directly" \
        "(cmake --preset release && cmake --build --preset release):" \
        "$(package_names | tr '\n' ' ' | fold -s -w 70 | sed '2,$s/^/           /')"
}

# install_on_host REASON NAME...: by apt as root, or by sudo, asked once with the reason.
install_on_host() {
    local reason=$1 log
    shift
    say "$reason"
    say "To be installed on this system: $(printf '%s ' "$@" | fold -s -w 90)"
    become_root_for_install "$*"
    log=$(mktemp)
    if ! run_as_root sh -c '
        export DEBIAN_FRONTEND=noninteractive
        apt-get install -qy --no-install-recommends "$@" ||
            { apt-get update && apt-get install -qy --no-install-recommends "$@"; }' sh "$@" \
        </dev/null >"$log" 2>&1; then
        explain_apt_failure "$log" "apt could not install: $*"
    fi
    rm -f "$log"
}

become_root_for_install() {
    run_as_root=()
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || die "Only root can install packages here, and there is no sudo." \
        "Ask whoever looks after this machine to run:" "    apt-get install $1"
    run_as_root=(sudo)
    if [ ! -t 0 ]; then
        run_as_root=(sudo -n)
    fi
    "${run_as_root[@]}" -p 'Your password for sudo, to install the packages above: ' true ||
        die "sudo did not let $(id -un) install packages." \
            "Ask whoever looks after this machine to run:" "    apt-get install $1"
}

run_as_root() { "${run_as_root[@]}" "$@"; }

# Ends with a sentence that fits what apt or mmdebstrap wrote into the log $1.
explain_apt_failure() {
    local log=$1 what=$2
    if grep -q 'No space left on device' "$log"; then
        die "$what" "The disk is full. Make room (about 3 GB), then start again:" \
            "what has been downloaded is kept and not fetched twice."
    elif grep -qE 'NO_PUBKEY|is not signed|not available for signature|no.*keyring' "$log"; then
        die "$what" "The keys that sign Debian 13 are not known here." \
            "Install or upgrade the package debian-archive-keyring, then start again."
    elif grep -qiE 'resolv(e|ing)|Could not connect|Unable to connect|Cannot initiate the connection|Connection (timed out|refused|failed)|Network is unreachable|Failed to fetch' "$log"; then
        die "$what" "The package archive could not be reached: is there a network connection?" \
            "(A proxy that apt is configured for is used, and so is http_proxy.)" \
            "Then start again: what has been downloaded is kept and not fetched twice." \
            "apt said: $(grep -E '^(E|Err|W)' "$log" | tail -n 1)"
    fi
    die "$what" "The last lines of $log:" "$(tail -n 15 "$log" | sed '2,$s/^/           /')"
}
