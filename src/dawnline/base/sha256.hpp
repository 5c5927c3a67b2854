#pragma once
// SHA-256 (FIPS 180-4), for the hashes in a run's manifest.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace dawnline {

/// Takes a message in pieces and gives its digest at the end.
class Sha256 {
  public:
    void update(std::span<const std::byte> bytes) noexcept;

    /// The digest of everything so far; nothing may be added afterwards.
    std::array<std::byte, 32> digest() noexcept;

  private:
    void take(const std::byte* block) noexcept;

    // FIPS 180-4, sec. 5.3.3: fractional parts of the square roots of the first eight primes.
    std::array<std::uint32_t, 8> hash_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> block_{};
    std::uint64_t length_ = 0;  // of the message so far [byte]
};

/// Digest of the bytes of `text` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view text);

/// The same of a file's content. Throws SystemError if it cannot be read.
std::string sha256_hex_of_file(const std::filesystem::path& file);

}  // namespace dawnline
