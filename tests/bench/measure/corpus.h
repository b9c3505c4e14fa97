// A corpus: many documents in one file. The 8 bytes `PBCORP1` and newline, the number of documents
// as u32 little-endian, then each document as its length in bytes (u32 little-endian) and its
// bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smx::bench {

/// The documents of a file, held in memory. Each is followed by at least 64 readable bytes.
class Corpus {
 public:
  /// Throws std::runtime_error when the file cannot be read or is no corpus.
  explicit Corpus(const std::string& path);
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;

  const std::vector<std::string_view>& documents() const { return documents_; }

 private:
  std::string bytes_;
  std::vector<std::string_view> documents_;
};

/// Throws std::runtime_error when the file cannot be written.
void write_corpus(const std::string& path, const std::vector<std::string>& documents);

/// The whole of a file. Throws std::runtime_error when it cannot be read.
std::string read_whole(const std::string& path);

}  // namespace smx::bench
