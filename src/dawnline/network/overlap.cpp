#include "dawnline/network/overlap.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace dawnline::network {

Overlap overlap(std::span<const double> ready, std::span<const double> exchange,
                double arithmetic) noexcept {
    assert(ready.size() == exchange.size());
    double done = 0.0, busy = 0.0;
    for (std::size_t k = 0; k < ready.size(); ++k) {
        done = std::max(done, ready[k]) + exchange[k];
        busy += exchange[k];
    }
    Overlap out;
    out.time = std::max(done, arithmetic);
    out.exposed = std::max(0.0, done - arithmetic);
    out.hidden = busy > 0.0 ? 1.0 - std::min(out.exposed, busy) / busy : 1.0;
    out.idle = std::max(0.0, done - busy);
    return out;
}

}  // namespace dawnline::network
