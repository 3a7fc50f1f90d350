package dev.sinew.drivers.mqtt;

import dev.sinew.drivers.retry.Backoff;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Makes wires, one after the other, and feeds them; the only thread that does.
final class SessionThread implements AutoCloseable {

  static final long FIRST_WAIT_NANOS = 100_000_000;
  static final long LONGEST_WAIT_NANOS = 5_000_000_000L;

  /// Makes a wire that is not connected yet.
  interface Wiring {
    Wire open(Wire.Listener listener);
  }

  private static final long LOOK_NANOS = 200_000_000;
  private static final long BUSY_NANOS = 5_000_000;
  private static final long FAREWELL_NANOS = 500_000_000;
  private static final long JOIN_MS = 2_000;

  private final String broker;
  private final Wiring wiring;
  private final SessionDesk desk;
  private final Hearing hearing;
  private final Tally tally;
  private final Optional<Presence> presence;
  private final Clock clock;
  private final Backoff backoff = new Backoff(FIRST_WAIT_NANOS, LONGEST_WAIT_NANOS);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private int subscribed;
  private volatile String linkTrouble;
  private volatile String refusal = "";

  /// @param broker for people
  SessionThread(
      String broker,
      Wiring wiring,
      SessionDesk desk,
      Hearing hearing,
      Tally tally,
      Optional<Presence> presence,
      Clock clock) {
    this.broker = broker;
    this.wiring = wiring;
    this.desk = desk;
    this.hearing = hearing;
    this.tally = tally;
    this.presence = presence;
    this.clock = clock;
    linkTrouble = broker + ": not connected yet";
    thread = Thread.ofPlatform().daemon().name("mqtt session").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// In one line; empty when nothing is wrong.
  String trouble() {
    if (!linkTrouble.isEmpty()) return linkTrouble;
    return refusal.isEmpty() ? hearing.trouble() : refusal;
  }

  private void run() {
    try {
      do {
        Ears ears = new Ears();
        try (Wire wire = wiring.open(ears)) {
          live(wire, ears);
        } finally {
          ears.deaf = true;
          desk.disconnected();
        }
      } while (!closing.await(backoff.next(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      linkTrouble = broker + ": closed before it answered";
    }
  }

  /// From the attempt to the loss.
  private void live(Wire wire, Ears ears) throws InterruptedException {
    try {
      wire.connect();
      refusal = "";
      subscribed = 0;
      subscribe(wire);
      desk.connected();
      linkTrouble = "";
      long since = clock.nanos();
      feed(wire, ears);
      if (clock.nanos() - since > LONGEST_WAIT_NANOS) backoff.reset();
      linkTrouble = broker + ": " + (ears.loss.isEmpty() ? "connection lost" : ears.loss);
    } catch (IOException e) {
      linkTrouble = broker + ": " + e.getMessage();
    }
  }

  private void feed(Wire wire, Ears ears) throws InterruptedException {
    while (ears.loss.isEmpty() && wire.alive() && closing.getCount() > 0) {
      subscribe(wire);
      pass(desk.next(LOOK_NANOS), wire);
    }
    if (closing.getCount() > 0) return;
    presence.ifPresent(p -> desk.announce(p.topic(), p.saying(p.offline())));
    long end = clock.nanos() + FAREWELL_NANOS;
    while (ears.loss.isEmpty() && wire.alive() && desk.owes() && clock.nanos() < end)
      pass(desk.next(BUSY_NANOS), wire);
  }

  private void subscribe(Wire wire) {
    List<Hearing.Subscription> all = hearing.subscriptions();
    while (subscribed < all.size()) {
      Hearing.Subscription wanted = all.get(subscribed++);
      try {
        wire.subscribe(wanted.filter().filter(), wanted.qos());
      } catch (IOException e) {
        refusal = broker + ": subscription of " + wanted.filter().filter() + ": " + e.getMessage();
      }
    }
  }

  private void pass(Letter letter, Wire wire) throws InterruptedException {
    if (letter == null) return;
    try {
      if (wire.send(letter, letter.secondsLeft(clock.nanos()))) return;
      desk.busy(letter);
      closing.await(BUSY_NANOS, TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      refuse(letter, e.getMessage());
    }
  }

  private void refuse(Letter letter, String why) {
    refusal = broker + ": message to " + letter.topic() + ": " + why;
    desk.landed(letter);
  }

  /// Says farewell and ends; waits for both, for two seconds and a half at most.
  @Override
  public void close() {
    closing.countDown();
    desk.nudge();
    try {
      thread.join(JOIN_MS);
      thread.interrupt();
      thread.join(JOIN_MS / 4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Hears one wire, until its end: what an old one says late means nothing for the next.
  private final class Ears implements Wire.Listener {

    private volatile boolean deaf;
    private volatile String loss = "";

    @Override
    public void arrived(IncomingMessage message) {
      if (!deaf) hearing.hear(message);
    }

    @Override
    public void sent(Letter letter) {
      if (deaf) return;
      tally.sent.increment();
      desk.landed(letter);
    }

    @Override
    public void refused(Letter letter, String why) {
      if (!deaf) refuse(letter, why);
    }

    @Override
    public void lost(String why) {
      if (loss.isEmpty()) loss = why;
      desk.nudge();
    }
  }
}
