#include "dawnline/spacecraft/solar_array_operation.hpp"

#include <cmath>

#include "dawnline/base/root.hpp"

namespace dawnline::spacecraft {
namespace {

double light_on_cells(const WingDesign& wing, const ArrayLight& light) noexcept {
    return light.direct * std::cos(wing.pointing_error) + light.albedo_front;
}

CellPoint aged_point(const WingDesign& wing, const ArrayLight& light, const ArrayRetention& kept,
                     double temperature) noexcept {
    return cell_point(wing.cell, light_on_cells(wing, light) * kept.light(), temperature,
                      kept.cells);
}

/// Terminals over cells of one string at its best point.
double string_share(const WingDesign& wing, const CellPoint& point) noexcept {
    const double cells = cell_max_power(point).power * wing.layout.cell_area *
                         static_cast<double>(wing.layout.cells_in_series);
    if (!(cells > 0.0)) return wing.layout.cell_area > 0.0 ? 0.0 : 1.0;
    const double mismatch =
        mismatch_loss(fill_factor(point), wing.current_spread, wing.layout.cells_in_series);
    return string_max_power(wing.layout, point).power / cells * (1.0 - mismatch);
}

}  // namespace

double wing_power(const WingDesign& wing, const ArrayLight& light, const ArrayRetention& kept,
                  double temperature) noexcept {
    const CellPoint point = aged_point(wing, light, kept, temperature);
    return cell_max_power(point).power * wing.packing * kept.impacts * kept.strings *
           string_share(wing, point);
}

WingState wing_state(const WingDesign& wing, const ArrayLight& light, const ArrayExposure& exposure,
                     double load_fraction) noexcept {
    WingState out;
    out.retention = array_retention(wing.ageing, wing.cell.damage, exposure);
    const double emissivity = wing.front.emissivity + wing.back.emissivity;
    const double absorbed = wing.front.solar_absorptance * light_on_cells(wing, light) +
                            wing.back.solar_absorptance * light.albedo_back +
                            wing.front.emissivity * light.infrared_front +
                            wing.back.emissivity * light.infrared_back;
    const double hot = sink_temperature(absorbed, emissivity);  // of an idle wing
    const auto balance = [&](double t) {
        return emissivity * black_body_flux(t) - absorbed +
               load_fraction * wing_power(wing, light, out.retention, t);
    };
    out.temperature =
        hot > 0.0 && load_fraction > 0.0 ? root_in(balance, 0.0, hot, 1e-6).value_or(hot) : hot;
    out.power_available = wing_power(wing, light, out.retention, out.temperature);
    out.power_drawn = load_fraction * out.power_available;
    const CellPoint point = aged_point(wing, light, out.retention, out.temperature);
    const double on_cells = light_on_cells(wing, light);
    out.cell_efficiency = on_cells > 0.0 ? cell_max_power(point).power / on_cells : 0.0;
    out.string_efficiency = string_share(wing, point);
    return out;
}

}  // namespace dawnline::spacecraft
