package dev.sinew.app;

import dev.sinew.app.bench.CameraBench;
import dev.sinew.app.bench.CameraBench.Slot;
import dev.sinew.app.bench.CameraBench.Source;
import dev.sinew.app.view.WholeFile;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What cameras take of the machine.
@Command(
    name = "cameras",
    description =
        "Reads cameras of 640x480 px at 30 Hz at once and makes a policy's input of every frame:"
            + " what part of a core does each take?",
    mixinStandardHelpOptions = true)
final class BenchCamerasCommand implements Callable<Integer> {

  private static final double WARM_UP_SECONDS = 5;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Length of each measure (default ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--cameras",
      defaultValue = "4",
      description = "Cameras at once (default ${DEFAULT-VALUE}).")
  private int cameras;

  @Mixin private CommonOptions common;

  BenchCamerasCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    WholeFile.mustBeWritable(common.json);
    Path folder = Files.createTempDirectory("sinew-cameras-");
    try {
      return measure(folder);
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  private int measure(Path folder) throws IOException, InterruptedException {
    CameraBench bench = new CameraBench(folder, new MonotonicClock());
    Map<String, Object> json = new LinkedHashMap<>();
    System.out.printf(
        "%-34s%12s%10s%14s%14s%16s%18s%n",
        "", "frames/s", "dropped", "cores/camera", "ms/frame", "preprocess ms", "copies");
    double worst = 0;
    for (Source source : Source.values()) {
      Slot slot = bench.run(source, cameras, WARM_UP_SECONDS, seconds);
      worst = Math.max(worst, slot.cpuShare());
      System.out.printf(
          "%-34s%12.1f%10d%14.3f%14.2f%16.2f%18s%n",
          cameras + " x " + source.words(),
          slot.fps(),
          slot.dropped(),
          slot.cpuShare(),
          slot.millisPerFrame(),
          slot.preprocessMillis(),
          source.compressedCopies() + " + " + source.colourCopies());
      json.put(source.name().toLowerCase(Locale.ROOT), words(slot));
    }
    System.out.printf(
        "a camera takes at most %.3f of a core, preprocessing apart; copies: of the compressed"
            + " picture + of its colours%n",
        worst);
    json.put("cameras", cameras);
    json.put("seconds", seconds);
    JsonFile.write(common.json, json);
    return 0;
  }

  private static Map<String, Object> words(Slot slot) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("frames", slot.frames());
    words.put("dropped", slot.dropped());
    words.put("fps", slot.fps());
    words.put("cpu_share", slot.cpuShare());
    words.put("ms_per_frame", slot.millisPerFrame());
    words.put("preprocess_ms", slot.preprocessMillis());
    return words;
  }
}
