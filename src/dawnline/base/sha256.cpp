#include "dawnline/base/sha256.hpp"

#include <algorithm>
#include <bit>
#include <fstream>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

// FIPS 180-4, sec. 4.2.2: fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> k_round{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::string hexadecimal(const std::array<std::byte, 32>& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::byte byte : digest) {
        text += digits[std::to_integer<std::size_t>(byte >> 4)];
        text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return text;
}

}  // namespace

// Names of FIPS 180-4, sec. 6.2.2.
void Sha256::take(const std::byte* block) noexcept {
    std::array<std::uint32_t, 64> w;
    for (std::size_t t = 0; t < 16; ++t) {
        w[t] = 0;
        for (std::size_t i = 0; i < 4; ++i)
            w[t] = w[t] << 8 | std::to_integer<std::uint32_t>(block[4 * t + i]);
    }
    for (std::size_t t = 16; t < 64; ++t) {
        const std::uint32_t x = w[t - 15], y = w[t - 2];
        const std::uint32_t sigma0 = std::rotr(x, 7) ^ std::rotr(x, 18) ^ x >> 3;
        const std::uint32_t sigma1 = std::rotr(y, 17) ^ std::rotr(y, 19) ^ y >> 10;
        w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
    }
    auto [a, b, c, d, e, f, g, h] = hash_;
    for (std::size_t t = 0; t < 64; ++t) {
        const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t t1 = h + sum1 + ((e & f) ^ (~e & g)) + k_round[t] + w[t];
        const std::uint32_t t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    const std::array<std::uint32_t, 8> change{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) hash_[i] += change[i];
}

void Sha256::update(std::span<const std::byte> bytes) noexcept {
    while (!bytes.empty()) {
        const std::size_t filled = length_ % block_.size();
        const std::size_t n = std::min(block_.size() - filled, bytes.size());
        std::copy_n(bytes.begin(), n, block_.begin() + filled);
        length_ += n;
        bytes = bytes.subspan(n);
        if (length_ % block_.size() == 0) take(block_.data());
    }
}

std::array<std::byte, 32> Sha256::digest() noexcept {
    // Sec. 5.1.1: one bit 1, zeros, and the length in bits in the last eight bytes of a block.
    const std::uint64_t bits = 8 * length_;
    const std::byte one{0x80}, zero{0};
    update({&one, 1});
    while (length_ % block_.size() != 56) update({&zero, 1});
    std::array<std::byte, 8> tail;
    for (std::size_t i = 0; i < 8; ++i) tail[i] = static_cast<std::byte>(bits >> (56 - 8 * i));
    update(tail);
    std::array<std::byte, 32> out;
    for (std::size_t i = 0; i < 32; ++i)
        out[i] = static_cast<std::byte>(hash_[i / 4] >> (24 - 8 * (i % 4)));
    return out;
}

std::string sha256_hex(std::string_view text) {
    Sha256 sha;
    sha.update(std::as_bytes(std::span(text)));
    return hexadecimal(sha.digest());
}

std::string sha256_hex_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    // A folder opens but cannot be read.
    if (!in || std::filesystem::is_directory(file))
        throw SystemError("cannot read " + file.string() + " to take its SHA-256");
    Sha256 sha;
    std::vector<char> buffer(1 << 16);
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
        sha.update(std::as_bytes(std::span(buffer).first(static_cast<std::size_t>(in.gcount()))));
    if (in.bad()) throw SystemError("reading " + file.string() + " failed before its end");
    return hexadecimal(sha.digest());
}

}  // namespace dawnline
