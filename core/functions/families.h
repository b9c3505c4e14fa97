// The families of built-in functions: one file each, a spec with its body for every function.
#pragma once

namespace smx {

class FunctionRegistry;

void add_text_functions(FunctionRegistry& registry);
void add_case_functions(FunctionRegistry& registry);
void add_part_functions(FunctionRegistry& registry);
void add_separator_functions(FunctionRegistry& registry);
void add_pattern_functions(FunctionRegistry& registry);
void add_number_functions(FunctionRegistry& registry);
void add_arithmetic_functions(FunctionRegistry& registry);
void add_time_functions(FunctionRegistry& registry);
void add_date_functions(FunctionRegistry& registry);
void add_zone_functions(FunctionRegistry& registry);
void add_list_functions(FunctionRegistry& registry);
void add_collection_functions(FunctionRegistry& registry);
void add_presence_functions(FunctionRegistry& registry);
void add_identity_functions(FunctionRegistry& registry);
void add_base64_functions(FunctionRegistry& registry);
void add_url_functions(FunctionRegistry& registry);
void add_body_functions(FunctionRegistry& registry);
void add_document_functions(FunctionRegistry& registry);

}  // namespace smx
