package dev.sinew.app;

import dev.sinew.app.bench.FaultBench;
import dev.sinew.app.bench.FaultBench.Outcome;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.Fault;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Every fault, once.
@Command(
    name = "faults",
    description =
        "Lets every fault happen once in simulation: what reacts, how fast the arm rests.",
    mixinStandardHelpOptions = true)
final class BenchFaultsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CONFIG",
      description = "Deployment of a simulated arm with a force sensor.")
  private Path config;

  @Option(
      names = "--camera-config",
      paramLabel = "CONFIG",
      required = true,
      description = "Deployment of a simulation with a camera, for the frozen camera.")
  private Path cameraConfig;

  @Mixin private CommonOptions common;

  BenchFaultsCommand() {}

  @Override
  public Integer call() throws IOException {
    WholeFile.mustBeWritable(common.json);
    Deployment arm = Deployment.read(config);
    Deployment camera = Deployment.read(cameraConfig);
    List<Outcome> outcomes = new ArrayList<>();
    System.out.printf(
        "%-20s %-22s %10s %10s %10s%n", "fault", "reacted", "stop ms", "rest ms", "bound ms");
    for (Fault fault : Fault.values()) {
      Deployment where = fault == Fault.FROZEN_CAMERA ? camera : arm;
      Outcome outcome = new FaultBench(new MonotonicClock()).run(where, fault);
      outcomes.add(outcome);
      System.out.printf(
          "%-20s %-22s %10.0f %10.0f %10.0f%s%n",
          fault.word(),
          outcome.rule(),
          1e3 * outcome.reactionSeconds(),
          1e3 * outcome.restSeconds(),
          1e3 * fault.boundSeconds(),
          outcome.kept() ? "" : "  MISSED");
    }
    long kept = outcomes.stream().filter(Outcome::kept).count();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("faults", outcomes.size());
    json.put("within_bound", kept);
    json.put("outcomes", outcomes.stream().map(BenchFaultsCommand::json).toList());
    JsonFile.write(common.json, json);
    System.out.println(kept + " of " + outcomes.size() + " faults ended within their bound");
    return kept == outcomes.size() ? 0 : 1;
  }

  private static Map<String, Object> json(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("fault", outcome.fault().word());
    json.put("reacted", outcome.rule());
    json.put("reaction_s", outcome.reactionSeconds());
    json.put("rest_s", outcome.restSeconds());
    json.put("bound_s", outcome.fault().boundSeconds());
    return json;
  }
}
