package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One call of a service at a time: the answers on rosjava's connection have no names.
final class RosJavaCall {

  private static final String CLIENT = "org.ros.node.service.ServiceClient";
  private static final String LISTENER = "org.ros.node.service.ServiceResponseListener";

  private final Reflection rosjava;
  private final Object node;

  /// @param node a ConnectedNode
  RosJavaCall(Reflection rosjava, Object node) {
    this.rosjava = rosjava;
    this.node = node;
  }

  synchronized Group answer(String service, ServiceType type, Group request, long timeoutNanos)
      throws RosException {
    byte[] bytes = RosJavaPublication.bytes("service " + service, request);
    Object client = client(service, type);
    try {
      byte[] answer = start(client, bytes).get(timeoutNanos, TimeUnit.NANOSECONDS);
      return new MessageReader(type.response(), MessageEncoding.ROS1).read(ByteBuffer.wrap(answer));
    } catch (TimeoutException e) {
      end(client);
      throw problem(service, "no answer within %.1f s".formatted(timeoutNanos * 1e-9), e);
    } catch (ExecutionException e) {
      throw problem(service, "it failed: " + e.getCause().getMessage(), e);
    } catch (MessageException e) {
      throw problem(service, e.getMessage(), e);
    } catch (InterruptedException e) {
      end(client);
      Thread.currentThread().interrupt();
      throw problem(service, "interrupted", e);
    }
  }

  /// rosjava keeps one for each service, as long as its connection lives.
  private Object client(String service, ServiceType type) throws RosException {
    Class<?>[] parameters = {String.class, String.class};
    try {
      return rosjava.call(
          RosJavaNode.NODE, node, "newServiceClient", parameters, service, type.name());
    } catch (RosException e) {
      throw problem(service, e.getMessage(), e);
    }
  }

  private CompletableFuture<byte[]> start(Object client, byte[] request) throws RosException {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Object listener =
        rosjava.proxy(
            LISTENER,
            (self, method, arguments) -> {
              if (method.getName().equals("onSuccess")) answer.complete((byte[]) arguments[0]);
              else answer.completeExceptionally((Throwable) arguments[0]);
              return null;
            });
    Class<?>[] parameters = {Object.class, rosjava.type(LISTENER)};
    rosjava.call(CLIENT, client, "call", parameters, request, listener);
    return answer;
  }

  /// An answer that comes too late must not be taken for the next one.
  private void end(Object client) {
    rosjava.tell(CLIENT, client, "shutdown");
  }

  private static RosException problem(String service, String text, Exception cause) {
    return new RosException("service %s: %s".formatted(service, text), cause);
  }
}
