#pragma once
// Growth of demand for electricity by data centres.

namespace dawnline::ground {

/// Constant yearly growth between two amounts: (b/a)^(1/years) − 1. [1]
double yearly_growth(double first, double last, double years) noexcept;

/// Amount after some years of constant growth. [unit of `first`]
double grown(double first, double growth, double years) noexcept;

/// Share of a year's generation taken by a constant power. `year` [s], `generation` [J]. [1]
double share_of_generation(double power, double generation, double year) noexcept;

}  // namespace dawnline::ground
