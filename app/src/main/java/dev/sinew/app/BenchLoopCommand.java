package dev.sinew.app;

import dev.sinew.app.bench.Cyclictest;
import dev.sinew.app.bench.LoopBench;
import dev.sinew.app.bench.LoopPlan;
import dev.sinew.app.bench.LoopReport;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Wake-ups of the servo's loop against cyclictest.
@Command(
    name = "loop",
    description =
        "How late a periodic loop wakes: in a process of its own and as a thread, idle and under"
            + " load, against cyclictest.",
    mixinStandardHelpOptions = true)
final class BenchLoopCommand implements Callable<Integer> {

  private static final long LONGEST_PERIOD_MICROS = 1_000_000;

  @Option(
      names = "--period-us",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Period of the loop (default ${DEFAULT-VALUE}).")
  private long periodMicros;

  @Option(
      names = "--spin-us",
      paramLabel = "N",
      defaultValue = "150",
      description =
          "How long before a deadline to stop sleeping; a fifth of the period at most (default"
              + " ${DEFAULT-VALUE}).")
  private long spinMicros;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "10",
      description = "Slots of each method under each load (default ${DEFAULT-VALUE}).")
  private int slots;

  @Option(
      names = "--slot-s",
      paramLabel = "S",
      defaultValue = "2",
      description = "Length of a slot (default ${DEFAULT-VALUE}).")
  private double slotSeconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the order of the slots (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  BenchLoopCommand() {}

  @Override
  public Integer call() throws IOException {
    mustMakeSense();
    WholeFile.mustBeWritable(common.json);
    LoopPlan plan = new LoopPlan(periodMicros, spinMicros, slots, slotSeconds, seed);
    LoopBench bench = new LoopBench(plan, Cyclictest.find(), new MonotonicClock());
    Progress progress = new Progress(System.out, bench.total());
    LoopReport report =
        bench.run((slot, done) -> progress.show(done, slot.load() + " " + slot.method()));
    progress.done();
    JsonFile.write(common.json, report.json());
    report.print(System.out);
    return 0;
  }

  private void mustMakeSense() {
    if (periodMicros < 100 || periodMicros > LONGEST_PERIOD_MICROS)
      throw wrong("--period-us " + periodMicros + ": must be 100 to " + LONGEST_PERIOD_MICROS);
    if (spinMicros < 0) throw wrong("--spin-us " + spinMicros + ": must be 0 or more");
    if (slots < 1) throw wrong("--slots " + slots + ": must be 1 or more");
    if (!(slotSeconds * 1e6 >= periodMicros) || slotSeconds > 600)
      throw wrong("--slot-s " + slotSeconds + ": must be one period to 600 s");
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
