#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/compute/faults.hpp"
#include "dawnline/compute/job_history.hpp"

namespace dawnline::compute {
namespace {

constexpr double k_day = 86400.0;

FaultyJob job_of(double save, double mtbf, double restart) {
    FaultyJob job;
    job.sources = {{"any", 1.0, 1.0 / mtbf}};
    job.save = save;
    job.restart = restart;
    return job;
}

struct Case {
    double save, mtbf, restart;
};
class History : public testing::TestWithParam<Case> {};

// Useful share at Young's, Daly's and the exact interval against Daly's expected time, which is
// exact for this process. Histories of 4 000 mean times keep the end's effect below 1e-4.
TEST_P(History, AgreesWithTheExactEfficiency) {
    const auto [save, mtbf, restart] = GetParam();
    FaultyJob job = job_of(save, mtbf, restart);
    double best = 0.0;
    for (double interval : {young_interval(save, mtbf), daly_interval(save, mtbf),
                            exact_interval(save, mtbf), 3.0 * exact_interval(save, mtbf)}) {
        job.interval = interval;
        const JobSpread spread = live_often(job, 4000.0 * mtbf, 24, 5, 0);
        const double exact = checkpoint_efficiency(interval, save, mtbf, restart);
        // Daly charges e^(R/M) to each segment, the first try included; a job that has just saved
        // pays it after a fault only. Both expectations are the same renewal process.
        EXPECT_NEAR(spread.useful_share, exact, 3.0 * spread.standard_error + 2e-4) << interval;
        EXPECT_NEAR(spread.useful_share / exact, 1.0, 0.02) << interval;
        best = std::max(best, exact);
    }
    EXPECT_DOUBLE_EQ(best, checkpoint_efficiency(exact_interval(save, mtbf), save, mtbf, restart));
}
INSTANTIATE_TEST_SUITE_P(Cases, History,
                         testing::Values(Case{60, 11134.8, 300}, Case{60, 8424, 0},
                                         Case{300, 3600, 600}, Case{5, 820, 60}));

/// A job with every kind of trouble.
FaultyJob troubled() {
    FaultyJob job;
    job.sources = {{"chip", 256.0, 1e-8, 0.0, FaultEffect::loses_part, 30.0},
                   {"memory", 256.0, 0.0, 3e-13, FaultEffect::interrupts, 5.0},
                   {"silent", 256.0, 0.0, 9e-13, FaultEffect::corrupts, 4000.0, 0.7},
                   {"host", 64.0, 2e-8, 2e-13, FaultEffect::interrupts}};
    job.flux = RateSteps({0.0, 5000.0, 5600.0}, {1e4, 1e7, 1e4}, 5900.0);
    job.interval = 1800.0;
    job.save = 20.0;
    job.restart = 240.0;
    job.replicas = 16;
    job.parts_per_replica = 16;
    job.spares = 4;
    return job;
}

// Every second goes into one thing.
TEST(JobHistory, AccountsForAllTime) {
    for (double verification : {0.0, 15.0})
        for (SavePolicy policy : {SavePolicy::regular, SavePolicy::foresees}) {
            FaultyJob job = troubled();
            job.verification = verification;
            job.policy = policy;
            const JobHistory h = live(job, 90.0 * k_day, 3, 1);
            EXPECT_NEAR(h.useful + h.lost + h.saving + h.restarting + h.slowed + h.stopped,
                        h.elapsed, 1e-6 * h.elapsed);
            EXPECT_GT(h.lost, 0.0);
            EXPECT_EQ(h.elapsed, 90.0 * k_day);
        }
}

// The number of faults is Poisson with the integral of the rate as mean, whatever the job does:
// 3 standard errors of the mean of 64 histories.
TEST(JobHistory, CountsFaultsAsTheFluxHasThem) {
    FaultyJob job = troubled();
    for (FaultSource& source : job.sources)
        if (source.effect == FaultEffect::loses_part) source.effect = FaultEffect::interrupts;
    const double duration = 30.0 * k_day;
    const JobSpread spread = live_often(job, duration, 64, 7, 0);
    for (std::size_t s = 0; s < job.sources.size(); ++s) {
        const FaultSource& source = job.sources[s];
        const double mean =
            source.parts * source.found *
            (source.rate * duration + source.cross_section * job.flux.integral(duration));
        // Corruptions while the job is down do nothing and count like the others.
        EXPECT_NEAR(spread.faults[s], mean, 3.0 * std::sqrt(mean / 64.0)) << source.name;
    }
}

TEST(JobHistory, IsTheSameForAnyNumberOfThreads) {
    const FaultyJob job = troubled();
    const JobSpread one = live_often(job, 20.0 * k_day, 33, 11, 1);
    for (unsigned jobs : {2u, 0u}) {
        const JobSpread many = live_often(job, 20.0 * k_day, 33, 11, jobs);
        EXPECT_EQ(one.useful_share, many.useful_share);
        EXPECT_EQ(one.standard_error, many.standard_error);
        EXPECT_EQ(one.faults, many.faults);
    }
}

// Parts die as e^(−λT) while all of them run, and a job of one replica without spares ends with
// the first loss: its running share of a time T is (1 − e^(−nλT))/(nλT).
TEST(JobHistory, StopsWhenNoReplicaIsLeft) {
    FaultyJob job;
    job.sources = {{"chip", 16.0, 1e-7, 0.0, FaultEffect::loses_part}};
    job.parts_per_replica = 16;
    job.interval = 600.0;  // half of it is lost at the end, 4e-4 of the duration
    const double duration = 10.0 * k_day, x = 16.0 * 1e-7 * duration;
    const JobSpread spread = live_often(job, duration, 4000, 2, 0);
    EXPECT_NEAR(spread.useful_share, -std::expm1(-x) / x, 3.0 * spread.standard_error + 4e-4);
}

// With as many spares as may ever be needed nothing is slower than without losses.
TEST(JobHistory, SparesKeepTheSpeed) {
    FaultyJob job = troubled();
    job.spares = 100000;
    EXPECT_EQ(live(job, 90.0 * k_day, 3, 1).slowed, 0.0);
    job.spares = 0;
    EXPECT_GT(live(job, 90.0 * k_day, 3, 1).slowed, 0.0);
}

// A verification finds corruption within one segment, so less is lost than by noticing it later.
TEST(JobHistory, VerificationShortensTheLoss) {
    FaultyJob job;
    job.sources = {{"silent", 1.0, 1.0 / 36000.0, 0.0, FaultEffect::corrupts, 7200.0}};
    job.save = 30.0;
    job.restart = 60.0;
    job.interval = 900.0;
    const JobSpread late = live_often(job, 3e6, 32, 4, 0);
    job.verification = 20.0;
    const JobSpread soon = live_often(job, 3e6, 32, 4, 0);
    EXPECT_GT(soon.useful_share, late.useful_share + 3.0 * late.standard_error);
}

// The period of Aupy et al. is the best of its neighbours within the noise of the simulation:
// verification 20 s, save 30 s, stops every 10 800 s, silent errors every 36 000 s. A period that
// is half or double wastes a quarter more to first order (x + 1/x over 2).
TEST(JobHistory, MixedPeriodIsTheBest) {
    FaultyJob job;
    job.sources = {{"stop", 1.0, 1.0 / 10800.0},
                   {"silent", 1.0, 1.0 / 36000.0, 0.0, FaultEffect::corrupts}};
    job.verification = 20.0;
    job.save = 30.0;
    const double period = silent_error_period(20.0, 30.0, 10800.0, 36000.0);
    const auto share = [&](double interval) {
        job.interval = interval;
        return live_often(job, 2e7, 16, 6, 0).useful_share;
    };
    const double best = share(period);
    EXPECT_GT(best, share(0.5 * period) + 0.01);
    EXPECT_GT(best, share(2.0 * period) + 0.01);
    // First-order waste 2 √((V + C)(1/2μ_f + 1/μ_s)); second order is its square.
    const double waste = 2.0 * std::sqrt(50.0 * (0.5 / 10800.0 + 1.0 / 36000.0));
    EXPECT_NEAR(1.0 - best, waste, waste * waste);
}

// Saves that follow the flux beat the best regular ones where an orbit has ten bad minutes.
TEST(JobHistory, ForesightPaysWhereTheOrbitIsUneven) {
    FaultyJob job;
    job.sources = {{"upset", 256.0, 0.0, 1e-12}};
    job.flux = RateSteps({0.0, 5000.0, 5600.0}, {1e4, 1e7, 1e4}, 5900.0);
    job.save = 10.0;
    job.restart = 120.0;
    const double mtbf = 1.0 / job_rate(job.sources, job.flux).mean();
    double regular = 0.0, error = 0.0;
    for (double factor : {0.5, 0.7, 1.0, 1.4, 2.0}) {
        job.interval = factor * exact_interval(job.save, mtbf);
        const JobSpread spread = live_often(job, 60.0 * k_day, 32, 8, 0);
        regular = std::max(regular, spread.useful_share);
        error = spread.standard_error;
    }
    job.policy = SavePolicy::foresees;
    EXPECT_GT(live_often(job, 60.0 * k_day, 32, 8, 0).useful_share, regular + 3.0 * error);
}

void expect_refusal(const FaultyJob& job, double duration, const std::string& words) {
    try {
        live(job, duration, 1, 0);
        ADD_FAILURE() << words;
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
}

TEST(JobHistory, RefusesNamingTheField) {
    FaultyJob job = troubled();
    job.sources[1].rate = -1.0;
    expect_refusal(job, 1e5, "memory.rate is -1");
    job = troubled();
    job.sources[2].found = 1.5;
    expect_refusal(job, 1e5, "silent.found is 1.5");
    job = troubled();
    job.interval = 0.0;
    expect_refusal(job, 1e5, "interval is 0");
    job = troubled();
    job.replicas = 0;
    expect_refusal(job, 1e5, "replicas is 0");
    expect_refusal(troubled(), -1.0, "duration is -1");
}

}  // namespace
}  // namespace dawnline::compute
