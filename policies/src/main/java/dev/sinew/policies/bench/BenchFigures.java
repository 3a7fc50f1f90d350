package dev.sinew.policies.bench;

import java.util.List;
import java.util.Map;

/// What was measured of one policy.
///
/// @param coldLoadMillis opening it for the first time in this process, the inference library's
///     start included
/// @param loadMillis opening it again
/// @param firstChunkMillis the first chunk after opening
/// @param chunk observation to chunk, warm
/// @param graphs time of all graph runs of one chunk
/// @param host the rest of a chunk: everything that is not a graph
/// @param overheadRatio median of a chunk's time over the time of its graph runs; not a number for
///     a policy without a graph
/// @param bytesPerChunk garbage of the inference thread
/// @param sweep time of a warm chunk by sampler steps, where the sampler allows them
public record BenchFigures(
    double coldLoadMillis,
    double loadMillis,
    double firstChunkMillis,
    Spread chunk,
    Spread graphs,
    Spread host,
    double overheadRatio,
    long bytesPerChunk,
    List<GraphFigures> perGraph,
    Map<Integer, Spread> sweep) {}
