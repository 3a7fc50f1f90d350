package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Bags of ROS 1 and MCAP files of rosbag2 as a dataset. One file is one episode; of a recording
/// that rosbag2 split, each part is one.
///
/// The topics are laid on a grid of `fps` by the stamps of their messages (`header.stamp` where it
/// is there and set, otherwise the time of recording): each row has of each topic the newest
/// message at or before its instant. The first row is at the first instant at which every mapped
/// topic has one, the last not behind the newest message of any; a topic that went silent before
/// stays as it was.
///
/// Sizes of features are those of the first messages of the first episode.
public final class BagDataset implements Dataset {

  private static final double DEFAULT_FPS = 30;
  private static final String JOINT_STATE = "sensor_msgs/JointState";

  private final List<Path> bags;
  private final BagMapping mapping;
  private final DatasetSpec spec;

  private BagDataset(List<Path> bags, BagMapping mapping, DatasetSpec spec) {
    this.bags = bags;
    this.mapping = mapping;
    this.spec = spec;
  }

  /// @param place a bag, or a folder of bags
  /// @throws DatasetException in one line, naming file and place
  public static BagDataset open(Path place, BagMapping mapping) throws IOException {
    List<Path> bags = BagFiles.of(place);
    try (MappedBag first = MappedBag.open(bags.getFirst(), mapping)) {
      DatasetSpec spec = new DatasetSpec(mapping.fps(), mapping.robotType(), features(first));
      return new BagDataset(bags, mapping, spec);
    }
  }

  /// Without a mapping: the positions of the only topic of `sensor_msgs/JointState` become
  /// `observation.state`, 30 rows a second.
  ///
  /// @throws DatasetException when the first bag has none or several of them; tells what it has
  public static BagDataset open(Path place) throws IOException {
    Path first = BagFiles.of(place).getFirst();
    BagSurvey survey = BagSurvey.of(first);
    List<String> topics =
        survey.types().keySet().stream()
            .filter(t -> survey.types().get(t).replace("/msg/", "/").equals(JOINT_STATE))
            .toList();
    if (topics.size() != 1)
      throw new DatasetException(
          ("%s: %d topics of %s, so a mapping must say which features to make of the topics, by"
                  + " 'fps' and 'features' of 'name', 'topic' and 'field'; there are: %s")
              .formatted(first, topics.size(), JOINT_STATE, survey));
    MappedFeature state =
        new MappedFeature("observation.state", topics.getFirst(), "position", List.of(), List.of());
    return open(place, new BagMapping(DEFAULT_FPS, "", "", List.of(state)));
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public int episodes() {
    return bags.size();
  }

  /// Reads the bag once for its stamps, and again as the rows are asked for.
  @Override
  public Rows episode(int index) throws IOException {
    Grid grid;
    try (MappedBag bag = MappedBag.open(bags.get(index), mapping)) {
      grid = Grid.of(bag);
    }
    return new BagRows(MappedBag.open(bags.get(index), mapping), spec, grid);
  }

  /// Nothing is open between the episodes.
  @Override
  public void close() {}

  private static List<Feature> features(MappedBag bag) throws IOException {
    Feature[] features = new Feature[bag.mapping().features().size()];
    Set<String> open = new TreeSet<>(bag.topics());
    while (!open.isEmpty()) {
      Optional<BagMessage> next = bag.next();
      if (next.isEmpty()) throw bag.missing(String.join(", ", open));
      if (open.remove(next.get().channel().topic())) bag.describe(next.get(), features);
    }
    return Arrays.asList(features);
  }
}
