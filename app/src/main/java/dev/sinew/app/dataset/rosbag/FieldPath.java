package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.MessageField;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The way to a field inside messages: `wrench.force.x`, `points[0].positions`. Brackets stand
/// behind lists of messages only.
record FieldPath(String text) {

  private static final String STEP = "[A-Za-z][A-Za-z0-9_]*(?:\\[[0-9]{1,9}\\])?";
  private static final Pattern PATH = Pattern.compile(STEP + "(?:\\." + STEP + ")*");
  private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9_]+)(?:\\[([0-9]+)\\])?");

  /// @param type of the field, of which the value is
  record Found(FieldType type, MessageValue value) {}

  static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  /// @throws DatasetException when the message has no such field; without the file's name
  Found in(Group message) throws DatasetException {
    Group group = message;
    Found found = null;
    for (String step : text.split("\\.")) {
      if (found != null) group = asGroup(found, step);
      found = step(group, step);
    }
    return found;
  }

  private Found step(Group group, String step) throws DatasetException {
    Matcher parts = PARTS.matcher(step);
    if (!parts.matches()) throw new IllegalStateException(step);
    int index = group.type().indexOf(parts.group(1));
    if (index < 0) {
      List<String> known = group.type().fields().stream().map(MessageField::name).toList();
      throw problem(
          "%s has no '%s'".formatted(group.type(), parts.group(1))
              + NearestKey.suggestion(parts.group(1), known));
    }
    Found found = new Found(group.type().fields().get(index).type(), group.fields().get(index));
    return parts.group(2) == null ? found : element(found, Integer.parseInt(parts.group(2)), step);
  }

  private Found element(Found found, int index, String step) throws DatasetException {
    if (!(found.value() instanceof Groups(List<Group> groups)))
      throw problem("%s: no list of messages but %s".formatted(step, found.type().text()));
    if (index >= groups.size())
      throw problem("%s: there are %d in this message".formatted(step, groups.size()));
    return new Found(found.type(), groups.get(index));
  }

  private Group asGroup(Found found, String step) throws DatasetException {
    if (found.value() instanceof Group group) return group;
    throw problem("'%s' of %s, which is no message".formatted(step, found.type().text()));
  }

  private DatasetException problem(String problem) {
    return new DatasetException(text + ": " + problem);
  }
}
