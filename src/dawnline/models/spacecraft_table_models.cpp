// The radiation of a sun-synchronous orbit in one go: rows of catalog/radiation_fields.yaml.

#include <string>
#include <utility>
#include <vector>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/cell_damage.hpp"
#include "dawnline/spacecraft/cosmic_rays.hpp"
#include "dawnline/spacecraft/dose_curve.hpp"
#include "dawnline/spacecraft/solar_particles.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

struct OrbitRadiationIn {
    std::string protons, electrons;
    double altitude, modulation;
    std::vector<double> depth, cover;
};
struct OrbitRadiationOut {
    std::vector<double> protons, electrons, cosmic_rays, solar_event, displacement,
        event_displacement;
    std::vector<double> arsenide_protons, arsenide_electrons, arsenide_event;
    std::vector<double> silicon_protons, silicon_electrons, silicon_event;
};

/// Spectrum of a belt along an orbit.
sc::ParticleSpectrum spectrum(const sc::TrappedBelt& belt,
                              const std::vector<sc::MagneticShell>& shells) {
    return sc::spectrum_of(sc::orbit_mean_flux(belt, shells, sc::spectrum_energies(belt.map)));
}

OrbitRadiationOut orbit_radiation(const OrbitRadiationIn& in) {
    constexpr auto k_read = sc::BeltInterpolation::nasa_integer_grid;
    const bool quiet = in.protons == "ap8_min";
    const sc::TrappedBelt of_protons =
        sc::trapped_belt(quiet ? sc::BeltModel::ap8_min : sc::BeltModel::ap8_max, k_read);
    const sc::TrappedBelt of_electrons = sc::trapped_belt(
        in.electrons == "ae8_min" ? sc::BeltModel::ae8_min : sc::BeltModel::ae8_max, k_read);
    const double a = constants::k_radius_earth + in.altitude;
    const sc::OrbitPlaces orbit =
        sc::circular_orbit_places(a, astro::sun_synchronous_inclination(a));
    const auto shells = sc::magnetic_shells(of_electrons.field, orbit.view(), of_electrons.moment);
    const sc::RadiationFluxes trapped{
        spectrum(of_protons,
                 quiet ? shells
                       : sc::magnetic_shells(of_protons.field, orbit.view(), of_protons.moment)),
        spectrum(of_electrons, shells),
        quiet ? sc::NuclearTerm::trapped_min : sc::NuclearTerm::trapped_max};
    const sc::ProtonStopping stopping = sc::proton_stopping();
    const sc::ParticleSpectrum event =
        sc::behind_the_field(sc::anomalously_large_event(), shells, a);

    OrbitRadiationOut out;
    const sc::DoseDepth dose = sc::dose_curve(trapped, sc::ShieldGeometry::sphere, in.depth);
    for (std::size_t k = 0; k < in.depth.size(); ++k) {
        const double depth = in.depth[k];
        out.protons.push_back(dose.protons[k]);
        out.electrons.push_back(dose.electrons[k] + dose.bremsstrahlung[k]);
        out.cosmic_rays.push_back(
            sc::cosmic_ray_dose_rate(stopping, {in.modulation, shells, a, depth}));
        out.solar_event.push_back(
            sc::proton_dose_sphere(stopping, event, depth, sc::NuclearTerm::solar_event));
        out.displacement.push_back(sc::displacement_in_sphere(stopping, trapped.protons, depth));
        out.event_displacement.push_back(sc::displacement_in_sphere(stopping, event, depth));
    }
    for (const double cover : in.cover) {
        using enum sc::CellMaterial;
        const sc::CellDamage arsenide =
            sc::cell_damage(stopping, trapped.protons, trapped.electrons, gallium_arsenide, cover);
        out.arsenide_protons.push_back(arsenide.protons);
        out.arsenide_electrons.push_back(arsenide.electrons);
        out.arsenide_event.push_back(
            sc::cell_damage(stopping, event, trapped.electrons, gallium_arsenide, cover).protons);
        const sc::CellDamage in_silicon =
            sc::cell_damage(stopping, trapped.protons, trapped.electrons, silicon, cover);
        out.silicon_protons.push_back(in_silicon.protons);
        out.silicon_electrons.push_back(in_silicon.electrons);
        out.silicon_event.push_back(
            sc::cell_damage(stopping, event, trapped.electrons, silicon, cover).protons);
    }
    return out;
}

Model orbit_radiation_model() {
    using In = OrbitRadiationIn;
    using Out = OrbitRadiationOut;
    FieldTable in;
    in.choice("protons", &In::protons, {"ap8_min", "ap8_max"}, "map of protons")
        .by_default("ap8_min");
    in.choice("electrons", &In::electrons, {"ae8_min", "ae8_max"}, "map of electrons")
        .by_default("ae8_max");
    in.number("altitude", &In::altitude, "km", between(250, 2000), "of a sun-synchronous orbit")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("modulation", &In::modulation, "1", between(0, 200),
              "of cosmic rays, W: 0 at a deep solar minimum, about 100 at maximum")
        .by_default("0");
    in.numbers("depth", &In::depth, "mm", between(0.1, 50), "of aluminium, radius of a sphere")
        .by_default("[1 mm, 3 mm, 10 mm]");
    in.numbers("cover", &In::cover, "mm", between(0.01, 10),
               "of aluminium, a plate before or behind a cell")
        .by_default("[0.1 mm]");
    FieldTable out;
    out.numbers("protons", &Out::protons, "rad_dose/yr", any_number(), "trapped, in silicon");
    out.numbers("electrons", &Out::electrons, "rad_dose/yr", any_number(),
                "trapped, with bremsstrahlung, in silicon");
    out.numbers("cosmic_rays", &Out::cosmic_rays, "rad_dose/yr", any_number(),
                "galactic, in silicon");
    out.numbers("solar_event", &Out::solar_event, "rad_dose", any_number(),
                "of an event as in August 1972, in silicon");
    out.numbers("displacement", &Out::displacement, "1/cm2/yr", any_number(),
                "10 MeV protons that displace as much silicon");
    out.numbers("event_displacement", &Out::event_displacement, "1/cm2", any_number(),
                "the same of an event as in August 1972");
    out.numbers("arsenide_protons", &Out::arsenide_protons, "1/cm2/yr", any_number(),
                "10 MeV protons that damage gallium arsenide as trapped ones do");
    out.numbers("arsenide_electrons", &Out::arsenide_electrons, "1/cm2/yr", any_number(),
                "1 MeV electrons that damage gallium arsenide as trapped ones do");
    out.numbers("arsenide_event", &Out::arsenide_event, "1/cm2", any_number(),
                "10 MeV protons that damage it as an event of August 1972 does");
    out.numbers("silicon_protons", &Out::silicon_protons, "1/cm2/yr", any_number(),
                "10 MeV protons that damage a silicon cell as trapped ones do");
    out.numbers("silicon_electrons", &Out::silicon_electrons, "1/cm2/yr", any_number(),
                "1 MeV electrons that damage a silicon cell as trapped ones do");
    out.numbers("silicon_event", &Out::silicon_event, "1/cm2", any_number(),
                "10 MeV protons that damage it as an event of August 1972 does");
    return make_model("spacecraft.orbit_radiation",
                      "Dose and displacements behind shields in a sun-synchronous orbit",
                      "AE-8, AP-8; continuous slowing down; NIEL of SCREAM and SR-NIEL; King 1974; "
                      "Matthiä et al. 2013",
                      std::move(in), std::move(out), &orbit_radiation);
}

}  // namespace

void add_spacecraft_table_models(Directory& directory) {
    directory.add(orbit_radiation_model());
}

}  // namespace dawnline::models
