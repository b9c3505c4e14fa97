// Who reads a slot: every expression below a form, one after the other.
#pragma once

#include <vector>

#include "program/program.h"

namespace smx {

/// Finds expressions that begin with one slot of a mapping's frame.
class Reads {
 public:
  /// Everything the mapping evaluates for itself. What it uses has frames of its own.
  static std::vector<const Expr*> of(const Mapping& mapping, Slot slot);

 private:
  explicit Reads(Slot slot) : slot_(slot) {}

  void visit(const Expr* expr);
  void visit(const CallArgument& argument) { visit(argument.computed); }
  void visit(const Condition* condition);
  void visit(const std::vector<Guard>& guards);
  void visit(const Need& need);
  void visit(const ItemIndex* index);
  void visit(const Arrangement* arrangement);
  void visit(const Form* form);
  void visit_parts(const FromForm& what) { visit(what.expression); }
  void visit_parts(const ValueForm&) {}
  void visit_parts(const FirstForm& what);
  void visit_parts(const OneOfForm& what);
  void visit_parts(const CasesForm& what);
  void visit_parts(const JoinForm& what);
  void visit_parts(const DecideForm& what);
  void visit_parts(const UseForm& what);
  void visit_parts(const FieldsForm& what);
  void visit_parts(const ListForm& what);
  void visit_parts(const EachForm& what);
  void visit_parts(const ZipForm& what);
  void visit_parts(const HoldsForm& what) { visit(what.condition); }

  Slot slot_;
  std::vector<const Expr*> found_;
};

}  // namespace smx
