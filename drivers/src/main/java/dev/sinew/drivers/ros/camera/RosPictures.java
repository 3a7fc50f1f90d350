package dev.sinew.drivers.ros.camera;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.drivers.ros.message.StampKeys;
import dev.sinew.drivers.ros.message.Stamping;
import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.picture.CompressedDepth;
import dev.sinew.drivers.ros.picture.CompressedImage;
import dev.sinew.drivers.ros.picture.Pixels;
import dev.sinew.drivers.ros.picture.RawDepth;
import dev.sinew.drivers.ros.picture.RawImage;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pictures of a topic. They are decoded where they are read, so that one which is not wanted
/// any more costs nothing.
final class RosPictures implements FrameSource {

  private static final long POLL_NANOS = 5_000_000;
  private static final int PATIENCE_PERIODS = 10;

  private final CameraSection section;
  private final RosNode node;
  private final Clock clock;
  private final Stamping stamping;
  private final PictureMail mail;
  private final Map<String, Subscription> topics = new LinkedHashMap<>();
  private volatile Intrinsics intrinsics;
  private long quietSince;

  /// @param node closed with this, also when this fails
  /// @throws IOException in one line when the graph refuses, or the camera is another
  static RosPictures open(CameraSection section, RosNode node, Clock clock, InstantSource wall)
      throws IOException {
    RosPictures pictures = null;
    try {
      pictures = new RosPictures(section, node, clock, wall);
      pictures.subscribe();
      pictures.awaitInfo();
      return pictures;
    } catch (IOException | RuntimeException e) {
      if (pictures == null) node.close();
      else pictures.close();
      throw e;
    }
  }

  private RosPictures(CameraSection section, RosNode node, Clock clock, InstantSource wall)
      throws RosException {
    this.section = section;
    this.node = node;
    this.clock = clock;
    mail = new PictureMail(section.depth().isPresent(), section.slopNanos());
    stamping = Stamping.open(new StampKeys(section.stamps(), 0), node, clock, wall);
    quietSince = clock.nanos();
  }

  private void subscribe() throws RosException {
    listen(section.colour().name(), section.colour().type(), mail::picture);
    if (section.depth().isPresent())
      listen(section.depth().get().name(), section.depth().get().type(), mail::depth);
    if (section.info().isPresent())
      listen(
          section.info().get(),
          "sensor_msgs/CameraInfo",
          (message, arrival) -> intrinsics = Intrinsics.of(message));
  }

  private void listen(String topic, String type, MessageListener listener) throws RosException {
    topics.put(topic, node.subscribe(topic, RosTypes.message(type, node.dialect()), listener));
  }

  private void awaitInfo() throws IOException {
    if (section.info().isEmpty()) return;
    String topic = section.info().get();
    long limit = clock.nanos() + section.keys().maxFirstFrameNanos();
    while (intrinsics == null && clock.nanos() < limit)
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    if (intrinsics == null)
      throw new IOException(named(topic, topics.get(topic).trouble(), "no message came"));
    if (!intrinsics.isOf(section.keys().width(), section.keys().height()))
      throw new IOException(
          "%s: is of a camera of %dx%d px, must be %dx%d"
              .formatted(
                  topic,
                  intrinsics.width(),
                  intrinsics.height(),
                  section.keys().width(),
                  section.keys().height()));
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    PictureMail.Pair pair = mail.take(timeoutNanos);
    if (pair == null) {
      explainSilence();
      return null;
    }
    quietSince = clock.nanos();
    Pixels pixels = colour(pair.picture().message());
    DepthImage depth = pair.depth() == null ? null : depth(pair.depth().message(), pixels);
    return new Picture(
        stamp(pair.picture()),
        pair.picture().count(),
        pixels.width(),
        pixels.height(),
        pixels.rgb(),
        depth);
  }

  /// Silence has a reason that the graph knows.
  private void explainSilence() throws IOException {
    long patience = PATIENCE_PERIODS * section.keys().periodNanos();
    if (clock.nanos() - quietSince < patience) return;
    quietSince = clock.nanos();
    String trouble = trouble();
    if (!trouble.isEmpty()) throw new DamagedPictureException(trouble);
  }

  private String trouble() {
    if (!node.trouble().isEmpty()) return node.trouble();
    for (var topic : topics.entrySet()) {
      String trouble = topic.getValue().trouble();
      if (!trouble.isEmpty()) return named(topic.getKey(), trouble, "");
    }
    String pairing = mail.trouble();
    return pairing.isEmpty() ? "" : named(section.colour().name(), pairing, "");
  }

  private static String named(String topic, String trouble, String otherwise) {
    String why = trouble.isEmpty() ? otherwise : trouble;
    return why.contains(topic) ? why : topic + ": " + why;
  }

  private Pixels colour(Group message) throws DamagedPictureException {
    return section.colour().isRaw() ? RawImage.of(message) : CompressedImage.of(message);
  }

  private DepthImage depth(Group message, Pixels pixels) throws DamagedPictureException {
    DepthImage depth =
        section.depth().orElseThrow().isRaw() ? RawDepth.of(message) : CompressedDepth.of(message);
    if (depth.width() == pixels.width() && depth.height() == pixels.height()) return depth;
    throw new DamagedPictureException(
        "depth of %dx%d px for a picture of %dx%d: depth that is registered to the colours fits"
            .formatted(depth.width(), depth.height(), pixels.width(), pixels.height()));
  }

  private long stamp(Arrived arrived) throws DamagedPictureException {
    try {
      return stamping.rule().nanos(arrived.header().stampNanos(), arrived.arrivalNanos());
    } catch (RefusedException e) {
      throw new DamagedPictureException("a picture " + e.getMessage());
    }
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("topic", section.colour().name());
    facts.put("type", section.colour().type());
    section.depth().ifPresent(depth -> facts.put("depth", depth.name()));
    if (intrinsics != null) intrinsics.tell(facts);
    return facts;
  }

  @Override
  public String identity() {
    return section.colour().name();
  }

  @Override
  public void close() {
    mail.close();
    topics.values().forEach(Subscription::close);
    stamping.close();
    node.close();
  }
}
