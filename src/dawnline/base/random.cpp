#include "dawnline/base/random.hpp"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace dawnline {
namespace {

// Without promotion to long double the result is the same wherever double is.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

// FNV-1a, 64 bits (Fowler, Noll, Vo): enough to tell names apart that people choose.
std::uint64_t fnv1a(std::string_view text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

constexpr std::uint32_t low(std::uint64_t word) {
    return static_cast<std::uint32_t>(word);
}
constexpr std::uint32_t high(std::uint64_t word) {
    return static_cast<std::uint32_t>(word >> 32);
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                           std::array<std::uint32_t, 2> key) noexcept {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = 0xD2511F53ULL * counter[0];
        const std::uint64_t b = 0xCD9E8D57ULL * counter[2];
        counter = {high(b) ^ counter[1] ^ key[0], low(b), high(a) ^ counter[3] ^ key[1], low(a)};
        key[0] += 0x9E3779B9;  // Weyl sequences of the golden ratio and of √3 − 1
        key[1] += 0xBB67AE85;
    }
    return counter;
}

Stream::Stream(std::uint64_t seed, std::uint64_t case_index, std::string_view name) noexcept {
    const std::uint64_t hash = fnv1a(name);
    const auto block = philox4x32_10({low(case_index), high(case_index), low(hash), high(hash)},
                                     {low(seed), high(seed)});
    key_ = {block[0], block[1]};
    upper_ = {block[2], block[3]};
}

Stream Stream::at(std::uint64_t position) const noexcept {
    Stream other = *this;
    // An odd position needs the second half of a block: draw the first half to get it.
    other.position_ = position & ~std::uint64_t{1};
    if (position % 2 == 1) other.bits();
    return other;
}

std::uint64_t Stream::bits() noexcept {
    const std::uint64_t block_index = position_ / 2;
    if (position_++ % 2 == 1) return odd_word_;
    const auto block =
        philox4x32_10({low(block_index), high(block_index), upper_[0], upper_[1]}, key_);
    odd_word_ = std::uint64_t{block[3]} << 32 | block[2];
    return std::uint64_t{block[1]} << 32 | block[0];
}

double Stream::uniform() noexcept {
    return static_cast<double>(bits() >> 11) * 0x1p-53;
}

double normal_quantile(double p) noexcept {
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * p, Policy{});
}

double Stream::normal() noexcept {
    // Midpoints of 2⁵² cells: never 0 or 1, and symmetric.
    return normal_quantile((static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52);
}

double Stream::exponential(double rate) noexcept {
    return -std::log1p(-uniform()) / rate;
}

std::uint64_t Stream::poisson(double mean) noexcept {
    if (!(mean > 0.0)) return 0;
    if (mean < 30.0) {
        // Devroye (1986), X.3.2: add up the probabilities until they pass u. At 30 the last
        // probability above 2⁻⁵³ is that of 90; the bound only stops rounding from looping.
        double u = uniform(), probability = std::exp(-mean);
        std::uint64_t k = 0;
        while (u >= probability && k < 200) {
            u -= probability;
            probability *= mean / static_cast<double>(++k);
        }
        return k;
    }
    if (mean > 1e9) {
        const double value = std::floor(mean + std::sqrt(mean) * normal() + 0.5);
        return static_cast<std::uint64_t>(std::min(value, 0x1p63));
    }
    // Hörmann (1993), Insurance: Mathematics and Economics 12, 39, algorithm PTRS.
    const double b = 0.931 + 2.53 * std::sqrt(mean);
    const double a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    const double v_r = 0.9277 - 3.6224 / (b - 2.0);
    for (;;) {
        const double u = uniform() - 0.5;
        const double v = uniform();
        const double us = 0.5 - std::abs(u);
        const double k = std::floor((2.0 * a / us + b) * u + mean + 0.43);
        if (us >= 0.07 && v <= v_r) return static_cast<std::uint64_t>(k);
        if (k < 0.0 || (us < 0.013 && v > us)) continue;
        if (std::log(v * inverse_alpha / (a / (us * us) + b)) <=
            k * std::log(mean) - mean - boost::math::lgamma(k + 1.0, Policy{}))
            return static_cast<std::uint64_t>(k);
    }
}

}  // namespace dawnline
