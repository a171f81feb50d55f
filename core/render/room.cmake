# Style sheets and symbols lie in files of their own and are built into the renderer.
set(embedded)
set(workshop page.html page.css numbers.js compute.js draws.js words.js state.js rows.js panel.js pairs.js check.js files.js parties.js main.js)
list(TRANSFORM workshop PREPEND workshop/)
foreach(asset html.css html_symbols.svg ${workshop})
    string(MAKE_C_IDENTIFIER ${asset} name)
    set(from ${CMAKE_CURRENT_SOURCE_DIR}/core/render/${asset})
    set(to ${CMAKE_CURRENT_BINARY_DIR}/generated/render/${name}.inc)
    add_custom_command(OUTPUT ${to}
        COMMAND ${CMAKE_COMMAND} -DIN=${from} -DOUT=${to} -DNAME=${name}
                -P ${CMAKE_CURRENT_SOURCE_DIR}/core/render/embed.cmake
        DEPENDS ${from} ${CMAKE_CURRENT_SOURCE_DIR}/core/render/embed.cmake VERBATIM)
    list(APPEND embedded ${to})
endforeach()
target_sources(samrapport_render PRIVATE ${embedded})
target_include_directories(samrapport_render PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
