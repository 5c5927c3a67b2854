#include <cmath>
#include <cstdint>
#include <vector>

#include "dawnline/astro/orbit.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/network/contact_plan.hpp"
#include "dawnline/network/radio_link.hpp"
#include "dawnline/network/site_diversity.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace network;
using namespace constants;

double ratio(double decibel) {
    return std::pow(10.0, 0.1 * decibel);
}

std::vector<OpticalSite> sites_of(const std::vector<double>& latitude,
                                  const std::vector<double>& longitude,
                                  const std::vector<double>& availability) {
    const std::size_t n = availability.size();
    if (latitude.size() != n || longitude.size() != n)
        throw Error("every site needs a latitude, a longitude and an availability");
    std::vector<OpticalSite> sites;
    for (std::size_t i = 0; i < n; ++i)
        sites.push_back({latitude[i], longitude[i], availability[i]});
    return sites;
}

// ------------------------------------------------------------ clouds

struct CloudIn {
    std::vector<double> latitude, longitude, availability;
    double length, time_constant, days;
    long seed;
};
struct CloudOut {
    double availability, independent, best, sampled, mean_outage, longest_outage;
};

CloudOut clouds(const CloudIn& in) {
    const auto sites = sites_of(in.latitude, in.longitude, in.availability);
    CloudOut out;
    out.availability = correlated_availability(sites, in.length);
    out.independent = independent_availability(in.availability);
    out.best = best_site_availability(in.availability);
    constexpr double k_step = 600.0;  // [s]
    const CloudSeries series = cloud_series(sites, in.length, in.time_constant, k_step,
                                            static_cast<std::size_t>(in.days * k_day / k_step),
                                            static_cast<std::uint64_t>(in.seed));
    const OutageStatistics s = outages(series);
    out.sampled = s.availability;
    out.mean_outage = s.mean_outage;
    out.longest_outage = s.longest_outage;
    return out;
}

Model clouds_model() {
    FieldTable in;
    in.numbers("latitude", &CloudIn::latitude, "deg", between(-90, 90), "of each ground site");
    in.numbers("longitude", &CloudIn::longitude, "deg", between(-360, 360), "of each, east");
    in.numbers("availability", &CloudIn::availability, "1", share(), "of each, clear sky");
    in.number("length", &CloudIn::length, "km", at_least(0), "over which cloud is correlated")
        .by_default("500 km", "assumed; usual are 300 to 1 000 km");
    in.number("time_constant", &CloudIn::time_constant, "h", more_than(0), "of the weather")
        .by_default("6 h", "assumed: spells of hours");
    in.number("days", &CloudIn::days, "1", between(1, 4000), "of the series").by_default("365");
    in.integer("seed", &CloudIn::seed, between(0, 1e9), "of the weather").by_default("1");
    FieldTable out;
    out.number("availability", &CloudOut::availability, "1", any_number(), "of any site");
    out.number("independent", &CloudOut::independent, "1", any_number(), "upper bound");
    out.number("best", &CloudOut::best, "1", any_number(), "lower bound: the best site alone");
    out.number("sampled", &CloudOut::sampled, "1", any_number(), "in the series");
    out.number("mean_outage", &CloudOut::mean_outage, "h", any_number(), "without a clear site");
    out.number("longest_outage", &CloudOut::longest_outage, "h", any_number(), "in the series");
    return make_model("network.clouds", "Optical ground sites under correlated cloud",
                      "Gaussian copula by Genz 1992; autoregressive weather", std::move(in),
                      std::move(out), &clouds);
}

// ------------------------------------------------------------ rain and gateways

struct RainIn {
    double frequency, elevation, tilt, latitude, height, rain_height, rain_rate, exceedance;
};
struct RainOut {
    double k, alpha, rain_height, attenuation;
};

template <class In>
RainPath path_of(const In& in) {
    return {in.frequency, in.elevation,
            in.tilt,      in.latitude,
            in.height,    in.rain_height > 0.0 ? in.rain_height : rain_height(in.latitude),
            in.rain_rate};
}

RainOut rain(const RainIn& in) {
    const RainPath path = path_of(in);
    const RainCoefficients c = rain_coefficients(in.frequency, in.elevation, in.tilt);
    return {c.k, c.alpha, path.rain_height, rain_attenuation(path, in.exceedance)};
}

template <class In>
void rain_fields(FieldTable& in) {
    in.number("frequency", &In::frequency, "GHz", between(1, 100), "of the carrier")
        .by_default("20 GHz");
    in.number("elevation", &In::elevation, "deg", between(1, 90), "of the satellite")
        .by_default("30 deg");
    in.number("tilt", &In::tilt, "deg", between(0, 90), "of the polarisation; 45: circular")
        .by_default("45 deg");
    in.number("latitude", &In::latitude, "deg", between(-90, 90), "of the station");
    in.number("height", &In::height, "km", between(-0.5, 6), "of the station").by_default("0 km");
    in.number("rain_height", &In::rain_height, "km", at_least(0),
              "above the sea, P.839; 0: by latitude")
        .by_default("0 km");
    in.number("rain_rate", &In::rain_rate, "mm/h", at_least(0),
              "exceeded 0.01 % of the year, P.837");
}

Model rain_model() {
    FieldTable in;
    rain_fields<RainIn>(in);
    in.number("exceedance", &RainIn::exceedance, "1", between(1e-5, 5e-2), "share of the year")
        .by_default("1e-4");
    FieldTable out;
    out.number("k", &RainOut::k, "1", any_number(), "coefficient, dB/km at mm/h");
    out.number("alpha", &RainOut::alpha, "1", any_number(), "exponent");
    out.number("rain_height", &RainOut::rain_height, "km", any_number(), "taken");
    out.number("attenuation", &RainOut::attenuation, "dB", any_number(),
               "exceeded in that share of the year");
    return make_model("network.rain", "Attenuation by rain on a slanted path",
                      "ITU-R P.618-13 sec. 2.2.1.1, P.838-3, P.839-2", std::move(in),
                      std::move(out), &rain);
}

struct GatewayIn {
    double frequency, elevation, tilt, latitude, height, rain_height, rain_rate, exceedance;
    double radiated_power, figure_of_merit, range, other_loss, system_temperature, symbol_rate,
        carriers, margin;
};
struct GatewayOut {
    double carrier_to_noise_density, clear_rate, mean_rate, availability, rain_rate_at, shannon;
};

GatewayOut gateway(const GatewayIn& in) {
    Gateway g;
    g.link = {ratio(in.radiated_power), ratio(in.figure_of_merit), in.frequency, in.range,
              ratio(-in.other_loss)};
    g.path = path_of(in);
    g.system_temperature = in.system_temperature;
    g.symbol_rate = in.symbol_rate;
    g.carriers = in.carriers;
    g.margin = ratio(in.margin);
    const double density = carrier_to_noise_density(g.link);
    return {10.0 * std::log10(density),
            gateway_rate(g, 0.0),
            mean_gateway_rate(g),
            gateway_availability(g),
            gateway_rate(g, rain_attenuation(g.path, in.exceedance)),
            in.carriers * radio_rate(density, in.symbol_rate, 1.0)};
}

Model gateway_model() {
    FieldTable in;
    rain_fields<GatewayIn>(in);
    in.number("exceedance", &GatewayIn::exceedance, "1", between(1e-5, 5e-2), "share of the year")
        .by_default("1e-3");
    in.number("radiated_power", &GatewayIn::radiated_power, "dB", any_number(),
              "EIRP of a carrier over 1 W");
    in.number("figure_of_merit", &GatewayIn::figure_of_merit, "dB", any_number(), "G/T over 1/K");
    in.number("range", &GatewayIn::range, "km", more_than(0), "to the satellite");
    in.number("other_loss", &GatewayIn::other_loss, "dB", at_least(0), "gas, cloud, pointing")
        .by_default("2 dB");
    in.number("system_temperature", &GatewayIn::system_temperature, "K", more_than(0),
              "of the receiver in clear sky")
        .by_default("250 K");
    in.number("symbol_rate", &GatewayIn::symbol_rate, "MHz", more_than(0),
              "of a carrier, in symbols")
        .by_default("500 MHz");
    in.number("carriers", &GatewayIn::carriers, "1", at_least(1), "frequencies x polarisations")
        .by_default("1");
    in.number("margin", &GatewayIn::margin, "dB", at_least(0), "implementation loss")
        .by_default("1 dB");
    FieldTable out;
    out.number("carrier_to_noise_density", &GatewayOut::carrier_to_noise_density, "dB",
               any_number(), "over 1 Hz, clear sky");
    out.number("clear_rate", &GatewayOut::clear_rate, "Gbit/s", any_number(), "in clear sky");
    out.number("mean_rate", &GatewayOut::mean_rate, "Gbit/s", any_number(), "over a year");
    out.number("availability", &GatewayOut::availability, "1", any_number(), "of the slowest mode");
    out.number("rain_rate_at", &GatewayOut::rain_rate_at, "Gbit/s", any_number(),
               "kept but for the share `exceedance` of the year");
    out.number("shannon", &GatewayOut::shannon, "Gbit/s", any_number(), "limit in clear sky");
    return make_model("network.gateway", "A radio gateway with adaptive coding under rain",
                      "Friis 1946; ETSI EN 302 307-1 table 13; ITU-R P.618-13", std::move(in),
                      std::move(out), &gateway);
}

// ------------------------------------------------------------ contacts

struct DownlinkIn {
    double altitude, inclination, elevation, days, rate, setup, inflow, store, efficiency, length,
        time_constant;
    std::vector<double> latitude, longitude, availability;
    long seed;
};
struct DownlinkOut {
    double contacts, contact_time, offered, delivered, delivered_share, mean_delay, most_stored;
};

DownlinkOut downlink(const DownlinkIn& in) {
    const auto places = sites_of(in.latitude, in.longitude, in.availability);
    std::vector<astro::GroundSite> ground;
    for (const OpticalSite& p : places)
        ground.push_back(
            {astro::Site({p.latitude, p.longitude, 0.0}), astro::ElevationMask(in.elevation)});
    const astro::CircularOrbit orbit =
        astro::circular_orbit(k_radius_earth + in.altitude, in.inclination, 0.0, 0.0);
    const auto position = [&](std::uint32_t, double t) {
        const Vec3 r = astro::state_at(orbit, t).r_ES_G;
        const double turn = k_rotation_rate_earth * t, c = std::cos(turn), s = std::sin(turn);
        return Vec3{c * r.x + s * r.y, c * r.y - s * r.x, r.z};
    };
    const double span = in.days * k_day;
    constexpr double k_step = 300.0;  // of the weather [s]
    const CloudSeries weather = cloud_series(places, in.length, in.time_constant, k_step,
                                             static_cast<std::size_t>(span / k_step) + 1,
                                             static_cast<std::uint64_t>(in.seed));
    const auto windows =
        clear_passes(astro::passes(ground, 1, position, 0.0, span, {.jobs = 1}), weather, 0.0);
    const auto constant = [&](std::uint32_t, std::uint32_t, double) { return in.rate; };
    const auto plan = contact_plan(windows, constant, 10.0, {1, 1, in.setup, 1.0});
    DownlinkOut out{};
    for (const Contact& c : plan) {
        out.contact_time += c.stop - c.start;
        out.offered += c.volume;
    }
    const Delivery d = deliver(plan, {in.inflow, in.store, in.efficiency}, 0.0, span);
    out.contacts = static_cast<double>(plan.size());
    out.delivered = d.delivered;
    out.delivered_share = in.inflow > 0.0 ? d.delivered / (in.inflow * span) : 1.0;
    out.mean_delay = d.mean_delay;
    out.most_stored = d.most_stored;
    return out;
}

Model downlink_model() {
    using In = DownlinkIn;
    using Out = DownlinkOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 100000), "of a circular orbit")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "to the equator")
        .by_default("97.99 deg", "sun-synchronous at 650 km");
    in.number("elevation", &In::elevation, "deg", between(-5, 89), "lowest usable")
        .by_default("20 deg");
    in.numbers("latitude", &In::latitude, "deg", between(-90, 90), "of each ground site");
    in.numbers("longitude", &In::longitude, "deg", between(-360, 360), "of each, east");
    in.numbers("availability", &In::availability, "1", share(), "of each, clear sky");
    in.number("length", &In::length, "km", at_least(0), "over which cloud is correlated")
        .by_default("500 km", "assumed; usual are 300 to 1 000 km");
    in.number("time_constant", &In::time_constant, "h", more_than(0), "of the weather")
        .by_default("6 h", "assumed: spells of hours");
    in.number("days", &In::days, "1", between(0.1, 100), "planned").by_default("10");
    in.number("rate", &In::rate, "Gbit/s", more_than(0), "of a contact")
        .by_default("200 Gbit/s", "TBIRD");
    in.number("setup", &In::setup, "s", at_least(0), "before data flow").by_default("30 s");
    in.number("inflow", &In::inflow, "Gbit/s", at_least(0), "from the satellite's work")
        .by_default("1 Gbit/s");
    in.number("store", &In::store, "Tbit", more_than(0), "on board").by_default("1000 Tbit");
    in.number("efficiency", &In::efficiency, "1", between(0.01, 1), "new bits over sent bits")
        .by_default("0.64", "TBIRD: 4.8 of 7.5 TB in a pass");
    in.integer("seed", &In::seed, between(0, 1e9), "of the weather").by_default("1");
    FieldTable out;
    out.number("contacts", &Out::contacts, "1", any_number(), "planned");
    out.number("contact_time", &Out::contact_time, "s", any_number(), "of all");
    out.number("offered", &Out::offered, "Tbit", any_number(), "that contacts could carry");
    out.number("delivered", &Out::delivered, "Tbit", any_number(), "new bits on the ground");
    out.number("delivered_share", &Out::delivered_share, "1", any_number(), "of the inflow");
    out.number("mean_delay", &Out::mean_delay, "h", any_number(), "in the store");
    out.number("most_stored", &Out::most_stored, "Tbit", any_number(), "on board");
    return make_model("network.downlink", "Store and forward to optical sites under cloud",
                      "passes by root search; correlated weather; contact plan", std::move(in),
                      std::move(out), &downlink);
}

}  // namespace

void add_network_ground_models(Directory& directory) {
    for (Model model : {clouds_model(), rain_model(), gateway_model(), downlink_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
