#pragma once
// Finding, holding, losing and changing an optical partner.

namespace dawnline::network {

/// Time to turn a gimbal or a satellite by an angle from rest to rest: bang-bang with a top speed,
/// 2√(φ/α) if φ ≤ ω²/α, else φ/ω + ω/α. [s]
double slew_time(double angle, double top_rate, double acceleration) noexcept;

/// How a terminal looks for its partner.
struct Search {
    double uncertainty = 0.0;  // σ per axis of where the partner is [rad]
    double beam = 0.0;         // radius of the search beam that the partner detects [rad]
    double overlap = 0.2;      // of neighbouring spots, share of their pitch [1]
    double dwell = 0.0;        // on each spot, round trip of the answer included [s]
    double detection = 1.0;    // chance that a spot on the partner is seen [1]
};

/// Chance that a spiral out to the angle r meets the partner: (1 − e^(−r²/(2σ²))) × detection. [1]
double acquisition_chance(const Search& search, double out_to) noexcept;

/// Time of a spiral out to r: spots on a square of pitch √2 b (1 − overlap), which leaves no gap,
/// so π r² / (2 b² (1 − overlap)²) of them. [s]
double spiral_time(const Search& search, double out_to) noexcept;

/// Mean time to find the partner with spirals out to r, one after another until it works:
/// the mean over the successful spiral plus (1 − p)/p whole ones in vain, p the chance of one; each
/// spiral begins at a new estimate (after Hindman & Robertson 2004, MILCOM, 1042). [s]
double mean_acquisition_time(const Search& search, double out_to) noexcept;

/// What a link does between its partners.
enum class LinkState { idle, slewing, acquiring, tracking };

/// Moments of one hand-over.
struct HandOver {
    double slewed, tracked;  // end of the turn, end of the search [s]
};

/// When a hand-over that begins at `start` turns and searches; `share` in [0, 1) says where among
/// possible searches this one falls (a uniform draw): the search succeeds at the radius
/// r = σ√(−2 ln(1 − share)), vain spirals before it for shares beyond the chance. [s]
HandOver hand_over(double start, double angle, double top_rate, double acceleration,
                   const Search& search, double out_to, double share) noexcept;

/// State at time t of that hand-over; idle before it starts.
LinkState state_at(const HandOver& hand_over, double start, double t) noexcept;

/// Share of time in track of a link that is lost `per_day` times a day and takes `mean_time` [s] to
/// come back: 1/(1 + losses × time) for losses counted while tracking. [1]
double link_uptime(double per_day, double mean_time) noexcept;

/// Mean time to come back that leaves an uptime u at so many acquisitions per day in all:
/// (1 − u) × day / acquisitions. [s]
double time_for_uptime(double per_day, double uptime) noexcept;

}  // namespace dawnline::network
