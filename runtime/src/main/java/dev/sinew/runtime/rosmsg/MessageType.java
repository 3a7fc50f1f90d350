package dev.sinew.runtime.rosmsg;

import java.util.List;

/// A message's definition, with the definitions of everything inside it. Immutable.
public final class MessageType implements ElementType {

  private final String name;
  private final Dialect dialect;
  private final List<MessageConstant> constants;
  private final List<MessageField> fields;
  private final long leastBytes;

  MessageType(
      String name, Dialect dialect, List<MessageConstant> constants, List<MessageField> fields) {
    this.name = name;
    this.dialect = dialect;
    this.constants = List.copyOf(constants);
    this.fields = List.copyOf(fields);
    long sum = 0;
    for (MessageField field : fields) {
      sum += field.type().leastBytes();
      if (sum < 0) sum = Long.MAX_VALUE;
    }
    this.leastBytes = sum;
  }

  /// @param name `sensor_msgs/JointState` or `sensor_msgs/msg/JointState`
  /// @param text its definition; behind it, in any order, those of the types inside it, each after
  ///     a line of 80 `=` and a line `MSG: package/Type`
  /// @throws MessageException naming type and line
  public static MessageType parse(String name, String text, Dialect dialect)
      throws MessageException {
    return new TypeResolver(name, text, dialect).root();
  }

  /// As it was given to [#parse], or as `MSG:` has it.
  public String name() {
    return name;
  }

  public Dialect dialect() {
    return dialect;
  }

  public List<MessageConstant> constants() {
    return constants;
  }

  /// In the order of the bytes.
  public List<MessageField> fields() {
    return fields;
  }

  /// @return -1 where there is no such field
  public int indexOf(String field) {
    for (int i = 0; i < fields.size(); i++) if (fields.get(i).name().equals(field)) return i;
    return -1;
  }

  /// By which the two ends of a ROS 1 connection know that they mean the same type.
  ///
  /// @throws IllegalStateException when this is a type of ROS 2, which has none
  public String md5sum() {
    if (dialect != Dialect.ROS1) throw new IllegalStateException(name + ": a type of ROS 2");
    return Md5.of(this);
  }

  /// As [#md5sum], of the service that has these two messages.
  ///
  /// @throws IllegalStateException when one is a type of ROS 2
  public static String serviceMd5sum(MessageType request, MessageType response) {
    if (request.dialect != Dialect.ROS1 || response.dialect != Dialect.ROS1)
      throw new IllegalStateException(request.name + ": a type of ROS 2");
    return Md5.ofService(request, response);
  }

  @Override
  public long leastBytes() {
    return leastBytes;
  }

  @Override
  public String toString() {
    return name;
  }
}
