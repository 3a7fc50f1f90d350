package dev.sinew.policies;

/// What the golden vectors said. Differences are the largest absolute ones, in network units.
///
/// @param source what made the vectors
/// @param cases observations replayed
/// @param calls network calls replayed, each on the recorded input
/// @param noise difference of the start noise
/// @param network difference of a network call on the recorded input
/// @param chunk difference of the finished sample, from observation and seed alone
public record GoldenReport(
    String source,
    int cases,
    int calls,
    double noise,
    double network,
    double chunk,
    double tolerance) {

  public boolean passed() {
    return noise <= tolerance && network <= tolerance && chunk <= tolerance;
  }
}
