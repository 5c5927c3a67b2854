# Compiler settings shared by every room.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

option(DAWNLINE_BUILD_TESTS "build the tests" ON)
option(DAWNLINE_BUILD_BENCH "build the benchmarks" ON)
option(DAWNLINE_BUILD_FUZZ "build the libFuzzer targets (needs clang)" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# SIMD kernels choose among three instruction sets at run time: scalar, AVX2 with FMA, AVX-512. Each
# further one would be compiled and never differ by much.
add_compile_definitions("HWY_DISABLED_TARGETS=(HWY_SSSE3|HWY_SSE4|HWY_AVX3_DL)")

find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)

# Warnings are errors in our own sources; headers of libraries are system headers.
add_library(dawnline_options INTERFACE)
target_include_directories(dawnline_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(dawnline_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                  -Werror)
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees uninitialised members of std::regex through the sanitizers' instrumentation.
  target_compile_options(dawnline_options INTERFACE -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # Arrays inside a struct may be filled without braces of their own.
  target_compile_options(dawnline_options INTERFACE -Wno-missing-braces)
endif()
target_link_libraries(dawnline_options INTERFACE fmt::fmt)
