#pragma once
// A reference to something callable: two pointers, no allocation, no template in the callee.

#include <concepts>
#include <memory>
#include <type_traits>

namespace dawnline {

template <class Signature>
class FunctionRef;

/// Refers to a function, lambda or functor that must outlive it; meant for parameters only.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
  public:
    template <class F>
    requires(!std::same_as<std::remove_cvref_t<F>, FunctionRef> &&
             std::is_invocable_r_v<R, F&, Args...>) FunctionRef(F&& f)
    noexcept {  // implicit: an argument stays a plain lambda at the call
        using Callee = std::remove_reference_t<F>;
        if constexpr (std::is_function_v<Callee>) {
            target_.function = reinterpret_cast<void (*)()>(&f);
            call_ = [](Target target, Args... args) -> R {
                return reinterpret_cast<Callee*>(target.function)(static_cast<Args&&>(args)...);
            };
        } else {
            target_.object = const_cast<void*>(static_cast<const void*>(std::addressof(f)));
            call_ = [](Target target, Args... args) -> R {
                return (*static_cast<Callee*>(target.object))(static_cast<Args&&>(args)...);
            };
        }
    }

    R operator()(Args... args) const { return call_(target_, static_cast<Args&&>(args)...); }

  private:
    union Target {
        void* object;
        void (*function)();
    };
    Target target_{};
    R (*call_)(Target, Args...);
};

}  // namespace dawnline
