#pragma once
// Writes CCSDS messages from their tables, as keyword = value lines or as XML.

#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_fields.hpp"

namespace dawnline::astro {

/// The notations of the standards.
enum class CcsdsNotation { kvn, xml };

/// Builds the text of one or several messages. Everything is checked on the way out as on the way
/// in: values that a reader would refuse throw Error with the keyword as path.
class CcsdsWriter {
  public:
    explicit CcsdsWriter(CcsdsNotation notation);

    /// Opens a message: kind "omm", version "3.0". `of_several` puts them into one `ndm`.
    void begin(std::string_view kind, std::string_view version, bool of_several = false);
    void end();

    /// One COMMENT line each, in the element `block`.
    void comments(const std::vector<std::string>& lines, std::string_view block);

    /// All fields that have a value, then what is user defined; comments are not written here.
    void fields(const CcsdsTable& table);

    /// One keyword with a value that has been checked.
    void pair(std::string_view keyword, std::string_view value, std::string_view unit,
              std::string_view block);

    /// KVN only: a line that is no pair ("META_START", numbers, ""); XML: nothing.
    void line(std::string_view text);

    /// XML only: closes elements down to `depth` below the message, so that the next field of the
    /// same block opens a new one.
    void close_to(std::size_t depth);

    /// The whole text.
    std::string text() &&;

    bool is_xml() const noexcept { return notation_ == CcsdsNotation::xml; }

  private:
    void enter(std::string_view block);
    void indent();
    void put_line(std::string_view text);

    CcsdsNotation notation_;
    std::string out_;
    std::vector<std::string> open_;  // elements below the message
    std::string kind_;
    bool of_several_ = false;
};

}  // namespace dawnline::astro
