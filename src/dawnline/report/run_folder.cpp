#include "dawnline/report/run_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "dawnline/base/function_ref.hpp"
#include "dawnline/report/html.hpp"
#include "dawnline/report/manifest.hpp"
#include "dawnline/report/outcome_json.hpp"
#include "dawnline/report/series_file.hpp"
#include "dawnline/report/tables.hpp"

namespace dawnline::report {
namespace {

namespace fs = std::filesystem;

/// A folder that goes away with everything in it unless it has been renamed.
class Draft {
  public:
    explicit Draft(fs::path folder) : folder_(std::move(folder)) {}
    ~Draft() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

  private:
    fs::path folder_;
};

fs::path beside(const fs::path& folder, const char* what) {
    return folder.parent_path() /
           fmt::format(".{}.{}-{}", folder.filename().string(), what, getpid());
}

/// Absolute and without a "/" at the end, so that it has a parent and a name.
fs::path whole_path(const fs::path& folder) {
    fs::path path = fs::absolute(folder).lexically_normal();
    if (path.filename().empty()) path = path.parent_path();
    return path;
}

void create(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw SystemError(fmt::format("{} cannot be made: {}", folder.string(), error.message()));
}

void put_in_place(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        throw SystemError(
            fmt::format("{} cannot be put in place: {}", to.string(), error.message()));
}

/// Writes and closes, every answer of the system looked at; what is written is on the disk when
/// this returns.
void write_through(const fs::path& file, const std::string& text) {
    const int out = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    int failed = out < 0 ? errno : 0;
    for (std::size_t done = 0; failed == 0 && done < text.size();) {
        const ssize_t step = write(out, text.data() + done, text.size() - done);
        if (step >= 0)
            done += static_cast<std::size_t>(step);
        else if (errno != EINTR)
            failed = errno;
    }
    if (failed == 0 && fsync(out) != 0 && errno != EINVAL) failed = errno;
    if (out >= 0 && close(out) != 0 && failed == 0) failed = errno;
    if (failed != 0)
        throw SystemError(
            fmt::format("{} cannot be written: {}", file.string(), std::strerror(failed)));
}

// Files by which a run folder is known.
const std::vector<std::string> k_marks = {"manifest.json", "outcome.json",
                                          "scenario.resolved.yaml"};

void refuse_foreign(const fs::path& folder, std::span<const std::string> marks, const char* what) {
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(folder, ignored);
    if (!fs::exists(status)) return;
    if (!fs::is_directory(status))
        throw Error(fmt::format("{} is there and is no folder; name another one for the run",
                                folder.string()));
    const bool known = std::all_of(marks.begin(), marks.end(), [&](const std::string& mark) {
        return fs::is_regular_file(folder / mark, ignored);
    });
    if (!fs::is_empty(folder, ignored) && !known)
        throw Error(fmt::format(
            "{} is there and is no folder {} of Dawnline; it is not replaced, name another one",
            folder.string(), what));
}

void fill(const fs::path& folder, const RunRecord& record) {
    create(folder / "tables");
    write_through(folder / "scenario.resolved.yaml", scenario::write_resolved(record.resolved));
    write_through(folder / "outcome.json", outcome_json(record.scenario, record.outcome));
    write_through(folder / "series.nc",
                  series_bytes(record.outcome.operations.series, record.scenario.orbit.start));
    for (const NamedText& table : tables(record))
        write_through(folder / "tables" / table.name, table.text);
    if (!record.ephemerides.empty()) create(folder / "ephemeris");
    for (const NamedText& ephemeris : record.ephemerides)
        write_through(folder / "ephemeris" / ephemeris.name, ephemeris.text);
    if (!record.scene.empty()) write_through(folder / "scene.czml", record.scene);
    write_through(folder / "report.html", report_html(record, plot_library()));
    write_through(folder / "manifest.json",
                  manifest_json(record.provenance, record.scenario.seed, hashed_files(folder)));
}

// What `fill` puts into a draft, under the folder's name when it is whole.
void put_folder(const fs::path& folder, std::span<const std::string> marks, const char* what,
                FunctionRef<void(const fs::path&)> fill_draft) {
    const fs::path path = whole_path(folder);
    refuse_foreign(path, marks, what);
    create(path.parent_path());

    const fs::path partial = beside(path, "partial");
    const Draft draft(partial);
    fill_draft(partial);

    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        put_in_place(partial, path);
        return;
    }
    // Both names change hands at once; the draft then removes the older one.
    if (renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0) return;

    // Not every file system can do that (NFS).
    const fs::path replaced = beside(path, "replaced");
    put_in_place(path, replaced);
    try {
        put_in_place(partial, path);
    } catch (const SystemError&) {
        put_in_place(replaced, path);
        throw;
    }
    fs::remove_all(replaced, ignored);
}

}  // namespace

void check_folder(const fs::path& folder, std::span<const std::string> marks, const char* what) {
    const fs::path path = whole_path(folder);
    refuse_foreign(path, marks, what);
    create(path.parent_path());
    if (access(path.parent_path().c_str(), W_OK) != 0)
        throw SystemError(fmt::format("{} cannot be written: {}", path.parent_path().string(),
                                      std::strerror(errno)));
}

void check_run_folder(const fs::path& folder) {
    check_folder(folder, k_marks, "of a run");
}

void write_run_folder(const fs::path& folder, const RunRecord& record) {
    put_folder(folder, k_marks, "of a run", [&](const fs::path& draft) { fill(draft, record); });
}

void write_folder(const fs::path& folder, std::span<const std::string> marks, const char* what,
                  std::span<const NamedText> files) {
    put_folder(folder, marks, what, [&](const fs::path& draft) {
        create(draft);
        for (const NamedText& file : files) write_through(draft / file.name, file.text);
    });
}

void write_file(const fs::path& file, const std::string& text) {
    const fs::path path = whole_path(file);
    const fs::path partial = beside(path, "partial");
    const Draft draft(partial);
    write_through(partial, text);
    put_in_place(partial, path);
}

}  // namespace dawnline::report
