package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import java.util.Locale;

/// What a payload looks like.
enum Encoding {
  FLOAT64("application/octet-stream"),
  FLOAT32("application/octet-stream"),
  JSON("application/json"),
  CBOR("application/cbor");

  private static final int LARGEST = 64 << 10;

  private final String contentType;

  Encoding(String contentType) {
    this.contentType = contentType;
  }

  /// @param word as in a configuration: `float64`, `float32`, `json`, `cbor`
  static Encoding ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// @param shape what the numbers are called
  OutgoingMessage write(Sample sample, Shape shape) {
    OutgoingMessage message = OutgoingMessage.stream(payload(sample, shape)).as(contentType);
    message = message.with("seq", Long.toString(sample.sequence()));
    message = message.with("t_ns", Long.toString(sample.senderNanos()));
    message = message.with("session", sample.session());
    if (sample.validMs() > 0) message = message.with("valid_ms", Long.toString(sample.validMs()));
    return this == FLOAT32 ? message.with("dtype", "float32") : message;
  }

  private byte[] payload(Sample sample, Shape shape) {
    return switch (this) {
      case FLOAT64 -> FloatPayload.DOUBLE.write(sample);
      case FLOAT32 -> FloatPayload.SINGLE.write(sample);
      case JSON -> TreePayload.JSON.write(sample, shape);
      case CBOR -> TreePayload.CBOR.write(sample, shape);
    };
  }

  /// Reads a message as its own content type says, or else as this one.
  ///
  /// @throws MalformedSampleException and nothing else, whatever the message is
  Sample read(IncomingMessage message, Shape shape) throws MalformedSampleException {
    if (message.payload().length > LARGEST)
      throw new MalformedSampleException(message.payload().length + " bytes, more than " + LARGEST);
    return switch (meant(message)) {
      case FLOAT64 -> FloatPayload.DOUBLE.read(message, shape);
      case FLOAT32 -> FloatPayload.SINGLE.read(message, shape);
      case JSON -> TreePayload.JSON.read(message, shape);
      case CBOR -> TreePayload.CBOR.read(message, shape);
    };
  }

  private Encoding meant(IncomingMessage message) throws MalformedSampleException {
    String type = message.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "" -> this;
      case "application/json" -> JSON;
      case "application/cbor" -> CBOR;
      case "application/octet-stream" -> floats(message.property("dtype"));
      default -> throw new MalformedSampleException("content type '" + shortened(type) + "'");
    };
  }

  private static Encoding floats(String dtype) throws MalformedSampleException {
    return switch (dtype) {
      case "", "float64" -> FLOAT64;
      case "float32" -> FLOAT32;
      default -> throw new MalformedSampleException("dtype '" + shortened(dtype) + "'");
    };
  }

  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
