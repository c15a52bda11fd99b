# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that Signalbox links; docs/architecture.md gives the reason for each.
find_package(Qt6 6.8 REQUIRED COMPONENTS Core Network HttpServer Sql Concurrent)
qt_standard_project_setup(REQUIRES 6.8 I18N_TRANSLATED_LANGUAGES de)
if(SIGNALBOX_GUI)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Gui Widgets Charts Svg LinguistTools)
endif()
if(BUILD_TESTING)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Test)
    find_package(benchmark REQUIRED)
endif()
find_package(Qca-qt6 REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(CURL REQUIRED)
find_package(jsoncons REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(llhttp REQUIRED IMPORTED_TARGET libllhttp)

# Debian's RE2 has no CMake package, and its pkg-config file names all of Abseil, none of which a
# user of the shared library links.
find_library(RE2_LIBRARY re2 REQUIRED)
find_path(RE2_INCLUDE_DIR re2/re2.h REQUIRED)
add_library(re2 INTERFACE IMPORTED)
target_link_libraries(re2 INTERFACE ${RE2_LIBRARY})
target_include_directories(re2 INTERFACE ${RE2_INCLUDE_DIR})
