package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.picture.Picture;
import dev.sinew.app.dataset.tensor.Column;
import dev.sinew.app.dataset.tensor.Tensor;
import java.io.IOException;

/// An array whose every row is a JPEG, padded with zeros to the length of the longest.
final class JpegColumn implements Column {

  private final Tensor array;
  private final Feature feature;

  /// Decodes the first picture: the file does not tell its size.
  JpegColumn(Tensor array, String name) throws DatasetException {
    this.array = array;
    if (array.rows() == 0) throw new DatasetException(array.place() + ": no pictures");
    Value.Image first = picture(0);
    feature = Feature.image(name, first.height(), first.width());
  }

  @Override
  public Feature feature() {
    return feature;
  }

  @Override
  public int rows() {
    return array.rows();
  }

  @Override
  public Value value(int row) throws DatasetException {
    Value.Image image = picture(row);
    if (image.height() != feature.shape().get(0) || image.width() != feature.shape().get(1))
      throw new DatasetException(
          array.place(row)
              + ": a picture of "
              + image.height()
              + " x "
              + image.width()
              + ", the first is "
              + feature.shape().get(0)
              + " x "
              + feature.shape().get(1));
    return image;
  }

  private Value.Image picture(int row) throws DatasetException {
    byte[] bytes = new byte[array.elements()];
    try {
      array.row(row).get(0, bytes);
      return Picture.decode(bytes, 0, bytes.length);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw new DatasetException(array.place(row) + ": " + e.getMessage(), e);
    }
  }
}
