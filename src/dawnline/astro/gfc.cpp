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
#include "dawnline/base/text_lines.hpp"

namespace dawnline::astro {
namespace {

constexpr int k_largest_degree = 120;

using Words = std::vector<std::string_view>;

class Reader {
  public:
    Reader(std::string_view text, const std::string& file, int max_degree)
        : lines_(text, file), limit_(max_degree) {}

    StokesCoefficients read() {
        while (lines_.next()) {
            const Words words = split_at_blanks(lines_.line());
            if (words.empty()) continue;
            in_data_ ? take_line(words) : take_head(words);
        }
        if (!in_data_)
            lines_.complain("", "no end_of_head: this is not an ICGEM file, or it is cut off");
        lines_.finish();
        check_whole();
        lines_.finish();
        if (zero_tide_) field_.c[stokes_index(2, 0)] -= k_permanent_tide;
        return std::move(field_);
    }

  private:
    // A₀ H₀ k₂₀, A₀ = 4.4228e-8 1/m, H₀ = −0.31460 m, k₂₀ = 0.30190 (IERS Conventions 2010, 6.14).
    static constexpr double k_permanent_tide = 4.4228e-8 * -0.31460 * 0.30190;

    // A finite number, also with a plus sign or Fortran's D for the exponent.
    std::optional<double> number(std::string_view text, std::string_view what) {
        std::string plain(text.substr(text.starts_with('+') ? 1 : 0));
        for (char& c : plain)
            if (c == 'D' || c == 'd') c = 'e';
        double value = 0.0;
        const char* const end = plain.data() + plain.size();
        const auto [stop, fault] = std::from_chars(plain.data(), end, value);
        if (fault == std::errc() && stop == end && std::isfinite(value)) return value;
        lines_.complain(text, fmt::format("{} is not a number", what));
        return std::nullopt;
    }

    std::optional<double> positive(std::string_view text, std::string_view what) {
        const std::optional<double> value = number(text, what);
        if (value && !(*value > 0.0))
            lines_.complain(text, fmt::format("{} is not positive", what));
        return value.value_or(1.0);  // said once: not missing as well
    }

    std::optional<int> count(std::string_view text, std::string_view what) {
        int value = 0;
        const char* const end = text.data() + text.size();
        const auto [stop, fault] = std::from_chars(text.data(), end, value);
        if (fault == std::errc() && stop == end && value >= 0) return value;
        lines_.complain(text, fmt::format("{} is not a whole number from 0 on", what));
        return std::nullopt;
    }

    void take_head(const Words& words) {
        const std::string_view key = words[0];
        if (key == "end_of_head") return end_head();
        if (words.size() < 2) return;
        const std::string_view value = words[1];
        if (key == "modelname")
            field_.name = value;
        else if (key == "earth_gravity_constant" || key == "gravity_constant")
            gm_ = positive(value, key);
        else if (key == "radius")
            radius_ = positive(value, key);
        else if (key == "max_degree")
            file_degree_ = count(value, key).value_or(0);
        else if (key == "norm" && value != "fully_normalized")
            lines_.complain(value, "norm must be fully_normalized");
        else if (key == "tide_system") {
            zero_tide_ = value == "zero_tide";
            if (value == "mean_tide")
                lines_.complain(value,
                                "tide_system is mean_tide; it must be tide_free or zero_tide");
        }
    }

    void end_head() {
        in_data_ = true;
        if (!gm_) lines_.complain("", "the head names no earth_gravity_constant");
        if (!radius_) lines_.complain("", "the head names no radius");
        if (!file_degree_) lines_.complain("", "the head names no max_degree");
        field_.gm = gm_.value_or(1.0);
        field_.radius = radius_.value_or(1.0);
        field_.degree = std::min(limit_, file_degree_.value_or(0));
        field_.truncated = file_degree_.value_or(0) > field_.degree;
        field_.c.assign(stokes_index(field_.degree + 1, 0), 0.0);
        field_.s = field_.c;
        field_.c[0] = 1.0;
        given_.assign(field_.c.size(), false);
    }

    void take_line(const Words& words) {
        const std::string_view key = words[0];
        if (key == "gfc") return take_coefficient(words);
        if (key == "gfct" || key == "trnd" || key == "dot" || key == "asin" || key == "acos")
            lines_.complain(key,
                            fmt::format("'{}' varies with time; only static fields are read", key),
                            "take the static field of the same model");
        else
            lines_.complain(key, "this is not a line of an ICGEM file");
    }

    void take_coefficient(const Words& words) {
        if (words.size() < 5)
            return lines_.complain(words[0], "a gfc line needs degree, order, C and S");
        const std::optional<int> n = count(words[1], "degree"), m = count(words[2], "order");
        const std::optional<double> c = number(words[3], "C"), s = number(words[4], "S");
        if (!n || !m || !c || !s) return;
        if (*m > *n)
            return lines_.complain(words[2],
                                   fmt::format("order {} is above the degree {}", *m, *n));
        if (file_degree_ && *n > *file_degree_)
            return lines_.complain(
                words[1], fmt::format("degree {} is above max_degree {}", *n, *file_degree_));
        if (*n > field_.degree) return;
        const std::size_t i = stokes_index(*n, *m);
        if (given_[i])
            return lines_.complain(words[0],
                                   fmt::format("degree {} order {} is given twice", *n, *m));
        if (*n == 0 && std::abs(*c - 1.0) > 1e-12)
            return lines_.complain(words[3], fmt::format("C of degree 0 is {}; it must be 1", *c));
        given_[i] = true;
        field_.c[i] = *c;
        field_.s[i] = *s;
    }

    // Degrees 0 and 1 may be left out.
    void check_whole() {
        if (field_.degree < 2)
            return lines_.complain("", "max_degree is below 2; a field needs degree 2");
        int missing = 0, first_n = 0, first_m = 0;
        for (int n = field_.degree; n >= 2; --n)
            for (int m = n; m >= 0; --m)
                if (!given_[stokes_index(n, m)]) ++missing, first_n = n, first_m = m;
        if (missing > 0)
            lines_.complain("",
                            fmt::format("the file ends, but {} coefficients up to degree {} are "
                                        "missing, the first of degree {} and order {}",
                                        missing, field_.degree, first_n, first_m),
                            "the file is cut off?");
    }

    TextLines lines_;
    int limit_;
    bool in_data_ = false, zero_tide_ = false;
    std::optional<double> gm_, radius_;
    std::optional<int> file_degree_;
    std::vector<bool> given_;
    StokesCoefficients field_;
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
