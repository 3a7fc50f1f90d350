package dev.sinew.drivers.ros.wire;

import dev.sinew.runtime.rosmsg.MessageType;
import java.util.Map;

/// What decides whether two ends speak of the same messages.
///
/// @param name `*` for any
/// @param md5sum `*` for any
record TypeTag(String name, String md5sum) {

  private static final String ANY = "*";

  static TypeTag of(MessageType type) {
    return new TypeTag(type.name(), type.md5sum());
  }

  /// Fields that are missing count as `*`: not every client states its type.
  static TypeTag of(Map<String, String> header) {
    return new TypeTag(header.getOrDefault("type", ANY), header.getOrDefault("md5sum", ANY));
  }

  /// Both must: some types have the same fields, and so the same sum, with another meaning.
  boolean fits(TypeTag other) {
    return same(name, other.name) && same(md5sum, other.md5sum);
  }

  private static boolean same(String one, String other) {
    return one.equals(ANY) || other.equals(ANY) || one.equals(other);
  }

  @Override
  public String toString() {
    return "%s (md5sum %s)".formatted(Names.clean(name), Names.clean(md5sum));
  }
}
