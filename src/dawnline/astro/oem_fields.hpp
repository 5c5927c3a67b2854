#pragma once
// Between the reader and the writer of the OEM: its tables.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "dawnline/astro/oem.hpp"

namespace dawnline::astro {

inline constexpr std::string_view k_oem_metadata = "body/segment/metadata";
inline constexpr std::string_view k_oem_data = "body/segment/data";
inline constexpr std::string_view k_oem_state = "body/segment/data/stateVector";
inline constexpr std::string_view k_oem_covariance = "body/segment/data/covarianceMatrix";

/// Texts of Interpolation, in its order.
inline constexpr std::array<std::string_view, 4> k_oem_methods = {"", "LINEAR", "LAGRANGE",
                                                                  "HERMITE"};

/// Metadata while they are read and written: the method as a text, the degree perhaps missing.
struct OemMetadataDraft {
    std::string method;
    std::optional<int> degree;
};

void add_oem_metadata(CcsdsTable& table, OemSegment& segment, OemMetadataDraft& draft);

/// One state; the acceleration is there as a whole or not at all.
void add_oem_state(CcsdsTable& table, OemState& state, std::array<std::optional<double>, 3>& a,
                   const TimeScale& scale);

void add_oem_covariance(CcsdsTable& table, Tt& epoch, CovarianceDraft& draft,
                        const TimeScale& scale);

/// What is wrong between the fields of a segment, told at `place`.
void check_oem(const OemSegment& segment, const CcsdsEntry& place, Problems& problems);

}  // namespace dawnline::astro
