// libFuzzer: whatever the bytes, the readers of space weather either give a table that can be asked
// for any instant, or throw Error.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dawnline/astro/space_weather_files.hpp"
#include "dawnline/base/error.hpp"

namespace {

using namespace dawnline;
using namespace dawnline::astro;

void ask(const SpaceWeather& table) {
    for (double mjd = 15000.0; mjd < 130000.0; mjd += 777.7)
        for (const bool three_hourly : {false, true}) try {
                WeatherOptions options;
                options.three_hourly = three_hourly;
                const Weather w = weather_at(
                    table, {2400000.5 + std::floor(mjd), mjd - std::floor(mjd)}, options);
                if (!std::isfinite(w.f107 + w.f107_mean + w.ap[0] + w.ap[6])) std::abort();
            } catch (const Error&) {
            }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        ask(read_space_weather(text, "fuzz"));
    } catch (const Error&) {
    }
    try {
        const PredictedCycle cycle = read_schatten(text, "fuzz");
        const Weather w = weather_of_cycle(cycle.cycle(), {2400000.5 + 61115.0, 0.0});
        if (!std::isfinite(w.f107)) std::abort();
    } catch (const Error&) {
    }
    return 0;
}
