# po/sv.po is the only source of Swedish: compiled into base for reports and results, whose language is the
# workspace's, and into a gettext catalogue for the terminal, whose language is the user's.
find_program(AWK awk REQUIRED)
find_program(MSGFMT msgfmt REQUIRED)

set(catalogue_po ${CMAKE_CURRENT_SOURCE_DIR}/po/sv.po)
set(catalogue_awk ${CMAKE_CURRENT_SOURCE_DIR}/cmake/catalogue.awk)
set(catalogue_c ${CMAKE_CURRENT_BINARY_DIR}/generated/catalogue_sv.c)
set(catalogue_mo ${CMAKE_CURRENT_BINARY_DIR}/locale/sv/LC_MESSAGES/samrapport.mo)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated ${CMAKE_CURRENT_BINARY_DIR}/locale/sv/LC_MESSAGES)

add_custom_command(
    OUTPUT ${catalogue_c}
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${AWK} -f ${catalogue_awk} ${catalogue_po} > ${catalogue_c}.new
    COMMAND ${CMAKE_COMMAND} -E copy ${catalogue_c}.new ${catalogue_c}
    DEPENDS ${catalogue_po} ${catalogue_awk}
    COMMENT "Swedish texts as a table" VERBATIM)
add_custom_command(
    OUTPUT ${catalogue_mo}
    COMMAND ${MSGFMT} -o ${catalogue_mo} ${catalogue_po}
    DEPENDS ${catalogue_po}
    COMMENT "Swedish texts for gettext" VERBATIM)
add_custom_target(catalogue ALL DEPENDS ${catalogue_mo})

target_sources(samrapport_base PRIVATE ${catalogue_c})
install(FILES ${catalogue_mo} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/sv/LC_MESSAGES)
