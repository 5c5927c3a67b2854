#include "dawnline/report/drawn.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/scenario/units.hpp"

namespace dawnline::report {

Json drawn(double si, const std::string& unit) {
    const double value = scenario::from_si(si, unit);
    return std::isfinite(value) ? Json(std::stod(fmt::format("{:.6g}", value))) : Json(nullptr);
}

Json drawn(const std::vector<double>& values, const std::string& unit) {
    Json all = Json::array();
    for (const double value : values) all.push_back(drawn(value, unit));
    return all;
}

std::string text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dawnline::report
