package dev.sinew.policies.exercise;

import dev.sinew.policies.bundle.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of computing every chunk twice, where there is no network to replay.
///
/// @param chunks computed twice
/// @param differing values whose bits differ
record RepeatReport(int chunks, long differing) implements Verification {

  @Override
  public boolean passed() {
    return differing == 0;
  }

  @Override
  public String clause() {
    return passed()
        ? "has no graph; its chunks repeat bit for bit"
        : "does not repeat its chunks bit for bit on this machine";
  }

  @Override
  public List<String> lines() {
    return List.of(
        "there is no graph to replay",
        "chunk    %d computed twice, %d values differ".formatted(chunks, differing));
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("chunks", chunks);
    facts.put("differing_values", differing);
    return facts;
  }
}
