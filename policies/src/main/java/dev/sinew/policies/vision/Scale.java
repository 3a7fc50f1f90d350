package dev.sinew.policies.vision;

/// Every value times a factor, as FLOAT32. The product is taken in double precision, so that the
/// factor 1/255 gives what a division by 255 in single precision gives.
final class Scale implements ImageStep {

  private final Pixels out;
  private final double factor;
  private final float[] ofByte = new float[256];

  Scale(ImageShape in, double factor) {
    out = Pixels.of(in.as(PixelType.FLOAT32));
    this.factor = factor;
    for (int i = 0; i < ofByte.length; i++) ofByte[i] = (float) (i * factor);
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    if (in.isBytes())
      for (int i = 0; i < in.bytes.length; i++) out.floats[i] = ofByte[in.bytes[i] & 0xff];
    else for (int i = 0; i < in.floats.length; i++) out.floats[i] = (float) (in.floats[i] * factor);
    return out;
  }
}
