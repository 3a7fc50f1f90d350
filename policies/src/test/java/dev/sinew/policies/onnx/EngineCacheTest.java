package dev.sinew.policies.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.policies.onnx.Execution.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {

  private static final Gpu GPU = new Gpu("NVIDIA RTX 4090", "550.54.14");

  @TempDir private Path cache;

  @Test
  void anEngineLiesWhereItsGraphGpuDriverLibraryAndPrecisionSay() {
    Path graph = Fixture.file("encoder");
    Path folder = EngineCache.folder(cache, graph, GPU, "1.28.0", Precision.FP16);
    assertThat(folder).isDirectory();
    assertThat(folder.getFileName().toString())
        .matches("[0-9a-f]{16}_NVIDIA-RTX-4090_550.54.14_ort1.28.0_FP16");
    assertThat(EngineCache.folder(cache, graph, GPU, "1.28.0", Precision.FP16)).isEqualTo(folder);
    Gpu other = new Gpu("NVIDIA H200", GPU.driver());
    Gpu newer = new Gpu(GPU.name(), "570.1");
    Set<Path> all =
        new HashSet<>(
            List.of(
                folder,
                EngineCache.folder(cache, Fixture.file("head"), GPU, "1.28.0", Precision.FP16),
                EngineCache.folder(cache, graph, other, "1.28.0", Precision.FP16),
                EngineCache.folder(cache, graph, newer, "1.28.0", Precision.FP16),
                EngineCache.folder(cache, graph, GPU, "1.29.0", Precision.FP16),
                EngineCache.folder(cache, graph, GPU, "1.28.0", Precision.FP32)));
    assertThat(all).hasSize(6);
  }

  /// Texts as driver 550 writes them.
  @Test
  void theDriverTellsGpuAndVersion() throws IOException {
    Path gpu = Files.createDirectories(cache.resolve("gpus/0000:01:00.0"));
    Files.writeString(
        gpu.resolve("information"), "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ:   \t\t 181\n");
    Files.writeString(
        cache.resolve("version"),
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 01:44:30 UTC 2024\n"
            + "GCC version:  gcc version 12.3.0\n");
    assertThat(Gpu.read(cache)).isEqualTo(new Gpu("NVIDIA GeForce RTX 4090", "550.54.14"));
    Files.writeString(
        cache.resolve("version"),
        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.124.06  Release Build\n");
    assertThat(Gpu.read(cache).driver()).isEqualTo("570.124.06");
  }

  @Test
  void withoutADriverBothAreUnknown() {
    assertThat(Gpu.read(cache.resolve("none"))).isEqualTo(new Gpu("unknown", "unknown"));
  }
}
