package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.view.VideoFile;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.bundle.Verification;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// One line a check.
@Command(
    name = "doctor",
    description = "Is this machine, and with CONFIG this deployment, ready? Moves nothing.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DoctorCamerasCommand.class,
      DoctorMqttCommand.class,
      DoctorRosCommand.class,
      DoctorServosCommand.class
    })
final class DoctorCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "Deployment file.")
  private Path config;

  @Mixin private CommonOptions common;

  private Checks checks;

  DoctorCommand() {}

  @Override
  public Integer call() throws IOException {
    checks = new Checks(common.verbose);
    check("java", () -> System.getProperty("java.vm.name") + " " + Runtime.version());
    check(
        "machine",
        () ->
            Runtime.getRuntime().availableProcessors()
                + " processors, "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB heap at most");
    realtime();
    check("inference", PolicyBundle::engine);
    providers();
    check("video", VideoFile::encoder);
    if (config != null) deployment();
    return checks.finish(common.json);
  }

  /// A machine without a GPU is no failure: its policies run on the CPU.
  private void providers() {
    PolicyBundle.providers()
        .forEach(
            (provider, refusal) ->
                check(
                    provider.toLowerCase(Locale.ROOT),
                    () -> refusal.isEmpty() ? "runs graphs" : "not here: " + refusal));
  }

  /// A machine without rights is no failure: it is said what it is good for.
  private void realtime() {
    RealtimeCheck found = RealtimeCheck.run();
    check("kernel", found::kernel);
    check("cpus", found::processors);
    check("rights", found::rights);
    check("wake-up", found::wakeUps);
    check("real-time", found::verdict);
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
              + " Hz; what decides and the limits fit";
        });
    if (!read[0].hasPolicy()) return;
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

  private void check(String name, Checks.Check check) {
    checks.check(name, check);
  }
}
