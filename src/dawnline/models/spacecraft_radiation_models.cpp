// Models of dose, upsets and stopping.

#include <string>
#include <utility>
#include <vector>

#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/radiation.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

struct DoseEventsIn {
    double dose_rate, dose_per_event, duration, dose_limit, devices, inference_rate;
};
struct DoseEventsOut {
    double dose, margin, events_per_device, time_between_events, inferences_per_event;
};

DoseEventsOut dose_events(const DoseEventsIn& in) {
    sc::RadiationResponse response;
    response.silent_corruption_dose = in.dose_per_event;
    const double rate = sc::event_rate(response, in.dose_rate).silent_corruption;
    const double dose = in.dose_rate * in.duration;
    return {dose, in.dose_limit / dose, rate, 1.0 / (rate * in.devices), in.inference_rate / rate};
}

Model dose_events_model() {
    using In = DoseEventsIn;
    constexpr const char* source = "arXiv:2511.19468v2 S2.3";
    FieldTable in;
    in.number("dose_rate", &In::dose_rate, "rad_dose/yr", more_than(0), "of protons, in silicon")
        .by_default("150 rad_dose/yr", source);
    in.number("dose_per_event", &In::dose_per_event, "rad_dose", more_than(0), "of one device")
        .by_default("17 rad_dose", source);
    in.number("duration", &In::duration, "yr", more_than(0), "of the mission")
        .by_default("5 yr", source);
    in.number("dose_limit", &In::dose_limit, "krad", more_than(0), "of the first irregularity")
        .by_default("2 krad", source);
    in.number("devices", &In::devices, "1", more_than(0), "that work on one job").by_default("1");
    in.number("inference_rate", &In::inference_rate, "1/s", at_least(0), "of one device")
        .by_default("1 1/s", source);
    FieldTable out;
    using Out = DoseEventsOut;
    out.number("dose", &Out::dose, "rad_dose", any_number(), "over the mission");
    out.number("margin", &Out::margin, "1", any_number(), "limit over dose");
    out.number("events_per_device", &Out::events_per_device, "1/yr", any_number(), "rate");
    out.number("time_between_events", &Out::time_between_events, "s", any_number(),
               "among all devices");
    out.number("inferences_per_event", &Out::inferences_per_event, "1", any_number(),
               "of one device");
    return make_model("spacecraft.dose_events", "Events that a proton dose causes in a device",
                      "arXiv:2511.19468v2 S2.3, S4.3", std::move(in), std::move(out), &dose_events);
}

struct CrossSectionIn {
    double dose_per_event, fluence_per_dose;
};
struct CrossSectionOut {
    double cross_section;
};

CrossSectionOut cross_section(const CrossSectionIn& in) {
    return {sc::cross_section(in.dose_per_event, in.fluence_per_dose)};
}

Model cross_section_model() {
    FieldTable in;
    in.number("dose_per_event", &CrossSectionIn::dose_per_event, "rad_dose", more_than(0),
              "of one device in the beam");
    in.number("fluence_per_dose", &CrossSectionIn::fluence_per_dose, "1/cm2/rad_dose", more_than(0),
              "protons of the beam")
        .by_default("7.9e6 1/cm2/rad_dose", "arXiv:2511.19468v2 S4.3, 67 MeV");
    FieldTable out;
    out.number("cross_section", &CrossSectionOut::cross_section, "cm2", any_number(), "1/(κ D)");
    return make_model("spacecraft.cross_section", "Cross-section of a device from dose per event",
                      "arXiv:2511.19468v2 S4.3", std::move(in), std::move(out), &cross_section);
}

struct BendelIn {
    double energy, threshold;
};
struct BendelOut {
    double share_of_limit;
};

BendelOut bendel(const BendelIn& in) {
    return {sc::bendel_share(in.energy, in.threshold)};
}

Model bendel_model() {
    FieldTable in;
    in.number("energy", &BendelIn::energy, "MeV", more_than(0), "of the protons");
    in.number("threshold", &BendelIn::threshold, "MeV", more_than(0), "parameter A")
        .by_default("15 MeV");
    FieldTable out;
    out.number("share_of_limit", &BendelOut::share_of_limit, "1", any_number(), "σ(E)/σ_lim");
    return make_model("spacecraft.bendel_share", "Proton cross-section against energy, Bendel 2",
                      "Stapor et al., IEEE TNS 37 (1990) 1966", std::move(in), std::move(out),
                      &bendel);
}

struct StoppingIn {
    std::string material;
    double energy, lower_energy;
};
struct StoppingOut {
    double stopping_power, fluence_per_dose, slowing_depth;
};

StoppingOut stopping(const StoppingIn& in) {
    const sc::StoppingMaterial material =
        in.material == "silicon" ? sc::silicon() : sc::aluminium();
    return {sc::proton_stopping_power(material, in.energy),
            sc::proton_fluence_per_dose(material, in.energy),
            sc::slowing_depth(material, in.energy, in.lower_energy)};
}

Model stopping_model() {
    FieldTable in;
    in.choice("material", &StoppingIn::material, {"silicon", "aluminium"}, "that stops");
    in.number("energy", &StoppingIn::energy, "MeV", between(1, 1000), "of the proton");
    in.number("lower_energy", &StoppingIn::lower_energy, "MeV", between(1, 1000),
              "down to which the slowing depth is taken")
        .by_default("1 MeV");
    FieldTable out;
    out.number("stopping_power", &StoppingOut::stopping_power, "MeV.cm2/g", any_number(), "S(E)");
    out.number("fluence_per_dose", &StoppingOut::fluence_per_dose, "1/cm2/rad_dose", any_number(),
               "1/S");
    out.number("slowing_depth", &StoppingOut::slowing_depth, "g/cm2", any_number(),
               "∫ dE/S, difference of two ranges");
    return make_model("spacecraft.proton_stopping", "Stopping of protons by Bethe's formula",
                      "ICRU Report 49 (1993), without shell corrections", std::move(in),
                      std::move(out), &stopping);
}

struct DoseDepthIn {
    std::vector<double> depth, electrons, protons, bremsstrahlung;
    double shield, duration;
};
struct DoseDepthOut {
    double electrons, protons, bremsstrahlung, total, dose;
};

DoseDepthOut dose_depth(const DoseDepthIn& in) {
    const sc::DoseDepth table{in.depth, in.electrons, in.protons, in.bremsstrahlung};
    sc::check(table);
    const sc::DoseRate rate = sc::dose_rate(table, in.shield);
    return {rate.electrons, rate.protons, rate.bremsstrahlung, rate.total(),
            rate.total() * in.duration};
}

Model dose_depth_model() {
    using In = DoseDepthIn;
    FieldTable in;
    in.numbers("depth", &In::depth, "mm", more_than(0), "of aluminium, rising");
    in.numbers("electrons", &In::electrons, "rad_dose/yr", at_least(0), "in silicon");
    in.numbers("protons", &In::protons, "rad_dose/yr", at_least(0), "in silicon");
    in.numbers("bremsstrahlung", &In::bremsstrahlung, "rad_dose/yr", at_least(0), "in silicon");
    in.number("shield", &In::shield, "mm", more_than(0), "of aluminium");
    in.number("duration", &In::duration, "yr", more_than(0), "of the mission").by_default("1 yr");
    FieldTable out;
    using Out = DoseDepthOut;
    out.number("electrons", &Out::electrons, "rad_dose/yr", any_number(), "behind the shield");
    out.number("protons", &Out::protons, "rad_dose/yr", any_number(), "behind the shield");
    out.number("bremsstrahlung", &Out::bremsstrahlung, "rad_dose/yr", any_number(),
               "behind the shield");
    out.number("total", &Out::total, "rad_dose/yr", any_number(), "sum");
    out.number("dose", &Out::dose, "rad_dose", any_number(), "over the mission");
    return make_model("spacecraft.dose_depth", "Dose behind a shield from a dose-depth table",
                      "log-log interpolation", std::move(in), std::move(out), &dose_depth);
}

}  // namespace

void add_spacecraft_radiation_models(Directory& directory) {
    directory.add(dose_events_model());
    directory.add(cross_section_model());
    directory.add(bendel_model());
    directory.add(stopping_model());
    directory.add(dose_depth_model());
}

}  // namespace dawnline::models
