// Cuts a stream into its lines, in memory for one of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace smx {

struct CutLine {
  enum class State : std::uint8_t {
    whole,
    unended,    // the stream's last, without a line break
    too_large,  // `text` is empty
  };

  State state = State::whole;
  std::string_view text;     // without the line break; lives as long as the call
  std::uint64_t number = 1;  // from 1
  std::uint64_t offset = 0;  // of its first byte in the stream
};

class LineCutter {
 public:
  using Receiver = std::function<void(const CutLine&)>;

  LineCutter(std::size_t longest, Receiver receiver)
      : longest_(longest), receiver_(std::move(receiver)) {}

  /// The next bytes, however the stream is cut.
  void feed(std::string_view chunk);
  void finish();

 private:
  void keep(std::string_view piece);
  void hand_out(std::string_view text, CutLine::State state);

  std::size_t longest_;
  Receiver receiver_;
  std::string kept_;          // the begin of a line whose end was not fed yet
  std::uint64_t length_ = 0;  // of that, also of what is not kept
  std::uint64_t offset_ = 0;  // of that line
  std::uint64_t number_ = 0;  // of the line before
};

}  // namespace smx
