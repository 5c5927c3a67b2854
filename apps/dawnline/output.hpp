#pragma once
// What the verbs share: writing to stdout and reading quantities of options.

#include <string>

namespace dawnline::app {

/// To stdout.
void print(const std::string& text);

/// `status`, or that of an interruption; throws SystemError if what was printed has not arrived (a
/// full disk behind stdout).
int finished(int status);

/// "5 km" of an option, in SI, of the dimension of `unit` and within a range in SI; throws Error
/// that names the option.
double option_quantity(const char* option, const std::string& text, const char* unit, double least,
                       double most);

}  // namespace dawnline::app
