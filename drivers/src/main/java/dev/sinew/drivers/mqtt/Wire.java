package dev.sinew.drivers.mqtt;

import java.io.IOException;

/// One connection to a broker, from its making to its loss; another one is another wire. Used by
/// the session's thread alone, except [#close].
interface Wire extends AutoCloseable {

  /// What a wire has to say, on its own threads.
  interface Listener {

    void arrived(IncomingMessage message);

    /// The wire took a message; of QoS 1 the broker confirmed it.
    void sent(Letter letter);

    /// The broker refused a message. One that is lost with the connection is not told.
    void refused(Letter letter, String why);

    /// It can be used no more.
    void lost(String why);
  }

  /// Waits for the broker's answer, for a bounded time.
  ///
  /// @throws IOException why not, without the broker's address
  void connect() throws IOException;

  /// Waits for the broker's answer, for a bounded time.
  ///
  /// @throws IOException why not
  void subscribe(String filter, int qos) throws IOException;

  /// Hands a message over without waiting.
  ///
  /// @param expirySeconds what is left of its life; 0 for no end
  /// @return false when the wire takes none at the moment
  /// @throws IOException why the message cannot be sent at all
  boolean send(Letter letter, int expirySeconds) throws IOException;

  /// Whether the connection stands, as far as is known.
  boolean alive();

  /// Says goodbye when it can, and in any case ends. Idempotent.
  @Override
  void close();
}
