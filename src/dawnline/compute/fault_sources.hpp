#pragma once
// What can go wrong with a job: causes, their rates on the ground and in orbit, what they cost.

#include <cstdint>
#include <string>
#include <vector>

#include "dawnline/compute/rate_steps.hpp"

namespace dawnline::compute {

enum class FaultEffect : std::uint8_t {
    interrupts,  // the job stops and restarts from its last save
    loses_part,  // that, and the part is gone: a spare takes its place while there are any
    corrupts     // results are wrong and nobody knows until it is found
};

/// One cause of trouble: parts of one kind, each failing independently at
/// rate + cross_section × flux(t).
struct FaultSource {
    std::string name;
    double parts = 0;          // of the job that can have it [1]
    double rate = 0;           // of each, whatever the radiation: as counted on the ground [1/s]
    double cross_section = 0;  // of each, for the particles that `flux` counts [m²]
    FaultEffect effect = FaultEffect::interrupts;
    double detection = 0;  // from the fault to its being noticed [s]
    double found = 1;      // share that is ever noticed; of the others nothing is charged [1]
};

/// Throws Error that names every source with a negative or infinite figure.
void check(const std::vector<FaultSource>& sources);

/// Rate of noticed faults of the whole job at the flux's steps:
/// Σ parts × found × (rate + cross_section × flux). [1/s]
RateSteps job_rate(const std::vector<FaultSource>& sources, const RateSteps& flux);

/// Cross-sections of a chip and of its host to protons, and what they give in a year.
struct ChipUpsets {
    double silent = 0;      // wrong results [1/s]
    double memory = 0;      // uncorrectable memory errors [1/s]
    double interrupts = 0;  // functional interrupts of the chip [1/s]
    double host = 0;        // of the host: processor and memory [1/s]
};

/// Doses per event measured in a beam. [Gy]
struct DosesPerEvent {
    double silent = 0, memory = 0, interrupt = 0;  // of a chip
    double host_processor = 0, host_memory = 0;    // of a host
};

/// dose rate / dose per event, each; the beam's conversion from dose to fluence cancels while
/// spectrum and shielding are those of the beam. [1/s]
ChipUpsets upsets_at(double dose_rate, const DosesPerEvent& doses) noexcept;

}  // namespace dawnline::compute
