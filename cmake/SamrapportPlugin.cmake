# samrapport_add_plugin(<id> <source>...)
#
# Builds the shared object <id>.so, a plugin of samrapport. It exports one symbol and links nothing but the C library;
# whatever it should call and cannot find is an error when it is linked, not when it is loaded.
include_guard()
set(SAMRAPPORT_PLUGIN_EXPORTS ${CMAKE_CURRENT_LIST_DIR}/samrapport-plugin.map)

function(samrapport_add_plugin id)
    if(NOT id MATCHES "^[a-z][a-z0-9_-]*$")
        message(FATAL_ERROR "samrapport_add_plugin: ${id} cannot be the id of a plugin")
    endif()
    add_library(${id} MODULE ${ARGN})
    target_link_libraries(${id} PRIVATE samrapport::plugin)
    set_target_properties(${id} PROPERTIES PREFIX "" OUTPUT_NAME ${id} SUFFIX ".so" C_STANDARD 17
        C_VISIBILITY_PRESET hidden LINK_DEPENDS ${SAMRAPPORT_PLUGIN_EXPORTS})
    target_link_options(${id} PRIVATE -Wl,--version-script=${SAMRAPPORT_PLUGIN_EXPORTS})
    if(NOT CMAKE_C_FLAGS MATCHES "-fsanitize" AND NOT SAMRAPPORT_SANITIZE)
        target_link_options(${id} PRIVATE -Wl,-z,defs)
    endif()
endfunction()
