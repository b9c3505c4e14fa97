// The loop of `smx run`: each document in, through the rules, and out.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "smx/limits.h"
#include "smx/translate.h"

#include "command.h"
#include "input_files.h"
#include "run_output.h"

namespace smx::cli {

class Terminal;

/// An input that is the same for every document.
struct FixedInput {
  std::string name;
  std::string text;
  Position start = {};
};

/// What is told to people besides results. Records hold every diagnostic; a summary is left then.
enum class Talk : std::uint8_t { all, faults, summary, nothing };

/// Whether there is somebody who can answer needs.
enum class Answers : std::uint8_t { none, from_a_file };

struct RunPlan {
  std::string mapping;
  std::string now;
  std::vector<ContextValue> context;
  std::string varying_name;  // the input the documents are for
  std::vector<FixedInput> fixed;
  Talk talk = Talk::all;
  Answers answers = Answers::none;
  Limits limits;
};

/// Translates all documents. Those that are refused do not stop the others.
Exit run_documents(const RunPlan& plan, std::shared_ptr<const RuleSet> rules,
                   DocumentSource& documents, NeedSource& needs, RunOutput& output,
                   Terminal& terminal);

/// The same for the entries of a stream. One that breaks off has findings, like a document that is
/// refused.
Exit run_stream(const RunPlan& plan, std::shared_ptr<const RuleSet> rules, InputStream& stream,
                NeedSource& needs, RunOutput& output, Terminal& terminal);

}  // namespace smx::cli
