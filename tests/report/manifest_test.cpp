#include "dawnline/report/manifest.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include <nlohmann/json.hpp>

#include "dawnline/base/error.hpp"
#include "dawnline/report/build_info.hpp"
#include "example_record.hpp"

namespace dawnline::report {
namespace {

// FIPS 180-2, appendix B.1: the digest of "abc".
const std::string k_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Manifest, HashesEveryFileBelowAFolder) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "tables");
    std::ofstream(folder.path() / "z.txt") << "abc";
    std::ofstream(folder.path() / "tables" / "a.csv") << "abc";
    const std::vector<HashedFile> files = hashed_files(folder.path());
    ASSERT_EQ(files.size(), 2u);
    EXPECT_EQ(files[0].name, "tables/a.csv");
    EXPECT_EQ(files[1].name, "z.txt");
    EXPECT_EQ(files[0].sha256, k_abc);
    EXPECT_THROW(hashed_files(folder.path() / "not there"), SystemError);
}

TEST(Manifest, SaysWhatFromWhatWhereAndWhen) {
    Provenance provenance = example_record().provenance;
    provenance.catalogue = {{"arrays.yaml", k_abc}};
    provenance.threads = 3;
    const nlohmann::json json =
        nlohmann::json::parse(manifest_json(provenance, 7, {{"outcome.json", k_abc}}));
    EXPECT_EQ(json["program"]["version"], build_info().version);
    EXPECT_EQ(json["command"], "dawnline run example.yaml --out example");
    EXPECT_EQ(json["seed"], 7);
    EXPECT_EQ(json["scenario"]["name"], "example.yaml");
    EXPECT_EQ(json["catalogue"][0]["sha256"], k_abc);
    EXPECT_EQ(json["outputs"][0]["name"], "outcome.json");
    EXPECT_EQ(json["run"]["threads"], 3);
    EXPECT_FALSE(json["run"]["host"].get<std::string>().empty());
}

TEST(BuildInfo, IsFilledIn) {
    const BuildInfo info = build_info();
    EXPECT_FALSE(info.version.empty());
    EXPECT_TRUE(info.commit == "unknown" || info.commit.size() >= 40) << info.commit;
    EXPECT_FALSE(info.compiler.empty());
    EXPECT_EQ(nlohmann::json::parse(build_info_text("json"))["version"], info.version);
}

TEST(UtcNow, HasTheFormOfIso8601) {
    const std::string now = utc_now();
    ASSERT_EQ(now.size(), 20u);
    EXPECT_EQ(now[10], 'T');
    EXPECT_EQ(now.back(), 'Z');
}

}  // namespace
}  // namespace dawnline::report
