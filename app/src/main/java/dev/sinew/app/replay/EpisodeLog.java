package dev.sinew.app.replay;

import dev.sinew.app.dataset.Value;
import dev.sinew.app.record.EpisodeFormat;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.mcap.McapAttachmentIndex;
import dev.sinew.runtime.mcap.McapChannel;
import dev.sinew.runtime.mcap.McapCursor;
import dev.sinew.runtime.mcap.McapMessage;
import dev.sinew.runtime.mcap.McapMetadata;
import dev.sinew.runtime.mcap.McapReader;
import dev.sinew.runtime.mcap.McapSchema;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A finished recording, opened. One thread; holds no more of it than it must.
public final class EpisodeLog implements AutoCloseable {

  /// When the policy forgot its past, and with which seed.
  record Reset(long seed, long nanos) {}

  /// What a sensor measured.
  record Sample(long nanos, double[] values) {}

  /// Messages of one topic, one after the other.
  @FunctionalInterface
  interface Decoder<T> {

    T of(McapMessage message, Message fields) throws IOException;
  }

  /// A camera's picture as it was recorded.
  ///
  /// @param nanos at its capture
  /// @param number the camera's count
  /// @param data JPEG or PNG
  public record Still(long nanos, long number, byte[] data) {}

  /// Reads on; null at the end.
  @FunctionalInterface
  public interface Cursor<T> {

    T next() throws IOException;
  }

  private final Path file;
  private final McapReader reader;
  private final Map<String, String> words;
  private final Map<String, String> result;
  private final long offsetNanos;
  private final RecordedRules rules;
  private final Map<Integer, MessageReader> types = new HashMap<>();
  private final List<StillDecoder> decoders = new ArrayList<>();

  /// @throws IOException in one line when it is no finished recording of Sinew's
  public EpisodeLog(Path file) throws IOException {
    this.file = file;
    reader = McapReader.open(file);
    try {
      words = metadata(EpisodeFormat.SNAPSHOT);
      result = metadata(EpisodeFormat.RESULT);
      if (words.isEmpty()) throw new IOException(file + ": is no episode recorded by sinew");
      String format = words.get("format");
      if (!EpisodeFormat.READABLE.contains(format))
        throw new IOException(
            "%s: is of format %s, this sinew reads formats %s"
                .formatted(file, format, String.join(" and ", EpisodeFormat.READABLE)));
      offsetNanos = Long.parseLong(word("clock-offset-nanos"));
      rules = RecordedRules.of(words.get(EpisodeFormat.STANDARD_RULES));
    } catch (IOException | RuntimeException e) {
      reader.close();
      if (e instanceof NumberFormatException)
        throw new IOException(file + ": clock-offset-nanos or standard-rules is no number", e);
      throw e;
    }
  }

  private Map<String, String> metadata(String name) throws IOException {
    for (McapMetadata metadata : reader.metadata())
      if (metadata.name().equals(name)) return metadata.values();
    return Map.of();
  }

  public Path file() {
    return file;
  }

  /// What was in force, as the recorder wrote it.
  ///
  /// @throws IOException when the recording does not say
  public String word(String key) throws IOException {
    String value = words.get(key);
    if (value == null) throw new IOException(file + ": says nothing about " + key);
    return value;
  }

  /// Names of what a word of the recorder lists as `name:...` with blanks between: joints, cameras.
  ///
  /// @throws IOException when the recording does not say
  public List<String> names(String key) throws IOException {
    List<String> names = new ArrayList<>();
    for (String entry : word(key).split(" "))
      if (!entry.isEmpty()) names.add(entry.split(":", 2)[0]);
    return names;
  }

  /// Whether an operator could take the arm.
  boolean hasOperator() {
    return Boolean.parseBoolean(words.get(EpisodeFormat.OPERATOR));
  }

  /// What told the recorded robot from another of its kind; empty where nothing was known.
  public Map<String, String> robotFacts() throws IOException {
    return metadata(EpisodeFormat.ROBOT_FACTS);
  }

  /// The same of the operator's device.
  Map<String, String> operatorFacts() throws IOException {
    return metadata(EpisodeFormat.OPERATOR_FACTS);
  }

  /// How it ended; empty when nobody could say so any more.
  public Map<String, String> result() {
    return result;
  }

  /// The deployment's file as it was.
  public String deployment() throws IOException {
    for (McapAttachmentIndex index : reader.attachments())
      if (index.name().equals(EpisodeFormat.DEPLOYMENT))
        return new String(reader.attachment(index).data(), StandardCharsets.UTF_8);
    throw new IOException(file + ": holds no " + EpisodeFormat.DEPLOYMENT);
  }

  /// How a camera's frames were kept, `jpeg` or `png`; null for a camera that was not recorded.
  public String stillCodec(String camera) {
    for (McapChannel channel : reader.channels().values())
      if (channel.topic().equals(EpisodeFormat.CAMERA + camera))
        return channel.metadata().get("encoding");
    return null;
  }

  /// Messages on a topic, in words for people.
  public long count(String topic) {
    if (reader.statistics() == null) return 0;
    return reader.channels().values().stream()
        .filter(channel -> channel.topic().equals(topic))
        .mapToLong(
            channel -> reader.statistics().channelMessageCounts().getOrDefault(channel.id(), 0L))
        .sum();
  }

  /// Every tick, in order.
  public Cursor<LoggedTick> ticks() {
    return cursor(EpisodeFormat.TICK, (raw, fields) -> LoggedTick.of(fields, rules));
  }

  /// Those of them in which the arm followed commands.
  public List<LoggedTick> runningTicks() throws IOException {
    return all(ticks()).stream().filter(LoggedTick::running).toList();
  }

  List<LoggedChunk> chunks() throws IOException {
    return all(cursor(EpisodeFormat.CHUNK, (raw, fields) -> LoggedChunk.of(fields)));
  }

  List<Reset> resets() throws IOException {
    return all(
        cursor(
            EpisodeFormat.RESET,
            (raw, fields) -> new Reset(fields.whole("seed"), fields.whole("nanos"))));
  }

  /// Every sample of a stream; none where it was not recorded by itself.
  Cursor<Sample> samples(String stream) {
    return cursor(
        EpisodeFormat.STREAM + stream,
        (raw, fields) -> new Sample(fields.whole("nanos"), fields.doubles("values")));
  }

  /// A camera's pictures, not decoded.
  public Cursor<Still> stills(String camera) {
    return cursor(
        EpisodeFormat.CAMERA + camera,
        (raw, fields) -> new Still(nanos(fields), raw.sequence(), fields.bytes("data")));
  }

  /// A camera's pictures, decoded; until the log is closed.
  Cursor<Frame> frames(String camera) {
    StillDecoder decoder = new StillDecoder();
    decoders.add(decoder);
    return cursor(
        EpisodeFormat.CAMERA + camera, (raw, fields) -> frame(raw.sequence(), fields, decoder));
  }

  private long nanos(Message fields) throws IOException {
    Message stamp = fields.inside("header").inside("stamp");
    return stamp.whole("sec") * 1_000_000_000L + stamp.whole("nanosec") - offsetNanos;
  }

  private Frame frame(long number, Message fields, StillDecoder decoder) throws IOException {
    Value.Image picture;
    try {
      picture = decoder.decode(fields.bytes("data"));
    } catch (IOException e) {
      throw fields.problem("data is no picture: " + e.getMessage());
    }
    return new Frame(nanos(fields), number, picture.width(), picture.height(), picture.rgb());
  }

  private <T> Cursor<T> cursor(String topic, Decoder<T> decoder) {
    McapCursor cursor = reader.messages(0, -1, Set.of(topic));
    return () -> {
      McapMessage message = cursor.next();
      if (message == null) return null;
      return decoder.of(message, new Message(file, type(message).read(message.data())));
    };
  }

  private static <T> List<T> all(Cursor<T> cursor) throws IOException {
    List<T> all = new ArrayList<>();
    for (T next = cursor.next(); next != null; next = cursor.next()) all.add(next);
    return all;
  }

  private MessageReader type(McapMessage message) throws IOException {
    MessageReader known = types.get(message.channelId());
    if (known != null) return known;
    McapChannel channel = reader.channels().get(message.channelId());
    McapSchema schema = reader.schemas().get(channel.schemaId());
    if (schema == null || !schema.encoding().equals(EpisodeFormat.SCHEMA_ENCODING))
      throw new IOException(file + ": " + channel.topic() + " has no ros2msg schema");
    MessageReader made =
        new MessageReader(
            MessageType.parse(
                schema.name(), new String(schema.data(), StandardCharsets.UTF_8), Dialect.ROS2),
            MessageEncoding.CDR);
    types.put(message.channelId(), made);
    return made;
  }

  @Override
  public void close() throws IOException {
    decoders.forEach(StillDecoder::close);
    decoders.clear();
    reader.close();
  }
}
