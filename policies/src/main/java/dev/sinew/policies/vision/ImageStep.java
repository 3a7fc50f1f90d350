package dev.sinew.policies.vision;

/// One step of the chain, made for images of one shape. Confined to one thread; allocates only when
/// it is made.
interface ImageStep {

  /// What comes out.
  ImageShape shape();

  /// @param in of the shape that the step was made for; never changed
  /// @return the step's own pixels, valid until the next call
  Pixels apply(Pixels in);
}
