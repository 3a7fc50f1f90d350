package dev.sinew.policies.vision;

import dev.sinew.runtime.EnumWord;
import java.util.Locale;

/// How an image is resized: a library's own arithmetic. PyTorch's stands for torchvision's, which
/// calls it.
enum ResizeMethod {
  TORCH_NEAREST,
  TORCH_BILINEAR,
  TORCH_BILINEAR_ANTIALIAS,
  TORCH_BICUBIC,
  TORCH_BICUBIC_ANTIALIAS,
  PILLOW_NEAREST,
  PILLOW_BILINEAR,
  PILLOW_BICUBIC,
  OPENCV_LINEAR,
  OPENCV_AREA;

  /// @param name lower case with dashes; one of these
  static ResizeMethod named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// @throws IllegalArgumentException when the library's images are bytes and these are not
  ImageStep step(ImageShape in, int width, int height) {
    boolean bytes = in.type() == PixelType.UINT8;
    if (!bytes && ordinal() >= PILLOW_NEAREST.ordinal())
      throw new IllegalArgumentException(
          this + " resizes bytes; put it before the scale, or take a torch method");
    return switch (this) {
      case TORCH_NEAREST -> Nearest.torch(in, width, height);
      case TORCH_BILINEAR -> torch(in, width, height, Filter.BILINEAR, false);
      case TORCH_BILINEAR_ANTIALIAS -> torch(in, width, height, Filter.BILINEAR, true);
      case TORCH_BICUBIC -> torch(in, width, height, Filter.BICUBIC, false);
      case TORCH_BICUBIC_ANTIALIAS -> torch(in, width, height, Filter.BICUBIC, true);
      case PILLOW_NEAREST -> Nearest.pillow(in, width, height);
      case PILLOW_BILINEAR -> pillow(in, width, height, Filter.BILINEAR);
      case PILLOW_BICUBIC -> pillow(in, width, height, Filter.BICUBIC);
      case OPENCV_LINEAR ->
          // OpenCV itself averages here: resize.cpp, `hal::resize`.
          in.width() == 2 * width && in.height() == 2 * height
              ? OpenCvArea.of(in, width, height)
              : new OpenCvLinear(in, width, height, false);
      case OPENCV_AREA -> OpenCvArea.of(in, width, height);
    };
  }

  private static ImageStep torch(
      ImageShape in, int width, int height, Filter filter, boolean antialias) {
    boolean bytes = in.type() == PixelType.UINT8;
    TorchTaps taps = new TorchTaps(filter, antialias, !bytes);
    Taps columns = taps.of(in.width(), width);
    Taps rows = taps.of(in.height(), height);
    return bytes ? SeparableBytes.torch(in, columns, rows) : new SeparableFloats(in, columns, rows);
  }

  private static ImageStep pillow(ImageShape in, int width, int height, Filter filter) {
    TorchTaps taps = new TorchTaps(filter, true, false);
    return SeparableBytes.pillow(in, taps.of(in.width(), width), taps.of(in.height(), height));
  }

  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
