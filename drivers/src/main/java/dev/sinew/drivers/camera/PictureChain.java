package dev.sinew.drivers.camera;

import java.util.ArrayList;
import java.util.List;

/// Transforms, one after the other.
final class PictureChain implements PictureTransform {

  private final List<PictureTransform> transforms;

  private PictureChain(List<PictureTransform> transforms) {
    this.transforms = transforms;
  }

  /// @param degrees clockwise, after all others: a lens is calibrated as the device stands
  static PictureChain of(List<PictureTransform> transforms, int degrees) {
    List<PictureTransform> all = new ArrayList<>(transforms);
    if (degrees != 0) all.add(new PictureRotation(degrees));
    return new PictureChain(List.copyOf(all));
  }

  @Override
  public Picture apply(Picture picture) {
    Picture changed = picture;
    for (PictureTransform transform : transforms) changed = transform.apply(changed);
    return changed;
  }

  @Override
  public void close() {
    for (PictureTransform transform : transforms) transform.close();
  }
}
