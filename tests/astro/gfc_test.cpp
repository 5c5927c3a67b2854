#include <gtest/gtest.h>

#include <string>

#include "dawnline/astro/stokes.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

std::string head(const std::string& extra = "") {
    return "free text before the head\n"
           "begin_of_head ======\n"
           "product_type gravity_field\nmodelname TEST\n"
           "earth_gravity_constant 3.986004415D+14\nradius 0.6378136300E+07\n"
           "max_degree 3\nerrors formal\nnorm fully_normalized\n" +
           extra + "end_of_head ======\n";
}

const std::string k_body =
    "gfc 0 0 1.0d0 0.0\n"
    "gfc 2 0 -0.484165143790815e-03 0.0 0.1e-12 0.0\n"
    "gfc 2 1 -0.206615509074176D-09 0.138441389137979d-08 1e-12 1e-12\r\n"
    "gfc 2 2 +0.243938357328313e-05 -0.140027370385934e-05\n"
    "gfc 3 0 0.9571e-06 0\ngfc 3 1 0.2030e-05 0.248e-06\ngfc 3 2 9e-07 -6e-07\ngfc 3 3 7e-07 "
    "1e-06\n";

TEST(Gfc, ReadsAStaticField) {
    const StokesCoefficients field = parse_gfc(head() + k_body, "test.gfc");
    EXPECT_EQ(field.name, "TEST");
    EXPECT_EQ(field.gm, 3.986004415e14);
    EXPECT_EQ(field.radius, 6378136.3);
    EXPECT_EQ(field.degree, 3);
    EXPECT_FALSE(field.truncated);
    EXPECT_EQ(field.c[stokes_index(0, 0)], 1.0);
    EXPECT_EQ(field.c[stokes_index(2, 1)], -0.206615509074176e-9);
    EXPECT_EQ(field.s[stokes_index(2, 2)], -0.140027370385934e-5);
    const StokesCoefficients cut = parse_gfc(head() + k_body, "test.gfc", 2);
    EXPECT_EQ(cut.degree, 2);
    EXPECT_TRUE(cut.truncated);
}

// IERS Conventions 2010, sec. 6.2.2: C̄20 of the zero-tide field is lower by 4.2007e-9, to the
// digits printed there (4.2007e-9 from k20 = 0.30190).
TEST(Gfc, TurnsZeroTideIntoTideFree) {
    const StokesCoefficients zero = parse_gfc(head("tide_system zero_tide\n") + k_body, "test.gfc");
    EXPECT_NEAR(zero.c[stokes_index(2, 0)] + 0.484165143790815e-03, 4.2007e-9, 5e-13);
}

std::string message_of(const std::string& text, int max_degree = 120) {
    try {
        parse_gfc(text, "test.gfc", max_degree);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(Gfc, NamesEveryProblem) {
    const auto has = [](const std::string& message, const std::string& part) {
        EXPECT_NE(message.find(part), std::string::npos) << message;
    };
    has(message_of(""), "end_of_head");
    has(message_of("begin_of_head\nend_of_head\n"), "earth_gravity_constant");
    has(message_of(head("tide_system mean_tide\n") + k_body), "mean_tide");
    has(message_of(head() + k_body.substr(0, 120)),
        "are missing, the first of degree 2 and order 2");
    has(message_of(head() + k_body + "gfc 2 2 1 1\n"),
        "test.gfc:19:1: degree 2 order 2 is given twice");
    has(message_of(head() + k_body + "gfct 2 0 1 1 0 0 20050101\n"), "varies with time");
    has(message_of(head() + k_body + "gfc 2 3 1 1\n"), "order 3 is above the degree 2");
    has(message_of(head() + k_body + "gfc 4 0 1 1\n"), "above max_degree 3");
    has(message_of(head() + k_body + "gfc 2\n"), "needs degree, order, C and S");
    has(message_of(head() + "gfc 2 0 nan 0\n"), "test.gfc:11:9: C is not a number");
    has(message_of(head() + "gfc 2 0 1 1e999\n"), "test.gfc:11:11: S is not a number");
    has(message_of(head() + "gfc 0 0 0.9 0\n"), "must be 1");
    has(message_of(head() + "gfc -2 0 1 1\nhello\n"),
        "test.gfc:11:5: degree is not a whole number");
    has(message_of(head() + "gfc -2 0 1 1\nhello\n"), "test.gfc:12:1: this is not a line");
    has(message_of(head() + k_body, 400), "2 to 120");
    EXPECT_THROW(read_gfc("/nonexistent/field.gfc"), Error);
}

}  // namespace
}  // namespace dawnline::astro
