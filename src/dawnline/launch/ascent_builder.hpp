#pragma once
// Builds the optimal control problem of an ascent phase by phase.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "dawnline/launch/ascent_equations.hpp"
#include "dawnline/launch/ascent_guess.hpp"
#include "dawnline/launch/ascent_problem.hpp"

namespace dawnline::launch {

/// Engines that burn together, and what they fly through.
struct BurnEngines {
    double vacuum_thrust = 0.0, sea_level_thrust = 0.0;  // [N]
    double flow = 0.0;                                   // at full thrust [kg/s]
    double least_throttle = 1.0;                         // of the vacuum thrust together [1]
    double throttled_flow = 0.0, flow_offset = 0.0;      // flow = offset + throttled · throttle
    double area = 0.0;                                   // [m²]
    double mass_scale = 1.0;                             // [kg]
    bool exposed = false;                                // the heating limit holds
    bool incidence = false;                              // the limit on q sin α holds
    bool limited = true;                                 // the others hold
};

/// The problem under construction: phases are appended, and where things are is remembered.
class AscentBuilder {
  public:
    AscentBuilder(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
                  const AscentLimits& limits, const AscentStart& start);

    AscentProblem result() const;

  private:
    struct Range {
        std::size_t first, last;
    };

    // Kinds of phases (ascent_phases.cpp).
    control::Phase base(std::string name, double from, double to) const;
    control::Phase coasting(std::string name, double from, double to, double mass_scale) const;
    control::Phase powered(std::string name, double from, double to, const BurnEngines& engines,
                           ArcKind kind);
    control::Phase vertical(std::string name, double to, const BurnEngines& engines);
    // A part of a phase flown before, as a guess. [1]
    struct FlownPart {
        const control::PhaseSolution* phase;
        double from, to;
    };
    std::optional<FlownPart> flown(const std::string& name) const;
    void start_from(control::Phase& phase) const;
    double share_above_heating(const std::string& name) const;
    std::size_t push(control::Phase phase);
    Range push_burn(control::Phase whole, const BurnEngines& engines);
    void join(std::size_t before, std::size_t after, bool with_mass);
    void condition(std::vector<std::pair<control::Variable, double>> terms, control::Bounds bounds,
                   double scale);
    std::vector<control::Variable> end_of(std::size_t phase, bool at_start = false) const;

    // Parts of the flight (ascent_problem.cpp, ascent_upper.cpp).
    double first_share() const;
    void add_first_stage();
    void skip_rise(const std::string& burn);
    void start_on_pad();
    void add_upper_stage();
    void drop_fairing(std::size_t before, std::size_t after, double mass_scale);
    Range upper_burn(std::string name, double from, double to, control::Guess guess,
                     control::Guess rest, double full);
    /// Time of the burn that makes an ellipse of the parking orbit; 0 for a circular target. [s]
    double raising_time() const;
    void add_coasts(double from, double full, double empty);
    void arrive(double full);
    void add_return();

    const AscentVehicle& v_;
    const AscentTarget& target_;
    const AscentLimits& limits_;
    const AscentStart& start_;
    std::shared_ptr<const AscentAir> air_;
    double speed_unit_;
    double payload_ = 0.0, first_time_ = 0.0, upper_time_ = 0.0;
    double parking_time_ = 0.0;  // of the upper stage's way to the parking orbit [s]
    GroundPath path_{};
    control::Problem problem_;
    std::size_t cutoff_phase_ = 0, orbit_phase_ = 0, boostback_phase_ = 0, fairing_phase_ = 0;
    std::map<std::string, PoweredFlight> engines_;  // by phase
    // Phases that were parts of others when flown: whose, and between which fractions.
    std::map<std::string, std::tuple<std::string, double, double>> parts_;
    std::map<std::string, bool> burns_;  // of the ascent: whether they can throttle
};

}  // namespace dawnline::launch
