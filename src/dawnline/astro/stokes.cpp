#include "dawnline/astro/stokes.hpp"

#include <utility>

namespace dawnline::astro {

StokesCoefficients stokes_from_table(std::string name, int degree, std::span<const double> table) {
    StokesCoefficients out;
    out.name = std::move(name);
    out.degree = degree;
    out.c.assign(stokes_index(degree + 1, 0), 0.0);
    out.s = out.c;
    out.c[0] = 1.0;
    for (std::size_t i = stokes_index(2, 0), j = 0; i < out.c.size(); ++i, j += 2) {
        out.c[i] = table[j];
        out.s[i] = table[j + 1];
    }
    return out;
}

}  // namespace dawnline::astro
