#include <cmath>
#include <string>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/compute/fault_sources.hpp"
#include "dawnline/compute/job_history.hpp"
#include "dawnline/compute/stragglers.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace compute;

const char* const k_trillium = "Trillium under 67 MeV protons, arXiv:2511.19468v2 S2.3";

/// Doses per event, common to the two models below.
template <class In>
void add_doses(FieldTable& in) {
    in.number("silent_dose", &In::silent_dose, "rad_dose", more_than(0),
              "per silent corruption of a chip")
        .by_default("17 rad_dose", k_trillium);
    in.number("memory_dose", &In::memory_dose, "rad_dose", more_than(0),
              "per uncorrectable memory error of a chip")
        .by_default("44 rad_dose", k_trillium);
    in.number("interrupt_dose", &In::interrupt_dose, "rad_dose", more_than(0),
              "per functional interrupt of a chip")
        .by_default("5000 rad_dose", k_trillium);
    in.number("host_processor_dose", &In::host_processor_dose, "rad_dose", more_than(0),
              "per interrupt of a host by its processor")
        .by_default("450 rad_dose", k_trillium);
    in.number("host_memory_dose", &In::host_memory_dose, "rad_dose", more_than(0),
              "per interrupt of a host by its memory")
        .by_default("400 rad_dose", k_trillium);
}

template <class In>
ChipUpsets upsets_of(const In& in, double dose_rate) {
    return upsets_at(dose_rate, {in.silent_dose, in.memory_dose, in.interrupt_dose,
                                 in.host_processor_dose, in.host_memory_dose});
}

// ------------------------------------------------------------ upsets of a chip and its host

struct UpsetsIn {
    double dose_rate, chips, chips_per_host, silent_dose, memory_dose, interrupt_dose,
        host_processor_dose, host_memory_dose;
};
struct UpsetsOut {
    double silent, memory, interrupts, host, memory_time, silent_time, stop_time;
};

UpsetsOut chip_upsets(const UpsetsIn& in) {
    const ChipUpsets u = upsets_of(in, in.dose_rate);
    const double stops =
        in.chips * (u.memory + u.interrupts) + in.chips / in.chips_per_host * u.host;
    return {u.silent,
            u.memory,
            u.interrupts,
            u.host,
            1.0 / (in.chips * u.memory),
            1.0 / (in.chips * u.silent),
            1.0 / stops};
}

Model chip_upsets_model() {
    FieldTable in;
    in.number("dose_rate", &UpsetsIn::dose_rate, "rad_dose/yr", more_than(0), "behind the shield")
        .by_default("150 rad_dose/yr", "650 km sun-synchronous, arXiv:2511.19468v2 S2.3");
    in.number("chips", &UpsetsIn::chips, "1", at_least(1), "of the job").by_default("1");
    in.number("chips_per_host", &UpsetsIn::chips_per_host, "1", at_least(1), "that share one")
        .by_default("4");
    add_doses<UpsetsIn>(in);
    FieldTable out;
    out.number("silent", &UpsetsOut::silent, "1/yr", any_number(), "silent corruptions of a chip");
    out.number("memory", &UpsetsOut::memory, "1/yr", any_number(),
               "uncorrectable memory errors of a chip");
    out.number("interrupts", &UpsetsOut::interrupts, "1/yr", any_number(),
               "functional interrupts of a chip");
    out.number("host", &UpsetsOut::host, "1/yr", any_number(), "interrupts of a host");
    out.number("memory_time", &UpsetsOut::memory_time, "h", any_number(),
               "between memory errors of the job");
    out.number("silent_time", &UpsetsOut::silent_time, "h", any_number(),
               "between silent corruptions of the job");
    out.number("stop_time", &UpsetsOut::stop_time, "h", any_number(),
               "between upsets that stop the job: memory errors and interrupts");
    return make_model("compute.chip_upsets", "Upsets of chips and hosts at a dose rate",
                      "arXiv:2511.19468v2 S2.3, S4.3", std::move(in), std::move(out), &chip_upsets);
}

// ------------------------------------------------------------ a job, fault by fault

struct JobIn {
    long replicas, parts_per_replica, spares, chips_per_host, histories, seed, jobs;
    double ground_rate, loss_rate, link_rate, dose_rate, orbit_period, danger_time, danger_dose,
        silent_dose, memory_dose, interrupt_dose, host_processor_dose, host_memory_dose, found,
        detection, save, verification, restart, interval, duration;
    std::string policy;
};
struct JobOut {
    double useful_share, standard_error, least, median, interval, mean_time, closed_form,
        closed_form_ratio, interruptions, hardware, links, memory, silent, functional, saves;
};

FaultyJob job_of(const JobIn& in) {
    const auto chips = static_cast<double>(in.replicas * in.parts_per_replica);
    const double hosts = chips / static_cast<double>(in.chips_per_host);
    // Flux is the dose rate: what a job meets at a place of its orbit, of which danger_dose falls
    // within danger_time.
    FaultyJob job;
    const double quiet = in.danger_time < 1.0
                             ? in.dose_rate * (1.0 - in.danger_dose) / (1.0 - in.danger_time)
                             : in.dose_rate;
    if (in.danger_time > 0.0 && in.danger_time < 1.0) {
        const double danger = in.dose_rate * in.danger_dose / in.danger_time;
        job.flux = RateSteps({0.0, (1.0 - in.danger_time) * in.orbit_period}, {quiet, danger},
                             in.orbit_period);
    } else {
        job.flux = RateSteps::constant(in.dose_rate);
    }
    const ChipUpsets per_dose = upsets_of(in, 1.0);
    job.sources = {
        {"ground", chips, in.ground_rate, 0.0, FaultEffect::interrupts},
        {"hardware", chips, in.loss_rate, 0.0, FaultEffect::loses_part},
        {"link", chips, in.link_rate, 0.0, FaultEffect::interrupts},
        {"memory", chips, 0.0, per_dose.memory, FaultEffect::interrupts},
        {"silent", chips, 0.0, per_dose.silent, FaultEffect::corrupts, in.detection, in.found},
        {"functional", hosts, 0.0,
         per_dose.host + per_dose.interrupts * static_cast<double>(in.chips_per_host),
         FaultEffect::interrupts}};
    job.policy = in.policy == "foresees" ? SavePolicy::foresees : SavePolicy::regular;
    job.save = in.save;
    job.verification = in.verification;
    job.restart = in.restart;
    job.replicas = in.replicas;
    job.parts_per_replica = in.parts_per_replica;
    job.spares = in.spares;
    return job;
}

JobOut job_life(const JobIn& in) {
    FaultyJob job = job_of(in);
    JobOut out{};
    const double rate = job_rate(job.sources, job.flux).mean();
    out.mean_time = rate > 0.0 ? 1.0 / rate : HUGE_VAL;
    out.interval = in.interval;
    if (in.interval <= 0.0) {
        const double cost = in.save + in.verification;
        if (!(rate > 0.0) || !(cost > 0.0))
            throw Error("without faults or without a cost of saving no interval is best; give one");
        out.interval = exact_interval(cost, out.mean_time);
    }
    job.interval = out.interval;
    const JobSpread s =
        live_often(job, in.duration, static_cast<std::size_t>(in.histories),
                   static_cast<std::uint64_t>(in.seed), static_cast<unsigned>(in.jobs));
    out.useful_share = s.useful_share;
    out.standard_error = s.standard_error;
    out.least = s.least;
    out.median = s.median;
    out.closed_form = rate > 0.0 ? checkpoint_efficiency(out.interval, in.save + in.verification,
                                                         out.mean_time, in.restart)
                                 : 1.0;
    out.closed_form_ratio = out.useful_share / out.closed_form;
    for (double faults : s.faults) out.interruptions += faults;
    out.hardware = s.faults[1];
    out.links = s.faults[2];
    out.memory = s.faults[3];
    out.silent = s.faults[4];
    out.functional = s.faults[5];
    out.saves = s.saves;
    return out;
}

Model job_model() {
    FieldTable in;
    in.integer("replicas", &JobIn::replicas, between(1, 1e6), "that share the batch")
        .by_default("1");
    in.integer("parts_per_replica", &JobIn::parts_per_replica, between(1, 1e7),
               "chips; a replica needs them all")
        .by_default("1");
    in.integer("spares", &JobIn::spares, between(0, 1e7), "chips beyond those").by_default("0");
    in.integer("chips_per_host", &JobIn::chips_per_host, between(1, 1000), "that share one")
        .by_default("4");
    in.number("ground_rate", &JobIn::ground_rate, "1/d", at_least(0),
              "of interruptions a chip that are repaired at once, as counted on the ground")
        .by_default("0 1/d");
    in.number("loss_rate", &JobIn::loss_rate, "1/d", at_least(0), "of chips for good, each")
        .by_default("0 1/d");
    in.number("link_rate", &JobIn::link_rate, "1/d", at_least(0),
              "of interruptions by links, a chip")
        .by_default("0 1/d");
    in.number("dose_rate", &JobIn::dose_rate, "rad_dose/yr", at_least(0), "mean over the orbit")
        .by_default("0 rad_dose/yr");
    in.number("orbit_period", &JobIn::orbit_period, "min", more_than(0), "of the dose's steps")
        .by_default("97.7 min", "650 km");
    in.number("danger_time", &JobIn::danger_time, "1", share(),
              "share of the period in the South Atlantic Anomaly or the like")
        .by_default("0");
    in.number("danger_dose", &JobIn::danger_dose, "1", share(), "share of the dose there")
        .by_default("0");
    add_doses<JobIn>(in);
    in.number("found", &JobIn::found, "1", share(), "share of silent corruptions ever noticed")
        .by_default("1");
    in.number("detection", &JobIn::detection, "min", at_least(0),
              "until a silent corruption is noticed, without verification")
        .by_default("0 min");
    in.number("save", &JobIn::save, "s", at_least(0), "blocking");
    in.number("verification", &JobIn::verification, "s", at_least(0),
              "before each save; finds every corruption that can be found")
        .by_default("0 s");
    in.number("restart", &JobIn::restart, "s", at_least(0), "to be at work again")
        .by_default("0 s");
    in.number("interval", &JobIn::interval, "s", at_least(0),
              "of work between saves; 0: exact optimum of the mean rate")
        .by_default("0 s");
    in.choice("policy", &JobIn::policy, {"regular", "foresees"},
              "saves at the interval, or when the expected loss has grown to a save's cost")
        .by_default("regular");
    in.number("duration", &JobIn::duration, "d", more_than(0), "of a history");
    in.integer("histories", &JobIn::histories, between(1, 1e6), "lived").by_default("64");
    in.integer("seed", &JobIn::seed, between(0, 1e9), "of the draws").by_default("1");
    in.integer("jobs", &JobIn::jobs, between(0, 1024), "threads; 0: all. No result depends on it")
        .by_default("0");
    FieldTable out;
    out.number("useful_share", &JobOut::useful_share, "1", any_number(),
               "effective training time ratio, mean of histories");
    out.number("standard_error", &JobOut::standard_error, "1", any_number(), "of that mean");
    out.number("least", &JobOut::least, "1", any_number(), "of the histories");
    out.number("median", &JobOut::median, "1", any_number(), "of the histories");
    out.number("interval", &JobOut::interval, "s", any_number(), "between saves, where regular");
    out.number("mean_time", &JobOut::mean_time, "h", any_number(),
               "between noticed faults of the whole job");
    out.number("closed_form", &JobOut::closed_form, "1", any_number(),
               "Daly's expected useful share at the mean rate, no part lost");
    out.number("closed_form_ratio", &JobOut::closed_form_ratio, "1", any_number(),
               "simulated over closed form");
    out.number("interruptions", &JobOut::interruptions, "1", any_number(), "noticed, of a history");
    out.number("hardware", &JobOut::hardware, "1", any_number(), "of them chips lost");
    out.number("links", &JobOut::links, "1", any_number(), "by links");
    out.number("memory", &JobOut::memory, "1", any_number(), "by memory errors");
    out.number("silent", &JobOut::silent, "1", any_number(), "by silent corruptions");
    out.number("functional", &JobOut::functional, "1", any_number(), "by chips and hosts upset");
    out.number("saves", &JobOut::saves, "1", any_number(), "of a history");
    return make_model("compute.job_life", "A job lived fault by fault, many times",
                      "Poisson faults; Daly 2006 for the closed form beside", std::move(in),
                      std::move(out), &job_life);
}

// ------------------------------------------------------------ waiting for the slowest

struct SlowestIn {
    double parts, mean, sigma;
};
struct SlowestOut {
    double deviates, leading_term, time, efficiency;
};

SlowestOut slowest(const SlowestIn& in) {
    SlowestOut out;
    out.deviates = expected_greatest_normal(in.parts);
    out.leading_term = std::sqrt(2.0 * std::log(in.parts));
    out.time = slowest_of_normal(in.parts, in.mean, in.sigma);
    out.efficiency = in.mean / out.time;
    return out;
}

Model slowest_model() {
    FieldTable in;
    in.number("parts", &SlowestIn::parts, "1", between(1, 1e9), "that a step waits for");
    in.number("mean", &SlowestIn::mean, "ms", more_than(0), "time of a part").by_default("1 ms");
    in.number("sigma", &SlowestIn::sigma, "ms", at_least(0), "of that time").by_default("0 ms");
    FieldTable out;
    out.number("deviates", &SlowestOut::deviates, "1", any_number(),
               "expected greatest of as many standard normal draws");
    out.number("leading_term", &SlowestOut::leading_term, "1", any_number(),
               "sqrt(2 ln n), often taken for it");
    out.number("time", &SlowestOut::time, "ms", any_number(), "of a step");
    out.number("efficiency", &SlowestOut::efficiency, "1", any_number(), "mean over step time");
    return make_model("compute.slowest_part", "How much a synchronous step waits for jitter",
                      "order statistics, David & Nagaraja 2003, sec. 3.1", std::move(in),
                      std::move(out), &slowest);
}

struct ThrottledIn {
    double parts;
    std::vector<double> clocks, weights;
};
struct ThrottledOut {
    double slowest, mean, ratio;
};

ThrottledOut throttled(const ThrottledIn& in) {
    if (in.clocks.size() != in.weights.size() || in.clocks.empty())
        throw Error("clocks and weights must be equally long and not empty");
    double sum = 0.0, mean = 0.0;
    for (std::size_t k = 0; k < in.clocks.size(); ++k) {
        if (k > 0 && !(in.clocks[k] > in.clocks[k - 1]))
            throw Error("clocks must increase: number " + std::to_string(k) + " is " +
                        std::to_string(in.clocks[k]));
        sum += in.weights[k];
    }
    if (!(sum > 0.0)) throw Error("weights must have a sum of more than 0");
    std::vector<double> weights = in.weights;
    for (std::size_t k = 0; k < weights.size(); ++k) mean += (weights[k] /= sum) * in.clocks[k];
    const double slow = expected_slowest_clock(in.clocks, weights, in.parts);
    return {slow, mean, slow / mean};
}

Model throttled_model() {
    FieldTable in;
    in.number("parts", &ThrottledIn::parts, "1", at_least(1), "that draw their clocks each");
    in.numbers("clocks", &ThrottledIn::clocks, "1", at_least(0), "over the nominal, increasing");
    in.numbers("weights", &ThrottledIn::weights, "1", at_least(0), "of each clock");
    FieldTable out;
    out.number("slowest", &ThrottledOut::slowest, "1", any_number(), "expected: the job's pace");
    out.number("mean", &ThrottledOut::mean, "1", any_number(), "clock of a part");
    out.number("ratio", &ThrottledOut::ratio, "1", any_number(), "of the two");
    return make_model("compute.throttled_step",
                      "Pace of a synchronous job whose parts throttle independently",
                      "order statistics, David & Nagaraja 2003, sec. 2.1", std::move(in),
                      std::move(out), &throttled);
}

}  // namespace

void add_compute_fault_models(Directory& directory) {
    for (Model model : {chip_upsets_model(), job_model(), slowest_model(), throttled_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
