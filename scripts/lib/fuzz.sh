# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Running fuzzers. To be sourced after build.sh and ctest.sh.

# fuzzer_names: what the preset fuzz has, once it is configured.
fuzzer_names() { (cd "$PROJECT/build/fuzz/fuzzers" && ls); }

# run_fuzzer NAME SECONDS [OPTION...]: from the corpus in the repository and what earlier runs found; says what
# it did in one line. What makes it fail is kept in build/fuzz/findings/NAME.
run_fuzzer() {
    local name=$1 seconds=$2 folder=$PROJECT/build/fuzz program corpus findings log options
    local seeds=$PROJECT/tests/fuzz/corpus/$1
    program=$folder/bin/fuzz_$name corpus=$folder/corpus/$name findings=$folder/findings/$name
    log=$folder/fuzz_$name.log
    mkdir -p "$corpus" "$findings"
    options=(-rss_limit_mb=512 -timeout=10 -print_final_stats=1 "-artifact_prefix=$findings/" "${@:3}")
    [ ! -e "$PROJECT/tests/fuzz/$name.dict" ] || options+=("-dict=$PROJECT/tests/fuzz/$name.dict")
    if ! LLVM_PROFILE_FILE=$folder/$name.profraw "${without_aslr[@]}" "$program" \
        "-max_total_time=$seconds" "${options[@]}" "$corpus" "$seeds" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        say "fuzz_$name found something; the input is in $findings"
        return 1
    fi
    say "fuzz_$name: $(fuzzer_figure "$log" number_of_executed_units) executions in $seconds s," \
        "$(line_coverage "$name") of its own lines," \
        "peak $(fuzzer_figure "$log" peak_rss_mb) MB, nothing found"
}

fuzzer_figure() { sed -n "s/^stat::$2: *//p" "$1"; }

# replay_corpus NAME: its corpus in the repository, each input once and nothing else; says what that reaches of
# its own lines. Fails when an input does, or when it is less than $least_coverage per cent.
replay_corpus() {
    local name=$1 folder=$PROJECT/build/fuzz log reached
    local seeds=$PROJECT/tests/fuzz/corpus/$1
    log=$folder/fuzz_$name.replay.log
    if ! LLVM_PROFILE_FILE=$folder/$name.profraw "${without_aslr[@]}" "$folder/bin/fuzz_$name" \
        -runs=0 -rss_limit_mb=512 -timeout=10 -print_final_stats=1 "$seeds" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        say "fuzz_$name fails on an input of its corpus"
        return 1
    fi
    reached=$(line_coverage "$name")
    say "fuzz_$name: $(find "$seeds" -type f | wc -l) inputs of the corpus reach $reached of its own lines," \
        "peak $(fuzzer_figure "$log" peak_rss_mb) MB"
    is_reached "$reached" && return 0
    coverage_by_file "$name" | while read -r share file; do
        is_reached "$share" || say "    $share $file"
    done
    return 1
}

least_coverage=80
# is_reached SHARE: whether 84.21% is enough.
is_reached() { awk -v share="${1%\%}" -v least="$least_coverage" 'BEGIN { exit !(share + 0 >= least) }'; }

# line_coverage NAME: per cent of the lines of the fuzzer's own files that its last run reached.
line_coverage() { coverage_by_file "$1" | awk '$2 == "TOTAL" { print $1 }'; }

# coverage_by_file NAME: the same, a line for each file and one for TOTAL: 84.21% framing.cpp
coverage_by_file() {
    local folder=$PROJECT/build/fuzz
    llvm-profdata merge -sparse "$folder/$1.profraw" -o "$folder/$1.profdata" || return 0
    xargs llvm-cov report "$folder/bin/fuzz_$1" "-instr-profile=$folder/$1.profdata" \
        <"$folder/fuzzers/$1" | awk 'NF >= 10 && $10 ~ /%$/ { print $10, $1 }'
}
