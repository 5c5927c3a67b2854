#pragma once
// A converter whose efficiency depends on how much of its rating it carries.

namespace dawnline::spacecraft {

/// Loss of a converter over its rating, a + b x + c x² at the share x = P_out/P_rated: what it
/// takes idle, drops of constant voltage, and resistance.
struct Converter {
    double rated_power = 0.0;   // at its output; 0: an ideal one without loss [W]
    double idle = 0.0;          // a [1]
    double proportional = 0.0;  // b [1]
    double resistive = 0.0;     // c [1]
};

/// Power that must enter for `output` to leave. [W]
double converter_input(const Converter& converter, double output) noexcept;

/// Power that leaves when `input` enters, the inverse; 0 where idle loss takes all of it. [W]
double converter_output(const Converter& converter, double input) noexcept;

/// P_out/P_in at an output; 0 at none. [1]
double converter_efficiency(const Converter& converter, double output) noexcept;

/// Share of the rating with the best efficiency, √(a/c), at most 1. [1]
double best_share(const Converter& converter) noexcept;

/// The converter through three points of a data sheet: efficiencies at 10 %, 50 % and 100 % of the
/// rating, each in (0, 1]. Exact at the three; a coefficient may come out negative if the figures
/// do not fit the form.
Converter converter_from_data_sheet(double rated_power, double at_tenth, double at_half,
                                    double at_full) noexcept;

}  // namespace dawnline::spacecraft
