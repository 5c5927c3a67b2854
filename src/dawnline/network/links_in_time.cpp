#include "dawnline/network/links_in_time.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "dawnline/astro/cell_grid.hpp"

namespace dawnline::network {
namespace {

Vec3 at(astro::VectorsView r, std::uint32_t i) noexcept {
    return {r.x[i], r.y[i], r.z[i]};
}

LinkStatus status_of(const Vec3& r_EA, const Vec3& r_EB, double length,
                     const LinkLimits& limits) noexcept {
    if (!std::isfinite(length)) return LinkStatus::not_finite;
    if (length > limits.farthest) return LinkStatus::too_far;
    return nearest_to_centre(r_EA, r_EB) < limits.grazing_radius ? LinkStatus::blocked
                                                                 : LinkStatus::ok;
}

}  // namespace

double nearest_to_centre(const Vec3& r_EA, const Vec3& r_EB) noexcept {
    const Vec3 r_AB = r_EB - r_EA;
    const double square = dot(r_AB, r_AB);
    const double share = square > 0.0 ? std::clamp(-dot(r_EA, r_AB) / square, 0.0, 1.0) : 0.0;
    return norm(r_EA + share * r_AB);
}

void check_links(astro::VectorsView r_ES, std::span<const NodePair> pairs, const LinkLimits& limits,
                 std::span<double> length, std::span<LinkStatus> status) noexcept {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Vec3 r_EA = at(r_ES, pairs[i].a), r_EB = at(r_ES, pairs[i].b);
        length[i] = norm(r_EB - r_EA);
        status[i] = status_of(r_EA, r_EB, length[i], limits);
        if (status[i] == LinkStatus::not_finite) length[i] = 0.0;
    }
}

std::vector<NodePair> visible_pairs(astro::VectorsView r_ES, const LinkLimits& limits) {
    const std::size_t n = r_ES.x.size();
    std::vector<float> x(n), y(n), z(n);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<float>(r_ES.x[i]);
        y[i] = static_cast<float>(r_ES.y[i]);
        z[i] = static_cast<float>(r_ES.z[i]);
    }
    // Single precision moves a point by up to 8 m out to the geostationary belt.
    const auto reach = static_cast<float>(limits.farthest * (1.0 + 1e-6) + 32.0);
    astro::CellGrid grid(n, reach);
    grid.sort(x, y, z);
    std::vector<NodePair> pairs;
    grid.near_pairs(reach, [&](std::span<const astro::PointPair> some) {
        for (const astro::PointPair& p : some) {
            const Vec3 r_EA = at(r_ES, p.a), r_EB = at(r_ES, p.b);
            if (status_of(r_EA, r_EB, norm(r_EB - r_EA), limits) == LinkStatus::ok)
                pairs.push_back({std::min(p.a, p.b), std::max(p.a, p.b)});
        }
    });
    std::ranges::sort(pairs);
    return pairs;
}

std::vector<NodePair> assign_terminals(astro::VectorsView r_ES, std::span<const NodePair> possible,
                                       std::span<const NodePair> held, std::uint32_t terminals,
                                       double patience) {
    struct Candidate {
        double weight;  // length, held ones shortened by the patience [m]
        NodePair pair;
    };
    std::vector<Candidate> candidates;
    for (const NodePair& pair : possible) {
        const double length = norm(at(r_ES, pair.b) - at(r_ES, pair.a));
        const bool keep = std::ranges::binary_search(held, pair);
        candidates.push_back({keep ? length / patience : length, pair});
    }
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return std::tie(a.weight, a.pair) < std::tie(b.weight, b.pair);
    });
    std::vector<std::uint32_t> used(r_ES.x.size(), 0);
    std::vector<NodePair> links;
    for (const Candidate& c : candidates) {
        if (used[c.pair.a] >= terminals || used[c.pair.b] >= terminals) continue;
        ++used[c.pair.a], ++used[c.pair.b];
        links.push_back(c.pair);
    }
    std::ranges::sort(links);
    return links;
}

void link_rates(const OpticalTerminal& terminal, const CouplingCurve& coupling, double pointing,
                std::span<const double> length, std::span<double> rate) noexcept {
    const double sent = terminal.transmit_power * terminal.aperture_efficiency *
                        terminal.aperture_efficiency * terminal.other_loss * pointing;
    for (std::size_t i = 0; i < length.size(); ++i)
        rate[i] = channels_fed(terminal, sent * coupling(length[i])) * terminal.channel_rate;
}

GroundNode spherical_ground(double latitude, double longitude, double radius,
                            double least_elevation) noexcept {
    // On a sphere the geodetic horizon is that of the ellipsoid at the same latitude.
    GroundNode node{astro::Site({latitude, longitude, 0.0}), least_elevation};
    node.site.r_EP_F = radius * (transpose(node.site.R_LF) * Vec3{0.0, 0.0, 1.0});
    return node;
}

void add_ground_links(astro::VectorsView r_ES_F, std::span<const GroundNode> ground,
                      std::uint32_t first_ground,
                      FunctionRef<double(std::uint32_t, std::uint32_t, double, double)> rate,
                      std::vector<Edge>& edges) {
    const auto satellites = static_cast<std::uint32_t>(r_ES_F.x.size());
    for (std::uint32_t g = 0; g < ground.size(); ++g) {
        const Vec3& r_EP_F = ground[g].site.r_EP_F;
        const Mat3& R_LF = ground[g].site.R_LF;
        const Vec3 up_F = transpose(R_LF) * Vec3{0.0, 0.0, 1.0};
        const double least = std::sin(ground[g].least_elevation);
        for (std::uint32_t s = 0; s < satellites; ++s) {
            const Vec3 r_PS_F = at(r_ES_F, s) - r_EP_F;
            const double height = dot(up_F, r_PS_F);
            if (height < 0.0 && least >= 0.0) continue;  // most of them, before a square root
            const double range = norm(r_PS_F), sine = height / range;
            if (!(sine >= least)) continue;
            const double carried = rate(g, s, range, sine);
            if (carried > 0.0) edges.push_back({s, first_ground + g, range, carried});
        }
    }
}

}  // namespace dawnline::network
