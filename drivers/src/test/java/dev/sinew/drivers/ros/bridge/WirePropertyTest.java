package dev.sinew.drivers.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageException;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageWriter;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class WirePropertyTest {

  private static final WireTree WIRE = new WireTree(4096);
  private static final WireTree LONG = new WireTree(1 << 20);
  private static final MessageType EVERYTHING = everything();
  private static final byte[] CBOR =
      HexFormat.of()
          .parseHex(
              "a3626f70677075626c69736865746f706963622f64636d7367a2666c61796f7574a26364696d81a3656c"
                  + "6162656c61786473697a65026673747269646502646461746180616164d8565818000000000000"
                  + "f83f000000000000f87f000000000000f0ff");

  private static MessageType everything() {
    try {
      return MessageType.parse(
          "test/Everything",
          """
          bool flag
          int8 a
          uint8 b
          int16 c
          uint16 d
          int32 e
          uint32 f
          int64 g
          uint64 h
          float32 x
          float64 y
          string text
          time stamp
          duration[] spans
          bool[] flags
          uint8[] data
          int8[3] small
          uint16[] shorts
          uint32[] ints
          uint64[] longs
          float32[] floats
          float64[2] doubles
          string[] texts
          """,
          Dialect.ROS1);
    } catch (MessageException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(seed = "4711", tries = 300)
  void aMessageWrittenAsJsonIsReadAsTheSameBytes(@ForAll long seed) throws Exception {
    Group message = RandomMessage.of(EVERYTHING, new Random(seed));
    StringBuilder json = new StringBuilder();
    new JsonText(json).group(message);
    Object tree = LONG.ofJson(json.toString());
    assertThat(bytes(MessageFromTree.message(EVERYTHING, tree))).isEqualTo(bytes(message));
  }

  @Property(seed = "815", tries = 2000)
  void randomBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    refusedOrRead(bytes);
  }

  @Property(seed = "42", tries = 3000)
  void damagedFramesAreReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] damaged = CBOR.clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++)
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    refusedOrRead(damaged);
  }

  @Property(seed = "43", tries = 2000)
  void damagedJsonIsReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder json = new StringBuilder();
    new JsonText(json).group(RandomMessage.of(EVERYTHING, random));
    for (int i = 0; i < 1 + random.nextInt(4); i++)
      json.setCharAt(
          random.nextInt(json.length()), "{}[],:\"0-.eN\\u\u0000x".charAt(random.nextInt(16)));
    try {
      MessageFromTree.message(EVERYTHING, LONG.ofJson(json.toString()));
    } catch (WireException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }

  @Property(seed = "44", tries = 500)
  void whateverAServerSaysNothingIsThrown(@ForAll long seed) {
    Random random = new Random(seed);
    FrameReader reader =
        new FrameReader(
            BridgeSettings.of(java.net.URI.create("ws://x:1"), Dialect.ROS1),
            WIRE,
            new Calls(null),
            topic -> List.of());
    String[] values = {"1", "null", "\"x\"", "{}", "[]", "true", "\"0\"", "-1"};
    String[] ops = {"publish", "service_response", "status", "fragment", "png", "x", ""};
    StringBuilder frame = new StringBuilder("{\"op\":");
    frame.append(random.nextInt(8) == 0 ? "7" : '"' + ops[random.nextInt(ops.length)] + '"');
    for (String key : List.of("id", "topic", "msg", "level", "num", "total", "data", "result"))
      if (random.nextBoolean())
        frame.append(",\"%s\":%s".formatted(key, values[random.nextInt(values.length)]));
    reader.text(frame.append('}').toString(), 0);
    reader.binary(frame.toString().getBytes(), 0);
    assertThat(reader.refused()).isPositive(); // of the second at least
  }

  @Property(seed = "1", tries = 1)
  void deepOrLongFramesAreRefused() {
    for (String text : List.of("[".repeat(2000), "[" + "1,".repeat(5000) + "1]", "")) {
      try {
        WIRE.ofJson(text);
        throw new AssertionError("read " + text.length());
      } catch (WireException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private static void refusedOrRead(byte[] bytes) {
    try {
      Object tree = WIRE.ofCbor(bytes);
      MessageFromTree.message(RosTypes.message("std_msgs/Float64MultiArray", Dialect.ROS1), tree);
    } catch (WireException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }

  private static byte[] bytes(Group message) throws MessageException {
    Ros1Output out = new Ros1Output(256);
    new MessageWriter(out).write(message);
    return out.copy();
  }
}
