#include "dawnline/network/spatial_array.hpp"

#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"
#include "dawnline/network/beam.hpp"

namespace dawnline::network {

ArrayLink array_link(const OpticalTerminal& terminal, int per_side, double range,
                     double crosstalk_limit) {
    if (per_side < 1) throw Error("an array needs at least one sub-aperture a side");
    const double pitch = terminal.aperture / per_side, radius = 0.5 * pitch;
    const double beams = static_cast<double>(per_side) * per_side;
    ArrayLink link;
    link.per_side = per_side;
    link.coupling = focused_coupling(pitch, pitch, terminal.wavelength, range);
    if (per_side > 1) {
        Beam beam;
        beam.wavelength = terminal.wavelength;
        beam.aperture_radius = radius;
        const double spill = beam_coupling(beam, radius, range, pitch);
        link.crosstalk = 4.0 * spill / link.coupling;
    }
    link.channel_snr =
        link.crosstalk > 0.0 ? 1.0 / link.crosstalk : std::numeric_limits<double>::infinity();
    if (link.crosstalk > crosstalk_limit) return link;
    const double received = terminal.transmit_power / beams * terminal.aperture_efficiency *
                            terminal.aperture_efficiency * link.coupling * terminal.other_loss;
    link.rate = beams * channels_fed(terminal, received) * terminal.channel_rate;
    return link;
}

ArrayLink best_array(const OpticalTerminal& terminal, double range, int most_per_side,
                     double crosstalk_limit) {
    ArrayLink best = array_link(terminal, 1, range, crosstalk_limit);
    for (int q = 2; q <= most_per_side; ++q) {
        const ArrayLink link = array_link(terminal, q, range, crosstalk_limit);
        if (link.rate > best.rate) best = link;
    }
    return best;
}

}  // namespace dawnline::network
