package dev.sinew.policies.remote;

import dev.sinew.policies.bundle.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of asking a server, where there is no network to replay; a server that does not answer
/// as declared gives an exception and no report.
///
/// @param answers of the declared shape, every value finite
/// @param slowestNanos of them
record AnswerReport(String server, int answers, long slowestNanos) implements Verification {

  @Override
  public boolean passed() {
    return true;
  }

  @Override
  public String clause() {
    return "has no graph here; its server answers in the declared shape";
  }

  @Override
  public List<String> lines() {
    return List.of(
        "there is no graph here to replay",
        "server   %s, %d answers, the slowest in %.1f ms"
            .formatted(server, answers, slowestNanos * 1e-6));
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("server", server);
    facts.put("answers", answers);
    facts.put("slowest_ms", slowestNanos * 1e-6);
    return facts;
  }
}
