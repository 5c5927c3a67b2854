#include "dawnline/astro/zonal.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

// symbol   here    meaning
// γ2', γ4' g2, g4  J2 and J4 over powers of the semi-latus rectum
// η        eta     √(1 − e²)
// θ        t       cos i

namespace dawnline::astro {

using namespace constants;

Vec3 acceleration_zonal(const Vec3& r_ES_G, int degree) noexcept {
    const double r = norm(r_ES_G), s = r_ES_G.z / r, ratio = k_radius_earth_egm / r;
    // P_n and P_n' upwards: n P_n = (2n − 1) s P_{n−1} − (n − 1) P_{n−2}, P_n' = P_{n−2}' +
    // (2n−1)P_{n−1}.
    double p0 = 1.0, p1 = s, d0 = 0.0, d1 = 1.0, power = ratio;
    double radial = 0.0, polar = 0.0;
    for (int n = 2; n <= std::min(degree, k_highest_zonal); ++n) {
        const double m = n;
        const double p = ((2.0 * m - 1.0) * s * p1 - (m - 1.0) * p0) / m;
        const double d = d0 + (2.0 * m - 1.0) * p1;
        power *= ratio;
        const double j = k_zonals[static_cast<std::size_t>(n)] * power;
        radial += (m + 1.0) * j * p;
        polar += j * d;
        p0 = p1, p1 = p, d0 = d1, d1 = d;
    }
    // ∂V/∂r r̂ + ∂V/∂s (ẑ − s r̂)/r
    const double pull = k_gm_earth_egm / (r * r);
    const double outwards = pull * (radial - 1.0 + s * polar);
    return outwards / r * r_ES_G - Vec3{0.0, 0.0, pull * polar};
}

SecularRates brouwer_secular_rates(double semi_major_axis, double eccentricity, double inclination,
                                   double j4) noexcept {
    const double n = mean_motion(semi_major_axis), e2 = eccentricity * eccentricity;
    const double eta = std::sqrt(1.0 - e2), eta2 = eta * eta, eta4 = eta2 * eta2;
    const double ratio = k_radius_earth / semi_major_axis, ratio2 = ratio * ratio;
    const double g2 = 0.5 * k_j2_earth * ratio2 / eta4;
    const double g4 = -0.375 * j4 * ratio2 * ratio2 / (eta4 * eta4);
    const double t = std::cos(inclination), t2 = t * t, t4 = t2 * t2;

    const double node =
        -3.0 * g2 * t +
        0.375 * g2 * g2 *
            ((-5.0 + 12.0 * eta + 9.0 * eta2) * t + (-35.0 - 36.0 * eta - 5.0 * eta2) * t * t2) +
        1.25 * g4 * (5.0 - 3.0 * eta2) * t * (3.0 - 7.0 * t2);
    const double perigee =
        1.5 * g2 * (-1.0 + 5.0 * t2) +
        0.09375 * g2 * g2 *
            (-35.0 + 24.0 * eta + 25.0 * eta2 + (90.0 - 192.0 * eta - 126.0 * eta2) * t2 +
             (385.0 + 360.0 * eta + 45.0 * eta2) * t4) +
        0.3125 * g4 *
            (21.0 - 9.0 * eta2 + (-270.0 + 126.0 * eta2) * t2 + (385.0 - 189.0 * eta2) * t4);
    const double anomaly =
        1.5 * g2 * eta * (-1.0 + 3.0 * t2) +
        0.09375 * g2 * g2 * eta *
            (-15.0 + 16.0 * eta + 25.0 * eta2 + (30.0 - 96.0 * eta - 90.0 * eta2) * t2 +
             (105.0 + 144.0 * eta + 25.0 * eta2) * t4) +
        0.9375 * g4 * eta * e2 * (3.0 - 30.0 * t2 + 35.0 * t4);
    return {
        .node = n * node, .argument_of_perigee = n * perigee, .mean_anomaly = n * (1.0 + anomaly)};
}

double sun_synchronous_inclination_second_order(double semi_major_axis, double j4) {
    const double first = sun_synchronous_inclination(semi_major_axis);
    const auto excess = [&](double inclination) {
        return brouwer_secular_rates(semi_major_axis, 0.0, inclination, j4).node -
               k_sun_synchronous_rate;
    };
    const auto found = root_in(excess, first - 0.02, std::min(k_pi, first + 0.02), 1e-14);
    if (!found) throw Error("no sun-synchronous orbit to second order so near to its limit");
    return *found;
}

}  // namespace dawnline::astro
