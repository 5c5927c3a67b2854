#include "dawnline/ground/demand.hpp"

#include <cmath>

namespace dawnline::ground {

double yearly_growth(double first, double last, double years) noexcept {
    return std::pow(last / first, 1.0 / years) - 1.0;
}

double grown(double first, double growth, double years) noexcept {
    return first * std::pow(1.0 + growth, years);
}

double share_of_generation(double power, double generation, double year) noexcept {
    return power * year / generation;
}

}  // namespace dawnline::ground
