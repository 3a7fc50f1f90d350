package dev.sinew.drivers.sim.pusht;

/// The physics of PushT: the disc, the T, four walls; one step is 10 ms. Plain `double` arithmetic
/// in a fixed order, so a roll-out is the same on every machine. Confined to one thread; allocates
/// nothing after construction.
///
/// The disc is kinematic: it follows its controller and nothing stops it. The T is quasi-static.
final class World {

  static final double DT = 0.01;
  static final double AGENT_RADIUS = 15;
  private static final double STIFFNESS = 100;
  private static final double DAMPING = 20;
  private static final int SWEEPS = 10;

  private final Block block = new Block();
  private final Contact[] agentContacts = {new Contact(), new Contact()};
  private final Pair[] agentPairs = {new Pair(), new Pair()};
  private final Wall[] walls = Wall.arena();
  private double agentX;
  private double agentY;
  private double agentVx;
  private double agentVy;
  private long step;

  /// Starts anew. The last part of gym-pusht's legacy reset is one physics step.
  void reset(double agentX, double agentY, double blockX, double blockY, double angle) {
    this.agentX = agentX;
    this.agentY = agentY;
    agentVx = 0;
    agentVy = 0;
    for (Pair pair : agentPairs) pair.forget();
    for (Wall wall : walls) wall.forget();
    block.place(blockX, blockY, angle);
    physics();
  }

  /// One control substep of 10 ms: the disc is pulled to the target, then the physics.
  void step(double targetX, double targetY) {
    agentVx += (STIFFNESS * (targetX - agentX) - DAMPING * agentVx) * DT;
    agentVy += (STIFFNESS * (targetY - agentY) - DAMPING * agentVy) * DT;
    physics();
  }

  double agentX() {
    return agentX;
  }

  double agentY() {
    return agentY;
  }

  double agentVx() {
    return agentVx;
  }

  double agentVy() {
    return agentVy;
  }

  double blockX() {
    return block.originX();
  }

  double blockY() {
    return block.originY();
  }

  /// Not wrapped.
  double blockAngle() {
    return block.angle;
  }

  private void physics() {
    step++;
    agentX += agentVx * DT;
    agentY += agentVy * DT;
    block.move();
    for (int i = 0; i < 2; i++) touchAgent(agentContacts[i], agentPairs[i], Tee.RECTANGLES[i]);
    for (Wall wall : walls) wall.touch(step, block);
    block.stop();
    for (Contact contact : agentContacts) {
      if (contact.touches(step)) contact.warmStart(block);
    }
    for (Wall wall : walls) wall.warmStart(block);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (Contact contact : agentContacts) {
        if (contact.touches(step)) contact.solve(block, agentVx, agentVy);
      }
      for (Wall wall : walls) wall.solve(block);
    }
  }

  /// Disc against rectangle, in body coordinates: the closest point, or from inside the nearest
  /// edge.
  private void touchAgent(Contact contact, Pair pair, double[] rectangle) {
    double dx = agentX - block.originX();
    double dy = agentY - block.originY();
    double cx = block.cos * dx + block.sin * dy;
    double cy = -block.sin * dx + block.cos * dy;
    double qx = Math.clamp(cx, rectangle[0], rectangle[2]);
    double qy = Math.clamp(cy, rectangle[1], rectangle[3]);
    double nx = qx - cx;
    double ny = qy - cy;
    double distance = Math.sqrt(nx * nx + ny * ny);
    if (distance > AGENT_RADIUS) return;
    if (distance > 0) {
      nx /= distance;
      ny /= distance;
    } else {
      double left = cx - rectangle[0];
      double right = rectangle[2] - cx;
      double top = cy - rectangle[1];
      double bottom = rectangle[3] - cy;
      double nearest = Math.min(Math.min(left, right), Math.min(top, bottom));
      nx = nearest == left ? 1 : nearest == right ? -1 : 0;
      ny = nx != 0 ? 0 : nearest == top ? 1 : -1;
      qx = cx - nx * nearest;
      qy = cy - ny * nearest;
    }
    double wnx = block.cos * nx - block.sin * ny;
    double wny = block.sin * nx + block.cos * ny;
    double wqx = block.originX() + block.cos * qx - block.sin * qy;
    double wqy = block.originY() + block.sin * qx + block.cos * qy;
    contact.touch(
        step,
        pair,
        agentX + AGENT_RADIUS * wnx,
        agentY + AGENT_RADIUS * wny,
        wqx,
        wqy,
        wnx,
        wny,
        block.x,
        block.y);
  }
}
