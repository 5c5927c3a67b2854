#pragma once
// The clockwork of a campaign: events in order of time, and rows of what stands ready.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dawnline::launch {

/// What happens at a time.
enum class Happening : std::uint8_t {
    built,
    arrived,
    refurbished,
    asset_ready,
    pad_ready,
    attempt
};

struct Event {
    double time;          // [s]
    std::uint64_t order;  // of scheduling, resolves ties
    Happening happening;
    std::uint8_t stage;   // 0 boosters, 1 upper stages
    std::uint32_t index;  // a unit or a prepared flight
};

/// Events, the earliest first; of equal times the one scheduled first.
class EventQueue {
  public:
    void schedule(double time, Happening happening, int stage, std::uint32_t index) {
        events_.push_back({time, scheduled_++, happening, static_cast<std::uint8_t>(stage), index});
        std::push_heap(events_.begin(), events_.end(), later);
    }

    /// Takes the earliest event; the queue is not empty.
    Event next() {
        std::pop_heap(events_.begin(), events_.end(), later);
        const Event event = events_.back();
        events_.pop_back();
        return event;
    }

    bool empty() const noexcept { return events_.empty(); }

  private:
    static bool later(const Event& a, const Event& b) noexcept {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    }

    std::vector<Event> events_;  // heap
    std::uint64_t scheduled_ = 0;
};

/// First in, first out. What left keeps its memory: a campaign's rows are short.
template <class T>
class Row {
  public:
    void push(T value) { values_.push_back(value); }
    T pop() { return values_[head_++]; }
    const T& front() const { return values_[head_]; }
    bool empty() const noexcept { return head_ == values_.size(); }
    double size() const noexcept { return static_cast<double>(values_.size() - head_); }

  private:
    std::vector<T> values_;
    std::size_t head_ = 0;
};

}  // namespace dawnline::launch
