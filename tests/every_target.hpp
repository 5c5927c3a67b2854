#pragma once
// Runs a test on every instruction set that this machine has.

#include <gtest/gtest.h>
#include <hwy/highway.h>

namespace dawnline {

/// Calls the body once per instruction set, with run-time dispatch held to it.
template <class Body>
void on_every_target(Body body) {
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        SCOPED_TRACE(hwy::TargetName(target));
        body();
    }
    hwy::SetSupportedTargetsForTest(0);
}

}  // namespace dawnline
