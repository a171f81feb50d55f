# Turns a text file into a C array: cmake -DIN=file -DOUT=file.inc -DNAME=name -P embed.cmake
# Comments and indentation of style sheets are left out.
file(READ "${IN}" text)
if(IN MATCHES "\\.css$")
    string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" text "${text}")
    string(REGEX REPLACE "\n[ \n]+" "\n" text "${text}")
    string(REGEX REPLACE "^\n" "" text "${text}")
endif()
string(HEX "${text}" hex)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUT}" "static const unsigned char ${NAME}[] = {\n${bytes}0};\n")
