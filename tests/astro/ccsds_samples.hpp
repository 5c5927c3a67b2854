#pragma once
// Messages with the data of published samples, written anew in our own layout.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {

/// A file of tests/astro/data as one text.
inline std::string sample(const std::string& name) {
    std::ifstream stream(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/data/" + name);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The text with the first `from` replaced; aborts the test's sense if it is not there.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw Error("the sample lacks " + std::string(from));
    return text.replace(at, from.size(), to);
}

/// What reading the text tells, as one string; "" if it is accepted.
template <class Read>
std::string told(Read read, const std::string& text) {
    try {
        read(text, "f");
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace dawnline::astro
