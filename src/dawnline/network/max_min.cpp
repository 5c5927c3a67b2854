#include "dawnline/network/max_min.hpp"

#include <algorithm>
#include <limits>

#include "dawnline/base/error.hpp"

namespace dawnline::network {

std::vector<double> max_min_rates(const std::vector<double>& capacity,
                                  const std::vector<std::vector<std::size_t>>& flows) {
    constexpr double k_unlimited = std::numeric_limits<double>::infinity();
    std::vector<double> left = capacity;
    std::vector<std::size_t> active(capacity.size(), 0);
    for (const auto& links : flows)
        for (std::size_t link : links) {
            if (link >= capacity.size()) throw Error("a flow passes a link that does not exist");
            ++active[link];
        }

    std::vector<double> rates(flows.size(), k_unlimited);
    std::vector<bool> frozen(flows.size(), false);
    for (;;) {
        // The link whose fair share is smallest fills first and freezes its flows.
        double share = k_unlimited;
        std::size_t tightest = capacity.size();
        for (std::size_t link = 0; link < capacity.size(); ++link) {
            if (active[link] == 0) continue;
            const double fair = left[link] / static_cast<double>(active[link]);
            if (fair < share) share = fair, tightest = link;
        }
        if (tightest == capacity.size()) return rates;
        for (std::size_t f = 0; f < flows.size(); ++f) {
            const auto& links = flows[f];
            if (frozen[f] || std::find(links.begin(), links.end(), tightest) == links.end())
                continue;
            frozen[f] = true;
            rates[f] = share;
            for (std::size_t link : links) {
                left[link] -= share;
                --active[link];
            }
        }
    }
}

}  // namespace dawnline::network
