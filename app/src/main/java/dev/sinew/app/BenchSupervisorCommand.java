package dev.sinew.app;

import dev.sinew.app.bench.SupervisorBench;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The supervisor's cost.
@Command(
    name = "supervisor",
    description = "What one tick of a deployment's supervisor costs, beside its period.",
    mixinStandardHelpOptions = true)
final class BenchSupervisorCommand implements Callable<Integer> {

  /// What the supervisor may cost at p99 with seven joints, twenty pairs and five formulas.
  private static final double BUDGET_NANOS = 5_000;

  @Parameters(paramLabel = "CONFIG", description = "Deployment file of a simulated arm.")
  private Path config;

  @Option(
      names = "--ticks",
      defaultValue = "1000000",
      description = "How many to measure (default ${DEFAULT-VALUE}).")
  private int ticks;

  @Mixin private CommonOptions common;

  BenchSupervisorCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    Deployment deployment = Deployment.read(config);
    SupervisorBench.Result result =
        new SupervisorBench(deployment, startPose(deployment)).run(ticks);
    Histogram cost = result.cost();
    double period = deployment.rig().robot().servoPeriodNanos();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("joints", result.dof());
    json.put("workspace_constraints", result.constraints());
    json.put("formulas", result.formulas());
    json.put("ticks", result.ticks());
    json.put("passed", result.passed());
    for (double percentile : new double[] {50, 99, 99.9})
      json.put(
          "p" + Double.toString(percentile).replace(".0", "").replace(".", "") + "_us",
          cost.getValueAtPercentile(percentile) / 1e3);
    json.put("max_us", cost.getMaxValue() / 1e3);
    json.put("allocated_bytes", result.bytes());
    json.put("p99_over_budget_ratio", cost.getValueAtPercentile(99) / BUDGET_NANOS);
    json.put("p99_over_period_ratio", cost.getValueAtPercentile(99) / period);
    JsonFile.write(common.json, json);
    System.out.printf(
        "%d joints, %d pairs and boundaries, %d formulas; %d ticks, %d commands as wanted, %d bytes"
            + " allocated%n",
        result.dof(),
        result.constraints(),
        result.formulas(),
        result.ticks(),
        result.passed(),
        result.bytes());
    System.out.printf(
        "supervisor per tick: p50 %.2f us, p99 %.2f us (%.2f of 5 us, %.4f of the period), p99.9"
            + " %.2f us, worst %.0f us%n",
        cost.getValueAtPercentile(50) / 1e3,
        cost.getValueAtPercentile(99) / 1e3,
        cost.getValueAtPercentile(99) / BUDGET_NANOS,
        cost.getValueAtPercentile(99) / period,
        cost.getValueAtPercentile(99.9) / 1e3,
        cost.getMaxValue() / 1e3);
    return 0;
  }

  private static double[] startPose(Deployment deployment) {
    Exchange exchange = Exchange.inProcess(deployment.exchange());
    try (Robot robot = deployment.openRobot(new VirtualClock(), exchange)) {
      JointState state = new JointState(robot.spec().dof());
      robot.read(state);
      double[] pose = new double[state.dof()];
      for (int i = 0; i < pose.length; i++) pose[i] = state.position(i);
      return pose;
    }
  }
}
