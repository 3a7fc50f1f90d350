package dev.sinew.app.bench;

import java.io.PrintStream;
import org.HdrHistogram.Histogram;

/// The report for a reader; its last line is the result.
final class LoopTable {

  private final LoopReport report;

  LoopTable(LoopReport report) {
    this.report = report;
  }

  void print(PrintStream out) {
    LoopPlan plan = report.plan();
    out.printf(
        "Wake-up lateness in µs: period %d µs, %d slots of %s s each%n",
        plan.periodMicros(), plan.rounds(), plan.slotSeconds());
    out.printf(
        "%s, %s, %s, %d processors%n",
        report.host().kernel(),
        report.host().preemption(),
        report.host().cpu(),
        report.host().processors());
    out.printf(
        "loaded: %.0f MB/s allocated in this JVM and one busy thread%n",
        report.loadBytesPerSecond() * 1e-6);
    out.printf(
        "%-8s%-28s%10s%10s%10s%10s%9s  %s%n",
        "", "", "p50", "p99", "p99.9", "max", "skipped", "p99.9 against cyclictest");
    for (LoopCell cell : report.cells()) row(out, cell);
    for (LoopMethod method : LoopMethod.values()) settings(out, method);
    out.printf(
        "spin: the spine stops sleeping %d µs before each deadline; cyclictest does not spin%n",
        plan.actualSpinMicros());
    out.println(conclusion());
  }

  private void row(PrintStream out, LoopCell cell) {
    Histogram all = cell.pooled();
    out.printf("%-8s%-28s", cell.load().key(), cell.method().label());
    for (Percentile p : Percentile.values()) out.printf("%10.1f", p.of(all) * 1e-3);
    String skipped = cell.skipped() < 0 ? "" : Long.toString(cell.skipped());
    String row = "%9s  %s".formatted(skipped, report.ratio(cell, Percentile.P999));
    out.println(row.stripTrailing());
  }

  private void settings(PrintStream out, LoopMethod method) {
    report.slots().stream()
        .filter(slot -> slot.method() == method)
        .map(LoopSlot::setting)
        .distinct()
        .forEach(setting -> out.printf("%-28s%s%n", method.label(), setting));
  }

  private String conclusion() {
    if (report.yardstick().cyclictest().isEmpty()) {
      return "no ratios, only numbers that say as much about the machine as about the loop: "
          + report.yardstick().missing();
    }
    return "p99.9 against cyclictest %s: own process %s idle, %s loaded; thread %s idle, %s loaded"
        .formatted(
            report.yardstick().text(),
            median(LoopLoad.IDLE, LoopMethod.PROCESS),
            median(LoopLoad.LOADED, LoopMethod.PROCESS),
            median(LoopLoad.IDLE, LoopMethod.THREAD),
            median(LoopLoad.LOADED, LoopMethod.THREAD));
  }

  private String median(LoopLoad load, LoopMethod method) {
    return "%.2f x".formatted(report.ratio(report.cell(load, method), Percentile.P999).median());
  }
}
