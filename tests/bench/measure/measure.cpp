#include "measure.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <vector>

#include <sys/resource.h>

#include "corpus.h"

namespace smx::bench {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_between(Clock::time_point begin, Clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

double cpu_seconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Not ru_maxrss: that begins with the peak of the program which started this one.
long peak_memory_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6);
  }
  return 0;
}

struct Pass {
  std::vector<double> latencies;  // seconds, one for each document
  std::vector<std::string> outputs;
  std::size_t in_bytes = 0, out_bytes = 0;
  double seconds = 0, cpu = 0;
};

void warm_up(const std::vector<std::string_view>& documents, std::size_t count, double seconds,
             const Translate& translate) {
  const auto begin = Clock::now();
  for (std::size_t i = 0; seconds_between(begin, Clock::now()) < seconds; i = (i + 1) % count) {
    translate(documents[i]);
  }
}

Pass timed_pass(const std::vector<std::string_view>& documents, std::size_t count,
                const MeasureOptions& options, const Translate& translate) {
  Pass pass;
  pass.latencies.reserve(count);
  const double cpu = cpu_seconds();
  const auto begin = Clock::now();
  auto last = begin;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view output = translate(documents[i]);
    const auto now = Clock::now();
    pass.latencies.push_back(seconds_between(last, now));
    last = now;
    pass.in_bytes += documents[i].size();
    pass.out_bytes += output.size();
    if (!options.out.empty()) pass.outputs.emplace_back(output);
    if (seconds_between(begin, now) > options.max_seconds) break;
  }
  pass.seconds = seconds_between(begin, last);
  pass.cpu = cpu_seconds() - cpu;
  return pass;
}

void print_figures(const MeasureOptions& options, Pass& pass) {
  std::sort(pass.latencies.begin(), pass.latencies.end());
  const std::size_t count = pass.latencies.size();
  const auto microseconds = [&](std::size_t percent) {
    return pass.latencies[std::min(count - 1, count * percent / 100)] * 1e6;
  };
  std::printf(
      "{\"contender\":\"%s\",\"case\":\"%s\",\"docs\":%zu,\"in_bytes\":%zu,\"out_bytes\":%zu,"
      "\"seconds\":%.6f,\"docs_per_s\":%.1f,\"mb_per_s\":%.2f,\"p50_us\":%.2f,\"p99_us\":%.2f,"
      "\"rss_kb\":%ld,\"cpu_s\":%.3f}\n",
      options.contender.c_str(), options.case_name.c_str(), count, pass.in_bytes, pass.out_bytes,
      pass.seconds, static_cast<double>(count) / pass.seconds,
      static_cast<double>(pass.in_bytes) / 1e6 / pass.seconds, microseconds(50), microseconds(99),
      peak_memory_kb(), pass.cpu);
}

}  // namespace

MeasureOptions read_measure_options(const std::string& contender, int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 3 || words.size() % 2 == 0) {
    throw std::invalid_argument("usage: " + contender +
                                " CASE in.crp lookups.json [--out F] [--warm S] [--max S] "
                                "[--limit N]");
  }
  MeasureOptions options{.contender = contender,
                         .case_name = words[0],
                         .corpus = words[1],
                         .tables = words[2],
                         .out = {}};
  for (std::size_t i = 3; i + 1 < words.size(); i += 2) {
    if (words[i] == "--out") {
      options.out = words[i + 1];
    } else if (words[i] == "--warm") {
      options.warm_seconds = std::stod(words[i + 1]);
    } else if (words[i] == "--max") {
      options.max_seconds = std::stod(words[i + 1]);
    } else if (words[i] == "--limit") {
      options.limit = std::stoull(words[i + 1]);
    } else {
      throw std::invalid_argument("there is no option " + words[i]);
    }
  }
  return options;
}

void measure(const MeasureOptions& options, const Translate& translate) {
  const Corpus corpus(options.corpus);
  const std::size_t count = std::min(options.limit, corpus.documents().size());
  if (count == 0) throw std::invalid_argument("there is no document to translate");
  warm_up(corpus.documents(), count, options.warm_seconds, translate);
  Pass pass = timed_pass(corpus.documents(), count, options, translate);
  print_figures(options, pass);
  if (!options.out.empty()) write_corpus(options.out, pass.outputs);
}

void print_not_available(const MeasureOptions& options) {
  std::printf("{\"contender\":\"%s\",\"case\":\"%s\",\"na\":true}\n", options.contender.c_str(),
              options.case_name.c_str());
}

int contender_main(const std::string& contender, int count, char** arguments,
                   const std::function<Translate(const MeasureOptions&)>& make) {
  try {
    const MeasureOptions options = read_measure_options(contender, count, arguments);
    const Translate translate = make(options);
    if (translate) {
      measure(options, translate);
    } else {
      print_not_available(options);
    }
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s: %s\n", contender.c_str(), fault.what());
    return 2;
  }
}

}  // namespace smx::bench
