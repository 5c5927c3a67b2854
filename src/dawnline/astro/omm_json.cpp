#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "dawnline/astro/omm_fields.hpp"

namespace dawnline::astro {
namespace {

using Json = nlohmann::ordered_json;

/// Reads characters and counts them, for the parser tells positions of errors only.
class Counting {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Counting(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    Counting& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    Counting operator++(int) {
        Counting before = *this;
        ++*this;
        return before;
    }
    [[maybe_unused]] friend bool operator==(const Counting& a, const Counting& b) {
        return a.at_ == b.at_;
    }
    friend bool operator!=(const Counting& a, const Counting& b) { return a.at_ != b.at_; }

  private:
    const char* at_;
    std::size_t* count_;
};

/// Takes a list of flat objects, or one; every value becomes an entry with its place.
class Handler {
  public:
    Handler(OmmRecords& records, const Lines& lines, const std::size_t& count, Problems& problems)
        : records_(records), lines_(lines), count_(count), problems_(problems) {}

    bool null() { return true; }
    bool boolean(bool) { return refuse("true and false are no values of an OMM"); }
    bool number_integer(std::int64_t value) { return take(fmt::format("{}", value), 1); }
    bool number_unsigned(std::uint64_t value) { return take(fmt::format("{}", value), 1); }
    bool number_float(double, const std::string& text) { return take(text, 1); }
    bool string(std::string& text) { return take(text, 2); }
    bool binary(Json::binary_t&) { return false; }

    bool start_object(std::size_t) {
        if (is_open_) return refuse("an object stands inside an object of elements");
        is_open_ = true;
        records_.list.emplace_back();
        return true;
    }
    bool end_object() {
        is_open_ = false;
        records_.list.back().end = place(count_ - 1);
        return true;
    }
    bool start_array(std::size_t) {
        if (is_list_ || is_open_) return refuse("a list stands where elements are expected");
        is_list_ = true;
        return true;
    }
    bool end_array() { return true; }
    bool key(std::string& name) {
        key_ = records_.storage.emplace_back(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) {
        std::string why = error.what();
        const std::size_t colon = why.find(": ", why.find("column"));
        if (colon != std::string::npos) why.erase(0, colon + 2);
        const std::size_t end = why.find("; last read");
        if (end != std::string::npos) why.erase(end);
        const CcsdsEntry at = place(position == 0 ? 0 : position - 1);
        problems_.add(at.line, at.column, {}, "the JSON breaks off or is malformed: " + why);
        return false;
    }

  private:
    bool take(const std::string& text, std::size_t behind) {
        if (!is_open_) return refuse("a bare value stands where elements are expected");
        const std::size_t length = text.size() + (behind == 2 ? 2 : 1);
        CcsdsEntry entry = place(count_ - std::min(count_, length));
        entry.keyword = key_;
        if (std::any_of(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; })) {
            problems_.add(entry.line, entry.column, std::string(key_),
                          "holds what is no printable ASCII");
            return true;
        }
        entry.value = records_.storage.emplace_back(text);
        records_.list.back().entries.push_back(entry);
        return true;
    }

    bool refuse(std::string why) {
        const CcsdsEntry at = place(count_ - std::min<std::size_t>(count_, 1));
        problems_.add(at.line, at.column, std::string(key_), std::move(why));
        return false;
    }

    CcsdsEntry place(std::size_t offset) const {
        CcsdsEntry entry;
        entry.line = lines_.line(offset);
        entry.column = entry.value_column = lines_.column(offset);
        return entry;
    }

    OmmRecords& records_;
    const Lines& lines_;
    const std::size_t& count_;
    Problems& problems_;
    std::string_view key_;
    bool is_list_ = false, is_open_ = false;
};

bool is_text(std::string_view name) {
    return name == "OBJECT_NAME" || name == "OBJECT_ID" || name == "EPOCH" ||
           name == "CLASSIFICATION_TYPE";
}

}  // namespace

OmmRecords parse_omm_json(std::string_view text, Problems& problems) {
    OmmRecords records;
    const Lines lines(text);
    std::size_t count = 0, unused = 0;
    Handler handler(records, lines, count, problems);
    Json::sax_parse(Counting(text.data(), &count), Counting(text.data() + text.size(), &unused),
                    &handler);
    problems.throw_if_any();  // what follows a fault in the structure is not known
    if (records.list.empty()) problems.add(1, 1, {}, "the file holds no elements");
    return records;
}

std::string write_omm_json(const std::vector<std::vector<NamedValue>>& records) {
    std::string out = "[";
    for (const std::vector<NamedValue>& record : records) {
        out += out.size() == 1 ? "{\n" : ",{\n";
        for (const auto& [name, value] : record)
            out +=
                fmt::format("    \"{}\": {},\n", name, is_text(name) ? Json(value).dump() : value);
        out.resize(out.size() - 2);
        out += "\n}";
    }
    return out + "]\n";
}

}  // namespace dawnline::astro
