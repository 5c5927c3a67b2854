#include "dawnline/base/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

namespace dawnline {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

// What `work` makes terminal() write to a file.
template <class Work>
std::string written(bool quiet, Work&& work) {
    std::FILE* file = std::tmpfile();
    work(*terminal(file, quiet));
    std::string text(static_cast<std::size_t>(std::ftell(file)), '\0');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

// What a piece of work just over a second makes terminal() write to a pseudo-terminal.
std::string shown_on_a_terminal() {
    int reader = 0, writer = 0;
    if (openpty(&reader, &writer, nullptr, nullptr, nullptr) != 0) return "no terminal";
    std::FILE* out = fdopen(writer, "w");
    const auto progress = terminal(out, false);
    progress->begin("days", 4);
    std::this_thread::sleep_for(1020ms);
    progress->advance(1);
    progress->end();
    std::string text(1000, '\0');
    const ssize_t n = read(reader, text.data(), text.size());
    text.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    std::fclose(out);
    close(reader);
    return text;
}

TEST(Terminal, SaysNothingInTheFirstSecond) {
    EXPECT_EQ(written(false,
                      [](Progress& progress) {
                          progress.begin("days", 1000);
                          for (int i = 0; i < 1000; ++i) progress.advance();
                          progress.end();
                      }),
              "");
}

TEST(Terminal, WritesPlainLinesToAFile) {
    const auto slow = [](Progress& progress) {
        progress.begin("days", 4);
        std::this_thread::sleep_for(1020ms);
        for (int i = 0; i < 3; ++i) progress.advance();
        progress.end();
        progress.advance();  // late thread: no harm
    };
    EXPECT_THAT(written(false, slow), testing::MatchesRegex("days: 1 of 4, 25 %, [0-9]+ s left\n"
                                                            "days: finished after [0-9]+ s\n"));
    EXPECT_EQ(written(true, slow), "");
}

TEST(Terminal, DrawsABarOnATerminalUnlessNoColor) {
    unsetenv("NO_COLOR");
    // A container without devpts has no terminal to draw on.
    if (shown_on_a_terminal() == "no terminal") GTEST_SKIP() << "no pseudo-terminal here";
    EXPECT_THAT(shown_on_a_terminal(), HasSubstr("[=====               ] days: 1 of 4"));
    setenv("NO_COLOR", "1", 1);
    EXPECT_THAT(shown_on_a_terminal(), Not(HasSubstr("[")));
    unsetenv("NO_COLOR");
}

TEST(Silent, DoesNothing) {
    silent().begin("days", 3);
    silent().advance();
    silent().end();
}

}  // namespace
}  // namespace dawnline
