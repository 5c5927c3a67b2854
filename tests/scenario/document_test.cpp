// What YAML lets pass and we do not (requirements 4.1), and what may stand in the place of a file.

#include "dawnline/scenario/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>

#include "mission.hpp"

namespace dawnline::scenario::test {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& text) {
    try {
        parse_document(text, "f");
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

std::string refusal_of_file(const std::filesystem::path& path) {
    try {
        read_document(path);
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

TEST(Document, KeepsEveryScalarAsTextWithItsPlace) {
    const Node root = parse_document("a: 010\nb: [no, 'no']\nc: {d: 1e3}\ne:\n", "f");
    ASSERT_EQ(root.entries.size(), 4u);
    EXPECT_EQ(root.find("a")->text, "010");
    EXPECT_EQ(to_string(root.find("a")->place), "f:1:4");
    EXPECT_EQ(root.find("b")->items[0].text, "no");
    EXPECT_FALSE(root.find("b")->items[0].quoted);
    EXPECT_TRUE(root.find("b")->items[1].quoted);
    EXPECT_EQ(to_string(root.entries[2].value.entries[0].place), "f:3:5");
    EXPECT_EQ(root.find("e")->kind, NodeKind::nothing);
    EXPECT_EQ(root.find("x"), nullptr);
}

// Row E15: the places of the second area and of the misspelled key, counted by hand.
TEST(Document, PlacesTheItemsOfAFlowList) {
    const std::string line =
        "  arrays: [ {area: 120 m^2, efficiency: 0.32}, {area: -4 m^2, eficiency: 0.32} ]";
    const Node root = parse_document("#\n#\n#\n#\npower:\n" + line, "f");
    const Node& second = root.find("power")->find("arrays")->items.at(1);
    EXPECT_EQ(to_string(second.find("area")->place), "f:6:55");
    EXPECT_EQ(to_string(second.entries.at(1).place), "f:6:63");
}

// Columns count characters, as editors do, not bytes.
TEST(Document, CountsColumnsInCharacters) {
    const Node root = parse_document("{µµµ: 1, b: 2}", "f");
    EXPECT_EQ(to_string(root.find("b")->place), "f:1:13");
}

TEST(Document, RefusesWhatHidesMistakes) {
    EXPECT_THAT(refusal("a: 1\nb: 2\na: 3\n"),
                HasSubstr("f:3:1: key 'a' stands twice, here and in line 1"));
    EXPECT_THAT(refusal("a: 1\n'a': 3\n"), HasSubstr("stands twice"));
    EXPECT_THAT(refusal("a: &x 1\n"), HasSubstr("f:1:4: anchors"));
    EXPECT_THAT(refusal("a: *x\n"), HasSubstr("f:1:4"));
    EXPECT_THAT(refusal("<<: {a: 1}\n"), HasSubstr("merge keys"));
    EXPECT_THAT(refusal("a: 1\n---\nb: 1\n"), HasSubstr("f:2:1: a second document"));
    EXPECT_THAT(refusal("a: !!str 1\n"), HasSubstr("tags"));
    EXPECT_THAT(refusal("a:\n\tb: 1\n"), HasSubstr("f:2:1: a tab"));
    EXPECT_THAT(refusal("a:\n  \tb: 1\n"), HasSubstr("f:2:3: a tab"));
    EXPECT_THAT(refusal(": 1\n"), HasSubstr("key is missing"));
    EXPECT_THAT(refusal("? {a: 1}\n: 1\n"), HasSubstr("must be a word"));
    EXPECT_THAT(refusal("a: [1, 2\n"), HasSubstr("cannot be read as YAML"));
    EXPECT_THAT(refusal("\"\": 1\n"), HasSubstr("key is empty"));
}

TEST(Document, RefusesBytesThatAreNoText) {
    EXPECT_THAT(refusal(std::string("a: \0b", 5)), HasSubstr("binary file"));
    EXPECT_THAT(refusal("a: \x80\n"), HasSubstr("f:1:4: is not UTF-8"));
    EXPECT_THAT(refusal("a: \xC0\xAF\n"), HasSubstr("not UTF-8"));      // overlong
    EXPECT_THAT(refusal("a: \xED\xA0\x80\n"), HasSubstr("not UTF-8"));  // surrogate
    EXPECT_THAT(refusal("a: \xF4\x90\x80\x80\n"), HasSubstr("not UTF-8"));
    EXPECT_THAT(refusal("a: \x1b[31m\n"), HasSubstr("control character 0x1b"));
    EXPECT_THAT(refusal(""), HasSubstr("f: is empty"));
    EXPECT_THAT(refusal("# nothing\n"), HasSubstr("is empty"));
}

// 100 levels pass, 101 do not, and a hundred thousand are refused without a deep recursion.
TEST(Document, RefusesDeepNesting) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_EQ(refusal(nested(100)), "was accepted");
    EXPECT_THAT(refusal(nested(101)), HasSubstr("nested more than 100 deep"));
    EXPECT_THAT(refusal(nested(100000)), HasSubstr("f:1:101: is nested"));
    std::string block;
    for (std::size_t depth = 0; depth < 200; ++depth) block += std::string(depth, ' ') + "a:\n";
    EXPECT_THAT(refusal(block), HasSubstr("nested more than 100 deep"));
}

TEST(Document, RefusesWhatIsTooLarge) {
    EXPECT_THAT(refusal("a: [" + std::string(400000, ',') + "]"), HasSubstr("f:1:"));
    std::string many = "[";
    for (int i = 0; i < 200001; ++i) many += "1,";
    EXPECT_THAT(refusal(many + "]"), HasSubstr("more than 200000 values"));
    EXPECT_THAT(refusal(std::string(5u << 20, ' ')), HasSubstr("at most 4194304"));
}

TEST(Document, ReadsTabsInJson) {
    const Node root = parse_document("{\n\t\"a\": 1,\n\t\t\"b\": \"x\\ty\"\n}\n", "f");
    EXPECT_EQ(root.find("b")->text, "x\ty");
    EXPECT_EQ(to_string(root.find("b")->place), "f:3:8");
}

TEST(ReadDocument, NamesWhatIsNoFile) {
    const TemporaryFolder folder;
    EXPECT_THAT(refusal_of_file(folder.path() / "none.yaml"), HasSubstr("does not exist"));
    EXPECT_THAT(refusal_of_file(folder.path()), HasSubstr("is a folder"));
    EXPECT_THAT(refusal_of_file("/dev/zero"), HasSubstr("is a device"));
    const auto pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(refusal_of_file(pipe), HasSubstr("is a pipe"));
    EXPECT_THAT(refusal_of_file(folder.write("empty.yaml", "")), HasSubstr("is empty"));
    EXPECT_THAT(refusal_of_file(folder.path() / "empty.yaml" / "x"), HasSubstr("cannot be opened"));
    const auto secret = folder.write("secret.yaml", "a: 1\n");
    std::filesystem::permissions(secret, std::filesystem::perms::none);
    if (::geteuid() != 0) {  // root may read everything
        EXPECT_THAT(refusal_of_file(secret), HasSubstr("no permission"));
    }
}

// A file of 1 GB is refused by its size, so the time is that of a system call; a second is
// generous.
TEST(ReadDocument, ChecksTheSizeBeforeReading) {
    const TemporaryFolder folder;
    const auto file = folder.write("large.yaml", "a: 1\n");
    std::filesystem::resize_file(file, 1'000'000'000);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THAT(refusal_of_file(file), HasSubstr("1000000000 bytes"));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST(ReadDocument, ShowsTheNameGiven) {
    const TemporaryFolder folder;
    const auto file = folder.write("a.yaml", "a: 1\n");
    EXPECT_EQ(to_string(read_document(file, "catalog/a.yaml").place), "catalog/a.yaml:1:1");
}

}  // namespace
}  // namespace dawnline::scenario::test
