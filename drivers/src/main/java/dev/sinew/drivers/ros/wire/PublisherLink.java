package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.retry.Backoff;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

/// The connection to one publisher of a topic, made again and again while the master lists it. A
/// publisher that is no longer listed keeps its connection until that ends: a master that was
/// restarted has forgotten nodes that are well.
final class PublisherLink implements Runnable {

  private static final long FIRST_NANOS = 100_000_000;
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int HEADER_MILLIS = 5_000;
  private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

  private static final String ADVICE =
      ": does it run, and is ROS_IP or ROS_HOSTNAME on its machine an address that can be reached"
          + " from here?";

  private final TopicSubscription topic;
  private final String publisher;
  private final SlaveClient nodes;
  private final Pause pause = new Pause();

  private volatile boolean listed = true;
  private volatile boolean closed;
  private volatile boolean connected;
  private volatile String caller = "";
  private volatile String trouble = "";
  private volatile Connection connection;

  /// @param publisher its address at the master
  PublisherLink(TopicSubscription topic, String publisher, SlaveClient nodes) {
    this.topic = topic;
    this.publisher = publisher;
    this.nodes = nodes;
  }

  @Override
  public void run() {
    Backoff backoff = new Backoff(FIRST_NANOS, MOST_NANOS);
    do {
      if (once()) backoff.reset();
      long wait = backoff.next();
      if (listed && !closed) pause.nanos(wait);
    } while (!closed && !topic.mayEnd(this));
  }

  /// @return whether it was connected
  private boolean once() {
    try (Connection now = new Connection(new Socket())) {
      connection = now;
      if (closed) return false;
      open(now);
      trouble = "";
      connected = true;
      receive(now);
    } catch (EOFException e) {
      trouble = ""; // a publisher may end; what is wrong will be seen when it is connected again
    } catch (IOException e) {
      trouble = closed ? "" : problem(e);
    }
    boolean was = connected;
    connected = false;
    return was;
  }

  private void open(Connection now) throws IOException {
    SlaveClient.Endpoint endpoint = nodes.requestTopic(publisher, topic.name());
    now.connect(endpoint.host(), endpoint.port(), CONNECT_MILLIS);
    Map<String, String> header = now.shakeHands(request(), HEADER_MILLIS);
    caller = Names.clean(header.getOrDefault("callerid", ""));
    TypeTag theirs = TypeTag.of(header);
    TypeTag ours = TypeTag.of(topic.type());
    if (!theirs.fits(ours)) throw new WireException("sends %s, not %s".formatted(theirs, ours));
  }

  private Map<String, String> request() {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("callerid", topic.node());
    header.put("topic", topic.name());
    header.put("type", topic.type().name());
    header.put("md5sum", topic.type().md5sum());
    header.put("message_definition", topic.definition());
    header.put("tcp_nodelay", "1");
    return header;
  }

  private void receive(Connection now) throws IOException {
    while (!closed) {
      String refusal = topic.take(now.message(MAX_MESSAGE_BYTES));
      trouble = refusal.isEmpty() ? "" : from() + ": " + refusal;
    }
  }

  private String problem(IOException e) {
    if (!(e instanceof WireException wire)) return from() + ": connection lost: " + e.getMessage();
    return "%s: %s%s".formatted(from(), e.getMessage(), wire.isUnreachable() ? ADVICE : "");
  }

  private String from() {
    return "publisher " + (caller.isEmpty() ? "" : caller + " ") + "at " + Names.clean(publisher);
  }

  String publisher() {
    return publisher;
  }

  /// Whether it is to be connected again when it breaks.
  boolean isListed() {
    return listed;
  }

  void list(boolean now) {
    listed = now;
    if (!now) pause.end();
  }

  boolean isConnected() {
    return connected;
  }

  /// One clause, empty when there is none.
  String trouble() {
    return trouble;
  }

  void close() {
    closed = true;
    pause.end();
    Connection now = connection;
    if (now != null) now.close();
  }
}
