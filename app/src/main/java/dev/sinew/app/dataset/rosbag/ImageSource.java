package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Value;
import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.ros.picture.CompressedImage;
import dev.sinew.drivers.ros.picture.Pixels;
import dev.sinew.drivers.ros.picture.RawImage;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// Messages that are pictures.
record ImageSource(String name, Picture picture) implements Source {

  /// Pixels of one kind of message.
  @FunctionalInterface
  interface Picture {
    Pixels of(Group message) throws DamagedPictureException;
  }

  static ImageSource of(String name, MessageType type) throws DatasetException {
    return switch (type.name().replace("/msg/", "/")) {
      case "sensor_msgs/Image" -> new ImageSource(name, RawImage::of);
      case "sensor_msgs/CompressedImage" -> new ImageSource(name, CompressedImage::of);
      default ->
          throw new DatasetException(
              type
                  + " is no image: name a 'field' of it; images are sensor_msgs/Image and"
                  + " sensor_msgs/CompressedImage");
    };
  }

  @Override
  public Feature feature(Group first) throws DatasetException {
    Value.Image image = image(first);
    return Feature.image(name, image.height(), image.width());
  }

  @Override
  public Value value(Group message, Feature feature) throws DatasetException {
    Value.Image image = image(message);
    if (image.height() != feature.shape().get(0) || image.width() != feature.shape().get(1))
      throw new DatasetException(
          "a picture of %d x %d, the first one was %d x %d"
              .formatted(
                  image.width(), image.height(), feature.shape().get(1), feature.shape().get(0)));
    return image;
  }

  private Value.Image image(Group message) throws DatasetException {
    try {
      Pixels pixels = picture.of(message);
      return new Value.Image(pixels.width(), pixels.height(), pixels.rgb());
    } catch (DamagedPictureException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }
}
