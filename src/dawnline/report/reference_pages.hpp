#pragma once
// Pages of the documentation that are made from the program itself, so that they are never stale.

#include <string>

#include "dawnline/models/validate.hpp"
#include "dawnline/scenario/catalogue.hpp"

namespace dawnline::report {

/// Every field of a scenario: name, unit, range, default, meaning. Markdown.
std::string scenario_page();

/// Every model with its inputs and outputs. Markdown.
std::string models_page();

/// Every catalogue entry with value, source, year and confidence of each figure. Markdown.
std::string catalogue_page(const scenario::Catalogue& catalogue);

/// Every row of the validation with value, expected, signed error and tolerance. Markdown.
std::string validation_table(const models::Validation& validation);

/// A catalogue as text: kinds, names of a kind, or the figures of an entry; `format` is text, json
/// or csv. Throws Error with the nearest names for an unknown kind or entry.
std::string catalogue_text(const scenario::Catalogue& catalogue, const std::string& kind,
                           const std::string& name, const std::string& format);

}  // namespace dawnline::report
