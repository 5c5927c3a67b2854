// libFuzzer: whatever the bytes, the reader either gives a table or throws Error, and a table
// answers finite values at every one of its days.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dawnline/astro/earth_orientation_file.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dawnline::astro;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const EarthOrientationTable table = parse_earth_orientation(text, "fuzz");
        for (const EarthOrientationDay& day : table.days()) {
            const EarthOrientation o = table.at({dawnline::constants::k_mjd_zero + day.mjd, 0.0});
            const double sum =
                o.x_pole + o.y_pole + o.ut1_minus_utc + o.excess_length_of_day + o.dX + o.dY;
            if (!std::isfinite(sum) || !(std::abs(o.ut1_minus_utc) < 1.0)) std::abort();
        }
    } catch (const dawnline::Error&) {
    }
    return 0;
}
