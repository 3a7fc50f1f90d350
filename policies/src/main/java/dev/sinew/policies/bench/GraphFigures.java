package dev.sinew.policies.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// One graph of a policy.
///
/// @param provider what really runs it
/// @param nodes by ONNX Runtime's name of what runs them
/// @param refusals why the providers before it do not, a line each
/// @param callsPerChunk on average
/// @param call time of one call
/// @param batchRatio time of one call with many samples over one with a single one; empty where the
///     graph takes one alone
public record GraphFigures(
    String name,
    String provider,
    Map<String, Integer> nodes,
    List<String> refusals,
    double callsPerChunk,
    Spread call,
    OptionalDouble batchRatio) {}
