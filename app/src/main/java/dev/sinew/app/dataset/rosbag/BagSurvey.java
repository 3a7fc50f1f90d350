package dev.sinew.app.dataset.rosbag;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which topics a bag has: for complaints, and where no mapping was given.
///
/// @param types by topic
/// @param counts of messages, by topic
record BagSurvey(Map<String, String> types, Map<String, Integer> counts) {

  static BagSurvey of(Path bag) throws IOException {
    Map<String, String> types = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    try (BagMessages messages = BagMessages.open(bag)) {
      for (Optional<BagMessage> message = messages.next();
          message.isPresent();
          message = messages.next()) {
        BagChannel channel = message.get().channel();
        types.put(channel.topic(), channel.type());
        counts.merge(channel.topic(), 1, Integer::sum);
      }
    }
    return new BagSurvey(types, counts);
  }

  /// `/joint_states (sensor_msgs/JointState, 120 messages), ...`
  @Override
  public String toString() {
    if (types.isEmpty()) return "no messages at all";
    return types.entrySet().stream()
        .map(
            e -> "%s (%s, %d messages)".formatted(e.getKey(), e.getValue(), counts.get(e.getKey())))
        .collect(Collectors.joining(", "));
  }
}
