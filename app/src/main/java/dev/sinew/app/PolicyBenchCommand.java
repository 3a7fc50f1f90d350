package dev.sinew.app;

import dev.sinew.app.view.WholeFile;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.bench.BenchFigures;
import dev.sinew.policies.bench.BenchPlan;
import dev.sinew.policies.bench.PolicyBench;
import dev.sinew.policies.onnx.Execution;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// How long a policy takes on this machine.
@Command(
    name = "bench",
    description =
        "Times a policy on this machine: loading, a chunk, its graphs, many samples at once, fewer"
            + " sampler steps. Close everything else.",
    mixinStandardHelpOptions = true)
final class PolicyBenchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BUNDLE", description = "Folder with policy.yaml.")
  private Path bundle;

  @Option(
      names = "--chunks",
      paramLabel = "N",
      defaultValue = "200",
      description = "Chunks of each measurement (default ${DEFAULT-VALUE}).")
  private int chunks;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "Least time before each measurement (default ${DEFAULT-VALUE}).")
  private double warmUp;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "64",
      description = "Samples at once that are compared with one (default ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--steps",
      paramLabel = "N",
      split = ",",
      defaultValue = "100,16,10,4,1",
      description = "Sampler steps that are compared (default ${DEFAULT-VALUE}).")
  private List<Integer> steps;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "auto (default), tensorrt, cuda or cpu; one alone is not replaced by another.")
  private String provider;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "fp32 (default) or fp16, for TensorRT.")
  private String precision;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "CPU threads within one operator (default 1).")
  private Integer threads;

  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  PolicyBenchCommand() {}

  @Override
  public Integer call() throws IOException {
    mustCount("--chunks", chunks);
    mustCount("--samples", samples);
    for (int each : steps) mustCount("--steps", each);
    WholeFile.mustBeWritable(common.json);
    PolicyBundle policy = PolicyBundle.read(bundle);
    BenchFigures found =
        new PolicyBench(
                new BenchPlan(execution(), chunks, Math.round(warmUp * 1e9), samples, steps))
            .run(policy);
    PolicyBenchReport report =
        new PolicyBenchReport(policy.spec().label(), PolicyBundle.engine(), samples, found);
    JsonFile.write(common.json, report.json());
    report.print(System.out);
    return 0;
  }

  private void mustCount(String option, int value) {
    if (value < 1)
      throw new ParameterException(
          spec.commandLine(), option + " " + value + ": must be 1 or more");
  }

  /// The options as an `execution` section, so that they are checked and read as one.
  private Execution execution() {
    ConfigSection section = ConfigSection.parse(Path.of("command line"), "{}");
    if (provider != null) section = section.with("provider", provider);
    if (precision != null) section = section.with("precision", precision);
    if (threads != null) section = section.with("threads", threads.toString());
    return Execution.read(section);
  }
}
