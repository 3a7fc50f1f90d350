package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.fault.Injection;
import dev.sinew.app.signal.Signals;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeFile;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.realtime.RealtimeClock;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// The spine as a process of its own, started by [ProcessSpine]. It ends when it is terminated, or
/// by itself when the brain is dead and the arm at rest.
///
/// Ctrl-C reaches every process of a terminal: here it is a request to stop, and the brain decides
/// what follows.
final class SpineMain {

  /// Sleeps without spinning.
  private static final Clock LOOK = new MonotonicClock();

  private static final long LOOK_NANOS = 20_000_000;

  /// After this long without a sign of life there is no brain any more.
  private static final long ORPHAN_NANOS = 2_000_000_000;

  private SpineMain() {}

  /// Exit code: 0 when it was no longer needed, 1 with one line on standard error otherwise.
  public static void main(String[] args) {
    try {
      run(Path.of(args[0]), Path.of(args[1]), args[2], List.of(args).subList(3, args.length));
    } catch (IOException | RuntimeException e) {
      System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path config, Path file, String events, List<String> words)
      throws IOException {
    FaultPlan faults = new FaultPlan(words.stream().map(Injection::parse).toList());
    Deployment deployment = Deployment.read(config);
    Clock clock =
        faults.clock(RealtimeClock.open(deployment.rig().robot().servoPeriodNanos()).clock());
    AtomicBoolean ending = new AtomicBoolean();
    Exchange exchange = ExchangeFile.open(file, deployment.exchange());
    Robot robot =
        new FaultyRobots(deployment, faults)
            .wrap(deployment.openRobot(clock, exchange), clock, exchange);
    Path log = events.isEmpty() ? null : Path.of(events);
    try (SpineHost host =
        new SpineHost(deployment, robot, exchange, clock, true, Events.open(log))) {
      Signals.handle("INT", () -> exchange.stopWord().ask(StandardRule.OPERATOR));
      Signals.handle("HUP", () -> exchange.stopWord().ask(StandardRule.OPERATOR));
      Signals.handle(
          "TERM",
          () -> {
            host.halt();
            ending.set(true);
          });
      if (!host.note().isEmpty()) System.out.println(ProcessSpine.NOTE + host.note());
      host.start();
      String told = "";
      while (!ending.get() && !host.failed() && !orphaned(exchange, clock)) {
        told = tell(host.trouble(), told);
        LOOK.sleepUntil(LOOK.nanos() + LOOK_NANOS);
      }
      host.halt();
      host.failure()
          .ifPresent(
              why -> {
                throw new SpineException(why);
              });
    }
    if (!ending.get()) tidyUp(file.toAbsolutePath());
  }

  /// The brain reads it from the log.
  private static String tell(String trouble, String told) {
    if (!trouble.equals(told)) System.out.println(ProcessSpine.TROUBLE + trouble);
    return trouble;
  }

  /// Nobody else is left to remove what the brain had made for us.
  private static void tidyUp(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(ProcessSpine.LOG));
    Files.deleteIfExists(file.getParent());
  }

  /// The supervisor has long since stopped the arm when this says so.
  private static boolean orphaned(Exchange exchange, Clock clock) {
    return clock.nanos() - exchange.beat().getAcquire() > ORPHAN_NANOS
        && exchange.status().atRest();
  }
}
