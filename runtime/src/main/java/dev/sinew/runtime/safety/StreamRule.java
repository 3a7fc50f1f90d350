package dev.sinew.runtime.safety;

/// What a deployment demands of one sensor stream.
///
/// @param stream name of the stream
/// @param maxAgeNanos oldest newest sample; 0 where age does not matter
/// @param maxRepeats equal samples in a row; 0 where they do not matter
/// @param norm whether the Euclidean norm of a sample is bounded, rather than its largest component
/// @param max bound, in the stream's unit; infinity where there is none
/// @param reaction what is done when the bound is broken; age and repeats always stop
public record StreamRule(
    String stream, long maxAgeNanos, int maxRepeats, boolean norm, double max, Reaction reaction) {}
