package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.RosException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Service calls that wait for their answers. Any thread.
final class Calls {

  private record Call(String service, CompletableFuture<Object> answer) {}

  private final BridgeLink link;
  private final Map<String, Call> open = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  Calls(BridgeLink link) {
    this.link = link;
  }

  /// @param request JSON
  /// @return the values of the answer; completed by a [RosException] when the service refuses, is
  ///     not there, or the link is lost
  CompletableFuture<Object> start(String service, CharSequence request, long timeoutNanos) {
    String id = "call:" + count.incrementAndGet();
    CompletableFuture<Object> answer = new CompletableFuture<>();
    open.put(id, new Call(service, answer));
    if (link.isUp()) link.send(Ops.call(id, service, request));
    else answer.completeExceptionally(new RosException(link.trouble()));
    return answer
        .orTimeout(timeoutNanos, TimeUnit.NANOSECONDS)
        .whenComplete((value, failure) -> open.remove(id));
  }

  /// Waits for the answer.
  Object call(String service, CharSequence request, long timeoutNanos) throws RosException {
    link.mustBeUp();
    try {
      return start(service, request, timeoutNanos).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RosException known) throw known;
      if (e.getCause() instanceof TimeoutException)
        throw new RosException(
            "service %s did not answer within %.1f s".formatted(service, timeoutNanos * 1e-9), e);
      throw new RosException("service " + service + ": " + Lines.one(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RosException("service " + service + ": interrupted", e);
    }
  }

  /// @param frame a `service_response`
  void answer(Map<?, ?> frame) throws WireException {
    if (!(frame.get("id") instanceof String id))
      throw new WireException("service_response: no id that is text");
    Call call = open.get(id);
    if (call == null) return; // it came too late, and the caller has been told so
    // The oldest servers give no 'result' when it went well.
    if (frame.get("result") instanceof Boolean isDone && !isDone)
      call.answer.completeExceptionally(
          new RosException(
              "service %s refuses: %s".formatted(call.service, Lines.one(frame.get("values")))));
    else call.answer.complete(frame.get("values"));
  }

  void lost(RosException how) {
    for (Call call : open.values()) call.answer.completeExceptionally(how);
  }
}
