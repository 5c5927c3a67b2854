// libFuzzer: whatever the bytes, each reader of CCSDS messages either fills its struct or throws
// Error, and what it accepted and can write, it reads again and writes to the same bytes.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/cdm.hpp"
#include "dawnline/astro/oem.hpp"
#include "dawnline/astro/omm.hpp"
#include "dawnline/astro/opm.hpp"
#include "dawnline/base/error.hpp"

namespace {

using namespace dawnline;
using namespace dawnline::astro;

constexpr CcsdsNotation k_both[] = {CcsdsNotation::kvn, CcsdsNotation::xml};
constexpr OmmNotation k_all[] = {OmmNotation::kvn, OmmNotation::xml, OmmNotation::json,
                                 OmmNotation::csv};

/// Writing may refuse what reading took: a line may become too long once its unit is added.
template <class Read, class Write>
void go_round(const auto& message, const auto& notations, Read read, Write write) {
    for (const auto notation : notations) {
        std::string once;
        try {
            once = write(message, notation);
        } catch (const Error&) {
            continue;
        }
        if (write(read(std::string_view(once), "again"), notation) != once) std::abort();
    }
}

template <class Read, class Write>
void try_reader(std::string_view text, const auto& notations, Read read, Write write) {
    try {
        const auto message = read(text, "fuzz");
        go_round(message, notations, read, write);
    } catch (const Error& error) {  // refused, with a sentence
        if (error.problems().empty() || error.problems().front().place.file != "fuzz") std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto has = [&](std::string_view word) { return text.find(word) != text.npos; };
    if (has("_OPM_"))
        try_reader(
            text, k_both, [](std::string_view t, const std::string& f) { return read_opm(t, f); },
            [](const Opm& opm, CcsdsNotation n) { return write_opm(opm, n); });
    else if (has("_OEM_"))
        try_reader(
            text, k_both, [](std::string_view t, const std::string& f) { return read_oem(t, f); },
            [](const Oem& oem, CcsdsNotation n) { return write_oem(oem, n); });
    else if (has("_CDM_"))
        try_reader(
            text, k_both, [](std::string_view t, const std::string& f) { return read_cdm(t, f); },
            [](const Cdm& cdm, CcsdsNotation n) { return write_cdm(cdm, n); });
    else
        try_reader(
            text, k_all, [](std::string_view t, const std::string& f) { return read_omms(t, f); },
            [](const std::vector<Omm>& omms, OmmNotation n) { return write_omms(omms, n); });
    return 0;
}
