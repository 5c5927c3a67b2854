#pragma once
// A model with an output of every kind, for the tests of the directory, of eval and of validate.

#include <cmath>
#include <filesystem>
#include <limits>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/scenario/catalogue.hpp"

namespace dawnline::models::test {

struct PendulumIn {
    double length = 0;   // [m]
    double gravity = 0;  // [m/s2]
};

struct PendulumOut {
    double period = 0;              // [s]
    double shift = 0;               // of the period at the same length and standard gravity [s]
    long beats = 0;                 // in a minute
    bool is_slow = false;           // longer than a second
    std::string word;               // "slow" or "fast"
    std::vector<double> harmonics;  // [Hz]
    std::optional<double> nothing;  // never set [m]
    double not_finite = 0;          // NaN [1]
};

/// Period of small swings, T = 2π √(l/g) (Huygens 1673).
inline PendulumOut pendulum(const PendulumIn& in) {
    if (in.length > 1000.0) throw Error("no rope is that long");
    PendulumOut out;
    out.period = 2.0 * std::numbers::pi * std::sqrt(in.length / in.gravity);
    out.shift = out.period - 2.0 * std::numbers::pi * std::sqrt(in.length / 9.80665);
    out.beats = static_cast<long>(60.0 / out.period);
    out.is_slow = out.period > 1.0;
    out.word = out.is_slow ? "slow" : "fast";
    out.harmonics = {1.0 / out.period, 2.0 / out.period};
    out.not_finite = std::numeric_limits<double>::quiet_NaN();
    return out;
}

inline Model pendulum_model(const std::string& name = "clock.pendulum") {
    using namespace scenario;
    FieldTable in;
    in.number("length", &PendulumIn::length, "cm", more_than(0), "of the thread");
    in.number("gravity", &PendulumIn::gravity, "m/s2", more_than(0), "where it swings")
        .by_default("9.80665 m/s2", "CGPM 1901");
    FieldTable out;
    out.number("period", &PendulumOut::period, "s", any_number(), "of a swing");
    out.number("shift", &PendulumOut::shift, "ms", any_number(), "against standard gravity");
    out.integer("beats", &PendulumOut::beats, any_number(), "in a minute");
    out.flag("is_slow", &PendulumOut::is_slow, "longer than a second");
    out.text("word", &PendulumOut::word, "for it");
    out.numbers("harmonics", &PendulumOut::harmonics, "Hz", any_number(), "the first two");
    out.number("nothing", &PendulumOut::nothing, "m", any_number(), "never set");
    out.number("not_finite", &PendulumOut::not_finite, "1", any_number(), "never finite");
    return make_model(name, "Period of a pendulum", "Huygens 1673", std::move(in), std::move(out),
                      &pendulum);
}

inline Directory directory_of_clocks() {
    Directory models;
    models.add(pendulum_model("clock.pendulum"));
    models.add(pendulum_model("clock.longcase"));
    return models;
}

/// No model here takes anything from a catalogue.
inline const scenario::Catalogue& no_catalogue() {
    static const scenario::Catalogue none(std::filesystem::path("no such folder"));
    return none;
}

}  // namespace dawnline::models::test
