package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Node.Binary;
import dev.sinew.runtime.stl.Node.Constant;
import dev.sinew.runtime.stl.Node.Reading;
import dev.sinew.runtime.stl.Node.Unary;

/// Units are compared as symbols; nothing is converted.
final class Units {

  /// Of a number without unit.
  static final String NONE = "1";

  private Units() {}

  /// @param value a well-typed value, no formula
  static String of(Node value) {
    return switch (value) {
      case Constant c -> c.unit();
      case Reading r -> r.signal().unit();
      case Unary u -> of(u.operand());
      case Binary b when b.operator() == Operator.TIMES && isPlainNumber(b.left()) -> of(b.right());
      case Binary b -> of(b.left());
    };
  }

  static boolean isPlainNumber(Node value) {
    return !value.namesSignal() && of(value).equals(NONE);
  }
}
