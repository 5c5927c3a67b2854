#include "dawnline/finance/cash_flow.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

namespace {

// A purchase that falls on the end to rounding is not made.
constexpr double k_time_rounding = 1e-9;

void check(std::span<const CostItem> items, const Terms& terms) {
    if (!(terms.period > 0.0 && terms.year > 0.0 && terms.horizon > 0.0))
        throw Error("accounts need a year, a period and a horizon longer than zero");
    if (!(terms.rate > -1.0))
        throw Error(fmt::format("discount rate is {} a year; it must be above -1", terms.rate));
    if (terms.horizon / terms.period > 1e6)
        throw Error("accounts have more than a million periods; take a longer one");
    for (const CostItem& item : items) {
        if (!(item.life >= 0.0 && item.start >= 0.0))
            throw Error(fmt::format("item '{}' has a negative start or life", item.name));
        if (item.kind == ItemKind::capital && item.life > 0.0 && item.life < terms.horizon * 1e-6)
            throw Error(fmt::format("item '{}' is replaced more than a million times", item.name));
    }
}

double growth(const CostItem& item, double time, double year) {
    return std::exp(time / year * std::log1p(item.escalation));
}

/// Purchases of a capital item, and what is left of the last at the horizon.
void account_capital(const CostItem& item, const Terms& terms, ItemSeries& series) {
    const double end = std::min(item.end, terms.horizon);
    const double limit = end - k_time_rounding * std::max(terms.horizon, item.life);
    double time = item.start;
    for (long n = 1; time < limit; ++n) {
        const double price = item.amount * growth(item, time, terms.year);
        const auto period = static_cast<std::size_t>(time / terms.period);
        series.spent[std::min(period, series.spent.size() - 1)] += price;
        series.total += price;
        series.present_value += price * discount_factor(terms.rate, time / terms.year);
        if (!(item.life > 0.0)) return;
        const double next = item.start + static_cast<double>(n) * item.life;
        if (terms.credit_remainder && next > terms.horizon) {
            const double rest = price * (next - terms.horizon) / item.life;
            series.total -= rest;
            series.present_value -= rest * discount_factor(terms.rate, terms.horizon / terms.year);
        }
        time = next;
    }
}

/// An even stream; escalation and discounting join into one rate, both exact.
void account_operations(const CostItem& item, const Terms& terms, ItemSeries& series) {
    const double from = item.start;
    const double to = std::min(item.end, terms.horizon);
    if (!(to > from)) return;
    const double growing = 1.0 / (1.0 + item.escalation) - 1.0;  // discounting read backwards
    const double net_rate = (1.0 + terms.rate) / (1.0 + item.escalation) - 1.0;
    const auto spent = [&](double a, double b) {
        return item.amount * stream_factor(growing, a, b, terms.year);
    };
    for (std::size_t k = static_cast<std::size_t>(from / terms.period); k < series.spent.size();
         ++k) {
        const double a = std::max(from, static_cast<double>(k) * terms.period);
        const double b = std::min(to, static_cast<double>(k + 1) * terms.period);
        if (b <= a) break;
        series.spent[k] += spent(a, b);
    }
    series.total = spent(from, to);
    series.present_value = item.amount * stream_factor(net_rate, from, to, terms.year);
}

}  // namespace

CashFlow cash_flow(std::span<const CostItem> items, const Terms& terms) {
    check(items, terms);
    const auto periods =
        static_cast<std::size_t>(std::ceil(terms.horizon / terms.period * (1.0 - 1e-12)));
    CashFlow out;
    for (std::size_t k = 0; k < periods; ++k)
        out.time.push_back(static_cast<double>(k) * terms.period);
    out.spent.assign(periods, 0.0);

    for (const CostItem& item : items) {
        ItemSeries series{item.name, std::vector<double>(periods, 0.0)};
        if (item.kind == ItemKind::capital)
            account_capital(item, terms, series);
        else
            account_operations(item, terms, series);
        for (std::size_t k = 0; k < periods; ++k) out.spent[k] += series.spent[k];
        out.total += series.total;
        out.present_value += series.present_value;
        out.items.push_back(std::move(series));
    }
    return out;
}

double present_value_delivered(std::span<const double> delivered, const Terms& terms) noexcept {
    double value = 0.0;
    for (std::size_t k = 0; k < delivered.size(); ++k) {
        const double from = static_cast<double>(k) * terms.period;
        const double to = std::min(from + terms.period, terms.horizon);
        if (to <= from) break;
        value += delivered[k] * stream_factor(terms.rate, from, to, terms.year) / (to - from);
    }
    return value;
}

double levelised_cost(const CashFlow& accounts, std::span<const double> delivered,
                      const Terms& terms) noexcept {
    const double output = present_value_delivered(delivered, terms);
    if (!(output > 0.0)) return std::numeric_limits<double>::infinity();
    return accounts.present_value / output;
}

}  // namespace dawnline::finance
