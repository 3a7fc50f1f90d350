package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.signal.Signals;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeFile;
import dev.sinew.runtime.realtime.RealtimeClock;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Path;

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
      run(Path.of(args[0]), Path.of(args[1]));
    } catch (IOException | RuntimeException e) {
      System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path config, Path file) throws IOException {
    Deployment deployment = Deployment.read(config);
    Clock clock = RealtimeClock.open(deployment.rig().robot().servoPeriodNanos()).clock();
    Exchange exchange = ExchangeFile.open(file, deployment.exchange());
    try (SpineHost host =
        new SpineHost(deployment, deployment.openRobot(clock, exchange), exchange, clock, true)) {
      Signals.handle("INT", () -> exchange.stopWord().ask(StandardRule.OPERATOR));
      Signals.handle("HUP", () -> exchange.stopWord().ask(StandardRule.OPERATOR));
      Signals.handle(
          "TERM",
          () -> {
            host.halt();
            Runtime.getRuntime().halt(0);
          });
      host.start();
      while (!host.failed() && !orphaned(exchange, clock))
        LOOK.sleepUntil(LOOK.nanos() + LOOK_NANOS);
      host.halt();
      host.failure()
          .ifPresent(
              why -> {
                throw new SpineException(why);
              });
    }
  }

  /// The supervisor has long since stopped the arm when this says so.
  private static boolean orphaned(Exchange exchange, Clock clock) {
    return clock.nanos() - exchange.beat().getAcquire() > ORPHAN_NANOS
        && exchange.status().atRest();
  }
}
