package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Program.Load;
import dev.sinew.runtime.stl.Program.Step;

/// Follows a past-time formula tick by tick.
///
/// **Cost.** Memory is fixed at construction: at most 32 bytes per tick of a window and operator. A
/// tick allocates nothing and costs a constant per operator on average; a single tick costs at
/// most the length of the windows.
///
/// **NaN.** A NaN that the formula looks at makes the robustness NaN, for as long as its tick is
/// inside the window of some operator; an operator without window never forgets it until [#reset].
/// Both operands of `since[a,b]` are looked at: the right one a to b ticks back, the left one up to
/// b ticks back. Ask `!(robustness >= 0)` for a violation, so that NaN counts as one. Infinite
/// signals are compared as they are.
///
/// One thread; the servo thread where the formula gates the arm.
public final class PastMonitor {

  private final Load[] loads;
  private final Step[] steps;
  private final double[] registers;
  private final int result;

  /// @throws FormulaException when the formula looks into the future
  public PastMonitor(Formula formula) {
    formula.futureOperator().ifPresent(operator -> refuse(formula, operator));
    Program program = formula.compile(Integer.MAX_VALUE);
    loads = program.loads();
    steps = program.steps();
    registers = program.initial().clone();
    result = program.result();
  }

  /// Takes the signals of the next tick. Every tick must be fed: a tick left out is a time that
  /// the windows do not see pass.
  ///
  /// @param signals in the order of the table, at least as many; not kept
  /// @return the robustness at this tick, in the formula's unit
  public double update(double[] signals) {
    for (int i = 0; i < loads.length; i++)
      registers[loads[i].register()] = signals[loads[i].signal()];
    for (int i = 0; i < steps.length; i++) {
      Step step = steps[i];
      registers[step.out()] = step.stage().next(registers[step.left()], registers[step.right()]);
    }
    return registers[result];
  }

  /// Forgets every tick; the next one is the first.
  public void reset() {
    for (Step step : steps) step.stage().reset();
  }

  private static void refuse(Formula formula, Operator operator) {
    throw FormulaException.about(
        "'%s' looks into the future; put historically, once, previous or since, in: %s"
            .formatted(operator.symbol(), formula.text()));
  }
}
