package dev.sinew.app.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The slots in numbers.
///
/// @param yardstick without one there are no ratios
/// @param loadBytesPerSecond what the load allocated
public record LoopReport(
    LoopPlan plan,
    HostFacts host,
    Cyclictest.Found yardstick,
    double loadBytesPerSecond,
    List<LoopSlot> slots) {

  /// Below its resolution cyclictest reads 0.
  private static final long RESOLUTION_NANOS = 1_000;

  public LoopReport {
    slots = List.copyOf(slots);
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("period_us", plan.periodMicros());
    json.put("spin_us", plan.spinMicros());
    json.put("slots", plan.rounds());
    json.put("slot_s", plan.slotSeconds());
    json.put("seed", plan.seed());
    json.put("host", host.json());
    json.put("cyclictest", yardstick.text());
    json.put("load_mb_per_s", loadBytesPerSecond * 1e-6);
    for (LoopCell cell : cells()) {
      json.put(cell.key(), cell.json(plan.periodNanos()));
      for (Percentile p : Percentile.values()) {
        Ratio ratio = ratio(cell, p);
        if (ratio.known()) json.put(cell.key() + "_" + p.key() + "_ratio", ratio.median());
      }
    }
    return json;
  }

  public void print(PrintStream out) {
    new LoopTable(this).print(out);
  }

  /// Those that were measured, in the order of the table.
  List<LoopCell> cells() {
    return Stream.of(LoopLoad.values())
        .flatMap(load -> Stream.of(LoopMethod.values()).map(method -> cell(load, method)))
        .filter(LoopCell::measured)
        .toList();
  }

  LoopCell cell(LoopLoad load, LoopMethod method) {
    return new LoopCell(
        load,
        method,
        slots.stream().filter(slot -> slot.load() == load && slot.method() == method).toList());
  }

  /// The cell's percentile over cyclictest's, formed slot by slot within a round and under the same
  /// load; unknown for cyclictest itself and without it.
  Ratio ratio(LoopCell cell, Percentile percentile) {
    List<LoopSlot> yardsticks = cell(cell.load(), LoopMethod.CYCLICTEST).slots();
    if (cell.method() == LoopMethod.CYCLICTEST) return Ratio.of();
    return Ratio.of(
        cell.slots().stream()
            .flatMap(
                slot ->
                    yardsticks.stream()
                        .filter(yardstick -> yardstick.round() == slot.round())
                        .map(yardstick -> quotient(slot, yardstick, percentile)))
            .mapToDouble(Double::doubleValue)
            .toArray());
  }

  private static double quotient(LoopSlot slot, LoopSlot yardstick, Percentile percentile) {
    long denominator = Math.max(RESOLUTION_NANOS, percentile.of(yardstick.lateNanos()));
    return (double) percentile.of(slot.lateNanos()) / denominator;
  }
}
