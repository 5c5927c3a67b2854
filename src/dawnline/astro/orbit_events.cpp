#include "dawnline/astro/orbit_events.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/astro/geodetic.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {
namespace {

using Function = FunctionRef<double(double)>;

struct Sample {
    double t, g;
};

void add_root(Function g, const Sample& a, const Sample& b, double tolerance,
              std::vector<ZeroCrossing>& found) {
    if ((a.g < 0.0) == (b.g < 0.0)) return;
    if (const auto t = root_in(g, a.t, b.t, tolerance)) found.push_back({*t, a.g < 0.0});
}

// The zeros on both sides of an extremum that reaches across zero between samples.
void add_pair(Function g, const Sample& a, const Sample& b, const Sample& c, double tolerance,
              std::vector<ZeroCrossing>& found) {
    const double side = b.g < 0.0 ? -1.0 : 1.0;
    const auto height = [&](double t) { return side * g(t); };
    const auto least = minimum_in(height, a.t, c.t, tolerance);
    if (!least || least->value >= 0.0) return;
    const Sample across{least->x, side * least->value};
    add_root(g, a, across, tolerance, found);
    add_root(g, across, c, tolerance, found);
}

}  // namespace

std::vector<ZeroCrossing> zero_crossings(Function g, const EventSearch& search) {
    const double span = search.to - search.from;
    if (!(span >= 0.0) || !std::isfinite(span) || !(search.step > 0.0) || !(search.tolerance > 0.0))
        [[unlikely]]
        throw Error(
            "a search for events needs a finite span forward in time, and a step and a "
            "tolerance above 0");
    const auto sample = [&](double t) {
        const Sample s{t, g(t)};
        if (!std::isfinite(s.g)) [[unlikely]]
            throw Error(fmt::format("the quantity searched for events is not a number at {} s", t));
        return s;
    };
    const auto n = static_cast<long>(std::ceil(span / search.step));
    std::vector<ZeroCrossing> found;
    Sample before = sample(search.from), last = before;
    for (long k = 1; k <= n; ++k) {
        const double share = static_cast<double>(k) / static_cast<double>(n);
        const Sample next = sample(k == n ? search.to : search.from + share * span);
        const bool one_side =
            (before.g < 0.0) == (last.g < 0.0) && (last.g < 0.0) == (next.g < 0.0);
        const bool least =
            std::abs(last.g) <= std::abs(before.g) && std::abs(last.g) <= std::abs(next.g);
        if (one_side && least && k > 1) add_pair(g, before, last, next, search.tolerance, found);
        add_root(g, last, next, search.tolerance, found);
        before = last;
        last = next;
    }
    return found;
}

std::vector<ShadowContact> shadow_contacts(EphemerisOf ephemeris, FunctionRef<Vec3(double)> sun,
                                           double sun_radius,
                                           FunctionRef<Occulter(double)> occulter,
                                           const EventSearch& search) {
    const auto penumbra = [&](double t) {
        return penumbra_gap(ephemeris(t).r_ES_G, sun(t), sun_radius, occulter(t));
    };
    const auto umbra = [&](double t) {
        return umbra_gap(ephemeris(t).r_ES_G, sun(t), sun_radius, occulter(t));
    };
    std::vector<ShadowContact> contacts;
    for (const ZeroCrossing& z : zero_crossings(penumbra, search))
        contacts.push_back({z.t, z.rising ? Contact::penumbra_exit : Contact::penumbra_entry});
    for (const ZeroCrossing& z : zero_crossings(umbra, search))
        contacts.push_back({z.t, z.rising ? Contact::umbra_exit : Contact::umbra_entry});
    std::ranges::stable_sort(contacts, {}, &ShadowContact::t);
    return contacts;
}

std::vector<ShadowContact> earth_shadow_contacts(EphemerisOf ephemeris, const SkyTable& sky,
                                                 const LightModel& light,
                                                 const EventSearch& search) {
    const auto sun = [&](double t) { return sky(t).r_EU_G; };
    const auto earth = [&](double t) {
        return Occulter{Vec3{}, light.earth_radius, light.earth_flattening, sky(t).R_FG.row[2]};
    };
    return shadow_contacts(ephemeris, sun, light.sun_radius, earth, search);
}

std::vector<ShadowContact> moon_shadow_contacts(EphemerisOf ephemeris, const SkyTable& sky,
                                                const LightModel& light,
                                                const EventSearch& search) {
    const auto sun = [&](double t) { return sky(t).r_EU_G; };
    const auto moon = [&](double t) { return Occulter{sky(t).r_EM_G, light.moon_radius}; };
    return shadow_contacts(ephemeris, sun, light.sun_radius, moon, search);
}

std::vector<ZeroCrossing> node_crossings(EphemerisOf ephemeris, const EventSearch& search,
                                         const Vec3& pole_G) {
    return zero_crossings([&](double t) { return dot(ephemeris(t).r_ES_G, pole_G); }, search);
}

std::vector<ZeroCrossing> apsides(EphemerisOf ephemeris, const EventSearch& search) {
    const auto g = [&](double t) {
        const OrbitState s = ephemeris(t);
        return dot(s.r_ES_G, s.v_ES_G);
    };
    return zero_crossings(g, search);
}

std::vector<ZeroCrossing> altitude_crossings(EphemerisOf ephemeris, double altitude,
                                             const EventSearch& search, const Vec3& pole_G) {
    const auto g = [&](double t) {
        const Vec3 r = ephemeris(t).r_ES_G;
        // Height knows latitude only: any meridian does.
        return to_geodetic({norm(cross(r, pole_G)), 0.0, dot(r, pole_G)}).height - altitude;
    };
    return zero_crossings(g, search);
}

std::vector<Pass> passes_of(EphemerisOf ephemeris, const SkyTable& sky,
                            std::span<const GroundSite> sites, double from, double to,
                            const AccessOptions& options) {
    const auto place = [&](std::uint32_t, double t) { return sky(t).R_FG * ephemeris(t).r_ES_G; };
    return passes(sites, 1, place, from, to, options);
}

}  // namespace dawnline::astro
