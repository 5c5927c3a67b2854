#include "dawnline/finance/price_index.hpp"

#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"

namespace dawnline::finance {

namespace {

// US Bureau of Labor Statistics, CUUR0000SA0, annual averages 2000 … 2024.
constexpr std::array<double, k_last_price_year - k_first_price_year + 1> k_cpi_u{
    172.2,   177.1,   179.9,   184.0,   188.9,   195.3,   201.6,   207.342, 215.303,
    214.537, 218.056, 224.939, 229.594, 232.957, 236.736, 237.017, 240.007, 245.120,
    251.107, 255.657, 258.811, 270.970, 292.655, 304.702, 313.689};

}  // namespace

double consumer_price_index(int year) {
    if (year < k_first_price_year || year > k_last_price_year)
        throw Error(fmt::format("price year is {}; the consumer price index is known for {} to {}",
                                year, k_first_price_year, k_last_price_year));
    return k_cpi_u[static_cast<std::size_t>(year - k_first_price_year)];
}

double price_ratio(int from, int to) {
    return consumer_price_index(to) / consumer_price_index(from);
}

}  // namespace dawnline::finance
