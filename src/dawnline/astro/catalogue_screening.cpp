#include "dawnline/astro/catalogue_screening.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "dawnline/astro/sgp4_batch.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

// A catalogue as screening wants it.
class Ephemerides {
  public:
    Ephemerides(std::vector<Sgp4> objects, const Tt& start)
        : objects_(std::move(objects)),
          offsets_(offsets_to(start, objects_)),
          batch_(make_sgp4_batch(objects_)) {}

    void states_at(double t, const StateColumns& out) const {
        std::vector<Sgp4Status> status(objects_.size());
        propagate(batch_, std::span(&t, 1), offsets_,
                  {out.x, out.y, out.z, out.vx, out.vy, out.vz, status});
        std::ranges::transform(status, out.status.begin(),
                               [](Sgp4Status s) { return static_cast<std::uint8_t>(s); });
    }

    OrbitState state_of(std::uint32_t j, double t) const noexcept {
        const Sgp4State state = propagate(objects_[j], t + offsets_[j]);
        return {state.r_ES_T, state.v_ES_T};
    }

    std::size_t size() const noexcept { return objects_.size(); }

  private:
    std::vector<Sgp4> objects_;
    std::vector<double> offsets_;  // [s]
    Sgp4Batch batch_;
};

}  // namespace

Screening screen_catalogue(std::span<const Sgp4> objects, const Tt& start, double from, double to,
                           const ScreeningOptions& options, FunctionRef<bool()> stop) {
    const Ephemerides ephemerides({objects.begin(), objects.end()}, start);
    return screen_all(
        ephemerides.size(),
        [&](double t, const StateColumns& out) { ephemerides.states_at(t, out); },
        [&](std::uint32_t j, double t) { return ephemerides.state_of(j, t); }, from, to, options,
        stop);
}

Screening screen_catalogue(std::span<const Sgp4> objects, const Tt& start, double from, double to,
                           const ScreeningOptions& options) {
    return screen_catalogue(objects, start, from, to, options, [] { return false; });
}

Screening screen_catalogue_one(std::uint32_t one, std::span<const Sgp4> objects, const Tt& start,
                               double from, double to, const ScreeningOptions& options) {
    if (one >= objects.size()) throw Error("screening: there is no object " + std::to_string(one));
    const Shell shell = shell_of(objects[one]);
    std::vector<std::uint32_t> kept;
    std::vector<Sgp4> near;
    std::uint32_t place = 0;
    for (std::uint32_t j = 0; j < objects.size(); ++j) {
        if (j != one && !shells_overlap(shell, shell_of(objects[j]), options.threshold)) continue;
        if (j == one) place = static_cast<std::uint32_t>(kept.size());
        kept.push_back(j);
        near.push_back(objects[j]);
    }
    const Ephemerides ephemerides(std::move(near), start);
    Screening result = screen_one(
        place, ephemerides.size(),
        [&](double t, const StateColumns& out) { ephemerides.states_at(t, out); },
        [&](std::uint32_t j, double t) { return ephemerides.state_of(j, t); }, from, to, options);
    // The order of places is kept, so that first stays below second.
    for (Conjunction& c : result.conjunctions) c.first = kept[c.first], c.second = kept[c.second];
    for (std::uint32_t& j : result.left_out) j = kept[j];
    return result;
}

Shell shell_of(const Sgp4& object) noexcept {
    using namespace sgp4_constants;
    const double a = object.mean.semi_major_axis * k_earth_radius;
    const double perigee = a * (1.0 - object.mean.eccentricity);
    const double pad = object.kind == Sgp4Kind::near_earth ? 100e3 : 200e3;
    return {perigee < k_earth_radius + 400e3 ? 0.0 : perigee - pad,
            a * (1.0 + object.mean.eccentricity) + pad};
}

}  // namespace dawnline::astro
