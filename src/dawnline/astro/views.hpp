#pragma once
// Vectors of many satellites as structures of arrays, owned by the caller.

#include <span>

namespace dawnline::astro {

/// n vectors to read. All spans have n elements.
struct VectorsView {
    std::span<const double> x, y, z;
};

/// n vectors to fill. All spans have n elements.
struct VectorsSpan {
    std::span<double> x, y, z;
};

}  // namespace dawnline::astro
