#pragma once
// Ctrl-C as a flag that long work looks at.

#include <exception>

namespace dawnline {

/// From now on SIGINT and SIGTERM set a flag; the second one ends the program at once, as without
/// a handler. Call it once, from main(). Throws SystemError if the system refuses.
void install_interrupt_handler();

/// Whether a signal has come. Costs one relaxed atomic read; safe from any thread.
bool interrupted() noexcept;

/// Thrown by long work that has seen the flag, up to main(), which ends with status 130.
class Interruption : public std::exception {
  public:
    const char* what() const noexcept override { return "interrupted"; }
};

/// Throws Interruption if a signal has come.
void stop_if_interrupted();

/// Forgets the signal, for a program that goes on after it has stopped its work (the studio).
void clear_interrupt() noexcept;

}  // namespace dawnline
