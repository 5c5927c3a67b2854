// Reader of ICGEM files.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "dawnline/astro/stokes.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

constexpr int k_largest_degree = 120;
constexpr std::size_t k_most_problems = 20;

// A word of a line and the column where it begins, from 1.
struct Word {
    std::string_view text;
    int column;
};

std::vector<Word> words_of(std::string_view line) {
    std::vector<Word> words;
    for (std::size_t at = 0;;) {
        at = line.find_first_not_of(" \t\r", at);
        if (at == std::string_view::npos) return words;
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        words.push_back({line.substr(at, end - at), static_cast<int>(at) + 1});
        at = end;
    }
}

// A finite number, Fortran's D for the exponent allowed.
std::optional<double> number_of(std::string_view text) {
    std::string plain(text.substr(text.starts_with('+') ? 1 : 0));
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == 'D' || c == 'd'; }, 'e');
    double value = 0.0;
    const auto [end, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (fault != std::errc() || end != plain.data() + plain.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<int> count_of(std::string_view text) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

class Reader {
  public:
    Reader(std::string_view text, const std::string& name, int max_degree)
        : text_(text), file_(name), limit_(max_degree) {}

    StokesCoefficients read() {
        for (std::size_t at = 0; at < text_.size() && problems_.size() < k_most_problems;) {
            const std::size_t end = std::min(text_.find('\n', at), text_.size());
            ++line_;
            take(words_of(text_.substr(at, end - at)));
            at = end + 1;
        }
        if (!in_data_)
            say(0, "has no end_of_head: this is not an ICGEM file, or it is cut off");
        else if (problems_.empty())
            check_whole();
        if (!problems_.empty()) throw Error(std::move(problems_));
        if (zero_tide_) field_.c[stokes_index(2, 0)] -= k_permanent_tide;
        return std::move(field_);
    }

  private:
    // A₀ H₀ k₂₀, A₀ = 4.4228e-8 1/m, H₀ = −0.31460 m, k₂₀ = 0.30190 (IERS Conventions 2010, 6.14).
    static constexpr double k_permanent_tide = 4.4228e-8 * -0.31460 * 0.30190;

    void say(int column, std::string message, std::string suggestion = {}) {
        problems_.push_back({{file_, column > 0 ? line_ : 0, column},
                             "",
                             std::move(message),
                             std::move(suggestion)});
    }

    void take(const std::vector<Word>& words) {
        if (words.empty()) return;
        if (!in_data_)
            take_head(words);
        else if (words[0].text == "gfc")
            take_coefficient(words);
        else if (words[0].text == "gfct" || words[0].text == "trnd" || words[0].text == "dot" ||
                 words[0].text == "asin" || words[0].text == "acos")
            say(words[0].column,
                fmt::format("'{}' varies with time; only static fields are read", words[0].text),
                "take the static field of the same model");
        else
            say(words[0].column, fmt::format("'{}' is not a line of an ICGEM file", words[0].text));
    }

    void take_head(const std::vector<Word>& words) {
        const std::string_view key = words[0].text;
        if (key == "end_of_head") return end_head(words[0].column);
        if (words.size() < 2) return;
        const Word& value = words[1];
        if (key == "modelname")
            field_.name = value.text;
        else if (key == "earth_gravity_constant" || key == "gravity_constant")
            gm_ = positive(key, value);
        else if (key == "radius")
            radius_ = positive(key, value);
        else if (key == "max_degree") {
            file_degree_ = count_of(value.text);
            if (!file_degree_)
                say(value.column, fmt::format("max_degree is '{}', not a count", value.text));
        } else if (key == "norm" && value.text != "fully_normalized")
            say(value.column, fmt::format("norm is {}; it must be fully_normalized", value.text));
        else if (key == "tide_system") {
            zero_tide_ = value.text == "zero_tide";
            if (value.text == "mean_tide")
                say(value.column, "tide_system is mean_tide; it must be tide_free or zero_tide");
        }
    }

    std::optional<double> positive(std::string_view key, const Word& value) {
        const std::optional<double> number = number_of(value.text);
        if (number && *number > 0.0) return number;
        say(value.column, fmt::format("{} is '{}'; a positive number is needed", key, value.text));
        return 1.0;  // said once: not missing as well
    }

    void end_head(int column) {
        in_data_ = true;
        if (!gm_) say(column, "the head names no earth_gravity_constant");
        if (!radius_) say(column, "the head names no radius");
        if (!file_degree_) say(column, "the head names no max_degree");
        field_.gm = gm_.value_or(1.0);
        field_.radius = radius_.value_or(1.0);
        field_.degree = std::min(limit_, file_degree_.value_or(0));
        field_.truncated = file_degree_.value_or(0) > field_.degree;
        field_.c.assign(stokes_index(field_.degree + 1, 0), 0.0);
        field_.s = field_.c;
        field_.c[0] = 1.0;
        given_.assign(field_.c.size(), false);
    }

    void take_coefficient(const std::vector<Word>& words) {
        if (words.size() < 5)
            return say(words[0].column, "a gfc line needs degree, order, C and S");
        const std::optional<int> n = count_of(words[1].text), m = count_of(words[2].text);
        if (!n) return say(words[1].column, fmt::format("degree is '{}'", words[1].text));
        if (!m) return say(words[2].column, fmt::format("order is '{}'", words[2].text));
        if (*m > *n)
            return say(words[2].column, fmt::format("order {} is above the degree {}", *m, *n));
        const std::optional<double> c = number_of(words[3].text), s = number_of(words[4].text);
        if (!c) return say(words[3].column, fmt::format("C is '{}', not a number", words[3].text));
        if (!s) return say(words[4].column, fmt::format("S is '{}', not a number", words[4].text));
        if (*n > file_degree_.value_or(*n))
            return say(words[1].column,
                       fmt::format("degree {} is above max_degree {}", *n, *file_degree_));
        if (*n > field_.degree) return;
        const std::size_t i = stokes_index(*n, *m);
        if (given_[i])
            return say(words[0].column, fmt::format("degree {} order {} is given twice", *n, *m));
        if (*n == 0 && std::abs(*c - 1.0) > 1e-12)
            return say(words[3].column, fmt::format("C of degree 0 is {}; it must be 1", *c));
        given_[i] = true;
        field_.c[i] = *c;
        field_.s[i] = *s;
    }

    // Degrees 0 and 1 may be left out.
    void check_whole() {
        int missing = 0, first_n = 0, first_m = 0;
        for (int n = field_.degree; n >= 2; --n)
            for (int m = n; m >= 0; --m)
                if (!given_[stokes_index(n, m)]) ++missing, first_n = n, first_m = m;
        if (missing > 0)
            say(0,
                fmt::format("lacks {} coefficients up to degree {}, the first of degree {} and "
                            "order {}",
                            missing, field_.degree, first_n, first_m),
                "the file is cut off?");
        if (field_.degree < 2) say(0, "goes to degree 1 at most; a field needs degree 2");
    }

    std::string_view text_;
    std::string file_;
    int limit_, line_ = 0;
    bool in_data_ = false, zero_tide_ = false;
    std::optional<double> gm_, radius_;
    std::optional<int> file_degree_;
    std::vector<bool> given_;
    StokesCoefficients field_;
    std::vector<Problem> problems_;
};

}  // namespace

StokesCoefficients parse_gfc(std::string_view text, const std::string& name, int max_degree) {
    if (max_degree < 2 || max_degree > k_largest_degree)
        throw Error(fmt::format("degree {} was asked of {}; 2 to {} can be had", max_degree, name,
                                k_largest_degree));
    return Reader(text, name, max_degree).read();
}

StokesCoefficients read_gfc(const std::filesystem::path& path, int max_degree) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in && text.empty())
        throw Error({Problem{{path.string(), 0, 0}, "", "cannot be read", ""}});
    return parse_gfc(text, path.string(), max_degree);
}

}  // namespace dawnline::astro
