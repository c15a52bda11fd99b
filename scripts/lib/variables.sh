# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Environment variables of the build environment. To be sourced after common.sh.

# Answers whether a variable speaks of files or programs of the host, which are elsewhere or not
# at all in the private Debian 13. Everything else is passed on: a station file may ask for it.
belongs_to_host() {
    case $1 in
    PATH | SHELL | SHLVL | PWD | OLDPWD | _ | LD_* | BASH* | SHELLOPTS | UID | EUID | PPID | IFS | ENV | \
        LIBRARY_PATH | CPATH | C_INCLUDE_PATH | CPLUS_INCLUDE_PATH | COMPILER_PATH | CC | CXX | LD | AR | \
        PKG_CONFIG* | CMAKE_PREFIX_PATH | CMAKE_TOOLCHAIN_FILE | QTDIR | QT_PLUGIN_PATH | QML*_PATH | \
        QT_QPA_PLATFORM_PLUGIN_PATH | XDG_DATA_DIRS | XDG_CONFIG_DIRS | GTK_* | GIO_* | LOCPATH | \
        PYTHONHOME | PYTHONPATH | PERL5LIB | PERL5OPT | NODE_PATH | OPENSSL_CONF | SUDO_*) return 0 ;;
    esac
    return 1
}

# A variable that names a file which is not in the private Debian 13 does more harm than good.
forget_missing_files() {
    local name
    for name in TMPDIR SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE NODE_EXTRA_CA_CERTS GIT_SSL_CAINFO \
        REQUESTS_CA_BUNDLE XAUTHORITY; do
        [ -e "${!name-/}" ] || unset "$name"
    done
}

# The private Debian 13 knows C.UTF-8 only; the language for texts is kept in LANGUAGE.
set_valid_locale() {
    local name language=${LC_ALL:-${LC_MESSAGES:-${LANG-}}}
    language=${language%%.*}
    case $language in '' | C | POSIX) ;; *) export LANGUAGE=${LANGUAGE:-$language:${language%%_*}} ;; esac
    for name in $(compgen -v LC_); do
        locale_is_known "${!name}" || unset "$name"
    done
    locale_is_known "${LANG-}" || LANG=C.UTF-8
    export LANG
}

locale_is_known() {
    [ -n "$1" ] && locale -a 2>/dev/null | grep -qix "$(sed 's/[uU][tT][fF]-8/utf8/' <<<"$1")"
}

# ccache with a bound of its own; no more compilers at once than memory carries (1.5 GB each).
set_build_variables() {
    local megabytes jobs
    find_cache
    export CCACHE_DIR=$CACHE/ccache CCACHE_BASEDIR=$PROJECT CCACHE_MAXSIZE=2G
    # Without these it keeps nothing that was compiled with the precompiled header.
    export CCACHE_SLOPPINESS=pch_defines,time_macros
    if [ -z "${CMAKE_BUILD_PARALLEL_LEVEL-}" ]; then
        megabytes=$(awk '/^MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
        jobs=$((megabytes / 1500))
        [ $jobs -lt "$(nproc)" ] || jobs=$(nproc)
        export CMAKE_BUILD_PARALLEL_LEVEL=$((jobs > 0 ? jobs : 1))
    fi
}
