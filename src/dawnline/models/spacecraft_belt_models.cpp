// Models of the radiation belts, of dose behind aluminium, solar events and cosmic rays.

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/cosmic_rays.hpp"
#include "dawnline/spacecraft/dose_curve.hpp"
#include "dawnline/spacecraft/dose_response.hpp"
#include "dawnline/spacecraft/solar_particles.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

constexpr const char* k_maps = "Vette 1991 (AE-8); Sawyer & Vette 1976 (AP-8)";
constexpr const char* k_csda = "continuous slowing down, ICRU 49; electrons by SHIELDOSE-2 tables";

sc::BeltModel belt_model(const std::string& name) {
    if (name == "ae8_min") return sc::BeltModel::ae8_min;
    if (name == "ae8_max") return sc::BeltModel::ae8_max;
    return name == "ap8_min" ? sc::BeltModel::ap8_min : sc::BeltModel::ap8_max;
}

sc::BeltInterpolation interpolation(const std::string& name) {
    if (name == "esa") return sc::BeltInterpolation::esa;
    return name == "nasa" ? sc::BeltInterpolation::nasa : sc::BeltInterpolation::nasa_integer_grid;
}

template <class In>
void add_interpolation(FieldTable& in, std::string In::*member) {
    in.choice("interpolation", member, {"nasa_integer_grid", "nasa", "esa"},
              "how to read between the shells of a map")
        .by_default("nasa_integer_grid");
}

template <class In>
void add_belt(FieldTable& in, std::string In::*member) {
    in.choice("belt", member, {"ae8_min", "ae8_max", "ap8_min", "ap8_max"},
              "map of electrons or protons, Sun at minimum or maximum");
}

template <class In>
void add_orbit(FieldTable& in, double In::*altitude, double In::*inclination) {
    in.number("altitude", altitude, "km", between(200, 60000), "of a circular orbit");
    in.number("inclination", inclination, "deg", between(0, 180), "of the orbit");
}

sc::OrbitPlaces places(double altitude, double inclination) {
    return sc::circular_orbit_places(constants::k_radius_earth + altitude, inclination);
}

// ── A place of the belts ────────────────────────────────────────────────────────────────────────

struct TrappedFluxIn {
    std::string belt, interpolation;
    double l, b_ratio, energy;
};
struct TrappedFluxOut {
    double flux;
};

TrappedFluxOut trapped_flux(const TrappedFluxIn& in) {
    const sc::TrappedMap map = sc::trapped_map(belt_model(in.belt));
    std::vector<double> log_flux(map.energy.size());
    sc::log_fluxes(map, in.l, in.b_ratio, interpolation(in.interpolation), log_flux);
    return {sc::flux_above(map, log_flux, in.energy)};
}

Model trapped_flux_model() {
    using In = TrappedFluxIn;
    FieldTable in;
    add_belt(in, &In::belt);
    in.number("l", &In::l, "1", between(1, 16), "McIlwain's shell parameter");
    in.number("b_ratio", &In::b_ratio, "1", at_least(1), "field over that at the equator, B/B0");
    in.number("energy", &In::energy, "MeV", more_than(0), "above which particles count");
    add_interpolation(in, &In::interpolation);
    FieldTable out;
    out.number("flux", &TrappedFluxOut::flux, "1/cm2/s", any_number(),
               "omnidirectional, above the energy");
    return make_model("spacecraft.trapped_flux", "Flux of trapped particles on a magnetic shell",
                      k_maps, std::move(in), std::move(out), &trapped_flux);
}

struct ShellIn {
    std::string field;
    std::vector<double> position;
};
struct ShellOut {
    double field, l, b_ratio;
};

ShellOut shell(const ShellIn& in) {
    if (in.position.size() != 3)
        throw Error("position has " + std::to_string(in.position.size()) +
                    " components; it needs x, y and z");
    const sc::GeomagneticField field =
        sc::geomagnetic_field(in.field == "gsfc_1970" ? sc::HistoricField::gsfc_1970
                                                      : sc::HistoricField::jensen_cain_1960);
    const sc::MagneticShell at = sc::magnetic_shell(
        field, {in.position[0], in.position[1], in.position[2]}, field.dipole_moment);
    return {at.field, at.l, at.b_ratio};
}

Model shell_model() {
    FieldTable in;
    in.choice("field", &ShellIn::field, {"jensen_cain_1960", "gsfc_1970"},
              "with which the maps were made");
    in.numbers("position", &ShellIn::position, "km", any_number(),
               "x, y, z, Earth-fixed from the Earth's centre");
    FieldTable out;
    out.number("field", &ShellOut::field, "nT", any_number(), "flux density");
    out.number("l", &ShellOut::l, "1", any_number(), "McIlwain's shell parameter");
    out.number("b_ratio", &ShellOut::b_ratio, "1", any_number(), "B/B0");
    return make_model("spacecraft.magnetic_shell",
                      "McIlwain's coordinates of a place in a historic field",
                      "McIlwain 1961, Hilton 1971", std::move(in), std::move(out), &shell);
}

// ── An orbit ────────────────────────────────────────────────────────────────────────────────────

struct OrbitFluxIn {
    std::string belt, interpolation;
    double altitude, inclination, energy;
};
struct OrbitFluxOut {
    double integral, differential, peak, share_in_flux;
};

OrbitFluxOut orbit_flux(const OrbitFluxIn& in) {
    const sc::TrappedBelt belt =
        sc::trapped_belt(belt_model(in.belt), interpolation(in.interpolation));
    const sc::OrbitMeanFlux mean =
        sc::orbit_mean_flux(belt, places(in.altitude, in.inclination).view(), {&in.energy, 1});
    return {mean.integral[0], mean.differential[0], mean.peak[0], mean.share_in_flux[0]};
}

Model orbit_flux_model() {
    using In = OrbitFluxIn;
    using Out = OrbitFluxOut;
    FieldTable in;
    add_belt(in, &In::belt);
    add_orbit(in, &In::altitude, &In::inclination);
    in.number("energy", &In::energy, "MeV", more_than(0), "above which particles count");
    add_interpolation(in, &In::interpolation);
    FieldTable out;
    out.number("integral", &Out::integral, "1/cm2/s", any_number(), "mean flux above the energy");
    out.number("differential", &Out::differential, "1/cm2/s/MeV", any_number(),
               "mean flux per energy");
    out.number("peak", &Out::peak, "1/cm2/s", any_number(), "largest flux met");
    out.number("share_in_flux", &Out::share_in_flux, "1", any_number(), "of the time");
    return make_model("spacecraft.orbit_mean_flux", "Trapped particles along a circular orbit",
                      k_maps, std::move(in), std::move(out), &orbit_flux);
}

struct OrbitDoseIn {
    std::string cycle, geometry, interpolation;
    double altitude, inclination, shield, duration;
};
struct OrbitDoseOut {
    double protons, electrons, bremsstrahlung, total, dose;
};

sc::ParticleSpectrum spectrum(const sc::TrappedBelt& belt,
                              const std::vector<sc::MagneticShell>& shells) {
    return sc::spectrum_of(sc::orbit_mean_flux(belt, shells, sc::spectrum_energies(belt.map)));
}

OrbitDoseOut orbit_dose(const OrbitDoseIn& in) {
    const sc::OrbitPlaces orbit = places(in.altitude, in.inclination);
    const bool max = in.cycle == "max";
    const sc::TrappedBelt protons = sc::trapped_belt(
        max ? sc::BeltModel::ap8_max : sc::BeltModel::ap8_min, interpolation(in.interpolation));
    const sc::TrappedBelt electrons = sc::trapped_belt(
        max ? sc::BeltModel::ae8_max : sc::BeltModel::ae8_min, interpolation(in.interpolation));
    // At solar minimum both maps hold in one field.
    const auto shells = sc::magnetic_shells(electrons.field, orbit.view(), electrons.moment);
    const auto of_protons =
        max ? sc::magnetic_shells(protons.field, orbit.view(), protons.moment) : shells;
    const sc::RadiationFluxes fluxes{
        spectrum(protons, of_protons), spectrum(electrons, shells),
        max ? sc::NuclearTerm::trapped_max : sc::NuclearTerm::trapped_min};
    const sc::ShieldGeometry geometry = in.geometry == "sphere" ? sc::ShieldGeometry::sphere
                                        : in.geometry == "slab" ? sc::ShieldGeometry::slab
                                                                : sc::ShieldGeometry::semi_infinite;
    const sc::DoseDepth curve =
        sc::dose_curve(fluxes, geometry, std::vector{in.shield, 1.1 * in.shield});
    const sc::DoseRate rate = sc::dose_rate(curve, in.shield);
    return {rate.protons, rate.electrons, rate.bremsstrahlung, rate.total(),
            rate.total() * in.duration};
}

Model orbit_dose_model() {
    using In = OrbitDoseIn;
    using Out = OrbitDoseOut;
    FieldTable in;
    in.choice("cycle", &In::cycle, {"min", "max"}, "of the Sun");
    add_orbit(in, &In::altitude, &In::inclination);
    in.number("shield", &In::shield, "mm", between(0.1, 50), "of aluminium");
    in.choice("geometry", &In::geometry, {"sphere", "slab", "semi_infinite"}, "of the shield")
        .by_default("sphere");
    in.number("duration", &In::duration, "yr", more_than(0), "of the mission").by_default("1 yr");
    add_interpolation(in, &In::interpolation);
    FieldTable out;
    out.number("protons", &Out::protons, "rad_dose/yr", any_number(), "in silicon");
    out.number("electrons", &Out::electrons, "rad_dose/yr", any_number(), "in silicon");
    out.number("bremsstrahlung", &Out::bremsstrahlung, "rad_dose/yr", any_number(), "in silicon");
    out.number("total", &Out::total, "rad_dose/yr", any_number(), "sum");
    out.number("dose", &Out::dose, "rad_dose", any_number(), "over the mission");
    return make_model("spacecraft.orbit_dose",
                      "Dose of trapped particles behind aluminium in a circular orbit", k_csda,
                      std::move(in), std::move(out), &orbit_dose);
}

struct EquivalentIn {
    std::string belt;
    double altitude, inclination, shield, threshold, reference_energy, cross_section;
};
struct EquivalentOut {
    double fluence, events;
};

EquivalentOut equivalent(const EquivalentIn& in) {
    const sc::TrappedBelt belt =
        sc::trapped_belt(belt_model(in.belt), sc::BeltInterpolation::nasa_integer_grid);
    const auto shells =
        sc::magnetic_shells(belt.field, places(in.altitude, in.inclination).view(), belt.moment);
    const sc::ParticleSpectrum protons = spectrum(belt, shells);
    const sc::ParticleSpectrum behind =
        sc::proton_spectrum_behind(sc::proton_stopping(), protons, in.shield);
    const double rate = sc::equivalent_proton_fluence(
        behind, in.reference_energy,
        [&](double energy) { return sc::bendel_share(energy, in.threshold); });
    return {rate, rate * in.cross_section};
}

Model equivalent_model() {
    using In = EquivalentIn;
    using Out = EquivalentOut;
    FieldTable in;
    in.choice("belt", &In::belt, {"ap8_min", "ap8_max"}, "map of protons");
    add_orbit(in, &In::altitude, &In::inclination);
    in.number("shield", &In::shield, "mm", between(0.1, 50), "of aluminium, all around");
    in.number("threshold", &In::threshold, "MeV", more_than(0), "Bendel's A").by_default("15 MeV");
    in.number("reference_energy", &In::reference_energy, "MeV", more_than(0), "of the beam")
        .by_default("67 MeV", "arXiv:2511.19468v2 S4.3");
    in.number("cross_section", &In::cross_section, "cm2", at_least(0), "of a device at that energy")
        .by_default("2.89e-9 cm2", "arXiv:2511.19468v2 S4.3: memory, uncorrectable");
    FieldTable out;
    out.number("fluence", &Out::fluence, "1/cm2/yr", any_number(),
               "at the reference energy with the same events");
    out.number("events", &Out::events, "1/yr", any_number(), "of one device");
    return make_model("spacecraft.proton_events",
                      "Single events of a device by trapped protons behind a shield",
                      "Stapor et al. 1990", std::move(in), std::move(out), &equivalent);
}

// ── Solar events and cosmic rays ────────────────────────────────────────────────────────────────

struct SolarEventIn {
    double shield, access, active_years, confidence;
};
struct SolarEventOut {
    double dose_of_one, events, dose;
};

SolarEventOut solar_event(const SolarEventIn& in) {
    const double one =
        in.access * sc::proton_dose_sphere(sc::proton_stopping(), sc::anomalously_large_event(),
                                           in.shield, sc::NuclearTerm::solar_event);
    const double events =
        sc::burrell_quantile(in.confidence, in.active_years, 1, 7.0 * constants::k_julian_year);
    return {one, events, one * events};
}

Model solar_event_model() {
    using In = SolarEventIn;
    using Out = SolarEventOut;
    FieldTable in;
    in.number("shield", &In::shield, "mm", between(0.1, 50), "of aluminium, all around");
    in.number("access", &In::access, "1", between(0, 1), "share that reaches the orbit")
        .by_default("1", "free space");
    in.number("active_years", &In::active_years, "yr", at_least(0), "of the mission")
        .by_default("5 yr");
    in.number("confidence", &In::confidence, "1", between(0, 0.9999), "not to be exceeded")
        .by_default("0.9");
    FieldTable out;
    out.number("dose_of_one", &Out::dose_of_one, "rad_dose", any_number(),
               "of an event as in August 1972");
    out.number("events", &Out::events, "1", any_number(), "not exceeded with the confidence");
    out.number("dose", &Out::dose, "rad_dose", any_number(), "of that many");
    return make_model("spacecraft.solar_event_dose", "Dose of anomalously large solar events",
                      "King 1974, Burrell 1971", std::move(in), std::move(out), &solar_event);
}

struct CosmicRayIn {
    double altitude, inclination, shield, modulation;
};
struct CosmicRayOut {
    double dose_rate, dose_rate_free;
};

CosmicRayOut cosmic_ray(const CosmicRayIn& in) {
    const sc::GeomagneticField field = sc::geomagnetic_field(sc::HistoricField::gsfc_1970);
    const auto shells =
        sc::magnetic_shells(field, places(in.altitude, in.inclination).view(), field.dipole_moment);
    const sc::ProtonStopping stopping = sc::proton_stopping();
    return {
        sc::cosmic_ray_dose_rate(
            stopping, {in.modulation, shells, constants::k_radius_earth + in.altitude, in.shield}),
        sc::cosmic_ray_dose_rate(stopping, {in.modulation, {}, 0.0, in.shield})};
}

Model cosmic_ray_model() {
    using In = CosmicRayIn;
    using Out = CosmicRayOut;
    FieldTable in;
    add_orbit(in, &In::altitude, &In::inclination);
    in.number("shield", &In::shield, "mm", between(0, 50), "of aluminium, all around")
        .by_default("10 mm");
    in.number("modulation", &In::modulation, "1", between(0, 200),
              "W: 0 at a deep solar minimum, about 100 at maximum")
        .by_default("0");
    FieldTable out;
    out.number("dose_rate", &Out::dose_rate, "rad_dose/yr", any_number(), "in the orbit");
    out.number("dose_rate_free", &Out::dose_rate_free, "rad_dose/yr", any_number(),
               "far from the Earth");
    return make_model("spacecraft.cosmic_ray_dose", "Dose of galactic cosmic rays in silicon",
                      "Matthiä et al. 2013, Størmer's cut-off", std::move(in), std::move(out),
                      &cosmic_ray);
}

}  // namespace

void add_spacecraft_belt_models(Directory& directory) {
    directory.add(trapped_flux_model());
    directory.add(shell_model());
    directory.add(orbit_flux_model());
    directory.add(orbit_dose_model());
    directory.add(equivalent_model());
    directory.add(solar_event_model());
    directory.add(cosmic_ray_model());
}

}  // namespace dawnline::models
