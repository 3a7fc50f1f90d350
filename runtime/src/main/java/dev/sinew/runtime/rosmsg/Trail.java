package dev.sinew.runtime.rosmsg;

/// Which field of which message is at hand, for the one line of an exception.
final class Trail {

  private final String type;
  private final StringBuilder path = new StringBuilder();

  Trail(MessageType type) {
    this.type = type.name();
  }

  /// @return what [#leave] wants when the field is done
  int enter(MessageField field) {
    int mark = path.length();
    if (mark > 0) path.append('.');
    path.append(field.name());
    return mark;
  }

  /// @return what [#leave] wants when the element is done
  int enter(int index) {
    int mark = path.length();
    path.append('[').append(index).append(']');
    return mark;
  }

  void leave(int mark) {
    path.setLength(mark);
  }

  MessageException problem(int offset, String text) {
    return MessageException.inMessage(type, path.toString(), offset, text);
  }
}
