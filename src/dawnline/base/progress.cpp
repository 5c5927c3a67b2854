#include "dawnline/base/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <string>

namespace dawnline {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

class Silent final : public Progress {
  public:
    void begin(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void end() override {}
};

std::string duration(double seconds) {
    const auto s = static_cast<long>(seconds + 0.5);
    if (s < 60) return fmt::format("{} s", s);
    if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
    return fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

class Terminal final : public Progress {
  public:
    explicit Terminal(std::FILE* out) : out_(out) {
        const char* no_color = std::getenv("NO_COLOR");
        bar_ = isatty(fileno(out)) == 1 && (no_color == nullptr || *no_color == '\0');
    }

    void begin(std::string_view name, std::uint64_t total) override {
        const std::lock_guard lock(writing_);
        name_ = name;
        total_ = total;
        done_ = 0;
        start_ = Clock::now();
        shown_ = false;
        next_ = (start_ + 1s).time_since_epoch();
    }

    void advance(std::uint64_t n) override {
        done_.fetch_add(n, std::memory_order_relaxed);
        if (Clock::now().time_since_epoch() < next_.load(std::memory_order_relaxed)) return;
        // Whoever comes while another writes goes on working.
        const std::unique_lock lock(writing_, std::try_to_lock);
        if (lock.owns_lock()) show();
    }

    void end() override {
        const std::lock_guard lock(writing_);
        if (!shown_) return;
        const std::string time = duration(seconds());
        if (bar_)
            fmt::print(out_, "\r\033[K");
        else
            fmt::print(out_, "{}: finished after {}\n", name_, time);
        std::fflush(out_);
        next_ = Clock::duration::max();
    }

  private:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

    void show() {
        const auto now = Clock::now().time_since_epoch();
        if (now < next_.load()) return;
        const auto pause = bar_ ? Clock::duration(200ms) : Clock::duration(5s);
        next_ = now + pause;
        shown_ = true;
        const std::uint64_t done = done_;
        std::string line = fmt::format("{}: {}", name_, done);
        std::string bar;
        if (total_ > 0) {
            const double share =
                std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
            line += fmt::format(" of {}, {:.0f} %", total_, 100.0 * share);
            if (done > 0) line += ", " + duration(seconds() * (1.0 / share - 1.0)) + " left";
            const auto full = static_cast<std::size_t>(20.0 * share);
            bar = '[' + std::string(full, '=') + std::string(20 - full, ' ') + "] ";
        }
        if (bar_)
            fmt::print(out_, "\r\033[K{}{}", bar, line);
        else
            fmt::print(out_, "{}\n", line);
        std::fflush(out_);
    }

    std::FILE* out_;
    bool bar_ = false;
    std::mutex writing_;  // guards all but the atomics
    std::string name_;
    std::uint64_t total_ = 0;
    Clock::time_point start_{};
    bool shown_ = false;
    std::atomic<std::uint64_t> done_ = 0;
    std::atomic<Clock::duration> next_ = Clock::duration::max();  // when to write again
};

}  // namespace

Progress& silent() noexcept {
    static Silent instance;
    return instance;
}

std::unique_ptr<Progress> terminal(std::FILE* out, bool quiet) {
    if (quiet) return std::make_unique<Silent>();
    return std::make_unique<Terminal>(out);
}

}  // namespace dawnline
