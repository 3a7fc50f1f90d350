package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A bag as rows: each feature is that of the newest message at or before the row's instant. Holds
/// the messages that rows to come will want and that lie in the file before one that this row
/// wants: what the topics' delays differ by.
final class BagRows implements Rows {

  private final MappedBag bag;
  private final DatasetSpec spec;
  private final Grid grid;
  private final Map<String, TopicState> topics = new TreeMap<>();
  private final Value[] values;
  private int row;

  /// @param bag from its first message on; closed by [#close]
  BagRows(MappedBag bag, DatasetSpec spec, Grid grid) {
    this.bag = bag;
    this.spec = spec;
    this.grid = grid;
    this.values = new Value[spec.features().size()];
    grid.tracks().forEach((topic, track) -> topics.put(topic, new TopicState(track, grid)));
  }

  @Override
  public Optional<Row> next() throws IOException {
    if (row == grid.rows()) return Optional.empty();
    for (TopicState topic : topics.values())
      if (topic.moves(grid.instant(row))) bag.values(message(topic), spec.features(), values);
    double seconds = row / grid.fps();
    row++;
    return Optional.of(new Row(seconds, bag.mapping().task(), Arrays.asList(values)));
  }

  @Override
  public void close() throws IOException {
    bag.close();
  }

  private BagMessage message(TopicState topic) throws IOException {
    while (!topic.hasCurrent()) {
      BagMessage message =
          bag.next()
              .orElseThrow(
                  () -> new DatasetException(bag.file() + ": became shorter while it was read"));
      topics.get(message.channel().topic()).read(message);
    }
    return topic.takeCurrent();
  }
}
