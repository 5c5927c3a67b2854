#pragma once
// Errors that a person reads: what is wrong, where, what was found, what is allowed.

#include <stdexcept>
#include <string>
#include <vector>

namespace dawnline {

/// Where in a text something stands; line and column count from 1, 0 means unknown.
struct Place {
    std::string file;  // path as given, "--set" for overrides on the command line
    int line = 0;
    int column = 0;
};

/// "file:line:column", without the parts that are unknown; empty if nothing is known.
std::string to_string(const Place& place);

/// One thing that is wrong with what a person gave.
struct Problem {
    Place place;
    std::string path;        // of the field, dotted: "satellite.array.area"; may be empty
    std::string message;     // what was found and what is allowed
    std::string suggestion;  // what was probably meant; may be empty
};

/// "place: path message (suggestion)" on one line.
std::string to_string(const Problem& problem);

/// Thrown at the edges, while reading or configuring; never in kernels.
///
/// what() holds every problem, one a line.
class Error : public std::runtime_error {
  public:
    /// One problem without a place; `message` is a whole sentence without a full stop.
    explicit Error(const std::string& message);

    explicit Error(std::vector<Problem> problems);

    const std::vector<Problem>& problems() const noexcept { return problems_; }

  private:
    std::vector<Problem> problems_;
};

/// The system refused: disk full, no permission, file vanished. The input is not to blame
/// (exit status 1, not 2).
class SystemError : public Error {
  public:
    using Error::Error;
};

}  // namespace dawnline
