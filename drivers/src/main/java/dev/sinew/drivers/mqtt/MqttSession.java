package dev.sinew.drivers.mqtt;

import dev.sinew.runtime.Clock;
import java.util.Optional;

/// A connection to a broker that is made in the background, and made anew for ever when it is lost
/// or refused, 0.1 s to 5 s after the failure. After every connection it subscribes again and says
/// again what was announced. Nothing of an earlier connection is kept by the broker (session expiry
/// 0).
///
/// No method waits for the network except [#close], and none throws because of it; all are for any
/// thread, the handlers' too. They lock and allocate, so they are not for the servo thread.
public final class MqttSession implements AutoCloseable {

  private final SessionDesk desk;
  private final Hearing hearing;
  private final Tally tally;
  private final SessionThread thread;

  private MqttSession(
      String broker, SessionThread.Wiring wiring, Optional<Presence> presence, Clock clock) {
    tally = new Tally();
    desk = new SessionDesk(clock, tally);
    hearing = new Hearing(tally);
    thread = new SessionThread(broker, wiring, desk, hearing, tally, presence, clock);
  }

  /// Begins to connect, and returns.
  public static MqttSession open(MqttSettings settings, Clock clock) {
    return open(settings, Optional.empty(), clock);
  }

  /// Begins to connect, and returns.
  ///
  /// @param presence said and kept true as long as the session lives
  public static MqttSession open(MqttSettings settings, Presence presence, Clock clock) {
    return open(settings, Optional.of(presence), clock);
  }

  private static MqttSession open(MqttSettings settings, Optional<Presence> presence, Clock clock) {
    return over(
        "MQTT broker " + settings.url(),
        listener -> new PahoWire(settings, presence, clock, listener),
        presence,
        clock);
  }

  /// @param broker for people: where the wires lead
  static MqttSession over(
      String broker, SessionThread.Wiring wiring, Optional<Presence> presence, Clock clock) {
    MqttSession session = new MqttSession(broker, wiring, presence, clock);
    presence.ifPresent(p -> session.announce(p.topic(), p.saying(p.online())));
    session.thread.start();
    return session;
  }

  /// Queues a message. At most 256 messages or 4 MiB wait of each kind: of streams the oldest goes,
  /// an event finds no room. Streams are given up when there is no connection; events wait for it
  /// until they expire, and are sent again when it broke before the broker confirmed them, so they
  /// may come twice.
  ///
  /// @return whether it was taken; false too for what is no topic, or a payload over 1 MiB
  public boolean publish(String topic, OutgoingMessage message) {
    return desk.publish(topic, message, Letter.FOR_EVER);
  }

  /// The same for a message that is worth nothing soon: it is given up when it has waited here for
  /// that long. The broker counts whole seconds: [OutgoingMessage#expirySeconds].
  ///
  /// @param patienceNanos positive
  public boolean publish(String topic, OutgoingMessage message, long patienceNanos) {
    return desk.publish(topic, message, patienceNanos);
  }

  /// Says what is the case on a topic: now, and again after every connection, the newest only. For
  /// retained messages; a broker that was restarted may have lost them. At most 256 topics.
  ///
  /// @return whether it was taken
  public boolean announce(String topic, OutgoingMessage message) {
    return desk.announce(topic, message);
  }

  /// Hears messages from now on, after every connection again. Two filters that mean one topic may
  /// both hear a message twice, as brokers differ in how often they send it.
  ///
  /// @param filter with `+` and `#`
  /// @param qos 0 or 1
  /// @throws IllegalArgumentException when it is no topic filter or QoS
  public void subscribe(String filter, int qos, MessageHandler handler) {
    hearing.add(new TopicFilter(filter), qos, handler);
    desk.nudge();
  }

  /// Whether there is a connection on which all subscriptions were asked for.
  public boolean connected() {
    return desk.isConnected();
  }

  /// What is wrong, in one line without secrets; empty when nothing is. The connection speaks
  /// first, then refused subscriptions and messages, then handlers that threw.
  public String trouble() {
    return thread.trouble().replaceAll("\\p{Cntrl}", "?");
  }

  public MqttCounters counters() {
    return tally.read();
  }

  /// Sends the events that wait, for half a second at most; says offline; ends.
  @Override
  public void close() {
    thread.close();
  }
}
