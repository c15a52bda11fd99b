# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The private Debian 13: made once, kept in step with packages.txt, removed on request. To be
# sourced after privilege.sh.
#
#   $CACHE/debian13           complete: it takes this name only when it is
#   $CACHE/debian13.partial   being made; what an interruption left is made anew
#   $CACHE/apt                downloads, kept until a root is complete
#   $CACHE/debian13.lock      held by whoever makes or changes it
#   $CACHE/debian13.use       held, shared, by every program that runs in it

NEEDED_MEGABYTES=3000
SUPPORTED="amd64 arm64 armhf i386 ppc64el riscv64 s390x"

# Tools of the host that making the root takes; the one thing that is installed on it.
ensure_tools() {
    local missing=()
    command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
    command -v newuidmap >/dev/null || [ "$CALLER_UID" = 0 ] || missing+=(uidmap)
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
    [ ${#missing[@]} -eq 0 ] || install_on_host \
        "This is $(host_name); Signalbox builds in a private Debian 13, which takes a tool to make." \
        "${missing[@]}"
}

require_architecture() {
    local here
    here=$(dpkg --print-architecture)
    [[ " $SUPPORTED " == *" $here "* ]] || die "There is no Debian 13 for this processor ($here)." \
        "Supported are: $SUPPORTED."
}

packages_hash() { package_names | sort -u | sha256sum | cut -d' ' -f1; }

root_is_current() { [ "$(cat "$ROOT/etc/signalbox-packages" 2>/dev/null)" = "$(packages_hash)" ]; }

# Leaves a complete root at $ROOT, whatever was there before.
ensure_root() {
    root_is_current && return
    lock_root
    if root_is_current; then
        : # somebody else made it while we waited
    elif [ -d "$ROOT" ]; then
        update_root
    else
        make_root
    fi
    exec 9>&-
}

lock_root() {
    exec 9>>"$CACHE/debian13.lock"
    flock -n 9 && return
    say "The build environment is being made by another run of this script; waiting for it."
    flock 9
}

require_space() {
    local free
    free=$(($(df -Pk "$CACHE" | awk 'NR == 2 {print $4}') / 1024))
    [ "$free" -ge "$1" ] || die "There is no room for the build environment in $CACHE:" \
        "$free MB are free, about $1 MB are needed." \
        "Make room, or name a folder on another disk with XDG_CACHE_HOME."
}

# The host's proxy for apt, as configuration that can be put into the root. As with apt itself the
# program that is to find it has the last word; it is the host's, so that its answer is put there.
write_proxy_configuration() {
    local found scheme variable detected
    found=$(apt-config dump 2>/dev/null | grep -iE '^Acquire::https?::(Proxy|Proxy::[^ ]+) "[^"]' || true)
    printf '%s\n' "$found"
    for scheme in http https; do
        variable=${scheme}_proxy
        detected=$(detected_proxy $scheme)
        if [ -z "$detected" ] && [ -z "$found" ]; then detected=${!variable-}; fi
        [ -z "$detected" ] || printf 'Acquire::%s::Proxy "%s";\n' "$scheme" "$detected"
    done
}

# detected_proxy SCHEME: what the program of Acquire::SCHEME::Proxy-Auto-Detect answers for the mirror
# that mmdebstrap takes: an address or DIRECT. Nothing where there is no such program, or it does not know.
detected_proxy() {
    local program mirror answer name="Acquire::$1::Proxy-?Auto-?Detect"
    program=$(apt-config dump 2>/dev/null | sed -nE "s/^$name \"([^\"]+)\";\$/\1/Ip" | sed -n 1p)
    [ -x "$program" ] || return 0
    mirror=$(sed -nE "s|.*\\\$mirror *= *'https?(://[^']+)'.*|\1|p" "$(command -v mmdebstrap)" 2>/dev/null | sed -n 1p)
    answer=$("${as_caller[@]}" timeout 30 "$program" "$1${mirror:-://}" </dev/null 2>/dev/null | sed -n 1p) || true
    if [[ $answer =~ ^([a-z0-9]+://[^[:space:]\"]+|DIRECT)$ ]]; then printf '%s' "$answer"; fi
}

make_root() {
    require_space "$NEEDED_MEGABYTES"
    say "This is $(host_name); Signalbox needs Debian 13's libraries (Qt 6.8)."
    say "Making a private Debian 13 in $ROOT: about 330 MB to download,"
    say "1.6 GB on disk, once. The system itself is not changed."
    work_on_root makeroot "The private Debian 13 could not be made."
    say "The private Debian 13 is ready."
}

update_root() {
    require_space 500
    say "The list of packages has changed; adding what is missing to the private Debian 13."
    work_on_root updateroot "The private Debian 13 could not be brought up to date."
}

# work_on_root makeroot|updateroot SENTENCE: runs it privileged, with progress and a log.
work_on_root() {
    local log=$CACHE/debian13.log status=0 worker
    write_proxy_configuration >"$CACHE/apt-proxy.conf"
    : >"$log"
    # shellcheck disable=SC2046 # a list of names
    # A namespace of processes too: it ends with its first process, and that one with unshare.
    "${in_mounts[@]}" --pid --fork setpriv --pdeathsig KILL "$LIB/$1" "$ROOT" "$CACHE" "$(packages_hash)" \
        $(package_names) </dev/null >>"$log" 2>&1 &
    worker=$!
    # shellcheck disable=SC2064
    trap "kill -KILL $worker 2>/dev/null" EXIT # unshare heeds no other signal
    trap 'exit 130' INT TERM HUP
    show_progress "$worker" "$log"
    wait "$worker" || status=$?
    trap - EXIT INT TERM HUP
    [ $status -eq 0 ] || explain_apt_failure "$log" "$2"
    rm -f "$CACHE/apt-proxy.conf"
}

# Until process $1 ends: one line for each step in log $2, and what is going on in between.
show_progress() {
    local step='' now='' shown=0 seconds=0 detail
    while [[ $(jobs -pr) == *"$1"* ]]; do
        now=$(sed -n -e 's/^I: running apt-get update.*/fetching the list of packages/p' \
            -e 's/^I: downloading packages.*/downloading/p' \
            -e 's/^I: extracting archives.*/unpacking the base/p' \
            -e 's/^I: installing essential.*/setting up the base/p' \
            -e 's/^I: installing remaining.*/downloading and installing packages/p' \
            -e 's/^I: cleaning.*/cleaning up/p' "$2" | tail -n 1)
        if [ -n "$now" ] && [ "$now" != "$step" ]; then
            [ -t 2 ] && printf '\r\033[K' >&2
            say "  $now"
            step=$now
        fi
        detail="$(megabytes_in "$CACHE/apt") MB downloaded, $(grep -c '^Setting up' "$2" || true) packages set up"
        if [ -t 2 ]; then
            printf '\r\033[K           %s' "$detail" >&2
        elif [ $((seconds - shown)) -ge 15 ]; then
            say "  $detail"
            shown=$seconds
        fi
        sleep 1
        seconds=$((seconds + 1))
    done
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

megabytes_in() {
    local size
    size=$(du -sm "$1" 2>/dev/null | cut -f1 || true) # some of it may not be ours to look into
    printf '%s' "${size:-0}"
}

# Removes the root, but only when nothing runs and nothing is mounted in it.
remove_root() {
    local folder
    lock_root
    exec 8>>"$CACHE/debian13.use"
    flock -n 8 || die "Something still runs in $ROOT." "End it first, then remove the root again."
    for folder in "$ROOT" "$ROOT.partial" "$ROOT.removed"; do
        if [ -d "$folder" ]; then
            "${in_mounts[@]}" "$LIB/removeroot" "$folder" || exit 1
        fi
    done
    rm -rf "$CACHE/apt" "$CACHE/debian13.log" "$CACHE/apt-proxy.conf" 2>/dev/null ||
        "${in_mounts[@]}" rm -rf --one-file-system "$CACHE/apt"
    rm -f "$CACHE/debian13.use" "$CACHE/debian13.lock"
    say "The private Debian 13 is removed. Your events and settings live elsewhere and are untouched."
}
