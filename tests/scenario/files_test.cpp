// Whole documents: the reader, the schema in its written and in its measured form, and the fixed
// point of the resolved document, on every file of files/good and files/bad.
//
// A bad file says in its first lines what must be found: "# expect LINE:COLUMN phrase", counted by
// hand in an editor, and "# suggest phrase". The rows E14 to E16 of the requirements are among
// them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "dawnline/scenario/read.hpp"
#include "dawnline/scenario/scenario.hpp"
#include "dawnline/scenario/schema.hpp"
#include "dawnline/scenario/template.hpp"
#include "mission.hpp"

namespace dawnline::scenario::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> all_in(const char* folder) {
    std::vector<fs::path> found;
    for (const auto& file : fs::directory_iterator(files() / folder)) found.push_back(file.path());
    std::sort(found.begin(), found.end());
    return found;
}

class Schema {
  public:
    Schema(const FieldTable& table, const Catalogue& entries, SchemaForm form) {
        const auto json = nlohmann::json::parse(json_schema(table, "scenario", &entries, form));
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), schema_);
    }
    bool accepts(const std::string& text) const {
        const auto json = nlohmann::json::parse(text);
        valijson::Validator validator;
        return validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(json), nullptr);
    }

  private:
    valijson::Schema schema_;
};

const Schema& written() {
    static const Schema schema(mission_table(), catalogue(), SchemaForm::written);
    return schema;
}
const Schema& measured() {
    static const Schema schema(mission_table(), catalogue(), SchemaForm::measured);
    return schema;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.filename();
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

class Good : public testing::TestWithParam<fs::path> {};

TEST_P(Good, IsReadAndBothSchemasAgree) {
    const Node document = read_document(GetParam());
    Mission mission;
    EXPECT_NO_THROW(read(mission_table(), document, &mission, catalogue()));
    EXPECT_TRUE(measured().accepts(measured_json_of(mission_table(), document)));
    EXPECT_TRUE(written().accepts(json_of(document)));
}

// Writing what was read, reading that and writing again gives the same bytes; the second reading
// uses no catalogue entry and no default, and yet keeps every origin that is not a place.
TEST_P(Good, ResolvedDocumentIsAFixedPoint) {
    Mission first, second;
    const Resolved once = read(mission_table(), read_document(GetParam()), &first, catalogue());
    const std::string text = write_resolved(once);
    const Node again_node = parse_document(text, "resolved");
    const Catalogue nothing(files() / "no such folder");
    const Resolved again = read(mission_table(), again_node, &second, nothing);
    EXPECT_EQ(write_resolved(again), text);
    ASSERT_EQ(once.assumptions.size(), again.assumptions.size());
    for (std::size_t i = 0; i < once.assumptions.size(); ++i) {
        EXPECT_EQ(once.assumptions[i].path, again.assumptions[i].path);
        EXPECT_EQ(once.assumptions[i].value, again.assumptions[i].value);
        EXPECT_EQ(once.assumptions[i].source, again.assumptions[i].source);
        const std::string& origin = once.assumptions[i].origin;
        const bool is_place = origin.find("/files/good/") != std::string::npos;
        if (!is_place) {
            EXPECT_EQ(origin, again.assumptions[i].origin);
        }
    }
    EXPECT_EQ(first.orbit.altitude, second.orbit.altitude);
    EXPECT_EQ(first.array.cell.mass, second.array.cell.mass);
    EXPECT_EQ(first.depths, second.depths);
}

INSTANTIATE_TEST_SUITE_P(Files, Good, testing::ValuesIn(all_in("good")), name_of);

struct Expected {
    std::vector<std::pair<std::string, std::string>> places;  // "3:13", phrase
    std::vector<std::string> suggestions;
};

Expected expected_of(const fs::path& file) {
    std::ifstream stream(file);
    Expected expected;
    std::string line;
    std::smatch found;
    while (std::getline(stream, line)) {
        if (std::regex_match(line, found, std::regex("# expect (\\d+:\\d+) (.*)")))
            expected.places.emplace_back(found[1], found[2]);
        else if (std::regex_match(line, found, std::regex("# suggest (.*)")))
            expected.suggestions.push_back(found[1]);
    }
    return expected;
}

class Bad : public testing::TestWithParam<fs::path> {};

TEST_P(Bad, IsRefusedWhereItIsWrongAndNowhereElse) {
    const Expected expected = expected_of(GetParam());
    ASSERT_FALSE(expected.places.empty());
    try {
        Mission mission;
        read(mission_table(), read_document(GetParam()), &mission, catalogue());
        FAIL() << "was accepted";
    } catch (const Error& error) {
        ASSERT_EQ(error.problems().size(), expected.places.size()) << error.what();
        std::string suggestions;
        for (std::size_t i = 0; i < expected.places.size(); ++i) {
            const Problem& problem = error.problems()[i];
            EXPECT_EQ(
                std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column),
                expected.places[i].first)
                << error.what();
            EXPECT_THAT(problem.message, testing::HasSubstr(expected.places[i].second));
            suggestions += problem.suggestion;
        }
        for (const std::string& suggestion : expected.suggestions)
            EXPECT_THAT(suggestions, testing::HasSubstr(suggestion));
    }
}

// What the schema refuses together in its two forms is what the reader refuses, but for faults that
// are gone before a schema looks: duplicate keys, aliases, tags, several documents, tabs. Those
// files are refused by parse_document, so no tool of ours hands them to a schema.
TEST_P(Bad, IsRefusedByTheSchemaToo) {
    Node document;
    try {
        document = read_document(GetParam());
    } catch (const Error&) {
        return;
    }
    EXPECT_FALSE(written().accepts(json_of(document)) &&
                 measured().accepts(measured_json_of(mission_table(), document)));
}

INSTANTIATE_TEST_SUITE_P(Files, Bad, testing::ValuesIn(all_in("bad")), name_of);

// The scenarios that ship, and the template, read; both schemas of the product's table accept them.
TEST(Shipped, ScenariosAreReadAndBothSchemasAgree) {
    const Catalogue shipped;
    const FieldTable table = scenario_table();
    const Schema text_schema(table, shipped, SchemaForm::written);
    const Schema number_schema(table, shipped, SchemaForm::measured);
    std::vector<Node> documents{parse_document(yaml_template(table, &shipped), "template")};
    for (const auto& file : fs::directory_iterator(fs::path(DAWNLINE_SOURCE_DIR) / "scenarios"))
        if (file.path().extension() == ".yaml") documents.push_back(read_document(file.path()));
    for (const Node& document : documents) {
        Scenario scenario, again;
        std::string once;
        ASSERT_NO_THROW(once = write_resolved(read(table, document, &scenario, shipped)))
            << document.place.file;
        EXPECT_EQ(write_resolved(read(table, parse_document(once, "resolved"), &again, shipped)),
                  once);
        EXPECT_TRUE(text_schema.accepts(json_of(document))) << document.place.file;
        EXPECT_TRUE(number_schema.accepts(measured_json_of(table, document)))
            << document.place.file;
    }
}

}  // namespace
}  // namespace dawnline::scenario::test
