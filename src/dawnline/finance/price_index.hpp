#pragma once
// Dollars of one year in dollars of another.

namespace dawnline::finance {

/// First and last year of the table.
constexpr int k_first_price_year = 2000;
constexpr int k_last_price_year = 2024;

/// CPI-U, US city average, all items, annual average, 1982-84 = 100 (US Bureau of Labor Statistics,
/// series CUUR0000SA0). Years 2000 … 2024.
/// @throws Error if the year is not in the table.
double consumer_price_index(int year);

/// Dollars of `to` per dollar of `from`, by CPI-U. NASA's and the GDP deflator differ (FY10 to FY22
/// ×1.29 against ×1.342 here): the index is part of a figure.
/// @throws Error if a year is not in the table.
double price_ratio(int from, int to);

}  // namespace dawnline::finance
