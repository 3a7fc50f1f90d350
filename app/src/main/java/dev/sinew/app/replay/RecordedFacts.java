package dev.sinew.app.replay;

import dev.sinew.runtime.port.RigSpec;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an episode says of the devices that it was recorded with, for people.
public final class RecordedFacts {

  private RecordedFacts() {}

  /// The calibrations in force: `robot 30d2e438b83b (so101-follower.json), operator ...`; empty
  /// where none was known.
  ///
  /// @throws IOException when the recording cannot be read
  public static String calibrations(EpisodeLog log) throws IOException {
    return Stream.of(of("robot", log.robotFacts()), of("operator", log.operatorFacts()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String of(String whose, Map<String, String> facts) {
    return facts.containsKey(RigSpec.CALIBRATION) ? whose + " " + calibration(facts) : "";
  }

  /// A calibration that is known.
  public static String calibration(Map<String, String> facts) {
    String file = facts.get(RigSpec.CALIBRATION_FILE);
    return facts.get(RigSpec.CALIBRATION) + (file == null ? "" : " (" + file + ")");
  }
}
