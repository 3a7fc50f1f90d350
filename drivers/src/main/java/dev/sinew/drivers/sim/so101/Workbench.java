package dev.sinew.drivers.sim.so101;

import java.util.ArrayList;
import java.util.List;
import org.ode4j.math.DQuaternion;
import org.ode4j.math.DQuaternionC;
import org.ode4j.math.DVector3C;
import org.ode4j.ode.DBody;
import org.ode4j.ode.DBox;
import org.ode4j.ode.DGeom;
import org.ode4j.ode.DMass;
import org.ode4j.ode.DWorld;
import org.ode4j.ode.OdeHelper;

/// The things that touch: table, bin, cube and the bricks of the arm. One step is 1 ms, by ODE's
/// exact solver (`step`), with which a grasp holds. A cube that lies still is left alone until the
/// arm touches it.
///
/// One owner. Steps allocate: ode4j does for every contact. That is accepted of a simulation.
final class Workbench {

  private static final double GRAVITY = -9.81;

  /// Of the cube with printed plastic, and between the pads.
  private static final double TABLE_FRICTION = 0.5;

  private static final double PAD_FRICTION = 1.0;
  private static final double STILL_M_PER_S = 2e-4;
  private static final int STILL_STEPS = 50;

  private record Touching(int link, DBox box, double reach) {}

  static {
    OdeHelper.initODE2(0);
  }

  private final Figure figure;
  private final Load load;
  private final double half;
  private final DWorld world = OdeHelper.createWorld();
  private final List<Body> bodies = new ArrayList<>();
  private final Touching[] arm;
  private final Touching[] surroundings;
  private final DGeom table = OdeHelper.createPlane(null, 0, 0, 1, 0);
  private final DBody cube = OdeHelper.createBody(world);
  private final DBox cubeBox;
  private final Contacts contacts;
  private int stillSteps;

  /// @param figure where the arm is; the caller's, set before every call
  /// @param load receives what the contacts do to the arm
  Workbench(Figure figure, Load load, double cubeSize, double cubeMass, Bin bin) {
    this.figure = figure;
    this.load = load;
    half = cubeSize / 2;
    world.setGravity(0, 0, GRAVITY);
    world.setContactMaxCorrectingVel(1);
    cubeBox = OdeHelper.createBox(cubeSize, cubeSize, cubeSize);
    cubeBox.setBody(cube);
    DMass mass = OdeHelper.createMass();
    mass.setBoxTotal(cubeMass, cubeSize, cubeSize, cubeSize);
    cube.setMass(mass);
    contacts = new Contacts(world);
    arm = Brick.ARM.stream().map(this::mount).toArray(Touching[]::new);
    surroundings = surroundings(bin);
    for (Body body : bodies) body.place(figure.link(body.link));
  }

  private Touching mount(Brick brick) {
    Body body =
        bodies.stream()
            .filter(b -> b.link == brick.link())
            .findFirst()
            .orElseGet(
                () -> {
                  Body added = new Body(world, brick.link());
                  bodies.add(added);
                  return added;
                });
    return new Touching(brick.link(), body.add(brick), brick.reach());
  }

  private static Touching[] surroundings(Bin bin) {
    double wall = Bin.WALL;
    double off = (Bin.INSIDE + wall) / 2;
    double z = Bin.HEIGHT / 2;
    return new Touching[] {
      fixed(Brick.STAND.centre(), Brick.STAND.size()),
      fixed(at(bin.x() - off, bin.y(), z), at(wall, Bin.OUTSIDE, Bin.HEIGHT)),
      fixed(at(bin.x() + off, bin.y(), z), at(wall, Bin.OUTSIDE, Bin.HEIGHT)),
      fixed(at(bin.x(), bin.y() - off, z), at(Bin.INSIDE, wall, Bin.HEIGHT)),
      fixed(at(bin.x(), bin.y() + off, z), at(Bin.INSIDE, wall, Bin.HEIGHT))
    };
  }

  private static double[] at(double x, double y, double z) {
    return new double[] {x, y, z};
  }

  private static Touching fixed(double[] centre, double[] size) {
    DBox box = OdeHelper.createBox(size[0], size[1], size[2]);
    box.setPosition(centre[0], centre[1], centre[2]);
    Brick brick = new Brick(So101.BASE, centre, size, 0);
    return new Touching(So101.BASE, box, brick.reach());
  }

  /// Puts the cube somewhere, at rest.
  ///
  /// @param pose x, y, z, qx, qy, qz, qw
  void placeCube(double[] pose) {
    cube.setPosition(pose[0], pose[1], pose[2]);
    cube.setQuaternion(new DQuaternion(pose[6], pose[3], pose[4], pose[5]));
    cube.setLinearVel(0, 0, 0);
    cube.setAngularVel(0, 0, 0);
    stillSteps = 0;
  }

  /// 1 ms, the arm having moved to where the figure is now.
  void step() {
    for (int i = 0; i < bodies.size(); i++) {
      Body body = bodies.get(i);
      body.move(figure.link(body.link), Servos.DT);
    }
    load.clear();
    armOnSurroundings();
    contacts.begin();
    for (Touching part : arm) {
      if (near(part)) contacts.rigid(cubeBox, part.box, part.link, PAD_FRICTION);
    }
    if (contacts.isEmpty() && stillSteps >= STILL_STEPS) return;
    contacts.rigid(cubeBox, table, So101.BASE, TABLE_FRICTION);
    for (Touching part : surroundings) {
      if (near(part)) contacts.rigid(cubeBox, part.box, So101.BASE, TABLE_FRICTION);
    }
    world.step(Servos.DT);
    contacts.end(load);
    watch();
  }

  private void armOnSurroundings() {
    for (Touching part : arm) {
      if (part.box.getPosition().get2() < part.reach)
        contacts.press(part.box, table, part.link, load);
      for (Touching other : surroundings) {
        if (closerThan(part.box, other.box, part.reach + other.reach))
          contacts.press(part.box, other.box, part.link, load);
      }
    }
  }

  private boolean near(Touching part) {
    return closerThan(part.box, cubeBox, part.reach + half * Math.sqrt(3));
  }

  private static boolean closerThan(DGeom a, DGeom b, double distance) {
    DVector3C p = a.getPosition();
    DVector3C q = b.getPosition();
    double x = p.get0() - q.get0();
    double y = p.get1() - q.get1();
    double z = p.get2() - q.get2();
    return x * x + y * y + z * z < distance * distance;
  }

  private void watch() {
    boolean slow =
        length(cube.getLinearVel()) + half * length(cube.getAngularVel()) < STILL_M_PER_S;
    stillSteps = slow ? stillSteps + 1 : 0;
    if (stillSteps != STILL_STEPS) return;
    cube.setLinearVel(0, 0, 0);
    cube.setAngularVel(0, 0, 0);
  }

  private static double length(DVector3C v) {
    return Math.sqrt(v.get0() * v.get0() + v.get1() * v.get1() + v.get2() * v.get2());
  }

  /// @param out x, y, z (m), qx, qy, qz, qw
  void cubePose(double[] out) {
    DVector3C p = cube.getPosition();
    DQuaternionC q = cube.getQuaternion();
    out[0] = p.get0();
    out[1] = p.get1();
    out[2] = p.get2();
    out[3] = q.get1();
    out[4] = q.get2();
    out[5] = q.get3();
    out[6] = q.get0();
  }

  /// Gives the physics engine its memory back.
  void close() {
    world.destroy();
  }
}
