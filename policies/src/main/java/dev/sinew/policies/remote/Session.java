package dev.sinew.policies.remote;

import dev.sinew.policies.link.OneLine;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/// One client: metadata, then an answer to every request, in order. A thread of its own computes
/// and sends, so that the server's network threads go on answering pings and other clients
/// meanwhile.
///
/// The first request that is none ends it: one line as a text frame, then close code 1011, as
/// openpi ends it.
final class Session {

  private static final byte[] END = {};

  private final PolicyPool pool;
  private final WebSocketChannel channel;
  private final long seed;
  private final Clock clock;
  private final LinkedBlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();

  Session(PolicyPool pool, WebSocketChannel channel, long seed, Clock clock) {
    this.pool = pool;
    this.channel = channel;
    this.seed = seed;
    this.clock = clock;
  }

  void start() {
    Thread.ofPlatform().daemon().name("sinew-serve").start(this::run);
  }

  /// A network thread's.
  ///
  /// @return whether it was taken; a second request before the answer to the first is refused
  boolean request(byte[] message) {
    if (!requests.isEmpty()) return false;
    requests.add(message);
    return true;
  }

  /// The client is gone; a network thread's.
  void end() {
    requests.add(END);
  }

  private void run() {
    try {
      serve();
    } catch (WireException e) {
      complain("bad request: " + e.getMessage());
    } catch (PolicyException e) {
      complain(e.getMessage());
    } catch (IOException _) {
      // the client is gone: nobody to tell
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      complain("internal error: " + OneLine.of(e));
    }
  }

  private void serve() throws IOException, InterruptedException {
    Policy policy = pool.take();
    try {
      policy.reset(seed);
      send(metadata(policy.spec()));
      RequestReader reader = new RequestReader(policy.spec());
      for (byte[] request = requests.take(); request != END; request = requests.take())
        answer(policy, reader, request);
    } finally {
      pool.giveBack(policy);
    }
  }

  private void answer(Policy policy, RequestReader reader, byte[] request) throws IOException {
    long begin = clock.nanos();
    ActionChunk chunk = policy.infer(reader.read(request, begin));
    int bad = chunk.firstNonFinite();
    if (bad >= 0)
      throw new PolicyException(
          policy.spec().label() + ": value " + bad + " of the chunk is not finite");
    double millis = (clock.nanos() - begin) * 1e-6;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("actions", NdArray.of(values(chunk), chunk.rows(), chunk.dof()));
    answer.put("policy_timing", Map.of("infer_ms", millis));
    answer.put("server_timing", Map.of("infer_ms", millis));
    send(answer);
  }

  private static double[] values(ActionChunk chunk) {
    double[] values = new double[chunk.rows() * chunk.dof()];
    for (int i = 0; i < values.length; i++)
      values[i] = chunk.value(i / chunk.dof(), i % chunk.dof());
    return values;
  }

  private static Map<String, Object> metadata(PolicySpec spec) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    RequestKeys.shapes(spec)
        .forEach((key, shape) -> inputs.put(key, Arrays.stream(shape).boxed().toList()));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("policy", spec.label());
    metadata.put("inputs", inputs);
    metadata.put("actions", List.of((long) spec.chunkRows(), (long) spec.dof()));
    metadata.put("step_ms", spec.stepNanos() * 1e-6);
    return metadata;
  }

  private void send(Map<String, Object> message) throws IOException {
    WebSockets.sendBinaryBlocking(ByteBuffer.wrap(Message.write(message)), channel);
  }

  private void complain(String line) {
    try {
      WebSockets.sendTextBlocking(OneLine.last(line), channel);
      WebSockets.sendCloseBlocking(CloseMessage.UNEXPECTED_ERROR, "", channel);
    } catch (IOException _) {
      // the client is gone: nobody to tell
    }
  }
}
