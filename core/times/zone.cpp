#include <algorithm>
#include <limits>

#include "times/posix_rule.h"
#include "times/zones.h"

namespace smx::times {
namespace {

/// The calendar repeats after 400 years, and so do rules for daylight saving.
constexpr std::int64_t kCycle = 146'097 * kSecondsOfDay;
/// Further from UTC than any clock is; a change of date line included.
constexpr std::int64_t kFarthest = 30 * 3600;
/// Some files list a change long before anything; sums with an offset must stay in range.
constexpr std::int64_t kEver = 1'000'000'000'000'000;
constexpr std::size_t kMostTransitions = 10'000;

/// Numbers of a TZif file, most significant byte first; zeros once it is too short.
class Bytes {
 public:
  explicit Bytes(std::string_view rest) : rest_(rest) {}

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      good_ = false;
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::int64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const char byte : take(bytes)) value = value << 8 | static_cast<unsigned char>(byte);
    if (bytes == 4) return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
    return static_cast<std::int64_t>(value);
  }

  std::string_view rest() const { return rest_; }
  bool good() const { return good_; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

struct Header {
  std::size_t utc_flags, standard_flags, leaps, transitions, kinds, letters;
};

std::size_t count(Bytes& bytes) {
  return static_cast<std::size_t>(bytes.number(4) & 0xFFFF'FFFF);
}

/// Nothing when it is no header, or of the first version, whose times end in 2038.
bool read_header(Bytes& bytes, Header& header) {
  if (bytes.take(4) != "TZif") return false;
  const std::string_view version = bytes.take(1);
  bytes.take(15);
  header.utc_flags = count(bytes);
  header.standard_flags = count(bytes);
  header.leaps = count(bytes);
  header.transitions = count(bytes);
  header.kinds = count(bytes);
  header.letters = count(bytes);
  return bytes.good() && !version.empty() && version.front() >= '2' &&
         header.transitions <= kMostTransitions && header.kinds > 0 && header.kinds <= 256 &&
         header.letters <= 4096;
}

std::size_t size_of_data(const Header& header, std::size_t bytes_of_time) {
  return header.transitions * (bytes_of_time + 1) + header.kinds * 6 + header.letters +
         header.leaps * (bytes_of_time + 4) + header.standard_flags + header.utc_flags;
}

}  // namespace

struct Zone::State {
  struct Clock {
    std::int32_t offset = 0;
    std::string abbreviation;
    bool operator==(const Clock&) const = default;
  };

  std::string name;
  std::vector<Clock> clocks;        // the first is in force before the first change
  std::vector<std::int64_t> since;  // when a change takes place, ascending
  std::vector<std::uint8_t> clock;  // and which clock is in force from then on
  std::int64_t repeats_after = std::numeric_limits<std::int64_t>::max();

  bool read(Bytes& bytes, const Header& header);
  bool go_on_with(const PosixRule& rule);
  std::optional<std::uint8_t> index_of(const PosixRule::Clock& wanted);

  /// The same moment in the 400 years whose changes are listed.
  std::int64_t listed(std::int64_t seconds) const {
    if (seconds < repeats_after) return seconds;
    return seconds - ((seconds - repeats_after) / kCycle + 1) * kCycle;
  }
  /// 0 before the first change, otherwise 1 + the index of the last change.
  std::size_t period_at(std::int64_t seconds) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(since, seconds) - since.begin());
  }
  const Clock& clock_of(std::size_t period) const {
    return clocks[period == 0 ? 0 : clock[period - 1]];
  }
  bool holds(std::size_t period, std::int64_t seconds) const {
    return (period == 0 || since[period - 1] <= seconds) &&
           (period == since.size() || seconds < since[period]);
  }
};

bool Zone::State::read(Bytes& bytes, const Header& header) {
  for (std::size_t i = 0; i < header.transitions; ++i) {
    since.push_back(std::clamp(bytes.number(8), -kEver, kEver));
  }
  for (const char index : bytes.take(header.transitions)) {
    clock.push_back(static_cast<std::uint8_t>(index));
  }
  std::vector<std::size_t> letters_from;
  for (std::size_t i = 0; i < header.kinds; ++i) {
    clocks.push_back({static_cast<std::int32_t>(bytes.number(4)), {}});
    bytes.take(1);  // whether it counts as daylight saving is nobody's business here
    letters_from.push_back(static_cast<std::size_t>(bytes.number(1)));
  }
  const std::string_view letters = bytes.take(header.letters);
  bytes.take(header.leaps * 12 + header.standard_flags + header.utc_flags);
  if (!bytes.good()) return false;
  for (std::size_t i = 0; i < clocks.size(); ++i) {
    if (letters_from[i] >= letters.size()) return false;
    const std::string_view rest = letters.substr(letters_from[i]);
    clocks[i].abbreviation = rest.substr(0, rest.find('\0'));
    if (clocks[i].offset <= -kFarthest || clocks[i].offset >= kFarthest) return false;
  }
  const auto is_known = [this](std::uint8_t index) { return index < clocks.size(); };
  return std::ranges::is_sorted(since) && std::ranges::all_of(clock, is_known);
}

std::optional<std::uint8_t> Zone::State::index_of(const PosixRule::Clock& wanted) {
  const Clock made{wanted.offset, std::string(wanted.abbreviation)};
  const auto found = std::ranges::find(clocks, made);
  const auto index = static_cast<std::size_t>(found - clocks.begin());
  if (index > 255) return std::nullopt;
  if (found == clocks.end()) clocks.push_back(made);
  return static_cast<std::uint8_t>(index);
}

/// Lists the changes of the next 400 years, after which they repeat.
bool Zone::State::go_on_with(const PosixRule& rule) {
  const auto standard = index_of(rule.standard);
  if (!standard) return false;
  if (!rule.daylight) {
    if (clock.empty() && *standard != 0) return false;
    return true;
  }
  const auto daylight = index_of(*rule.daylight);
  if (!daylight) return false;
  const std::int64_t last = since.empty() ? 0 : since.back();
  const int first_year = rule.year_of(last);
  for (int year = first_year; year <= first_year + 402; ++year) {
    std::pair<std::int64_t, std::uint8_t> changes[] = {{rule.start_in(year), *daylight},
                                                       {rule.end_in(year), *standard}};
    if (changes[1].first < changes[0].first) std::swap(changes[0], changes[1]);
    for (const auto& [at, index] : changes) {
      if (at <= last || (!since.empty() && at <= since.back())) continue;
      since.push_back(at);
      clock.push_back(index);
    }
  }
  // Two years behind the last listed change of the file, the rule alone holds.
  repeats_after = rule.start_of_year(first_year + 402);
  return true;
}

Zone::Zone(std::unique_ptr<State> state) : state_(std::move(state)) {}
Zone::~Zone() = default;

std::unique_ptr<const Zone> Zone::from_tzif(std::string name, std::string_view content) {
  Bytes bytes(content);
  Header old{};
  Header header{};
  if (!read_header(bytes, old)) return nullptr;
  bytes.take(size_of_data(old, 4));
  if (!read_header(bytes, header)) return nullptr;
  auto state = std::make_unique<State>();
  state->name = std::move(name);
  if (!state->read(bytes, header)) return nullptr;
  std::string_view footer = bytes.rest();
  if (!footer.starts_with('\n')) return nullptr;
  footer = footer.substr(1, footer.find('\n', 1) - 1);
  if (!footer.empty()) {
    const auto rule = PosixRule::parse(footer);
    if (!rule || !state->go_on_with(*rule)) return nullptr;
  }
  return std::unique_ptr<const Zone>(new Zone(std::move(state)));
}

const std::string& Zone::name() const {
  return state_->name;
}

LocalTime Zone::at(std::int64_t seconds) const {
  const auto& clock = state_->clock_of(state_->period_at(state_->listed(seconds)));
  return {clock.offset, clock.abbreviation};
}

Moments Zone::moments_of(std::int64_t local) const {
  const State& state = *state_;
  const std::int64_t listed = state.listed(local);
  const std::int64_t shift = local - listed;
  const std::size_t last = state.period_at(listed + kFarthest);
  Moments moments;
  bool found = false;
  for (std::size_t period = state.period_at(listed - kFarthest); period <= last; ++period) {
    const std::int64_t moment = listed - state.clock_of(period).offset;
    if (!state.holds(period, moment)) continue;
    if (found) moments.kind = Moments::Kind::repeated;
    if (!found) moments.earlier = moment + shift;
    moments.later = moment + shift;
    found = true;
  }
  if (found) return moments;
  // Between the end of one period and the start of the next, as their clocks show it.
  moments.kind = Moments::Kind::skipped;
  for (std::size_t period = state.period_at(listed - kFarthest); period < last; ++period) {
    const std::int64_t change = state.since[period];
    const std::int64_t before = state.clock_of(period).offset;
    const std::int64_t after = state.clock_of(period + 1).offset;
    if (listed < change + before || listed >= change + after) continue;
    moments.earlier = local - after;
    moments.later = local - before;
  }
  return moments;
}

}  // namespace smx::times
