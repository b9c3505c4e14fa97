// Work on several threads whose results are taken in the order of the work, whoever is done first.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace smx::authoring {

/// Results as they come, and the next to be taken.
template <typename Result>
class ResultsInOrder {
 public:
  explicit ResultsInOrder(std::size_t count) : results_(count) {}

  void put(std::size_t number, Result result) {
    {
      const std::scoped_lock lock(mutex_);
      results_[number] = std::move(result);
    }
    came_.notify_one();
  }

  /// Waits for it.
  Result take(std::size_t number) {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [&] { return results_[number].has_value(); });
    return std::move(*std::exchange(results_[number], std::nullopt));
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<std::optional<Result>> results_;
};

/// Does the pieces of work 0, 1, ... on so many threads, each with a worker of its own, and hands
/// the results to `take` in that order, on the calling thread, until it answers false.
template <typename Result>
void run_in_order(std::size_t count, std::size_t threads,
                  const std::function<std::function<Result(std::size_t)>()>& make_worker,
                  const std::function<bool(Result)>& take) {
  if (threads <= 1 || count <= 1) {
    const auto work = make_worker();
    for (std::size_t number = 0; number < count && take(work(number)); ++number) {
    }
    return;
  }
  ResultsInOrder<Result> results(count);
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> running;
  for (std::size_t i = 0; i < std::min(threads, count); ++i) {
    running.emplace_back([&, work = make_worker()] {
      for (std::size_t number = next++; number < count; number = next++) {
        results.put(number, work(number));
      }
    });
  }
  for (std::size_t number = 0; number < count; ++number) {
    if (take(results.take(number))) continue;
    next = count;  // what is being worked on is finished, and not looked at
    return;
  }
}

}  // namespace smx::authoring
