#include "dawnline/base/resource.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

namespace fs = std::filesystem;

class FindHome : public testing::Test {
  protected:
    void SetUp() override {
        root_ = fs::path(testing::TempDir()) / "dawnline_resource_test";
        fs::remove_all(root_);
        fs::create_directories(root_ / "source/catalog");
        fs::create_directories(root_ / "usr/share/dawnline/catalog");
    }
    void TearDown() override { fs::remove_all(root_); }

    fs::path root_;
};

TEST_F(FindHome, LooksWhereItMayBe) {
    EXPECT_EQ(find_home("", root_ / "usr/bin/dawnline"), root_ / "usr/share/dawnline");
    EXPECT_TRUE(
        fs::equivalent(find_home("", root_ / "source/build/release/dawnline"), root_ / "source"));
    EXPECT_TRUE(fs::equivalent(find_home("", root_ / "source/build/release/bin/dawnline"),
                               root_ / "source"));
}

TEST_F(FindHome, TheVariableDecidesAlone) {
    const fs::path installed = root_ / "usr/bin/dawnline";
    EXPECT_EQ(find_home((root_ / "source").string(), installed), root_ / "source");
    EXPECT_THROW(find_home((root_ / "nowhere").string(), installed), Error);
}

TEST_F(FindHome, SaysWhatToDo) {
    try {
        find_home("", root_ / "other/place/deep/dawnline");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("DAWNLINE_HOME"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("share/dawnline"), std::string::npos);
    }
}

}  // namespace
}  // namespace dawnline
