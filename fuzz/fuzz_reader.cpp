// libFuzzer: whatever the bytes, the reader either fills the struct or throws Error, and what it
// accepted it can write, read again and write to the same bytes.

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/scenario/read.hpp"

namespace {

using namespace dawnline;
using namespace dawnline::scenario;

struct Part {
    double mass = 0;              // [kg]
    std::optional<double> power;  // [W]
};

struct Whole {
    std::string name;
    long count = 0;
    bool flag = false;
    std::string choice;
    double price = 0;             // [USD/J]
    double share = 0;             // [1]
    double temperature = 0;       // [K]
    std::vector<double> lengths;  // [m]
    Part part;
};

FieldTable whole_table() {
    FieldTable part;
    part.number("mass", &Part::mass, "kg", more_than(0), "").by_default("1 kg");
    part.number("power", &Part::power, "kW", at_least(0), "");
    FieldTable t;
    t.text("name", &Whole::name, "").by_default("x");
    t.integer("count", &Whole::count, between(0, 1e6), "").by_default("1");
    t.flag("flag", &Whole::flag, "").by_default("false");
    t.choice("choice", &Whole::choice, {"one", "other"}, "").by_default("one");
    t.number("price", &Whole::price, "USD/kWh", any_number(), "").by_default("0.1 USD/kWh");
    t.number("share", &Whole::share, "1", share(), "").by_default("50 %");
    t.number("temperature", &Whole::temperature, "K", at_least(0), "").by_default("20 degC");
    t.numbers("lengths", &Whole::lengths, "km", any_number(), "").by_default("[1 m, 2 km]");
    t.section("part", &Whole::part, std::move(part), "", "parts");
    return t;
}

Catalogue one_entry() {
    const auto folder = std::filesystem::temp_directory_path() / "dawnline-fuzz-catalogue";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "parts.yaml")
        << "small: {mass: {value: 2 kg, source: s, year: 2020, confidence: P}}\n";
    return Catalogue(folder);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FieldTable table = whole_table();
    static const Catalogue catalogue = one_entry();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string once;
    try {
        Whole whole;
        once = write_resolved(read(table, parse_document(text, "fuzz"), &whole, catalogue));
    } catch (const Error&) {
        return 0;  // refused, with a sentence
    }
    // Accepted: reading the resolved document must not fail, and must give the same bytes.
    Whole again;
    if (write_resolved(read(table, parse_document(once, "again"), &again, catalogue)) != once)
        std::abort();
    return 0;
}
