#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/network/collectives.hpp"
#include "dawnline/network/max_min.hpp"
#include "dawnline/network/optical_link.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace network;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.1, S4.2";

// ------------------------------------------------------------ telescopes and links

struct GainIn {
    double aperture, wavelength, efficiency;
};
struct GainOut {
    double gain, gain_in_decibel, divergence, confocal_range;
};

GainOut telescope(const GainIn& in) {
    GainOut out;
    out.gain = aperture_gain(in.aperture, in.wavelength, in.efficiency);
    out.gain_in_decibel = 10.0 * std::log10(out.gain);
    out.divergence = airy_divergence(in.aperture, in.wavelength);
    out.confocal_range = confocal_range(in.aperture, in.wavelength);
    return out;
}

Model telescope_model() {
    FieldTable in;
    in.number("aperture", &GainIn::aperture, "cm", more_than(0), "diameter")
        .by_default("10 cm", k_suncatcher);
    in.number("wavelength", &GainIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("efficiency", &GainIn::efficiency, "1", between(0.01, 1), "of the aperture")
        .by_default("0.8", k_suncatcher);
    FieldTable out;
    out.number("gain", &GainOut::gain, "1", any_number(), "efficiency (pi D/lambda)^2");
    out.number("gain_in_decibel", &GainOut::gain_in_decibel, "dB", any_number(), "10 log10 of it");
    out.number("divergence", &GainOut::divergence, "urad", any_number(),
               "first zero of the Airy pattern, 1.22 lambda/D");
    out.number("confocal_range", &GainOut::confocal_range, "m", any_number(),
               "pi a^2/lambda, beam radius a at both ends");
    return make_model("network.telescope", "Gain, divergence and confocal range of a telescope",
                      "Born & Wolf, sec. 8.5; arXiv:2511.19468v2 S4.2", std::move(in),
                      std::move(out), &telescope);
}

struct LinkIn {
    double power, aperture, wavelength, efficiency, other_loss, channel_rate, channel_power,
        channels, range, needed_channels;
};
struct LinkOut {
    double received, received_in_decibel_milliwatt, share, friis_share, friis_received, channels,
        rate, photons_per_bit, spot_radius, range_for_channels, power_for_channels, margin;
};

OpticalTerminal terminal_of(const LinkIn& in) {
    return {in.power,      in.aperture,     in.wavelength,    in.efficiency,
            in.other_loss, in.channel_rate, in.channel_power, in.channels};
}

LinkOut optical_link(const LinkIn& in) {
    const OpticalTerminal t = terminal_of(in);
    LinkOut out;
    out.received = received_power(t, in.range);
    out.received_in_decibel_milliwatt = 10.0 * std::log10(out.received / 1e-3);
    out.share = out.received / in.power;
    out.friis_share = network::friis_share(t, in.range);
    out.friis_received = out.friis_share * in.power;
    out.channels = channels_fed(t, out.received);
    out.rate = link_rate(t, in.range);
    out.photons_per_bit = photons_per_bit(in.channel_power, in.wavelength, in.channel_rate);
    out.spot_radius = airy_divergence(in.aperture, in.wavelength) * in.range;
    out.range_for_channels = network::range_for_channels(t, in.needed_channels);
    out.power_for_channels = in.needed_channels * in.channel_power;
    out.margin = out.received / out.power_for_channels;
    return out;
}

Model optical_link_model() {
    FieldTable in;
    in.number("power", &LinkIn::power, "W", more_than(0), "sent, all channels")
        .by_default("5 W", k_suncatcher);
    in.number("aperture", &LinkIn::aperture, "cm", more_than(0), "diameter at both ends")
        .by_default("10 cm", k_suncatcher);
    in.number("wavelength", &LinkIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("efficiency", &LinkIn::efficiency, "1", between(0.01, 1), "of each aperture")
        .by_default("0.7876", "105.1 dB each, arXiv:2511.19468v2 S4.2");
    in.number("other_loss", &LinkIn::other_loss, "1", between(1e-9, 1), "factor on the power")
        .by_default("0.501187", "-3 dB, arXiv:2511.19468v2 S4.2");
    in.number("channel_rate", &LinkIn::channel_rate, "Gbit/s", more_than(0), "of a wavelength")
        .by_default("400 Gbit/s", k_suncatcher);
    in.number("channel_power", &LinkIn::channel_power, "uW", more_than(0),
              "that it needs at the receiver")
        .by_default("10 uW", "-20 dBm, arXiv:2511.19468v2 S4.2");
    in.number("channels", &LinkIn::channels, "1", at_least(1), "on the grid")
        .by_default("24", k_suncatcher);
    in.number("range", &LinkIn::range, "km", more_than(0), "between the terminals");
    in.number("needed_channels", &LinkIn::needed_channels, "1", at_least(1),
              "whose range and power are asked for")
        .by_default("24", k_suncatcher);
    FieldTable out;
    out.number("received", &LinkOut::received, "mW", any_number(),
               "near and far field: beam focused on the receiver");
    out.number("received_in_decibel_milliwatt", &LinkOut::received_in_decibel_milliwatt, "dB",
               any_number(), "10 log10 over 1 mW");
    out.number("share", &LinkOut::share, "1", any_number(), "received over sent");
    out.number("friis_share", &LinkOut::friis_share, "1", any_number(),
               "the same by Friis, wrong in the near field");
    out.number("friis_received", &LinkOut::friis_received, "mW", any_number(), "power by Friis");
    out.number("channels", &LinkOut::channels, "1", any_number(), "wavelengths fed");
    out.number("rate", &LinkOut::rate, "Tbit/s", any_number(), "one way");
    out.number("photons_per_bit", &LinkOut::photons_per_bit, "1", any_number(),
               "of a channel at the power it needs");
    out.number("spot_radius", &LinkOut::spot_radius, "m", any_number(), "1.22 lambda/D R");
    out.number("range_for_channels", &LinkOut::range_for_channels, "km", any_number(),
               "at which the needed channels just get their power");
    out.number("power_for_channels", &LinkOut::power_for_channels, "mW", any_number(),
               "that the needed channels take");
    out.number("margin", &LinkOut::margin, "1", any_number(), "received over that");
    return make_model("network.optical_link",
                      "Power, channels and rate of a link between two equal telescopes",
                      "Born & Wolf, sec. 8.5.2; arXiv:2511.19468v2 S4.2", std::move(in),
                      std::move(out), &optical_link);
}

struct CouplingIn {
    double aperture, wavelength, range;
};
struct CouplingOut {
    double uniform_focused, uniform_collimated, best_gaussian, best_radius_share, friis,
        fresnel_number;
};

CouplingOut coupling(const CouplingIn& in) {
    CouplingOut out;
    const double a = in.aperture, w = in.wavelength, r = in.range;
    out.uniform_focused = focused_coupling(a, a, w, r);
    out.uniform_collimated = uniform_coupling(a, a, w, r, std::numeric_limits<double>::infinity());
    const BestGaussian best = best_gaussian(a, a, w, r);
    out.best_gaussian = best.coupling;
    out.best_radius_share = best.beam_radius / (0.5 * a);
    out.fresnel_number = 0.25 * a * a / (w * r);
    const double v = constants::k_two_pi * out.fresnel_number;
    out.friis = 0.25 * v * v;
    return out;
}

Model coupling_model() {
    FieldTable in;
    in.number("aperture", &CouplingIn::aperture, "cm", more_than(0), "diameter at both ends")
        .by_default("10 cm", k_suncatcher);
    in.number("wavelength", &CouplingIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("range", &CouplingIn::range, "km", more_than(0), "between the terminals");
    FieldTable out;
    out.number("uniform_focused", &CouplingOut::uniform_focused, "1", any_number(),
               "1 - J0^2(v) - J1^2(v)");
    out.number("uniform_collimated", &CouplingOut::uniform_collimated, "1", any_number(),
               "Fresnel integral, beam not refocused");
    out.number("best_gaussian", &CouplingOut::best_gaussian, "1", any_number(),
               "of the whole beam before truncation");
    out.number("best_radius_share", &CouplingOut::best_radius_share, "1", any_number(),
               "its 1/e^2 radius over the aperture's");
    out.number("friis", &CouplingOut::friis, "1", any_number(), "ideal gains, v^2/4");
    out.number("fresnel_number", &CouplingOut::fresnel_number, "1", any_number(), "a^2/(lambda R)");
    return make_model("network.coupling",
                      "Share of a beam that an equal aperture takes in, near and far",
                      "Goodman, Introduction to Fourier Optics, ch. 4; Slepian 1964", std::move(in),
                      std::move(out), &coupling);
}

struct PhotonsIn {
    double power, wavelength, rate, photons;
};
struct PhotonsOut {
    double photons_per_bit, limited_rate, shannon;
};

PhotonsOut photons(const PhotonsIn& in) {
    return {photons_per_bit(in.power, in.wavelength, in.rate),
            photon_limited_rate(in.power, in.wavelength, in.photons), 2.0 * std::log(2.0)};
}

Model photons_model() {
    FieldTable in;
    in.number("power", &PhotonsIn::power, "uW", more_than(0), "received");
    in.number("wavelength", &PhotonsIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("rate", &PhotonsIn::rate, "Gbit/s", more_than(0), "of the signal")
        .by_default("400 Gbit/s", k_suncatcher);
    in.number("photons", &PhotonsIn::photons, "1", more_than(0), "a bit that the receiver needs")
        .by_default("195.6", "PM-16QAM, arXiv:2511.19468v2 figure");
    FieldTable out;
    out.number("photons_per_bit", &PhotonsOut::photons_per_bit, "1", any_number(),
               "P lambda/(h c rate)");
    out.number("limited_rate", &PhotonsOut::limited_rate, "Gbit/s", any_number(),
               "that the needed photons allow");
    out.number("shannon", &PhotonsOut::shannon, "1", any_number(),
               "2 ln 2, least photons a bit at infinite bandwidth");
    return make_model("network.photons_per_bit", "Photons a bit, and the rate they allow",
                      "arXiv:2511.19468v2 S4.2", std::move(in), std::move(out), &photons);
}

struct MultiplexIn {
    double aperture, wavelength, channel_rate, channels;
    long per_side;
};
struct MultiplexOut {
    double rate, range;
};

MultiplexOut multiplexing(const MultiplexIn& in) {
    OpticalTerminal t;
    t.aperture = in.aperture;
    t.wavelength = in.wavelength;
    t.channel_rate = in.channel_rate;
    t.channels = in.channels;
    const Multiplexed m = multiplexed(t, static_cast<int>(in.per_side));
    return {m.rate, m.range};
}

Model multiplexing_model() {
    FieldTable in;
    in.number("aperture", &MultiplexIn::aperture, "cm", more_than(0), "of the whole telescope")
        .by_default("10 cm", k_suncatcher);
    in.number("wavelength", &MultiplexIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    in.number("channel_rate", &MultiplexIn::channel_rate, "Gbit/s", more_than(0), "of a wavelength")
        .by_default("400 Gbit/s", k_suncatcher);
    in.number("channels", &MultiplexIn::channels, "1", at_least(1), "on the grid")
        .by_default("24", k_suncatcher);
    in.integer("per_side", &MultiplexIn::per_side, between(1, 100), "sub-apertures along a side")
        .by_default("1");
    FieldTable out;
    out.number("rate", &MultiplexOut::rate, "Tbit/s", any_number(), "of all of them, one way");
    out.number("range", &MultiplexOut::range, "km", any_number(), "confocal, of a sub-aperture");
    return make_model("network.spatial_multiplexing",
                      "Rate and range of sub-apertures within one telescope",
                      "arXiv:2511.19468v2 S2.1", std::move(in), std::move(out), &multiplexing);
}

struct PointingIn {
    double jitter, half_angle, fade_probability, aperture, wander_share, range, speed, wavelength;
};
struct PointingOut {
    double mean_share, fade_share, wander, doppler, point_ahead;
};

PointingOut pointing(const PointingIn& in) {
    return {mean_pointing_share(in.jitter, in.half_angle),
            pointing_fade(in.jitter, in.half_angle, in.fade_probability),
            wander_pointing(in.aperture, in.wander_share, in.range),
            doppler_shift(in.speed, in.wavelength), point_ahead(in.speed)};
}

Model pointing_model() {
    FieldTable in;
    in.number("jitter", &PointingIn::jitter, "urad", at_least(0), "sigma per axis")
        .by_default("1 urad");
    in.number("half_angle", &PointingIn::half_angle, "urad", more_than(0),
              "of the Gaussian beam at 1/e^2")
        .by_default("9.867 urad");
    in.number("fade_probability", &PointingIn::fade_probability, "1", between(1e-9, 1),
              "share of the time that may be worse")
        .by_default("0.01");
    in.number("aperture", &PointingIn::aperture, "cm", more_than(0), "diameter")
        .by_default("10 cm", k_suncatcher);
    in.number("wander_share", &PointingIn::wander_share, "1", share(),
              "of the aperture's radius that the spot may wander")
        .by_default("0.1", k_suncatcher);
    in.number("range", &PointingIn::range, "km", more_than(0), "between the terminals")
        .by_default("5 km", k_suncatcher);
    in.number("speed", &PointingIn::speed, "km/s", at_least(0), "along or across the line")
        .by_default("7.5 km/s");
    in.number("wavelength", &PointingIn::wavelength, "um", between(0.1, 20), "of the carrier")
        .by_default("1.55 um", k_suncatcher);
    FieldTable out;
    out.number("mean_share", &PointingOut::mean_share, "1", any_number(), "1/(1 + 4 s^2/q^2)");
    out.number("fade_share", &PointingOut::fade_share, "1", any_number(),
               "left at that probability");
    out.number("wander", &PointingOut::wander, "urad", any_number(), "pointing that allows it");
    out.number("doppler", &PointingOut::doppler, "GHz", any_number(), "v/lambda");
    out.number("point_ahead", &PointingOut::point_ahead, "urad", any_number(), "2 v/c");
    return make_model("network.pointing", "What jitter, wander and motion do to a link",
                      "Gaussian beam with Rayleigh jitter; arXiv:2511.19468v2 S4.2", std::move(in),
                      std::move(out), &pointing);
}

struct SpaceLossIn {
    double frequency, range;
};
struct SpaceLossOut {
    double loss;
};

SpaceLossOut space_loss(const SpaceLossIn& in) {
    return {10.0 *
            std::log10(free_space_loss(in.range, constants::k_speed_of_light / in.frequency))};
}

Model space_loss_model() {
    FieldTable in;
    in.number("frequency", &SpaceLossIn::frequency, "GHz", more_than(0), "of the carrier");
    in.number("range", &SpaceLossIn::range, "km", more_than(0), "of the link");
    FieldTable out;
    out.number("loss", &SpaceLossOut::loss, "dB", any_number(), "20 log10(4 pi R/lambda)");
    return make_model("network.free_space_loss", "Free-space loss", "Friis 1946", std::move(in),
                      std::move(out), &space_loss);
}

struct SitesIn {
    std::vector<double> availability;
};
struct SitesOut {
    double independent, best;
};

SitesOut sites(const SitesIn& in) {
    double none = 1.0, best = 0.0;
    for (double a : in.availability) none *= 1.0 - a, best = std::max(best, a);
    return {1.0 - none, best};
}

Model sites_model() {
    FieldTable in;
    in.numbers("availability", &SitesIn::availability, "1", share(), "of each ground site");
    FieldTable out;
    out.number("independent", &SitesOut::independent, "1", any_number(),
               "of any site if clouds were independent: the upper bound");
    out.number("best", &SitesOut::best, "1", any_number(),
               "of the best site alone: the lower bound, all clouds at once");
    return make_model("network.site_diversity",
                      "Bounds of the availability of optical ground sites", "probability",
                      std::move(in), std::move(out), &sites);
}

// ------------------------------------------------------------ collectives

struct AllReduceIn {
    double ranks, size, bandwidth, latency;
};
struct AllReduceOut {
    double ring, ring_all_gather, halving_doubling, tree, switch_all_to_all, all_gather_two_links;
};

AllReduceOut all_reduce(const AllReduceIn& in) {
    return {ring_all_reduce(in.ranks, in.size, in.bandwidth, in.latency),
            ring_all_gather(in.ranks, in.size, in.bandwidth, in.latency),
            halving_doubling_all_reduce(in.ranks, in.size, in.bandwidth, in.latency),
            tree_all_reduce(in.ranks, in.size, in.bandwidth, in.latency),
            switch_all_to_all(in.ranks, in.size, in.bandwidth, in.latency),
            all_gather_bound(in.ranks, in.size, in.bandwidth, 2.0)};
}

Model all_reduce_model() {
    FieldTable in;
    in.number("ranks", &AllReduceIn::ranks, "1", at_least(1), "that take part");
    in.number("size", &AllReduceIn::size, "Gbyte", more_than(0), "of each rank")
        .by_default("1 Gbyte");
    in.number("bandwidth", &AllReduceIn::bandwidth, "Gbyte/s", more_than(0),
              "of a link, one direction")
        .by_default("12.5 Gbyte/s");
    in.number("latency", &AllReduceIn::latency, "us", at_least(0), "of a step").by_default("1 us");
    FieldTable out;
    out.number("ring", &AllReduceOut::ring, "s", any_number(), "all-reduce round a ring");
    out.number("ring_all_gather", &AllReduceOut::ring_all_gather, "s", any_number(),
               "or reduce-scatter");
    out.number("halving_doubling", &AllReduceOut::halving_doubling, "s", any_number(),
               "all-reduce by recursive halving and doubling");
    out.number("tree", &AllReduceOut::tree, "s", any_number(), "all-reduce by two binary trees");
    out.number("switch_all_to_all", &AllReduceOut::switch_all_to_all, "s", any_number(),
               "through a switch that blocks nothing");
    out.number("all_gather_two_links", &AllReduceOut::all_gather_two_links, "s", any_number(),
               "lower bound of an all-gather of `size` in all at a corner with two links");
    return make_model("network.all_reduce", "Times of collectives among N ranks",
                      "Thakur, Rabenseifner & Gropp 2005; Sanders et al. 2009", std::move(in),
                      std::move(out), &all_reduce);
}

struct TorusIn {
    long dimensions;
    double side, size, bandwidth, latency, other_sides;
};
struct TorusOut {
    double ranks, all_reduce, all_to_all, bisection_links, bisection, all_reduce_rate;
};

TorusOut torus(const TorusIn& in) {
    TorusOut out;
    const int d = static_cast<int>(in.dimensions);
    out.ranks = std::pow(in.side, d);
    out.all_reduce = torus_all_reduce(d, in.side, in.size, in.bandwidth, in.latency);
    out.all_to_all = torus_all_to_all(in.side, in.size, in.bandwidth);
    const double across = in.other_sides > 0.0 ? in.other_sides : std::pow(in.side, d - 1);
    out.bisection_links = torus_bisection_links(across);
    out.bisection = out.bisection_links * in.bandwidth;
    out.all_reduce_rate = out.ranks * in.bandwidth * 2.0 * d;
    return out;
}

Model torus_model() {
    FieldTable in;
    in.integer("dimensions", &TorusIn::dimensions, between(1, 6), "of the torus").by_default("2");
    in.number("side", &TorusIn::side, "1", at_least(2), "ranks along a dimension");
    in.number("size", &TorusIn::size, "Gbyte", more_than(0), "of each rank").by_default("1 Gbyte");
    in.number("bandwidth", &TorusIn::bandwidth, "Gbyte/s", more_than(0), "of a link, one direction")
        .by_default("12.5 Gbyte/s");
    in.number("latency", &TorusIn::latency, "us", at_least(0), "of a step").by_default("1 us");
    in.number("other_sides", &TorusIn::other_sides, "1", at_least(0),
              "product of the sides across the cut; 0: all sides are alike")
        .by_default("0");
    FieldTable out;
    out.number("ranks", &TorusOut::ranks, "1", any_number(), "side to the power of dimensions");
    out.number("all_reduce", &TorusOut::all_reduce, "s", any_number(), "both directions, split");
    out.number("all_to_all", &TorusOut::all_to_all, "s", any_number(),
               "balanced minimal routing, without latency");
    out.number("bisection_links", &TorusOut::bisection_links, "1", any_number(),
               "cut when it is halved");
    out.number("bisection", &TorusOut::bisection, "Tbyte/s", any_number(), "one direction");
    out.number("all_reduce_rate", &TorusOut::all_reduce_rate, "Tbyte/s", any_number(),
               "ranks x ports x bandwidth, as makers of pods state it");
    return make_model("network.torus", "Collectives and bisection of a torus",
                      "Dally & Towles 2004, ch. 5; arXiv:2607.14172", std::move(in), std::move(out),
                      &torus);
}

struct RingLatencyIn {
    double ranks, spacing;
};
struct RingLatencyOut {
    double time;
};

RingLatencyOut ring_latency(const RingLatencyIn& in) {
    return {ring_all_reduce(in.ranks, 0.0, 1.0, in.spacing / constants::k_speed_of_light)};
}

Model ring_latency_model() {
    FieldTable in;
    in.number("ranks", &RingLatencyIn::ranks, "1", at_least(1), "in the ring");
    in.number("spacing", &RingLatencyIn::spacing, "km", at_least(0), "of neighbours");
    FieldTable out;
    out.number("time", &RingLatencyOut::time, "us", any_number(),
               "light alone, of one ring all-reduce");
    return make_model("network.ring_latency", "What the speed of light costs a ring all-reduce",
                      "2(N-1) d/c", std::move(in), std::move(out), &ring_latency);
}

struct MaxMinIn {
    std::vector<double> capacity, flow_of, link_of;
};
struct MaxMinOut {
    std::vector<double> rates;
};

MaxMinOut max_min(const MaxMinIn& in) {
    if (in.flow_of.size() != in.link_of.size())
        throw Error("flow_of and link_of must be equally long: each pair is one passage");
    std::vector<std::vector<std::size_t>> flows;
    for (std::size_t k = 0; k < in.flow_of.size(); ++k) {
        const auto flow = static_cast<std::size_t>(in.flow_of[k]);
        if (flow >= flows.size()) flows.resize(flow + 1);
        flows[flow].push_back(static_cast<std::size_t>(in.link_of[k]));
    }
    return {max_min_rates(in.capacity, flows)};
}

Model max_min_model() {
    FieldTable in;
    in.numbers("capacity", &MaxMinIn::capacity, "1", at_least(0), "of each link, any unit");
    in.numbers("flow_of", &MaxMinIn::flow_of, "1", between(0, 1e6),
               "flow of each passage, counted from 0");
    in.numbers("link_of", &MaxMinIn::link_of, "1", between(0, 1e6),
               "link of each passage, counted from 0");
    FieldTable out;
    out.numbers("rates", &MaxMinOut::rates, "1", any_number(), "of each flow");
    return make_model("network.max_min", "Max-min fair rates of flows over links",
                      "Bertsekas & Gallager 1992, sec. 6.5.2", std::move(in), std::move(out),
                      &max_min);
}

}  // namespace

void add_network_models(Directory& directory) {
    for (Model model : {telescope_model(), optical_link_model(), coupling_model(), photons_model(),
                        multiplexing_model(), pointing_model(), space_loss_model(), sites_model(),
                        all_reduce_model(), torus_model(), ring_latency_model(), max_min_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
