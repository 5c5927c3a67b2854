#include "dawnline/spacecraft/single_event.hpp"

#include <algorithm>
#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/radiation.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;  // [J]
constexpr double k_square_centimetre = 1e-4;                    // [m²]
/// 1 MeV cm²/mg in J m²/kg.
constexpr double k_let = k_mev * k_square_centimetre / 1e-6;

}  // namespace

double cross_section(const WeibullCrossSection& weibull, double x) noexcept {
    if (!(x > weibull.onset)) return std::isnan(x) ? x : 0.0;
    return -weibull.saturation *
           std::expm1(-std::pow((x - weibull.onset) / weibull.width, weibull.shape));
}

double bendel_cross_section(double energy, double threshold) noexcept {
    return 1e-12 * k_square_centimetre * std::pow(24.0 * k_mev / threshold, 14) *
           bendel_share(energy, threshold);
}

double proton_events(const ParticleSpectrum& spectrum, FunctionRef<double(double)> cross_section) {
    constexpr int k_parts = 4;
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < spectrum.energy.size(); ++i) {
        const double low = spectrum.energy[i], high = spectrum.energy[i + 1];
        const double step = std::log(high / low) / k_parts;
        for (int k = 0; k <= k_parts; ++k) {
            const double energy = k == k_parts ? high : low * std::exp(step * k);
            const double weight = k == 0 || k == k_parts ? 1.0 : k % 2 == 1 ? 4.0 : 2.0;
            sum +=
                weight * step / 3.0 * energy * density_at(spectrum, energy) * cross_section(energy);
        }
    }
    return sum;
}

double equivalent_proton_fluence(const ParticleSpectrum& spectrum, double reference_energy,
                                 FunctionRef<double(double)> cross_section) {
    const double reference = cross_section(reference_energy);
    if (!(reference > 0.0)) throw Error("the cross-section is zero at the reference energy");
    return proton_events(spectrum, cross_section) / reference;
}

double figure_of_merit_rate(double limiting_cross_section, double quarter_let) noexcept {
    constexpr double k_per_day = 200.0;
    const double let = quarter_let / k_let;
    return k_per_day / constants::k_day * (limiting_cross_section / k_square_centimetre) /
           (let * let);
}

void check(const LetSpectrum& spectrum) {
    const std::size_t n = spectrum.let.size();
    if (n < 2 || spectrum.flux.size() != n)
        throw Error("a LET spectrum needs at least two rows and as many fluxes as LETs");
    for (std::size_t i = 0; i < n; ++i) {
        if (!(spectrum.let[i] > 0.0) || (i > 0 && !(spectrum.let[i] > spectrum.let[i - 1])))
            throw Error("the LETs of a spectrum must be positive and rise");
        if (!(spectrum.flux[i] >= 0.0) || (i > 0 && spectrum.flux[i] > spectrum.flux[i - 1]))
            throw Error("the flux above a LET must not rise with it, nor be negative");
    }
}

double flux_above_let(const LetSpectrum& s, double let) noexcept {
    if (!(let > s.let.front())) return std::isnan(let) ? let : s.flux.front();
    if (let >= s.let.back()) return let > s.let.back() ? 0.0 : s.flux.back();
    const auto above = std::upper_bound(s.let.begin(), s.let.end(), let);
    const auto i = static_cast<std::size_t>(above - s.let.begin()) - 1;
    const double share = std::log(let / s.let[i]) / std::log(s.let[i + 1] / s.let[i]);
    if (!(s.flux[i + 1] > 0.0)) return s.flux[i] * (1.0 - share);
    return s.flux[i] * std::pow(s.flux[i + 1] / s.flux[i], share);
}

double area_of_chords_above(const SensitiveVolume& box, double chord) noexcept {
    using Gauss = boost::math::quadrature::gauss<double, 48>;
    const std::array<double, 3> size{box.length, box.width, box.depth};
    const auto toward = [&](double cosine, double azimuth) {
        const double sine = std::sqrt(1.0 - cosine * cosine);
        const std::array<double, 3> u{sine * std::cos(azimuth), sine * std::sin(azimuth), cosine};
        double area = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            if (!(size[i] > chord * u[i])) return 0.0;
            const std::size_t j = (i + 1) % 3, k = (i + 2) % 3;
            area += u[i] * std::max(size[j] - chord * u[j], 0.0) *
                    std::max(size[k] - chord * u[k], 0.0);
        }
        return area;
    };
    // Mean over one octant: azimuth 0 … π/2 and cosine 0 … 1 are evenly spread on the sphere.
    return Gauss::integrate(
        [&](double cosine) {
            return Gauss::integrate(
                [&](double share) { return toward(cosine, 0.5 * constants::k_pi * share); }, 0.0,
                1.0);
        },
        0.0, 1.0);
}

double ion_event_rate(const LetSpectrum& spectrum, const SensitiveVolume& box,
                      const WeibullCrossSection& weibull) {
    check(spectrum);
    if (!(box.length > 0.0 && box.width > 0.0 && box.depth > 0.0))
        throw Error("the sides of a sensitive volume must be positive");
    // A ray of LET l leaves more than threshold · depth along more than threshold · depth/l:
    // rate(threshold) = ∫ F(l) d(−A(> threshold depth/l)): by parts over chords, as a sum.
    constexpr std::size_t k_chords = 200;
    const double longest =
        std::sqrt(box.length * box.length + box.width * box.width + box.depth * box.depth);
    std::vector<double> middle(k_chords), area(k_chords);
    double last = area_of_chords_above(box, 0.0), from = 0.0;
    const double first = 1e-3 * std::min({box.length, box.width, box.depth});
    for (std::size_t i = 0; i < k_chords; ++i) {
        const double to =
            first * std::pow(longest / first, static_cast<double>(i) / (k_chords - 1.0));
        const double beyond = i + 1 == k_chords ? 0.0 : area_of_chords_above(box, to);
        middle[i] = i == 0 ? 0.5 * to : std::sqrt(from * to);
        area[i] = last - beyond;
        last = beyond, from = to;
    }
    const auto rate_at = [&](double threshold) {
        double rate = 0.0;
        for (std::size_t i = 0; i < k_chords; ++i)
            rate += area[i] * flux_above_let(spectrum, threshold * box.depth / middle[i]);
        return rate;
    };
    // Thresholds at equal shares of the Weibull curve.
    constexpr int k_shares = 100;
    double sum = 0.0;
    for (int k = 0; k < k_shares; ++k) {
        const double share = (k + 0.5) / k_shares;
        sum += rate_at(weibull.onset +
                       weibull.width * std::pow(-std::log1p(-share), 1.0 / weibull.shape));
    }
    return sum / k_shares;
}

}  // namespace dawnline::spacecraft
