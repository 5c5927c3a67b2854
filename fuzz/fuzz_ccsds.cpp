// libFuzzer: whatever the bytes, each reader of CCSDS messages either fills its struct or throws
// Error, and what it accepted and can write, it reads again and writes to the same bytes.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "dawnline/astro/cdm.hpp"
#include "dawnline/astro/oem.hpp"
#include "dawnline/astro/omm.hpp"
#include "dawnline/astro/opm.hpp"
#include "dawnline/base/error.hpp"

namespace {

using namespace dawnline;
using namespace dawnline::astro;

template <class Read, class Write>
void try_reader(std::string_view text, Read read, Write write) {
    std::string once;
    try {
        once = write(read(text, "fuzz"));
    } catch (const Error&) {
        return;  // refused, with a sentence; or longer than a line may be once units are added
    }
    if (write(read(once, "again")) != once) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read_many = [](std::string_view t, const std::string& f) { return read_omms(t, f); };
    for (const OmmNotation notation :
         {OmmNotation::kvn, OmmNotation::xml, OmmNotation::json, OmmNotation::csv})
        try_reader(text, read_many, [&](const auto& omms) { return write_omms(omms, notation); });
    for (const CcsdsNotation notation : {CcsdsNotation::kvn, CcsdsNotation::xml}) {
        try_reader(
            text, [](std::string_view t, const std::string& f) { return read_opm(t, f); },
            [&](const Opm& opm) { return write_opm(opm, notation); });
        try_reader(
            text, [](std::string_view t, const std::string& f) { return read_oem(t, f); },
            [&](const Oem& oem) { return write_oem(oem, notation); });
        try_reader(
            text, [](std::string_view t, const std::string& f) { return read_cdm(t, f); },
            [&](const Cdm& cdm) { return write_cdm(cdm, notation); });
    }
    return 0;
}
