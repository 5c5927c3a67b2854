#include "dawnline/base/interrupt.hpp"

#include <csignal>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

// The one piece of global state in the program: a signal has no other way to be heard.
std::atomic<bool> g_interrupted = false;
std::atomic<bool> g_installed = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait for a lock");

extern "C" void dawnline_on_signal(int) {
    g_interrupted.store(true, std::memory_order_relaxed);
}

bool install() noexcept {
    struct sigaction action {};
    action.sa_handler = dawnline_on_signal;
    sigemptyset(&action.sa_mask);
    // RESETHAND: the next one acts as without us. RESTART: writing a file goes on undisturbed.
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    return sigaction(SIGINT, &action, nullptr) == 0 && sigaction(SIGTERM, &action, nullptr) == 0;
}

}  // namespace

void install_interrupt_handler() {
    if (!install()) throw SystemError(std::string("cannot catch Ctrl-C: ") + std::strerror(errno));
    g_installed = true;
}

bool interrupted() noexcept {
    return g_interrupted.load(std::memory_order_relaxed);
}

void stop_if_interrupted() {
    if (interrupted()) throw Interruption();
}

void clear_interrupt() noexcept {
    g_interrupted = false;
    if (g_installed) install();
}

}  // namespace dawnline
