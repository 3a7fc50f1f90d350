package dev.sinew.policies.codec;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;

/// Which of the action spaces, embodiments or domains that one network was trained on is meant
/// (X-VLA's domain, GR00T's embodiment): a name, and the integer that the network takes for it.
public record ActionSpace(String name, long id) {

  private static final Schema SCHEMA =
      Schema.of(ActionSpace.class.getResourceAsStream("action-space.schema.json"));

  /// Keys `name` and `ids`, the latter a mapping of names to integers.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  public static ActionSpace read(ConfigSection section) {
    section.validate(SCHEMA);
    String name = section.text("name");
    ConfigSection ids = section.section("ids");
    if (!ids.has(name)) {
      throw section.problem(
          "name", "'" + name + "' has no id" + NearestKey.suggestion(name, ids.keys()));
    }
    return new ActionSpace(name, ids.integer(name));
  }
}
