// The product's own scenario table and catalogue: everything that ships reads.

#include "dawnline/scenario/scenario.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/schema.hpp"

namespace dawnline::scenario {
namespace {

TEST(ScenarioTable, ShippedCatalogueIsAttributedThroughout) {
    const Catalogue catalogue;
    for (const std::string& kind : catalogue.kinds())
        EXPECT_NO_THROW(EXPECT_FALSE(catalogue.names(kind).empty())) << kind;
}

TEST(ScenarioTable, HasASchema) {
    const Catalogue catalogue;
    const auto schema =
        nlohmann::json::parse(json_schema(scenario_table(), "Dawnline scenario", &catalogue));
    EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
}

}  // namespace
}  // namespace dawnline::scenario
