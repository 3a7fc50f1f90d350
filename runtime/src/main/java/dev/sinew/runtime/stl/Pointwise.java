package dev.sinew.runtime.stl;

/// Operators that look at the present tick only. [Math#min] and [Math#max] pass NaN on.
enum Pointwise implements Stage {
  PLUS {
    @Override
    public double next(double left, double right) {
      return left + right;
    }
  },
  MINUS {
    @Override
    public double next(double left, double right) {
      return left - right;
    }
  },
  TIMES {
    @Override
    public double next(double left, double right) {
      return left * right;
    }
  },
  DIVIDE {
    @Override
    public double next(double left, double right) {
      return left / right;
    }
  },
  NEGATE {
    @Override
    public double next(double left, double right) {
      return -left;
    }
  },
  ABS {
    @Override
    public double next(double left, double right) {
      return Math.abs(left);
    }
  },
  MIN {
    @Override
    public double next(double left, double right) {
      return Math.min(left, right);
    }
  },
  MAX {
    @Override
    public double next(double left, double right) {
      return Math.max(left, right);
    }
  },
  IMPLIES {
    @Override
    public double next(double left, double right) {
      return Math.max(-left, right);
    }
  },
  /// Both implications, so that its sign is the truth of the formula. RTAMT's `-|left - right|` is
  /// negative also where both sides hold with different margins, hence no use to a monitor.
  IFF {
    @Override
    public double next(double left, double right) {
      return Math.min(Math.max(-left, right), Math.max(-right, left));
    }
  };

  @Override
  public void reset() {}
}
