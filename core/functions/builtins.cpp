// The one list of built-in functions.
#include "functions/families.h"
#include "functions/function.h"
#include "times/zones.h"

namespace smx {

void add_builtins(FunctionRegistry& registry) {
  registry.use_zones(std::make_shared<const times::Zones>(times::system_zone_folder()));
  add_text_functions(registry);       // trim collapse_spaces prefix suffix shorten length text
  add_case_functions(registry);       // lower upper
  add_separator_functions(registry);  // before after before_last after_last replace split match
  add_number_functions(registry);     // integer number
  add_time_functions(registry);       // instant format days_since is_before is_after
  add_list_functions(registry);       // count first last only at distinct
  add_presence_functions(registry);   // not
  add_base64_functions(registry);     // base64_decode base64_encode
  add_url_functions(registry);        // percent_decode percent_encode url_path
  add_body_functions(registry);       // html_escape html_unescape rtf_to_text xhtml_to_text
                                      // text_to_xhtml to_charset
}

}  // namespace smx
