# SPDX-License-Identifier: GPL-3.0-or-later
# Precompiled headers for builds that are made whole and seldom, by the presets asan and tsan: they
# take a third off the compiler's time. The other presets go without, so that a file which does not
# include what it uses is found.
option(SIGNALBOX_PRECOMPILE "Precompile the headers that most files include" OFF)

# signalbox_precompile(<folder>): lets every target of ours in the folder and below use them.
function(signalbox_precompile folder)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        if(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" AND "signalbox_flags" IN_LIST libraries)
            target_precompile_headers(${target} REUSE_FROM signalbox_precompiled)
        endif()
    endforeach()
    get_property(subfolders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(subfolder IN LISTS subfolders)
        signalbox_precompile(${subfolder})
    endforeach()
endfunction()

if(SIGNALBOX_PRECOMPILE)
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
    add_library(signalbox_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(signalbox_precompiled PRIVATE signalbox_flags Qt6::Core)
    target_precompile_headers(signalbox_precompiled PRIVATE
        <QtCore/QtCore> <algorithm> <atomic> <chrono> <functional> <map> <memory> <mutex> <optional>
        <string> <thread> <unordered_map> <variant> <vector>)
endif()
