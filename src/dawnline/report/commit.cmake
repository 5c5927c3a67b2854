# Writes the hash of the commit that SOURCE stands at to the header OUT, if it is another one.
set(commit unknown)
find_program(GIT git)
if(GIT AND EXISTS ${SOURCE}/.git)
  execute_process(
    COMMAND ${GIT} rev-parse --verify HEAD
    WORKING_DIRECTORY ${SOURCE}
    OUTPUT_VARIABLE hash
    RESULT_VARIABLE failed
    ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT failed)
    execute_process(
      COMMAND ${GIT} status --porcelain --untracked-files=no
      WORKING_DIRECTORY ${SOURCE}
      OUTPUT_VARIABLE changes
      ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(commit "${hash}")
    if(changes)
      string(APPEND commit "+changes")
    endif()
  endif()
endif()

set(text "#define DAWNLINE_COMMIT \"${commit}\"\n")
if(EXISTS ${OUT})
  file(READ ${OUT} before)
endif()
if(NOT "${before}" STREQUAL "${text}")
  file(WRITE ${OUT} "${text}")
endif()
