// Every form against the simplest way to read and write it.
#include "unit/times/slow_forms.h"

#include <random>

#include <gtest/gtest.h>

#include "unit/times/written_forms.h"

namespace smx::times {
namespace {

Local any_time(std::mt19937_64& random) {
  Local local;
  local.seconds = static_cast<std::int64_t>(random() % 315'537'897'600) - 62'135'596'800;
  // Whole, with milliseconds, or finer: each as often as the others.
  constexpr std::uint32_t kSteps[] = {1'000'000'000, 1'000'000, 1};
  const std::uint32_t step = kSteps[random() % 3];
  local.nanoseconds = static_cast<std::uint32_t>(random() % 1'000'000'000) / step * step;
  local.fraction_digits = static_cast<std::uint8_t>(random() % 10);
  if (random() % 2 == 0) {
    local.offset_minutes = static_cast<std::int16_t>(static_cast<int>(random() % 2879) - 1439);
  }
  return local;
}

/// A character changed, put in, taken away or doubled, or the case of a letter turned round.
void mutate(std::string& text, std::mt19937_64& random) {
  constexpr std::string_view kSigns =
      "0123456789-+:.,TZ /tzGMTamp\x01\x7F\xB0"
      "MarchTueOctober";
  const std::size_t at = random() % (text.size() + 1);
  const char sign = kSigns[random() % kSigns.size()];
  if (at == text.size()) {
    text += sign;
    return;
  }
  switch (random() % 5) {
    case 0: text.insert(at, 1, sign); break;
    case 1: text.erase(at, 1); break;
    case 2: text.insert(at, 1, text[at]); break;
    case 3: text[at] = static_cast<char>(text[at] ^ 0x20); break;
    default: text[at] = sign;
  }
}

std::optional<slow::Reader::Result> read_fast(const CompiledForm& form, const std::string& text) {
  // Of that size exactly, so that a sanitizer sees what is read behind it.
  const std::vector<char> exact(text.begin(), text.end());
  const auto read = form.read({exact.data(), exact.size()});
  if (!read) return std::nullopt;
  std::optional<int> offset;
  if (read->offset_minutes) offset = *read->offset_minutes;
  return slow::Reader::Result{read->local_seconds(), static_cast<int>(read->nanoseconds), offset};
}

TEST(EveryForm, WritesWhatTheSimplestWayWrites) {
  std::mt19937_64 random(20240305);
  std::vector<Local> times(100'000);
  for (Local& local : times) local = any_time(random);
  for (const slow::Form& form : slow::forms()) {
    if (form.writes.empty()) continue;
    const auto fast = CompiledForm::of(form.name);
    ASSERT_TRUE(fast && fast->is_for(FormUse::writing)) << form.name;
    for (const Local& local : times) {
      // Of that size exactly, so that a sanitizer sees what is written behind it.
      std::vector<char> room(fast->most_bytes(local));
      const Written written = fast->write(local, room.data());
      ASSERT_EQ(std::string_view(room.data(), written.bytes), slow::write(form.writes, local));
    }
  }
}

TEST(EveryForm, ReadsAndRefusesWhatTheSimplestWayDoes) {
  std::mt19937_64 random(20240306);
  int accepted = 0;
  int refused = 0;
  for (const slow::Form& form : slow::forms()) {
    if (form.reads.empty()) continue;
    const auto fast = CompiledForm::of(form.name);
    ASSERT_TRUE(fast) << form.name;
    for (int i = 0; i < 20'000; ++i) {
      std::string text = slow::write(form.reads[random() % form.reads.size()], any_time(random));
      for (auto changes = random() % 3; changes > 0; --changes) mutate(text, random);
      const auto expected = slow::read(form, text);
      ++(expected ? accepted : refused);
      ASSERT_TRUE(read_fast(*fast, text) == expected) << form.name << " " << text;
      if (form.name != "rfc3339") continue;
      const auto instant = parse_rfc3339(text);
      const bool in_range = expected && is_writable(expected->seconds - *expected->offset * 60);
      ASSERT_EQ(instant.has_value(), in_range) << text;
      if (!instant) continue;
      ASSERT_EQ(instant->seconds, expected->seconds - *expected->offset * 60) << text;
      ASSERT_EQ(static_cast<int>(instant->nanoseconds), expected->nanoseconds) << text;
    }
  }
  EXPECT_GT(accepted, 50'000);
  EXPECT_GT(refused, 50'000);
}

/// All bytes in all places of a text, so that no trick with several at once lets one through.
TEST(EveryForm, RefusesEachWrongByteInEachPlace) {
  for (const slow::Form& form : slow::forms()) {
    if (form.reads.empty()) continue;
    const auto fast = CompiledForm::of(form.name);
    const Local local{1'709'651'045, 120'000'000, 3, -330, ""};
    const std::string text = slow::write(form.reads.back(), local);
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string changed = text;
        changed[at] = static_cast<char>(byte);
        ASSERT_TRUE(read_fast(*fast, changed) == slow::read(form, changed))
            << form.name << " " << changed;
      }
    }
  }
}

}  // namespace
}  // namespace smx::times
