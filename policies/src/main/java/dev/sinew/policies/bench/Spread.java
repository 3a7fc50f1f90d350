package dev.sinew.policies.bench;

/// Of measured times, in microseconds.
public record Spread(double p50, double p99, double max) {}
