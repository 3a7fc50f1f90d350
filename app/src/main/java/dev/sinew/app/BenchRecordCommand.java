package dev.sinew.app;

import dev.sinew.app.bench.RecordBench;
import dev.sinew.app.bench.RecordKillBench;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.safety.StandardRule;
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

/// What recording costs, and what survives.
@Command(
    name = "record",
    description =
        "Records a simulated arm with synthetic cameras and compares its servo with a run without"
            + " recording; with --kills kills a recording process at random instants instead and"
            + " tells what was lost.",
    mixinStandardHelpOptions = true)
final class BenchRecordCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file of a simulated arm.")
  private Path config;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Length of each run (default ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--cameras",
      defaultValue = "4",
      description = "Cameras of 640x480 px at 30 Hz (default ${DEFAULT-VALUE}).")
  private int cameras;

  @Option(names = "--kills", paramLabel = "N", description = "Kill a recording N times instead.")
  private Integer kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the instants (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private CommonOptions common;

  BenchRecordCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    WholeFile.mustBeWritable(common.json);
    Deployment deployment = Deployment.read(config);
    if (!deployment.rig().simulated())
      throw new EpisodeException(config + ": is no simulation; this bench is for simulations only");
    Path folder = Files.createTempDirectory("sinew-record-");
    return kills == null ? cost(deployment, folder) : kill(folder);
  }

  private int cost(Deployment deployment, Path folder) throws IOException {
    RecordBench bench = new RecordBench(deployment, config, new MonotonicClock(), cameras);
    RecordBench.Slot without = bench.run(seconds, null);
    RecordBench.Slot with = bench.run(seconds, folder);
    for (RecordBench.Slot slot : List.of(without, with))
      if (slot.stopRule() != StandardRule.EPISODE_END.rule())
        throw new EpisodeException(
            "the arm was stopped after %d ticks: %s; run it again on a quiet machine"
                .formatted(slot.ticks().ticks(), slot.stopRule().text()));
    double ratio = (double) with.ticks().wakeP999Nanos() / without.ticks().wakeP999Nanos();
    System.out.printf("%-20s%14s%14s%n", "", "not recorded", "recorded");
    row("ticks", without.ticks().ticks(), with.ticks().ticks());
    row("late ticks", without.ticks().late(), with.ticks().late());
    row("wake-up p99.9, us", micros(without), micros(with));
    row("frames", without.frames(), with.frames());
    row("samples lost", "-", with.lost());
    row("MB/s", "-", "%.1f".formatted(with.bytes() / 1e6 / seconds));
    row("CPU, cores", "%.2f".formatted(without.cpuShare()), "%.2f".formatted(with.cpuShare()));
    System.out.printf(
        "%d ticks and frames recorded, %d lost; wake-up p99.9 with recording %.2f x that without%n",
        with.ticks().ticks() + with.frames(), with.lost(), ratio);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seconds", seconds);
    json.put("cameras", cameras);
    json.put("ticks", with.ticks().ticks());
    json.put("frames", with.frames());
    json.put("lost", with.lost());
    json.put("wake_p999_us", micros(with));
    json.put("wake_p999_us_not_recorded", micros(without));
    json.put("wake_p999_ratio", ratio);
    json.put("cpu_cores", with.cpuShare());
    JsonFile.write(common.json, json);
    return with.lost() == 0 ? 0 : 1;
  }

  private static void row(String name, Object without, Object with) {
    System.out.printf("%-20s%14s%14s%n", name, without, with);
  }

  private static double micros(RecordBench.Slot slot) {
    return slot.ticks().wakeP999Nanos() / 1e3;
  }

  private int kill(Path folder) throws IOException, InterruptedException {
    if (kills < 1) throw new EpisodeException("--kills " + kills + ": must be 1 or more");
    Progress progress = new Progress(System.out, kills);
    int[] done = new int[1];
    List<RecordKillBench.Outcome> outcomes =
        new RecordKillBench(config, folder, new MonotonicClock(), seed)
            .run(kills, outcome -> progress.show(++done[0], "killed"));
    progress.done();
    int finished = outcomes.stream().mapToInt(RecordKillBench.Outcome::finished).sum();
    int lost = outcomes.stream().mapToInt(RecordKillBench.Outcome::lost).sum();
    long unsound = outcomes.stream().filter(o -> !o.recovered()).count();
    double worst =
        outcomes.stream()
            .mapToDouble(RecordKillBench.Outcome::lostSeconds)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kills", kills);
    json.put("finished", finished);
    json.put("finished_lost", lost);
    json.put("not_recovered", unsound);
    json.put("worst_loss_s", worst);
    JsonFile.write(common.json, json);
    System.out.printf(
        "%d kills: %d of %d finished episodes lost, %d unfinished ones not recovered, at most %.0f"
            + " ms of data lost (bound %.0f ms)%n",
        kills, lost, finished, unsound, 1e3 * worst, 1e3 * RecordKillBench.boundSeconds());
    boolean good = lost == 0 && unsound == 0 && worst <= RecordKillBench.boundSeconds();
    if (!good) System.out.println("files: " + folder);
    return good ? 0 : 1;
  }
}
