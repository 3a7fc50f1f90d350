package dev.sinew.policies.sampling;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/// The rows of `samplers.yaml` and `samplers-diffusers.yaml`.
final class SamplerRows {

  private SamplerRows() {}

  static Stream<Arguments> all() {
    return Stream.of("samplers.yaml", "samplers-diffusers.yaml").flatMap(SamplerRows::of);
  }

  /// Samplers of more than one step that forget the steps before.
  static Stream<Arguments> memoryless() {
    return all().filter(row -> forgets(((Named<?>) row.get()[0]).getPayload()));
  }

  private static boolean forgets(Object row) {
    LevelSampler sampler =
        (LevelSampler) SamplerSection.read(((Keys) row).section().section("sampler"));
    return sampler.steps() > 1
        && !(sampler.integrator() instanceof DpmSolver)
        && !(sampler.integrator() instanceof Lms);
  }

  private static Stream<Arguments> of(String file) {
    try (InputStream in = SamplerRows.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ConfigSection.parse(Path.of(file), text).sections("rows").stream()
          .map(row -> Arguments.of(Named.of(name(row), new Keys(row))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A sampler written in one line of YAML.
  static Sampler sampler(String yaml) {
    return SamplerSection.read(ConfigSection.parse(Path.of("test.yaml"), yaml));
  }

  private static String name(ConfigSection row) {
    return row.text("id") + " (" + row.text("source") + ")";
  }
}
