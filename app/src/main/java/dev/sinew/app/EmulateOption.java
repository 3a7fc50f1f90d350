package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--emulate`: a deployment without its servos at hand.
final class EmulateOption {

  @Option(
      names = "--emulate",
      description = "Emulated servos instead of those that the file names.")
  private boolean emulate;

  boolean given() {
    return emulate;
  }

  Deployment read(Path config) {
    Deployment read = Deployment.read(config);
    return emulate ? read.emulated() : read;
  }
}
