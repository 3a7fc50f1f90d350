package dev.sinew.runtime.safety;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.stl.TraceMonitor;
import dev.sinew.runtime.stl.Verdict;
import java.util.List;

/// Asks every formula on the plan before a chunk is accepted: all rows, the rows before the first
/// violation, or none. Servo thread, in the tick's idle time; no allocation.
public final class ChunkJudge {

  private final TraceMonitor[] monitors;
  private final int[] ids;
  private final PlannedSignals signals;
  private int critical = -1;
  private double robustness = Double.POSITIVE_INFINITY;

  /// @param rules those on the plan
  /// @param ids of these rules
  ChunkJudge(List<FormulaRule> rules, int[] ids, int maxRows, int dof) {
    this.ids = ids.clone();
    monitors =
        rules.stream()
            .map(r -> new TraceMonitor(r.formula(), maxRows))
            .toArray(TraceMonitor[]::new);
    signals = new PlannedSignals(maxRows, dof);
  }

  /// Judges a chunk and keeps of it what all formulas allow.
  ///
  /// @param chunk finite; shortened when the verdict is [Verdict#SHORTEN]
  public Verdict judge(ChunkBuffer chunk) {
    critical = -1;
    robustness = Double.POSITIVE_INFINITY;
    if (monitors.length == 0) return Verdict.ACCEPT;
    double[] trace = signals.read(chunk);
    int kept = chunk.rows();
    for (int i = 0; i < monitors.length; i++) {
      double margin = monitors[i].evaluate(trace, chunk.rows());
      if (!(margin >= robustness)) {
        robustness = margin;
        critical = ids[i];
      }
      kept = Math.min(kept, monitors[i].keptRows());
    }
    if (kept == chunk.rows()) return Verdict.ACCEPT;
    if (kept == 0) return Verdict.REFUSE;
    chunk.shorten(kept);
    return Verdict.SHORTEN;
  }

  /// Id of the rule with the smallest robustness in the last judgement; -1 without formulas.
  public int critical() {
    return critical;
  }

  /// That robustness, in its formula's unit.
  public double robustness() {
    return robustness;
  }
}
