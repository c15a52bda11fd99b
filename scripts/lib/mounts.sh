# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mounts into the private Debian 13. To be sourced, where mounts are private to the process.

# bind_folder ROOT FOLDER: the folder and all that is mounted in it, at the same path.
bind_folder() {
    mkdir -p "$1$2"
    mount --rbind "$2" "$1$2"
}

# bind_file ROOT FILE: at the same path. Read-only: a namespace whose source has mount flags of
# its own may refuse that, but then the file is not ours to write anyway.
bind_file() {
    local target=$1$2
    [ -e "$2" ] || return 0
    [ ! -L "$target" ] || rm -f "$target" # a mount on a link would cover what it points to
    [ -e "$target" ] || { mkdir -p "${target%/*}" && cp -L "$2" "$target"; }
    mount --bind "$2" "$target"
    mount -o remount,bind,ro "$target" 2>/dev/null || [ ! -w "$2" ]
}

# What every program needs: devices, processes, and who and where this machine is.
mount_system() {
    local path
    for path in /dev /proc /sys; do bind_folder "$1" "$path"; done
    for path in /etc/passwd /etc/group /etc/hosts /etc/resolv.conf /etc/localtime \
        /etc/ssl/certs/ca-certificates.crt; do
        bind_file "$1" "$path"
    done
}
