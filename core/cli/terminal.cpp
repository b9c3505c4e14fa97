#include "terminal.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <poll.h>
#include <unistd.h>

namespace smx::cli {

namespace {

std::string_view code_of(Style style) {
  switch (style) {
    case Style::bold: return "\x1b[1m";
    case Style::dim: return "\x1b[2m";
    case Style::good: return "\x1b[1;32m";
    case Style::bad: return "\x1b[1;31m";
  }
  return {};
}

Colour colour_for(ColourChoice choice, int stream) {
  if (choice == ColourChoice::always) return Colour::always;
  if (choice == ColourChoice::never) return Colour::never;
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: present and not empty
  const char* terminal = std::getenv("TERM");
  const bool is_dumb = terminal && std::strcmp(terminal, "dumb") == 0;
  if ((no_color && *no_color) || is_dumb || !::isatty(stream)) return Colour::never;
  return Colour::always;
}

/// Writes all of it, or says why not with an errno.
int write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(stream, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {  // somebody made the pipe non-blocking: wait until it has room
      pollfd room{stream, POLLOUT, 0};
      ::poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

std::string painted(std::string_view text, Style style, Colour colour) {
  if (colour == Colour::never) return std::string(text);
  return std::string(code_of(style)) + std::string(text) + "\x1b[0m";
}

Terminal::Terminal(ColourChoice choice) : is_watched_(::isatty(STDERR_FILENO) == 1) {
  choose_colours(choice);
}

Terminal::~Terminal() {
  clear_status();
}

void Terminal::choose_colours(ColourChoice choice) {
  result_colour_ = colour_for(choice, STDOUT_FILENO);
  speech_colour_ = colour_for(choice, STDERR_FILENO);
}

void Terminal::print(std::string_view text) {
  clear_status();
  if (!output_failure_.empty()) return;
  if (const int problem = write_all(STDOUT_FILENO, text)) output_failure_ = std::strerror(problem);
}

void Terminal::say(std::string_view line) {
  speak(std::string(line) + "\n");
}

void Terminal::report(const Diagnostic& diagnostic) {
  speak(render_text(diagnostic, speech_colour_));
}

void Terminal::show_status(std::string_view line) {
  if (!is_watched_) return;
  // Back to the start of the line, the new text, and away with what is left of the old one.
  write_all(STDERR_FILENO, "\r" + std::string(line) + "\x1b[K");
  has_status_ = true;
}

void Terminal::clear_status() {
  if (has_status_) write_all(STDERR_FILENO, "\r\x1b[K");
  has_status_ = false;
}

void Terminal::clear_screen() {
  if (::isatty(STDOUT_FILENO) == 1) print("\x1b[H\x1b[2J\x1b[3J");
}

void Terminal::speak(std::string_view text) {
  clear_status();
  write_all(STDERR_FILENO, text);  // nobody is left to tell when this fails
}

}  // namespace smx::cli
