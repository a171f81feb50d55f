# The widths of text come from one packaged font, read by HarfBuzz when the program is built.
set(fonts /usr/share/fonts/truetype/open-sans)
find_file(OPEN_SANS_REGULAR OpenSans-Regular.ttf PATHS ${fonts})
find_file(OPEN_SANS_SEMIBOLD OpenSans-Semibold.ttf PATHS ${fonts})
if(NOT OPEN_SANS_REGULAR OR NOT OPEN_SANS_SEMIBOLD)
    message(FATAL_ERROR "Open Sans is missing: apt-get install fonts-open-sans")
endif()
add_executable(font_widths ${CMAKE_CURRENT_SOURCE_DIR}/core/draw/generate/font_widths.c)
target_link_libraries(font_widths PRIVATE PkgConfig::DEPS)
set(widths ${CMAKE_CURRENT_BINARY_DIR}/generated/draw/font_widths.inc)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated/draw)
add_custom_command(OUTPUT ${widths}
    COMMAND sh -c "$<TARGET_FILE:font_widths> '${OPEN_SANS_REGULAR}' '${OPEN_SANS_SEMIBOLD}' > '${widths}'"
    DEPENDS font_widths ${OPEN_SANS_REGULAR} ${OPEN_SANS_SEMIBOLD} VERBATIM)
target_sources(samrapport_draw PRIVATE ${widths})
target_include_directories(samrapport_draw PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
