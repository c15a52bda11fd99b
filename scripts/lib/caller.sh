# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Who called. Under sudo that is the user who typed it, never root: whatever is built, tested
# or run belongs to that user, and so do the files that it leaves behind. To be sourced.

# Sets CALLER_UID, CALLER_GID, SUDO_CALL (yes or empty), as_caller (a command prefix that drops
# root where root was only borrowed), and repairs HOME, USER and the XDG folders.
find_caller() {
    CALLER_UID=$(id -u) CALLER_GID=$(id -g) SUDO_CALL=''
    as_caller=()
    if [ "$CALLER_UID" = 0 ] && [[ ${SUDO_UID-} =~ ^[1-9][0-9]*$ ]]; then
        take_sudo_caller
    elif [ -z "${HOME-}" ]; then
        HOME=$(getent passwd "$CALLER_UID" | cut -d: -f6)
    fi
    [ -d "${HOME-}" ] || die "The home folder \"${HOME-}\" does not exist." \
        "The build environment keeps its files in ~/.cache: set HOME to a folder of yours."
    export HOME
}

take_sudo_caller() {
    local entry name
    entry=$(getent passwd "$SUDO_UID") || die "sudo says user $SUDO_UID called, but there is no such user." \
        "Run the script without sudo: it asks when it needs it."
    SUDO_CALL=yes
    CALLER_UID=$SUDO_UID
    CALLER_GID=${SUDO_GID:-$(cut -d: -f4 <<<"$entry")}
    name=$(cut -d: -f1 <<<"$entry")
    HOME=$(cut -d: -f6 <<<"$entry")
    export USER=$name LOGNAME=$name
    as_caller=(setpriv --reuid "$CALLER_UID" --regid "$CALLER_GID" --init-groups --inh-caps=-all --)
    drop_foreign_folders
}

# Folders of root are of no use to the caller.
drop_foreign_folders() {
    local variable folder
    for variable in XDG_CACHE_HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_RUNTIME_DIR; do
        folder=${!variable-}
        if [ -n "$folder" ] && [ -e "$folder" ] && [ "$(stat -c %u "$folder")" != "$CALLER_UID" ]; then
            unset "$variable"
        fi
    done
    if [ -z "${XDG_RUNTIME_DIR-}" ] && [ -d "/run/user/$CALLER_UID" ]; then
        export XDG_RUNTIME_DIR=/run/user/$CALLER_UID
    fi
}

# Goes on as the caller: root is no longer needed, and cannot leave a file behind.
continue_as_caller() {
    exec "${as_caller[@]}" env -u SUDO_UID -u SUDO_GID -u SUDO_USER -u SUDO_COMMAND "$@"
}
