package dev.sinew.drivers.mqtt.arm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sinew.drivers.link.ArmLink;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.sync.Streams;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/// The driver's side of the protocol. States and samples come on the session's thread, commands
/// leave on the sender's.
final class MqttArmLink implements ArmLink {

  private static final long PLACING_NANOS = 1_000_000_000;
  private static final long NAP_NANOS = 1_000_000;

  private final MqttArmConfig config;
  private final MqttSession session;
  private final Clock clock;
  private final StateInlet states;
  private final Refusals refusals = new Refusals();
  private final Shape shape;
  private volatile RobotCondition said = RobotCondition.OPERATIONAL;
  private volatile String away = "";
  private volatile long connectedNanos;
  private volatile String name = anyName();
  private volatile String placed = "";

  /// @param session closed with this
  /// @param slot where states are put
  /// @param streams with a ring for every sensor
  MqttArmLink(
      MqttArmConfig config, MqttSession session, StateSlot slot, Streams streams, Clock clock) {
    this.config = config;
    this.session = session;
    this.clock = clock;
    connectedNanos = clock.nanos();
    shape = Shape.command(config.robot().dof());
    states = new StateInlet(config, slot, refusals);
    Topics topics = config.topics();
    session.subscribe(topics.condition(), 1, this::hearCondition);
    session.subscribe(topics.connection(), 1, this::hearConnection);
    if (config.simulated())
      session.subscribe(topics.placed(), 1, m -> placed = new String(m.correlation(), UTF_8));
    for (var sensor : config.sensors()) {
      SensorInlet inlet = new SensorInlet(config, streams.ring(sensor.name()), refusals);
      session.subscribe(topics.sensor(sensor.name()), 0, inlet::hear);
    }
    session.subscribe(topics.state(), 0, states::hear);
  }

  private void hearCondition(IncomingMessage message) {
    said = ConditionWord.read(message.text());
    if (!ConditionWord.of(said).equals(message.text()))
      refusals.note(message.topic(), "no condition of the protocol");
  }

  private void hearConnection(IncomingMessage message) {
    away =
        switch (message.text()) {
          case "online" -> "";
          case "offline" -> "the arm is offline";
          case "lost" -> "the broker has lost the arm";
          default -> "the arm says no word of the protocol about its connection";
        };
  }

  private static String anyName() {
    return "%016x".formatted(ThreadLocalRandom.current().nextLong());
  }

  /// Has a simulation placed, and begins a session. Waits until it was done and told, for a second
  /// at most.
  ///
  /// @return whether it was
  boolean place(long seed) {
    name = anyName();
    OutgoingMessage request =
        OutgoingMessage.event("place")
            .with("seed", Long.toString(seed))
            .answeredAt(config.topics().placed(), name.getBytes(UTF_8))
            .expiringAfter(1);
    if (!session.publish(config.topics().place(), request)) return false;
    long end = clock.nanos() + PLACING_NANOS;
    while (!placed.equals(name) && clock.nanos() < end) nap();
    long seen = states.taken();
    while (states.taken() < seen + 2 && clock.nanos() < end) nap();
    return placed.equals(name) && states.taken() >= seen + 2;
  }

  private void nap() {
    clock.sleepUntil(clock.nanos() + NAP_NANOS);
  }

  @Override
  public void send(double[] position, long sequence) throws IOException {
    Sample sample =
        new Sample(
            name, sequence, clock.nanos(), config.commandValidMs(), position, Sample.NO_RATES);
    OutgoingMessage message =
        config.encoding().write(sample, shape).expiringAfter(config.commandExpirySeconds());
    if (!session.publish(config.topics().command(), message, config.commandValidMs() * 1_000_000))
      throw new IOException("a command found no connection");
  }

  @Override
  public void stop() throws IOException {
    OutgoingMessage halt = OutgoingMessage.event("halt").with("session", name);
    if (!session.publish(config.topics().halt(), halt))
      throw new IOException("a halt found no room to wait for the connection");
  }

  @Override
  public RobotCondition condition() {
    long now = clock.nanos();
    if (session.connected()) connectedNanos = now;
    if (now - connectedNanos > config.graceNanos() || !away.isEmpty())
      return RobotCondition.LINK_LOST;
    return said;
  }

  @Override
  public String trouble() {
    String link = session.trouble();
    if (!link.isEmpty()) return link;
    return away.isEmpty() ? refusals.words() : away;
  }

  /// States let pass so far. Any thread.
  long states() {
    return states.taken();
  }

  /// Messages that were not. Any thread.
  long refused() {
    return refusals.count();
  }

  @Override
  public void close() {
    session.close();
  }
}
