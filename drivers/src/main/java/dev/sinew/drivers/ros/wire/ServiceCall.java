package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One call of a service, over a connection of its own (<https://wiki.ros.org/ROS/TCPROS>).
final class ServiceCall {

  private static final Pattern ADDRESS = Pattern.compile("rosrpc://(.+):([0-9]{1,5})/?");
  private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

  private final String node;
  private final String service;
  private final ServiceType type;
  private final Clock clock;
  private final long deadline;
  private final long timeoutNanos;

  ServiceCall(String node, String service, ServiceType type, Clock clock, long timeoutNanos) {
    this.node = node;
    this.service = service;
    this.type = type;
    this.clock = clock;
    this.timeoutNanos = timeoutNanos;
    this.deadline = clock.nanos() + timeoutNanos;
  }

  /// @param address of the service, from the master
  /// @param connection not connected; stays the caller's
  Group answer(String address, Connection connection, Group request) throws RosException {
    Matcher match = ADDRESS.matcher(address);
    if (!match.matches())
      throw problem("the master names '%s' as its address".formatted(Names.clean(address)), null);
    try {
      byte[] frame = new Frame().of(request);
      connection.connect(match.group(1), Integer.parseInt(match.group(2)), leftMillis());
      connection.shakeHands(header(), leftMillis());
      connection.send(frame);
      return read(connection);
    } catch (SocketTimeoutException e) {
      throw problem(
          "no answer within %d ms".formatted(TimeUnit.NANOSECONDS.toMillis(timeoutNanos)), e);
    } catch (MessageException e) {
      throw problem(e.getMessage(), e);
    } catch (WireException e) {
      throw problem(
          e.isUnreachable()
              ? e.getMessage() + ": is ROS_IP or ROS_HOSTNAME right on its machine?"
              : e.getMessage(),
          e);
    } catch (RosException e) {
      throw e;
    } catch (IOException e) {
      throw problem("connection lost: " + e.getMessage(), e);
    }
  }

  private Map<String, String> header() {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("callerid", node);
    header.put("service", service);
    header.put("type", type.name());
    header.put("md5sum", MessageType.serviceMd5sum(type.request(), type.response()));
    header.put("persistent", "0");
    return header;
  }

  private Group read(Connection connection) throws IOException {
    connection.limit(leftMillis());
    boolean isGood = connection.oneByte() != 0;
    ByteBuffer answer = connection.message(MAX_ANSWER_BYTES);
    if (isGood) return new MessageReader(type.response(), MessageEncoding.ROS1).read(answer);
    String said = StandardCharsets.UTF_8.decode(answer).toString();
    throw problem("it failed: " + Names.clean(said), null);
  }

  private int leftMillis() throws SocketTimeoutException {
    long left = deadline - clock.nanos();
    if (left <= 0) throw new SocketTimeoutException();
    return Math.clamp(TimeUnit.NANOSECONDS.toMillis(left), 1, Integer.MAX_VALUE);
  }

  private RosException problem(String text, Exception cause) {
    return new RosException("service %s: %s".formatted(service, text), cause);
  }
}
