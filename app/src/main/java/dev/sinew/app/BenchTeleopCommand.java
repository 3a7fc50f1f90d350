package dev.sinew.app;

import dev.sinew.app.bench.ServoCycleBench;
import dev.sinew.app.bench.TeleopBench;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// How late an operator is followed.
@Command(
    name = "teleop",
    description =
        "Teleoperates an arm that is no metal while two cameras record: how long the leader's"
            + " readings take to the follower's commands; and how fast six emulated servos at"
            + " 1 Mbaud can be read and written.",
    mixinStandardHelpOptions = true)
final class BenchTeleopCommand implements Callable<Integer> {

  private static final double LIMIT_HZ = 100;

  @Parameters(
      paramLabel = "CONFIG",
      arity = "0..1",
      defaultValue = "configs/so101-leader-sim.yaml",
      description = "Deployment with an operator (default ${DEFAULT-VALUE}).")
  private Path config;

  @Mixin private EmulateOption emulation;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Recorded episodes (default ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      description = "Length of each (default ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Cycles of the six servos (default ${DEFAULT-VALUE}).")
  private int cycles;

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  private final Map<String, Object> json = new LinkedHashMap<>();

  BenchTeleopCommand() {}

  @Override
  public Integer call() throws IOException {
    mustMakeSense();
    WholeFile.mustBeWritable(common.json);
    Deployment deployment = emulation.read(config);
    if (deployment.teleop().isEmpty())
      throw new ConfigException(config, "teleop", "is missing; there is nobody to follow");
    if (!deployment.rig().simulated())
      throw new EpisodeException(
          config + ": its arm is real; --emulate puts an emulated one there");
    Path folder = Files.createTempDirectory("sinew-teleop-");
    print(new TeleopBench(deployment, folder, new MonotonicClock()).run(episodes, seconds));
    for (ServoCycleBench.Kind kind : ServoCycleBench.Kind.values())
      print(kind, new ServoCycleBench(kind).run(cycles));
    System.out.println("recorded in " + folder);
    JsonFile.write(common.json, json);
    return 0;
  }

  private void mustMakeSense() {
    if (episodes < 1) throw wrong("--episodes " + episodes + ": must be 1 or more");
    if (!(seconds >= 0.5 && seconds <= 600))
      throw wrong("--seconds " + seconds + ": must be 0.5 to 600");
    if (cycles < 1) throw wrong("--cycles " + cycles + ": must be 1 or more");
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private void print(TeleopBench.Result result) {
    System.out.printf(
        "%s: %d episodes of %s s, recording %s: %d frames, %d ticks, frames or samples lost%n",
        config,
        episodes,
        seconds,
        String.join(" and ", result.cameras()),
        result.frames(),
        result.lost());
    rate("servo", "servo_hz", result.servoHz());
    rate("leader", "leader_hz", result.deviceHz());
    System.out.printf("%-44s%10s%10s%10s%n", "from the leader's reading, ms", "p50", "p99", "max");
    row("to the servo tick that heard it", "heard_ms", result.heard());
    row(
        "to the command of it (delay-ms %.1f)".formatted(result.delayNanos() / 1e6),
        "sent_ms",
        result.sent());
    json.put("delay_ms", result.delayNanos() / 1e6);
    json.put("frames", result.frames());
    json.put("lost", result.lost());
  }

  private void print(ServoCycleBench.Kind kind, ServoCycleBench.Result result) {
    String key = kind.name().toLowerCase(Locale.ROOT);
    System.out.printf(
        "%s at 1 Mbaud, goals out and present values in, emulated: %d retries in %d cycles%n",
        result.servos(), result.retries(), result.cycleNanos().getTotalCount());
    rate("by bytes on the wire", key + "_wire_hz", 1e9 / result.wireNanos());
    rate("as they came, p50", key + "_hz", 1e9 / result.cycleNanos().getValueAtPercentile(50));
    row("cycle, ms", key + "_cycle_ms", result.cycleNanos());
  }

  private void rate(String what, String key, double hertz) {
    System.out.printf(
        "%-44s%10.1f Hz, %.2f x the limit of %.0f Hz%n", what, hertz, hertz / LIMIT_HZ, LIMIT_HZ);
    json.put(key, hertz);
    json.put(key + "_ratio", hertz / LIMIT_HZ);
  }

  private void row(String what, String key, Histogram nanos) {
    System.out.printf(
        "%-44s%10.2f%10.2f%10.2f%n",
        what,
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(99) / 1e6,
        nanos.getMaxValue() / 1e6);
    json.put(
        key,
        Map.of(
            "p50", nanos.getValueAtPercentile(50) / 1e6,
            "p99", nanos.getValueAtPercentile(99) / 1e6,
            "max", nanos.getMaxValue() / 1e6));
  }
}
