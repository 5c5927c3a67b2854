#include "dawnline/base/function_ref.hpp"

#include <gtest/gtest.h>

namespace dawnline {
namespace {

double twice(double x) {
    return 2.0 * x;
}
double applied(FunctionRef<double(double)> f, double x) {
    return f(x);
}

TEST(FunctionRef, CallsFunctionsLambdasAndItself) {
    EXPECT_EQ(applied(twice, 3.0), 6.0);
    EXPECT_EQ(applied(&twice, 3.0), 6.0);
    EXPECT_EQ(applied([](double x) { return x + 1.0; }, 3.0), 4.0);
    const FunctionRef<double(double)> f = twice;
    EXPECT_EQ(applied(f, 5.0), 10.0);
}

TEST(FunctionRef, SeesTheStateOfItsTarget) {
    int calls = 0;
    auto count = [&calls](double x) mutable { return ++calls, x; };
    applied(count, 1.0);
    applied(count, 1.0);
    EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace dawnline
