package dev.sinew.drivers.camera;

/// Changes every picture before it is published: undistortion, rotation. Confined to one thread.
public interface PictureTransform extends AutoCloseable {

  /// @return the same picture where there is nothing to do
  Picture apply(Picture picture);

  @Override
  default void close() {}
}
