#!/usr/bin/env bash
# Does what a page such as docs/tutorial.md says, step by step, in an empty folder: run_tutorial.sh SMX PAGE.
#
#   ```yaml clinic/pack.yaml      the block is written to this file
#   ```console                    `$ ` lines are run; what follows them is what must appear, exactly
#
# SMX_UPDATE_GOLDEN=1 writes what appears into the page, to be reviewed.
set -uo pipefail

smx=$(realpath "$1")
page=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/.bin" "$work/steps"
ln -s "$smx" "$work/.bin/smx"
export PATH="$work/.bin:$PATH" LC_ALL=C.UTF-8 TERM=dumb NO_COLOR=1
cd "$work/steps" || exit 1

made="$work/page.md"
commands=0
block='' file=''

run_command() {
  printf '$ %s\n' "$1"
  # blanks at the ends of lines, and how long something took, are not what the page is about
  bash -c "$1" </dev/null 2>&1 | sed -E 's/[[:space:]]+$//; s/in [0-9.]+ s$/in 0.01 s/'
}

: >"$made"
while IFS= read -r line || [ -n "$line" ]; do
  case $block$line in
    '```console') block=console; printf '%s\n' "$line" >>"$made" ;;
    '```'?*' '?*) block=file file=${line#* }; mkdir -p "$(dirname "$file")"; : >"$file"; printf '%s\n' "$line" >>"$made" ;;
    '```'?*) block=other; printf '%s\n' "$line" >>"$made" ;;
    console'```' | file'```' | other'```') block=''; printf '%s\n' "$line" >>"$made" ;;
    file*) printf '%s\n' "$line" >>"$file"; printf '%s\n' "$line" >>"$made" ;;
    console'$ '*) commands=$((commands + 1)); run_command "${line#'$ '}" >>"$made" ;;
    console*) ;;  # what the page says appears; what does appear was written above
    *) printf '%s\n' "$line" >>"$made" ;;
  esac
done <"$page"

[ "$commands" -ge 5 ] || { echo "only $commands commands were found in $page"; exit 1; }
if [ -n "${SMX_UPDATE_GOLDEN:-}" ]; then
  cp "$made" "$page"
else
  diff -u "$page" "$made"
fi
