#pragma once
// Weights of the multistep method; written by tools/make_multistep_coefficients.py, do not edit.
//
// The first weight belongs to the oldest of nine values of f: those of steps n − 8 … n to predict,
// n − 7 … n + 1 to correct (Berry & Healy 2004).

#include <array>

namespace dawnline::astro::multistep {

inline constexpr std::array<double, 9> k_predict_speed = {
    0.2948680004409171,  -2.663168540564374,  10.70146770282187,
    -25.124736000881835, 38.02041446208113,   -38.54036100088184,
    26.31084270282187,   -11.884150683421517, 3.884823357583774};

inline constexpr std::array<double, 9> k_correct_speed = {
    -0.00935653659611993, 0.08621968694885361, -0.3558239638447972,
    0.8670464065255732,   -1.3869929453262786, 1.5419306657848324,
    -1.268902667548501,   1.2310113536155203,  0.2948680004409171};

inline constexpr std::array<double, 9> k_predict_place = {
    0.06549575617283951, -0.5921704144620811, 2.382657627865961,
    -5.603129409171076,  8.496210868606703,   -8.63183311287478,
    5.894694664902998,   -2.537805335097002,  1.5258793540564375};

inline constexpr std::array<double, 9> k_correct_place = {
    -0.0027086089065255733, 0.024810405643738976, -0.10148589065255732,
    0.24374559082892416,    -0.3793678350970018,  0.39305114638447974,
    -0.17995811287477953,   0.9364175485008819,   0.06549575617283951};

}  // namespace dawnline::astro::multistep
