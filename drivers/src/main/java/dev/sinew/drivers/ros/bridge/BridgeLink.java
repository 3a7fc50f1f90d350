package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.retry.Backoff;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.Clock;
import java.net.http.HttpClient;
import java.util.List;

/// The link to the server, opened again and again until it is closed: a thread that sends, asks
/// whether the server is still there, and waits longer after each vain attempt.
///
/// Frames that were waiting when a link ended are gone: a command is not for later.
final class BridgeLink implements AutoCloseable {

  /// What happens on the link's own thread.
  interface Owner extends FrameReceiver {

    /// What a new link begins with.
    List<String> greeting();

    /// About 10 times a second while the link is there.
    void tick(long nowNanos);

    void lost(RosException how);
  }

  private static final long TICK_NANOS = 100_000_000;
  private static final long PING_NANOS = 2_000_000_000;
  private static final long SILENCE_NANOS = 8_000_000_000L;
  private static final long FIRST_PAUSE_NANOS = 250_000_000;
  private static final long LONGEST_PAUSE_NANOS = 8_000_000_000L;
  private static final long CLOSE_MILLIS = 2_000;

  private final BridgeSettings settings;
  private final Clock clock;
  private final Owner owner;
  private final Outbox outbox = new Outbox();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread thread = Thread.ofPlatform().daemon().name("rosbridge").unstarted(this::run);
  private volatile boolean isUp;
  private volatile String trouble = "";
  private BridgeSocket socket;

  BridgeLink(BridgeSettings settings, Clock clock, Owner owner) {
    this.settings = settings;
    this.clock = clock;
    this.owner = owner;
  }

  /// Opens the link for the first time.
  ///
  /// @throws RosException when that is not possible; nothing is left behind then
  void start() throws RosException {
    try {
      open();
      thread.start();
    } catch (RosException e) {
      end(e);
      http.shutdownNow();
      throw e;
    }
  }

  boolean isUp() {
    return isUp;
  }

  /// One clause; empty while the link is there.
  String trouble() {
    return trouble;
  }

  /// @throws RosException when there is no link now
  void mustBeUp() throws RosException {
    if (outbox.isClosed()) throw new RosException("rosbridge " + settings.server() + ": closed");
    if (!isUp) throw new RosException(trouble);
  }

  /// Without a link it is gone.
  void send(String frame) {
    if (isUp) outbox.put(frame);
  }

  /// As [#send]; of more than `depth` that wait the oldest goes.
  void send(Object source, String frame, int depth) {
    if (isUp) outbox.put(source, frame, depth);
  }

  private void run() {
    Backoff backoff = new Backoff(FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    try {
      do { // also when it was closed before this thread began: what waits is sent
        try {
          if (socket == null) open();
          backoff.reset();
          serve();
        } catch (RosException e) {
          end(e);
          outbox.awaitClose(backoff.next());
        }
      } while (!outbox.isClosed());
    } catch (InterruptedException _) {
      // Closing took too long.
    } finally {
      end(new RosException("rosbridge " + settings.server() + ": closed"));
    }
  }

  private void open() throws RosException {
    socket = BridgeSocket.open(http, settings, clock, owner);
    for (String frame : owner.greeting()) socket.send(frame);
    trouble = "";
    isUp = true;
  }

  /// Until the box is closed and empty.
  private void serve() throws RosException, InterruptedException {
    long nextPing = clock.nanos() + PING_NANOS;
    while (true) {
      String frame = outbox.take(TICK_NANOS);
      if (frame != null) socket.send(frame);
      else if (outbox.isClosed()) return;
      socket.mustBeOpen();
      long now = clock.nanos();
      owner.tick(now);
      if (now - socket.heardNanos() > SILENCE_NANOS)
        throw socket.lost("has been silent for %d s".formatted(SILENCE_NANOS / 1_000_000_000));
      if (now >= nextPing) {
        socket.ping();
        nextPing = now + PING_NANOS;
      }
    }
  }

  private void end(RosException how) {
    isUp = false;
    trouble = how.getMessage();
    outbox.clear();
    if (socket != null) {
      socket.close();
      socket = null;
      owner.lost(how);
    }
  }

  /// Sends what is waiting, for a while, and ends the link for good.
  @Override
  public void close() {
    outbox.close();
    try {
      thread.join(CLOSE_MILLIS);
      thread.interrupt();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }
}
