package dev.sinew.policies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    double tolerance)
    implements Verification {

  @Override
  public boolean passed() {
    return noise <= tolerance && network <= tolerance && chunk <= tolerance;
  }

  @Override
  public String clause() {
    return passed()
        ? "equals its golden vectors within " + tolerance
        : "does not equal its golden vectors on this machine";
  }

  @Override
  public List<String> lines() {
    return List.of(
        "against %s, largest difference in network units (tolerance %.0e):"
            .formatted(source, tolerance),
        "noise    %.1e   %d seeds".formatted(noise, cases),
        "network  %.1e   %d calls".formatted(network, calls),
        "chunk    %.1e   %d chunks from observation and seed".formatted(chunk, cases));
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("source", source);
    facts.put("cases", cases);
    facts.put("network_calls", calls);
    facts.put("max_difference", Map.of("noise", noise, "network", network, "chunk", chunk));
    facts.put("tolerance", tolerance);
    return facts;
  }
}
