#!/usr/bin/env bash
# Shows that the conformance suite bites: breaks the engine in one plausible way after the other and
# expects at least one case to fail each time.
#
#   tests/conformance/break.sh [NAME...]     all breakages, or those whose file names contain a NAME
#
# A breakage is a file breakages/NN-name.edit: a sentence behind `# `, the file that is changed, and
# edits: the text on `-` lines, which must stand there exactly once, becomes that on `+` lines. The
# tree itself is not touched: broken files, and a runner for each, are made in build-break/. The table
# of what was found goes to build-break/table.md. JOBS says how many compilers run at once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/build-break
JOBS=${JOBS:-1}

die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# apply EDIT: writes the broken file, or fails saying why
apply() {
  local file target
  file=$(sed -n 's/^file //p' "$1")
  target=$out/broken/$(basename "$1" .edit)/$file
  mkdir -p "$(dirname "$target")"
  perl -e '
    my ($edit, $from, $to) = @ARGV;
    my (@edits, $last);
    open my $in, "<", $edit or die "cannot read $edit\n";
    while (my $line = <$in>) {
      chomp $line;
      if ($line =~ /^-(.*)/) {
        push @edits, { old => [], new => [] } if !$last || $last ne "-";
        push @{$edits[-1]{old}}, $1; $last = "-"; next;
      }
      if ($line =~ /^\+(.*)/) { push @{$edits[-1]{new}}, $1; $last = "+"; next }
      $last = "" if $line eq "";
    }
    die "nothing to change\n" unless @edits;
    local $/;
    open my $source, "<", $from or die "there is no $from\n";
    my $text = <$source>;
    for my $one (@edits) {
      my ($old, $new) = (join("\n", @{$one->{old}}), join("\n", @{$one->{new}}));
      my $times = () = $text =~ /\Q$old\E/g;
      die "this stands there $times times, not once:\n$old\n" if $times != 1;
      $text =~ s/\Q$old\E/$new/;
    }
    open my $target, ">", $to or die "cannot write $to\n";
    print $target $text;
  ' "$1" "$root/$file" "$target"
}

# failing RUNNER: the ids of the failing cases; a crash or an endless loop is a failing case too
failing() {
  local status=0
  timeout 120 "$1" --failing "$root/docs/language.md" "${cases[@]}" 2>"$out/runner.log" || status=$?
  if [ "$status" -gt 2 ]; then echo "(the runner ends with status $status)"; fi
}

# The row of one breakage, or why there is none.
judge() {
  local edit=$1 name found
  name=$(basename "$edit" .edit)
  local runner=$out/tests/conformance/broken_$name
  [ -x "$runner" ] || { printf '%s does not compile, see build-break/compiler.log\n' "$name"; return 1; }
  mapfile -t found < <(failing "$runner")
  [ ${#found[@]} -gt 0 ] || { printf '%s: no case finds it\n' "$name"; return 1; }
  printf '| %s | %s | %d | `%s` |\n' "${name%%-*}" "$(sed -n '1s/^# //p' "$edit")" "${#found[@]}" "${found[0]}" |
    tee -a "$out/table.md"
}

wanted() {
  local word
  [ $# -eq 1 ] && return 0
  for word in "${@:2}"; do case $(basename "$1") in *"$word"*) return 0 ;; esac; done
  return 1
}

mapfile -t cases < <(find "$here" -name '*.yaml' | sort)
mkdir -p "$out"
rm -rf "$out/broken" "$out/table.md"
find "$out" -name 'broken_*' -type f -delete

edits=() failed=0
for edit in "$here"/breakages/*.edit; do
  wanted "$edit" "$@" || continue
  edits+=("$edit")
  apply "$edit" || { printf '%s does not apply\n' "$edit"; failed=$((failed + 1)); }
done
[ ${#edits[@]} -gt 0 ] || die "no breakage has such a name"
[ "$failed" -eq 0 ] || die "the engine has changed; write those edits anew"

# Without optimisation: what is built is used once.
cmake -S "$root" -B "$out" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE='-O0 -DNDEBUG' \
  -DSMX_TESTS=ON -DSMX_WERROR=ON -DSMX_BROKEN="$out/broken" >"$out/configure.log" 2>&1 ||
  { cat "$out/configure.log" >&2; die "it cannot be configured"; }
ninja -C "$out" -j "$JOBS" -k 0 run_conformance broken >"$out/compiler.log" 2>&1 || true
[ -x "$out/tests/conformance/run_conformance" ] || { tail -40 "$out/compiler.log"; die "it does not build"; }
[ -z "$(failing "$out/tests/conformance/run_conformance")" ] || die "cases fail before anything is broken"
[ ! -s "$out/runner.log" ] || die "a case file is broken: $(cat "$out/runner.log")"

for edit in "${edits[@]}"; do judge "$edit" || failed=$((failed + 1)); done
printf '%d breakages, %d found\n' "${#edits[@]}" "$((${#edits[@]} - failed))"
[ "$failed" -eq 0 ]
