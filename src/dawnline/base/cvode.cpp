#include "dawnline/base/cvode.hpp"

#include <cvode/cvode.h>
#include <fmt/format.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>
#include <utility>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

const char* cause(int flag) {
    switch (flag) {
        case CV_TOO_MUCH_WORK:
            return "it took the number of steps allowed; the problem is stiffer or longer than "
                   "expected, or the tolerance too tight";
        case CV_TOO_MUCH_ACC:
            return "the tolerance is finer than rounding";
        case CV_ERR_FAILURE:
            return "the tolerance cannot be met by any step; the derivative jumps inside a step";
        case CV_CONV_FAILURE:
        case CV_LSETUP_FAIL:
        case CV_LSOLVE_FAIL:
            return "Newton's iteration does not converge; the Jacobian is singular or wrong, or "
                   "the derivative jumps";
        case CV_RHSFUNC_FAIL:
        case CV_FIRST_RHSFUNC_ERR:
        case CV_REPTD_RHSFUNC_ERR:
        case CV_UNREC_RHSFUNC_ERR:
            return "the derivative is not finite";
        case CV_RTFUNC_FAIL:
            return "a root function failed";
        default:
            return "SUNDIALS refuses";
    }
}

// Success, or an input that SUNDIALS does not take: only our own mistakes and lack of memory.
void require(int flag, const char* call) {
    if (flag != 0) throw Error(fmt::format("{} of SUNDIALS failed with code {}", call, flag));
}

}  // namespace

// Owns everything SUNDIALS allocates; its address is the callbacks' user data, so it never moves.
struct StiffSolver::Implementation {
    std::size_t size;
    Rhs rhs;
    StiffOptions options;
    SUNContext context = nullptr;
    N_Vector y = nullptr, abs_tol = nullptr;
    SUNMatrix matrix = nullptr;
    SUNLinearSolver linear = nullptr;
    void* memory = nullptr;
    double t = 0.0;
    bool started = false;
    bool advanced = false;           // since the last reset
    StiffStatistics before_reset{};  // CVodeReInit sets the counters to zero
    std::vector<int> roots_found{};  // per root function: its sign changed
    double not_finite_at = NAN;      // time of the last value refused since advance_to began
    std::exception_ptr thrown{};     // by a function of the caller, on its way through C

    Implementation(std::size_t n, Rhs f, StiffOptions o)
        : size(n), rhs(std::move(f)), options(std::move(o)) {}
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;
    ~Implementation() {
        CVodeFree(&memory);
        SUNLinSolFree(linear);
        SUNMatDestroy(matrix);
        N_VDestroy(abs_tol);
        N_VDestroy(y);
        SUNContext_Free(&context);
    }

    void allocate();
    StiffStatistics counted() const noexcept;

    std::span<double> elements(N_Vector v) const { return {N_VGetArrayPointer(v), size}; }

    // Calls what the caller gave, keeps what it throws. 0 good, 1 try a shorter step, −1 give up.
    template <class Call>
    int guarded(double at, std::span<const double> result, Call&& call) {
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            return -1;
        }
        const auto finite = [](double value) { return std::isfinite(value); };
        if (std::all_of(result.begin(), result.end(), finite)) return 0;
        not_finite_at = at;
        return 1;
    }

    static int on_rhs(double t, N_Vector y, N_Vector dydt, void* user) {
        auto& self = *static_cast<Implementation*>(user);
        const auto out = self.elements(dydt);
        return self.guarded(t, out, [&] { self.rhs(t, self.elements(y), out); });
    }

    static int on_jacobian(double t, N_Vector y, N_Vector, SUNMatrix jacobian, void* user, N_Vector,
                           N_Vector, N_Vector) {
        auto& self = *static_cast<Implementation*>(user);
        const std::span<double> out =
            self.options.pattern
                ? std::span{SUNSparseMatrix_Data(jacobian), self.options.pattern->entries()}
                : std::span{SUNDenseMatrix_Data(jacobian), self.size * self.size};
        if (self.options.pattern) self.write_pattern(jacobian);
        return self.guarded(t, out, [&] { self.options.jacobian(t, self.elements(y), out); });
    }

    // SUNDIALS clears the indices together with the values before it asks for a Jacobian.
    void write_pattern(SUNMatrix sparse) const {
        std::ranges::copy(options.pattern->column_start, SUNSparseMatrix_IndexPointers(sparse));
        std::ranges::copy(options.pattern->row, SUNSparseMatrix_IndexValues(sparse));
    }

    static int on_roots(double t, N_Vector y, double* g, void* user) {
        auto& self = *static_cast<Implementation*>(user);
        const std::span<double> out{g, self.options.root_count};
        return self.guarded(t, out, [&] { self.options.roots(t, self.elements(y), out); });
    }

    // Errors reach the caller as exceptions; SUNDIALS must not write to stderr.
    static void on_message(int, const char*, const char*, char*, void*) {}
};

void StiffSolver::Implementation::allocate() {
    const auto n = static_cast<sunindextype>(size);
    require(SUNContext_Create(nullptr, &context), "SUNContext_Create");
    y = N_VNew_Serial(n, context);
    abs_tol = N_VNew_Serial(n, context);
    if (options.pattern) {
        const auto entries = static_cast<sunindextype>(options.pattern->entries());
        matrix = SUNSparseMatrix(n, n, entries, CSC_MAT, context);
        if (matrix != nullptr) write_pattern(matrix);
        linear = SUNLinSol_KLU(y, matrix, context);
    } else {
        matrix = SUNDenseMatrix(n, n, context);
        linear = SUNLinSol_Dense(y, matrix, context);
    }
    memory = CVodeCreate(CV_BDF, context);
    if (y == nullptr || abs_tol == nullptr || matrix == nullptr || linear == nullptr ||
        memory == nullptr)
        throw Error(fmt::format("no memory for a stiff system of {} unknowns", size));
    std::ranges::fill(elements(y), 0.0);
    const auto tolerances = elements(abs_tol);
    for (std::size_t i = 0; i < size; ++i)
        tolerances[i] = options.abs_tol[options.abs_tol.size() == 1 ? 0 : i];
    require(CVodeSetErrHandlerFn(memory, on_message, nullptr), "CVodeSetErrHandlerFn");
    require(CVodeInit(memory, on_rhs, 0.0, y), "CVodeInit");
    require(CVodeSetUserData(memory, this), "CVodeSetUserData");
    require(CVodeSVtolerances(memory, options.rel_tol, abs_tol), "CVodeSVtolerances");
    require(CVodeSetLinearSolver(memory, linear, matrix), "CVodeSetLinearSolver");
    if (options.jacobian) require(CVodeSetJacFn(memory, on_jacobian), "CVodeSetJacFn");
    require(CVodeSetMaxStep(memory, options.max_step), "CVodeSetMaxStep");
    require(CVodeSetMaxNumSteps(memory, options.max_steps), "CVodeSetMaxNumSteps");
    if (options.root_count > 0) {
        require(CVodeRootInit(memory, static_cast<int>(options.root_count), on_roots),
                "CVodeRootInit");
        roots_found.resize(options.root_count);
        if (!options.root_directions.empty())
            require(CVodeSetRootDirection(memory, options.root_directions.data()),
                    "CVodeSetRootDirection");
        // A root function that stays at zero is an ordinary case: a limiter at rest.
        require(CVodeSetNoInactiveRootWarn(memory), "CVodeSetNoInactiveRootWarn");
    }
}

StiffStatistics StiffSolver::Implementation::counted() const noexcept {
    // The linear solver clears its counters at the first step only, not at a reset.
    if (!advanced) return before_reset;
    StiffStatistics now{};
    long by_differences = 0;
    CVodeGetNumSteps(memory, &now.steps);
    CVodeGetNumRhsEvals(memory, &now.rhs_evaluations);
    CVodeGetNumLinRhsEvals(memory, &by_differences);
    CVodeGetNumJacEvals(memory, &now.jacobian_evaluations);
    CVodeGetNumErrTestFails(memory, &now.error_test_failures);
    now.steps += before_reset.steps;
    now.rhs_evaluations += before_reset.rhs_evaluations + by_differences;
    now.jacobian_evaluations += before_reset.jacobian_evaluations;
    now.error_test_failures += before_reset.error_test_failures;
    return now;
}

StiffSolver::StiffSolver(std::size_t size, Rhs rhs, StiffOptions options) {
    if (size == 0 || !rhs)
        throw Error("a stiff system needs at least one unknown and a derivative");
    if (!(options.rel_tol > 0.0 && options.rel_tol < 1.0))
        throw Error(fmt::format("rel_tol is {}; it must lie between 0 and 1", options.rel_tol));
    if (options.abs_tol.size() != 1 && options.abs_tol.size() != size)
        throw Error(fmt::format("abs_tol has {} values; it needs 1 or one for each of {} unknowns",
                                options.abs_tol.size(), size));
    for (const double tolerance : options.abs_tol)
        if (!(tolerance >= 0.0) || std::isinf(tolerance))
            throw Error(fmt::format("abs_tol is {}; it must not be negative", tolerance));
    if (!(options.max_step >= 0.0))
        throw Error(fmt::format("max_step is {}; it must not be negative", options.max_step));
    if ((options.root_count > 0) != static_cast<bool>(options.roots))
        throw Error("root functions need both `roots` and a root_count above 0");
    if (!options.root_directions.empty() && options.root_directions.size() != options.root_count)
        throw Error(fmt::format("root_directions has {} values for {} root functions",
                                options.root_directions.size(), options.root_count));
    if (options.pattern && (options.pattern->size() != size || !options.jacobian))
        throw Error(
            fmt::format("a sparse Jacobian of {} columns needs as many unknowns (found {}) "
                        "and a function that fills it",
                        options.pattern->size(), size));
    self_ = std::make_unique<Implementation>(size, std::move(rhs), std::move(options));
    self_->allocate();
}

StiffSolver::~StiffSolver() = default;
StiffSolver::StiffSolver(StiffSolver&&) noexcept = default;
StiffSolver& StiffSolver::operator=(StiffSolver&&) noexcept = default;

void StiffSolver::reset(double t, std::span<const double> y) {
    if (y.size() != self_->size)
        throw Error(fmt::format("the start has {} values; the system has {} unknowns", y.size(),
                                self_->size));
    self_->before_reset = self_->counted();
    std::ranges::copy(y, self_->elements(self_->y).begin());
    require(CVodeReInit(self_->memory, t, self_->y), "CVodeReInit");
    self_->t = t;
    self_->started = true;
    self_->advanced = false;
}

std::optional<std::size_t> StiffSolver::advance_to(double t_stop) {
    Implementation& self = *self_;
    if (!self.started) throw Error("advance_to needs a start: call reset first");
    if (t_stop == self.t) return std::nullopt;
    if (!(t_stop > self.t))
        throw Error(fmt::format("advance_to is asked for t = {}, before t = {}", t_stop, self.t));

    // Refused when, after a root, t_stop lies inside the step taken already: then CVode only
    // interpolates, and the stop time that was set before, which is later, still holds.
    CVodeSetStopTime(self.memory, t_stop);
    self.advanced = true;
    self.not_finite_at = NAN;
    const int flag = CVode(self.memory, t_stop, self.y, &self.t, CV_NORMAL);
    if (self.thrown) std::rethrow_exception(std::exchange(self.thrown, nullptr));
    if (flag == CV_ROOT_RETURN) {
        CVodeGetRootInfo(self.memory, self.roots_found.data());
        const auto first = std::ranges::find_if(self.roots_found, [](int f) { return f != 0; });
        return static_cast<std::size_t>(first - self.roots_found.begin());
    }
    if (flag == CV_TOO_CLOSE) self.t = t_stop;  // nearer than rounding: nothing can change
    if (flag < 0 && flag != CV_TOO_CLOSE) {
        std::string message = fmt::format(
            "the stiff integration stopped at t = {} on its way to {}: {} (CVODE code {})", self.t,
            t_stop, cause(flag), flag);
        if (!std::isnan(self.not_finite_at))
            message += fmt::format("; a value was not finite at t = {}", self.not_finite_at);
        throw Error(message);
    }
    return std::nullopt;
}

double StiffSolver::t() const noexcept {
    return self_->t;
}

std::span<const double> StiffSolver::y() const noexcept {
    return self_->elements(self_->y);
}

StiffStatistics StiffSolver::statistics() const noexcept {
    return self_->counted();
}

}  // namespace dawnline
