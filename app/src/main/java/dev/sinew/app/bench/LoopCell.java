package dev.sinew.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// All slots of one method under one load.
record LoopCell(LoopLoad load, LoopMethod method, List<LoopSlot> slots) {

  boolean measured() {
    return !slots.isEmpty();
  }

  String key() {
    return method.key() + "_" + load.key();
  }

  /// Every wake-up of every slot.
  Histogram pooled() {
    Histogram all = LoopSlot.histogram();
    for (LoopSlot slot : slots) all.add(slot.lateNanos());
    return all;
  }

  /// Negative when the method does not tell.
  long skipped() {
    return slots.stream().mapToLong(LoopSlot::skipped).sum();
  }

  Map<String, Object> json(long periodNanos) {
    Histogram all = pooled();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("wake_ups", all.getTotalCount());
    for (Percentile p : Percentile.values()) json.put(p.key() + "_us", p.of(all) * 1e-3);
    long late = all.getTotalCount() - all.getCountBetweenValues(0, periodNanos);
    json.put("later_than_period", late);
    if (skipped() >= 0) json.put("skipped", skipped());
    json.put("setting", slots.stream().map(LoopSlot::setting).distinct().toList());
    json.put(
        "p999_us_of_slots",
        slots.stream().map(slot -> Percentile.P999.of(slot.lateNanos()) * 1e-3).toList());
    return json;
  }
}
