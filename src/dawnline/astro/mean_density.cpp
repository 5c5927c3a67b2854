#include "dawnline/astro/mean_density.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "dawnline/astro/geodetic.hpp"
#include "dawnline/astro/nrlmsise00_batch.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr int k_places = 72, k_days = 24, k_longitudes = 8, k_local_times = 24;

// Places along the orbit; longitude from the ascending node.
struct Path {
    std::vector<double> altitude, latitude, longitude;
};

Path path_of(const MeanDensityOrbit& orbit) {
    Path out;
    for (int k = 0; k < k_places; ++k) {
        const double u = k_two_pi * (k + 0.5) / k_places;
        const Geodetic place = to_geodetic(
            orbit.semi_major_axis * Vec3{std::cos(u), std::sin(u) * std::cos(orbit.inclination),
                                         std::sin(u) * std::sin(orbit.inclination)});
        out.altitude.push_back(place.height);
        out.latitude.push_back(place.latitude);
        out.longitude.push_back(place.longitude);
    }
    return out;
}

}  // namespace

double mean_drag_density(const MeanDensityOrbit& orbit, const Weather& weather) {
    const Path path = path_of(orbit);
    std::vector<double> longitude(k_places), density(k_places), sums;
    std::vector<AirStatus> status(k_places);
    const int local_times = orbit.every_local_time ? k_local_times : 1;
    for (int day = 0; day < k_days; ++day)
        for (int east = 0; east < k_longitudes; ++east)
            for (int hour = 0; hour < local_times; ++hour) {
                const double node = k_two_pi * east / k_longitudes;
                const double second =
                    orbit.local_time_of_node + k_day * hour / local_times - node / k_two_pi * k_day;
                const double universal = second - k_day * std::floor(second / k_day);
                for (std::size_t k = 0; k < k_places; ++k) longitude[k] = path.longitude[k] + node;
                drag_densities(
                    air_moment(weather, 1.0 + 365.25 * (day + 0.5) / k_days, universal, universal),
                    {path.altitude, path.latitude, longitude}, density, status);
                if (std::any_of(status.begin(), status.end(),
                                [](AirStatus s) { return s != AirStatus::ok; }))
                    throw Error(
                        "the orbit leaves the range of the atmosphere's model, 0 to 1200 km");
                sums.push_back(ordered_sum(density));
            }
    return ordered_sum(sums) / static_cast<double>(sums.size() * k_places);
}

}  // namespace dawnline::astro
