#include "dawnline/base/interrupt.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace dawnline {
namespace {

// In a child process, so that the test program keeps its own handling of signals.
TEST(InterruptDeathTest, FirstSignalSetsTheFlagSecondOneKills) {
    EXPECT_EXIT(
        {
            install_interrupt_handler();
            if (interrupted()) std::_Exit(1);
            std::raise(SIGINT);
            if (!interrupted()) std::_Exit(2);
            clear_interrupt();
            if (interrupted()) std::_Exit(3);
            std::raise(SIGINT);
            if (!interrupted()) std::_Exit(4);
            std::raise(SIGINT);
            std::_Exit(5);
        },
        testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace dawnline
