package dev.sinew.policies.lerobot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a network of LeRobot does to an image by itself, behind the preprocessor, in this order.
///
/// @param resize bilinear with anti-aliasing (`torchvision.transforms.Resize`)
/// @param crop from the middle (`torchvision.transforms.CenterCrop`)
/// @param pad aspect kept, the rest filled with 0
/// @param signed [0, 1] to [-1, 1], as SigLIP was trained
record ImageGeometry(
    Optional<Size> resize, Optional<Size> crop, Optional<Padding> pad, boolean signed) {

  static final ImageGeometry NONE =
      new ImageGeometry(Optional.empty(), Optional.empty(), Optional.empty(), false);

  record Size(int height, int width) {

    static Size of(int[] heightWidth) {
      return new Size(heightWidth[0], heightWidth[1]);
    }

    @Override
    public String toString() {
      return height + " x " + width;
    }
  }

  /// @param centred the image stands in the middle (openpi); else at the right and at the bottom
  ///     (SmolVLA)
  record Padding(Size size, boolean centred) {}

  /// Height and width behind all of it.
  Size result(Size image) {
    Size resized = resize.orElse(image);
    Size cropped = crop.orElse(resized);
    return pad.map(Padding::size).orElse(cropped);
  }

  String describe() {
    List<String> words = new ArrayList<>();
    resize.ifPresent(s -> words.add("resize to " + s));
    crop.ifPresent(s -> words.add("crop to " + s));
    pad.ifPresent(p -> words.add("pad to " + p.size()));
    if (signed) words.add("[-1, 1]");
    return String.join(", ", words);
  }
}
