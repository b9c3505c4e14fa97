#include "corpus.h"

#include <cstdint>
#include <fstream>
#include <stdexcept>

namespace smx::bench {

namespace {

constexpr std::string_view kMark = "PBCORP1\n";
constexpr std::size_t kPadding = 128;  // readers look ahead by whole vectors

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

void write_number(std::ostream& out, std::size_t number) {
  for (int shift = 0; shift < 32; shift += 8) out.put(static_cast<char>(number >> shift & 255));
}

}  // namespace

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::size_t size = file ? static_cast<std::size_t>(file.tellg()) : 0;
  std::string content;
  content.reserve(size + kPadding);  // for Corpus, which would move all of it otherwise
  content.resize(size);
  file.seekg(0);
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return content;
}

Corpus::Corpus(const std::string& path) : bytes_(read_whole(path)) {
  const std::size_t size = bytes_.size();
  bytes_.resize(size + kPadding);
  const std::string_view bytes = bytes_;
  if (size < 12 || !bytes.starts_with(kMark)) throw std::runtime_error(path + ": no corpus");
  const std::uint32_t count = number_at(bytes, 8);
  std::size_t at = 12;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t length = size - at >= 4 ? number_at(bytes, at) : UINT32_MAX;
    if (size - at < 4 || length > size - at - 4) throw std::runtime_error(path + ": cut short");
    documents_.push_back(bytes.substr(at + 4, length));
    at += 4 + length;
  }
}

void write_corpus(const std::string& path, const std::vector<std::string>& documents) {
  std::ofstream file(path, std::ios::binary);
  file << kMark;
  write_number(file, documents.size());
  for (const std::string& document : documents) {
    write_number(file, document.size());
    file << document;
  }
  if (!file.flush()) throw std::runtime_error(path + ": cannot be written");
}

}  // namespace smx::bench
