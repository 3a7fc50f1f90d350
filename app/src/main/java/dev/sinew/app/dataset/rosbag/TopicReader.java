package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.ArrayList;
import java.util.List;

/// Makes the cells of a row that come from one topic.
final class TopicReader {

  /// A source and the column that it fills.
  private record Column(int index, Source source) {}

  private final MessageReader reader;
  private final MessageStamp stamp;
  private final List<Column> columns;

  /// Complaints of this class are without file and topic.
  TopicReader(BagChannel channel, BagMapping mapping) throws DatasetException {
    reader = channel.reader();
    stamp = new MessageStamp(reader.type(), channel.encoding());
    columns = new ArrayList<>();
    for (int i = 0; i < mapping.features().size(); i++) {
      MappedFeature mapped = mapping.features().get(i);
      if (mapped.topic().equals(channel.topic()))
        columns.add(new Column(i, Source.of(mapped, reader.type())));
    }
  }

  /// When what the message tells was true.
  long stamp(BagMessage message) {
    return stamp.of(message);
  }

  /// @param features the topic's are put in, by the first message
  void describe(BagMessage first, Feature[] features) throws DatasetException {
    Group group = read(first);
    for (Column column : columns) features[column.index] = column.source.feature(group);
  }

  /// @param row the topic's cells are put in
  void values(BagMessage message, List<Feature> features, Value[] row) throws DatasetException {
    Group group = read(message);
    for (Column column : columns)
      row[column.index] = column.source.value(group, features.get(column.index));
  }

  private Group read(BagMessage message) throws DatasetException {
    try {
      return reader.read(message.data());
    } catch (MessageException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }
}
