#include <cmath>
#include <limits>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/network/acquisition.hpp"
#include "dawnline/network/beam.hpp"
#include "dawnline/network/coupling_bound.hpp"
#include "dawnline/network/modem.hpp"
#include "dawnline/network/pointing.hpp"
#include "dawnline/network/spatial_array.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace network;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.1, S4.2";

double decibel(double ratio) {
    return 10.0 * std::log10(ratio);
}

// ------------------------------------------------------------ a beam at any range

struct BeamIn {
    double aperture, receiver, wavelength, waist_share, obscuration_share, range, pointing, jitter;
    std::string focus;
};
struct BeamOut {
    double coupling, transmitted, upper_bound, friis, spot_radius, off_axis, mean_under_jitter;
};

BeamOut beam(const BeamIn& in) {
    constexpr double k_infinity = std::numeric_limits<double>::infinity();
    const double a = 0.5 * in.aperture, b = 0.5 * in.receiver;
    const Beam out_going{in.wavelength, a, in.obscuration_share * a,
                         in.waist_share > 0.0 ? in.waist_share * a : k_infinity,
                         in.focus == "collimated" ? k_infinity : 0.0};
    const double v = constants::k_two_pi * a * b / (in.wavelength * in.range);
    BeamOut out;
    out.coupling = beam_coupling(out_going, b, in.range);
    out.transmitted = transmitted_share(out_going);
    out.upper_bound = coupling_bound(v);
    out.friis = 0.25 * v * v;
    // A uniform beam counts as the Gaussian with the same peak far out, w = a √2.
    const double waist =
        std::isinf(out_going.waist_radius) ? a * std::sqrt(2.0) : out_going.waist_radius;
    out.spot_radius = in.focus == "collimated"
                          ? spot_radius(waist, in.wavelength, in.range)
                          : in.wavelength * in.range / (constants::k_pi * waist);
    const double offset = in.pointing * in.range;
    out.off_axis = beam_coupling(out_going, b, in.range, offset);
    out.mean_under_jitter = out.coupling *
                            mean_jitter_share(out.spot_radius, b, in.jitter * in.range, offset) /
                            offset_share(out.spot_radius, b, 0.0);
    return out;
}

Model beam_model() {
    FieldTable in;
    in.number("aperture", &BeamIn::aperture, "cm", more_than(0), "diameter of the sender")
        .by_default("10 cm", k_suncatcher);
    in.number("receiver", &BeamIn::receiver, "cm", more_than(0), "diameter of the receiver")
        .by_default("10 cm", k_suncatcher);
    in.number("wavelength", &BeamIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("waist_share", &BeamIn::waist_share, "1", between(0, 10),
              "1/e^2 radius over the aperture's; 0: uniform")
        .by_default("0.892", "best in the far field, Siegman 1986, sec. 18.4");
    in.number("obscuration_share", &BeamIn::obscuration_share, "1", between(0, 0.99),
              "central obscuration over the aperture, in radius")
        .by_default("0");
    in.number("range", &BeamIn::range, "km", between(0.01, 1e6), "between the terminals");
    in.choice("focus", &BeamIn::focus, {"refocused", "collimated"}, "on the receiver, or nowhere")
        .by_default("refocused");
    in.number("pointing", &BeamIn::pointing, "urad", at_least(0), "constant error")
        .by_default("0 urad");
    in.number("jitter", &BeamIn::jitter, "urad", at_least(0), "sigma per axis")
        .by_default("0 urad");
    FieldTable out;
    out.number("coupling", &BeamOut::coupling, "1", any_number(), "of the whole beam, on axis");
    out.number("transmitted", &BeamOut::transmitted, "1", any_number(),
               "share that the telescope lets out");
    out.number("upper_bound", &BeamOut::upper_bound, "1", any_number(),
               "of any beam through these two apertures");
    out.number("friis", &BeamOut::friis, "1", any_number(), "ideal gains; not a share when near");
    out.number("spot_radius", &BeamOut::spot_radius, "m", any_number(),
               "1/e^2, of the Gaussian at the receiver");
    out.number("off_axis", &BeamOut::off_axis, "1", any_number(),
               "coupling with the pointing error, by diffraction");
    out.number("mean_under_jitter", &BeamOut::mean_under_jitter, "1", any_number(),
               "mean coupling with jitter and error, Gaussian spot");
    return make_model("network.beam", "Coupling of a cut beam at any range and pointing",
                      "Goodman 2005, ch. 4; Slepian 1964; Marcum 1960", std::move(in),
                      std::move(out), &beam);
}

// ------------------------------------------------------------ modems and channels

Modulation modulation_of(const std::string& name) {
    if (name == "ook") return Modulation::on_off_counting;
    if (name == "bpsk-homodyne") return Modulation::psk_homodyne;
    if (name == "bpsk") return Modulation::psk_heterodyne;
    if (name == "dpsk") return Modulation::dpsk;
    if (name == "qpsk") return Modulation::qpsk;
    return name == "16qam" ? Modulation::qam16 : Modulation::qam64;
}

std::vector<std::string> modulation_names() {
    return {"ook", "bpsk-homodyne", "bpsk", "dpsk", "qpsk", "16qam", "64qam"};
}

struct ModemIn {
    std::string modulation;
    double code_rate, error_rate, implementation_loss, rate, wavelength;
};
struct ModemOut {
    double photons, sensitivity, sensitivity_in_decibel_milliwatt, shannon, over_shannon;
};

ModemOut modem(const ModemIn& in) {
    const Modem m{modulation_of(in.modulation), in.code_rate, in.error_rate,
                  std::pow(10.0, 0.1 * in.implementation_loss)};
    ModemOut out;
    out.photons = photons_per_bit_needed(m);
    out.sensitivity = sensitivity(m, in.wavelength, in.rate);
    out.sensitivity_in_decibel_milliwatt = decibel(out.sensitivity / 1e-3);
    out.shannon = shannon_photons(bits_per_symbol(m.modulation) * m.code_rate, 1.0);
    out.over_shannon = decibel(out.photons / out.shannon);
    return out;
}

Model modem_model() {
    FieldTable in;
    in.choice("modulation", &ModemIn::modulation, modulation_names(), "of each symbol")
        .by_default("qpsk");
    in.number("code_rate", &ModemIn::code_rate, "1", between(0.05, 1), "information over sent bits")
        .by_default("1");
    in.number("error_rate", &ModemIn::error_rate, "1", between(1e-15, 0.09),
              "of bits before the decoder")
        .by_default("1e-9");
    in.number("implementation_loss", &ModemIn::implementation_loss, "dB", at_least(0),
              "against the ideal receiver")
        .by_default("0 dB");
    in.number("rate", &ModemIn::rate, "Gbit/s", more_than(0), "of information")
        .by_default("10 Gbit/s");
    in.number("wavelength", &ModemIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    FieldTable out;
    out.number("photons", &ModemOut::photons, "1", any_number(), "per bit of information");
    out.number("sensitivity", &ModemOut::sensitivity, "uW", any_number(), "power needed");
    out.number("sensitivity_in_decibel_milliwatt", &ModemOut::sensitivity_in_decibel_milliwatt,
               "dB", any_number(), "10 log10 over 1 mW");
    out.number("shannon", &ModemOut::shannon, "1", any_number(),
               "least photons at this spectral efficiency, one noise photon a mode");
    out.number("over_shannon", &ModemOut::over_shannon, "dB", any_number(), "photons over that");
    return make_model("network.modem", "Photons and power that a modem needs",
                      "Agrawal 2010, secs. 4.5.3 and 10.4; Proakis 2001, sec. 5.2; Shannon 1948",
                      std::move(in), std::move(out), &modem);
}

struct GridIn {
    double band, spacing, symbol_rate, roll_off, polarisations, code_rate, range_rate, wavelength;
    std::string modulation;
};
struct GridOut {
    double channels, channel_rate, rate, doppler_guard;
};

GridOut wavelength_grid(const GridIn& in) {
    const WavelengthGrid grid{in.band, in.spacing, in.symbol_rate, in.roll_off, in.polarisations};
    Modem m;
    m.modulation = modulation_of(in.modulation);
    m.code_rate = in.code_rate;
    GridOut out;
    out.channels = channels_in(grid);
    out.channel_rate = channel_rate(grid, m);
    out.rate = out.channels * out.channel_rate;
    out.doppler_guard = doppler_guard(grid, in.range_rate, in.wavelength);
    return out;
}

Model grid_model() {
    FieldTable in;
    in.number("band", &GridIn::band, "GHz", more_than(0), "width")
        .by_default("2400 GHz", "half the C band, arXiv:2511.19468v2 S2.1");
    in.number("spacing", &GridIn::spacing, "GHz", more_than(0), "of channels")
        .by_default("100 GHz", k_suncatcher);
    in.number("symbol_rate", &GridIn::symbol_rate, "GHz", more_than(0), "of a channel, in symbols")
        .by_default("50 GHz", "400 Gbit/s net in two polarisations of 16-QAM");
    in.number("roll_off", &GridIn::roll_off, "1", between(0, 1), "of the pulse shape")
        .by_default("0.2");
    in.number("polarisations", &GridIn::polarisations, "1", between(1, 2), "used")
        .by_default("2", k_suncatcher);
    in.choice("modulation", &GridIn::modulation, modulation_names(), "of each symbol")
        .by_default("16qam");
    in.number("code_rate", &GridIn::code_rate, "1", between(0.05, 1), "information over sent bits")
        .by_default("1");
    in.number("range_rate", &GridIn::range_rate, "km/s", any_number(), "of the partner")
        .by_default("0 km/s");
    in.number("wavelength", &GridIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    FieldTable out;
    out.number("channels", &GridOut::channels, "1", any_number(), "that fit");
    out.number("channel_rate", &GridOut::channel_rate, "Gbit/s", any_number(), "of one");
    out.number("rate", &GridOut::rate, "Tbit/s", any_number(), "of all");
    out.number("doppler_guard", &GridOut::doppler_guard, "GHz", any_number(),
               "left between neighbours when shifted either way");
    return make_model("network.wavelength_grid", "Channels and rate of a band of wavelengths",
                      "ITU-T G.694.1; arXiv:2511.19468v2 S2.1", std::move(in), std::move(out),
                      &wavelength_grid);
}

// ------------------------------------------------------------ acquisition, arrays

struct AcquisitionIn {
    double angle, slew_rate, slew_acceleration, uncertainty, search_beam, overlap, dwell, detection,
        search_radius, per_day, uptime;
};
struct AcquisitionOut {
    double slew_time, spiral_time, chance, mean_time, uptime, time_for_uptime;
};

AcquisitionOut acquisition(const AcquisitionIn& in) {
    const Search search{in.uncertainty, in.search_beam, in.overlap, in.dwell, in.detection};
    const double out_to = in.search_radius * in.uncertainty;
    AcquisitionOut out;
    out.slew_time = slew_time(in.angle, in.slew_rate, in.slew_acceleration);
    out.spiral_time = spiral_time(search, out_to);
    out.chance = acquisition_chance(search, out_to);
    out.mean_time = mean_acquisition_time(search, out_to);
    out.uptime = link_uptime(in.per_day, out.slew_time + out.mean_time);
    out.time_for_uptime = time_for_uptime(in.per_day, in.uptime);
    return out;
}

Model acquisition_model() {
    FieldTable in;
    in.number("angle", &AcquisitionIn::angle, "deg", between(0, 180), "to turn")
        .by_default("60 deg");
    in.number("slew_rate", &AcquisitionIn::slew_rate, "deg/s", more_than(0), "at most")
        .by_default("10 deg/s", "assumed: a gimballed terminal");
    in.number("slew_acceleration", &AcquisitionIn::slew_acceleration, "deg/s2", more_than(0),
              "of the turn")
        .by_default("10 deg/s2", "assumed: a gimballed terminal");
    in.number("uncertainty", &AcquisitionIn::uncertainty, "urad", more_than(0), "sigma per axis")
        .by_default("500 urad", "assumed: star tracker and orbit");
    in.number("search_beam", &AcquisitionIn::search_beam, "urad", more_than(0), "radius")
        .by_default("100 urad", "assumed");
    in.number("overlap", &AcquisitionIn::overlap, "1", between(0, 0.9), "of spots")
        .by_default("0.2");
    in.number("dwell", &AcquisitionIn::dwell, "ms", more_than(0), "on a spot")
        .by_default("20 ms", "assumed");
    in.number("detection", &AcquisitionIn::detection, "1", between(0.01, 1), "chance on a spot")
        .by_default("0.95", "assumed");
    in.number("search_radius", &AcquisitionIn::search_radius, "1", between(0.1, 6),
              "of the spiral, in sigma")
        .by_default("3");
    in.number("per_day", &AcquisitionIn::per_day, "1", more_than(0), "acquisitions")
        .by_default("29.57", "Starlink: 266 141 a day on 9 000 lasers");
    in.number("uptime", &AcquisitionIn::uptime, "1", share(), "asked for")
        .by_default("0.99", "Starlink: more than 99 %");
    FieldTable out;
    out.number("slew_time", &AcquisitionOut::slew_time, "s", any_number(), "of the turn");
    out.number("spiral_time", &AcquisitionOut::spiral_time, "s", any_number(), "of one search");
    out.number("chance", &AcquisitionOut::chance, "1", any_number(), "that one search finds");
    out.number("mean_time", &AcquisitionOut::mean_time, "s", any_number(), "until found");
    out.number("uptime", &AcquisitionOut::uptime, "1", any_number(),
               "with so many turns and searches a day");
    out.number("time_for_uptime", &AcquisitionOut::time_for_uptime, "s", any_number(),
               "each may take for the uptime asked for");
    return make_model("network.acquisition", "Turning to a partner and finding it",
                      "Hindman & Robertson 2004", std::move(in), std::move(out), &acquisition);
}

struct ArrayIn {
    double power, aperture, wavelength, efficiency, other_loss, channel_rate, channel_power,
        channels, range, crosstalk_limit;
    long per_side;
};
struct ArrayOut {
    double rate, coupling, crosstalk, best_per_side, best_rate;
};

ArrayOut array(const ArrayIn& in) {
    const OpticalTerminal t{in.power,      in.aperture,     in.wavelength,    in.efficiency,
                            in.other_loss, in.channel_rate, in.channel_power, in.channels};
    const ArrayLink link =
        array_link(t, static_cast<int>(in.per_side), in.range, in.crosstalk_limit);
    const ArrayLink best = best_array(t, in.range, 8, in.crosstalk_limit);
    return {link.rate, link.coupling, link.crosstalk, static_cast<double>(best.per_side),
            best.rate};
}

Model array_model() {
    FieldTable in;
    in.number("power", &ArrayIn::power, "W", more_than(0), "sent, all beams")
        .by_default("5 W", k_suncatcher);
    in.number("aperture", &ArrayIn::aperture, "cm", more_than(0), "of the whole telescope")
        .by_default("10 cm", k_suncatcher);
    in.number("wavelength", &ArrayIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("efficiency", &ArrayIn::efficiency, "1", between(0.01, 1), "of each aperture")
        .by_default("0.7876", "105.1 dB each, arXiv:2511.19468v2 S4.2");
    in.number("other_loss", &ArrayIn::other_loss, "1", between(1e-9, 1), "factor on the power")
        .by_default("0.501187", "-3 dB, arXiv:2511.19468v2 S4.2");
    in.number("channel_rate", &ArrayIn::channel_rate, "Gbit/s", more_than(0), "of a wavelength")
        .by_default("400 Gbit/s", k_suncatcher);
    in.number("channel_power", &ArrayIn::channel_power, "uW", more_than(0), "that it needs")
        .by_default("10 uW", "-20 dBm, arXiv:2511.19468v2 S4.2");
    in.number("channels", &ArrayIn::channels, "1", at_least(1), "on the grid")
        .by_default("24", k_suncatcher);
    in.integer("per_side", &ArrayIn::per_side, between(1, 32), "sub-apertures along a side")
        .by_default("1");
    in.number("range", &ArrayIn::range, "km", between(0.01, 1e6), "between the terminals");
    in.number("crosstalk_limit", &ArrayIn::crosstalk_limit, "1", between(0, 1),
              "of four neighbours over the own light")
        .by_default("1", "receivers that unmix the beams");
    FieldTable out;
    out.number("rate", &ArrayOut::rate, "Tbit/s", any_number(), "of all beams, one way");
    out.number("coupling", &ArrayOut::coupling, "1", any_number(), "of a sub-beam to its partner");
    out.number("crosstalk", &ArrayOut::crosstalk, "1", any_number(),
               "of four neighbours over the own light");
    out.number("best_per_side", &ArrayOut::best_per_side, "1", any_number(), "up to 8");
    out.number("best_rate", &ArrayOut::best_rate, "Tbit/s", any_number(), "with those");
    return make_model("network.array_link", "A link by many beams side by side, with crosstalk",
                      "arXiv:2511.19468v2 S2.1; diffraction of beam.hpp", std::move(in),
                      std::move(out), &array);
}

}  // namespace

void add_network_beam_models(Directory& directory) {
    for (Model model :
         {beam_model(), modem_model(), grid_model(), acquisition_model(), array_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
