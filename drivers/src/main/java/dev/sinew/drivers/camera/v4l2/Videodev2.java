package dev.sinew.drivers.camera.v4l2;

/// Numbers and layouts of the kernel's `include/uapi/linux/videodev2.h` and `v4l2-controls.h`, as
/// the C compiler has them on 64-bit Linux (x86-64 and arm64 alike). Offsets are bytes.
final class Videodev2 {

  static final long QUERYCAP = 0x80685600L;
  static final long ENUM_FMT = 0xc0405602L;
  static final long S_FMT = 0xc0d05605L;
  static final long REQBUFS = 0xc0145608L;
  static final long QUERYBUF = 0xc0585609L;
  static final long QBUF = 0xc058560fL;
  static final long DQBUF = 0xc0585611L;
  static final long STREAMON = 0x40045612L;
  static final long STREAMOFF = 0x40045613L;
  static final long S_PARM = 0xc0cc5616L;
  static final long G_CTRL = 0xc008561bL;
  static final long S_CTRL = 0xc008561cL;
  static final long QUERYCTRL = 0xc0445624L;
  static final long ENUM_FRAMESIZES = 0xc02c564aL;
  static final long ENUM_FRAMEINTERVALS = 0xc034564bL;

  static final int BUF_TYPE_VIDEO_CAPTURE = 1;
  static final int MEMORY_MMAP = 1;
  static final int FIELD_NONE = 1;
  static final int CAP_VIDEO_CAPTURE = 0x1;
  static final int CAP_STREAMING = 0x4000000;
  static final int CAP_DEVICE_CAPS = 0x80000000;
  static final int CAP_TIMEPERFRAME = 0x1000;

  /// Type of an answer about sizes and intervals: one of a list, or a range.
  static final int DISCRETE = 1;

  static final int BUF_FLAG_ERROR = 0x40;
  static final int BUF_FLAG_TIMESTAMP_MASK = 0xe000;
  static final int BUF_FLAG_TIMESTAMP_MONOTONIC = 0x2000;
  static final int BUF_FLAG_STAMP_SOURCE_MASK = 0x70000;
  static final int BUF_FLAG_STAMP_START_OF_EXPOSURE = 0x10000;

  static final int CTRL_FLAG_DISABLED = 0x1;
  static final int CTRL_FLAG_READ_ONLY = 0x4;
  static final int CTRL_FLAG_NEXT = 0x80000000;

  /// `struct v4l2_capability`.
  static final class Capability {
    static final int BYTES = 104;
    static final int DRIVER = 0;
    static final int CARD = 16;
    static final int BUS = 48;
    static final int CAPABILITIES = 84;
    static final int DEVICE_CAPS = 88;

    private Capability() {}
  }

  /// `struct v4l2_fmtdesc`.
  static final class FormatDescription {
    static final int BYTES = 64;
    static final int INDEX = 0;
    static final int TYPE = 4;
    static final int DESCRIPTION = 12;
    static final int PIXEL_FORMAT = 44;

    private FormatDescription() {}
  }

  /// `struct v4l2_frmsizeenum`; of a range, the greatest size.
  static final class FrameSize {
    static final int BYTES = 44;
    static final int INDEX = 0;
    static final int PIXEL_FORMAT = 4;
    static final int TYPE = 8;
    static final int WIDTH = 12;
    static final int HEIGHT = 16;
    static final int MAX_WIDTH = 16;
    static final int MAX_HEIGHT = 28;

    private FrameSize() {}
  }

  /// `struct v4l2_frmivalenum`; of a range, the shortest interval.
  static final class FrameInterval {
    static final int BYTES = 52;
    static final int INDEX = 0;
    static final int PIXEL_FORMAT = 4;
    static final int WIDTH = 8;
    static final int HEIGHT = 12;
    static final int NUMERATOR = 20;
    static final int DENOMINATOR = 24;

    private FrameInterval() {}
  }

  /// `struct v4l2_format` of type video capture.
  static final class Format {
    static final int BYTES = 208;
    static final int TYPE = 0;
    static final int WIDTH = 8;
    static final int HEIGHT = 12;
    static final int PIXEL_FORMAT = 16;
    static final int FIELD = 20;
    static final int BYTES_PER_LINE = 24;
    static final int IMAGE_BYTES = 28;

    private Format() {}
  }

  /// `struct v4l2_streamparm` of type video capture.
  static final class StreamParameters {
    static final int BYTES = 204;
    static final int TYPE = 0;
    static final int CAPABILITY = 4;
    static final int NUMERATOR = 12;
    static final int DENOMINATOR = 16;

    private StreamParameters() {}
  }

  /// `struct v4l2_requestbuffers`.
  static final class BufferRequest {
    static final int BYTES = 20;
    static final int COUNT = 0;
    static final int TYPE = 4;
    static final int MEMORY = 8;

    private BufferRequest() {}
  }

  /// `struct v4l2_buffer`.
  static final class Buffer {
    static final int BYTES = 88;
    static final int INDEX = 0;
    static final int TYPE = 4;
    static final int BYTES_USED = 8;
    static final int FLAGS = 12;
    static final int SECONDS = 24;
    static final int MICROSECONDS = 32;
    static final int SEQUENCE = 56;
    static final int MEMORY = 60;
    static final int OFFSET = 64;
    static final int LENGTH = 72;

    private Buffer() {}
  }

  /// `struct v4l2_control`.
  static final class ControlValue {
    static final int BYTES = 8;
    static final int ID = 0;
    static final int VALUE = 4;

    private ControlValue() {}
  }

  /// `struct v4l2_queryctrl`.
  static final class ControlQuery {
    static final int BYTES = 68;
    static final int ID = 0;
    static final int NAME = 8;
    static final int MINIMUM = 40;
    static final int MAXIMUM = 44;
    static final int STEP = 48;
    static final int FLAGS = 56;

    private ControlQuery() {}
  }

  private Videodev2() {}
}
