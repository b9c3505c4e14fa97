#!/usr/bin/env bash
# Runs one .test file against the command: run_test.sh SMX FILE. README.md has the form of these files.
set -uo pipefail

smx=$(realpath "$1")
test_file=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/fixtures/." "$work"
mkdir "$work/.said" "$work/.bin"
ln -s "$smx" "$work/.bin/smx"
cd "$work" || exit 1

# Nothing from outside may change what the command says.
export PATH="$work/.bin:$PATH" LC_ALL=C.UTF-8 TERM=xterm
unset NO_COLOR

line_number=0 command='' code=0 expected_code=0 failures=0

fail() {
  failures=$((failures + 1))
  printf '%s:%d: %s\n  $ %s\n' "${test_file##*/}" "$line_number" "$1" "$command"
  printf '  exit code %d\n' "$code"
  sed 's/^/  out: /' .said/out
  sed 's/^/  err: /' .said/err
}

# What holds after every command, whatever a test looks at.
check_always() {
  [ -z "$command" ] && return
  [ "$code" -eq "$expected_code" ] || fail "exit code $code, expected $expected_code"
  # Every value of the fixtures' documents that could leak has this word in it.
  grep -qi canary .said/err && fail "a value of a document is on standard error"
}

run() {
  command=$1 expected_code=0
  bash -c "$command" >.said/out 2>.said/err </dev/null
  code=$?
}

# check STREAM RELATION TEXT
check() {
  local stream=.said/$1
  case $2 in
    has) grep -qF -e "$3" "$stream" || fail "$1 does not have: $3" ;;
    lacks) grep -qF -e "$3" "$stream" && fail "$1 has: $3" ;;
    is) [ "$(cat "$stream")" = "$3" ] || fail "$1 is not: $3" ;;
    lines) [ "$(wc -l <"$stream")" -eq "$3" ] || fail "$1 has $(wc -l <"$stream") lines, not $3" ;;
    none) [ -s "$stream" ] && fail "$1 is not empty" ;;
    *) fail "no such check: $2" ;;
  esac
}

while IFS= read -r line || [ -n "$line" ]; do
  # The exit code stands in the line below its command; look at it when the next command comes.
  case $line in '$ '*) check_always ;; esac
  line_number=$((line_number + 1))
  case $line in
    '' | '#'*) ;;
    '$ '*) run "${line#'$ '}" ;;
    'exit '*) expected_code=${line#exit } ;;
    out* | err*)
      IFS=' ' read -r stream relation text <<<"$line"
      check "$stream" "$relation" "$text"
      ;;
    *) fail "cannot read this line: $line" ;;
  esac
done <"$test_file"
check_always

[ -n "$command" ] || fail "there is no command in this file"
exit $((failures > 0))
