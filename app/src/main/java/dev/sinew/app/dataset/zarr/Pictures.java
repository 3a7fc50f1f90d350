package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.tensor.ElementType;
import dev.sinew.app.dataset.tensor.Tensor;
import dev.sinew.app.dataset.tensor.TensorColumn;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Which arrays are pictures.
final class Pictures {

  private Pictures() {}

  /// Arrays of shape (T, H, W, 3) that hold bytes, or fractions whose first row is whole numbers
  /// from 0 to 255, as Diffusion Policy's PushT keeps them.
  static boolean are(Tensor array) throws IOException {
    if (TensorColumn.isPictures(array)) return true;
    ElementType type = array.type();
    if (!TensorColumn.hasShapeOfPictures(array) || !type.isFraction() || array.rows() == 0)
      return false;
    ByteBuffer bytes = array.row(0);
    for (int i = 0; i < array.elements(); i++) {
      double v = type.number(bytes, i * type.size());
      if (!(v >= 0 && v <= 255) || v != Math.rint(v)) return false;
    }
    return true;
  }
}
