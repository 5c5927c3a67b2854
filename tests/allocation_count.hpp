#pragma once
// Counts allocations, for tests that a hot loop owns no memory.

namespace dawnline {

/// Calls of operator new by the whole program since this was made.
class AllocationCount {
  public:
    AllocationCount() noexcept;
    long since_start() const noexcept;

  private:
    long start_;
};

}  // namespace dawnline
