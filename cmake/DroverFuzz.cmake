# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Searching for new inputs takes clang and minutes: configure with --preset clang -B build/fuzz -DDROVER_FUZZ=ON
# -DBUILD_TESTING=ON, and run the target with a folder for what it finds. Every other build tries the known inputs and some mutations.
option(DROVER_FUZZ "Link the fuzz targets to libFuzzer (clang only)" OFF)

if(DROVER_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "DROVER_FUZZ needs clang: use the preset clang")
    endif()
    # clang 14 cannot assemble a coroutine with the check of called functions.
    target_compile_options(drover_options INTERFACE
        -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=function -fno-sanitize-recover=undefined
        -fno-omit-frame-pointer)
    target_link_options(drover_options INTERFACE -fsanitize=address,undefined)
endif()

# drover_fuzz(NAME SOURCES cpp… LIBRARIES lib… CORPUS dir…)
# A program around LLVMFuzzerTestOneInput, and a test of the same name that tries all files of CORPUS.
function(drover_fuzz name)
    cmake_parse_arguments(PARSE_ARGV 1 fuzz "" "" "SOURCES;LIBRARIES;CORPUS")
    list(TRANSFORM fuzz_CORPUS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    add_executable(${name} ${fuzz_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE drover_options ${fuzz_LIBRARIES})
    if(DROVER_FUZZ)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        add_test(NAME ${name} COMMAND ${name} -runs=0 ${fuzz_CORPUS})
    else()
        target_link_libraries(${name} PRIVATE drover_replay)
        add_test(NAME ${name} COMMAND ${name} ${fuzz_CORPUS})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS fuzz TIMEOUT 120)
endfunction()
