#pragma once
// Accounts of a project: items bought, replaced and run, as a series and as present values.

#include <span>
#include <string>
#include <vector>

namespace dawnline::finance {

enum class ItemKind { capital, operations };

/// One line of the accounts.
struct CostItem {
    std::string name;
    ItemKind kind;
    double amount;            // capital: per purchase [USD]; operations: per second [USD/s]
    double start;             // of the first purchase or of the running cost [s]
    double life;              // capital: bought again after it; 0 means once. [s]
    double end;               // last purchase before, running cost until [s]
    double escalation = 0.0;  // yearly real growth of the price from time 0 on [1]
};

/// When the accounts close and at what rate they count.
struct Terms {
    double rate;     // discount rate per year [1]
    double year;     // length of a year of account [s]
    double period;   // of the series [s]
    double horizon;  // the accounts run from 0 to here [s]
    bool credit_remainder =
        true;  // straight-line value of unexpired life comes back at the horizon
};

/// One item over the periods.
struct ItemSeries {
    std::string name;
    std::vector<double> spent;   // in each period, undiscounted [USD]
    double total = 0.0;          // undiscounted, after the remainder [USD]
    double present_value = 0.0;  // [USD]
};

struct CashFlow {
    std::vector<double> time;   // start of each period [s]
    std::vector<double> spent;  // all items, undiscounted [USD]
    std::vector<ItemSeries> items;
    double total = 0.0;          // undiscounted [USD]
    double present_value = 0.0;  // at time 0 [USD]
};

/// Series and present values of the items.
///
/// Capital counts at the instant of purchase, running cost as an even stream, so the present value
/// does not depend on the period of the series. Purchases: start, start + life, … while before
/// min(end, horizon).
/// @throws Error if a length or life is negative, or the period or year is not positive.
CashFlow cash_flow(std::span<const CostItem> items, const Terms& terms);

/// Present value of amounts delivered evenly within each period of the series, same discounting.
/// [unit of `delivered`]
double present_value_delivered(std::span<const double> delivered, const Terms& terms) noexcept;

/// Present cost per present unit delivered; +∞ if nothing is delivered. [USD per unit]
double levelised_cost(const CashFlow& accounts, std::span<const double> delivered,
                      const Terms& terms) noexcept;

}  // namespace dawnline::finance
