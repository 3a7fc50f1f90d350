package dev.sinew.app;

import dev.sinew.app.bench.SeamBench;
import dev.sinew.app.bench.SeamPlot;
import dev.sinew.app.bench.SeamResult;
import dev.sinew.app.view.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Chunk seams of every scheduler.
@Command(
    name = "seams",
    description =
        "How far the command jumps where one chunk follows another, for every way to schedule"
            + " chunks, over the same random latencies from nothing to three chunk lengths.",
    mixinStandardHelpOptions = true)
final class BenchSeamsCommand implements Callable<Integer> {

  @Option(
      names = "--traces",
      paramLabel = "N",
      defaultValue = "40",
      description = "Traces of 30 s for each way (default ${DEFAULT-VALUE}).")
  private int traces;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of latencies and plans (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--plot", paramLabel = "FILE", description = "Draw commands and seams, a PNG.")
  private Path plot;

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  BenchSeamsCommand() {}

  @Override
  public Integer call() throws IOException {
    if (traces < 1)
      throw new ParameterException(
          spec.commandLine(), "--traces " + traces + ": must be 1 or more");
    WholeFile.mustBeWritable(common.json);
    WholeFile.mustBeWritable(plot);
    SeamBench bench = new SeamBench(traces, seed);
    Progress progress = new Progress(System.out, bench.total());
    List<SeamResult> results = bench.run(done -> progress.show(done, "trace"));
    progress.done();
    if (plot != null) draw(results);
    JsonFile.write(common.json, json(results));
    print(results);
    return 0;
  }

  private void draw(List<SeamResult> results) throws IOException {
    try (WholeFile file = new WholeFile(plot)) {
      try (OutputStream out = Files.newOutputStream(file.part())) {
        SeamPlot.write(results, out);
      }
      file.commit();
    }
  }

  private static void print(List<SeamResult> results) {
    System.out.printf(
        "policy's own largest step %.3f mrad a tick; seams as multiples of it%n",
        results.getFirst().own() * 1e3);
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {"scheduler", "seams", "p50", "p99", "largest", "with a row", "path error"});
    for (SeamResult result : results)
      rows.add(
          new String[] {
            result.name(),
            Integer.toString(result.seams()),
            "%.2f".formatted(result.seam(50)),
            "%.2f".formatted(result.seam(99)),
            "%.2f".formatted(result.seam(100)),
            "%.1f %%".formatted(100 * result.following()),
            "%.1f mrad".formatted(1e3 * result.error())
          });
    TextTable.print(System.out, rows);
  }

  private static Map<String, Object> json(List<SeamResult> results) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("own_rad", results.getFirst().own());
    for (SeamResult result : results) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("seams", result.seams());
      one.put("p50", result.seam(50));
      one.put("p99", result.seam(99));
      one.put("max", result.seam(100));
      one.put("with_a_row", result.following());
      one.put("path_error_rad", result.error());
      out.put(result.name(), one);
    }
    return out;
  }
}
