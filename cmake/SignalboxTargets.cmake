# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings, language rules and sanitizers, for every target of ours.
add_library(signalbox_flags INTERFACE)
target_compile_options(signalbox_flags INTERFACE -Wall -Wextra -Werror)
target_compile_definitions(signalbox_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH)
target_include_directories(signalbox_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(SIGNALBOX_SANITIZE)
    target_compile_options(signalbox_flags INTERFACE
        -fsanitize=${SIGNALBOX_SANITIZE} -fno-omit-frame-pointer
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # guesses wrong in instrumented code
    target_link_options(signalbox_flags INTERFACE -fsanitize=${SIGNALBOX_SANITIZE})
endif()

# signalbox_room(<room> SOURCES <file>... [LINK <target>...] [PRIVATE_LINK <target>...])
# One folder of core/ as a static library signalbox_<room>; its LINK rooms are its arrows.
function(signalbox_room room)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(signalbox_${room} STATIC ${ARG_SOURCES})
    target_link_libraries(signalbox_${room}
        PUBLIC ${ARG_LINK}
        PRIVATE signalbox_flags ${ARG_PRIVATE_LINK})
endfunction()

# signalbox_test(<name> SOURCES <file>... [LINK <target>...])
# A Qt Test program tst_<name>, known to ctest under <name>.
function(signalbox_test name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(tst_${name} ${ARG_SOURCES})
    target_link_libraries(tst_${name} PRIVATE signalbox_flags Qt6::Test ${ARG_LINK})
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
