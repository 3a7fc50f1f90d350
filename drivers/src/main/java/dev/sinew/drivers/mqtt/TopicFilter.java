package dev.sinew.drivers.mqtt;

/// Which topics a subscription means: `+` for one level, `#` at the end for all that follow (MQTT
/// 5.0, section 4.7). A wildcard in the first place means no topic that begins with `$`.
///
/// @param filter as the broker gets it
record TopicFilter(String filter) {

  private static final int LONGEST = 1024;

  TopicFilter {
    if (!valid(filter)) throw new IllegalArgumentException("'" + filter + "' is no topic filter");
  }

  /// Whether messages can be published there.
  static boolean isTopic(String topic) {
    return !topic.isEmpty()
        && topic.length() <= LONGEST
        && topic.chars().noneMatch(c -> c == '+' || c == '#' || c == 0);
  }

  private static boolean valid(String filter) {
    if (filter.isEmpty() || filter.length() > LONGEST || filter.indexOf(0) >= 0) return false;
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean wild = levels[i].contains("+") || levels[i].contains("#");
      if (wild && levels[i].length() > 1) return false;
      if (levels[i].equals("#") && i < levels.length - 1) return false;
    }
    return true;
  }

  boolean matches(String topic) {
    if (topic.startsWith("$") && !filter.startsWith("$")) return false;
    String[] wanted = filter.split("/", -1);
    String[] levels = topic.split("/", -1);
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) return true;
      if (i == levels.length) return false;
      if (!wanted[i].equals("+") && !wanted[i].equals(levels[i])) return false;
    }
    return wanted.length == levels.length;
  }
}
