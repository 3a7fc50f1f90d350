package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.DatasetWriter;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a LeRobotDataset, new or existing. One thread, and one writer a dataset.
///
/// However the process or the machine ends, and whenever, the dataset can be read and holds every
/// episode that `keep` returned for; the one being kept at that moment is in it or not, as a whole.
/// An episode's numbers are in memory until it is kept. A row's own time is not written: row n is
/// at `n / fps`.
public final class LeRobotWriter implements DatasetWriter {

  private final DatasetSpec spec;
  private final int[] order;
  private final Disk disk;
  private final Ledger ledger;
  private final DatasetLock lock;
  private final List<String> mended;
  private Draft draft;
  private boolean broken;

  LeRobotWriter(DatasetSpec spec, Disk disk, Opening opening) {
    this.spec = spec;
    this.disk = disk;
    ledger = opening.ledger();
    lock = opening.lock();
    mended = opening.mended();
    order =
        ledger.info().features().stream().mapToInt(stored -> spec.indexOf(stored.name())).toArray();
  }

  /// Begins a dataset of v3.0.
  ///
  /// @param root a folder that is empty or not there yet
  /// @throws DatasetException when there is something else, or the format cannot hold the spec
  public static LeRobotWriter create(Path root, DatasetSpec spec, Pictures pictures)
      throws IOException {
    return create(root, spec, pictures, Version.V30, new Disk());
  }

  /// Begins a dataset of v2.1, for trainers that know no newer one; as `create` else.
  public static LeRobotWriter createV21(Path root, DatasetSpec spec, Pictures pictures)
      throws IOException {
    return create(root, spec, pictures, Version.V21, new Disk());
  }

  static LeRobotWriter create(
      Path root, DatasetSpec spec, Pictures pictures, Version version, Disk disk)
      throws IOException {
    return new LeRobotWriter(spec, disk, Opening.create(root, spec, pictures, version, disk));
  }

  /// Goes on with a dataset of v3.0 or v2.1, after mending what a killed writer left.
  ///
  /// @throws DatasetException when the spec is not the dataset's, or another writer has it
  public static LeRobotWriter append(Path root, DatasetSpec spec) throws IOException {
    return append(root, spec, new Disk());
  }

  static LeRobotWriter append(Path root, DatasetSpec spec, Disk disk) throws IOException {
    return new LeRobotWriter(spec, disk, Opening.append(root, spec, disk));
  }

  /// What opening the dataset had to mend; a line each.
  public List<String> mended() {
    return mended;
  }

  /// Episodes of the dataset.
  public int episodes() {
    return ledger.episodes();
  }

  @Override
  public void row(Row row) throws IOException {
    checkWhole();
    RowCheck.check(spec, row);
    List<Value> values = new ArrayList<>(order.length);
    for (int i : order) values.add(row.values().get(i));
    broken = true;
    if (draft == null) draft = new Draft(ledger, disk);
    draft.add(row, values);
    broken = false;
  }

  /// @throws IllegalStateException when there is no row to keep
  @Override
  public void keep() throws IOException {
    checkWhole();
    if (draft == null) throw new IllegalStateException("no episode to keep");
    broken = true;
    ledger.enter(draft.finish());
    draft = null;
    broken = false;
  }

  private void checkWhole() {
    if (broken) throw new IllegalStateException("writing failed before: open the dataset again");
  }

  @Override
  public void discard() throws IOException {
    if (draft == null) return;
    Draft dropped = draft;
    draft = null;
    dropped.close();
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      discard();
    }
  }
}
