package dev.sinew.app.collect;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.formats.OpenCopy;
import dev.sinew.app.dataset.lerobot.LeRobotTarget;
import dev.sinew.app.dataset.lerobot.Pictures;
import dev.sinew.app.replay.RecordedFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Brings kept episodes into a LeRobot dataset, on a thread of its own, while the next ones are
/// recorded. One that fails disturbs nothing: the recordings are there, and a later export goes on
/// where it ended.
///
/// The dataset stays open, and closed to others, for as long as the session: what an earlier one
/// left in it is compared with the recordings once, and what this one wrote is never read again.
///
/// The JVM passes the thread's low priority on where the operating system has such a thing for
/// threads. On Linux it does not, and a thread that were made to wait there would hold up the
/// others at every safepoint.
final class DatasetKeeper implements AutoCloseable {

  private final Path to;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = Thread.ofPlatform().daemon().name("dataset").unstarted(work);
            made.setPriority(Thread.MIN_PRIORITY);
            return made;
          });
  private OpenCopy copy;
  private List<KeptFile> entered = List.of();
  private volatile String failure;
  private volatile int copied;

  DatasetKeeper(Path to) {
    this.to = to;
  }

  /// The dataset is to hold these episodes, in this order; those that it holds already are its
  /// first.
  void keep(List<Path> episodes) {
    if (episodes.isEmpty()) return;
    List<Path> all = List.copyOf(episodes);
    thread.submit(() -> copy(all));
  }

  private void copy(List<Path> episodes) {
    if (failure != null) return;
    try {
      List<KeptFile> files = KeptFile.of(episodes);
      if (copy == null || !beginsAsEntered(files)) open(episodes, files);
      add(episodes, files);
    } catch (IOException | RuntimeException e) {
      failure = String.valueOf(e.getMessage());
      release();
    }
  }

  private boolean beginsAsEntered(List<KeptFile> files) {
    return files.size() >= entered.size() && files.subList(0, entered.size()).equals(entered);
  }

  private void open(List<Path> episodes, List<KeptFile> files) throws IOException {
    release();
    try (Dataset from = dataset(episodes)) {
      copy =
          OpenCopy.open(
              LeRobotTarget.newest(Pictures.VIDEO), from, episodes.getFirst().getParent(), to);
    }
    entered = files.subList(0, copy.begin());
    copied = entered.size();
  }

  private void add(List<Path> episodes, List<KeptFile> files) throws IOException {
    List<KeptFile> now = new ArrayList<>(entered);
    for (int i = entered.size(); i < episodes.size(); i++) {
      try (Dataset from = dataset(List.of(episodes.get(i)))) {
        copy.add(from, episodes.get(i), 0, () -> false);
      }
      now.add(files.get(i));
      entered = List.copyOf(now);
      copied = now.size();
    }
  }

  private static Dataset dataset(List<Path> episodes) throws IOException {
    return RecordedFormat.of(episodes, OpenOptions.none());
  }

  private void release() {
    OpenCopy open = copy;
    copy = null;
    if (open == null) return;
    try {
      open.close();
    } catch (IOException e) {
      if (failure == null) failure = String.valueOf(e.getMessage());
    }
  }

  /// Episodes in the dataset. Any thread.
  int copied() {
    return copied;
  }

  /// Why no more come, one clause. Any thread.
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /// As [#finish].
  @Override
  public void close() {
    finish();
  }

  /// What is asked for is there some time, or never; nothing more is taken.
  void leave() {
    thread.shutdown();
  }

  /// Waits until all that was asked for is there; nothing more is taken.
  void finish() {
    if (thread.isShutdown()) return;
    thread.submit(this::release);
    thread.shutdown();
    try {
      thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
