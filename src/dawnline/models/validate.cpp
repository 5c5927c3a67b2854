#include "dawnline/models/validate.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <system_error>

#include <fmt/format.h>

#include "dawnline/base/resource.hpp"
#include "dawnline/models/evaluate.hpp"
#include "dawnline/models/row.hpp"
#include "dawnline/scenario/problems.hpp"
#include "dawnline/scenario/show.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::models {
namespace {

namespace fs = std::filesystem;
using scenario::Field;
using scenario::FieldKind;

std::string unit_of(const Field& field) {
    return field.unit.empty() ? "1" : field.unit;
}

/// Signed distance by which a value lies outside of [low, high], 0 inside.
double outside(double value, double low, double high) {
    return value < low ? value - low : value > high ? value - high : 0.0;
}

/// Compares one number; fills value, expected and error, and says whether it passes.
bool compare(double value, double expected, const Expectation& wanted, RowResult& result) {
    const double infinity = std::numeric_limits<double>::infinity();
    result.value = value;
    if (!std::isfinite(value)) {
        result.value.reset();
        result.message = "the model returned a value that is not finite";
        return false;
    }
    switch (wanted.relation) {
        case Relation::below:
            result.error = outside(value, -infinity, expected);
            return value < expected;
        case Relation::at_most:
            result.error = outside(value, -infinity, expected);
            return value <= expected;
        case Relation::above:
            result.error = outside(value, expected, infinity);
            return value > expected;
        case Relation::at_least:
            result.error = outside(value, expected, infinity);
            return value >= expected;
        case Relation::interval:
            result.error = outside(value, wanted.numbers[0], wanted.numbers[1]);
            return *result.error == 0.0;
        case Relation::equals:
            break;
        case Relation::same_text:
            return false;
    }
    result.expected = expected;
    result.relative = wanted.tolerance.relative && expected != 0.0;
    result.error = value - expected;
    if (result.relative) *result.error /= std::abs(expected);
    return std::abs(*result.error) <= wanted.tolerance.value;
}

/// Fills the result of one expectation from computed outputs; true if it passes.
bool judge(const Expectation& wanted, const scenario::FieldValue& value, RowResult& result) {
    const Field& field = *wanted.field;
    if (value.empty) {
        result.message = "the model left this output empty";
        return false;
    }
    if (wanted.relation == Relation::same_text) {
        result.value_text = value.word.value_or("");
        return result.value_text == wanted.text;
    }
    if (field.kind == FieldKind::integer) {
        result.value_text = *value.word;
        return compare(std::stod(*value.word), wanted.numbers.front(), wanted, result);
    }
    if (field.kind == FieldKind::numbers && wanted.numbers.size() != value.numbers.size()) {
        result.message = fmt::format("the model returned {} numbers, {} are expected",
                                     value.numbers.size(), wanted.numbers.size());
        return false;
    }
    bool passed = true;
    RowResult worst = result;
    for (std::size_t i = 0; i < value.numbers.size(); ++i) {
        RowResult one = result;
        const std::size_t j = field.kind == FieldKind::numbers ? i : 0;
        const bool passes = compare(value.numbers[i], wanted.numbers[j], wanted, one);
        one.value_text = fmt::format("{:.6g}", scenario::from_si(value.numbers[i], unit_of(field)));
        const bool worse =
            i == 0 || !one.error || (worst.error && std::abs(*one.error) > std::abs(*worst.error));
        if (worse) worst = one;
        passed = passed && passes;
    }
    result = worst;
    return passed;
}

void run(const Row& row, const scenario::Catalogue& catalogue, std::vector<Problem>& problems,
         Validation& validation) {
    std::string failure;
    Evaluation evaluation;
    try {
        evaluation = prepare(*row.model, row.inputs, catalogue);
    } catch (const Error& error) {
        for (Problem problem : error.problems()) {
            problem.path = row.id + (problem.path.empty() ? "" : " " + problem.path);
            problems.push_back(std::move(problem));
        }
        return;
    }
    try {
        row.model->function(evaluation.inputs.get(), evaluation.outputs.get());
    } catch (const std::exception& error) {
        failure = error.what();
    }
    for (const Expectation& wanted : row.expected) {
        RowResult result;
        result.id = row.id;
        result.model = row.model->name;
        result.quantity = wanted.quantity;
        result.expected_text = wanted.text;
        result.tolerance = wanted.tolerance.text;
        if (wanted.relation == Relation::equals) result.tolerance_value = wanted.tolerance.value;
        result.source = row.source;
        result.note = row.note;
        result.place = row.place;
        if (wanted.relation != Relation::same_text) {
            result.unit = scenario::si_unit(unit_of(*wanted.field));
            result.shown = scenario::shown_unit(unit_of(*wanted.field));
        }
        bool passed = false;
        if (failure.empty()) {
            const void* object = evaluation.outputs.get();
            const Field* field = output_of(*row.model, wanted.quantity, &object);
            passed = judge(wanted, scenario::value_of(*field, object), result);
        } else {
            result.message = failure;
        }
        if (passed) {
            result.status = RowStatus::passed;
            ++validation.passed;
        } else if (!row.known_miss.empty()) {
            result.status = RowStatus::explained;
            result.message = row.known_miss;
            ++validation.explained;
        } else {
            ++validation.failed;
        }
        validation.rows.push_back(std::move(result));
    }
}

Validation run_all(const std::vector<Row>& rows, const scenario::Catalogue& catalogue,
                   std::vector<Problem> problems) {
    std::map<std::string, Place> seen;
    for (const Row& row : rows)
        if (const auto [first, is_new] = seen.emplace(row.id, row.place); !is_new)
            problems.push_back({row.place,
                                row.id,
                                "is the id of another row, at " + to_string(first->second),
                                {}});
    Validation validation;
    for (const Row& row : rows) run(row, catalogue, problems, validation);
    if (problems.empty()) return validation;
    scenario::in_order_of_place(problems);
    throw Error(std::move(problems));
}

}  // namespace

Validation validate(const Directory& models, std::span<const fs::path> files,
                    const scenario::Catalogue& catalogue) {
    std::vector<Problem> problems;
    std::vector<Row> rows;
    for (const fs::path& file : files) {
        try {
            for (Row& row : rows_of(scenario::read_document(file), models, problems))
                rows.push_back(std::move(row));
        } catch (const SystemError&) {
            throw;
        } catch (const Error& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    return run_all(rows, catalogue, std::move(problems));
}

Validation validate(const Directory& models, const scenario::Node& document,
                    const scenario::Catalogue& catalogue) {
    std::vector<Problem> problems;
    const std::vector<Row> rows = rows_of(document, models, problems);
    return run_all(rows, catalogue, std::move(problems));
}

std::vector<fs::path> row_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code fault;
    for (const auto& file : fs::directory_iterator(folder, fault))
        if (file.path().extension() == ".yaml" || file.path().extension() == ".json")
            files.push_back(file.path());
    if (fault) throw Error(folder.string() + " cannot be listed: " + fault.message());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> shipped_row_files() {
    return row_files(home_folder() / "validation");
}

}  // namespace dawnline::models
