package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The books of a dataset being written: which episodes are part of it, and where the next one
/// goes. An episode's files are in their places before it is entered; it is part of the dataset
/// from the moment that its own line is.
interface Ledger {

  Info info();

  int episodes();

  /// Rows of all episodes.
  long frames();

  /// Task n is the n-th.
  List<String> tasks();

  /// Where the next episode's rows go.
  Path data() throws DatasetException;

  /// Where the next episode's pictures go.
  Path video(Stored feature) throws DatasetException;

  /// Enters the next episode. After a failure the ledger must be read again from the disk.
  void enter(Finished episode) throws IOException;
}
