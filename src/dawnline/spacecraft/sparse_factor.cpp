#include "dawnline/spacecraft/sparse_factor.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace dawnline::spacecraft {
namespace {

using Neighbours = std::vector<std::set<std::int32_t>>;

Neighbours symmetric_neighbours(const SparsePattern& pattern) {
    Neighbours near(pattern.size());
    for (std::size_t column = 0; column < pattern.size(); ++column)
        for (auto e = pattern.column_start[column]; e < pattern.column_start[column + 1]; ++e) {
            const auto row = static_cast<std::size_t>(pattern.row[static_cast<std::size_t>(e)]);
            if (row == column) continue;
            near[column].insert(static_cast<std::int32_t>(row));
            near[row].insert(static_cast<std::int32_t>(column));
        }
    return near;
}

/// Unknowns in the order of their elimination; `near` becomes each one's later neighbours.
std::vector<std::int32_t> least_degree_order(Neighbours& near) {
    const std::size_t n = near.size();
    std::vector<std::int32_t> order;
    std::vector<bool> done(n, false);
    for (std::size_t step = 0; step < n; ++step) {
        std::size_t best = n;
        for (std::size_t i = 0; i < n; ++i)
            if (!done[i] && (best == n || near[i].size() < near[best].size())) best = i;
        done[best] = true;
        const auto eliminated = static_cast<std::int32_t>(best);
        order.push_back(eliminated);
        for (const std::int32_t a : near[best]) {
            auto& of_a = near[static_cast<std::size_t>(a)];
            of_a.insert(near[best].begin(), near[best].end());
            of_a.erase(a);
            of_a.erase(eliminated);
        }
    }
    return order;
}

}  // namespace

SparseFactor::SparseFactor(const SparsePattern& pattern) {
    const std::size_t n = pattern.size();
    Neighbours near = symmetric_neighbours(pattern);
    const std::vector<std::int32_t> order = least_degree_order(near);
    diagonal_of_.resize(n);
    for (std::size_t k = 0; k < n; ++k)
        diagonal_of_[static_cast<std::size_t>(order[k])] = static_cast<std::int32_t>(k);

    start_.push_back(0);
    for (const std::int32_t unknown : order) {
        for (const std::int32_t j : near[static_cast<std::size_t>(unknown)])
            index_.push_back(diagonal_of_[static_cast<std::size_t>(j)]);
        std::sort(index_.begin() + start_.back(), index_.end());
        start_.push_back(static_cast<std::int32_t>(index_.size()));
    }

    // Place of entry (row, column), both as steps.
    const auto off_diagonals = static_cast<std::int32_t>(index_.size());
    const auto place = [&](std::int32_t row, std::int32_t column) {
        if (row == column) return row;
        const auto first = static_cast<std::size_t>(std::min(row, column));
        const auto found =
            std::lower_bound(index_.begin() + start_[first], index_.begin() + start_[first + 1],
                             std::max(row, column));
        const auto offset = static_cast<std::int32_t>(found - index_.begin());
        return static_cast<std::int32_t>(n) + offset + (row > column ? 0 : off_diagonals);
    };
    for (std::size_t column = 0; column < n; ++column)
        for (auto e = pattern.column_start[column]; e < pattern.column_start[column + 1]; ++e) {
            const auto row = static_cast<std::size_t>(pattern.row[static_cast<std::size_t>(e)]);
            source_.push_back(place(diagonal_of_[row], diagonal_of_[column]));
        }
    for (std::size_t k = 0; k < n; ++k)
        for (std::int32_t i = start_[k]; i < start_[k + 1]; ++i)
            for (std::int32_t j = start_[k]; j < start_[k + 1]; ++j)
                target_.push_back(place(index_[static_cast<std::size_t>(i)],
                                        index_[static_cast<std::size_t>(j)]));
    value_.resize(n + 2 * index_.size());
    work_.resize(n);
}

bool SparseFactor::factor(std::span<const double> jacobian, double shift) noexcept {
    const std::size_t n = size();
    double* const pivot = value_.data();
    double* const lower = pivot + n;
    const double* const upper = lower + index_.size();
    std::fill(value_.begin(), value_.end(), 0.0);
    std::fill_n(pivot, n, shift);
    for (std::size_t e = 0; e < source_.size(); ++e)
        value_[static_cast<std::size_t>(source_[e])] -= jacobian[e];

    bool sound = true;
    const std::int32_t* target = target_.data();
    for (std::size_t k = 0; k < n; ++k) {
        const double inverse = 1.0 / pivot[k];
        sound = sound && std::isfinite(inverse);
        pivot[k] = inverse;
        for (std::int32_t i = start_[k]; i < start_[k + 1]; ++i) {
            const double factor = lower[i] *= inverse;
            for (std::int32_t j = start_[k]; j < start_[k + 1]; ++j)
                value_[static_cast<std::size_t>(*target++)] -= factor * upper[j];
        }
    }
    return sound;
}

void SparseFactor::solve(std::span<double> x) noexcept {
    const std::size_t n = size();
    const double* const pivot = value_.data();
    const double* const lower = pivot + n;
    const double* const upper = lower + index_.size();
    double* const work = work_.data();
    for (std::size_t i = 0; i < n; ++i) work[diagonal_of_[i]] = x[i];
    for (std::size_t k = 0; k < n; ++k)
        for (std::int32_t e = start_[k]; e < start_[k + 1]; ++e)
            work[index_[static_cast<std::size_t>(e)]] -= lower[e] * work[k];
    for (std::size_t k = n; k-- > 0;) {
        double sum = work[k];
        for (std::int32_t e = start_[k]; e < start_[k + 1]; ++e)
            sum -= upper[e] * work[index_[static_cast<std::size_t>(e)]];
        work[k] = sum * pivot[k];
    }
    for (std::size_t i = 0; i < n; ++i) x[i] = work[diagonal_of_[i]];
}

}  // namespace dawnline::spacecraft
