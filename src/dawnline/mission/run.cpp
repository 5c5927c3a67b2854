#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {

Outcome run(const Scenario& scenario, unsigned jobs, Progress& progress) {
    Outcome outcome;
    outcome.design = size(scenario);
    outcome.operations = simulate(scenario, outcome.design, progress);
    outcome.campaign = deploy(scenario, outcome.design);
    outcome.accounts = account(scenario, outcome.design, outcome.operations, outcome.campaign);
    outcome.accounts.sensitivities = sensitivities(scenario, jobs);
    outcome.verdict =
        judge(scenario, outcome.design, outcome.operations, outcome.campaign, outcome.accounts);
    outcome.trades = trades(scenario, jobs, progress);
    return outcome;
}

}  // namespace dawnline::mission
