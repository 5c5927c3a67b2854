#include <algorithm>
#include <cstddef>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/finance/debt.hpp"
#include "dawnline/finance/depreciation.hpp"
#include "dawnline/finance/discounting.hpp"
#include "dawnline/finance/rate_of_return.hpp"
#include "dawnline/models/finance_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace finance;

const char* const k_short = "Short, Packey & Holt 1995, NREL/TP-462-5173, eq. 2-19";

constexpr Range rate_range() {
    return {-0.99, 100.0, false};
}

// ------------------------------------------------------------ factors and rates

struct FactorIn {
    double rate, periods;
};
struct FactorOut {
    double recovery, annuity, discount;
};

FactorOut factors(const FactorIn& in) {
    return {capital_recovery_factor(in.rate, in.periods), annuity_factor(in.rate, in.periods),
            discount_factor(in.rate, in.periods)};
}

Model capital_recovery_model() {
    FieldTable in;
    in.number("rate", &FactorIn::rate, "1", rate_range(), "of interest, per period");
    in.number("periods", &FactorIn::periods, "1", more_than(0), "over which 1 is repaid");
    FieldTable out;
    out.number("recovery", &FactorOut::recovery, "1", any_number(), "i(1+i)^n/((1+i)^n - 1)");
    out.number("annuity", &FactorOut::annuity, "1", any_number(), "present value of 1 a period");
    out.number("discount", &FactorOut::discount, "1", any_number(), "(1+i)^-n");
    return make_model("finance.capital_recovery", "Yearly payment that repays a capital", k_short,
                      std::move(in), std::move(out), &factors);
}

struct ChargeIn {
    double rate, periods, tax_rate;
    std::vector<double> depreciation;
};
struct ChargeOut {
    double charge, depreciation_value;
};

ChargeOut fixed_charge(const ChargeIn& in) {
    ChargeOut out;
    out.depreciation_value = in.depreciation.empty()
                                 ? depreciation_value(in.rate, macrs_five_year())
                                 : depreciation_value(in.rate, in.depreciation);
    out.charge = fixed_charge_rate(in.rate, in.periods, in.tax_rate, out.depreciation_value);
    return out;
}

Model fixed_charge_model() {
    FieldTable in;
    in.number("rate", &ChargeIn::rate, "1", rate_range(), "of discount, per year");
    in.number("periods", &ChargeIn::periods, "1", more_than(0), "years of life");
    in.number("tax_rate", &ChargeIn::tax_rate, "1", between(0, 0.99), "on profit")
        .by_default("0.21", "US corporate rate, 26 USC 11");
    in.numbers("depreciation", &ChargeIn::depreciation, "1", share(),
               "share of the basis in each tax year; empty is the five-year MACRS table")
        .by_default("[]", "IRS Publication 946, table A-1");
    FieldTable out;
    out.number("charge", &ChargeOut::charge, "1", any_number(),
               "CRF (1 - tax PVdep)/(1 - tax), per year");
    out.number("depreciation_value", &ChargeOut::depreciation_value, "1", any_number(),
               "present value of the depreciation of 1");
    return make_model("finance.fixed_charge", "Yearly charge on capital after income tax",
                      "NREL ATB, fixed charge rate; Short et al. 1995", std::move(in),
                      std::move(out), &fixed_charge);
}

struct CapitalCostIn {
    double equity_share, equity_return, debt_rate, tax_rate, inflation;
};
struct CapitalCostOut {
    double nominal, real;
};

CapitalCostOut cost_of_capital(const CapitalCostIn& in) {
    const double nominal =
        weighted_cost_of_capital({in.equity_share, in.equity_return, in.debt_rate, in.tax_rate});
    return {nominal, real_rate(nominal, in.inflation)};
}

Model cost_of_capital_model() {
    FieldTable in;
    in.number("equity_share", &CapitalCostIn::equity_share, "1", share(), "of the capital");
    in.number("equity_return", &CapitalCostIn::equity_return, "1", rate_range(),
              "asked by the owners, per year");
    in.number("debt_rate", &CapitalCostIn::debt_rate, "1", rate_range(), "interest, per year");
    in.number("tax_rate", &CapitalCostIn::tax_rate, "1", between(0, 0.99), "on profit")
        .by_default("0.21", "US corporate rate, 26 USC 11");
    in.number("inflation", &CapitalCostIn::inflation, "1", rate_range(), "per year")
        .by_default("0", "none: the real rate is then the nominal one");
    FieldTable out;
    out.number("nominal", &CapitalCostOut::nominal, "%", any_number(),
               "E/V Re + D/V Rd (1 - tax), per year");
    out.number("real", &CapitalCostOut::real, "%", any_number(), "(1 + nominal)/(1 + pi) - 1");
    return make_model("finance.cost_of_capital", "After-tax weighted cost of capital",
                      "Modigliani & Miller 1963", std::move(in), std::move(out), &cost_of_capital);
}

struct RealIn {
    double nominal, inflation;
};
struct RealOut {
    double real;
};

RealOut real(const RealIn& in) {
    return {real_rate(in.nominal, in.inflation)};
}

Model real_rate_model() {
    FieldTable in;
    in.number("nominal", &RealIn::nominal, "1", rate_range(), "rate, per year");
    in.number("inflation", &RealIn::inflation, "1", rate_range(), "per year");
    FieldTable out;
    out.number("real", &RealOut::real, "%", any_number(), "(1 + i)/(1 + pi) - 1");
    return make_model("finance.real_rate", "Real rate of a nominal one", "Fisher 1930",
                      std::move(in), std::move(out), &real);
}

// ------------------------------------------------------------ flows

struct FlowsIn {
    std::vector<double> flows;
    double rate;
};
struct FlowsOut {
    double value;
};

FlowsOut present_value(const FlowsIn& in) {
    return {net_present_value(in.rate, in.flows)};
}

Model net_present_value_model() {
    FieldTable in;
    in.numbers("flows", &FlowsIn::flows, "USD", any_number(),
               "one a year; the first is not discounted");
    in.number("rate", &FlowsIn::rate, "1", rate_range(), "per year");
    FieldTable out;
    out.number("value", &FlowsOut::value, "USD", any_number(), "sum of flow (1+r)^-t");
    return make_model("finance.net_present_value", "Present value of yearly flows", k_short,
                      std::move(in), std::move(out), &present_value);
}

struct ReturnOut {
    long count;
    std::vector<double> rates;
};

ReturnOut rates_of_return(const FlowsIn& in) {
    ReturnOut out;
    out.rates = internal_rates_of_return(in.flows);
    out.count = static_cast<long>(out.rates.size());
    return out;
}

Model rate_of_return_model() {
    FieldTable in;
    in.numbers("flows", &FlowsIn::flows, "USD", any_number(), "one a year");
    FieldTable out;
    out.integer("count", &ReturnOut::count, any_number(), "of rates found");
    out.numbers("rates", &ReturnOut::rates, "%", any_number(), "all in -99 % ... 1000 %, rising");
    return make_model("finance.rate_of_return",
                      "Every rate at which yearly flows are worth nothing",
                      "definition; roots by sign change and refinement", std::move(in),
                      std::move(out), &rates_of_return);
}

struct ModifiedIn {
    std::vector<double> flows;
    double finance_rate, reinvestment_rate;
};
struct ModifiedOut {
    double rate;
};

ModifiedOut modified_return(const ModifiedIn& in) {
    const auto [low, high] = std::minmax_element(in.flows.begin(), in.flows.end());
    if (in.flows.empty() || !(*low < 0.0 && *high > 0.0))
        throw Error("a modified rate of return needs at least one payment and one receipt");
    return {modified_rate_of_return(in.flows, in.finance_rate, in.reinvestment_rate)};
}

Model modified_return_model() {
    FieldTable in;
    in.numbers("flows", &ModifiedIn::flows, "USD", any_number(), "one a year");
    in.number("finance_rate", &ModifiedIn::finance_rate, "1", rate_range(), "on payments");
    in.number("reinvestment_rate", &ModifiedIn::reinvestment_rate, "1", rate_range(),
              "on receipts");
    FieldTable out;
    out.number("rate", &ModifiedOut::rate, "%", any_number(),
               "(FV receipts/PV payments)^(1/n) - 1");
    return make_model("finance.modified_rate_of_return",
                      "Rate of return with given rates of finance and reinvestment", "Lin 1976",
                      std::move(in), std::move(out), &modified_return);
}

struct DatedIn {
    std::vector<double> dates, amounts;
    double rate, year;
};

FlowsOut dated_value(const DatedIn& in) {
    if (in.dates.size() != in.amounts.size())
        throw Error("dates and amounts are lists of one length");
    std::vector<DatedFlow> flows;
    for (std::size_t i = 0; i < in.dates.size(); ++i) flows.push_back({in.dates[i], in.amounts[i]});
    return {net_present_value(in.rate, flows, in.year)};
}

Model dated_value_model() {
    FieldTable in;
    in.numbers("dates", &DatedIn::dates, "d", any_number(), "from any common zero");
    in.numbers("amounts", &DatedIn::amounts, "USD", any_number(), "received on them");
    in.number("rate", &DatedIn::rate, "1", rate_range(), "per year");
    in.number("year", &DatedIn::year, "d", more_than(0), "of account")
        .by_default("365.25 d", "365 d is the XNPV of spreadsheets");
    FieldTable out;
    out.number("value", &FlowsOut::value, "USD", any_number(), "on the first date");
    return make_model("finance.dated_present_value", "Present value of payments on dates",
                      "definition used by spreadsheets (XNPV)", std::move(in), std::move(out),
                      &dated_value);
}

// ------------------------------------------------------------ debt

struct DebtIn {
    double debt, rate, periods;
};
struct DebtOut {
    double service;
};

DebtOut debt_service(const DebtIn& in) {
    return {level_debt_service(in.debt, in.rate, in.periods)};
}

Model debt_service_model() {
    FieldTable in;
    in.number("debt", &DebtIn::debt, "MUSD", at_least(0), "drawn");
    in.number("rate", &DebtIn::rate, "1", rate_range(), "interest, per period");
    in.number("periods", &DebtIn::periods, "1", more_than(0), "of repayment");
    FieldTable out;
    out.number("service", &DebtOut::service, "MUSD", any_number(), "per period");
    return make_model("finance.debt_service", "Level payment that repays a debt", k_short,
                      std::move(in), std::move(out), &debt_service);
}

struct SculptedIn {
    std::vector<double> cash_available;
    double cover_ratio, rate;
};
struct SculptedOut {
    double debt, loan_life_cover;
};

SculptedOut sculpted(const SculptedIn& in) {
    const double debt = sculpted_debt(in.cash_available, in.cover_ratio, in.rate);
    return {debt, loan_life_cover_ratio(in.cash_available, debt, in.rate)};
}

Model sculpted_debt_model() {
    FieldTable in;
    in.numbers("cash_available", &SculptedIn::cash_available, "MUSD", any_number(),
               "for debt service, at the end of each period");
    in.number("cover_ratio", &SculptedIn::cover_ratio, "1", more_than(0), "asked in each period");
    in.number("rate", &SculptedIn::rate, "1", rate_range(), "interest, per period");
    FieldTable out;
    out.number("debt", &SculptedOut::debt, "MUSD", any_number(), "sum of CFADS/DSCR (1+k)^-t");
    out.number("loan_life_cover", &SculptedOut::loan_life_cover, "1", any_number(),
               "present cash over debt");
    return make_model("finance.sculpted_debt", "Largest debt that a cover ratio allows",
                      "Yescombe, Principles of Project Finance, ch. 12", std::move(in),
                      std::move(out), &sculpted);
}

}  // namespace

void add_finance_capital_models(Directory& directory) {
    directory.add(capital_recovery_model());
    directory.add(fixed_charge_model());
    directory.add(cost_of_capital_model());
    directory.add(real_rate_model());
    directory.add(net_present_value_model());
    directory.add(rate_of_return_model());
    directory.add(modified_return_model());
    directory.add(dated_value_model());
    directory.add(debt_service_model());
    directory.add(sculpted_debt_model());
}

}  // namespace dawnline::models
