#pragma once
// CCSDS messages in XML, flattened to the same entries that keyword = value notation gives.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_kvn.hpp"

namespace dawnline::astro {

/// One message of a file: its element ("omm") and its entries, the first of which is the version
/// ("CCSDS_OMM_VERS" with "3.0"). A leaf USER_DEFINED parameter="A" becomes USER_DEFINED_A.
struct CcsdsMessage {
    std::string_view kind;
    std::vector<CcsdsEntry> entries;
};

/// All messages of an XML text and the storage into which their entries look.
struct CcsdsMessages {
    std::vector<CcsdsMessage> messages;
    std::shared_ptr<const void> storage;
};

/// Reads one message, or an `ndm` of several (CCSDS 505.0-B-3, NDM/XML). Elements in lower case
/// are blocks, those in capitals are leaves; no entity beyond XML's own five is resolved and no
/// schema is fetched. The text must have passed require_ascii(). Throws Error if it is no
/// well-formed XML or holds no message; lesser faults go to `problems`.
CcsdsMessages parse_ccsds_xml(std::string_view text, Problems& problems);

/// `&`, `<`, `>` and `"` as entities.
std::string xml_escaped(std::string_view text);

}  // namespace dawnline::astro
