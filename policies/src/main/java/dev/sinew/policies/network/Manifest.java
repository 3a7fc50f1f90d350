package dev.sinew.policies.network;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `policy.yaml` of a network, read and checked; nothing is loaded.
///
/// @param inputs streams in the order declared
/// @param tensors by name; a bundle's graphs and the host meet in these
/// @param sources which of the tensors the host makes, and how
/// @param memory tensor to the tensor that replaces it after an inference
/// @param caches tensors that steps of the head hand to their next one
/// @param graphs in the order in which they run
/// @param firstRow step of chunk row 0 relative to the observation
/// @param guidance how the plan in force enters a new chunk; empty where it cannot
record Manifest(
    ConfigSection file,
    PolicySpec spec,
    List<Input> inputs,
    Map<String, TensorDeclaration> tensors,
    Map<String, Source> sources,
    Map<String, String> memory,
    Map<String, CacheDeclaration> caches,
    List<GraphDeclaration> graphs,
    Head head,
    int firstRow,
    RowDecoder decoder,
    Optional<PlanGuidance> guidance,
    Golden golden) {

  /// @param tolerance largest difference, in network units
  record Golden(Path file, double tolerance) {}

  /// Values of a finished chunk, in network units.
  int rowValues() {
    return head.rows() * head.width();
  }

  /// Samples that are denoised at once.
  int samples() {
    return head instanceof Head.Denoising denoising ? denoising.samples() : 1;
  }

  /// Values of all samples that are denoised at once; none where the head does not denoise.
  int batchSize() {
    return head instanceof Head.Denoising denoising
        ? denoising.samples() * denoising.sampleSize()
        : 0;
  }
}
