package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Feature;
import java.nio.file.Path;

/// Whether rows of a spec may follow those of a dataset.
final class Fit {

  private Fit() {}

  /// @throws DatasetException naming the first difference
  static void check(Path root, Info info, DatasetSpec spec) throws DatasetException {
    DatasetSpec there = info.spec();
    differs(root, "fps", there.fps(), spec.fps());
    if (!there.robotType().isEmpty())
      differs(root, "robot_type", there.robotType(), spec.robotType());
    for (Feature feature : there.features()) {
      int at = spec.indexOf(feature.name());
      if (at < 0) throw new DatasetException(root + ": rows must have " + feature.name());
      Feature given = spec.features().get(at);
      differs(root, feature.name() + ": dtype", feature.dtype(), given.dtype());
      differs(root, feature.name() + ": shape", feature.shape(), given.shape());
      differs(root, feature.name() + ": names", feature.names(), given.names());
    }
    for (Feature feature : spec.features())
      if (there.indexOf(feature.name()) < 0)
        throw new DatasetException(root + ": has no feature " + feature.name());
  }

  private static void differs(Path root, String what, Object there, Object given)
      throws DatasetException {
    if (!there.equals(given))
      throw new DatasetException(
          root + ": " + what + " is " + there + " there, not " + given + " as in these rows");
  }
}
