package dev.sinew.policies.lerobot;

import dev.sinew.policies.codec.RelativeColumns;
import java.util.ArrayList;
import java.util.List;

/// Actions relative to the state that the chunk was made from
/// (`lerobot/processor/relative_action_processor.py`, 0.6.1).
record RelativeActions(List<Boolean> relative) {

  /// A value is excluded when its name contains a word of `exclude_joints`, whatever the case.
  ///
  /// @param width of the action
  static RelativeActions read(JsonSection config, int width) {
    List<String> excluded = config.texts("exclude_joints");
    List<Boolean> relative = new ArrayList<>();
    if (!config.has("action_names")) {
      if (!excluded.isEmpty())
        throw config.problem(
            "action_names",
            "is missing, so exclude_joints "
                + excluded
                + " would exclude nothing; name the values");
      for (int i = 0; i < width; i++) relative.add(true);
      return new RelativeActions(relative);
    }
    List<String> names = config.texts("action_names");
    if (names.size() != width)
      throw config.problem("action_names", names.size() + " names for an action of " + width);
    for (int i = 0; i < width; i++) relative.add(false);
    for (int column : RelativeColumns.of(width, names, excluded)) relative.set(column, true);
    return new RelativeActions(relative);
  }
}
