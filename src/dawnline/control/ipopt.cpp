// The only source that knows IPOPT.

#include <dlfcn.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include <IpIpoptApplication.hpp>
#include <IpSolveStatistics.hpp>
#include <IpTNLP.hpp>

#include "dawnline/control/nlp.hpp"

namespace dawnline::control {
namespace {

using Ipopt::Index;
using Ipopt::Number;

class Adapter final : public Ipopt::TNLP {
  public:
    explicit Adapter(const Nlp& nlp) : nlp_(nlp) {}

    bool get_nlp_info(Index& n, Index& m, Index& nnz_jac, Index& nnz_hess,
                      IndexStyleEnum& style) override {
        n = nlp_.variables;
        m = nlp_.conditions;
        nnz_jac = static_cast<Index>(nlp_.jacobian_row.size());
        nnz_hess = static_cast<Index>(nlp_.hessian_row.size());
        style = C_STYLE;
        return true;
    }

    bool get_bounds_info(Index, Number* x_l, Number* x_u, Index, Number* g_l,
                         Number* g_u) override {
        std::copy(nlp_.lower.begin(), nlp_.lower.end(), x_l);
        std::copy(nlp_.upper.begin(), nlp_.upper.end(), x_u);
        std::copy(nlp_.condition_lower.begin(), nlp_.condition_lower.end(), g_l);
        std::copy(nlp_.condition_upper.begin(), nlp_.condition_upper.end(), g_u);
        return true;
    }

    bool get_starting_point(Index, bool, Number* x, bool, Number*, Number*, Index, bool,
                            Number*) override {
        std::copy(nlp_.start.begin(), nlp_.start.end(), x);
        return true;
    }

    bool eval_f(Index, const Number* x, bool, Number& value) override {
        return nlp_.objective(x, value);
    }
    bool eval_grad_f(Index, const Number* x, bool, Number* gradient) override {
        return nlp_.objective_gradient(x, gradient);
    }
    bool eval_g(Index, const Number* x, bool, Index, Number* g) override {
        return nlp_.conditions_at(x, g);
    }
    bool eval_jac_g(Index, const Number* x, bool, Index, Index, Index* row, Index* column,
                    Number* values) override {
        if (values != nullptr) return nlp_.jacobian(x, values);
        std::copy(nlp_.jacobian_row.begin(), nlp_.jacobian_row.end(), row);
        std::copy(nlp_.jacobian_column.begin(), nlp_.jacobian_column.end(), column);
        return true;
    }
    bool eval_h(Index, const Number* x, bool, Number factor, Index, const Number* multiplier, bool,
                Index, Index* row, Index* column, Number* values) override {
        if (values != nullptr) return nlp_.hessian(x, factor, multiplier, values);
        std::copy(nlp_.hessian_row.begin(), nlp_.hessian_row.end(), row);
        std::copy(nlp_.hessian_column.begin(), nlp_.hessian_column.end(), column);
        return true;
    }

    void finalize_solution(Ipopt::SolverReturn, Index n, const Number* x, const Number*,
                           const Number*, Index m, const Number*, const Number* multiplier,
                           Number value, const Ipopt::IpoptData*,
                           Ipopt::IpoptCalculatedQuantities*) override {
        result.z.assign(x, x + n);
        result.multiplier.assign(multiplier, multiplier + m);
        result.objective = value;
    }

    NlpResult result;

  private:
    const Nlp& nlp_;
};

NlpStatus status_of(Ipopt::ApplicationReturnStatus status) {
    switch (status) {
        case Ipopt::Solve_Succeeded:
            return NlpStatus::solved;
        case Ipopt::Solved_To_Acceptable_Level:
            return NlpStatus::acceptable;
        case Ipopt::Infeasible_Problem_Detected:
            return NlpStatus::infeasible;
        case Ipopt::Diverging_Iterates:
            return NlpStatus::unbounded;
        case Ipopt::Maximum_Iterations_Exceeded:
        case Ipopt::Maximum_CpuTime_Exceeded:
            return NlpStatus::iteration_limit;
        default:
            return NlpStatus::failed;
    }
}

// MUMPS multiplies small blocks: the threads of OpenBLAS only wait for one another there, ten times
// as long as the solve where other work has the cores. Other libraries of BLAS lack the function.
void use_one_thread() {
    static const bool once = [] {
        using Set = void (*)(int);
        if (const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
            set(1);
        return true;
    }();
    static_cast<void>(once);
}

double greatest_violation(const Nlp& nlp, const std::vector<double>& z) {
    std::vector<double> g(static_cast<std::size_t>(nlp.conditions));
    if (z.empty() || !nlp.conditions_at(z.data(), g.data()))
        return std::numeric_limits<double>::infinity();
    double worst = 0.0;
    for (std::size_t i = 0; i < g.size(); ++i)
        worst = std::max({worst, nlp.condition_lower[i] - g[i], g[i] - nlp.condition_upper[i]});
    return worst;
}

}  // namespace

NlpResult solve(const Nlp& nlp, const NlpOptions& options) {
    use_one_thread();
    Ipopt::SmartPtr<Ipopt::IpoptApplication> application = new Ipopt::IpoptApplication(false);
    const auto settings = application->Options();
    settings->SetStringValue("linear_solver", "mumps");
    settings->SetStringValue("sb", "yes");
    settings->SetIntegerValue("print_level", 0);
    settings->SetNumericValue("tol", options.tolerance);
    settings->SetNumericValue("acceptable_tol", 100.0 * options.tolerance);
    settings->SetNumericValue("constr_viol_tol", 1e-8);
    settings->SetIntegerValue("max_iter", options.max_iterations);
    settings->SetNumericValue("max_cpu_time", options.max_seconds);
    settings->SetStringValue("nlp_scaling_method", "none");    // the transcription has scaled
    settings->SetNumericValue("diverging_iterates_tol", 1e9);  // variables are of order 1
    settings->SetStringValue("mu_strategy", "monotone");
    settings->SetNumericValue("nlp_lower_bound_inf", -1e18);
    settings->SetNumericValue("nlp_upper_bound_inf", 1e18);
    settings->SetNumericValue("bound_relax_factor", 0.0);
    if (options.warm) {
        settings->SetNumericValue("mu_init", 1e-5);
        settings->SetNumericValue("bound_push", 1e-6);
        settings->SetNumericValue("bound_frac", 1e-6);
    }
    if (application->Initialize("") != Ipopt::Solve_Succeeded)
        throw std::logic_error("IPOPT refused its options");
    const Ipopt::SmartPtr<Adapter> adapter = new Adapter(nlp);
    const auto returned =
        application->OptimizeTNLP(Ipopt::SmartPtr<Ipopt::TNLP>(GetRawPtr(adapter)));
    NlpResult result = adapter->result;
    if (result.z.empty()) result.z = nlp.start;  // it gave up before the first step
    result.status = status_of(returned);
    if (const auto statistics = application->Statistics(); IsValid(statistics))
        result.iterations = statistics->IterationCount();
    result.violation = greatest_violation(nlp, result.z);
    return result;
}

}  // namespace dawnline::control
