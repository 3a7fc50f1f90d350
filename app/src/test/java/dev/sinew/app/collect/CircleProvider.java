package dev.sinew.app.collect;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.runtime.sync.Streams;

/// `driver: test-circle`: a hand that goes round from wherever the arm is. With the key
/// `dies-after` it gives no reading after so many; with `far` it may not take the arm.
public final class CircleProvider implements TeleoperatorProvider {

  private static final double RADIUS = 40;
  private static final double TURNS_PER_SECOND = 0.5;

  public CircleProvider() {}

  @Override
  public String driver() {
    return "test-circle";
  }

  @Override
  public TeleopSpec describe(ConfigSection section, RigSpec rig) {
    return new TeleopSpec("circle", 10_000_000, false, 0b11);
  }

  @Override
  public Teleoperator open(ConfigSection section, RigSpec rig, Clock clock, Streams streams) {
    int readings = section.integer("dies-after", Integer.MAX_VALUE);
    return new Circle(describe(section, rig), clock, readings, section.flag("far", false));
  }

  private static final class Circle implements Teleoperator {

    private final TeleopSpec spec;
    private final Clock clock;
    private final boolean far;
    private final double[] middle = new double[2];
    private int left;
    private boolean moving;

    Circle(TeleopSpec spec, Clock clock, int readings, boolean far) {
      this.spec = spec;
      this.clock = clock;
      this.far = far;
      left = readings;
    }

    @Override
    public TeleopSpec spec() {
      return spec;
    }

    @Override
    public boolean read(FollowerView follower, OperatorTarget out) {
      boolean has = follower.authority() != 0;
      if (has && left-- <= 0) return false;
      double angle = 2 * Math.PI * TURNS_PER_SECOND * clock.nanos() * 1e-9;
      double[] circle = {RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)};
      out.clear();
      for (int i = 0; i < middle.length; i++) {
        if (!has || !moving) middle[i] = follower.sent(i) - circle[i];
        out.position(i, middle[i] + circle[i]);
      }
      moving = has;
      out.engaged(true);
      out.stamp(clock.nanos());
      return true;
    }

    @Override
    public String objection(FollowerView follower) {
      return far ? "the circle is too far away" : "";
    }

    @Override
    public String trouble() {
      return left <= 0 ? "the circle is broken" : "";
    }

    @Override
    public void close() {}
  }
}
