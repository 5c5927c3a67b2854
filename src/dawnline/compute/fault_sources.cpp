#include "dawnline/compute/fault_sources.hpp"

#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::compute {

void check(const std::vector<FaultSource>& sources) {
    std::vector<Problem> problems;
    for (const FaultSource& source : sources) {
        const auto refuse = [&](const char* field, double value, bool wrong, const char* allowed) {
            if (wrong)
                problems.push_back({{},
                                    source.name + "." + field,
                                    "is " + std::to_string(value) + "; it must be " + allowed,
                                    {}});
        };
        const auto bad = [](double value) { return !(value >= 0.0) || !std::isfinite(value); };
        const char* const plain = "finite and not negative";
        refuse("parts", source.parts, bad(source.parts), plain);
        refuse("rate", source.rate, bad(source.rate), plain);
        refuse("cross_section", source.cross_section, bad(source.cross_section), plain);
        refuse("detection", source.detection, bad(source.detection), plain);
        refuse("found", source.found, bad(source.found) || source.found > 1.0, "between 0 and 1");
    }
    if (!problems.empty()) throw Error(std::move(problems));
}

RateSteps job_rate(const std::vector<FaultSource>& sources, const RateSteps& flux) {
    check(sources);
    double plain = 0.0, per_flux = 0.0;
    for (const FaultSource& source : sources) {
        plain += source.parts * source.found * source.rate;
        per_flux += source.parts * source.found * source.cross_section;
    }
    return flux.scaled(per_flux, plain);
}

ChipUpsets upsets_at(double dose_rate, const DosesPerEvent& doses) noexcept {
    return {dose_rate / doses.silent, dose_rate / doses.memory, dose_rate / doses.interrupt,
            dose_rate / doses.host_processor + dose_rate / doses.host_memory};
}

}  // namespace dawnline::compute
