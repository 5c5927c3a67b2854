#pragma once
// A text file as a whole, checked before anybody parses it, and places in it.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {

/// No message or catalogue of elements is larger; all of them are held in memory as a whole.
inline constexpr std::size_t k_largest_text_file = std::size_t{256} << 20;  // [byte]

/// The bytes of a file. The size is looked at before reading.
///
/// Throws Error, naming the path, for a folder, a pipe or device, and a file larger than `most`
/// bytes or is not there; SystemError if the system fails to read it.
std::string read_text_file(const std::filesystem::path& path,
                           std::size_t most = k_largest_text_file);

/// Where the lines of a text begin, to turn byte offsets into line and column, both from 1.
class Lines {
  public:
    explicit Lines(std::string_view text);

    int line(std::size_t offset) const noexcept;
    int column(std::size_t offset) const noexcept;

  private:
    std::vector<std::size_t> starts_;
};

/// Throws Error with its place for the first byte that is no printable ASCII character, blank,
/// tabulator or end of line; says what it probably is (byte-order mark, typographic minus,
/// UTF-16). `file` is what the place names.
void require_ascii(std::string_view text, const std::string& file);

/// What is wrong with a file, gathered so that one reading tells all of it.
class Problems {
  public:
    explicit Problems(std::string file) : file_(std::move(file)) {}

    const std::string& file() const noexcept { return file_; }
    std::size_t size() const noexcept { return list_.size(); }

    /// Adds one. Throws what was gathered when there are so many that nobody reads on.
    void add(int line, int column, std::string path, std::string message,
             std::string suggestion = {});

    /// Throws Error with all problems in the order of their places, if there are any.
    void throw_if_any();

  private:
    std::string file_;
    std::vector<Problem> list_;
};

/// "did you mean X?" of the candidate within two edits of `word`, or "".
std::string nearest_keyword(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace dawnline::astro
