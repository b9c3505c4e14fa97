// The one list of built-in functions.
#include "functions/families.h"
#include "functions/function.h"
#include "times/zones.h"

namespace smx {

void add_builtins(FunctionRegistry& registry) {
  registry.use_zones(std::make_shared<const times::Zones>(times::system_zone_folder()));
  add_text_functions(registry);        // trim collapse_spaces prefix suffix shorten length text
  add_part_functions(registry);        // substring pad_left pad_right squash starts_with ends_with
                                       // contains boolean join
  add_case_functions(registry);        // lower upper
  add_separator_functions(registry);   // before after before_last after_last replace split
  add_pattern_functions(registry);     // match matches extract find_all replace_pattern
  add_number_functions(registry);      // integer number
  add_arithmetic_functions(registry);  // plus minus times divide round floor ceiling truncate abs
                                       // compare sum min max
  add_time_functions(
      registry);  // instant format days_since is_before is_after plus_time minus_time
                  // epoch_seconds epoch_millis from_epoch_seconds from_epoch_millis
  add_date_functions(registry);  // date plus_days minus_days plus_months minus_months age_on
                                 // format_date weekday precision_of first_day last_day
  add_zone_functions(registry);  // parse_time parse_date parse_partial in_zone to_zone date_of
                                 // start_of
  add_list_functions(registry);  // count first last only at distinct
  add_collection_functions(registry);  // rest single any all flatten concat reverse sort is_in;
                                       // keys values entries without
  add_presence_functions(registry);    // not
  add_identity_functions(registry);    // sha256 uuid_of stable_id hex_encode hex_decode
  add_base64_functions(registry);      // base64_decode base64_encode
  add_url_functions(registry);         // percent_decode percent_encode url_path
  add_body_functions(registry);        // html_escape html_unescape rtf_to_text xhtml_to_text
                                       // html_to_text text_to_xhtml text_to_rtf to_charset
  add_document_functions(registry);    // parse_json parse_xml to_json to_xml
}

}  // namespace smx
