package dev.sinew.runtime.rosmsg;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CdrOutputTest {

  /// sensor_msgs/msg/JointState of two joints without velocities, serialised by the PyPI package
  /// rosbags 0.11.9 (typestore ROS2_HUMBLE).
  private static final String JOINT_STATE =
      "0001000000f1536515cd5b070600000062c3a4736500000002000000020000006100000006000000656c626f77"
          + "00000002000000000000000000e03f000000000000f4bf00000000010000000000000000000840";

  private static final long STAMP = 1_700_000_000_123_456_789L;

  @Test
  void aJointStateHasTheBytesThatRos2Sends() {
    CdrOutput out = new CdrOutput(0);
    put(out, new double[] {0.5, -1.25}, new double[] {3});
    assertThat(HexFormat.of().formatHex(out.copy())).isEqualTo(JOINT_STATE);
    assertThat(Arrays.copyOf(out.array(), out.size())).isEqualTo(out.copy());
  }

  /// OMG CORBA 3.4 part 2, table 9.1: a value starts at a multiple of its size.
  @Test
  void everyValueIsAlignedToItsSizeFromBehindTheHead() {
    CdrOutput out = new CdrOutput(0);
    out.begin().int8(1).int16(2).int8(3).int32(4).int8(5).float32(0).bool(true).int64(6);
    assertThat(HexFormat.of().formatHex(out.copy(), 4, out.size()))
        .isEqualTo(
            "01000200"
                + "03000000"
                + "04000000"
                + "05000000"
                + "00000000"
                + "01000000"
                + "0600000000000000");
  }

  @Test
  void aSequenceWithoutElementsBringsNoPaddingOfTheirs() {
    CdrOutput out = new CdrOutput(0);
    out.begin().sequence(0).float64s(new double[0], 0, 0).int32(7);
    assertThat(out.size()).isEqualTo(4 + 4 + 4);
  }

  @Test
  void whatTheMessageBeforeLeftInTheBufferIsGone() {
    CdrOutput out = new CdrOutput(64);
    out.begin().int64(-1).int64(-1);
    out.begin().int8(1).int64(2);
    assertThat(HexFormat.of().formatHex(out.copy()))
        .isEqualTo("00010000" + "0100000000000000" + "0200000000000000");
  }

  @Test
  void ros1HasNeitherHeadNorPaddingNorTerminator() {
    Ros1Output out = new Ros1Output(0);
    out.begin().int8(1).string("ab").float64(0.5);
    assertThat(HexFormat.of().formatHex(out.copy()))
        .isEqualTo("01" + "02000000" + "6162" + "000000000000e03f");
  }

  @Test
  void aTimeBeforeTheEpochHasNegativeSecondsAndPositiveNanoseconds() {
    Ros1Output out = new Ros1Output(0);
    out.begin().time(-1);
    assertThat(HexFormat.of().formatHex(out.copy())).isEqualTo("ffffffff" + "ffc99a3b");
  }

  @Property(seed = "501")
  void stringsAreWhatJavaMakesOfThem(@ForAll String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    CdrOutput out = new CdrOutput(0);
    out.begin().string(text);
    ByteBuffer expected = ByteBuffer.allocate(4 + 4 + utf8.length + 1);
    expected.put(HexFormat.of().parseHex("00010000"));
    expected.putInt(Integer.reverseBytes(utf8.length + 1)).put(utf8);
    assertThat(out.copy()).isEqualTo(expected.array());
  }

  @Test
  void messageAfterMessageAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    CdrOutput out = new CdrOutput(0);
    double[] position = {1, 2};
    double[] effort = {3};
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 6 && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) put(out, position, effort);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
  }

  private static void put(CdrOutput out, double[] position, double[] effort) {
    out.begin().time(STAMP).string("bäse");
    out.sequence(2).string("a").string("elbow");
    out.sequence(position.length).float64s(position, 0, position.length);
    out.sequence(0);
    out.sequence(effort.length).float64s(effort, 0, effort.length);
  }
}
