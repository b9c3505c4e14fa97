#include "times/zones.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace smx::times {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFileBytes = 256u << 10;
constexpr std::size_t kMostZones = 4096;
constexpr int kDeepest = 3;

/// `posix` and `right` repeat all zones, `localtime` and `posixrules` are the machine's own.
bool is_passed_over(const std::string& name) {
  return name == "posix" || name == "right" || name == "localtime" || name == "posixrules";
}

/// Empty when it cannot be read, or is larger than a zone file is.
std::string content_of(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error || size > kMostFileBytes) return {};
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (file.gcount() != static_cast<std::streamsize>(size)) return {};
  return bytes;
}

std::vector<std::unique_ptr<const Zone>> read_folder(const std::string& folder) {
  std::vector<std::unique_ptr<const Zone>> zones;
  std::error_code error;
  const fs::path root(folder);
  fs::recursive_directory_iterator entry(root, error);
  while (!error && entry != fs::recursive_directory_iterator() && zones.size() < kMostZones) {
    const fs::path& path = entry->path();
    std::error_code unreadable;
    if (is_passed_over(path.filename().string()) || entry.depth() >= kDeepest) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(unreadable) && !unreadable) {
      auto zone = Zone::from_tzif(path.lexically_relative(root).generic_string(), content_of(path));
      if (zone) zones.push_back(std::move(zone));
    }
    entry.increment(error);
  }
  std::ranges::sort(zones, {}, [](const auto& zone) -> const std::string& { return zone->name(); });
  return zones;
}

}  // namespace

std::string system_zone_folder() {
  const char* chosen = std::getenv("TZDIR");
  return chosen && *chosen ? chosen : "/usr/share/zoneinfo";
}

std::int64_t start_of_day(Date date, const Zone& zone) {
  const Moments moments = zone.moments_of(days_from_epoch(date) * kSecondsOfDay);
  return moments.kind == Moments::Kind::skipped ? moments.later : moments.earlier;
}

Zones::Zones(std::string folder) : folder_(std::move(folder)) {}
Zones::~Zones() = default;

const Zones::List& Zones::zones() const {
  std::call_once(read_, [this] { zones_ = read_folder(folder_); });
  return zones_;
}

const Zone* Zones::find(std::string_view name) const {
  const List& all = zones();
  const auto place = std::ranges::lower_bound(
      all, name, {}, [](const auto& zone) { return std::string_view(zone->name()); });
  return place != all.end() && (*place)->name() == name ? place->get() : nullptr;
}

std::vector<std::string> Zones::names() const {
  std::vector<std::string> names;
  for (const auto& zone : zones()) names.push_back(zone->name());
  return names;
}

}  // namespace smx::times
