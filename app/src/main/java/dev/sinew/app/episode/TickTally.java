package dev.sinew.app.episode;

import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// Counts and distributions over ticks. Filled on the recorder thread, read from any.
public final class TickTally implements TickSink {

  /// @param late ticks that began a whole period or more after their deadline
  /// @param skipped periods that such ticks left out
  /// @param starved ticks for which the chunk had run out
  /// @param operated ticks in which an operator had at least one joint
  /// @param takeOvers how often he took the first
  /// @param outcomes what the supervisor said, per tick
  /// @param wakeP99Nanos delay of the wake-up against the deadline
  /// @param workMaxNanos longest time that a tick took
  public record Report(
      long ticks,
      long late,
      long skipped,
      long starved,
      long operated,
      long takeOvers,
      Map<Outcome, Long> outcomes,
      long wakeP50Nanos,
      long wakeP99Nanos,
      long wakeP999Nanos,
      long wakeMaxNanos,
      long workP99Nanos,
      long workMaxNanos,
      Map<String, Double> sections) {

    public long count(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }
  }

  private final Histogram wake = new Histogram(3);
  private final Histogram work = new Histogram(3);
  private final Histogram read = new Histogram(3);
  private final Histogram supervise = new Histogram(3);
  private final Histogram write = new Histogram(3);
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private long late;
  private long skipped;
  private long starved;
  private long operated;
  private long takeOvers;
  private boolean operates;

  @Override
  public synchronized void tick(TickSlot slot) {
    if (slot.skipped() > 0) late++;
    skipped += slot.skipped();
    if (slot.plan() == PlanStatus.STARVED) starved++;
    boolean owns = slot.owned() != 0;
    if (owns) operated++;
    if (owns && !operates) takeOvers++;
    operates = owns;
    outcomes.merge(slot.outcome(), 1L, Long::sum);
    wake.recordValue(Math.max(0, slot.latenessNanos()));
    work.recordValue(Math.max(0, slot.workNanos()));
    read.recordValue(slot.readNanos());
    supervise.recordValue(slot.superviseNanos());
    write.recordValue(slot.writeNanos());
  }

  public synchronized Report report() {
    return new Report(
        wake.getTotalCount(),
        late,
        skipped,
        starved,
        operated,
        takeOvers,
        Map.copyOf(outcomes),
        wake.getValueAtPercentile(50),
        wake.getValueAtPercentile(99),
        wake.getValueAtPercentile(99.9),
        wake.getMaxValue(),
        work.getValueAtPercentile(99),
        work.getMaxValue(),
        Map.of(
            "read_p99", read.getValueAtPercentile(99) / 1e3,
            "supervise_p99", supervise.getValueAtPercentile(99) / 1e3,
            "supervise_max", supervise.getMaxValue() / 1e3,
            "write_p99", write.getValueAtPercentile(99) / 1e3));
  }
}
