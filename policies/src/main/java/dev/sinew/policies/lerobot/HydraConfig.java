package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A run of the original Diffusion Policy (real-stanford/diffusion_policy): its `.ckpt` files are
/// Python pickles, which are programs and are never run here. Its `.hydra/config.yaml` says what
/// the policy is, so the complaint can at least name it.
final class HydraConfig {

  private static final Pattern FACT =
      Pattern.compile(
          "(?m)^ *(n_obs_steps|horizon|n_action_steps|num_inference_steps|num_train_timesteps"
              + "|beta_schedule|prediction_type|_target_): *([\\w.]+) *$");

  private static final String CHECKPOINTS = "checkpoints";

  private HydraConfig() {}

  /// @param given a run's folder, its folder of checkpoints, or one of them
  /// @throws ConfigException saying what was found and what to do, when it is such a run
  static void explain(Path given) {
    Path folder = run(given.toAbsolutePath().normalize());
    Optional<Path> pickle =
        isPickle(given)
            ? Optional.of(given)
            : pickle(folder).or(() -> pickle(folder.resolve(CHECKPOINTS)));
    Path hydra = folder.resolve(".hydra").resolve("config.yaml");
    boolean described = Files.isRegularFile(hydra);
    if (pickle.isEmpty() && !described) return;
    throw new ConfigException(
        described ? hydra : pickle.get(),
        "",
        (described ? facts(hydra) : "")
            + "a .ckpt is a Python pickle, which can run any program and is not opened here; load"
            + " it with diffusion_policy itself and save it as a LeRobot checkpoint, or export its"
            + " network to ONNX there and write policy.yaml (docs/policy-bundle.md)");
  }

  private static Path run(Path given) {
    Path folder = isPickle(given) ? given.getParent() : given;
    return folder.endsWith(CHECKPOINTS) ? folder.getParent() : folder;
  }

  private static boolean isPickle(Path file) {
    return file.toString().endsWith(".ckpt") && Files.isRegularFile(file);
  }

  /// The numbers that stand there as such; most of the rest refers to them.
  private static String facts(Path hydra) {
    try {
      StringBuilder words = new StringBuilder("a Diffusion Policy run");
      FACT.matcher(Files.readString(hydra))
          .results()
          .forEach(m -> words.append(", ").append(m.group(1)).append(' ').append(m.group(2)));
      return words + "; ";
    } catch (IOException e) {
      throw new ConfigException(hydra, "", "cannot be read: " + e.getMessage());
    }
  }

  private static Optional<Path> pickle(Path folder) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(HydraConfig::isPickle).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
