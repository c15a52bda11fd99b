# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that Signalbox links; docs/architecture.md gives the reason for each.
find_package(Qt6 6.8 REQUIRED COMPONENTS Core Network HttpServer Sql Concurrent)
qt_standard_project_setup(REQUIRES 6.8 I18N_TRANSLATED_LANGUAGES de)
if(SIGNALBOX_GUI)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Gui Widgets Charts Svg LinguistTools)
endif()
if(BUILD_TESTING)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Test)
endif()
find_package(Qca-qt6 REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(CURL REQUIRED)
find_package(jsoncons REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(llhttp REQUIRED IMPORTED_TARGET libllhttp)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)

# Debian's RE2 has no CMake package, and its pkg-config file names all of Abseil, none of which a
# user of the shared library links.
find_library(RE2_LIBRARY re2 REQUIRED)
find_path(RE2_INCLUDE_DIR re2/re2.h REQUIRED)
add_library(re2 INTERFACE IMPORTED)
target_link_libraries(re2 INTERFACE ${RE2_LIBRARY})
target_include_directories(re2 INTERFACE ${RE2_INCLUDE_DIR})

# QuickJS comes as an archive without a CMake package. It asks the C library for the time and the
# time zone; in our copy of the archive these two lead to core/script/scriptclock.cpp.
find_path(QUICKJS_INCLUDE_DIR quickjs/quickjs.h REQUIRED)
find_library(QUICKJS_LIBRARY libquickjs.a PATH_SUFFIXES quickjs REQUIRED)
set(quickjs_archive ${CMAKE_BINARY_DIR}/quickjs/libquickjs.a)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/quickjs)
execute_process(
    COMMAND ${CMAKE_OBJCOPY} --redefine-sym gettimeofday=signalbox_script_gettimeofday
            --redefine-sym localtime_r=signalbox_script_localtime_r
            ${QUICKJS_LIBRARY} ${quickjs_archive}
    COMMAND_ERROR_IS_FATAL ANY)
add_library(quickjs INTERFACE IMPORTED)
target_link_libraries(quickjs INTERFACE ${quickjs_archive} m Threads::Threads)
target_include_directories(quickjs INTERFACE ${QUICKJS_INCLUDE_DIR})
