// Every model of the product is well formed: units exist, defaults read, a template of its inputs
// reads back, and its outputs print.

#include <gtest/gtest.h>

#include "dawnline/models/evaluate.hpp"
#include "dawnline/scenario/template.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::models {
namespace {

void check(const scenario::FieldTable& table, const std::string& where) {
    for (const scenario::Field& field : table.fields()) {
        const std::string path = where + "." + field.name;
        EXPECT_FALSE(field.meaning.empty()) << path;
        EXPECT_LE(field.range.low, field.range.high) << path;
        EXPECT_TRUE(scenario::is_unit(field.unit)) << path << " [" << field.unit << "]";
        if (field.table) check(*field.table, path);
    }
}

TEST(DirectoryOfAllModels, IsWellFormed) {
    const scenario::Catalogue catalogue;
    ASSERT_FALSE(directory().all().empty());
    for (const Model& model : directory().all()) {
        EXPECT_NE(model.name.find('.'), std::string::npos) << model.name;
        EXPECT_FALSE(model.meaning.empty()) << model.name;
        EXPECT_FALSE(model.source.empty()) << model.name;
        check(model.inputs, model.name);
        check(model.outputs, model.name);
        const auto inputs =
            scenario::parse_document(scenario::yaml_template(model.inputs), model.name);
        Evaluation evaluation;
        EXPECT_NO_THROW(evaluation = prepare(model, inputs, catalogue)) << model.name;
        EXPECT_NO_THROW(json_of(evaluation)) << model.name;
    }
}

}  // namespace
}  // namespace dawnline::models
