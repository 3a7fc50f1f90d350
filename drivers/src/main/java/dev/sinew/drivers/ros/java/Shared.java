package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.node.RosException;
import java.util.HashMap;
import java.util.Map;

/// Things of which rosjava has one a topic, and who uses them. Any thread.
final class Shared {

  interface Maker {

    Object make() throws RosException;
  }

  private static final class Entry {

    final Object object;
    final String type;
    int users;

    Entry(Object object, String type) {
      this.object = object;
      this.type = type;
    }
  }

  private final Map<String, Entry> byTopic = new HashMap<>();

  /// @throws RosException also when this node uses the topic with another type already
  synchronized Object acquire(String topic, String type, Maker maker) throws RosException {
    Entry entry = byTopic.get(topic);
    if (entry == null) {
      entry = new Entry(maker.make(), type);
      byTopic.put(topic, entry);
    }
    if (!entry.type.equals(type))
      throw new RosException(
          "topic %s is of type %s in this node, not %s".formatted(topic, entry.type, type));
    entry.users++;
    return entry.object;
  }

  /// @param last what is to be done with it when nobody uses it any more
  synchronized void release(String topic, Runnable last) {
    Entry entry = byTopic.get(topic);
    if (--entry.users > 0) return;
    byTopic.remove(topic);
    last.run();
  }
}
