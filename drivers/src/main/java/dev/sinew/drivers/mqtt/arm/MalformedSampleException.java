package dev.sinew.drivers.mqtt.arm;

/// A message that says nothing that the protocol knows; one line.
final class MalformedSampleException extends Exception {

  private static final long serialVersionUID = 1;

  MalformedSampleException(String message) {
    super(message.replaceAll("\\p{Cntrl}", "?"));
  }
}
