package dev.sinew.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// What every command understands.
final class CommonOptions {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the result to FILE, machine-readable.")
  Path json;

  @Option(names = "--verbose", description = "Show stack traces.")
  boolean verbose;
}
