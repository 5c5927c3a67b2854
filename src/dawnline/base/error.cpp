#include "dawnline/base/error.hpp"

#include <utility>

namespace dawnline {

std::string to_string(const Place& place) {
    std::string text = place.file;
    for (const int number : {place.line, place.column}) {
        if (number <= 0) break;  // a column without its line says nothing
        if (!text.empty()) text += ':';
        text += std::to_string(number);
    }
    return text;
}

std::string to_string(const Problem& problem) {
    std::string text = to_string(problem.place);
    if (!text.empty()) text += ": ";
    if (!problem.path.empty()) text += problem.path + ' ';
    text += problem.message.empty() ? "is not valid" : problem.message;
    if (!problem.suggestion.empty()) text += " (" + problem.suggestion + ')';
    return text;
}

namespace {

std::string joined(const std::vector<Problem>& problems) {
    if (problems.empty()) return "the input is not valid";
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += to_string(problem);
    }
    return text;
}

std::vector<Problem> only(const std::string& message) {
    return {Problem{.place = {}, .path = {}, .message = message, .suggestion = {}}};
}

}  // namespace

Error::Error(const std::string& message) : Error(only(message)) {}

Error::Error(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

}  // namespace dawnline
