package dev.sinew.drivers.ros.bridge;

/// How the server sends the messages of a topic (specification, 3.4.4).
public enum Compression {
  /// JSON: NaN and both infinities arrive as NaN, because the server makes them `null`.
  NONE("none"),
  /// CBOR with typed arrays (RFC 8949, RFC 8746). The server of ROS 1 fails, and sends nothing, for
  /// types that hold `string[]` or arrays of a fixed length.
  CBOR("cbor"),
  /// The message's own bytes inside CBOR, exact for every type. The server does not check the type
  /// then, so a topic is not asked for before rosapi has said that its type is the right one.
  CBOR_RAW("cbor-raw");

  private final String word;

  Compression(String word) {
    this.word = word;
  }

  /// As the protocol has it.
  String word() {
    return word;
  }
}
