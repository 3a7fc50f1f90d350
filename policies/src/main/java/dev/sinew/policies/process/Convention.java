package dev.sinew.policies.process;

/// Where a formula puts its `eps`. The frameworks differ, and a checkpoint needs its own.
enum Convention {
  /// LeRobot: `eps` stands for a range that is zero; a standard deviation has it added on the way
  /// in and not on the way out (`normalize_processor.py`, 0.6.1).
  LEROBOT {
    @Override
    double span(double range, double eps) {
      return range == 0 ? eps : range;
    }

    @Override
    double factor(double std, double eps) {
      return std;
    }
  },
  /// openpi: `eps` is added to ranges and deviations, in both directions (`transforms.py`).
  OPENPI {
    @Override
    double span(double range, double eps) {
      return range + eps;
    }

    @Override
    double factor(double std, double eps) {
      return std + eps;
    }
  };

  /// What a range is divided by and multiplied with.
  abstract double span(double range, double eps);

  /// What a normalised value is multiplied with.
  abstract double factor(double std, double eps);
}
