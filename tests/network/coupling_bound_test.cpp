#include <utility>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/network/coupling_bound.hpp"
#include "dawnline/network/optical_link.hpp"

namespace dawnline::network {
namespace {

using namespace constants;

constexpr double k_aperture = 0.1;        // m
constexpr double k_wavelength = 1.55e-6;  // m

double product(double range) {
    return k_two_pi * 0.25 * k_aperture * k_aperture / (k_wavelength * range);
}

// Largest squared eigenvalue of Slepian's kernel for two 10 cm apertures at 1.55 µm, computed by an
// independent code and printed to six decimals, hence 1e-6.
TEST(CouplingBound, IsSlepiansEigenvalue) {
    for (auto [range, expected] : {std::pair{1250.0, 0.999983},
                                   {5067.05, 0.629635},
                                   {7500.0, 0.366056},
                                   {20000.0, 0.062170}})
        EXPECT_NEAR(coupling_bound(product(range)), expected, 1e-6);
}

// No beam beats the bound, and no bound beats one. 1e-7: quadrature of the Gaussian.
TEST(CouplingBound, IsNeverBeaten) {
    for (double range : {100.0, 400.0, 1500.0, 5e3, 3e4, 1e6}) {
        const double bound = coupling_bound(product(range));
        EXPECT_LE(bound, 1.0);
        EXPECT_LE(focused_coupling(k_aperture, k_aperture, k_wavelength, range), bound + 1e-12);
        EXPECT_LE(best_gaussian(k_aperture, k_aperture, k_wavelength, range).coupling,
                  bound + 1e-7);
    }
}

// In the far field the uniform beam is the best there is: v²/4.
TEST(CouplingBound, IsFriisInTheFarField) {
    EXPECT_NEAR(coupling_bound(1e-3) / 0.25e-6, 1.0, 1e-6);
}

}  // namespace
}  // namespace dawnline::network
