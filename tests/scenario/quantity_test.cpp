// The grammar of a number is that of JSON (RFC 8259, sec. 6), without exception.

#include "dawnline/scenario/quantity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"

namespace dawnline::scenario {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& text) {
    try {
        parse_quantity(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

TEST(Quantity, IsANumberABlankAndAUnit) {
    EXPECT_EQ(parse_quantity("650 km").value, 650.0);
    EXPECT_EQ(parse_quantity("650 km").unit, "km");
    EXPECT_EQ(parse_quantity("  -0.5e-3   USD/kWh ").value, -0.5e-3);
    EXPECT_EQ(parse_quantity("  -0.5e-3   USD/kWh ").unit, "USD/kWh");
    EXPECT_EQ(parse_quantity("1E+3").value, 1000.0);
    EXPECT_EQ(parse_quantity("0").unit, "");
    EXPECT_EQ(parse_quantity("2 1/yr").unit, "1/yr");
    EXPECT_EQ(parse_quantity("0.1").value, 0.1);
    EXPECT_EQ(parse_quantity("1 eV").unit, "eV");
}

TEST(Quantity, IsRefusedWithTheReason) {
    for (const auto& [text, reason] :
         std::vector<std::pair<const char*, const char*>>{{"", "missing"},
                                                          {"   ", "missing"},
                                                          {"010", "leading zero; write 10"},
                                                          {"-00", "leading zero (write -0)"},
                                                          {"0x1F", "not a decimal"},
                                                          {"0o17", "not a decimal"},
                                                          {".5", "write 0.5"},
                                                          {"-.5 km", "write -0.5 km"},
                                                          {"5.", "write 5"},
                                                          {"5. km", "point without digits"},
                                                          {"+5", "write 5"},
                                                          {"1,000", "separator"},
                                                          {"1_000", "separator"},
                                                          {"1'000", "separator"},
                                                          {"1 000 km", "blank inside its number"},
                                                          {".inf", "not a finite number"},
                                                          {"-.inf", "not a finite number"},
                                                          {".nan", "not a finite number"},
                                                          {"nan", "not a finite number"},
                                                          {"inf", "not a finite number"},
                                                          {"1e400", "beyond"},
                                                          {"1e-400", "beyond"},
                                                          {"650km", "write 650 km"},
                                                          {"22%", "write 22 %"},
                                                          {"1e", "write 1 e"},
                                                          {"--1", "does not begin with a number"},
                                                          {"km", "does not begin with a number"},
                                                          {"1\t km", "no blank"}}) {
        std::string expected = reason;
        const std::string found = refusal(text);
        if (const auto part = expected.find("; write"); part != std::string::npos)
            expected = expected.substr(0, part);
        EXPECT_THAT(found, HasSubstr(expected)) << text;
    }
    EXPECT_THAT(refusal("010"), HasSubstr("write 10"));
}

TEST(Quantity, TellsNumbersFromWords) {
    EXPECT_TRUE(looks_like_number("650 km"));
    EXPECT_TRUE(looks_like_number("-.5"));
    EXPECT_FALSE(looks_like_number("tpu-v6e"));
    EXPECT_FALSE(looks_like_number("-"));
    EXPECT_FALSE(looks_like_number(""));
    EXPECT_TRUE(is_number("1e3"));
    EXPECT_FALSE(is_number("1 km"));
    EXPECT_FALSE(is_number("010"));
    EXPECT_FALSE(is_number(" 1"));
}

}  // namespace
}  // namespace dawnline::scenario
