#pragma once
// The catalogue: named entries of solar cells, rockets, accelerators, sites …, every figure
// sourced.
//
// catalog/<kind>.yaml is a map from names to entries:
//
//     xtj:
//       title: XTJ triple junction cell
//       from: generic_triple_junction            # the rest is taken from there, optional
//       all: {source: "Spectrolab data sheet 2018", year: 2018, confidence: P}
//       efficiency: 29.5 %                       # takes source, year and confidence from `all`
//       mass: {value: 0.84 kg/m2, source: "…", year: 2020, confidence: S, note: bare}
//
// Confidence: P primary, S secondary, C computed by us, V from memory, E estimate.

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "dawnline/scenario/document.hpp"

namespace dawnline::scenario {

/// Entries by kind and name; a kind's file is read when it is first asked for. Thread-safe.
class Catalogue {
  public:
    /// The catalogue that ships with the program.
    Catalogue();

    /// catalog files in `folder`; those in `user_folder`, if any, add entries or replace them.
    explicit Catalogue(std::filesystem::path folder, std::filesystem::path user_folder = {});

    /// All kinds, sorted.
    std::vector<std::string> kinds() const;

    /// Names of a kind in the order of its files. Throws Error on an unknown kind or a bad file.
    std::vector<std::string> names(const std::string& kind) const;

    /// An entry with its `from` chain followed, or nullptr if the kind or name does not exist.
    /// Every number in it is a figure {value, source, year, confidence}; `from` and `all` are gone.
    /// The pointer lasts as long as the catalogue. Throws Error if the kind's file is bad: a figure
    /// without source, year or confidence, a cyclic reference, an unknown parent.
    const Node* find(const std::string& kind, const std::string& name) const;

  private:
    struct Kind {
        std::vector<std::string> names;
        std::map<std::string, Node> entries;
    };
    const Kind* load(const std::string& kind) const;

    std::filesystem::path folder_, user_folder_;  // folder_ is empty until the shipped one is found
    struct Loaded {
        std::mutex mutex;
        std::map<std::string, std::unique_ptr<Kind>> kinds;
    };
    std::unique_ptr<Loaded> loaded_;  // cache; the answers do not depend on it
};

}  // namespace dawnline::scenario
