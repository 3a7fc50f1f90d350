package dev.sinew.drivers.ros.node;

/// A topic that this node listens to. Any thread.
public interface Subscription extends AutoCloseable {

  /// Publishers that are connected now.
  int publishers();

  /// Messages handed to the listener.
  long received();

  /// Messages that were malformed or that the listener threw at.
  long refused();

  /// What is the matter, one clause: nobody publishes, wrong type, publisher not reachable; empty
  /// when nothing is.
  String trouble();

  @Override
  void close();
}
