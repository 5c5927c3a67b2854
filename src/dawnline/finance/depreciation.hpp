#pragma once
// Depreciation for tax and what it leaves of a capital charge.

#include <span>

namespace dawnline::finance {

/// MACRS shares of the basis by tax year, five-year property, half-year convention:
/// 20, 32, 19.2, 11.52, 11.52, 5.76 %. Source: IRS Publication 946, table A-1. [1]
std::span<const double> macrs_five_year() noexcept;

/// Σ share_k (1 + i)^−k, k = 1, 2, …: value today of the depreciation of 1. [1]
double depreciation_value(double rate, std::span<const double> shares) noexcept;

/// Yearly charge per unit of capital after income tax: CRF (1 − τ PVdep)/(1 − τ).
/// Source: NREL ATB, fixed charge rate; Short et al. 1995. [1]
double fixed_charge_rate(double rate, double periods, double tax_rate,
                         double depreciation_value) noexcept;

}  // namespace dawnline::finance
