package dev.sinew.app.collect;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `sinew collect` says at the end.
///
/// @param kept episodes in the folder, those of earlier sessions among them
/// @param exported episodes in the LeRobot dataset
/// @param exportFailure why not all of them are there
/// @param interrupted whether the session was ended by a signal
public record CollectReport(
    DemonstrationFolder folder,
    int kept,
    int wanted,
    List<CollectedEpisode> episodes,
    int exported,
    Optional<String> exportFailure,
    boolean interrupted) {

  public Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("folder", folder.root().toString());
    out.put("kept", kept);
    out.put("wanted", wanted);
    out.put("exported", exported);
    exportFailure.ifPresent(why -> out.put("export_failure", why));
    out.put("episodes", episodes.stream().map(CollectedEpisode::json).toList());
    return out;
  }

  public void print(PrintStream out) {
    lines().forEach(out::println);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %d of %d episodes kept".formatted(folder.episodes(), kept, wanted));
    if (exported > 0)
      lines.add("%s: LeRobot v3.0, %d episodes".formatted(folder.dataset(), exported));
    exportFailure.ifPresent(
        why ->
            lines.add(
                "the LeRobot dataset stands at %d episodes: %s; 'sinew dataset export %s %s --to lerobot' goes on from there"
                    .formatted(exported, why, folder.episodes(), folder.dataset())));
    return lines;
  }
}
