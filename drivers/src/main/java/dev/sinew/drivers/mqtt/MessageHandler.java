package dev.sinew.drivers.mqtt;

/// Hears the messages of a subscription, one after the other, on the connection's thread. While it
/// runs nothing else arrives, so it is quick; it may publish. What it throws is counted and named
/// in the session's trouble.
@FunctionalInterface
public interface MessageHandler {

  void hear(IncomingMessage message);
}
