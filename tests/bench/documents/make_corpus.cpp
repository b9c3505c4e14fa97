// make_corpus FOLDER [--atom N] [--comm N] [--seed N]: writes the corpora CASE.in.crp, their
// expected outputs CASE.exp.crp, and lookups.json.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

#include "../measure/corpus.h"
#include "documents.h"

namespace {

struct Options {
  std::string folder;
  std::map<std::string, std::size_t> counts = {{"atom", 2000}, {"comm", 2000}};
  std::uint64_t seed = 20240305;
};

Options read_options(int count, char** arguments) {
  if (count < 2 || count % 2 != 0) {
    throw std::invalid_argument("usage: make_corpus FOLDER [--atom N] [--comm N] [--seed N]");
  }
  Options options;
  options.folder = arguments[1];
  for (int i = 2; i < count; i += 2) {
    const std::string name = arguments[i];
    const auto number = std::stoull(arguments[i + 1]);
    if (name == "--seed") {
      options.seed = number;
    } else if (name == "--atom" || name == "--comm") {
      options.counts[name.substr(2)] = number;
    } else {
      throw std::invalid_argument("there is no option " + name);
    }
  }
  return options;
}

void make(const Options& options) {
  std::filesystem::create_directories(options.folder);
  const auto look_ups = smx::bench::LookUps::draw(options.seed);
  std::ofstream file(options.folder + "/lookups.json", std::ios::binary);
  file << look_ups.json();
  if (!file.flush()) throw std::runtime_error("lookups.json cannot be written");
  for (const auto& [name, count] : options.counts) {
    std::vector<std::string> inputs, expected;
    for (auto& document : smx::bench::draw_documents(name, count, options.seed, look_ups)) {
      inputs.push_back(std::move(document.input));
      expected.push_back(std::move(document.expected));
    }
    smx::bench::write_corpus(options.folder + "/" + name + ".in.crp", inputs);
    smx::bench::write_corpus(options.folder + "/" + name + ".exp.crp", expected);
  }
}

}  // namespace

int main(int count, char** arguments) {
  try {
    make(read_options(count, arguments));
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "make_corpus: %s\n", fault.what());
    return 2;
  }
}
