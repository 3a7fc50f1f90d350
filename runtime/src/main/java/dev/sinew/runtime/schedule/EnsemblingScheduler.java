package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;

/// Temporal ensembling (Zhao et al., "Learning fine-grained bimanual manipulation with low-cost
/// hardware", RSS 2023, section 4.3 and `imitate_episodes.py`): the command is the weighted mean of
/// what all chunks that have a row for this instant say. A chunk without a row for it takes no
/// part; a row of zeros does. Rotations are averaged on SO(3). A chunk's plan time begins at the
/// clock's when it takes over and is slowed with the arm.
///
/// Where rows are joined by lines, the path after a chunk came or ended runs straight from the last
/// command to the mean a step later.
///
/// **Bound**: own + seam for held rows, own + seam * elapsed / step for lines; the seam is the
/// distance from the last command to the new mean, which is the share of weight that changed hands
/// times the distance of what was added or dropped from the rest. For rotations own counts 1.5
/// times.
final class EnsemblingScheduler extends ChunkFollower {

  private final double[] weights;
  private final boolean newestFirst;
  private final ChunkBuffer[] members;
  private final long[] planned;
  private final WeightedMean mean;
  private final SeamLine seam;
  private final double[] row;
  private final double[] target;
  private int count;
  private int averaged;
  private long movedNanos;
  private boolean changed;

  /// @param decay m: the weight of chunk i is exp(-m i)
  /// @param newestFirst whether chunk 0 is the newest and not the oldest
  /// @param chunks that are averaged at most
  EnsemblingScheduler(Parts parts, double decay, boolean newestFirst, int chunks) {
    super(parts);
    this.newestFirst = newestFirst;
    weights = new double[chunks];
    for (int i = 0; i < chunks; i++) weights[i] = Math.exp(-decay * i);
    members = new ChunkBuffer[chunks];
    for (int i = 0; i < chunks; i++) members[i] = parts.buffer();
    planned = new long[chunks];
    mean = new WeightedMean(columns);
    seam = new SeamLine(columns);
    row = new double[columns.dof()];
    target = new double[columns.dof()];
  }

  /// The oldest makes room, at the front; the newest stands at the end.
  @Override
  ChunkBuffer replace(ChunkBuffer chunk) {
    ChunkBuffer free = members[0];
    for (int i = 1; i < members.length; i++) {
      members[i - 1] = members[i];
      planned[i - 1] = planned[i];
    }
    members[members.length - 1] = chunk;
    active = chunk;
    return free;
  }

  @Override
  void joined(long formerNanos, long movedNanos, boolean following) {
    count = following ? Math.min(count + 1, members.length) : 1;
    planned[members.length - 1] = planNanos;
    this.movedNanos = movedNanos;
    changed = true;
  }

  @Override
  void move(long nanos) {
    super.move(nanos);
    movedNanos = nanos;
    for (int i = 0; i < planned.length; i++) planned[i] += nanos;
  }

  @Override
  boolean spent() {
    for (int i = members.length - count; i < members.length; i++) if (hasRow(i, 0)) return false;
    return true;
  }

  @Override
  void read(double[] out) {
    int now = average(0, out);
    if (reader.held()) return;
    if (changed || now != averaged) beginSeam();
    averaged = now;
    changed = false;
    if (!seam.covers(planNanos)) return;
    average(seam.toNanos() - planNanos, target);
    seam.read(planNanos, target, 0, out);
  }

  private void beginSeam() {
    long from = planNanos - movedNanos;
    seam.begin(last, from, from + active.stepNanos());
  }

  /// The mean at an instant ahead; what the chunk that ended last comes to rest at when none has a
  /// row.
  ///
  /// @return chunks that have one
  private int average(long aheadNanos, double[] out) {
    mean.clear();
    int first = members.length - count;
    int taking = 0;
    for (int i = first; i < members.length; i++) if (hasRow(i, aheadNanos)) taking++;
    int index = 0;
    for (int i = first; i < members.length; i++) {
      if (!hasRow(i, aheadNanos)) continue;
      reader.read(members[i], planned[i] + aheadNanos, row);
      mean.add(row, weights[newestFirst ? taking - 1 - index : index]);
      index++;
    }
    if (taking > 0) mean.read(out);
    else {
      int latest = latest(first);
      reader.read(members[latest], planned[latest] + aheadNanos, out);
    }
    return taking;
  }

  private boolean hasRow(int member, long aheadNanos) {
    return planned[member] + aheadNanos < reader.endNanos(members[member]);
  }

  private int latest(int first) {
    int latest = first;
    for (int i = first + 1; i < members.length; i++) if (left(i) >= left(latest)) latest = i;
    return latest;
  }

  private long left(int member) {
    return reader.endNanos(members[member]) - planned[member];
  }
}
