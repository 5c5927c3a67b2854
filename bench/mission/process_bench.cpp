// The program as a whole process, start to end, and the memory it took.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

/// Runs the program with its output thrown away; its peak memory in megabytes, or -1 if it failed.
double run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), DAWNLINE_PROGRAM);
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("DAWNLINE_HOME", DAWNLINE_SOURCE_DIR, 1);
        if (!std::freopen("/dev/null", "w", stdout) || !std::freopen("/dev/null", "w", stderr))
            std::_Exit(1);
        ::execv(DAWNLINE_PROGRAM, words.data());
        std::_Exit(1);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0
               ? static_cast<double>(used.ru_maxrss) / 1024.0
               : -1.0;
}

void against(benchmark::State& state, double target, double memory) {
    state.counters["target_s"] = target;
    state.counters["of_target"] = benchmark::Counter(
        target, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
    state.counters["peak_MB"] = memory;
}

void eval_process(benchmark::State& state) {
    double memory = 0.0;
    for (auto _ : state)
        memory = std::max(memory, run({"eval", "network.optical_link", "--set", "range=5000 km"}));
    against(state, 0.050, memory);
}
BENCHMARK(eval_process)->Unit(benchmark::kMillisecond)->UseRealTime();

void run_process(benchmark::State& state) {
    const auto folder = std::filesystem::temp_directory_path() / "dawnline_bench_run";
    double memory = 0.0;
    for (auto _ : state)
        memory = std::max(memory, run({"run", DAWNLINE_SOURCE_DIR "/scenarios/suncatcher.yaml",
                                       "--out", folder.string()}));
    std::filesystem::remove_all(folder);
    against(state, 10.0, memory);
}
BENCHMARK(run_process)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
