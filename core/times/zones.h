// Time zones by the names of the IANA database, read from the compiled files every Unix has
// (TZif, RFC 8536). A zone is immutable; asking it is a binary search and allocates nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "times/calendar.h"

namespace smx::times {

/// What clocks in a zone show at a moment.
struct LocalTime {
  std::int32_t offset_seconds = 0;  // east of UTC
  std::string_view abbreviation;    // "CDT"; belongs to the zone
};

/// The moments at which clocks in a zone show a local time. Most are shown once; where clocks are
/// put back some are shown twice, where they are put forward some are skipped.
struct Moments {
  enum class Kind : std::uint8_t { once, repeated, skipped };
  Kind kind = Kind::once;
  // Seconds since 1970-01-01T00:00:00Z, by the two offsets that come into question.
  std::int64_t earlier = 0;
  std::int64_t later = 0;
};

class Zone {
 public:
  /// Null when the bytes are no TZif file of version 2 or later. Any bytes are safe.
  static std::unique_ptr<const Zone> from_tzif(std::string name, std::string_view bytes);
  ~Zone();
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

  const std::string& name() const;
  /// `seconds` since 1970-01-01T00:00:00Z.
  LocalTime at(std::int64_t seconds) const;
  /// `local` counts seconds as if the local date and time were in UTC.
  Moments moments_of(std::int64_t local) const;

 private:
  struct State;
  explicit Zone(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// When a date begins in a zone: the first moment at which its clocks show it. Where clocks are put
/// back at midnight that is the earlier of two, where they skip it what comes next.
std::int64_t start_of_day(Date date, const Zone& zone);

/// The folder of the database: TZDIR where it is set, otherwise /usr/share/zoneinfo.
std::string system_zone_folder();

/// All zones of one folder, read once, when the first question is asked; from then on immutable.
/// Safe from any thread. What is not a zone file is passed over; without the folder there are none.
class Zones {
 public:
  explicit Zones(std::string folder);
  ~Zones();
  Zones(const Zones&) = delete;
  Zones& operator=(const Zones&) = delete;

  const std::string& folder() const { return folder_; }
  /// Null when there is none of that name. Names are exact: `America/Chicago`.
  const Zone* find(std::string_view name) const;
  std::vector<std::string> names() const;  // sorted

 private:
  using List = std::vector<std::unique_ptr<const Zone>>;
  const List& zones() const;

  std::string folder_;
  mutable std::once_flag read_;
  mutable List zones_;  // by name; written once, under `read_`
};

}  // namespace smx::times
