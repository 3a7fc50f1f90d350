package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The spine in a small JVM of its own, joined by shared memory: what happens to this process does
/// not reach the servo, and the arm comes to rest without us when we are gone.
///
/// That JVM has nothing to collect, as its servo does not allocate; its heap is touched and locked
/// before the arm is armed, and it writes no file-backed counters. Its collector is the serial one
/// and not one that never collects: the event log allocates a little for every event, and a pause
/// of a few milliseconds after hours is better than a process that ends for want of memory.
public final class ProcessSpine implements SpineLink {

  /// Name of the file, beside the exchange, that holds what the process has to say.
  static final String LOG = "log";

  /// Before what the robot's driver says is the matter; nothing behind it when all is well again.
  static final String TROUBLE = "robot: ";

  /// Before what it has to say of the robot as it was found.
  static final String NOTE = "note: ";

  private static final long START_SECONDS = 20;

  /// A robot that parks takes its time; killed on the way it would stay there, under torque.
  private static final long END_SECONDS = 30;

  /// Flags of that JVM.
  public static final List<String> JVM_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms128m",
          "-Xmx128m",
          "-Xmn96m",
          "-XX:+AlwaysPreTouch",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  private final Exchange exchange;
  private final Process process;
  private final Path folder;
  private final Clock clock;
  private final Heartbeat heartbeat;
  private volatile boolean closing;

  /// Starts the process and waits until its servo ticks.
  ///
  /// @param config the deployment's file, which the spine reads for itself
  /// @param events file for the supervisor's events, null for none
  /// @throws SpineException when it does not come up
  public ProcessSpine(
      Deployment deployment, Path config, Path events, FaultPlan faults, Clock clock)
      throws IOException {
    this.clock = clock;
    folder = ExchangeFile.folder();
    Path file = folder.resolve("exchange");
    exchange = ExchangeFile.create(file, deployment.exchange());
    heartbeat = new Heartbeat(exchange, clock);
    process =
        new ProcessBuilder(command(config, file, events, faults))
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    awaitFirstTick();
    Files.delete(file); // both sides hold their mapping: nothing stays behind, however they end
  }

  private static List<String> command(Path config, Path file, Path events, FaultPlan faults) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SpineMain.class.getName());
    command.add(config.toString());
    command.add(file.toString());
    command.add(events == null ? "" : events.toString());
    faults.injections().forEach(injection -> command.add(injection.toString()));
    return command;
  }

  private void awaitFirstTick() {
    long patience = clock.nanos() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (exchange.status().ticks() == 0) {
      if (!process.isAlive() || clock.nanos() > patience) {
        String why = failure().orElse("no tick within " + START_SECONDS + " s");
        close();
        throw new SpineException("the spine did not come up: " + why);
      }
      clock.sleepUntil(clock.nanos() + 1_000_000);
    }
  }

  /// Identifies the process, for tests that kill it.
  public long pid() {
    return process.pid();
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public Optional<String> failure() {
    if (process.isAlive() || closing) return Optional.empty();
    String said = said();
    return Optional.of(
        "the spine process ended with code "
            + process.exitValue()
            + (said.isEmpty() ? "" : ": " + said));
  }

  @Override
  public String trouble() {
    return last(TROUBLE);
  }

  @Override
  public String note() {
    return last(NOTE);
  }

  /// What was said last behind a word.
  private String last(String word) {
    try (var lines = Files.lines(log())) {
      return lines
          .filter(line -> line.startsWith(word))
          .reduce("", (before, line) -> line.substring(word.length()));
    } catch (IOException | java.io.UncheckedIOException e) {
      return ""; // the log is gone with the process
    }
  }

  private Path log() {
    return folder.resolve(LOG);
  }

  /// The last line that the process wrote.
  private String said() {
    try (var lines = Files.lines(log())) {
      return lines.reduce("", (before, line) -> line).strip();
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }

  /// Ends the process: its own shutdown halts the robot; where it does not react, the robot's
  /// watchdog is what is left.
  @Override
  public void halt() {
    process.destroy();
  }

  @Override
  public void close() {
    closing = true;
    heartbeat.close();
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
      Files.deleteIfExists(folder.resolve("exchange"));
      Files.deleteIfExists(log());
      Files.deleteIfExists(folder);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new SpineException(folder + ": cannot be removed: " + e.getMessage(), e);
    }
  }
}
