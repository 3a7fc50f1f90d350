package dev.sinew.app.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a session leaves behind: the recordings, the dataset that grows beside them, the contact
/// sheet. It outlives the arm's part of the session, so that nobody waits for a dataset beside an
/// arm that holds itself up.
///
/// Caller's thread.
public final class CollectedSet implements AutoCloseable {

  private final DemonstrationFolder folder;
  private final int wanted;
  private final Optional<String> camera;
  private final DatasetKeeper dataset;
  private final List<CollectedEpisode> episodes = new ArrayList<>();
  private boolean begun;

  /// @param wanted episodes in the end, those of earlier sessions among them
  /// @param camera whose pictures the contact sheet shows; empty without a camera
  public CollectedSet(DemonstrationFolder folder, int wanted, Optional<String> camera) {
    this.folder = folder;
    this.wanted = wanted;
    this.camera = camera;
    dataset = new DatasetKeeper(folder.dataset());
  }

  DemonstrationFolder folder() {
    return folder;
  }

  int wanted() {
    return wanted;
  }

  void add(CollectedEpisode episode) {
    episodes.add(episode);
  }

  /// Puts the newest aside.
  CollectedEpisode discardNewest() throws IOException {
    CollectedEpisode newest = episodes.removeLast();
    CollectedEpisode aside = newest.at(folder.discard(newest.file()));
    episodes.add(aside);
    return aside;
  }

  /// An episode begins: the dataset is to hold what is kept by now. Returns at once.
  void grow() throws IOException {
    begun = true;
    dataset.keep(folder.kept());
  }

  /// Waits until the dataset holds what is kept, and draws the contact sheet.
  ///
  /// @param interrupted whether the session was ended by a signal
  /// @param said gets a line when the wait may be long
  /// @throws IOException in one line when the folder cannot be read or the sheet not be written
  public CollectReport conclude(boolean interrupted, Consumer<String> said) throws IOException {
    List<Path> kept = folder.kept();
    if (dataset.copied() < kept.size())
      said.accept(
          "the LeRobot dataset is being finished: %d of %d episodes are in it"
              .formatted(dataset.copied(), kept.size()));
    grow();
    dataset.finish();
    if (!kept.isEmpty() && camera.isPresent())
      ContactSheet.write(kept, camera.get(), folder.contactSheet());
    return new CollectReport(
        folder,
        kept.size(),
        wanted,
        List.copyOf(episodes),
        dataset.copied(),
        dataset.failure(),
        interrupted);
  }

  /// As [#conclude], after something went wrong: says what there is. Does nothing before the first
  /// episode began.
  public void concludeAfter(Exception cause, Consumer<String> said) {
    if (!begun) return;
    try {
      conclude(false, said).lines().forEach(said);
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /// Nobody waits for the dataset: its disk hangs.
  public void leave() {
    dataset.leave();
  }

  /// Waits until all that was asked for is in the dataset.
  @Override
  public void close() {
    dataset.close();
  }
}
