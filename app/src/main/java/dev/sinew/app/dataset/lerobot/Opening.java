package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.video.VideoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How a writer gets at the books: of a new dataset or of an existing one.
///
/// @param mended a line for each thing that a killed writer had left
record Opening(Ledger ledger, DatasetLock lock, List<String> mended) {

  static Opening create(Path root, DatasetSpec spec, Pictures pictures, Version version, Disk disk)
      throws IOException {
    check(spec, pictures);
    Files.createDirectories(root);
    if (holdsAnything(root))
      throw new DatasetException(root + ": must be empty; a dataset is gone on with by appending");
    DatasetLock lock = new DatasetLock(root);
    try {
      List<Stored> features =
          spec.features().stream().map(feature -> stored(feature, pictures)).toList();
      Info info = Info.of(InfoJson.empty(version, spec, features));
      disk.write(root.resolve(Info.FILE), InfoJson.bytes(info.json()));
      return new Opening(empty(root, disk, info), lock, List.of());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Stored stored(Feature feature, Pictures pictures) {
    boolean video = feature.dtype() == Dtype.IMAGE && pictures == Pictures.VIDEO;
    return new Stored(feature, video);
  }

  /// A folder that a writer was killed in before there was a dataset counts as empty.
  private static boolean holdsAnything(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.anyMatch(
          file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."));
    }
  }

  private static Ledger empty(Path root, Disk disk, Info info) {
    return switch (info.version()) {
      case V30 ->
          new LedgerV30(root, disk, info, List.of(), List.of(), Map.of(), FileNumber.BEFORE_FIRST);
      case V21 ->
          new LedgerV21(
              root,
              disk,
              info,
              new ArrayList<>(),
              new JsonLines(root.resolve(FilesV21.EPISODES), "episode_index"),
              new JsonLines(root.resolve(FilesV21.STATS), "episode_index"),
              0);
    };
  }

  static Opening append(Path root, DatasetSpec spec, Disk disk) throws IOException {
    Info info = Info.read(root);
    Fit.check(root, info, spec);
    DatasetLock lock = new DatasetLock(root);
    try {
      List<String> mended = new ArrayList<>();
      Info fresh = Info.read(root);
      Ledger ledger =
          switch (fresh.version()) {
            case V30 -> OpenV30.open(root, disk, fresh, mended);
            case V21 -> OpenV21.open(root, disk, fresh, mended);
          };
      return new Opening(ledger, lock, List.copyOf(mended));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// What the format can hold.
  private static void check(DatasetSpec spec, Pictures pictures) throws DatasetException {
    if (spec.fps() != Math.rint(spec.fps()) || spec.fps() > Integer.MAX_VALUE)
      throw new DatasetException(spec.fps() + " rows a second: LeRobot needs a whole number");
    if (spec.features().isEmpty()) throw new DatasetException("no features to write");
    for (Feature feature : spec.features()) {
      if (feature.name().contains("/") || Stored.isBookkeeping(feature.name()))
        throw new DatasetException(
            feature.name() + ": no name for a feature of LeRobot's (a slash, or its own column)");
      check(feature, pictures);
    }
  }

  private static void check(Feature feature, Pictures pictures) throws DatasetException {
    List<Integer> shape = feature.shape();
    switch (feature.dtype()) {
      case STRING -> {
        if (!shape.equals(List.of(1)))
          throw new DatasetException(feature.name() + ": a text must have shape [1]");
      }
      case IMAGE -> {
        if (shape.size() != 3 || shape.get(2) != 3)
          throw new DatasetException(
              feature.name() + ": shape " + shape + " must be [height, width, 3]");
        if (pictures == Pictures.VIDEO && !VideoWriter.takes(shape.get(1), shape.get(0)))
          throw new DatasetException(
              feature.name()
                  + ": "
                  + shape
                  + " must be even and at least 16 for video; store pictures exactly");
      }
      default -> {
        if (shape.size() > 5)
          throw new DatasetException(feature.name() + ": LeRobot knows no more than 5 axes");
      }
    }
  }
}
