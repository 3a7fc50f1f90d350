package dev.sinew.policies.vision;

/// Interpolation kernels of PyTorch and Pillow.
enum Filter {
  BILINEAR(2) {
    @Override
    double at(double x, double a) {
      double d = Math.abs(x);
      return d < 1 ? 1 - d : 0;
    }
  },
  /// Keys 1981.
  BICUBIC(4) {
    @Override
    double at(double x, double a) {
      double d = Math.abs(x);
      if (d < 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
    }
  };

  /// Samples under the kernel, unscaled.
  final int size;

  Filter(int size) {
    this.size = size;
  }

  /// @param a Keys' parameter; without meaning for BILINEAR
  abstract double at(double x, double a);
}
