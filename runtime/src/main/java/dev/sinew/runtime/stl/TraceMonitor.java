package dev.sinew.runtime.stl;

import dev.sinew.runtime.stl.Program.Load;
import dev.sinew.runtime.stl.Program.Step;
import java.util.Arrays;

/// Judges a predicted trace, such as the rows of an action chunk, by any formula.
///
/// **Robustness** is that of the formula at row 0, on the finite trace: nothing exists before row 0
/// and after the last row, and windows are cut there. A formula on the past alone therefore sees
/// row 0 only; put `always(...)` around it to ask it of every row.
///
/// **Kept rows** is the largest n such that the first n rows, taken as the whole trace, satisfy the
/// formula: the robustness of *that* trace is 0 or above. It is what may be executed when the rest
/// is thrown away.
///
/// - A bound on every row, `always(force < 20 N)`, keeps the rows before the first violation.
/// - An event that must come, `eventually(contact > 0.5)`, is only satisfied by a prefix that
///   contains it; rows are never kept in the hope of an event that the prefix does not show.
/// - So is the answer in `always(contact > 0.5 implies eventually[0,0.2s](speed < 0.1 m/s))`: where
///   the trace ends before the answer, the kept rows end before the contact.
/// - The set of satisfying prefixes need not be an interval: with `eventually` short ones fail and
///   longer ones pass. The longest passing one counts, and all lengths are tried.
/// - Nothing is promised about what follows the cut. `always[1s,2s](...)` holds on every trace
///   shorter than 1 s.
///
/// **NaN** in a row makes every prefix fail on which the formula looks at that row, see
/// [PastMonitor]; rows before it can still be kept.
///
/// **Cost.** Robustness takes a time proportional to rows x operators; kept rows takes that for the
/// whole trace where it satisfies the formula, else once more for each length tried. Memory is
/// fixed at construction and no call allocates. One thread.
public final class TraceMonitor {

  private static final int UNKNOWN = -1;

  private final int width;
  private final int maxRows;
  private final Load[] loads;
  private final Step[] steps;
  private final double[][] columns;
  private final double[] result;
  private int rows;
  private int keptRows;

  /// @param maxRows of a trace, at least 1
  public TraceMonitor(Formula formula, int maxRows) {
    if (maxRows < 1) throw new IllegalArgumentException("maxRows " + maxRows + " is below 1");
    Program program = formula.compile(maxRows);
    width = formula.signals().size();
    this.maxRows = maxRows;
    loads = program.loads();
    steps = program.steps();
    columns = new double[program.initial().length][maxRows];
    for (int r = 0; r < columns.length; r++) Arrays.fill(columns[r], program.initial()[r]);
    result = columns[program.result()];
  }

  /// Robustness of a trace at row 0, in the formula's unit.
  ///
  /// @param trace rows x signals in the order of the table, row after row, one period apart; not
  ///     kept
  /// @param rows 1 to maxRows
  public double evaluate(double[] trace, int rows) {
    if (rows < 1 || rows > maxRows)
      throw new IllegalArgumentException(rows + " rows are not 1 to " + maxRows);
    this.rows = rows;
    for (int i = 0; i < loads.length; i++) load(loads[i], trace);
    for (int i = 0; i < steps.length; i++) run(steps[i], rows);
    keptRows = result[0] >= 0 ? rows : UNKNOWN;
    return result[0];
  }

  /// Rows of the trace last evaluated that may be executed, counted from row 0; 0 when none may, or
  /// when no trace was evaluated.
  public int keptRows() {
    if (keptRows == UNKNOWN) keptRows = longestPrefix();
    return keptRows;
  }

  /// On the trace last evaluated.
  public Verdict verdict() {
    if (keptRows() == 0) return Verdict.REFUSE;
    return keptRows == rows ? Verdict.ACCEPT : Verdict.SHORTEN;
  }

  private int longestPrefix() {
    for (int length = rows - 1; length > 0; length--) {
      for (int i = 0; i < steps.length; i++) {
        if (steps[i].endMatters()) run(steps[i], length);
      }
      if (result[0] >= 0) return length;
    }
    return 0;
  }

  private void load(Load load, double[] trace) {
    double[] column = columns[load.register()];
    for (int row = 0; row < rows; row++) column[row] = trace[row * width + load.signal()];
  }

  private void run(Step step, int length) {
    Stage stage = step.stage();
    double[] left = columns[step.left()];
    double[] right = columns[step.right()];
    double[] out = columns[step.out()];
    stage.reset();
    if (step.backward()) {
      for (int row = length - 1; row >= 0; row--) out[row] = stage.next(left[row], right[row]);
    } else {
      for (int row = 0; row < length; row++) out[row] = stage.next(left[row], right[row]);
    }
  }
}
