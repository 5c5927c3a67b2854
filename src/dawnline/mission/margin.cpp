#include "dawnline/mission/margin.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "dawnline/base/root.hpp"

namespace dawnline::mission {

Proposal closing_value(const Scenario& scenario, const Margin& shown, const Lever& lever) {
    const auto margin_at = [&](double value) {
        Scenario changed = scenario;
        lever.set(changed, value);
        return lever.margin(changed, size(changed));
    };
    // Where a simulation shows less than the closed form, the lever must make up for that as well.
    const double unseen = std::min(0.0, shown.margin - margin_at(lever.from));
    const auto low = std::min(lever.from, lever.to);
    const auto high = std::max(lever.from, lever.to);
    // Aim a little beyond zero so that the printed value keeps the limit after rounding.
    const auto root = root_in([&](double v) { return margin_at(v) + unseen - 1e-3; }, low, high,
                              1e-6 * (high - low));
    if (!root)
        return {.text = fmt::format("no {} up to {:.4g} {} closes it alone", lever.path,
                                    lever.to * lever.shown_per_si, lever.unit),
                .path = {}};
    return {.text = fmt::format("{} = {:.4g} {} instead of {:.4g} {}", lever.path,
                                *root * lever.shown_per_si, lever.unit,
                                lever.from * lever.shown_per_si, lever.unit),
            .path = lever.path,
            .value = *root};
}

void propose(Margin& margin, Proposal proposal) {
    margin.lever = std::move(proposal.text);
    margin.lever_path = std::move(proposal.path);
    margin.lever_value = proposal.value;
}

Margin below(std::string name, double value, double limit, std::string unit, std::string shown,
             std::string cause) {
    Margin m;
    m.name = std::move(name);
    m.unit = std::move(unit);
    m.shown_unit = std::move(shown);
    m.value = value;
    m.limit = limit;
    m.margin = limit == 0.0 ? (value <= 0.0 ? 0.0 : -1.0) : (limit - value) / std::abs(limit);
    m.pass = value <= limit * (1.0 + 1e-9);
    m.cause = std::move(cause);
    return m;
}

Margin above(std::string name, double value, double limit, std::string unit, std::string shown,
             std::string cause) {
    Margin m =
        below(std::move(name), value, limit, std::move(unit), std::move(shown), std::move(cause));
    m.margin = limit == 0.0 ? 1.0 : (value - limit) / std::abs(limit);
    m.pass = value >= limit * (1.0 - 1e-9);
    return m;
}

Margin cooler(std::string name, double value, double limit, std::string cause) {
    Margin m = below(std::move(name), value, limit, "K", "degC", std::move(cause));
    m.margin = (limit - value) / (limit - 273.15);
    return m;
}

void add_lever(Margin& margin, const Scenario& scenario, const Lever& lever) {
    if (!margin.pass) propose(margin, closing_value(scenario, margin, lever));
}

std::optional<double> first_closing(double from, double to, FunctionRef<bool(double)> closes) {
    constexpr int k_steps = 24;
    double before = from;
    for (int k = 1; k <= k_steps; ++k) {
        double at = from + (to - from) * k / k_steps;
        if (closes(at)) {
            while (std::abs(at - before) > 1e-4 * std::abs(to - from)) {
                const double middle = 0.5 * (before + at);
                (closes(middle) ? at : before) = middle;
            }
            return at;
        }
        before = at;
    }
    return std::nullopt;
}

}  // namespace dawnline::mission
