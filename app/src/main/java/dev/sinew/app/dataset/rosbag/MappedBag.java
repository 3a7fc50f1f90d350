package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The messages of a bag's mapped topics, and what to make of them. Complaints name the file and
/// the topic.
final class MappedBag implements Closeable {

  private final Path file;
  private final BagMapping mapping;
  private final BagMessages messages;
  private final Set<String> topics;
  private final Map<BagChannel, TopicReader> readers = new HashMap<>();

  private MappedBag(Path file, BagMapping mapping, BagMessages messages) {
    this.file = file;
    this.mapping = mapping;
    this.messages = messages;
    this.topics = mapping.features().stream().map(MappedFeature::topic).collect(Collectors.toSet());
  }

  static MappedBag open(Path file, BagMapping mapping) throws IOException {
    return new MappedBag(file, mapping, BagMessages.open(file));
  }

  Path file() {
    return file;
  }

  BagMapping mapping() {
    return mapping;
  }

  Set<String> topics() {
    return topics;
  }

  /// The next message of a mapped topic.
  Optional<BagMessage> next() throws IOException {
    Optional<BagMessage> message = messages.next();
    while (message.isPresent() && !topics.contains(message.get().channel().topic()))
      message = messages.next();
    return message;
  }

  long stamp(BagMessage message) throws DatasetException {
    return reader(message.channel()).stamp(message);
  }

  void describe(BagMessage first, Feature[] features) throws DatasetException {
    TopicReader reader = reader(first.channel());
    try {
      reader.describe(first, features);
    } catch (DatasetException e) {
      throw problem(first.channel(), e);
    }
  }

  void values(BagMessage message, List<Feature> features, Value[] row) throws DatasetException {
    TopicReader reader = reader(message.channel());
    try {
      reader.values(message, features, row);
    } catch (DatasetException e) {
      throw problem(message.channel(), e);
    }
  }

  /// About a mapped topic that has no messages.
  DatasetException missing(String topic) throws IOException {
    return new DatasetException(
        "%s: no message on %s, which the mapping names; there are: %s"
            .formatted(file, topic, BagSurvey.of(file)));
  }

  @Override
  public void close() throws IOException {
    messages.close();
  }

  private TopicReader reader(BagChannel channel) throws DatasetException {
    TopicReader known = readers.get(channel);
    if (known != null) return known;
    try {
      TopicReader reader = new TopicReader(channel, mapping);
      readers.put(channel, reader);
      return reader;
    } catch (DatasetException e) {
      throw problem(channel, e);
    }
  }

  private DatasetException problem(BagChannel channel, DatasetException cause) {
    return new DatasetException(
        "%s: %s: %s".formatted(file, channel.topic(), cause.getMessage()), cause);
  }
}
