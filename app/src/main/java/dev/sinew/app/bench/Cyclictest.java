package dev.sinew.app.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// rt-tests' cyclictest as the yardstick: one thread, SCHED_FIFO 80, locked memory, idle states
/// left as they are (`--laptop`), as a servo has it.
///
/// Its histogram has bins of 1 µs, counted at their lower edge here, in its favour. Periods that it
/// skips are not counted by it.
///
/// @param version as it calls itself, for instance `2.40`
public record Cyclictest(Path program, String version) {

  private static final int BINS_MICROS = 100_000;
  private static final Pattern VERSION = Pattern.compile("V (\\S+)");
  private static final Pattern BIN = Pattern.compile("^(\\d+) (\\d+)$");
  private static final Pattern SUMMARY =
      Pattern.compile("^# (Max Latencies|Histogram Overflows): (\\d+)$");

  /// The yardstick of this machine.
  ///
  /// @param cyclictest empty when there is none
  /// @param missing why, and what would help; empty when there is one
  public record Found(Optional<Cyclictest> cyclictest, String missing) {

    /// Its version, or why there is none.
    String text() {
      return cyclictest.map(Cyclictest::version).orElse(missing);
    }
  }

  /// Looks on the `PATH` and runs it once, because it refuses to run without real-time rights.
  public static Found find() throws IOException {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "cyclictest"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty())
      return new Found(
          Optional.empty(), "cyclictest is not installed (Debian, Ubuntu: apt install rt-tests)");
    Matcher version = VERSION.matcher(new Program(program.get().toString(), "--help").output());
    Cyclictest cyclictest =
        new Cyclictest(program.get(), version.find() ? version.group(1) : "of unknown version");
    try {
      cyclictest.run(0, LoopLoad.IDLE, new LoopPlan(1000, 0, 1, 0.01, 0));
      return new Found(Optional.of(cyclictest), "");
    } catch (IOException e) {
      return new Found(
          Optional.empty(), e.getMessage() + " ('sinew doctor' says which rights are missing)");
    }
  }

  LoopSlot run(int round, LoopLoad load, LoopPlan plan) throws IOException {
    Program run =
        new Program(
            program.toString(),
            "-t1",
            "-p80",
            "-m",
            "-q",
            "--laptop",
            "-i",
            Long.toString(plan.periodMicros()),
            "-l",
            Integer.toString(plan.wakeUps()),
            "-h",
            Integer.toString(BINS_MICROS));
    Histogram late = parse(run.mustSucceed());
    return new LoopSlot(
        round, load, LoopMethod.CYCLICTEST, late, -1, "C, clock_nanosleep, FIFO 80; locked memory");
  }

  /// @param output of `cyclictest -q -h`
  static Histogram parse(String output) throws IOException {
    Histogram late = LoopSlot.histogram();
    long overflows = 0;
    long maxMicros = 0;
    for (String line : output.split("\n")) {
      Matcher bin = BIN.matcher(line);
      Matcher summary = SUMMARY.matcher(line);
      if (bin.matches()) record(late, Long.parseLong(bin.group(1)), Long.parseLong(bin.group(2)));
      else if (summary.matches() && summary.group(1).startsWith("Max"))
        maxMicros = Long.parseLong(summary.group(2));
      else if (summary.matches()) overflows = Long.parseLong(summary.group(2));
    }
    record(late, maxMicros, overflows);
    if (late.getTotalCount() == 0) throw new IOException("cyclictest measured nothing: " + output);
    return late;
  }

  private static void record(Histogram late, long micros, long count) {
    if (count > 0) late.recordValueWithCount(micros * 1000, count);
  }
}
