package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.link.ArmLink;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.ros.message.Stamping;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.sync.Streams;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// A robot's topics in a graph, open.
final class RosLink implements ArmLink {

  private static final long POLL_NANOS = 2_000_000;

  private final RobotKeys keys;
  private final RosNode node;
  private final Stamping stamping;
  private final Topics topics = new Topics();
  private final JointAssembly states;
  private final Map<SensorKeys, SensorTopic> sensors = new LinkedHashMap<>();
  private final CommandOutlet commands;
  private final ReadyTopic ready = new ReadyTopic();

  /// Listens and advertises; sends nothing.
  ///
  /// @param node closed with this, also when this fails
  /// @param slot where states go
  /// @throws RosException when the graph cannot be reached or refuses
  static RosLink open(
      RobotKeys keys,
      RosNode node,
      StateSlot slot,
      Streams streams,
      Clock clock,
      InstantSource wall)
      throws RosException {
    try {
      Stamping stamping = Stamping.open(keys.stamps(), node, clock, wall);
      return new RosLink(keys, node, stamping, slot, streams, clock);
    } catch (RosException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private RosLink(
      RobotKeys keys, RosNode node, Stamping stamping, StateSlot slot, Streams streams, Clock clock)
      throws RosException {
    this.keys = keys;
    this.node = node;
    this.stamping = stamping;
    StateDecoder decoder = keys.state().decoder(keys.robot());
    states = new JointAssembly(keys.robot(), decoder, stamping.rule(), slot);
    topics.add(keys.state().topic(), keys.state().type(), states);
    for (SensorKeys sensor : keys.sensors()) {
      SensorTopic topic =
          new SensorTopic(sensor.decoder(), stamping.rule(), streams.ring(sensor.stream().name()));
      sensors.put(sensor, topic);
      topics.add(sensor.topic(), sensor.type(), topic);
    }
    if (keys.readyTopic().isPresent()) topics.add(keys.readyTopic().get(), ReadyTopic.TYPE, ready);
    commands = new Outlets(keys, node, decoder, states, stamping, clock).open();
    topics.open(node);
  }

  /// Waits for a whole state, a sample of every sensor and somebody who takes commands.
  ///
  /// @return what is the matter after all that time; empty when all is well
  String awaitReady(Clock clock) {
    long limit = clock.nanos() + keys.firstStateNanos();
    while (clock.nanos() < limit) {
      if (complaint().isEmpty()) return "";
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
    return complaint();
  }

  private String complaint() {
    String trouble = trouble();
    return trouble.isEmpty() && states.measured() == null ? "no state came" : trouble;
  }

  @Override
  public void send(double[] position, long sequence) throws RosException {
    commands.send(position, sequence);
  }

  @Override
  public void stop() throws RosException {
    commands.stop();
  }

  @Override
  public void idle() throws RosException {
    commands.idle();
  }

  /// Ready means that somebody takes the commands, and that the robot says so where it says
  /// anything; how old the state is, is seen elsewhere.
  @Override
  public RobotCondition condition() {
    boolean willing = keys.readyTopic().isEmpty() || ready.ready();
    return willing && commands.ready() ? RobotCondition.OPERATIONAL : RobotCondition.NOT_READY;
  }

  @Override
  public String trouble() {
    if (!node.trouble().isEmpty()) return node.trouble();
    String state = of(keys.state().topic(), states.trouble());
    if (!state.isEmpty()) return state;
    if (!commands.trouble().isEmpty()) return commands.trouble();
    String willing = keys.readyTopic().map(topic -> of(topic, ready.trouble())).orElse("");
    if (!willing.isEmpty()) return willing;
    for (var sensor : sensors.entrySet()) {
      String trouble = of(sensor.getKey().topic(), sensor.getValue().trouble());
      if (!trouble.isEmpty()) return trouble;
    }
    return "";
  }

  /// What the wire says of a topic explains what its messages lack.
  private String of(String topic, String content) {
    String wire = topics.trouble(topic);
    String trouble = wire.isEmpty() ? content : wire;
    return trouble.isEmpty() || trouble.contains(topic) ? trouble : topic + ": " + trouble;
  }

  /// The world begins anew.
  void beginAnew() {
    sensors.values().forEach(SensorTopic::beginAnew);
  }

  @Override
  public void close() {
    topics.close();
    commands.close();
    stamping.close();
    node.close();
  }
}
