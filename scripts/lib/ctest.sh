# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Running ctest by preset and adding up what the runs say. To be sourced after build.sh.

PASSED=0 FAILED=0 SKIPPED=0

# run_ctest PRESET [ARGUMENT...]: runs the preset's tests and adds them to the sums.
run_ctest() {
    local preset=$1 status=0 results
    shift
    results=$PROJECT/build/$preset/results.xml
    rm -f "$results"
    say "testing ($preset)"
    "${without_aslr[@]}" ctest --preset "$preset" --output-junit "$results" "$@" || status=$?
    add_results "$results" "$status"
}

# add_results JUNIT_FILE CTEST_STATUS: a run that failed without naming a test counts as one.
add_results() {
    local total=0 failed=0 skipped=0 disabled=0 line=''
    [ ! -e "$1" ] || line=$(tr '\n\t' '  ' <"$1" | grep -o '<testsuite [^>]*>' | head -n 1)
    if [ -n "$line" ]; then
        total=$(attribute "$line" tests)
        failed=$(attribute "$line" failures)
        skipped=$(attribute "$line" skipped)
        disabled=$(attribute "$line" disabled)
    fi
    if [ "$2" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1 total=$((total + 1)); fi
    PASSED=$((PASSED + total - failed - skipped - disabled))
    FAILED=$((FAILED + failed))
    SKIPPED=$((SKIPPED + skipped + disabled))
}

attribute() {
    local value
    value=$(sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p" <<<"$1")
    printf '%s' "${value:-0}"
}

# build_and_test PRESET [ARGUMENT...]: a preset that does not build is one failure. $targets: what to
# build, everything by default.
build_and_test() {
    local preset=$1
    # shellcheck disable=SC2086 # a list of names
    if build_preset "$preset" ${targets-}; then
        run_ctest "$@"
    else
        say "The preset $preset does not build."
        FAILED=$((FAILED + 1))
    fi
}

# The sanitizers' shadow memory does not fit kernels that shuffle addresses widely.
without_aslr=()
set_without_aslr() {
    local bits
    bits=$(cat /proc/sys/vm/mmap_rnd_bits 2>/dev/null || echo 32)
    if [ "$bits" -gt 28 ] && setarch -R true 2>/dev/null; then without_aslr=(setarch -R); fi
}

set_sanitizer_options() {
    local support=$PROJECT/tests/support
    export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    export TSAN_OPTIONS='halt_on_error=1 second_deadlock_stack=1'
    [ ! -e "$support/lsan.supp" ] || export LSAN_OPTIONS="suppressions=$support/lsan.supp:print_suppressions=0"
    [ ! -e "$support/tsan.supp" ] || TSAN_OPTIONS="suppressions=$support/tsan.supp $TSAN_OPTIONS"
}
