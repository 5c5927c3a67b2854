#include <cmath>
#include <utility>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent_losses.hpp"
#include "dawnline/launch/rocket.hpp"
#include "dawnline/mission/mission.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

struct Closed {
    Design design;
    Operations operations;
    Campaign campaign;
    Accounts accounts;
};

Closed closed_form(const std::vector<std::string>& set = {}) {
    const Scenario scenario = load("suncatcher", set);
    Closed c;
    c.design = size(scenario);
    c.operations = estimate(scenario, c.design);
    c.campaign = deploy(scenario, c.design);
    c.accounts = account(scenario, c.design, c.operations, c.campaign);
    return c;
}

// At the break-even launch price orbit and ground cost the same: the definition, taken at its word.
TEST(Account, BreaksEvenAtItsBreakEvenPrice) {
    // Cheap satellites, no development and dear power below, so that a positive price exists.
    std::vector<std::string> set{"economics.development=0 MUSD",
                                 "satellite.array.price=0.3 USD/W",
                                 "satellite.bus.price=0.02 MUSD",
                                 "satellite.terminal.price=2000 USD",
                                 "satellite.radiator.price=300 USD/m2",
                                 "economics.ground_segment=0.1 MUSD/yr",
                                 "ground.grid.energy_price=5 USD/kWh",
                                 "launch.vehicle.success_probability=1",
                                 "launch.pricing=per_kg"};
    const double price = closed_form(set).accounts.break_even_launch_price;
    ASSERT_GT(price, 0.0);
    set.push_back("launch.price_per_kg=" + std::to_string(price) + " USD/kg");
    EXPECT_NEAR(closed_form(set).accounts.ratio, 1.0, 1e-6);
}

// Ledger parts sum to their totals.
TEST(Account, SumsItsParts) {
    const Closed c = closed_form();
    for (const Ledger* ledger : {&c.accounts.orbit, &c.accounts.ground}) {
        double capital = 0.0, operations = 0.0;
        for (const Item& item : ledger->capital) capital += item.amount;
        for (const Item& item : ledger->operations) operations += item.amount;
        EXPECT_NEAR(capital, ledger->capital_total, 1e-9 * capital);
        EXPECT_NEAR(operations, ledger->operations_rate, 1e-9 * operations);
    }
}

// Both sides get the same computers; what differs is what is around them.
TEST(Account, ComparesTheSameAccelerators) {
    const Closed c = closed_form({"launch.vehicle.success_probability=1",
                                  "satellite.infant_loss=0 %", "ground.site.network_share=0 %"});
    const auto computers = [](const Ledger& ledger) {
        for (const Item& item : ledger.capital)
            if (item.name == "computers") return item.amount;
        return std::nan("");
    };
    EXPECT_NEAR(computers(c.accounts.orbit), computers(c.accounts.ground),
                1e-9 * computers(c.accounts.ground));
}

// A flight carries whole satellites, and the flights carry all of them.
TEST(Deploy, CarriesTheFleet) {
    const Closed c = closed_form();
    EXPECT_GE(c.campaign.flights * c.campaign.satellites_per_flight, c.campaign.satellites_built);
    EXPECT_LE(c.campaign.satellites_per_flight * c.design.mass.launch, c.campaign.payload);
    EXPECT_GT(c.campaign.last_flight, c.campaign.first_flight);
}

// A published payload holds at its own orbit, with the dispenser off; the pad is on its latitude.
TEST(Deploy, CarriesThePublishedPayloadToItsOwnOrbit) {
    const Closed c =
        closed_form({"launch.vehicle.payload_basis=published", "launch.vehicle.payload=12345 kg",
                     "launch.vehicle.reference_altitude=650 km",
                     "launch.vehicle.reference_inclination=97.98562 deg",
                     "launch.vehicle.dispenser_share=10 %"});
    // The inclination is given to 1e-5 deg, which is worth as much of the payload.
    EXPECT_NEAR(c.campaign.payload / (0.9 * 12345.0), 1.0, 1e-5);
}

// From another pad the same rocket lifts what the optimiser finds, also between the nodes of the
// table: two computations of one thing. 1 % is what the header states.
TEST(Deploy, TabulatedPayloadIsTheOptimisers) {
    const scenario::Launch launch = load("suncatcher").launch;
    const auto mode = launch::FlightMode{launch::BoosterRecovery::downrange};
    for (const auto& [altitude, inclination] : {std::pair{650e3, 97.99}, std::pair{550e3, 53.0}}) {
        const double i = inclination * constants::k_degree;
        const launch::AscentVehicle vehicle =
            launch::ascent_vehicle(launch.vehicle.rocket, launch.margins, mode, altitude);
        const double tabulated =
            launch::payload_to(vehicle, launch.vehicle.losses, altitude, i, launch.site.latitude);
        const launch::RocketFlight flown = launch::fly_rocket(
            launch.vehicle.rocket, launch.margins, mode,
            {.altitude = altitude, .inclination = i, .site_latitude = launch.site.latitude});
        ASSERT_GT(flown.ascent.payload, 0.0);
        EXPECT_NEAR(tabulated / flown.ascent.payload, 1.0, 0.01) << inclination;
    }
}

// A published payload due east is one from a pad on the latitude of its inclination. Against the
// turning ground, to a sun-synchronous orbit, a pad nearer to the pole loses less.
TEST(Deploy, PublishedPayloadIsFromItsOwnPad) {
    const auto payload = [](const char* latitude) {
        return closed_form({"launch.vehicle.payload_basis=published",
                            std::string("launch.site.latitude=") + latitude})
            .campaign.payload;
    };
    EXPECT_LT(payload("28.5 deg"), payload("60 deg"));
}

// Cost of a flight by hand: stages over their uses, refurbished in between, operations, profit.
TEST(Deploy, PricesFlightsByWhatTheyCost) {
    const Closed c = closed_form(
        {"launch.pricing=cost", "launch.vehicle.reuse.first_build=30 MUSD",
         "launch.vehicle.reuse.first_uses=10", "launch.vehicle.reuse.first_refurbishment=5 %",
         "launch.vehicle.reuse.upper_build=9 MUSD", "launch.vehicle.reuse.upper_uses=1",
         "launch.vehicle.reuse.operations=6 MUSD", "launch.vehicle.reuse.profit=20 %"});
    const double flight = 1.2 * (3.0 + 0.05 * 30.0 * 0.9 + 9.0 + 6.0) * 1e6;
    EXPECT_NEAR(c.campaign.launch_cost / c.campaign.flights_bought / flight, 1.0, 1e-12);
}

// Another thrust than that of the tabulated ascents is said, not hidden.
TEST(Deploy, SaysWhenTheLossesAreAnotherRockets) {
    const Closed c = closed_form({"launch.vehicle.rocket.upper.vacuum_thrust=784.8 kN"});
    EXPECT_NEAR(c.campaign.losses_misfit, 0.2, 1e-3);
}

// The same scenario gives the same values: no state is kept anywhere.
TEST(Mission, IsAFunctionOfItsScenario) {
    const Closed a = closed_form(), b = closed_form();
    EXPECT_EQ(a.accounts.ratio, b.accounts.ratio);
    EXPECT_EQ(a.design.mass.launch, b.design.mass.launch);
}

// Ten inputs, each telling no less than the next.
TEST(Sensitivities, AreTheTenMostTelling) {
    const Scenario scenario = load("suncatcher");
    const std::vector<Sensitivity> all = sensitivities(scenario);
    ASSERT_EQ(all.size(), 10u);
    const double base = closed_form().accounts.orbit.cost_per_accelerator_hour;
    double before = HUGE_VAL;
    for (const Sensitivity& s : all) {
        const double swing = std::max(std::abs(s.low - base), std::abs(s.high - base));
        EXPECT_LE(swing, before);
        before = swing;
    }
}

}  // namespace
}  // namespace dawnline::mission
