// The form for machines. Written member by member, in an order that stays.
#include "smx/diagnostic.h"
#include "smx/why.h"

#include "why/sentences.h"

namespace smx {

namespace {

class JsonWriter {
 public:
  JsonWriter& open() {
    comma();
    out_ += '{';
    is_first_ = true;
    return *this;
  }
  JsonWriter& close() {
    out_ += '}';
    is_first_ = false;
    return *this;
  }
  JsonWriter& name(std::string_view name) {
    comma();
    out_ += json_quoted(name) + ":";
    is_first_ = true;
    return *this;
  }
  JsonWriter& text(std::string_view member, std::string_view value) {
    return name(member).raw(json_quoted(value));
  }
  JsonWriter& number(std::string_view member, std::size_t value) {
    return name(member).raw(std::to_string(value));
  }
  JsonWriter& flag(std::string_view member, bool value) {
    return name(member).raw(value ? "true" : "false");
  }
  JsonWriter& raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
  }
  template <typename Items, typename Write>
  JsonWriter& list(std::string_view member, const Items& items, Write write) {
    name(member);
    out_ += '[';
    is_first_ = true;
    for (const auto& item : items) write(item);
    out_ += ']';
    is_first_ = false;
    return *this;
  }
  std::string take() && { return std::move(out_); }

 private:
  void comma() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }

  std::string out_;
  bool is_first_ = true;
};

void write_place(const WhyPlace& place, JsonWriter& out) {
  if (place.file.empty()) return;
  out.text("file", place.file);
  out.number("line", place.position.line).number("column", place.position.column);
}

void write_input(const InputPlace& place, JsonWriter& out) {
  out.open().text("document", place.document).text("pointer", place.pointer);
  if (!place.path.empty()) out.text("path", place.path);
  if (place.position)
    out.number("line", place.position->line).number("column", place.position->column);
  if (!place.shape.empty()) out.text("shape", place.shape);
  out.close();
}

std::string_view shape_name(WhyShape shape) {
  switch (shape) {
    case WhyShape::object: return "object";
    case WhyShape::list: return "list";
    case WhyShape::scalar: break;
  }
  return "scalar";
}

void write_value(const WhyValue& value, JsonWriter& out) {
  out.open().text("pointer", value.pointer).text("shape", shape_name(value.shape));
  out.text("value", value.value).text("answer", value.answer).text("rule", value.rule);
  write_place(value.place, out);
  out.list("inputs", value.inputs, [&](const InputPlace& one) { write_input(one, out); });
  if (value.step) out.number("step", *value.step);
  out.flag("phi", value.describes_patient).close();
}

void write_step(const WhyStep& step, JsonWriter& out) {
  out.open().text("kind", name_of(step.kind)).text("end", name_of(step.end));
  out.text("subject", step.subject).text("text", step.text);
  write_place(step.place, out);
  if (!step.value.empty()) out.text("value", step.value);
  if (!step.because.empty()) out.text("because", step.because);
  if (!step.overlay.empty()) out.text("overlay", step.overlay);
  if (!step.script.file.empty()) {
    out.name("script").open();
    write_place(step.script, out);
    out.close();
  }
  out.list("inputs", step.inputs, [&](const InputPlace& one) { write_input(one, out); });
  if (step.from) out.number("from", *step.from);
  out.list("parts", step.parts, [&](std::size_t part) { out.raw(std::to_string(part)); });
  out.flag("taken", step.is_taken).close();
}

void write_what_is_not_there(const Explanation& why, JsonWriter& out) {
  out.list("absent", why.absent, [&](const WhyAbsent& one) {
    out.open().text("pointer", one.pointer).text("because", one.because).text("rule", one.rule);
    write_place(one.place, out);
    out.number("step", one.step).close();
  });
  out.list("left_out", why.left_out, [&](const WhyLeftOut& one) {
    out.open().text("pointer", one.pointer).text("because", one.because).name("item");
    write_input(one.item, out);
    out.number("step", one.step).close();
  });
  out.list("unread", why.unread, [&](const WhyUnread& one) {
    out.open().text("document", one.document).text("pointer", one.pointer);
    out.text("shape", one.shape).number("count", one.count).number("of", one.of);
    out.flag("answer", one.is_answer).close();
  });
}

}  // namespace

std::string why_json(const Explanation& why) {
  JsonWriter out;
  out.open().text("mapping", why.mapping).text("pack", why.pack);
  out.text("outcome", why::outcome_name(why.result.outcome));
  out.flag("has_output", why.result.has_output).flag("shows_values", why.shows_values);
  out.flag("traced", why.is_traced);
  out.list("diagnostics", why.result.diagnostics,
           [&](const Diagnostic& one) { out.raw(render_json(one)); });
  out.list("overlays", why.overlays, [&](const WhyOverlay& one) {
    out.open().text("name", one.name).text("mapping", one.mapping);
    write_place(one.place, out);
    out.close();
  });
  out.list("values", why.values, [&](const WhyValue& one) { write_value(one, out); });
  write_what_is_not_there(why, out);
  out.list("endings", why.endings, [&](std::size_t step) { out.raw(std::to_string(step)); });
  out.list("steps", why.steps, [&](const WhyStep& one) { write_step(one, out); });
  out.close();
  return std::move(out).take();
}

}  // namespace smx
