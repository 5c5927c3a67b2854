// libFuzzer: whatever the bytes, the reader either gives element sets or throws Error; what it gave
// can be written, read again and written to the same bytes, and propagated to a state or a status.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "dawnline/astro/sgp4.hpp"
#include "dawnline/astro/tle.hpp"
#include "dawnline/base/error.hpp"

namespace {

using namespace dawnline;
using namespace dawnline::astro;

// Random changes rarely keep the checksum; with it put right they reach the fields.
std::string with_checksums(std::string text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end - begin >= 69) {
            int sum = 0;
            for (const char c : text.substr(begin, 68))
                sum += c >= '0' && c <= '9' ? c - '0' : c == '-';
            text[begin + 68] = static_cast<char>('0' + sum % 10);
        }
        begin = end + 1;
    }
    return text;
}

void check(const std::string& text) {
    std::vector<ElementSet> sets;
    try {
        sets = read_tles(text, "fuzz");
    } catch (const Error&) {
        return;  // refused, with a sentence
    }
    for (const ElementSet& set : sets) {
        const std::string once = write_tle(set);
        if (write_tle(read_tles(once, "again").at(0)) != once) std::abort();
        try {
            const Sgp4 object = initialise(set);
            for (const double t : {-1e9, 0.0, 86400.0, 1e9}) {
                const Sgp4State state = propagate(object, t);
                const bool filled =
                    state.status == Sgp4Status::ok || state.status == Sgp4Status::decayed;
                if (filled && !std::isfinite(norm(state.r_ES_T) + norm(state.v_ES_T))) std::abort();
            }
        } catch (const Error&) {
            continue;  // no orbit, with a sentence
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    check(text);
    check(with_checksums(text));
    return 0;
}
