#include <fmt/format.h>

#include <algorithm>

#include "dawnline/astro/oem_fields.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_km = 1000.0;
constexpr double k_instant = 5e-10;  // half of what the text of an instant can tell apart [s]

/// Takes a text apart at blanks.
class Items {
  public:
    explicit Items(std::string_view text) : text_(text), rest_(text) {}

    /// The next item; empty at the end.
    std::string_view next() {
        const std::size_t first = std::min(rest_.find_first_not_of(" \t"), rest_.size());
        const std::size_t end = std::min(rest_.find_first_of(" \t", first), rest_.size());
        const std::string_view item = rest_.substr(first, end - first);
        rest_.remove_prefix(end);
        return item;
    }
    /// Column of an item, if the text begins in `column`.
    int column_of(std::string_view item, int column) const {
        return column + static_cast<int>(item.data() - text_.data());
    }

  private:
    std::string_view text_, rest_;
};

class Reader {
  public:
    Reader(std::span<const CcsdsEntry> entries, Oem& oem, Problems& problems)
        : entries_(entries), oem_(oem), problems_(problems), end_(place_after(entries)) {}

    void read_kvn() {
        read_header(taken_until("META_START"));
        while (at_ < entries_.size()) {
            ++at_;  // META_START
            const std::size_t first = at_;
            read_metadata(taken_until("META_STOP"));
            if (at_ == entries_.size()) tell(end_, "META_STOP", "is missing");
            at_ = std::min(at_ + 1, entries_.size());
            while (at_ < entries_.size() && entries_[at_].keyword != "META_START") read_data();
            check_segment(first < entries_.size() ? entries_[first] : end_);
        }
        if (oem_.segments.empty()) tell(end_, "META_START", "is missing; there is no segment");
    }

    void read_xml() {
        std::vector<CcsdsEntry> header;
        while (at_ < entries_.size() && entries_[at_].block == "header")
            header.push_back(entries_[at_++]);
        read_header(header);
        CcsdsEntry first = end_;
        while (at_ < entries_.size()) {
            const std::span<const CcsdsEntry> element = taken_element();
            const std::string_view block = element.front().block;
            if (block == k_oem_metadata) {
                check_segment(first);
                first = element.front();
                read_metadata(element);
            } else if (oem_.segments.empty() || !read_xml_data(element)) {
                tell(element.front(), element.front().keyword,
                     fmt::format("stands in <{}>, where no OEM has anything", block));
            }
        }
        if (oem_.segments.empty()) tell(end_, "OBJECT_NAME", "is missing; there is no segment");
        check_segment(first);
    }

  private:
    OemSegment& segment() { return oem_.segments.back(); }

    /// Metadata with faults of their own would only repeat them.
    void check_segment(const CcsdsEntry& place) {
        if (!oem_.segments.empty() && metadata_are_good_) check_oem(segment(), place, problems_);
    }

    void tell(const CcsdsEntry& place, std::string_view keyword, std::string why) {
        problems_.add(place.line, place.column, std::string(keyword), std::move(why));
    }

    std::span<const CcsdsEntry> taken_until(std::string_view marker) {
        const std::size_t first = at_;
        while (at_ < entries_.size() && entries_[at_].keyword != marker) ++at_;
        return entries_.subspan(first, at_ - first);
    }

    /// All entries of one XML element.
    std::span<const CcsdsEntry> taken_element() {
        const std::size_t first = at_;
        const int number = entries_[at_].block_number;
        while (at_ < entries_.size() && entries_[at_].block_number == number) ++at_;
        return entries_.subspan(first, at_ - first);
    }

    void read_header(std::span<const CcsdsEntry> entries) {
        CcsdsTable table;
        add_header(table, oem_.header);
        table.comments(&oem_.header.comments);
        table.read(entries, true, at_ < entries_.size() ? entries_[at_] : end_, problems_);
    }

    void read_metadata(std::span<const CcsdsEntry> entries) {
        OemSegment& now = oem_.segments.emplace_back();
        now.time_scale = scale_in(entries);
        OemMetadataDraft draft;
        CcsdsTable table;
        add_oem_metadata(table, now, draft);
        table.comments(&now.comments);
        const std::size_t before = problems_.size();
        table.read(entries, true, at_ < entries_.size() ? entries_[at_] : end_, problems_);
        metadata_are_good_ = problems_.size() == before;
        const auto method = std::find(k_oem_methods.begin(), k_oem_methods.end(), draft.method);
        now.interpolation = static_cast<Interpolation>(method - k_oem_methods.begin());
        now.degree = draft.degree.value_or(0);
        if (now.interpolation == Interpolation::linear && !draft.degree) now.degree = 1;
    }

    void read_data() {
        const CcsdsEntry& entry = entries_[at_++];
        if (entry.keyword.empty())
            read_state_line(entry);
        else if (entry.keyword == "COMMENT")
            segment().data_comments.emplace_back(whole_value(entry));
        else if (entry.keyword == "COVARIANCE_START")
            read_covariances();
        else
            tell(entry, entry.keyword, "stands among the states of a segment");
    }

    void read_state_line(const CcsdsEntry& entry) {
        Items items(entry.value);
        OemState state;
        Vec3 a;
        int count = 0;
        std::string_view item = items.next();
        try {
            state.epoch = parse_ccsds_time(item, segment().time_scale);
            for (double* target : {&state.r.x, &state.r.y, &state.r.z, &state.v.x, &state.v.y,
                                   &state.v.z, &a.x, &a.y, &a.z}) {
                if (item = items.next(); item.empty()) break;
                *target = parse_ccsds_quantity(item, k_km);
                ++count;
            }
            if (count == 9) state.a = a;
            if ((count != 6 && count != 9) || !items.next().empty()) {
                tell(entry, "", "a state has an epoch and 6 or 9 numbers");
                return;
            }
        } catch (const Error& error) {
            problems_.add(entry.line, items.column_of(item, entry.column), "",
                          fmt::format("an item of the state {}", error.problems().front().message));
            return;
        }
        add_state_checked(state, entry);
    }

    void add_state_checked(const OemState& state, const CcsdsEntry& place) {
        OemSegment& now = segment();
        if (!now.states.empty() && state.epoch - now.states.back().epoch < k_instant)
            tell(place, "", "the epoch of the state is not after that of the one before");
        else if (metadata_are_good_ &&
                 (now.start - state.epoch > k_instant || state.epoch - now.stop > k_instant))
            tell(place, "", "the epoch of the state lies outside of START_TIME to STOP_TIME");
        now.states.push_back(state);
    }

    void read_covariances() {
        const CcsdsEntry& start = entries_[at_ - 1];
        while (at_ < entries_.size() && entries_[at_].keyword != "COVARIANCE_STOP") {
            if (entries_[at_].keyword == "COMMENT") {
                segment().data_comments.emplace_back(whole_value(entries_[at_++]));
                continue;
            }
            if (entries_[at_].keyword != "EPOCH") {
                tell(entries_[at_], "EPOCH", "is expected before a matrix of covariance");
                taken_until("COVARIANCE_STOP");
                break;
            }
            read_covariance();
        }
        if (at_ == entries_.size()) tell(start, "COVARIANCE_STOP", "is missing");
        at_ = std::min(at_ + 1, entries_.size());
    }

    /// EPOCH, perhaps COV_REF_FRAME, and six lines of the lower triangle.
    void read_covariance() {
        const std::size_t first = at_++;
        while (at_ < entries_.size() &&
               (entries_[at_].keyword == "COV_REF_FRAME" || entries_[at_].keyword == "COMMENT"))
            ++at_;
        const std::size_t lines = at_;
        while (at_ < entries_.size() && entries_[at_].keyword.empty()) ++at_;
        Tt epoch;
        CovarianceDraft draft;
        CcsdsTable table;
        table.add("EPOCH", InScale<Tt>{&epoch, &segment().time_scale}).required();
        table.add("COV_REF_FRAME", &draft.frame);
        table.comments(&segment().data_comments);
        table.read(entries_.subspan(first, lines - first), true, end_, problems_);
        if (at_ - lines != 6) {
            tell(entries_[first], "EPOCH",
                 fmt::format("is followed by {} lines of numbers; a matrix has 6", at_ - lines));
            return;
        }
        std::size_t k = 0;
        for (std::size_t row = 0; row < 6; ++row)
            read_row(entries_[lines + row], row, draft.lower, k);
        if (const auto matrix = finished(draft, entries_[first], problems_))
            segment().covariances.push_back({epoch, *matrix});
    }

    void read_row(const CcsdsEntry& entry, std::size_t row,
                  std::array<std::optional<double>, 21>& lower, std::size_t& k) {
        Items items(entry.value);
        for (std::size_t column = 0; column <= row; ++column, ++k) {
            const std::string_view item = items.next();
            lower[k] = 0.0;
            try {
                if (item.empty()) throw Error("is missing");
                lower[k] = parse_ccsds_quantity(item, k_km * k_km);
                if (row == column && *lower[k] < 0.0) throw Error("is a negative variance");
            } catch (const Error& error) {
                problems_.add(entry.line, items.column_of(item, entry.column), "",
                              fmt::format("item {} of row {} of the covariance {}", column + 1,
                                          row + 1, error.problems().front().message));
            }
        }
        if (const std::string_view more = items.next(); !more.empty())
            problems_.add(entry.line, items.column_of(more, entry.column), "",
                          fmt::format("row {} of the covariance has {} items", row + 1, row + 1));
    }

    bool read_xml_data(std::span<const CcsdsEntry> element) {
        OemSegment& now = segment();
        const std::string_view block = element.front().block;
        const CcsdsEntry after = place_after(element);
        CcsdsTable table;
        table.comments(&now.data_comments);
        if (block == k_oem_state) {
            OemState state;
            std::array<std::optional<double>, 3> a;
            add_oem_state(table, state, a, now.time_scale);
            table.read(element, true, after, problems_);
            if (a[0] && a[1] && a[2])
                state.a = Vec3{*a[0], *a[1], *a[2]};
            else if (a[0] || a[1] || a[2])
                tell(element.front(), "X_DDOT", "and Y_DDOT and Z_DDOT come together");
            add_state_checked(state, element.front());
        } else if (block == k_oem_covariance) {
            Tt epoch;
            CovarianceDraft draft;
            add_oem_covariance(table, epoch, draft, now.time_scale);
            table.read(element, true, after, problems_);
            if (const auto matrix = finished(draft, after, problems_))
                now.covariances.push_back({epoch, *matrix});
        } else if (block == k_oem_data) {
            table.read(element, true, after, problems_);
        } else {
            return false;
        }
        return true;
    }

    std::span<const CcsdsEntry> entries_;
    Oem& oem_;
    Problems& problems_;
    CcsdsEntry end_;
    std::size_t at_ = 0;
    bool metadata_are_good_ = true;  // of the segment that is read
};

}  // namespace

Oem read_oem(std::string_view text, const std::string& file) {
    require_ascii(text, file);
    Problems problems(file);
    const CcsdsMessages found = ccsds_messages(text, "oem", problems);
    const std::span<const CcsdsEntry> entries = found.messages.front().entries;
    require_version(entries, "CCSDS_OEM_VERS", {"1.0", "2.0", "3.0"}, problems);
    if (found.messages.size() > 1)
        problems.add(found.messages[1].entries.front().line, 1, {},
                     "a second message begins; one is read");
    problems.throw_if_any();
    Oem oem;
    Reader reader(entries.subspan(1), oem, problems);
    if (looks_like_xml(text))
        reader.read_xml();
    else
        reader.read_kvn();
    problems.throw_if_any();
    return oem;
}

Oem read_oem(const std::filesystem::path& path) {
    return read_oem(read_text_file(path), path.string());
}

}  // namespace dawnline::astro
