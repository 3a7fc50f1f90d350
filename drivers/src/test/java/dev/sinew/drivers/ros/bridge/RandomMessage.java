package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.FieldType;
import dev.sinew.runtime.rosmsg.FieldType.Multiplicity;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.Primitive;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A message of a ROS 1 type, every value random: read from random bytes.
final class RandomMessage {

  private static final int MAX_ELEMENTS = 4;

  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private RandomMessage(Random random) {
    this.random = random;
  }

  static Group of(MessageType type, Random random) {
    RandomMessage message = new RandomMessage(random);
    message.fields(type);
    try {
      return new MessageReader(type, MessageEncoding.ROS1)
          .read(ByteBuffer.wrap(message.out.toByteArray()));
    } catch (MessageException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fields(MessageType type) {
    for (var field : type.fields()) field(field.type());
  }

  private void field(FieldType type) {
    int count =
        switch (type.multiplicity()) {
          case ONE -> 1;
          case ARRAY -> type.length();
          case SEQUENCE -> random.nextInt(MAX_ELEMENTS);
        };
    if (type.multiplicity() == Multiplicity.SEQUENCE) int32(count);
    for (int i = 0; i < count; i++) {
      switch (type.element()) {
        case MessageType inside -> fields(inside);
        case Primitive.BOOL -> out.write(random.nextInt(2));
        case Primitive.STRING -> text();
        // A float that is no number has no form in JSON that says which one.
        case Primitive.FLOAT32 -> int32(Float.floatToIntBits(random.nextFloat() - 0.5f));
        case Primitive.FLOAT64 -> double64();
        case Primitive primitive -> {
          byte[] bytes = new byte[(int) primitive.leastBytes()];
          random.nextBytes(bytes);
          out.writeBytes(bytes);
        }
      }
    }
  }

  private void double64() {
    double value =
        switch (random.nextInt(5)) {
          case 0 -> Double.NaN;
          case 1 -> Double.POSITIVE_INFINITY;
          case 2 -> -0.0;
          default -> random.nextGaussian() * 1e9;
        };
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
  }

  private void text() {
    String[] texts = {"", "a", "ä\"\\/\n\t\u0001", "\uD83E\uDD16", "\u2028"};
    byte[] text = texts[random.nextInt(texts.length)].getBytes(StandardCharsets.UTF_8);
    int32(text.length);
    out.writeBytes(text);
  }

  private void int32(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }
}
