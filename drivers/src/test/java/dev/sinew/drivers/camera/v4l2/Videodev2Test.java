package dev.sinew.drivers.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.peer.Peer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our numbers against the C compiler and the kernel's header on this machine.
class Videodev2Test {

  private static final Path HEADER = Path.of("/usr/include/linux/videodev2.h");

  @TempDir Path folder;

  @Test
  void everyNumberIsTheCompilers() throws Exception {
    assumeTrue(Files.exists(HEADER), "no linux/videodev2.h here: linux-libc-dev");
    Path compiler = Peer.find("gcc", "gcc");
    Map<String, Long> ours = new LinkedHashMap<>();
    StringBuilder program = new StringBuilder();
    program.append("#include <stdio.h>\n#include <stddef.h>\n#include <linux/videodev2.h>\n");
    program.append("int main() {\n");
    constants(ours, program);
    struct(ours, program, Videodev2.Capability.class, "v4l2_capability");
    struct(ours, program, Videodev2.FormatDescription.class, "v4l2_fmtdesc");
    struct(ours, program, Videodev2.FrameSize.class, "v4l2_frmsizeenum");
    struct(ours, program, Videodev2.FrameInterval.class, "v4l2_frmivalenum");
    struct(ours, program, Videodev2.Format.class, "v4l2_format");
    struct(ours, program, Videodev2.StreamParameters.class, "v4l2_streamparm");
    struct(ours, program, Videodev2.BufferRequest.class, "v4l2_requestbuffers");
    struct(ours, program, Videodev2.Buffer.class, "v4l2_buffer");
    struct(ours, program, Videodev2.ControlValue.class, "v4l2_control");
    struct(ours, program, Videodev2.ControlQuery.class, "v4l2_queryctrl");
    for (Control control : Control.values()) {
      tell(ours, program, control + ".id", control.id(), id(control));
    }
    for (PixelFormat format : PixelFormat.values()) {
      tell(ours, program, format + "", FourCc.of(format.fourCc()), "V4L2_PIX_FMT_" + format);
    }
    program.append("}\n");
    Map<String, Long> theirs = run(compiler, program);
    assertThat(ours).hasSizeGreaterThan(90).isEqualTo(theirs);
  }

  private static String id(Control control) {
    return "V4L2_CID_"
        + switch (control) {
          case EXPOSURE -> "EXPOSURE_ABSOLUTE";
          case WHITE_BALANCE -> "WHITE_BALANCE_TEMPERATURE";
          case FOCUS -> "FOCUS_ABSOLUTE";
          case ZOOM -> "ZOOM_ABSOLUTE";
          case POWER_LINE -> "POWER_LINE_FREQUENCY";
          default -> control.name();
        };
  }

  private static void constants(Map<String, Long> ours, StringBuilder program) {
    tell(ours, program, "QUERYCAP", Videodev2.QUERYCAP, "VIDIOC_QUERYCAP");
    tell(ours, program, "ENUM_FMT", Videodev2.ENUM_FMT, "VIDIOC_ENUM_FMT");
    tell(ours, program, "S_FMT", Videodev2.S_FMT, "VIDIOC_S_FMT");
    tell(ours, program, "REQBUFS", Videodev2.REQBUFS, "VIDIOC_REQBUFS");
    tell(ours, program, "QUERYBUF", Videodev2.QUERYBUF, "VIDIOC_QUERYBUF");
    tell(ours, program, "QBUF", Videodev2.QBUF, "VIDIOC_QBUF");
    tell(ours, program, "DQBUF", Videodev2.DQBUF, "VIDIOC_DQBUF");
    tell(ours, program, "STREAMON", Videodev2.STREAMON, "VIDIOC_STREAMON");
    tell(ours, program, "STREAMOFF", Videodev2.STREAMOFF, "VIDIOC_STREAMOFF");
    tell(ours, program, "S_PARM", Videodev2.S_PARM, "VIDIOC_S_PARM");
    tell(ours, program, "G_CTRL", Videodev2.G_CTRL, "VIDIOC_G_CTRL");
    tell(ours, program, "S_CTRL", Videodev2.S_CTRL, "VIDIOC_S_CTRL");
    tell(ours, program, "QUERYCTRL", Videodev2.QUERYCTRL, "VIDIOC_QUERYCTRL");
    tell(ours, program, "SIZES", Videodev2.ENUM_FRAMESIZES, "VIDIOC_ENUM_FRAMESIZES");
    tell(ours, program, "INTERVALS", Videodev2.ENUM_FRAMEINTERVALS, "VIDIOC_ENUM_FRAMEINTERVALS");
    number(ours, program, Videodev2.BUF_TYPE_VIDEO_CAPTURE, "V4L2_BUF_TYPE_VIDEO_CAPTURE");
    number(ours, program, Videodev2.MEMORY_MMAP, "V4L2_MEMORY_MMAP");
    number(ours, program, Videodev2.FIELD_NONE, "V4L2_FIELD_NONE");
    number(ours, program, Videodev2.CAP_VIDEO_CAPTURE, "V4L2_CAP_VIDEO_CAPTURE");
    number(ours, program, Videodev2.CAP_STREAMING, "V4L2_CAP_STREAMING");
    number(ours, program, Videodev2.CAP_DEVICE_CAPS, "V4L2_CAP_DEVICE_CAPS");
    number(ours, program, Videodev2.CAP_TIMEPERFRAME, "V4L2_CAP_TIMEPERFRAME");
    number(ours, program, Videodev2.DISCRETE, "V4L2_FRMSIZE_TYPE_DISCRETE");
    number(ours, program, Videodev2.BUF_FLAG_ERROR, "V4L2_BUF_FLAG_ERROR");
    number(ours, program, Videodev2.BUF_FLAG_TIMESTAMP_MASK, "V4L2_BUF_FLAG_TIMESTAMP_MASK");
    number(
        ours, program, Videodev2.BUF_FLAG_TIMESTAMP_MONOTONIC, "V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC");
    number(ours, program, Videodev2.BUF_FLAG_STAMP_SOURCE_MASK, "V4L2_BUF_FLAG_TSTAMP_SRC_MASK");
    number(
        ours, program, Videodev2.BUF_FLAG_STAMP_START_OF_EXPOSURE, "V4L2_BUF_FLAG_TSTAMP_SRC_SOE");
    number(ours, program, Videodev2.CTRL_FLAG_DISABLED, "V4L2_CTRL_FLAG_DISABLED");
    number(ours, program, Videodev2.CTRL_FLAG_READ_ONLY, "V4L2_CTRL_FLAG_READ_ONLY");
    number(ours, program, Videodev2.CTRL_FLAG_NEXT, "V4L2_CTRL_FLAG_NEXT_CTRL");
    number(ours, program, Control.EXPOSURE_MAY_SLOW_DOWN, "V4L2_CID_EXPOSURE_AUTO_PRIORITY");
    number(ours, program, Control.EXPOSURE.automaticId(), "V4L2_CID_EXPOSURE_AUTO");
    tell(ours, program, "manual", Control.EXPOSURE.manual(), "V4L2_EXPOSURE_MANUAL");
    number(ours, program, Control.WHITE_BALANCE.automaticId(), "V4L2_CID_AUTO_WHITE_BALANCE");
    number(ours, program, Control.FOCUS.automaticId(), "V4L2_CID_FOCUS_AUTO");
    number(ours, program, Control.GAIN.automaticId(), "V4L2_CID_AUTOGAIN");
  }

  /// Every constant of one of our structures by the name of the C field that it stands for.
  private static void struct(
      Map<String, Long> ours, StringBuilder program, Class<?> layout, String struct)
      throws IllegalAccessException {
    for (Field field : layout.getDeclaredFields()) {
      String name = layout.getSimpleName() + "." + field.getName();
      String c =
          field.getName().equals("BYTES")
              ? "sizeof(struct %s)".formatted(struct)
              : "offsetof(struct %s, %s)".formatted(struct, member(struct, field.getName()));
      tell(ours, program, name, field.getInt(null), c);
    }
  }

  private static String member(String struct, String field) {
    return switch (struct + "." + field) {
      case "v4l2_capability.BUS" -> "bus_info";
      case "v4l2_fmtdesc.PIXEL_FORMAT" -> "pixelformat";
      case "v4l2_frmsizeenum.WIDTH" -> "discrete.width";
      case "v4l2_frmsizeenum.HEIGHT" -> "discrete.height";
      case "v4l2_frmsizeenum.MAX_WIDTH" -> "stepwise.max_width";
      case "v4l2_frmsizeenum.MAX_HEIGHT" -> "stepwise.max_height";
      case "v4l2_frmivalenum.NUMERATOR" -> "stepwise.min.numerator";
      case "v4l2_frmivalenum.DENOMINATOR" -> "stepwise.min.denominator";
      case "v4l2_format.WIDTH" -> "fmt.pix.width";
      case "v4l2_format.HEIGHT" -> "fmt.pix.height";
      case "v4l2_format.PIXEL_FORMAT" -> "fmt.pix.pixelformat";
      case "v4l2_format.FIELD" -> "fmt.pix.field";
      case "v4l2_format.BYTES_PER_LINE" -> "fmt.pix.bytesperline";
      case "v4l2_format.IMAGE_BYTES" -> "fmt.pix.sizeimage";
      case "v4l2_streamparm.CAPABILITY" -> "parm.capture.capability";
      case "v4l2_streamparm.NUMERATOR" -> "parm.capture.timeperframe.numerator";
      case "v4l2_streamparm.DENOMINATOR" -> "parm.capture.timeperframe.denominator";
      case "v4l2_buffer.BYTES_USED" -> "bytesused";
      case "v4l2_buffer.SECONDS" -> "timestamp.tv_sec";
      case "v4l2_buffer.MICROSECONDS" -> "timestamp.tv_usec";
      case "v4l2_buffer.OFFSET" -> "m.offset";
      default -> field.toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static void number(Map<String, Long> ours, StringBuilder program, int value, String c) {
    tell(ours, program, c, Integer.toUnsignedLong(value), "(unsigned)" + c);
  }

  private static void tell(
      Map<String, Long> ours, StringBuilder program, String name, long value, String c) {
    ours.put(name, value);
    program.append("  printf(\"%s %%ld\\n\", (long)(%s));\n".formatted(name, c));
  }

  private Map<String, Long> run(Path compiler, StringBuilder program)
      throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("numbers.c"), program);
    Path binary = folder.resolve("numbers");
    Process compiled =
        new ProcessBuilder(compiler.toString(), "-o", binary.toString(), source.toString())
            .inheritIO()
            .start();
    assertThat(compiled.waitFor()).isZero();
    Process ran = new ProcessBuilder(binary.toString()).start();
    Map<String, Long> numbers = new LinkedHashMap<>();
    ran.inputReader()
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> numbers.put(words[0], Long.parseLong(words[1])));
    return numbers;
  }
}
