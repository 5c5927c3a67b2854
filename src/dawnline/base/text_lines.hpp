#pragma once
// Reading a text line by line, and saying where it is wrong.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline {

/// `text` without blanks and tabs at its ends; where all is blank, an empty view of its end.
std::string_view trimmed(std::string_view text) noexcept;

/// The words of a line between blanks and tabs.
std::vector<std::string_view> split_at_blanks(std::string_view line);

/// The cells of a line between commas, as they stand; one cell if there is no comma.
std::vector<std::string_view> split_at_commas(std::string_view line);

/// Columns `first` to `last` of a line, counted from 1; as much of them as there is.
std::string_view columns(std::string_view line, std::size_t first, std::size_t last) noexcept;

/// The lines of a text one after the other, and the problems found in them.
///
/// Ends of lines are LF or CR LF. Views handed out point into the text, which must outlive them.
class TextLines {
  public:
    /// `file` is the name that problems give.
    TextLines(std::string_view text, std::string file) : rest_(text), file_(std::move(file)) {}

    /// Goes to the next line; false at the end of the text, or after 20 problems.
    bool next() noexcept;

    /// The present line, without its end.
    std::string_view line() const noexcept { return line_; }

    /// Its number, from 1.
    int number_of_line() const noexcept { return number_; }

    /// Notes a problem of the present line at `where`, a view into it; anything else stands for
    /// the whole line.
    void complain(std::string_view where, std::string message, std::string suggestion = "");

    /// The finite number that fills `field` but for blanks, such as "-0.5" or "1e3"; else complains
    /// that `what` is missing or no number.
    std::optional<double> number(std::string_view field, std::string_view what);

    /// Throws Error with all problems, if there are any.
    void finish();

  private:
    std::string_view rest_, line_;
    std::string file_;
    int number_ = 0;
    std::vector<Problem> problems_;
};

}  // namespace dawnline
