# Writes FILES into one C++ source as arrays of bytes: report.css becomes report_css().
set(text "#include \"dawnline/report/assets.hpp\"\n\nnamespace dawnline::report::assets {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  string(REGEX REPLACE "\\.in$" "" name ${name})
  string(MAKE_C_IDENTIFIER ${name} name)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND text "namespace {\nconstexpr unsigned char ${name}_bytes[] = {${bytes}};\n}\n"
         "std::string_view ${name}() noexcept {\n"
         "    return {reinterpret_cast<const char*>(${name}_bytes), sizeof ${name}_bytes};\n}\n")
endforeach()
string(APPEND text "}  // namespace dawnline::report::assets\n")
file(WRITE ${OUT} "${text}")
