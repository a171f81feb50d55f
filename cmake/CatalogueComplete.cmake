# Every message in the code has a Swedish text. Run with -DSOURCE=<tree> -DWORK=<folder>.
find_program(XGETTEXT xgettext REQUIRED)
find_program(MSGCMP msgcmp REQUIRED)
file(GLOB_RECURSE files RELATIVE ${SOURCE} ${SOURCE}/core/*.c)
list(SORT files)
execute_process(
    COMMAND ${XGETTEXT} --from-code=UTF-8 --language=C -kSR_MSG:1 -ksr_word:2 -ksr_host_refuse_text:2 -krefuse_spec:2 -kSR_WORD:1 -ksr_terminal_text:1 -k_:1
            -o ${WORK}/messages.pot ${files}
    WORKING_DIRECTORY ${SOURCE} RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "xgettext failed")
endif()
# The page of the workshop: t('…') in its scripts, {{…}} in its markup.
# The texts of the markup are written as calls of t, so that the same tools look at all of them.
file(READ ${SOURCE}/core/render/workshop/page.html markup)
string(REPLACE ";" "@semicolon@" markup "${markup}") # or they would part a list
string(REGEX MATCHALL "{{[^}]*}}" words "${markup}")
set(calls "")
foreach(word IN LISTS words)
    string(REGEX REPLACE "^{{(.*)}}$" "t('\\1')\n" call "${word}")
    string(REPLACE "@semicolon@" ";" call "${call}")
    string(APPEND calls "${call}")
endforeach()
file(WRITE ${WORK}/page.js "${calls}")
file(GLOB scripts RELATIVE ${SOURCE} ${SOURCE}/core/render/workshop/*.js)
list(SORT scripts)
execute_process(
    COMMAND ${XGETTEXT} --from-code=UTF-8 --language=JavaScript -kt:1 --join-existing -o ${WORK}/messages.pot ${scripts} ${WORK}/page.js
    WORKING_DIRECTORY ${SOURCE} RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "xgettext failed for the scripts of the workshop")
endif()
if(EXISTS ${WORK}/messages.pot)
    execute_process(COMMAND ${MSGCMP} ${SOURCE}/po/sv.po ${WORK}/messages.pot RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "po/sv.po lacks the messages above")
    endif()
endif()
