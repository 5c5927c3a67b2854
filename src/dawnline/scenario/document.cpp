#include "dawnline/scenario/document.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <unordered_map>

#include <fmt/format.h>

namespace dawnline::scenario {

const Node* Node::find(std::string_view key) const noexcept {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Node* Node::find(std::string_view key) noexcept {
    return const_cast<Node*>(std::as_const(*this).find(key));
}

Node scalar_node(std::string text, Place place) {
    Node node;
    node.kind = NodeKind::scalar;
    node.place = std::move(place);
    node.text = std::move(text);
    return node;
}

namespace {

[[noreturn]] void refuse(Place place, std::string message, std::string suggestion = {}) {
    throw Error({Problem{std::move(place), {}, std::move(message), std::move(suggestion)}});
}

/// A text with its lines, to turn byte positions into places as an editor counts them.
class Lines {
  public:
    Lines(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') starts_.push_back(i + 1);
    }

    /// Line and byte column count from 0, as yaml-cpp counts; -1 is unknown.
    Place place(int line, int byte) const {
        if (line < 0 || static_cast<std::size_t>(line) >= starts_.size()) return {file_, 0, 0};
        const std::size_t start = starts_[static_cast<std::size_t>(line)];
        const std::size_t end = std::min(text_.size(), start + static_cast<std::size_t>(byte));
        // Going on from the last place keeps a document of one long line linear in its length.
        if (last_ <= start || last_ > end) {
            last_ = start;
            column_ = 1;
        }
        for (; last_ < end; ++last_)
            if ((static_cast<unsigned char>(text_[last_]) & 0xC0) != 0x80) ++column_;
        return {file_, line + 1, column_};
    }
    Place place(std::size_t offset) const {
        const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
        const auto line = static_cast<std::size_t>(next - starts_.begin()) - 1;
        return place(static_cast<int>(line), static_cast<int>(offset - starts_[line]));
    }
    std::string_view line(std::size_t number) const {
        const std::size_t end =
            number + 1 < starts_.size() ? starts_[number + 1] - 1 : text_.size();
        return text_.substr(starts_[number], end - starts_[number]);
    }
    std::size_t count() const noexcept { return starts_.size(); }
    const std::string& file() const noexcept { return file_; }

  private:
    std::string_view text_;
    std::string file_;
    std::vector<std::size_t> starts_;
    mutable std::size_t last_ = 0;  // byte whose column is column_
    mutable int column_ = 1;
};

/// Length of the UTF-8 sequence at the front, 0 if there is none (RFC 3629: no overlong form, no
/// surrogate, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!tail(1) || !tail(2)) return 0;
        if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!tail(1) || !tail(2) || !tail(3)) return 0;
        if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
        return 4;
    }
    return 0;
}

void check_characters(std::string_view text, const Lines& lines) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == 0)
            refuse({lines.file(), 0, 0},
                   "is a binary file, not YAML or JSON (it holds a zero byte)");
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
            refuse(lines.place(i), fmt::format("holds the control character 0x{:02x}", c));
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) refuse(lines.place(i), "is not UTF-8 text");
        i += length;
    }
}

void check_indentation(const Lines& lines) {
    for (std::size_t number = 0; number < lines.count(); ++number) {
        const std::string_view line = lines.line(number);
        const std::size_t content = line.find_first_not_of(" \t\r");
        const std::size_t tab = line.find('\t');
        if (content != std::string_view::npos && tab < content && line[content] != '#')
            refuse(lines.place(static_cast<int>(number), static_cast<int>(tab)),
                   "a tab indents this line; YAML wants blanks");
    }
}

/// Builds the tree from the events of yaml-cpp, which tell the place of keys and values alike.
class Builder : public YAML::EventHandler {
  public:
    Builder(const Lines& lines, const DocumentLimits& limits) : lines_(lines), limits_(limits) {}

    Node root;

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) refuse(at(mark), "a second document starts here; a file holds one");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        if (wants_key()) refuse(at(mark), "a key is missing before the colon");
        take(make(NodeKind::nothing, mark));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(at(mark), "aliases (*name) are not supported; write the value out");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (wants_key()) return take_key(mark, tag == "!", value);
        Node node = make(NodeKind::scalar, mark);
        node.text = value;
        node.quoted = tag == "!";
        take(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(NodeKind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(NodeKind::map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        Node node;
        bool has_key = false;
        std::unordered_map<std::string, int> lines_of_keys;
    };

    Place at(const YAML::Mark& mark) const { return lines_.place(mark.line, mark.column); }

    bool wants_key() const {
        return !open_.empty() && open_.back().node.is_map() && !open_.back().has_key;
    }

    Node make(NodeKind kind, const YAML::Mark& mark) {
        if (++values_ > limits_.values)
            refuse(at(mark), fmt::format("holds more than {} values", limits_.values));
        Node node;
        node.kind = kind;
        node.place = at(mark);
        return node;
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor != 0) refuse(at(mark), "anchors (&name) are not supported; write the value out");
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(at(mark), "tags (" + tag + ") are not supported");
    }

    void take_key(const YAML::Mark& mark, bool quoted, const std::string& key) {
        if (key == "<<" && !quoted)
            refuse(at(mark), "merge keys (<<) are not supported; write the values out");
        if (key.empty()) refuse(at(mark), "a key is empty");
        Open& map = open_.back();
        const auto [before, is_new] = map.lines_of_keys.try_emplace(key, mark.line + 1);
        if (!is_new)
            refuse(at(mark),
                   fmt::format("key '{}' stands twice, here and in line {}", key, before->second));
        map.node.entries.push_back({key, at(mark), {}});
        map.has_key = true;
    }

    void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (wants_key()) refuse(at(mark), "a key must be a word, not a list or a map");
        if (open_.size() >= static_cast<std::size_t>(limits_.depth))
            refuse(at(mark), fmt::format("is nested more than {} deep", limits_.depth));
        Open& level = open_.emplace_back();
        level.node = make(kind, mark);
    }

    void close() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        take(std::move(node));
    }

    void take(Node node) {
        if (open_.empty()) {
            root = std::move(node);
        } else if (Open& parent = open_.back(); parent.node.is_map()) {
            parent.node.entries.back().value = std::move(node);
            parent.has_key = false;
        } else {
            parent.node.items.push_back(std::move(node));
        }
    }

    const Lines& lines_;
    const DocumentLimits& limits_;
    std::vector<Open> open_;
    std::size_t values_ = 0;
    int documents_ = 0;
};

bool looks_like_json(std::string_view text) noexcept {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

/// JSON may be indented with tabs; a blank in place of each leaves all columns as they are.
std::string without_tabs_of_indentation(std::string text) {
    bool indents = true;
    for (char& c : text) {
        if (indents && c == '\t') c = ' ';
        indents = c == '\n' || (indents && c == ' ');
    }
    return text;
}

}  // namespace

Node parse_document(std::string_view text, const std::string& file, const DocumentLimits& limits) {
    if (text.size() > limits.bytes)
        refuse({file, 0, 0}, fmt::format("is {} bytes long; a document has at most {}", text.size(),
                                         limits.bytes));
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const Lines lines(text, file);
    check_characters(text, lines);
    const bool json = looks_like_json(text);
    if (!json) check_indentation(lines);
    std::istringstream stream(json ? without_tabs_of_indentation(std::string(text))
                                   : std::string(text));
    Builder builder(lines, limits);
    bool found = false;
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) found = true;
    } catch (const YAML::Exception& error) {
        refuse(lines.place(error.mark.line, error.mark.column),
               "cannot be read as YAML: " + error.msg);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        refuse({file, 0, 0}, std::string("cannot be read as YAML: ") + error.what());
    }
    if (!found) refuse({file, 0, 0}, "is empty");
    return std::move(builder.root);
}

Node read_document(const std::filesystem::path& path, const std::string& shown,
                   const DocumentLimits& limits) {
    const std::string name = !shown.empty() ? shown : path.string();
    const Place place{name, 0, 0};
    const bool standard_input = path == "-";
    // Non-blocking, so that a pipe without a writer is seen for what it is and not waited for.
    const int file =
        standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        if (errno == ENOENT) refuse(place, "does not exist");
        if (errno == EACCES) refuse(place, "may not be read (no permission)");
        refuse(place, std::string("cannot be opened: ") + std::strerror(errno));
    }
    struct Closer {
        int file;
        ~Closer() {
            if (file != STDIN_FILENO) ::close(file);
        }
    } const closer{file};
    struct stat status {};
    if (::fstat(file, &status) != 0)
        throw SystemError(name + " cannot be examined: " + std::strerror(errno));
    if (S_ISDIR(status.st_mode)) refuse(place, "is a folder, not a file");
    if (!standard_input) {
        if (S_ISFIFO(status.st_mode))
            refuse(place, "is a pipe, not a file; to read from a pipe give -");
        if (!S_ISREG(status.st_mode)) refuse(place, "is a device or socket, not a file");
    }
    if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > limits.bytes)
        refuse(place, fmt::format("is {} bytes long; a document has at most {}", status.st_size,
                                  limits.bytes));
    std::string text;
    std::string block(1u << 16, '\0');
    while (text.size() <= limits.bytes) {
        const ssize_t got = ::read(file, block.data(), block.size());
        if (got == 0) break;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw SystemError(name + " cannot be read: " + std::strerror(errno));
        text.append(block, 0, static_cast<std::size_t>(got));
    }
    return parse_document(text, name, limits);
}

}  // namespace dawnline::scenario
