package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.view.VideoFile;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.Verification;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// One line a check.
@Command(
    name = "doctor",
    description = "Is this machine, and with CONFIG this deployment, ready? Moves nothing.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final int WAKE_UPS = 200;
  private static final long PERIOD_NANOS = 10_000_000;

  @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "Deployment file.")
  private Path config;

  @Mixin private CommonOptions common;

  private final Map<String, Object> results = new LinkedHashMap<>();
  private int failures;

  DoctorCommand() {}

  /// Says what was found, or throws what is wrong.
  private interface Check {
    String run() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    check("java", () -> System.getProperty("java.vm.name") + " " + Runtime.version());
    check(
        "machine",
        () ->
            Runtime.getRuntime().availableProcessors()
                + " processors, "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB heap at most");
    check("wake-up", DoctorCommand::wakeUp);
    check("inference", PolicyBundle::engine);
    check("video", VideoFile::encoder);
    if (config != null) deployment();
    JsonFile.write(common.json, Map.of("ready", failures == 0, "checks", results));
    System.out.println(
        failures == 0 ? "ready" : failures + " of " + results.size() + " checks failed");
    return failures == 0 ? 0 : 1;
  }

  private void deployment() {
    Deployment[] read = new Deployment[1];
    check(
        "config",
        () -> {
          read[0] = Deployment.read(config);
          return config + " is well-formed";
        });
    if (read[0] == null) return;
    check(
        "robot",
        () -> {
          RobotSpec robot = read[0].rig().robot();
          return robot.name()
              + ", "
              + robot.dof()
              + " joints, "
              + 1_000_000_000 / robot.servoPeriodNanos()
              + " Hz; the policy and the limits fit";
        });
    check(
        "policy",
        () -> {
          Verification found = read[0].bundle().verify();
          if (!found.passed())
            throw new PolicyException(
                read[0].bundle().directory()
                    + ": "
                    + found.clause()
                    + "; see 'sinew policy verify'");
          return read[0].bundle().spec().name() + " " + found.clause();
        });
  }

  private void check(String name, Check check) {
    try {
      String found = check.run();
      results.put(name, Map.of("ok", true, "detail", found));
      System.out.printf("ok    %-10s %s%n", name, found);
    } catch (IOException | RuntimeException | LinkageError e) {
      failures++;
      String problem = e.getMessage() == null ? e.toString() : e.getMessage();
      results.put(name, Map.of("ok", false, "detail", problem));
      System.out.printf("FAIL  %-10s %s%n", name, problem);
      if (common.verbose) e.printStackTrace();
    }
  }

  /// How late a 100 Hz sleeper wakes on this machine as it is loaded now.
  private static String wakeUp() {
    MonotonicClock clock = new MonotonicClock();
    Histogram late = new Histogram(3);
    long deadline = clock.nanos();
    for (int i = 0; i < WAKE_UPS; i++) {
      deadline += PERIOD_NANOS;
      clock.sleepUntil(deadline);
      late.recordValue(Math.max(0, clock.nanos() - deadline));
    }
    return "at 100 Hz p50 %.2f ms, p99 %.2f ms, worst %.2f ms late (no real-time rights asked for)"
        .formatted(
            late.getValueAtPercentile(50) / 1e6,
            late.getValueAtPercentile(99) / 1e6,
            late.getMaxValue() / 1e6);
  }
}
