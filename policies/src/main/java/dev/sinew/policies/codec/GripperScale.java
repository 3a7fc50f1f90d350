package dev.sinew.policies.codec;

/// A gripper whose network and command differ in scale, sign or sense: a straight line through its
/// two levels.
record GripperScale(GripperLevels network, GripperLevels command) implements RowMap {

  static ActionCodec read(Link link) {
    return link.block(
        new GripperScale(
            GripperLevels.read(link.section().section("network")),
            GripperLevels.read(link.section().section("command"))));
  }

  @Override
  public int networkWidth() {
    return 1;
  }

  @Override
  public int commandWidth() {
    return 1;
  }

  @Override
  public void decode(double[] in, int from, double[] out, int to) {
    out[to] = command.value(network.opening(in[from]));
  }

  @Override
  public void encode(double[] in, int from, double[] out, int to) {
    out[to] = network.value(command.opening(in[from]));
  }
}
