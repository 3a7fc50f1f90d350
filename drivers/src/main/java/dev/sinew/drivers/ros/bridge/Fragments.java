package dev.sinew.drivers.ros.bridge;

import java.util.Map;

/// Puts a message together that the server sent in parts (specification, 3.1.1), one message at a
/// time: it sends the parts of one after the other.
final class Fragments {

  private final int maxLength;
  private final StringBuilder text = new StringBuilder();
  private Object id;
  private long next;

  Fragments(int maxLength) {
    this.maxLength = maxLength;
  }

  /// @return the message as JSON, or null when parts are missing
  String add(Map<?, ?> frame) throws WireException {
    if (!(frame.get("data") instanceof String data)
        || !(frame.get("num") instanceof Long number)
        || !(frame.get("total") instanceof Long total))
      throw new WireException("fragment: no data, num and total");
    if (number == 0) begin(frame.get("id"));
    if (id == null || !id.equals(frame.get("id")) || number != next)
      throw new WireException("fragment %d of %d: not the next one".formatted(number, total));
    if (text.length() + (long) data.length() > maxLength)
      throw new WireException("fragments of more than " + maxLength + " bytes");
    text.append(data);
    next++;
    return next == total ? whole() : null;
  }

  private void begin(Object newId) {
    id = newId;
    text.setLength(0);
    next = 0;
  }

  private String whole() {
    String whole = text.toString();
    begin(null);
    return whole;
  }
}
