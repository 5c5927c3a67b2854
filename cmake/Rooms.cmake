# dawnline_room(NAME SOURCES a.cpp ... ROOMS base ... LIBRARIES Foo::foo ...)
#   one static library per room; ROOMS are rooms of lower floors, LIBRARIES stay private.
function(dawnline_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  list(TRANSFORM ROOM_ROOMS PREPEND dawnline_)
  add_library(dawnline_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(
    dawnline_${name}
    PUBLIC dawnline_options ${ROOM_ROOMS}
    PRIVATE ${ROOM_LIBRARIES})
endfunction()

# dawnline_test(ROOM SOURCES a_test.cpp ... LIBRARIES ...): one GoogleTest program per room.
function(dawnline_test room)
  cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${room}_tests ${TEST_SOURCES})
  target_link_libraries(${room}_tests PRIVATE dawnline_${room} ${TEST_LIBRARIES} GTest::gmock
                                              GTest::gtest_main)
  target_include_directories(${room}_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${room}_tests PRIVATE DAWNLINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(${room}_tests TEST_PREFIX ${room}. DISCOVERY_MODE PRE_TEST)
endfunction()

# dawnline_bench(ROOM SOURCES a_bench.cpp ... LIBRARIES ...): one Google Benchmark program per room.
function(dawnline_bench room)
  cmake_parse_arguments(BENCH "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${room}_bench ${BENCH_SOURCES})
  target_link_libraries(${room}_bench PRIVATE dawnline_${room} ${BENCH_LIBRARIES}
                                              benchmark::benchmark_main)
  target_include_directories(${room}_bench PRIVATE ${CMAKE_SOURCE_DIR}/bench)
endfunction()
