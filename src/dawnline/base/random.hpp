#pragma once
// Random numbers that depend only on (seed, case, name, position), never on threads or order.

#include <array>
#include <cstdint>
#include <string_view>

namespace dawnline {

/// Philox4x32-10, a bijection of 128-bit counters keyed by 64 bits (Salmon, Moraes, Dror & Shaw
/// 2011, "Parallel random numbers: as easy as 1, 2, 3", sec. 3.3). Passes BigCrush (same, sec. 4).
std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                           std::array<std::uint32_t, 2> key) noexcept;

/// Standard normal quantile Φ⁻¹(p) = −√2 erfc⁻¹(2p), 0 < p < 1. [1]
double normal_quantile(double p) noexcept;

/// An endless row of 64-bit words, addressable by position; a plain value, 48 bytes, free to copy.
///
/// (seed, case, name) → Philox → 64 bits of key and the upper 64 bits of the counter, so two of
/// 10⁶ streams coincide with a chance of 10⁻²⁷. Same words on any machine; uniform() too. The other
/// draws go through the C library's log and exp, so their last bit may differ between platforms.
class Stream {
  public:
    /// `name` says what is drawn ("radiation.upsets"), `case_index` which sample, object or run.
    Stream(std::uint64_t seed, std::uint64_t case_index, std::string_view name) noexcept;

    /// The same stream, about to give word `position`.
    Stream at(std::uint64_t position) const noexcept;

    /// Number of words given so far (or skipped by at()).
    std::uint64_t position() const noexcept { return position_; }

    /// The next 64 random bits. One word.
    std::uint64_t bits() noexcept;

    /// Uniform in [0, 1), a multiple of 2⁻⁵³. One word.
    double uniform() noexcept;

    /// Standard normal, by the inverse of its distribution function, |x| ≤ 8.3. One word.
    double normal() noexcept;

    /// Exponential of mean 1/rate, −ln(1 − u)/rate; rate > 0. One word.
    double exponential(double rate) noexcept;

    /// Poisson count; 0 unless mean > 0. One word for mean < 30 (inversion by sequential search,
    /// Devroye 1986, X.3.2); about 2.4 words above (transformed rejection PTRS, Hörmann 1993);
    /// one word above 10⁹, where a rounded normal differs by its skewness, 3e-5, only.
    std::uint64_t poisson(double mean) noexcept;

  private:
    Stream() = default;

    std::array<std::uint32_t, 2> key_{};
    std::array<std::uint32_t, 2> upper_{};  // upper half of the counter
    std::uint64_t position_ = 0;
    std::uint64_t odd_word_ = 0;  // second half of the block last computed, if position_ is odd
};

}  // namespace dawnline
