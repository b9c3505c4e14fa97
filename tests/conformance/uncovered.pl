#!/usr/bin/env perl
# Lists the sentences of the language page, sections 2 to 8, that no case quotes.
#
#   tests/conformance/uncovered.pl [SECTION...]
#
# A sentence counts as quoted where a quotation shares a word with it. A row of a table is a sentence;
# examples are none.
use strict;
use warnings;
use File::Basename qw(dirname);

my $here = dirname(__FILE__);
my @sections = @ARGV ? @ARGV : (2 .. 8);

sub content {
  my ($path) = @_;
  open my $file, "<", $path or die "cannot read $path\n";
  local $/;
  return scalar <$file>;
}

# As the runner compares: one blank for any white space, without the marks of Markdown.
sub plain {
  my ($text) = @_;
  $text =~ s/[`*\\]//g;
  $text =~ s/\s+/ /g;
  return $text;
}

my %quotations;
for my $path (glob "$here/*.yaml") {
  for my $line (split /\n/, content($path)) {
    $line =~ /^\s*spec: (["'])(\d+): (.*)\1$/ or next;
    my ($section, $words) = ($2, $3);
    $quotations{$section}{plain($words)} = 1;
  }
}

my $language = content("$here/../../docs/language.md");
my $uncovered = 0;
for my $section (@sections) {
  my ($text) = $language =~ /\n## $section\. (.*?)(?=\n## |\z)/s or die "there is no section $section\n";
  $text =~ s/^.*\n//;
  $text =~ s/^```.*?^```\n/\n/gms;
  $text =~ s/^\|.*\n\|[-| ]+\|\n//gm;  # the head of a table
  $text =~ s/^\*+[^*\n]+\.\*+\s//gm;     # and that of a paragraph
  # "\x01" ends a sentence and is no white space.
  $text =~ s/(^\|.*\|)\n/$1\x01/gm;
  $text =~ s/\n\n+/\x01/g;
  $text =~ s/([.!?][*)`]*)\s+(?=[A-Z`*])/$1\x01/g;
  for my $sentence (split /\x01/, $text) {
    my $words = plain($sentence);
    $words =~ s/^ | $//g;
    next unless $words =~ /\w.*\w/;
    next if grep { index($_, $words) >= 0 || shared($words, $_) } keys %{$quotations{$section}};
    print "$section: $words\n";
    ++$uncovered;
  }
}
print "$uncovered sentences without a case\n";

# Whether the quotation stands in the sentence, or begins or ends there.
sub shared {
  my ($sentence, $quotation) = @_;
  return 1 if index($sentence, $quotation) >= 0;
  for my $length (12 .. length($quotation) - 1) {
    return 1 if length($sentence) >= $length
      && (substr($sentence, -$length) eq substr($quotation, 0, $length)
        || substr($sentence, 0, $length) eq substr($quotation, -$length));
  }
  return 0;
}
