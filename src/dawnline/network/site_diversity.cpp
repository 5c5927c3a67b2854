#include "dawnline/network/site_diversity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/latency.hpp"

namespace dawnline::network {
namespace {

double normal_cumulative(double x) noexcept {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

/// Φ⁻¹ that answers for 0 and 1 too.
double quantile(double probability) noexcept {
    constexpr double k_least = 1e-300;
    if (probability >= 1.0) return 40.0;
    return normal_quantile(std::max(probability, k_least));
}

double distance_of(const OpticalSite& a, const OpticalSite& b) noexcept {
    return great_circle_distance(a.latitude, a.longitude, b.latitude, b.longitude);
}

void check(std::span<const OpticalSite> sites, double length) {
    for (const OpticalSite& site : sites)
        if (!(site.availability >= 0.0 && site.availability <= 1.0))
            throw Error("the availability of a ground site must lie between 0 and 1");
    if (!(length >= 0.0)) throw Error("the correlation length of cloud must be >= 0");
}

/// Lower Cholesky factor, row by row. Sites on one spot give a zero pivot: the later one then has
/// no weather of its own.
std::vector<double> cholesky(std::vector<double> m, std::size_t n) {
    for (std::size_t j = 0; j < n; ++j) {
        double pivot = m[j * n + j];
        for (std::size_t k = 0; k < j; ++k) pivot -= m[j * n + k] * m[j * n + k];
        const double root = pivot > 1e-12 ? std::sqrt(pivot) : 0.0;
        m[j * n + j] = root;
        for (std::size_t i = j + 1; i < n; ++i) {
            double sum = m[i * n + j];
            for (std::size_t k = 0; k < j; ++k) sum -= m[i * n + k] * m[j * n + k];
            m[i * n + j] = root > 0.0 ? sum / root : 0.0;
        }
    }
    return m;
}

/// Chance that every variable lies below its threshold, for one point of the unit cube.
double orthant_sample(std::span<const double> lower, std::span<const double> threshold,
                      std::span<const double> point, std::span<double> y) noexcept {
    const std::size_t n = threshold.size();
    double product = 1.0;
    for (std::size_t i = 0; i < n; ++i) {
        double given = threshold[i];
        for (std::size_t k = 0; k < i; ++k) given -= lower[i * n + k] * y[k];
        const double own = lower[i * n + i];
        // Without weather of its own a site is decided by those before it.
        const double share =
            own > 0.0 ? normal_cumulative(given / own) : (given >= 0.0 ? 1.0 : 0.0);
        product *= share;
        if (product == 0.0) return 0.0;
        y[i] = own > 0.0 && i + 1 < n ? quantile(point[i] * share) : 0.0;
    }
    return product;
}

}  // namespace

double independent_availability(std::span<const double> availability) noexcept {
    double all_cloudy = 1.0;
    for (const double a : availability) all_cloudy *= 1.0 - a;
    return 1.0 - all_cloudy;
}

double best_site_availability(std::span<const double> availability) noexcept {
    return availability.empty() ? 0.0 : *std::ranges::max_element(availability);
}

std::vector<double> cloud_correlation(std::span<const OpticalSite> sites, double length) {
    const std::size_t n = sites.size();
    std::vector<double> rho(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            rho[i * n + j] = i == j         ? 1.0
                             : length > 0.0 ? std::exp(-distance_of(sites[i], sites[j]) / length)
                                            : 0.0;
    return rho;
}

double correlated_availability(std::span<const OpticalSite> sites, double length) {
    check(sites, length);
    const std::size_t n = sites.size();
    if (n == 0) return 0.0;
    // The rarest cloud first: Genz's order, which leaves the least variance.
    std::vector<OpticalSite> ordered(sites.begin(), sites.end());
    std::ranges::stable_sort(ordered, std::ranges::greater{}, &OpticalSite::availability);
    const std::vector<double> lower = cholesky(cloud_correlation(ordered, length), n);
    std::vector<double> threshold, generator(n), point(n), y(n);
    for (const OpticalSite& site : ordered) threshold.push_back(quantile(1.0 - site.availability));
    // Richtmyer's generator: fractional parts of the roots of primes.
    constexpr int k_primes[]{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53};
    for (std::size_t i = 0; i < n; ++i) {
        const double root = std::sqrt(static_cast<double>(k_primes[i % std::size(k_primes)]) +
                                      static_cast<double>(i / std::size(k_primes)));
        generator[i] = root - std::floor(root);
    }
    constexpr int k_points = 1 << 15;
    double sum = 0.0;
    for (int s = 0; s < k_points; ++s) {
        for (std::size_t i = 0; i < n; ++i) {
            const double u = (s + 0.5) * generator[i];
            point[i] = std::abs(2.0 * (u - std::floor(u)) - 1.0);  // baker's transform
        }
        sum += orthant_sample(lower, threshold, point, y);
    }
    return 1.0 - sum / k_points;
}

CloudSeries cloud_series(std::span<const OpticalSite> sites, double length, double time_constant,
                         double step, std::size_t steps, std::uint64_t seed) {
    check(sites, length);
    if (!(step > 0.0) || !(time_constant > 0.0))
        throw Error("a series of clouds needs a step and a time constant > 0");
    const std::size_t n = sites.size();
    const std::vector<double> lower = cholesky(cloud_correlation(sites, length), n);
    const double keep = std::exp(-step / time_constant), fresh = std::sqrt(1.0 - keep * keep);
    std::vector<double> threshold, state(n), draw(n);
    for (const OpticalSite& site : sites) threshold.push_back(quantile(1.0 - site.availability));
    Stream stream(seed, 0, "network.clouds");
    CloudSeries series{n, step, std::vector<std::uint8_t>(n * steps)};
    for (std::size_t k = 0; k < steps; ++k) {
        for (double& z : draw) z = stream.normal();
        for (std::size_t i = 0; i < n; ++i) {
            double z = 0.0;
            for (std::size_t j = 0; j <= i; ++j) z += lower[i * n + j] * draw[j];
            state[i] = k == 0 ? z : keep * state[i] + fresh * z;
            series.clear[k * n + i] = state[i] >= threshold[i] ? 1 : 0;
        }
    }
    return series;
}

OutageStatistics outages(const CloudSeries& series) noexcept {
    OutageStatistics s;
    if (series.sites == 0 || series.clear.empty()) return s;
    const std::size_t steps = series.clear.size() / series.sites;
    std::size_t cloudy = 0, run = 0, longest = 0;
    for (std::size_t k = 0; k < steps; ++k) {
        const auto first = series.clear.begin() + static_cast<std::ptrdiff_t>(k * series.sites);
        const auto last = first + static_cast<std::ptrdiff_t>(series.sites);
        const bool open = std::find(first, last, std::uint8_t{1}) != last;
        if (!open && run == 0) ++s.outages;
        run = open ? 0 : run + 1;
        cloudy += open ? 0 : 1;
        longest = std::max(longest, run);
    }
    s.availability = 1.0 - static_cast<double>(cloudy) / static_cast<double>(steps);
    s.longest_outage = static_cast<double>(longest) * series.step;
    if (s.outages > 0)
        s.mean_outage = static_cast<double>(cloudy) * series.step / static_cast<double>(s.outages);
    return s;
}

}  // namespace dawnline::network
