// Mean and worst errors of groups of rows, which single rows do not show.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "dawnline/models/validate.hpp"

namespace dawnline::models {
namespace {

struct Errors {
    int count = 0;
    double mean = 0, worst = 0;  // [1]
};

Validation rows_of(std::string_view file) {
    for (const auto& path : shipped_row_files())
        if (path.filename() == file)
            return validate(directory(), std::span(&path, 1), scenario::Catalogue{});
    ADD_FAILURE() << file << " is not there";
    return {};
}

Errors errors(const Validation& v, const std::function<bool(const RowResult&)>& of) {
    Errors e;
    for (const RowResult& r : v.rows) {
        if (!of(r) || !r.value || !r.expected) continue;
        const double error = std::abs(*r.value / *r.expected - 1.0);
        ++e.count;
        e.mean += error;
        e.worst = std::max(e.worst, error);
    }
    e.mean /= std::max(1, e.count);
    return e;
}

bool begins(const RowResult& r, std::string_view with) {
    return std::string_view(r.id).starts_with(with);
}

// The marks to beat are those of Calculon 2024, computed with its own settings: 9.9 % mean and
// 17.8 % worst on table 1 of SC'21, 3.65 % and 8.87 % on table 5 of Korthikanti et al.
TEST(TrainingAccuracy, BeatsThePeerWithOneParameterSet) {
    const Validation v = rows_of("compute_training.yaml");
    const Errors sc = errors(v, [](const RowResult& r) { return begins(r, "TR-SC21"); });
    EXPECT_EQ(sc.count, 10);
    EXPECT_LE(sc.mean, 0.05);
    EXPECT_LE(sc.worst, 0.12);
    const Errors k = errors(v, [](const RowResult& r) {
        return begins(r, "TR-K22") && r.id.find("2240") == std::string::npos;
    });
    EXPECT_EQ(k.count, 8);
    EXPECT_LE(k.mean, 0.035);
    EXPECT_LE(k.worst, 0.08);
    const Errors llama = errors(v, [](const RowResult& r) { return r.id == "L3-8192-8k"; });
    EXPECT_EQ(llama.count, 1);
    EXPECT_LE(llama.worst, 0.05);
}

// BLIS reports 11.8 % on its 38 experiments; all rows count, those with a known miss too.
TEST(ServingAccuracy, IsWithinTwelvePercentOnAverage) {
    const Validation v = rows_of("compute_serving.yaml");
    const Errors all = errors(v, [](const RowResult&) { return true; });
    EXPECT_EQ(all.count, 59);
    EXPECT_LE(all.mean, 0.12);
    // Neither half of the rows is better than the other by more than chance would have it.
    const Errors fit =
        errors(v, [](const RowResult& r) { return r.note.starts_with("fitting half"); });
    const Errors out = errors(v, [](const RowResult& r) {
        return r.note.starts_with("out of sample") && r.note.find("not in") == std::string::npos;
    });
    EXPECT_EQ(fit.count, 28);
    EXPECT_EQ(out.count, 27);
    EXPECT_LE(out.mean, 0.10);
}

}  // namespace
}  // namespace dawnline::models
