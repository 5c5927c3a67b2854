#include "dawnline/mission/trade_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "dawnline/mission/trades.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::mission {
namespace {

constexpr double k_tells = 5e-4;  // of the cost, below which two designs cost the same

std::string quantity(double si, const std::string& unit) {
    const double shown = scenario::from_si(si, unit);
    const std::string number = fmt::format("{:.4g}", std::abs(shown) < 1e-9 ? 0.0 : shown);
    if (unit == "1") return number;
    return number + " " + (unit == "degC" ? "°C" : unit == "m2" ? "m²" : unit);
}

/// The value on the axis alone.
std::string at_text(const Trade& trade, const TradePoint& point) {
    return point.choice.empty() ? quantity(point.at, trade.axis_shown_unit) : point.choice;
}

std::string cost_text(const TradePoint& point) {
    return quantity(point.cost, "USD/h");
}

/// "a satellite weighs 1690 kg instead of 1752 kg, …": what differs enough to be seen.
std::string difference(const TradePoint& to, const TradePoint& from) {
    std::string out;
    const auto add = [&](const std::string& what, double a, double b, const std::string& unit) {
        const std::string now = quantity(a, unit);
        const std::string before = quantity(b, unit);
        if (now != before && std::abs(a - b) > k_tells * std::abs(b))
            out += fmt::format("{}{} {} instead of {}", out.empty() ? "" : ", ", what, now, before);
    };
    add("a satellite of", to.launch_mass, from.launch_mass, "kg");
    add("satellites on a flight", to.satellites_per_flight, from.satellites_per_flight, "1");
    add("delivered compute", to.delivered, from.delivered, "%");
    add("useful compute", to.useful, from.useful, "%");
    add("a radiator of", to.radiator_area, from.radiator_area, "m2");
    add("at", to.radiator_temperature, from.radiator_temperature, "degC");
    add("a battery of", to.battery_energy, from.battery_energy, "kWh");
    return out;
}

/// "Designs do not close: from 640 km to 700 km (trapped dose over life).", stretch by stretch.
std::string open_stretches(const Trade& trade) {
    std::string out;
    const std::vector<TradePoint>& p = trade.points;
    for (std::size_t k = 0; k < p.size(); ++k) {
        if (p[k].closes) continue;
        std::size_t end = k;
        std::string causes = p[k].fails;
        // Choices have no stretches.
        for (; p[k].choice.empty() && end + 1 < p.size() && !p[end + 1].closes; ++end)
            if (p[end + 1].fails != p[end].fails) causes += ", then " + p[end + 1].fails;
        out +=
            fmt::format("{}{} ({})", out.empty() ? "" : "; ",
                        end == k ? at_text(trade, p[k])
                                 : "from " + at_text(trade, p[k]) + " to " + at_text(trade, p[end]),
                        causes);
        k = end;
    }
    return out.empty() ? out : " Designs do not close: " + out + ".";
}

std::string stated_inputs(const scenario::Scenario& scenario, const std::string& derived) {
    const scenario::Satellite& s = scenario.satellite;
    std::string kept, freed;
    const auto look = [&](const std::optional<double>& stated, const char* path) {
        if (!stated) return;
        if (path == derived)
            freed = fmt::format(
                " The curve derives {} anew, the scenario's own point keeps it as "
                "stated.",
                path);
        else
            kept += (kept.empty() ? "" : ", ") + std::string(path);
    };
    look(s.array.area, "satellite.array.area");
    look(s.battery.energy, "satellite.battery.energy");
    look(s.radiator.area, "satellite.radiator.area");
    look(s.thruster.propellant, "satellite.thruster.propellant");
    std::string out = freed;
    if (!kept.empty()) out += " Kept as stated: " + kept + ".";
    if (s.bus.dry_mass) out += " The stated dry mass moves in proportion to the sum of the parts.";
    return out;
}

/// The spread of the cost over the designs that close. [1]
double spread(const Trade& trade) {
    double least = HUGE_VAL, greatest = 0.0;
    for (const TradePoint& p : trade.points) {
        if (!p.closes) continue;
        least = std::min(least, p.cost);
        greatest = std::max(greatest, p.cost);
    }
    return greatest > least ? greatest / least - 1.0 : 0.0;
}

/// "radiator_along_air costs 0.07 % more, …" of the choices that close besides the best.
std::string other_choices(const Trade& trade) {
    std::string out;
    for (const TradePoint& p : trade.points)
        if (p.closes && p.value != trade.optimum->value)
            out += fmt::format("{}{} costs {:.2g} % more", out.empty() ? "; " : ", ", p.choice,
                               100.0 * (p.cost / trade.optimum->cost - 1.0));
    return out;
}

std::string optimum_text(const Trade& trade) {
    const TradePoint& best = *trade.optimum;
    const TradePoint& own = trade.own;
    if (!own.choice.empty() && own.closes && own.value == best.value)
        return fmt::format("The scenario's {} is the best choice: {}{}.", own.choice,
                           cost_text(best), other_choices(trade));
    if (spread(trade) < k_tells && trade.own.closes)
        return fmt::format(
            "Of little weight: over all designs that close the cost moves by {:.2g} %.",
            100.0 * spread(trade));
    const double saved = gain(trade);
    if (own.closes && std::abs(saved) < k_tells)
        return fmt::format("The scenario's {} is as good as any, {}: {}.", value_text(trade, own),
                           trade.place, cost_text(best));
    std::string out = fmt::format("Least cost at {}, {}: {}", value_text(trade, best), trade.place,
                                  cost_text(best));
    if (std::isfinite(own.cost))
        out += fmt::format(", {:.2g} % {} the scenario's at {}", 100.0 * std::abs(saved),
                           saved >= 0.0 ? "below" : "above", value_text(trade, own));
    if (!own.closes) out += ", which does not close: " + own.fails;
    const std::string why = difference(best, own);
    return out + (why.empty() ? "." : "; " + why + ".");
}

}  // namespace

std::string value_text(const Trade& trade, const TradePoint& point) {
    const std::string at = at_text(trade, point);
    if (!point.choice.empty() || trade.axis == trade.path) return at;
    return fmt::format("{} ({} = {})", at, trade.path, quantity(point.value, trade.shown_unit));
}

std::string trade_sentence(const Trade& trade, const scenario::Scenario& scenario,
                           const std::string& derived) {
    return (trade.optimum ? optimum_text(trade) : std::string("No design of the range closes.")) +
           open_stretches(trade) + stated_inputs(scenario, derived);
}

std::string greatest_gain_text(const std::vector<Trade>& trades) {
    if (trades.empty()) return {};
    const auto most =
        std::max_element(trades.begin(), trades.end(),
                         [](const Trade& a, const Trade& b) { return gain(a) < gain(b); });
    if (gain(*most) < k_tells)
        return "No trade of one input makes an accelerator-hour cheaper and still closes.";
    return fmt::format(
        "Greatest gain of a trade: {} at {} instead of {} takes {:.2g} % off an accelerator-hour, "
        "by closed forms.",
        most->name, value_text(*most, *most->optimum), value_text(*most, most->own),
        100.0 * gain(*most));
}

}  // namespace dawnline::mission
