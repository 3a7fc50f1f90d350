package dev.sinew.drivers.sim.pusht;

/// One wall: a static segment of radius 2 against both rectangles of the T. Contacts as in Chipmunk
/// 7 (`cpCollision.c`, support edges projected onto each other), remembered per pair of edge ends.
final class Wall {

  private static final double RADIUS = 2;

  /// `[rectangle][corner][end of the wall]`
  private final Contact[][][] contacts = new Contact[2][4][2];
  private final Pair[] pairs = {new Pair(), new Pair()};

  private final double ax;
  private final double ay;
  private final double bx;
  private final double by;
  private final double nx;
  private final double ny;
  private final double[] cornerX = new double[4];
  private final double[] cornerY = new double[4];
  private final Contact[] found = new Contact[4];
  private int count;

  /// @param nx,ny inward normal; the ends run such that it lies to the right of a to b, y up
  private Wall(double ax, double ay, double bx, double by, double nx, double ny) {
    this.ax = ax;
    this.ay = ay;
    this.bx = bx;
    this.by = by;
    this.nx = nx;
    this.ny = ny;
    for (Contact[][] rectangle : contacts) {
      for (Contact[] corner : rectangle) {
        corner[0] = new Contact();
        corner[1] = new Contact();
      }
    }
  }

  /// The walls of gym-pusht, in its order.
  static Wall[] arena() {
    return new Wall[] {
      new Wall(5, 5, 5, 506, 1, 0),
      new Wall(506, 5, 5, 5, 0, 1),
      new Wall(506, 506, 506, 5, -1, 0),
      new Wall(5, 506, 506, 506, 0, -1)
    };
  }

  void forget() {
    for (Pair pair : pairs) pair.forget();
  }

  void touch(long step, Block block) {
    count = 0;
    for (int i = 0; i < 2; i++) touch(step, block, Tee.RECTANGLES[i], contacts[i], pairs[i]);
  }

  void warmStart(Block block) {
    for (int i = 0; i < count; i++) found[i].warmStart(block);
  }

  void solve(Block block) {
    for (int i = 0; i < count; i++) found[i].solve(block, 0, 0);
  }

  private void touch(long step, Block block, double[] rectangle, Contact[][] ends, Pair pair) {
    int deepest = 0;
    for (int i = 0; i < 4; i++) {
      // Corners in the order of positive area: (0,0), (1,0), (1,1), (0,1).
      double x = rectangle[i == 1 || i == 2 ? 2 : 0];
      double y = rectangle[i >= 2 ? 3 : 1];
      cornerX[i] = block.originX() + block.cos * x - block.sin * y;
      cornerY[i] = block.originY() + block.sin * x + block.cos * y;
      if (height(i) < height(deepest)) deepest = i;
    }
    if (height(deepest) > RADIUS) return;
    int before = (deepest + 3) % 4;
    int after = (deepest + 1) % 4;
    // The edge that ends in the deepest corner and whose outward normal is more along -n.
    boolean first = outward(before, deepest) > outward(deepest, after);
    int p = first ? before : deepest;
    int q = first ? deepest : after;
    double wallA = cross(ax, ay);
    double wallB = cross(bx, by);
    double edgeA = cross(cornerX[p], cornerY[p]);
    double edgeB = cross(cornerX[q], cornerY[q]);
    double onWall = 1 / (wallB - wallA);
    double onEdge = 1 / (edgeB - edgeA);
    double u = Math.clamp((edgeB - wallA) * onWall, 0, 1);
    double v = Math.clamp((wallA - edgeA) * onEdge, 0, 1);
    keep(step, block, ends[q][0], pair, u, p, q, v);
    u = Math.clamp((edgeA - wallA) * onWall, 0, 1);
    v = Math.clamp((wallB - edgeA) * onEdge, 0, 1);
    keep(step, block, ends[p][1], pair, u, p, q, v);
  }

  private void keep(
      long step, Block block, Contact contact, Pair pair, double u, int p, int q, double v) {
    double p1x = ax + (bx - ax) * u + RADIUS * nx;
    double p1y = ay + (by - ay) * u + RADIUS * ny;
    double p2x = cornerX[p] + (cornerX[q] - cornerX[p]) * v;
    double p2y = cornerY[p] + (cornerY[q] - cornerY[p]) * v;
    if ((p2x - p1x) * nx + (p2y - p1y) * ny > 0) return;
    contact.touch(step, pair, p1x, p1y, p2x, p2y, nx, ny, block.x, block.y);
    found[count++] = contact;
  }

  /// Height of a corner over the wall's line.
  private double height(int i) {
    return (cornerX[i] - ax) * nx + (cornerY[i] - ay) * ny;
  }

  private double cross(double x, double y) {
    return x * ny - y * nx;
  }

  /// How much the outward normal of the edge from i to j points along -n; edges of one rectangle,
  /// so lengths matter.
  private double outward(int i, int j) {
    double dx = cornerX[j] - cornerX[i];
    double dy = cornerY[j] - cornerY[i];
    return -(dy * nx - dx * ny) / Math.sqrt(dx * dx + dy * dy);
  }
}
