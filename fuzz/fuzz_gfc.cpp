// libFuzzer: whatever the bytes, the reader of gravity fields either gives a whole field of finite
// coefficients or throws Error.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dawnline/astro/stokes.hpp"
#include "dawnline/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dawnline::astro;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const StokesCoefficients field = parse_gfc(text, "fuzz");
        double sum = field.gm + field.radius;
        for (const double c : field.c) sum += std::abs(c) * 1e-300;
        for (const double s : field.s) sum += std::abs(s) * 1e-300;
        const std::size_t pairs = stokes_index(field.degree + 1, 0);
        if (!std::isfinite(sum) || field.degree < 2 || field.degree > 120 ||
            field.c.size() != pairs || field.s.size() != pairs)
            std::abort();
    } catch (const dawnline::Error&) {
    }
    return 0;
}
