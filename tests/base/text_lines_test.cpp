#include "dawnline/base/text_lines.hpp"

#include <gtest/gtest.h>

namespace dawnline {
namespace {

TEST(TextLines, GoesThroughEndsOfEitherKind) {
    TextLines lines("a\r\n\nb", "file");
    std::vector<std::string> seen;
    while (lines.next()) seen.emplace_back(lines.line());
    EXPECT_EQ(seen, (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(lines.number_of_line(), 3);
    EXPECT_FALSE(TextLines("", "file").next());
}

TEST(TextLines, ReadsNumbersAndNothingElse) {
    TextLines lines(" -0.5 | 1e3 | 1.5x | nan | inf | 1e999 |  | +1 ", "file");
    ASSERT_TRUE(lines.next());
    const std::string_view line = lines.line();
    EXPECT_EQ(lines.number(line.substr(0, 6), "x"), -0.5);
    EXPECT_EQ(lines.number(line.substr(7, 5), "x"), 1000.0);
    for (std::size_t at = 13; at < line.size();) {
        const std::size_t end = std::min(line.find('|', at), line.size());
        EXPECT_FALSE(lines.number(line.substr(at, end - at), "x")) << line.substr(at, end - at);
        at = end + 1;
    }
}

TEST(TextLines, SaysWhere) {
    TextLines lines("one\nab \x01 cd\n", "file");
    lines.next(), lines.next();
    lines.number(lines.line().substr(3, 1), "the share");
    lines.complain(lines.line().substr(5), "no");
    lines.complain("somewhere else", "whole");
    try {
        lines.finish();
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "file:2:4: the share is \"?\", which is not a number\n"
                     "file:2:6: no\n"
                     "file:2:1: whole");
    }
}

TEST(TextLines, StopsAfterTwentyProblems) {
    TextLines lines(std::string(100, '\n'), "file");
    int seen = 0;
    for (; lines.next(); ++seen) lines.complain({}, "no");
    EXPECT_EQ(seen, 20);
}

TEST(TextLines, SplitsWordsCellsAndColumns) {
    using Parts = std::vector<std::string_view>;
    EXPECT_EQ(split_at_blanks("  a \tbc  "), (Parts{"a", "bc"}));
    EXPECT_EQ(split_at_blanks(""), Parts{});
    EXPECT_EQ(split_at_commas("a,,b "), (Parts{"a", "", "b "}));
    EXPECT_EQ(split_at_commas(""), Parts{""});
    EXPECT_EQ(columns("abcdef", 2, 4), "bcd");
    EXPECT_EQ(columns("abc", 3, 9), "c");
    EXPECT_EQ(columns("abc", 4, 9), "");
    EXPECT_EQ(trimmed(" \t a b \t"), "a b");
    EXPECT_EQ(trimmed("  "), "");
}

}  // namespace
}  // namespace dawnline
