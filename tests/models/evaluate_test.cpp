// The directory and one evaluation. A thread of 99.36 cm swings in 2.000 s at standard gravity: the
// seconds pendulum, g (1 s/π)² = 0.9936 m.

#include "dawnline/models/evaluate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "pendulum.hpp"

namespace dawnline::models::test {
namespace {

using testing::HasSubstr;

Evaluation evaluation(const std::string& inputs, const std::vector<scenario::Override>& set = {}) {
    static const Directory models = directory_of_clocks();
    return evaluate(find_model(models, "clock.pendulum"), scenario::parse_document(inputs, "f"),
                    no_catalogue(), set);
}

TEST(Directory, IsOrderedAndHasUniqueNames) {
    Directory models = directory_of_clocks();
    EXPECT_EQ(models.all().front().name, "clock.longcase");
    EXPECT_NE(models.find("clock.pendulum"), nullptr);
    EXPECT_EQ(models.find("clock"), nullptr);
    EXPECT_THROW(models.add(pendulum_model()), Error);
}

TEST(Directory, NamesTheNearestModel) {
    const Directory models = directory_of_clocks();
    for (const char* wrong : {"clock.pendulm", "pendulum"}) {
        try {
            find_model(models, wrong);
            FAIL();
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("did you mean 'clock.pendulum'?"));
        }
    }
}

TEST(Evaluate, ComputesInSi) {
    const Evaluation result = evaluation("length: 99.36 cm");
    // Four digits of the length give four of the period.
    EXPECT_NEAR(static_cast<const PendulumOut*>(result.outputs.get())->period, 2.0, 1e-4);
    EXPECT_EQ(result.resolved.assumptions.size(), 2u);
    EXPECT_THAT(text_of(result), HasSubstr("1.99998            s   of a swing"));
    EXPECT_THAT(text_of(result), HasSubstr("not_finite  not finite"));
    EXPECT_THAT(csv_of(result), HasSubstr("is_slow,true,,longer than a second"));
}

TEST(Evaluate, PrintsJson) {
    const auto json = nlohmann::json::parse(json_of(evaluation("length: 99.36 cm")));
    EXPECT_EQ(json["model"], "clock.pendulum");
    EXPECT_DOUBLE_EQ(json["inputs"]["length"]["value"], 0.9936);
    EXPECT_EQ(json["inputs"]["length"]["unit"], "m");
    EXPECT_NEAR(json["outputs"]["period"]["value"].get<double>(), 2.0, 1e-4);
    EXPECT_TRUE(json["outputs"]["not_finite"]["value"].is_null());
    EXPECT_FALSE(json["outputs"].contains("nothing"));
}

TEST(Evaluate, TakesOverridesAndRefusesUnknownInputs) {
    const Evaluation result = evaluation("{}", {{"length", "1 m"}});
    EXPECT_EQ(static_cast<const PendulumIn*>(result.inputs.get())->length, 1.0);
    try {
        evaluation("lenght: 1 m\n");
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    HasSubstr("f:1:1: unknown key 'lenght' (did you mean 'length'?)"));
        EXPECT_THAT(error.what(), HasSubstr("length is missing"));
    }
}

}  // namespace
}  // namespace dawnline::models::test
