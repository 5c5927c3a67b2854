#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/network/site_diversity.hpp"

namespace dawnline::network {
namespace {

const std::vector<OpticalSite> k_europe{
    {0.5, -0.29, 0.70}, {0.65, -0.04, 0.60}, {0.66, 0.41, 0.55}, {0.61, 0.5, 0.65}};

std::vector<double> alone(const std::vector<OpticalSite>& sites) {
    std::vector<double> a;
    for (const OpticalSite& site : sites) a.push_back(site.availability);
    return a;
}

// 1 − 0.31⁴ and 1 − 0.31⁸, 1 − 0.5·0.4·0.3.
TEST(Availability, OfIndependentSites) {
    const std::vector<double> four(4, 0.69), eight(8, 0.69), three{0.5, 0.6, 0.7};
    EXPECT_NEAR(independent_availability(four), 0.99076, 1e-5);
    EXPECT_NEAR(independent_availability(eight), 0.999915, 1e-5);
    EXPECT_NEAR(independent_availability(three), 0.94, 1e-12);
    EXPECT_NEAR(correlated_availability(k_europe, 0.0), independent_availability(alone(k_europe)),
                1e-12);
}

// Correlation never helps (Slepian's inequality 1962): the value falls from independence to the
// single best site as the correlation length grows.
TEST(Availability, FallsFromIndependentToBestSite) {
    double last = independent_availability(alone(k_europe)) + 1e-9;
    for (double length : {1e5, 3e5, 1e6, 1e7, 1e9}) {
        const double now = correlated_availability(k_europe, length);
        EXPECT_LT(now, last);
        EXPECT_GE(now, best_site_availability(alone(k_europe)) - 2e-5);
        last = now;
    }
    EXPECT_NEAR(correlated_availability(k_europe, 1e18), best_site_availability(alone(k_europe)),
                1e-4);
}

// Two sites at one half with correlation ρ are both cloudy with ¼ + asin(ρ)/(2π) (Sheppard 1899);
// three with ⅛ + (asin ρ₁₂ + asin ρ₁₃ + asin ρ₂₃)/(4π) (David 1953). 2e-5: the lattice's.
TEST(Availability, FollowsTheOrthantsThatHaveClosedForms) {
    const std::vector<OpticalSite> two{{0.0, 0.0, 0.5}, {0.0, 0.1, 0.5}};
    const double step = 0.1 * constants::k_mean_radius_earth, length = 5e5;
    const double near = std::asin(std::exp(-step / length));
    EXPECT_NEAR(correlated_availability(two, length), 1.0 - (0.25 + near / constants::k_two_pi),
                2e-5);
    const std::vector<OpticalSite> three{{0.0, 0.0, 0.5}, {0.0, 0.1, 0.5}, {0.0, 0.2, 0.5}};
    const double far = std::asin(std::exp(-2.0 * step / length));
    EXPECT_NEAR(correlated_availability(three, length),
                1.0 - (0.125 + (2.0 * near + far) / (4.0 * constants::k_pi)), 2e-5);
}

// Equal correlation has a one-dimensional integral; four sites on a ring about the pole, two and
// two equally far, stand in for it through symmetry: any order of sites gives one number.
TEST(Availability, DoesNotDependOnTheOrderOfSites) {
    std::vector<OpticalSite> turned = k_europe;
    std::swap(turned[0], turned[3]);
    std::swap(turned[1], turned[2]);
    EXPECT_DOUBLE_EQ(correlated_availability(turned, 6e5), correlated_availability(k_europe, 6e5));
}

// Eight sites with 69 % on average (the mean of a published Australasian study) reach more than 99
// % at L = 300 km, as published networks of four or more do, and less than independence claims.
TEST(Availability, OfEightSitesIsHighButNotThatHigh) {
    std::vector<OpticalSite> sites;
    for (double latitude : {-0.55, -0.62, -0.41, -0.36, -0.59, -0.21, -0.75, -0.7})
        sites.push_back({latitude, 2.0 + 0.12 * static_cast<double>(sites.size()), 0.69});
    const double a = correlated_availability(sites, 3e5);
    EXPECT_GT(a, 0.99);
    EXPECT_LT(a, 0.999915);
}

// The series has the copula's availability, within 4 standard errors of as many independent moments
// as the series has time constants (a cautious count), and its outages last longer the slower the
// weather.
TEST(CloudSeries, HasTheCopulasAvailability) {
    const double length = 6e5, step = 600.0;
    const double expected = correlated_availability(k_europe, length);
    const CloudSeries quick = cloud_series(k_europe, length, 3600.0, step, 400000, 11);
    const CloudSeries slow = cloud_series(k_europe, length, 14400.0, step, 400000, 11);
    const double moments = 400000.0 * step / 14400.0;
    const double error = std::sqrt(expected * (1.0 - expected) / moments);
    EXPECT_NEAR(outages(quick).availability, expected, 4.0 * error);
    EXPECT_NEAR(outages(slow).availability, expected, 4.0 * error);
    EXPECT_GT(outages(slow).mean_outage, 1.5 * outages(quick).mean_outage);
    EXPECT_GE(outages(quick).longest_outage, outages(quick).mean_outage);
}

TEST(Availability, RefusesNonsense) {
    const std::vector<OpticalSite> wrong{{0.0, 0.0, 1.5}};
    EXPECT_THROW(correlated_availability(wrong, 1e5), Error);
    EXPECT_THROW(cloud_series(k_europe, 1e5, 0.0, 60.0, 10, 1), Error);
}

}  // namespace
}  // namespace dawnline::network
