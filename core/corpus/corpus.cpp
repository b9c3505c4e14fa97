#include "smx/corpus.h"

#include <set>

namespace smx {

namespace {

/// Everything a translation can depend on, in one text.
std::string identity_of(const CorpusDocument& document) {
  std::string text = document.mapping + '\0' + document.now;
  for (const auto& [name, input] : document.inputs) text += '\0' + name + '\1' + input;
  for (const ContextValue& value : document.context) text += '\2' + value.name + '\1' + value.text;
  return text + '\3' + document.needs_text;
}

}  // namespace

std::size_t CorpusDocument::bytes() const {
  std::size_t bytes = 0;
  for (const auto& input : inputs) bytes += input.second.size();
  return bytes;
}

void add_to_corpus(Corpus& corpus, Corpus more) {
  std::set<std::string> known;
  for (const CorpusDocument& document : corpus.documents) known.insert(identity_of(document));
  for (CorpusDocument& document : more.documents) {
    if (known.insert(identity_of(document)).second) corpus.documents.push_back(std::move(document));
  }
  for (const Diagnostic& diagnostic : more.diagnostics.items()) corpus.diagnostics.add(diagnostic);
}

Request request_of(const CorpusDocument& document) {
  Request request{document.mapping, {}, document.now, document.context};
  for (const auto& [name, text] : document.inputs) request.inputs.push_back({name, text});
  return request;
}

Translation translate(Translator& translator, const CorpusDocument& document) {
  return translator.translate(request_of(document), *document.needs);
}

}  // namespace smx
