# Puts the pages about diagnostics into the library. Included by core/CMakeLists.txt behind smx_room(authoring).
set(smx_page_folder ${PROJECT_SOURCE_DIR}/docs/diagnostics)
set(smx_page_code ${PROJECT_BINARY_DIR}/generated/pages.cpp)
file(GLOB smx_page_files CONFIGURE_DEPENDS ${smx_page_folder}/SMX*.md)
add_custom_command(
  OUTPUT ${smx_page_code}
  COMMAND ${CMAKE_COMMAND} -DPAGES=${smx_page_folder} -DOUT=${smx_page_code}
          -P ${CMAKE_CURRENT_LIST_DIR}/embed_pages.cmake
  DEPENDS ${smx_page_files} ${CMAKE_CURRENT_LIST_DIR}/embed_pages.cmake
  COMMENT "Embedding the pages about diagnostics" VERBATIM)
add_custom_target(smx_diagnostic_pages DEPENDS ${smx_page_code})
set_source_files_properties(${smx_page_code} TARGET_DIRECTORY smx_authoring PROPERTIES GENERATED TRUE)
target_sources(smx_authoring PRIVATE ${smx_page_code})
add_dependencies(smx_authoring smx_diagnostic_pages)
