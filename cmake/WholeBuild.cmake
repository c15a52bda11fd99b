# SPDX-License-Identifier: GPL-3.0-or-later
# For builds that are made whole, which all presets but dev and fuzz are: headers that most files include are
# precompiled, and the files of a library are compiled several at a time. That halves the compiler's
# time. The preset dev goes without, so that one file is quickly built again, and one that does not
# include what it uses is found. Names in a library's anonymous namespaces have to differ.
option(SIGNALBOX_BUILD_WHOLE "Compile many files at a time, with precompiled headers" OFF)

# signalbox_build_whole(<folder>): so for every target of ours in the folder and below.
function(signalbox_build_whole folder)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        get_target_property(libraries ${target} LINK_LIBRARIES)
        if(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$" AND "signalbox_flags" IN_LIST libraries)
            target_precompile_headers(${target} REUSE_FROM signalbox_precompiled)
            if(type STREQUAL "STATIC_LIBRARY" AND NOT folder MATCHES "/tests")
                set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
            endif()
        endif()
    endforeach()
    get_property(subfolders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(subfolder IN LISTS subfolders)
        signalbox_build_whole(${subfolder})
    endforeach()
endfunction()

if(SIGNALBOX_BUILD_WHOLE)
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
    add_library(signalbox_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(signalbox_precompiled PRIVATE signalbox_flags Qt6::Core)
    target_precompile_headers(signalbox_precompiled PRIVATE
        <QtCore/QtCore> <algorithm> <atomic> <chrono> <functional> <map> <memory> <mutex> <optional>
        <string> <thread> <unordered_map> <variant> <vector>)
endif()
