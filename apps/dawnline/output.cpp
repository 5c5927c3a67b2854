#include "output.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "commands.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/interrupt.hpp"
#include "dawnline/scenario/quantity.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::app {

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

int finished(int status) {
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        throw SystemError("standard output cannot be written (is the disk full?)");
    return interrupted() ? k_interrupted : status;
}

double option_quantity(const char* option, const std::string& text, const char* unit, double least,
                       double most) {
    try {
        const scenario::Quantity q = scenario::parse_quantity(text);
        if (q.unit.empty() || !scenario::is_unit(q.unit) || !scenario::same_dimension(q.unit, unit))
            throw Error(fmt::format("it must be {}, such as \"1 {}\"",
                                    scenario::dimension_name(unit), unit));
        const double value = scenario::to_si(q.value, q.unit);
        if (value < least || value > most)
            throw Error(fmt::format("it must lie between {:g} and {:g} {}",
                                    scenario::from_si(least, unit), scenario::from_si(most, unit),
                                    unit));
        return value;
    } catch (const Error& error) {
        throw Error(fmt::format("{} is \"{}\"; {}", option, text, error.what()));
    }
}

}  // namespace dawnline::app
