#pragma once
// Telling a person how far a long piece of work is.

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>

namespace dawnline {

/// Whoever wants to know how work goes on: a terminal, a browser, a test.
///
/// begin(), any number of advance() from any threads, end(). One piece of work at a time.
class Progress {
  public:
    virtual ~Progress() = default;

    /// Work `name` ("days simulated") of `total` units starts; total 0 if unknown.
    virtual void begin(std::string_view name, std::uint64_t total) = 0;

    /// `n` more units are done.
    virtual void advance(std::uint64_t n = 1) = 0;

    /// The work is over, done or not.
    virtual void end() = 0;

  protected:
    Progress() = default;
    Progress(const Progress&) = default;
    Progress& operator=(const Progress&) = default;
};

/// The one that says nothing; it has no state.
Progress& silent() noexcept;

/// Writes to `out` (stderr), which must outlive it: nothing in the first second of a piece of work,
/// then a bar that redraws itself if `out` is a terminal and NO_COLOR is not set, else a plain line
/// every five seconds. Nothing at all if `quiet`.
std::unique_ptr<Progress> terminal(std::FILE* out, bool quiet);

}  // namespace dawnline
