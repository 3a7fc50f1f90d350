package dev.sinew.policies.network;

import dev.sinew.policies.bundle.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the golden vectors said, stage by stage. Differences are the largest absolute ones, in
/// network units; those of commands are relative where a command is larger than 1.
///
/// @param source what made the vectors
/// @param observations replayed
/// @param stages in the order of the computation; none is empty
public record GoldenReport(String source, int observations, List<Stage> stages, double tolerance)
    implements Verification {

  /// @param compared arrays that were compared
  /// @param difference infinite where one side is no number or has another size
  public record Stage(String name, int compared, String of, double difference) {}

  public GoldenReport {
    stages = List.copyOf(stages);
  }

  @Override
  public boolean passed() {
    return stages.stream().allMatch(stage -> stage.difference() <= tolerance);
  }

  @Override
  public String clause() {
    return passed()
        ? "equals its golden vectors within " + tolerance
        : "does not equal its golden vectors on this machine";
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "against %s, %d observations, largest difference (tolerance %.0e):"
            .formatted(source, observations, tolerance));
    for (Stage stage : stages) {
      lines.add(
          "%-8s %.1e   %d %s"
              .formatted(stage.name(), stage.difference(), stage.compared(), stage.of()));
    }
    return lines;
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> differences = new LinkedHashMap<>();
    Map<String, Object> compared = new LinkedHashMap<>();
    for (Stage stage : stages) {
      differences.put(stage.name(), stage.difference());
      compared.put(stage.name(), stage.compared());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("source", source);
    facts.put("observations", observations);
    facts.put("compared", compared);
    facts.put("max_difference", differences);
    facts.put("tolerance", tolerance);
    return facts;
  }
}
