#pragma once
// Transfers that share links, event by event; a part of collective_run.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dawnline/network/collective_run.hpp"
#include "dawnline/network/collective_ways.hpp"
#include "dawnline/network/max_min.hpp"

namespace dawnline::network {

/// The transfers of one collective in flight; lives for one run().
///
/// Events are what changes rates: a transfer's latency is over, its last bit has passed, a link
/// changes, the change has been detected, a rank has done its local work. Those within 1e-12 of one
/// another in relative time count as one, so that symmetry survives rounding.
class CollectiveEvents {
  public:
    /// All must outlive this; `up` are the links that traffic takes as usable at the start.
    CollectiveEvents(const Fabric& fabric, const Schedule& schedule, TransferWays& ways,
                     std::vector<std::uint8_t> up, const RunOptions& options,
                     std::span<const std::uint32_t> node_of);

    /// Runs to the end; fills time, transfers' bits and fillings.
    void run(CollectiveRun& out);

  private:
    enum class Kind : std::uint8_t { begin, end, change, detect, worked };
    struct Event {
        double time;
        std::uint64_t order;  // of equal times, as they were made
        std::uint32_t index, version;
        Kind kind;
    };
    struct Flow {
        std::uint32_t transfer = 0, number = 0;  // number in rates_ while it flows
        std::uint32_t version = 0;               // of its begin or end that still counts
        bool flows = false, in_use = false;
        double left = 0, rate = 0, since = 0;  // [bit] [bit/s] [s]
        std::vector<std::uint32_t> way;
    };
    struct Rank {
        std::uint32_t round = 0;
        std::size_t repetition = 0;
        std::uint32_t pending = 0;  // transfers of this round
        bool here = false;          // not at its local work
    };

    void post(double time, Kind kind, std::size_t index, std::uint32_t version);
    void run_free();
    void run_lockstep();
    double next_change() const noexcept;
    bool take_events();
    void handle(const Event& event);
    void enter(std::uint32_t rank);
    void advance(std::uint32_t rank);
    void start(std::size_t transfer);
    void depart(Flow& flow, std::uint32_t slot);
    void finish(std::uint32_t slot);
    void settle();
    void account(Flow& flow);
    void detected(const LinkChange& change, std::size_t index);
    void index_rounds();
    [[noreturn]] void stuck() const;

    const Fabric& fabric_;
    const Schedule& schedule_;
    TransferWays& ways_;
    std::vector<std::uint8_t> up_;
    const RunOptions& options_;
    std::span<const std::uint32_t> node_of_;
    FairRates rates_;
    std::vector<std::uint32_t> last_change_;  // of each link, so far
    std::vector<Event> heap_;
    std::uint64_t made_ = 0;
    double now_ = 0;  // [s]
    std::vector<Flow> flows_;
    std::vector<std::uint32_t> free_flows_, flow_of_number_;
    std::vector<Rank> ranks_;
    std::vector<std::vector<std::uint32_t>> row_start_, row_;  // of each round: a rank's transfers
    std::vector<std::uint32_t> entering_;
    std::size_t in_flight_ = 0;
    std::size_t changes_left_ = 0, detections_left_ = 0;
    CollectiveRun* out_ = nullptr;
};

}  // namespace dawnline::network
