#include "dawnline/scenario/problems.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace dawnline::scenario {

void in_order_of_place(std::vector<Problem>& problems) {
    std::vector<std::string> files;
    const auto key = [&](const Problem& problem) {
        const auto file = std::find(files.begin(), files.end(), problem.place.file);
        return std::tuple(file - files.begin(), problem.place.line, problem.place.column);
    };
    for (const Problem& problem : problems)
        if (std::find(files.begin(), files.end(), problem.place.file) == files.end())
            files.push_back(problem.place.file);
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
}

}  // namespace dawnline::scenario
