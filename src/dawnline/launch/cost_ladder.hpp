#pragma once
// Internal cost of a reused vehicle per kilogram against its uses, and what a published ladder of
// such costs implies.

namespace dawnline::launch {

/// The few inputs of a ladder.
struct CostLadder {
    double build = 0.0;                // of the vehicle [USD]
    double refurbishment_share = 0.0;  // of its base, each time the vehicle flies again [1]
    double refurbishment_base =
        0.0;                  // what the share is of: the build, or a later, cheaper one [USD]
    double operations = 0.0;  // propellant and crew of a flight [USD]
    double payload = 0.0;     // [kg]
};

/// (B/n + s R (n − 1)/n + O)/m after n uses. [USD/kg]
double ladder_price(const CostLadder& ladder, double uses) noexcept;

/// Uses at which reuse has paid: smallest n with ladder_price ≤ `price`, a rival's or the expended
/// vehicle's own with its greater payload; +∞ if refurbishment and operations alone cost more.
///   n = (B − s R)/(m p − O − s R), at least 1. [1]
double break_even_uses(const CostLadder& ladder, double price) noexcept;

/// What two prices of one ladder at the same uses and different refurbishment shares imply.
struct LadderInverse {
    double refurbishment_base;  // R = (p2 − p1) m n/((s2 − s1)(n − 1)) [USD]
    double operations;          // O = p1 m − B/n − s1 R (n − 1)/n [USD]
};
LadderInverse implied(const CostLadder& ladder, double uses, double share_1, double price_1,
                      double share_2, double price_2) noexcept;

}  // namespace dawnline::launch
