package dev.sinew.policies.onnx;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where and how graphs run: the `execution` section.
///
/// @param providers tried in this order; the first that runs a node of the graph is taken. One
///     alone is wanted and nothing else: where it cannot be had, loading fails
/// @param threads CPU threads within one operator. The number of threads can change the last bits
///     of a result; one number gives the same bits on every run
/// @param cache where TensorRT keeps the engines it built; without one it builds them on every load
public record Execution(
    List<Provider> providers, Precision precision, int threads, Optional<Path> cache) {

  /// What a file without the section gets: the first of TensorRT, CUDA and CPU that works, and one
  /// CPU thread, since small graphs are not helped by more.
  public static final Execution DEFAULT =
      new Execution(List.of(Provider.values()), Precision.FP32, 1, Optional.empty());

  /// Of what TensorRT computes with. The other providers compute in the types of the graph.
  public enum Precision {
    FP32,
    FP16
  }

  public Execution {
    providers = List.copyOf(providers);
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  public static Execution read(ConfigSection section) {
    section.validate(Schema.of(Execution.class.getResourceAsStream("execution.schema.json")));
    List<Provider> providers = providers(section);
    Precision precision =
        section.has("precision")
            ? Precision.valueOf(section.text("precision").toUpperCase(Locale.ROOT))
            : DEFAULT.precision;
    if (precision == Precision.FP16) {
      if (!providers.contains(Provider.TENSORRT))
        throw section.problem(
            "precision",
            "fp16 is for provider tensorrt; another computes in the types of the graph: export it"
                + " in half precision");
      providers = List.of(Provider.TENSORRT);
    }
    return new Execution(
        providers,
        precision,
        section.integer("threads", DEFAULT.threads),
        section.has("cache") ? Optional.of(section.resolve(section.text("cache"))) : DEFAULT.cache);
  }

  private static List<Provider> providers(ConfigSection section) {
    if (!section.has("provider") || section.text("provider").equals("auto"))
      return DEFAULT.providers;
    return List.of(Provider.valueOf(section.text("provider").toUpperCase(Locale.ROOT)));
  }
}
