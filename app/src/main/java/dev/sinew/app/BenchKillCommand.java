package dev.sinew.app;

import dev.sinew.app.bench.KillBench;
import dev.sinew.app.bench.KillBench.Outcome;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Kills the brain, in simulation.
@Command(
    name = "kill",
    description =
        "Kills (SIGKILL) and freezes (SIGSTOP) the brain of a simulated arm at random instants and"
            + " tells how the spine brought the arm to rest.",
    mixinStandardHelpOptions = true)
final class BenchKillCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file of a simulated arm.")
  private Path config;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "100",
      description = "How often (default ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the instants (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private CommonOptions common;

  BenchKillCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (times < 1) throw new EpisodeException("--times " + times + ": must be 1 or more");
    WholeFile.mustBeWritable(common.json);
    if (!Deployment.read(config).rig().simulated())
      throw new EpisodeException(config + ": is no simulation; this bench is for simulations only");
    Path folder = Files.createTempDirectory("sinew-kill-");
    Progress progress = new Progress(System.out, times);
    int[] done = new int[1];
    List<Outcome> outcomes =
        new KillBench(config, folder, new MonotonicClock(), seed)
            .run(times, outcome -> progress.show(++done[0], outcome.blow() + " survived"));
    progress.done();
    long stopped = outcomes.stream().filter(Outcome::stopped).count();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("times", times);
    result.put("controlled_stops", stopped);
    result.put("worst_reaction_s", worst(outcomes, false));
    result.put("worst_standstill_s", worst(outcomes, true));
    JsonFile.write(common.json, result);
    System.out.printf(
        "%d of %d brains killed or frozen: controlled stop, latched; worst time to the stop %.0f"
            + " ms, to measured standstill %.0f ms%n",
        stopped, times, 1e3 * worst(outcomes, false), 1e3 * worst(outcomes, true));
    if (stopped < times) System.out.println("logs of the failures: " + folder);
    return stopped == times ? 0 : 1;
  }

  private static double worst(List<Outcome> outcomes, boolean standstill) {
    return outcomes.stream()
        .filter(Outcome::stopped)
        .mapToDouble(o -> standstill ? o.standstillSeconds() : o.reactionSeconds())
        .max()
        .orElse(Double.NaN);
  }
}
