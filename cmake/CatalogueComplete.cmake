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
if(EXISTS ${WORK}/messages.pot)
    execute_process(COMMAND ${MSGCMP} ${SOURCE}/po/sv.po ${WORK}/messages.pot RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "po/sv.po lacks the messages above")
    endif()
endif()
