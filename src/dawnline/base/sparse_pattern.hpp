#pragma once
// Where a sparse square matrix may differ from zero.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dawnline {

/// Compressed columns: the rows of column j are row[column_start[j] … column_start[j + 1]),
/// ascending. Values belonging to a pattern have row.size() elements in the same order.
struct SparsePattern {
    std::vector<std::int64_t> column_start{0};  // one more than there are columns
    std::vector<std::int64_t> row;

    std::size_t size() const noexcept { return column_start.size() - 1; }
    std::size_t entries() const noexcept { return row.size(); }
};

}  // namespace dawnline
