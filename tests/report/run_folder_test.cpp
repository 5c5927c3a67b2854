#include "dawnline/report/run_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "dawnline/base/error.hpp"
#include "dawnline/base/sha256.hpp"
#include "example_record.hpp"

namespace dawnline::report {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::map<std::string, std::string> contents(const fs::path& folder) {
    std::map<std::string, std::string> all;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all[entry.path().lexically_relative(folder).string()] = content_of(entry.path());
    return all;
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

RunRecord full_record() {
    RunRecord record = example_record();
    record.ephemerides = {{"chief.oem", "CCSDS_OEM_VERS = 2.0\n"}};
    record.scene = "[]\n";
    return record;
}

TEST(RunFolder, HoldsEverythingWithItsHash) {
    const TemporaryFolder home;
    write_run_folder(home.path() / "deep" / "run", full_record());
    const auto files = contents(home.path() / "deep" / "run");
    for (const char* name : {"manifest.json", "scenario.resolved.yaml", "outcome.json", "series.nc",
                             "tables/margins.csv", "tables/series_year.csv", "ephemeris/chief.oem",
                             "scene.czml", "report.html"})
        EXPECT_TRUE(files.contains(name)) << name;
    EXPECT_EQ(entries(home.path() / "deep"), 1u);  // nothing temporary is left beside

    const nlohmann::json manifest = nlohmann::json::parse(files.at("manifest.json"));
    EXPECT_EQ(manifest["outputs"].size(), files.size() - 1);
    for (const nlohmann::json& output : manifest["outputs"])
        EXPECT_EQ(output["sha256"], sha256_hex(files.at(output["name"].get<std::string>())));
}

// Time, host, threads and command are in the manifest and nowhere else.
TEST(RunFolder, IsTheSameBytesButForTheManifest) {
    const TemporaryFolder home;
    RunRecord record = full_record();
    write_run_folder(home.path() / "a", record);
    record.provenance = {"another command",
                         {"other.yaml", std::string(64, '1')},
                         {},
                         16,
                         "2031-01-01T00:00:00Z",
                         9.0,
                         9.0};
    write_run_folder(home.path() / "b", record);
    auto a = contents(home.path() / "a");
    auto b = contents(home.path() / "b");
    EXPECT_NE(a.at("manifest.json"), b.at("manifest.json"));
    a.erase("manifest.json");
    b.erase("manifest.json");
    EXPECT_EQ(a, b);
}

TEST(RunFolder, ReplacesAnOlderRunAndAnEmptyFolder) {
    const TemporaryFolder home;
    const fs::path run = home.path() / "run";
    fs::create_directory(run);
    write_run_folder(run, full_record());
    RunRecord second = example_record();
    second.scenario.name = "second";
    write_run_folder(run.string() + "/", second);
    EXPECT_THAT(content_of(run / "outcome.json"), HasSubstr("second"));
    EXPECT_FALSE(fs::exists(run / "scene.czml"));  // of the first run
    EXPECT_EQ(entries(home.path()), 1u);
}

TEST(RunFolder, LeavesAloneWhatIsNoRunFolder) {
    const TemporaryFolder home;
    const fs::path photos = home.path() / "photos";
    fs::create_directory(photos);
    std::ofstream(photos / "cat.png") << "meow";
    EXPECT_THROW(check_run_folder(photos), Error);
    EXPECT_THROW(write_run_folder(photos, example_record()), Error);
    EXPECT_EQ(content_of(photos / "cat.png"), "meow");

    std::ofstream(home.path() / "file") << "text";
    EXPECT_THROW(write_run_folder(home.path() / "file", example_record()), Error);
    fs::create_directory_symlink(photos, home.path() / "link");
    EXPECT_THROW(write_run_folder(home.path() / "link", example_record()), Error);
}

/// Files may not grow beyond `size` while this lives: every write after that fails, as on a full
/// disk.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t size) {
        getrlimit(RLIMIT_FSIZE, &before_);
        old_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{size, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, old_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit before_{};
    void (*old_)(int) = SIG_DFL;
};

TEST(RunFolder, LeavesNothingHalfWrittenOnAFullDisk) {
    const TemporaryFolder home;
    const fs::path run = home.path() / "run";
    write_run_folder(run, full_record());
    const auto before = contents(run);
    for (const rlim_t size : {rlim_t{0}, rlim_t{2000}, rlim_t{60000}}) {
        const SmallDisk disk(size);
        EXPECT_THROW(write_run_folder(run, example_record()), SystemError) << size;
        EXPECT_THROW(write_run_folder(home.path() / "new", example_record()), SystemError) << size;
    }
    EXPECT_EQ(contents(run), before);
    EXPECT_EQ(entries(home.path()), 1u);
}

// Nobody, not even root, may write below /proc/self/fdinfo.
TEST(RunFolder, SaysWhatCannotBeWritten) {
    try {
        write_run_folder("/proc/self/fdinfo/run", example_record());
        FAIL();
    } catch (const SystemError& error) {
        EXPECT_THAT(error.what(), HasSubstr("/proc/self/fdinfo"));
    }
    EXPECT_THROW(check_run_folder("/proc/self/fdinfo/deep/run"), SystemError);
}

TEST(WriteFile, ReplacesWholeOrNotAtAll) {
    const TemporaryFolder home;
    const fs::path file = home.path() / "report.html";
    write_file(file, "first");
    {
        const SmallDisk disk(3);
        EXPECT_THROW(write_file(file, "second"), SystemError);
    }
    EXPECT_EQ(content_of(file), "first");
    write_file(file, "third");
    EXPECT_EQ(content_of(file), "third");
    EXPECT_EQ(entries(home.path()), 1u);
}

}  // namespace
}  // namespace dawnline::report
