package dev.sinew.drivers.ros.bridge;

import java.util.List;
import java.util.Map;

/// Takes the server's frames apart and hands each to whom it is for. One thread; nothing that a
/// server sends makes it throw.
final class FrameReader implements FrameReceiver {

  /// Who is listening.
  interface Recipients {

    List<BridgeSubscription> of(String topic);
  }

  private final WireTree wire;
  private final Fragments fragments;
  private final Calls calls;
  private final Recipients recipients;
  private volatile String trouble = "";
  private volatile long refused;

  FrameReader(BridgeSettings settings, WireTree wire, Calls calls, Recipients recipients) {
    this.wire = wire;
    this.calls = calls;
    this.recipients = recipients;
    fragments = new Fragments(settings.maxMessageBytes());
  }

  /// What was the matter with the last frame that was no good, or what the server complained about
  /// last; empty when it was nothing.
  String trouble() {
    return trouble;
  }

  /// Frames that were no good.
  long refused() {
    return refused;
  }

  void newLink() {
    trouble = "";
  }

  @Override
  public void text(String text, long arrivalNanos) {
    try {
      frame(wire.ofJson(text), arrivalNanos);
    } catch (WireException e) {
      refuse(e);
    }
  }

  @Override
  public void binary(byte[] bytes, long arrivalNanos) {
    try {
      frame(wire.ofCbor(bytes), arrivalNanos);
    } catch (WireException e) {
      refuse(e);
    }
  }

  private void frame(Object tree, long arrivalNanos) throws WireException {
    if (!(tree instanceof Map<?, ?> frame) || !(frame.get("op") instanceof String op))
      throw new WireException("no object with an 'op'");
    switch (op) {
      case "publish" -> publish(frame, arrivalNanos);
      case "service_response" -> calls.answer(frame);
      case "status" -> status(frame);
      case "fragment" -> {
        String whole = fragments.add(frame);
        if (whole != null) text(whole, arrivalNanos);
      }
      default -> throw new WireException("op '" + Lines.one(op) + "' was not asked for");
    }
  }

  private void publish(Map<?, ?> frame, long arrivalNanos) throws WireException {
    if (!(frame.get("topic") instanceof String topic))
      throw new WireException("publish: no topic that is text");
    Object message = frame.get("msg");
    for (BridgeSubscription subscription : recipients.of(topic))
      subscription.message(message, arrivalNanos);
  }

  private void status(Map<?, ?> frame) {
    Object level = frame.get("level");
    if ("error".equals(level) || "warning".equals(level))
      trouble = "the server complains: " + Lines.one(frame.get("msg"));
  }

  private void refuse(WireException e) {
    trouble = "a frame was refused: " + e.getMessage();
    refused++;
  }
}
