package dev.sinew.policies.sampling;

/// Keys of what keeps the estimate of the clean sample in bounds.
final class LimitKeys {

  private LimitKeys() {}

  /// @param clips whether `clip-sample` left out means that it is clipped
  static CleanLimit read(Keys keys, boolean clips) {
    if (keys.flag("thresholding", false)) {
      return CleanLimit.threshold(
          keys.number("dynamic-thresholding-ratio", 0.995), keys.number("sample-max-value", 1));
    }
    return keys.flag("clip-sample", clips)
        ? CleanLimit.clip(keys.number("clip-sample-range", 1))
        : CleanLimit.NONE;
  }
}
