#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/compute/faults.hpp"
#include "dawnline/compute/transformer.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace compute;

// ------------------------------------------------------------ shapes

struct ShapeIn {
    double layers, hidden, heads, key_value_heads, head_size, feed_forward, vocabulary, value_bytes,
        sequence;
};
struct ShapeOut {
    double parameters, cache_per_token, flops_plain, flops_causal, flops_full;
};

Transformer shape_of(const ShapeIn& in) {
    return {in.layers,    in.hidden,       in.heads,      in.key_value_heads,
            in.head_size, in.feed_forward, in.vocabulary, true};
}

ShapeOut shape(const ShapeIn& in) {
    const Transformer t = shape_of(in);
    return {parameter_count(t), key_value_bits_per_token(t, 8.0 * in.value_bytes),
            training_flops_per_token(t, in.sequence, Attention::none),
            training_flops_per_token(t, in.sequence, Attention::causal),
            training_flops_per_token(t, in.sequence, Attention::full)};
}

void add_shape(FieldTable& in) {
    in.number("layers", &ShapeIn::layers, "1", at_least(1), "of the transformer");
    in.number("hidden", &ShapeIn::hidden, "1", at_least(1), "width of the residual stream");
    in.number("heads", &ShapeIn::heads, "1", at_least(1), "of queries");
    in.number("key_value_heads", &ShapeIn::key_value_heads, "1", at_least(1), "of keys and values");
    in.number("head_size", &ShapeIn::head_size, "1", at_least(1), "width of a head");
    in.number("feed_forward", &ShapeIn::feed_forward, "1", at_least(1), "width, gated block");
    in.number("vocabulary", &ShapeIn::vocabulary, "1", at_least(1), "tokens known");
    in.number("value_bytes", &ShapeIn::value_bytes, "1", between(0.1, 8), "bytes of a cached value")
        .by_default("2", "bf16");
    in.number("sequence", &ShapeIn::sequence, "1", at_least(1), "length").by_default("8192");
}

Model shape_model() {
    FieldTable in;
    add_shape(in);
    FieldTable out;
    out.number("parameters", &ShapeOut::parameters, "1", any_number(), "of the model");
    out.number("cache_per_token", &ShapeOut::cache_per_token, "byte", any_number(),
               "keys and values");
    out.number("flops_plain", &ShapeOut::flops_plain, "FLOP", any_number(),
               "per token trained, 6 N");
    out.number("flops_causal", &ShapeOut::flops_causal, "FLOP", any_number(),
               "with half of the attention");
    out.number("flops_full", &ShapeOut::flops_full, "FLOP", any_number(), "with all of it");
    return make_model("compute.transformer", "Parameters, cache and operations of a decoder",
                      "Touvron et al. 2023; Narayanan et al. 2021", std::move(in), std::move(out),
                      &shape);
}

struct GptIn {
    double layers, hidden, vocabulary, sequence, batch, accelerators, rate;
};
struct GptOut {
    double parameters, model_flops, recompute_flops, time;
};

GptOut gpt(const GptIn& in) {
    GptOut out;
    out.parameters = gpt_parameter_count(in.layers, in.hidden, in.vocabulary, in.sequence);
    out.model_flops =
        gpt_iteration_flops(in.batch, in.sequence, in.layers, in.hidden, in.vocabulary, false);
    out.recompute_flops =
        gpt_iteration_flops(in.batch, in.sequence, in.layers, in.hidden, in.vocabulary, true);
    out.time = out.recompute_flops / (in.accelerators * in.rate);
    return out;
}

Model gpt_model() {
    FieldTable in;
    in.number("layers", &GptIn::layers, "1", at_least(1), "of the transformer");
    in.number("hidden", &GptIn::hidden, "1", at_least(1), "width");
    in.number("vocabulary", &GptIn::vocabulary, "1", at_least(1), "tokens known")
        .by_default("51200", "Narayanan et al. 2021");
    in.number("sequence", &GptIn::sequence, "1", at_least(1), "length")
        .by_default("2048", "Narayanan et al. 2021");
    in.number("batch", &GptIn::batch, "1", at_least(1), "sequences a step").by_default("1");
    in.number("accelerators", &GptIn::accelerators, "1", at_least(1), "that share it")
        .by_default("1");
    in.number("rate", &GptIn::rate, "TFLOP/s", more_than(0), "of each, recomputation counted")
        .by_default("1 TFLOP/s");
    FieldTable out;
    out.number("parameters", &GptOut::parameters, "1", any_number(), "of the model");
    out.number("model_flops", &GptOut::model_flops, "FLOP", any_number(), "of a step");
    out.number("recompute_flops", &GptOut::recompute_flops, "FLOP", any_number(),
               "with full recomputation");
    out.number("time", &GptOut::time, "s", any_number(), "of a step at that rate");
    return make_model("compute.gpt_step", "Arithmetic of one GPT training step",
                      "Narayanan et al. 2021 (arXiv:2104.04473), eqs. 2 and 3", std::move(in),
                      std::move(out), &gpt);
}

struct RuleIn {
    double parameters, tokens, accelerators, rate, passes;
};
struct RuleOut {
    double time, flops;
};

RuleOut rule(const RuleIn& in) {
    const double flops = in.passes * in.parameters * in.tokens;
    return {flops / (in.accelerators * in.rate), flops};
}

Model rule_model() {
    FieldTable in;
    in.number("parameters", &RuleIn::parameters, "1", more_than(0), "of the model, active ones");
    in.number("tokens", &RuleIn::tokens, "token", more_than(0), "to train on");
    in.number("accelerators", &RuleIn::accelerators, "1", at_least(1), "that train");
    in.number("rate", &RuleIn::rate, "TFLOP/s", more_than(0), "reached by each");
    in.number("passes", &RuleIn::passes, "1", between(1, 20),
              "operations per parameter and token: 6, or 8 with recomputation")
        .by_default("6");
    FieldTable out;
    out.number("time", &RuleOut::time, "d", any_number(), "of the whole training");
    out.number("flops", &RuleOut::flops, "FLOP", any_number(), "of the whole training");
    return make_model("compute.training_time", "The rule of thumb for a training run",
                      "Narayanan et al. 2021 (arXiv:2104.04473), eq. 4", std::move(in),
                      std::move(out), &rule);
}

struct UtilisationIn {
    double token_rate, accelerators, peak, layers, heads, head_size, sequence, parameters;
};
struct UtilisationOut {
    double with_attention, without_attention;
};

UtilisationOut utilisation(const UtilisationIn& in) {
    const double attention = 12.0 * in.layers * in.heads * in.head_size * in.sequence;
    const double whole = in.accelerators * in.peak;
    return {in.token_rate * (6.0 * in.parameters + attention) / whole,
            in.token_rate * 6.0 * in.parameters / whole};
}

Model utilisation_model() {
    FieldTable in;
    in.number("token_rate", &UtilisationIn::token_rate, "token/s", more_than(0), "trained");
    in.number("accelerators", &UtilisationIn::accelerators, "1", at_least(1), "that train");
    in.number("peak", &UtilisationIn::peak, "TFLOP/s", more_than(0), "of each");
    in.number("parameters", &UtilisationIn::parameters, "1", more_than(0), "of the model");
    in.number("layers", &UtilisationIn::layers, "1", at_least(0), "of the model").by_default("0");
    in.number("heads", &UtilisationIn::heads, "1", at_least(0), "of queries").by_default("0");
    in.number("head_size", &UtilisationIn::head_size, "1", at_least(0), "width").by_default("0");
    in.number("sequence", &UtilisationIn::sequence, "1", at_least(0), "length").by_default("0");
    FieldTable out;
    out.number("with_attention", &UtilisationOut::with_attention, "1", any_number(),
               "model FLOPs over peak, whole attention counted");
    out.number("without_attention", &UtilisationOut::without_attention, "1", any_number(), "6N");
    return make_model("compute.model_flops_utilisation", "Utilisation of a measured training run",
                      "Chowdhery et al. 2022 (PaLM), app. B", std::move(in), std::move(out),
                      &utilisation);
}

// ------------------------------------------------------------ faults and checkpoints

struct CheckpointIn {
    double save, mean_time_between, restart;
};
struct CheckpointOut {
    double young, daly_first_order, daly, exact, efficiency, saxena_period, saxena_availability;
};

CheckpointOut checkpoint(const CheckpointIn& in) {
    CheckpointOut out;
    out.young = young_interval(in.save, in.mean_time_between);
    out.daly_first_order = daly_first_order_interval(in.save, in.mean_time_between);
    out.daly = daly_interval(in.save, in.mean_time_between);
    out.exact = exact_interval(in.save, in.mean_time_between);
    out.efficiency = checkpoint_efficiency(out.exact, in.save, in.mean_time_between, in.restart);
    out.saxena_period = saxena_period(in.save, in.mean_time_between, in.restart);
    out.saxena_availability =
        saxena_availability(out.saxena_period, in.save, in.mean_time_between, in.restart);
    return out;
}

Model checkpoint_model() {
    FieldTable in;
    in.number("save", &CheckpointIn::save, "s", more_than(0), "blocking");
    in.number("mean_time_between", &CheckpointIn::mean_time_between, "s", more_than(0),
              "interruptions of the job");
    in.number("restart", &CheckpointIn::restart, "s", at_least(0), "to be at work again")
        .by_default("0 s");
    FieldTable out;
    out.number("young", &CheckpointOut::young, "s", any_number(), "Young 1974");
    out.number("daly_first_order", &CheckpointOut::daly_first_order, "s", any_number(),
               "Daly 2006");
    out.number("daly", &CheckpointOut::daly, "s", any_number(), "Daly 2006, higher order");
    out.number("exact", &CheckpointOut::exact, "s", any_number(), "by Lambert's W");
    out.number("efficiency", &CheckpointOut::efficiency, "1", any_number(),
               "useful share of time at the exact interval");
    out.number("saxena_period", &CheckpointOut::saxena_period, "s", any_number(),
               "save to save, the save included");
    out.number("saxena_availability", &CheckpointOut::saxena_availability, "1", any_number(),
               "at that period");
    return make_model("compute.checkpoint", "Best checkpoint interval and what it leaves",
                      "Young 1974; Daly 2006; Saxena et al. 2024 (arXiv:2410.18124)", std::move(in),
                      std::move(out), &checkpoint);
}

struct SilentIn {
    double verification, save, stopping, silent;
};
struct SilentOut {
    double period;
};

SilentOut silent(const SilentIn& in) {
    return {silent_error_period(in.verification, in.save, in.stopping, in.silent)};
}

Model silent_model() {
    FieldTable in;
    in.number("verification", &SilentIn::verification, "s", at_least(0), "before each save");
    in.number("save", &SilentIn::save, "s", more_than(0), "blocking");
    in.number("stopping", &SilentIn::stopping, "s", more_than(0), "between errors that stop");
    in.number("silent", &SilentIn::silent, "s", more_than(0), "between silent errors");
    FieldTable out;
    out.number("period", &SilentOut::period, "s", any_number(), "of verified saves");
    return make_model("compute.verified_checkpoint", "Best period with silent errors",
                      "after Aupy et al. 2013 (arXiv:1310.8486)", std::move(in), std::move(out),
                      &silent);
}

struct RatioIn {
    double nodes, failure_rate, restart, interval, save;
};
struct RatioOut {
    double ratio;
};

RatioOut ratio(const RatioIn& in) {
    return {expected_training_ratio(in.nodes, in.failure_rate, in.restart, in.interval, in.save)};
}

Model ratio_model() {
    FieldTable in;
    in.number("nodes", &RatioIn::nodes, "1", at_least(1), "of the job");
    in.number("failure_rate", &RatioIn::failure_rate, "1/d", at_least(0), "of a node");
    in.number("restart", &RatioIn::restart, "min", at_least(0), "after an interruption");
    in.number("interval", &RatioIn::interval, "min", more_than(0), "between saves");
    in.number("save", &RatioIn::save, "min", at_least(0), "blocking");
    FieldTable out;
    out.number("ratio", &RatioOut::ratio, "1", any_number(), "effective over elapsed time");
    return make_model("compute.training_ratio", "Expected effective training time ratio",
                      "Kokolis et al. 2024 (arXiv:2410.21680)", std::move(in), std::move(out),
                      &ratio);
}

struct MeanTimeIn {
    double parts, rate;
};
struct MeanTimeOut {
    double time;
};

MeanTimeOut mean_time(const MeanTimeIn& in) {
    return {mean_time_between(in.parts, in.rate)};
}

Model mean_time_model() {
    FieldTable in;
    in.number("parts", &MeanTimeIn::parts, "1", more_than(0), "of the job");
    in.number("rate", &MeanTimeIn::rate, "1/d", more_than(0), "of interruptions, each");
    FieldTable out;
    out.number("time", &MeanTimeOut::time, "h", any_number(), "between interruptions");
    return make_model("compute.mean_time_between_failures", "How long a job runs undisturbed",
                      "1/(n r)", std::move(in), std::move(out), &mean_time);
}

struct ObservedIn {
    double interruptions, parts, duration;
};
struct ObservedOut {
    double mean_time, rate, per_eight;
};

ObservedOut observed(const ObservedIn& in) {
    const double rate = observed_rate(in.interruptions, in.parts, in.duration);
    return {in.duration / in.interruptions, rate, 8.0 * rate};
}

Model observed_model() {
    FieldTable in;
    in.number("interruptions", &ObservedIn::interruptions, "1", more_than(0), "counted");
    in.number("parts", &ObservedIn::parts, "1", more_than(0), "of the job");
    in.number("duration", &ObservedIn::duration, "d", more_than(0), "of the count");
    FieldTable out;
    out.number("mean_time", &ObservedOut::mean_time, "h", any_number(), "between interruptions");
    out.number("rate", &ObservedOut::rate, "1/h", any_number(), "of each part");
    out.number("per_eight", &ObservedOut::per_eight, "1/d", any_number(), "of eight parts");
    return make_model("compute.observed_failures", "Rates from a count of interruptions",
                      "counting", std::move(in), std::move(out), &observed);
}

struct AliveIn {
    long parts, needed;
    double alive;
};
struct AliveOut {
    double probability;
};

AliveOut alive(const AliveIn& in) {
    return {at_least_alive(in.parts, in.alive, in.needed)};
}

Model alive_model() {
    FieldTable in;
    in.integer("parts", &AliveIn::parts, between(1, 1e6), "at the start");
    in.integer("needed", &AliveIn::needed, between(0, 1e6), "that must be alive");
    in.number("alive", &AliveIn::alive, "1", share(), "probability of each");
    FieldTable out;
    out.number("probability", &AliveOut::probability, "1", any_number(), "of enough alive");
    return make_model("compute.spares", "Chance that enough of n parts are alive", "binomial tail",
                      std::move(in), std::move(out), &alive);
}

struct UpsetIn {
    double dose_rate, dose_per_event, fluence_per_dose, parts, inferences;
};
struct UpsetOut {
    double cross_section, rate, mean_time, inferences_per_event;
};

UpsetOut upsets(const UpsetIn& in) {
    UpsetOut out;
    out.cross_section = cross_section(in.fluence_per_dose, in.dose_per_event);
    out.rate = in.dose_rate / in.dose_per_event;
    out.mean_time = mean_time_between(in.parts, out.rate);
    out.inferences_per_event = in.inferences / out.rate;
    return out;
}

Model upset_model() {
    FieldTable in;
    in.number("dose_rate", &UpsetIn::dose_rate, "rad_dose/yr", more_than(0), "of protons")
        .by_default("150 rad_dose/yr", "arXiv:2511.19468v2 S2.3");
    in.number("dose_per_event", &UpsetIn::dose_per_event, "rad_dose", more_than(0),
              "measured in a beam");
    in.number("fluence_per_dose", &UpsetIn::fluence_per_dose, "1/cm2/rad_dose", more_than(0),
              "of the beam")
        .by_default("7.9e6 1/cm2/rad_dose", "67 MeV protons, arXiv:2511.19468v2 S4.3");
    in.number("parts", &UpsetIn::parts, "1", at_least(1), "of the job").by_default("1");
    in.number("inferences", &UpsetIn::inferences, "1/s", more_than(0), "of a chip")
        .by_default("1 1/s", "arXiv:2511.19468v2 S2.3");
    FieldTable out;
    out.number("cross_section", &UpsetOut::cross_section, "cm2", any_number(), "of a part");
    out.number("rate", &UpsetOut::rate, "1/yr", any_number(), "of events, each part");
    out.number("mean_time", &UpsetOut::mean_time, "h", any_number(), "between events of the job");
    out.number("inferences_per_event", &UpsetOut::inferences_per_event, "1", any_number(),
               "of a chip");
    return make_model("compute.upsets", "Events that protons cause in chips",
                      "arXiv:2511.19468v2 S2.3, S4.3", std::move(in), std::move(out), &upsets);
}

}  // namespace

void add_compute_models(Directory& directory) {
    for (Model model : {shape_model(), gpt_model(), rule_model(), utilisation_model(),
                        checkpoint_model(), silent_model(), ratio_model(), mean_time_model(),
                        observed_model(), alive_model(), upset_model()})
        directory.add(std::move(model));
}

}  // namespace dawnline::models
