package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Node.Binary;
import dev.sinew.runtime.stl.Node.Constant;
import dev.sinew.runtime.stl.Node.Reading;
import dev.sinew.runtime.stl.Node.Unary;
import dev.sinew.runtime.stl.Program.Load;
import dev.sinew.runtime.stl.Program.Step;
import java.util.ArrayList;
import java.util.List;

/// Makes a program of a tree. Used once.
final class Compiler {

  private final Scaling scaling;
  private final int ticks;
  private final List<Double> initial = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /// @param ticks no more than so many ever exist; longer windows are cut to save memory
  Compiler(Scaling scaling, int ticks) {
    this.scaling = scaling;
    this.ticks = ticks;
  }

  /// @param formula no value
  Program compile(Node formula) {
    emit(formula);
    return new Program(
        loads.toArray(Load[]::new),
        initial.stream().mapToDouble(Double::doubleValue).toArray(),
        steps.toArray(Step[]::new));
  }

  /// @return the register that holds the node's value
  private int emit(Node node) {
    return switch (node) {
      case Constant c -> register(c.value());
      case Reading r -> input(r.index());
      case Unary u -> unary(u);
      case Binary b when b.operator().isComparison() -> margin(b);
      case Binary b -> {
        int left = emit(b.left());
        yield step(b.operator(), b.window(), left, emit(b.right()));
      }
    };
  }

  private int unary(Unary unary) {
    int operand = emit(unary.operand());
    return step(unary.operator(), unary.window(), operand, operand);
  }

  /// How far a comparison is from turning false; `<` and `<=` have the same margin.
  private int margin(Binary comparison) {
    int left = emit(comparison.left());
    int right = emit(comparison.right());
    int margin =
        switch (comparison.operator()) {
          case LESS, AT_MOST -> step(Pointwise.MINUS, right, left, false);
          default -> step(Pointwise.MINUS, left, right, false);
        };
    if (!scaling.scaled()) return margin;
    return step(Pointwise.DIVIDE, margin, register(scaling.of(comparison)), false);
  }

  private int step(Operator operator, Window window, int left, int right) {
    return step(stage(operator, window.within(ticks)), left, right, operator.isFuture());
  }

  private int step(Stage stage, int left, int right, boolean backward) {
    boolean endMatters = backward || endMatters(left) || endMatters(right);
    int out = register(Double.NaN);
    steps.add(new Step(stage, left, right, out, backward, endMatters));
    return out;
  }

  private boolean endMatters(int register) {
    return steps.stream().anyMatch(s -> s.out() == register && s.endMatters());
  }

  private int input(int signal) {
    for (Load load : loads) {
      if (load.signal() == signal) return load.register();
    }
    int register = register(Double.NaN);
    loads.add(new Load(register, signal));
    return register;
  }

  private int register(double value) {
    initial.add(value);
    return initial.size() - 1;
  }

  private static Stage stage(Operator operator, Window window) {
    return switch (operator) {
      case PLUS -> Pointwise.PLUS;
      case MINUS -> Pointwise.MINUS;
      case TIMES -> Pointwise.TIMES;
      case NEGATE, NOT -> Pointwise.NEGATE;
      case ABS -> Pointwise.ABS;
      case MIN, AND -> Pointwise.MIN;
      case MAX, OR -> Pointwise.MAX;
      case IMPLIES -> Pointwise.IMPLIES;
      case IFF -> Pointwise.IFF;
      case PREVIOUS, NEXT -> new Delay(1, Double.POSITIVE_INFINITY);
      case HISTORICALLY, ALWAYS -> extreme(window, 1);
      case ONCE, EVENTUALLY -> extreme(window, -1);
      case SINCE, UNTIL -> window.isBounded() ? new BoundedSince(window) : new Since();
      case LESS, AT_MOST, GREATER, AT_LEAST ->
          throw new IllegalArgumentException(operator + " has a margin, not a stage");
    };
  }

  private static Stage extreme(Window window, double sign) {
    return window.isBounded() ? new Sliding(window, sign) : new Running(sign);
  }
}
