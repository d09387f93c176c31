# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours is compiled with.
add_library(drover_options INTERFACE)
target_compile_features(drover_options INTERFACE cxx_std_20)
target_compile_definitions(drover_options INTERFACE
    DROVER_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS
    # What later releases of Qt deprecate is still the way to say it in 6.4.
    QT_WARN_DEPRECATED_UP_TO=0x060400)
target_compile_options(drover_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Werror=return-type
    -Werror=switch -fcoroutines
    # False alarms with tl::expected and QString at -O1: g++ 12 with the sanitizers, g++ 14 without them too.
    -Wno-maybe-uninitialized)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # clang knows -Wshadow only, has no maybe-uninitialized, and takes coroutines with C++20 as they are.
    get_target_property(flags drover_options INTERFACE_COMPILE_OPTIONS)
    list(REMOVE_ITEM flags -Wshadow=local -Wno-maybe-uninitialized -fcoroutines)
    set_target_properties(drover_options PROPERTIES INTERFACE_COMPILE_OPTIONS "${flags}")
endif()

# g++ 12 warns of a coroutine whose frame has something of an anonymous namespace in it, once its file is included.
target_compile_options(drover_options INTERFACE
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wno-subobject-linkage>)

# drover_library(NAME HEADERS h… SOURCES cpp… [PUBLIC lib…] [PRIVATE lib…])
# One room of the house: a static library whose headers are included from the root ("core/base/error.h").
# PUBLIC names only what the headers show. Without SOURCES it is a room of headers only.
function(drover_library name)
    cmake_parse_arguments(PARSE_ARGV 1 room "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE")
    if(NOT room_SOURCES)
        add_library(${name} INTERFACE)
        target_sources(${name} INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${room_HEADERS})
        target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
        target_link_libraries(${name} INTERFACE drover_options ${room_PUBLIC})
        return()
    endif()
    # A header is compiled alone where its own .cpp includes it first (tests/lint/lint_includes.py); the check that
    # makes a file of its own for a header is for those that have none.
    set(accompanied ${room_SOURCES})
    list(TRANSFORM accompanied REPLACE "\\.cpp$" ".h")
    set(lone ${room_HEADERS})
    list(REMOVE_ITEM lone ${accompanied})
    add_library(${name} STATIC)
    target_sources(${name}
        PUBLIC
            FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${room_HEADERS}
            FILE_SET lone TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${lone}
        PRIVATE ${room_SOURCES})
    if(lone)
        set_target_properties(${name} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY lone)
    else()
        set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS OFF)
    endif()
    drover_precompile(${name})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC drover_options ${room_PUBLIC} PRIVATE ${room_PRIVATE})
endfunction()

# drover_test(NAME SOURCES cpp… LIBRARIES lib… [LABELS l…])
# One Qt Test program; NAME is tst_<what it states facts about>.
function(drover_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES;LIBRARIES;LABELS")
    add_executable(${name} ${test_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE drover_options Qt6::Test ${test_LIBRARIES})
    drover_precompile(${name})
    # A test includes its own moc file. What else is made of its headers is all but empty, and compiled faster alone.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp PROPERTIES
        SKIP_PRECOMPILE_HEADERS ON)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS "${test_LABELS}"
        TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FATAL_CRITICALS=1")
endfunction()
