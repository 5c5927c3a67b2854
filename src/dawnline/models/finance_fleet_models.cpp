#include "dawnline/finance/attrition.hpp"
#include "dawnline/finance/learning.hpp"
#include "dawnline/models/finance_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace finance;

// ------------------------------------------------------------ learning

struct LearningIn {
    double learning_rate;
    long units;
};
struct LearningOut {
    double exponent, crawford_unit, crawford_total, wright_unit, wright_total, lot_factor;
};

LearningOut learning(const LearningIn& in) {
    LearningOut out;
    const double n = static_cast<double>(in.units);
    out.exponent = learning_exponent(in.learning_rate);
    out.crawford_unit = crawford_unit_cost(1.0, n, out.exponent);
    out.crawford_total = finance::crawford_total(1.0, 1, in.units, out.exponent);
    out.wright_unit = wright_unit_cost(1.0, n, out.exponent);
    out.wright_total = finance::wright_total(1.0, n, out.exponent);
    out.lot_factor = finance::lot_factor(n, 1.0 - in.learning_rate);
    return out;
}

Model learning_model() {
    FieldTable in;
    in.number("learning_rate", &LearningIn::learning_rate, "1", between(0, 0.99),
              "fall of the cost per doubling; 1 minus the slope")
        .by_default("0.15", "SMAD third edition, sec. 20.4, lots above 50");
    in.integer("units", &LearningIn::units, between(1, 1e9), "built");
    FieldTable out;
    out.number("exponent", &LearningOut::exponent, "1", any_number(), "log2(1 - LR)");
    out.number("crawford_unit", &LearningOut::crawford_unit, "1", any_number(),
               "last unit over the first, n^b");
    out.number("crawford_total", &LearningOut::crawford_total, "1", any_number(),
               "all over the first, sum of n^b");
    out.number("wright_unit", &LearningOut::wright_unit, "1", any_number(),
               "last unit, cumulative average");
    out.number("wright_total", &LearningOut::wright_total, "1", any_number(), "all, N^(1+b)");
    out.number("lot_factor", &LearningOut::lot_factor, "1", any_number(), "N^B, B = 1 + log2 S");
    return make_model("finance.learning", "Cost of the last unit and of all, in first-unit costs",
                      "Crawford 1947; Wright 1936; SMAD third edition, sec. 20.4", std::move(in),
                      std::move(out), &learning);
}

// ------------------------------------------------------------ attrition

struct SurvivorsIn {
    double yearly_loss;
    long years;
};
struct SurvivorsOut {
    double alive, mean, mean_exponential;
};

SurvivorsOut survivors(const SurvivorsIn& in) {
    const double years = static_cast<double>(in.years);
    return {finance::survivors(in.yearly_loss, years), mean_survivors(in.yearly_loss, in.years),
            mean_alive(in.yearly_loss, years)};
}

Model survivors_model() {
    FieldTable in;
    in.number("yearly_loss", &SurvivorsIn::yearly_loss, "1", between(0, 1), "share lost in a year");
    in.integer("years", &SurvivorsIn::years, between(1, 10000), "of operation");
    FieldTable out;
    out.number("alive", &SurvivorsOut::alive, "1", any_number(), "at the end, (1 - p)^n");
    out.number("mean", &SurvivorsOut::mean, "1", any_number(), "over the starts of the years");
    out.number("mean_exponential", &SurvivorsOut::mean_exponential, "1", any_number(),
               "at the same number as a constant hazard per year");
    return make_model("finance.survivors", "What is left of a fleet that is not replaced",
                      "definition", std::move(in), std::move(out), &survivors);
}

struct PenaltyIn {
    double hazard, life;
};
struct PenaltyOut {
    double penalty, mean_alive;
};

PenaltyOut penalty(const PenaltyIn& in) {
    return {lifetime_penalty(in.hazard, in.life), mean_alive(in.hazard, in.life)};
}

Model penalty_model() {
    FieldTable in;
    in.number("hazard", &PenaltyIn::hazard, "1/yr", at_least(0), "constant, of a satellite");
    in.number("life", &PenaltyIn::life, "yr", more_than(0), "of the fleet");
    FieldTable out;
    out.number("penalty", &PenaltyOut::penalty, "1", any_number(), "lT/(1 - e^-lT)");
    out.number("mean_alive", &PenaltyOut::mean_alive, "1", any_number(), "its inverse");
    return make_model("finance.lifetime_penalty", "Units bought per unit alive on average",
                      "arXiv:2604.27197", std::move(in), std::move(out), &penalty);
}

Model survival_model() {
    FieldTable in;
    struct In {
        Bathtub bathtub;
        double age;
    };
    struct Out {
        double alive;
    };
    FieldTable tub;
    tub.number("infant_scale", &Bathtub::infant_scale, "yr", more_than(0), "of early faults");
    tub.number("infant_shape", &Bathtub::infant_shape, "1", between(0.01, 1), "below 1");
    tub.number("hazard", &Bathtub::hazard, "1/yr", at_least(0), "of chance faults");
    tub.number("wearout_scale", &Bathtub::wearout_scale, "yr", more_than(0), "of wear");
    tub.number("wearout_shape", &Bathtub::wearout_shape, "1", between(1, 100), "above 1");
    in.section("bathtub", &In::bathtub, std::move(tub), "three causes that act independently");
    in.number("age", &In::age, "yr", at_least(0), "asked for");
    FieldTable out;
    out.number("alive", &Out::alive, "1", any_number(), "e^-((t/a1)^b1 + lt + (t/a2)^b2)");
    return make_model<In, Out>(
        "finance.survival", "Share alive at an age under a bathtub hazard",
        "Weibull 1951; competing risks", std::move(in), std::move(out),
        +[](const In& i) { return Out{survival(i.bathtub, i.age)}; });
}

struct SparesIn {
    double mean_demand, service_level;
};
struct SparesOut {
    long spares;
};

SparesOut spares(const SparesIn& in) {
    return {spares_needed(in.mean_demand, in.service_level)};
}

Model spares_model() {
    FieldTable in;
    in.number("mean_demand", &SparesIn::mean_demand, "1", between(0, 1e6),
              "failures until the next supply");
    in.number("service_level", &SparesIn::service_level, "1", between(0, 0.999999999999),
              "probability that the spares suffice");
    FieldTable out;
    out.integer("spares", &SparesOut::spares, any_number(), "smallest s with P(N <= s) above it");
    return make_model("finance.spares", "Spares for a Poisson demand", "Poisson distribution",
                      std::move(in), std::move(out), &spares);
}

struct ReplacementIn {
    double fleet, life, launch_success, infant_survival;
};
struct ReplacementOut {
    double rate;
};

ReplacementOut replacement(const ReplacementIn& in) {
    return {replacement_rate(in.fleet, in.life, in.launch_success, in.infant_survival)};
}

Model replacement_model() {
    FieldTable in;
    in.number("fleet", &ReplacementIn::fleet, "1", at_least(0), "satellites kept");
    in.number("life", &ReplacementIn::life, "yr", more_than(0), "of one");
    in.number("launch_success", &ReplacementIn::launch_success, "1", between(0.01, 1),
              "of launches")
        .by_default("1");
    in.number("infant_survival", &ReplacementIn::infant_survival, "1", between(0.01, 1),
              "of new satellites")
        .by_default("1");
    FieldTable out;
    out.number("rate", &ReplacementOut::rate, "1/yr", any_number(), "N/(L R_launch R_infant)");
    return make_model("finance.replacement", "Satellites launched a year that hold a fleet",
                      "steady state", std::move(in), std::move(out), &replacement);
}

struct InsuranceIn {
    double rate, insured_value, loss_probability, risk_load;
};
struct InsuranceOut {
    double premium, fair_rate;
    bool worth_it;
};

InsuranceOut insurance(const InsuranceIn& in) {
    const double fair = fair_premium_rate(in.loss_probability, in.risk_load);
    return {insurance_premium(in.rate, in.insured_value), fair, in.rate <= fair};
}

Model insurance_model() {
    FieldTable in;
    in.number("rate", &InsuranceIn::rate, "1", share(), "premium over insured value");
    in.number("insured_value", &InsuranceIn::insured_value, "MUSD", at_least(0), "of the loss");
    in.number("loss_probability", &InsuranceIn::loss_probability, "1", share(), "of the flight");
    in.number("risk_load", &InsuranceIn::risk_load, "1", at_least(0),
              "share paid above the mean loss for not bearing it")
        .by_default("0");
    FieldTable out;
    out.number("premium", &InsuranceOut::premium, "MUSD", any_number(), "rate x value");
    out.number("fair_rate", &InsuranceOut::fair_rate, "1", any_number(), "p (1 + load)");
    out.flag("worth_it", &InsuranceOut::worth_it, "the rate is not above the fair one");
    return make_model("finance.insurance", "Premium, and whether it is worth paying", "definition",
                      std::move(in), std::move(out), &insurance);
}

}  // namespace

void add_finance_fleet_models(Directory& directory) {
    directory.add(learning_model());
    directory.add(survivors_model());
    directory.add(penalty_model());
    directory.add(survival_model());
    directory.add(spares_model());
    directory.add(replacement_model());
    directory.add(insurance_model());
}

}  // namespace dawnline::models
