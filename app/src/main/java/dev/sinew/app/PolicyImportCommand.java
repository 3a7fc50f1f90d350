package dev.sinew.app;

import dev.sinew.policies.lerobot.CheckpointImport;
import dev.sinew.policies.lerobot.ImportOptions;
import dev.sinew.runtime.Interpolation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// From a LeRobot checkpoint to a bundle.
@Command(
    name = "import",
    description = {
      "Makes a bundle of a LeRobot checkpoint and its exported graphs.",
      "Without --graphs it only shows what the checkpoint is, and how to export its graphs."
    },
    mixinStandardHelpOptions = true)
final class PolicyImportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "CHECKPOINT",
      description = "Folder with config.json, as LeRobot wrote it.")
  private Path checkpoint;

  @Option(
      names = "--graphs",
      paramLabel = "EXPORT_DIR",
      description = "What models/export/export.py wrote.")
  private Path graphs;

  @Option(names = "--out", paramLabel = "BUNDLE", description = "New folder of the bundle.")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the bundle; else the checkpoint's.")
  private String name;

  @Option(
      names = "--state-stream",
      defaultValue = "joint-position",
      paramLabel = "STREAM",
      description = "Stream that is observation.state (default ${DEFAULT-VALUE}).")
  private String stateStream;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Unit of state and action: rad, m, px; deg becomes rad.")
  private String unit;

  @Option(
      names = "--environment-stream",
      paramLabel = "STREAM",
      description = "Stream that is observation.environment_state.")
  private String environmentStream;

  @Option(names = "--environment-unit", paramLabel = "UNIT", description = "Its unit.")
  private String environmentUnit;

  @Option(
      names = "--fps",
      paramLabel = "HZ",
      description = "Rows a second; else of train_config.json.")
  private Double fps;

  @Option(names = "--step-ms", paramLabel = "MS", description = "The same as milliseconds a row.")
  private Double stepMs;

  @Option(
      names = "--camera",
      paramLabel = "IMAGE=CAMERA",
      description = "Camera that gives an image; else the last part of the image's name.")
  private Map<String, String> cameras = new LinkedHashMap<>();

  @Option(
      names = "--interpolation",
      defaultValue = "LINEAR",
      paramLabel = "HOW",
      description = "Between rows: linear or hold (default ${DEFAULT-VALUE}).")
  private Interpolation interpolation;

  @Option(
      names = "--tokenizer",
      paramLabel = "FILE",
      description = "tokenizer.json of a prompted policy.")
  private Path tokenizer;

  @Option(
      names = "--pad-token",
      paramLabel = "TOKEN",
      description = "What shorter prompts are filled up with; else of tokenizer_config.json.")
  private String padToken;

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  PolicyImportCommand() {}

  @Override
  public Integer call() throws IOException {
    ImportOptions options = options();
    CheckpointImport found = CheckpointImport.read(checkpoint);
    show(found);
    if (graphs == null) return explain();
    if (out == null) throw misuse("Missing required option: '--out=BUNDLE'");
    found.write(graphs, options, out);
    JsonFile.write(common.json, new LinkedHashMap<>(found.facts()));
    System.out.println("wrote " + out);
    return 0;
  }

  private static void show(CheckpointImport found) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"feature", "kind", "shape", "normalised"});
    rows.addAll(found.features());
    TextTable.print(System.out, rows);
    found.facts().forEach((key, value) -> System.out.printf("%-14s %s%n", key, value));
  }

  /// Nothing was written, so this is no success.
  private int explain() {
    System.err.printf(
        "sinew: nothing written; export the graphs with 'python models/export/export.py %s"
            + " EXPORT_DIR' and give --graphs EXPORT_DIR%n",
        checkpoint);
    return 1;
  }

  private ImportOptions options() {
    return new ImportOptions(
        Optional.ofNullable(name),
        stateStream,
        Optional.ofNullable(unit),
        Optional.ofNullable(environmentStream),
        Optional.ofNullable(environmentUnit),
        step(),
        cameras,
        interpolation,
        Optional.ofNullable(tokenizer),
        Optional.ofNullable(padToken));
  }

  private OptionalDouble step() {
    if (fps != null && stepMs != null) throw misuse("--fps and --step-ms say the same; give one");
    if (fps == null && stepMs == null) return OptionalDouble.empty();
    double step = fps != null ? 1000 / fps : stepMs;
    if (!(step > 0 && step <= 60_000))
      throw misuse(
          (fps != null ? "--fps " + fps : "--step-ms " + stepMs)
              + ": rows must be above 0 and at most a minute apart");
    return OptionalDouble.of(step);
  }

  private ParameterException misuse(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
