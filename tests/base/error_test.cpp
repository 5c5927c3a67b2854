#include "dawnline/base/error.hpp"

#include <gtest/gtest.h>

namespace dawnline {
namespace {

TEST(Place, LeavesOutWhatIsUnknown) {
    EXPECT_EQ(to_string(Place{"demo.yaml", 14, 15}), "demo.yaml:14:15");
    EXPECT_EQ(to_string(Place{"demo.yaml", 14, 0}), "demo.yaml:14");
    EXPECT_EQ(to_string(Place{"--set", 0, 0}), "--set");
    EXPECT_EQ(to_string(Place{"", 3, 4}), "3:4");
    EXPECT_EQ(to_string(Place{}), "");
}

TEST(Problem, IsOneLine) {
    const Problem problem{.place = {"demo.yaml", 14, 15},
                          .path = "orbit.altitude",
                          .message = "is 650 m; a satellite needs 120 km to 50 000 km",
                          .suggestion = "did you mean 650 km?"};
    EXPECT_EQ(to_string(problem),
              "demo.yaml:14:15: orbit.altitude is 650 m; a satellite needs 120 km to 50 000 km "
              "(did you mean 650 km?)");
}

TEST(Error, ListsEveryProblemOnItsLine) {
    const Error error(std::vector<Problem>{
        {.place = {"a.yaml", 1, 2}, .path = "x", .message = "is missing", .suggestion = {}},
        {.place = {}, .path = {}, .message = "two", .suggestion = {}}});
    EXPECT_STREQ(error.what(), "a.yaml:1:2: x is missing\ntwo");
    EXPECT_EQ(error.problems().size(), 2u);
}

TEST(Error, IsNeverSilent) {
    EXPECT_STRNE(Error(std::string()).what(), "");
    EXPECT_STRNE(Error(std::vector<Problem>{}).what(), "");
    EXPECT_STREQ(SystemError("the disk is full").what(), "the disk is full");
}

}  // namespace
}  // namespace dawnline
