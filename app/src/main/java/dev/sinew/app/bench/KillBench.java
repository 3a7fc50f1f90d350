package dev.sinew.app.bench;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Kills and freezes the brain of a running arm at random instants, and reads in the spine's event
/// log what became of the arm.
public final class KillBench {

  private static final long START_NANOS = 30_000_000_000L;
  private static final long STOP_NANOS = 10_000_000_000L;
  private static final long POLL_NANOS = 2_000_000;
  private static final double EARLIEST_SECONDS = 0.1;
  private static final double LATEST_SECONDS = 1.5;

  /// What was done to the brain.
  public enum Blow {
    KILL,
    STOP
  }

  /// @param afterSeconds from the first command to the blow
  /// @param reactionSeconds from the blow to the spine's stop; NaN when it never came
  /// @param standstillSeconds from the blow to measured standstill, latched; NaN when never
  public record Outcome(
      Blow blow, double afterSeconds, double reactionSeconds, double standstillSeconds) {

    public boolean stopped() {
      return !Double.isNaN(standstillSeconds);
    }
  }

  private final Path config;
  private final Path folder;
  private final Clock clock;
  private final Random random;

  /// @param config a simulated deployment
  /// @param folder for the event logs
  public KillBench(Path config, Path folder, Clock clock, long seed) {
    this.config = config;
    this.folder = folder;
    this.clock = clock;
    random = new Random(seed);
  }

  /// @param each called after every one
  public List<Outcome> run(int times, Consumer<Outcome> each)
      throws IOException, InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Outcome outcome = once(i % 2 == 0 ? Blow.KILL : Blow.STOP, folder.resolve(i + ".jsonl"));
      outcomes.add(outcome);
      each.accept(outcome);
    }
    return outcomes;
  }

  private Outcome once(Blow blow, Path events) throws IOException, InterruptedException {
    Process brain = start(events);
    try {
      long running = await(events, "RUNNING", clock.nanos() + START_NANOS);
      if (running < 0) throw new IOException("the arm did not start; see " + log());
      double after = EARLIEST_SECONDS + random.nextDouble() * (LATEST_SECONDS - EARLIEST_SECONDS);
      clock.sleepUntil(running + Math.round(after * 1e9));
      long struck = clock.nanos();
      signal(blow, brain.pid());
      long reacted = await(events, "STOPPING", struck + STOP_NANOS);
      long rested = await(events, "LATCHED", struck + STOP_NANOS);
      return new Outcome(blow, after, seconds(struck, reacted), seconds(struck, rested));
    } finally {
      brain.destroyForcibly().waitFor();
    }
  }

  private Process start(Path events) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseZGC", "-Xmx1g", "-XX:-UsePerfData"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("dev.sinew.app.Main", "run", config.toString(), "--headless"));
    command.addAll(List.of("--spine", "process", "--events", events.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private static void signal(Blow blow, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + blow.name(), Long.toString(pid)).start().waitFor();
  }

  private static double seconds(long from, long to) {
    return to < 0 ? Double.NaN : (to - from) * 1e-9;
  }

  /// Instant at which the supervisor entered a mode, on the clock that all processes share; -1 when
  /// it did not in time.
  private long await(Path events, String mode, long untilNanos) throws IOException {
    String wanted = "\"to\":\"" + mode + "\"";
    while (clock.nanos() < untilNanos) {
      if (Files.exists(events)) {
        for (String line : Files.readString(events).split("\n")) {
          if (line.contains("\"kind\":\"MODE\"") && line.contains(wanted)) return nanos(line);
        }
      }
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
    return -1;
  }

  private static long nanos(String line) {
    String key = "\"nanos\":";
    int at = line.indexOf(key) + key.length();
    return Long.parseLong(line.substring(at, line.indexOf(',', at)));
  }
}
