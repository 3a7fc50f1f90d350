package dev.sinew.runtime.realtime;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/// How often collections have stopped this JVM's threads so far.
///
/// From the collectors' beans. ZGC and Shenandoah have a bean for pauses and one for cycles, which
/// run beside the threads and do not count here; G1, Parallel and Serial count each pause. A count
/// rises before the pause ends. Safepoints that are no collection are invisible: the JDK counts
/// them in an internal bean only.
final class CollectorPauses {

  private final GarbageCollectorMXBean[] beans =
      ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(bean -> !bean.getName().endsWith("Cycles"))
          .toArray(GarbageCollectorMXBean[]::new);

  /// Allocates nothing.
  long count() {
    long pauses = 0;
    for (int i = 0; i < beans.length; i++) pauses += beans[i].getCollectionCount();
    return pauses;
  }
}
