# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Making and entering the private Debian 13 needs the right to mount and to chroot. To be
# sourced after caller.sh. Sets PRIVILEGE:
#   root    root called: nothing else is needed
#   userns  a user namespace of the caller's own; root in it is nobody outside of it
#   sudo    real root, borrowed by the caller for making and entering only

# In the namespace the caller keeps the own id, and root is the first id of /etc/subuid.
userns=()
set_userns() {
    userns=(unshare --user --map-auto "--map-user=$CALLER_UID" "--map-group=$CALLER_GID"
        --setuid 0 --setgid 0)
}

choose_privilege() {
    set_userns
    if [ "$CALLER_UID" = 0 ]; then
        PRIVILEGE=root
    elif ! made_by_real_root && userns_works; then
        PRIVILEGE=userns
    else
        PRIVILEGE=sudo
        ask_for_sudo
    fi
    [ "$PRIVILEGE" = userns ] || mounting_is_allowed || die "Mounting is not allowed here, not even for root." \
        "This looks like a container without that right. Signalbox builds in a private Debian 13" \
        "on $(host_name), and entering that takes mounts." \
        "Use a machine or a container image with $DESCRIBED_RELEASE," \
        "where it builds without any of this."
}

# A root made with sudo earlier cannot be used from a namespace.
made_by_real_root() { [ -d "$ROOT" ] && [ "$(stat -c %u "$ROOT")" = 0 ]; }

userns_works() {
    "${as_caller[@]}" "${userns[@]}" --mount --propagation private \
        mount --bind /tmp /tmp >/dev/null 2>&1
}

mounting_is_allowed() {
    privileged unshare --mount --propagation private mount --bind /tmp /tmp >/dev/null 2>&1
}

ask_for_sudo() {
    [ -n "$SUDO_CALL" ] && return # we still are root
    local sudo=(sudo)
    [ -t 0 ] || sudo=(sudo -n)
    if ! command -v sudo >/dev/null; then
        refuse "there is no sudo"
    fi
    say "sudo is needed to make and enter the private Debian 13; building and running are yours."
    "${sudo[@]}" -p 'Your password for sudo: ' true || refuse "sudo did not let $(id -un) in"
}

# Ends: neither way is open. Says why the namespace is not.
refuse() {
    local why="The kernel does not allow it."
    if ! command -v newuidmap >/dev/null; then
        why="The package uidmap is not installed."
    elif ! grep -qE "^($(id -un)|$(id -u)):" /etc/subuid 2>/dev/null; then
        why="/etc/subuid has no line for $(id -un)."
    fi
    die "Signalbox cannot make its build environment: $1, and a user namespace is not possible." "$why" \
        "Ask whoever looks after this machine for one of these:" \
        "  - $DESCRIBED_RELEASE, where nothing of this is needed" \
        "  - the right to use sudo" \
        "  - the packages mmdebstrap and uidmap, and:" \
        "        usermod --add-subuids 200000-265535 --add-subgids 200000-265535 $(id -un)"
}

# privileged COMMAND...: runs it with the rights that were chosen, but for namespaces.
privileged() {
    if [ "$PRIVILEGE" = sudo ] && [ -z "$SUDO_CALL" ]; then
        sudo -- "$@"
    else
        "$@"
    fi
}

# Sets in_mounts, a command prefix: root's rights, and mounts that nobody else sees.
set_in_mounts() {
    case $PRIVILEGE in
    userns) in_mounts=("${userns[@]}" --mount --propagation private) ;;
    *) in_mounts=(unshare --mount --propagation private) ;;
    esac
    if [ "$PRIVILEGE" = sudo ] && [ -z "$SUDO_CALL" ]; then
        in_mounts=(sudo -- "${in_mounts[@]}")
    fi
}
