package dev.sinew.policies.onnx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The first NVIDIA GPU and its driver, as the driver itself tells on Linux.
///
/// Source: `/proc/driver/nvidia` of the driver's README, chapter "PROC interface".
record Gpu(String name, String driver) {

  static final Path DRIVER = Path.of("/proc/driver/nvidia");

  private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s*(.+?)\\s*$");
  private static final Pattern VERSION =
      Pattern.compile("Kernel Module.*?\\s([0-9]+(?:\\.[0-9]+)+)");
  private static final String UNKNOWN = "unknown";

  /// @param driver [#DRIVER]; what it does not tell is "unknown"
  static Gpu read(Path driver) {
    return new Gpu(model(driver.resolve("gpus")), found(VERSION, driver.resolve("version")));
  }

  private static String model(Path gpus) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(gpus)) {
      for (Path folder : folders) return found(MODEL, folder.resolve("information"));
    } catch (IOException e) {
      return UNKNOWN;
    }
    return UNKNOWN;
  }

  private static String found(Pattern pattern, Path file) {
    try {
      Matcher matcher = pattern.matcher(Files.readString(file));
      return matcher.find() ? matcher.group(1) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
