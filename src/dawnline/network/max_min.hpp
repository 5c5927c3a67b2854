#pragma once
// Fair shares of links among flows.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dawnline::network {

/// Rates of flows by progressive filling: no flow can have more without one that has less giving
/// way (Bertsekas & Gallager 1992, sec. 6.5.2).
///
/// `capacity` of each link [bit/s]; `flows[f]` are the links that flow f passes, each at most once.
/// A flow over no link is not limited and gets infinity. Throws Error on a link that does not
/// exist or has a capacity that is negative or not a number. O(P log L) for P passages over L
/// links.
std::vector<double> max_min_rates(const std::vector<double>& capacity,
                                  const std::vector<std::vector<std::size_t>>& flows);

/// The same rates kept up while flows come and go and links change.
///
/// Only flows on changed links are filled again, others held, and then those held flows are taken
/// in that have more than a link's level or have lost the link that limits them, until every flow
/// has a full link on which nobody has more: what makes rates max-min fair, and them alone (same
/// source), here to 1e-11. Allocates only while it grows.
class FairRates {
  public:
    /// Throws Error on a capacity that is negative or not a number, naming the link.
    explicit FairRates(std::vector<double> capacity);

    /// A flow over `way`, at least one link, each once; `way` must outlive the flow. Its number is
    /// free for another after remove().
    std::uint32_t add(std::span<const std::uint32_t> way);
    void remove(std::uint32_t flow);
    void set_capacity(std::uint32_t link, double capacity);

    /// Brings rates up to date with all changes since the last call.
    void settle();

    /// Flows that the last settle() gave another rate.
    std::span<const std::uint32_t> changed() const noexcept { return changed_; }

    double rate(std::uint32_t flow) const noexcept { return rate_[flow]; }          // [bit/s]
    double capacity(std::uint32_t link) const noexcept { return capacity_[link]; }  // [bit/s]

  private:
    struct Passage {
        std::uint32_t flow, hop;
    };
    struct Share {
        double level;
        std::uint32_t link;
    };

    void touch(std::uint32_t link);
    double level_of(std::uint32_t link) const;
    void take(std::uint32_t flow);
    void fill();
    bool take_unfair();

    std::vector<double> capacity_;
    std::vector<std::vector<Passage>> on_link_;
    std::vector<std::span<const std::uint32_t>> way_;  // of each flow
    std::vector<std::vector<std::uint32_t>> place_;    // of its passages in on_link_
    std::vector<double> rate_, rate_before_;           // [bit/s]
    std::vector<std::uint32_t> limit_;                 // link that limits each flow
    std::vector<std::uint8_t> fresh_;                  // added since the last settle
    std::vector<std::uint32_t> free_;                  // numbers not in use
    std::vector<std::uint32_t> touched_;               // links where something changed
    std::vector<std::uint8_t> is_touched_;
    double threshold_;  // no flow below it changes directly [bit/s]
    std::vector<std::uint32_t> links_, flows_, changed_;  // of the part filled again
    std::vector<std::uint8_t> link_in_, flow_in_;         // flow_in_: 1 filling, 2 stopped
    std::vector<double> left_, level_;                    // of each link in the part [bit/s]
    std::vector<std::uint32_t> active_;
    std::vector<Share> heap_;
};

}  // namespace dawnline::network
