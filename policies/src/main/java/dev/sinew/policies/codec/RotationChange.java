package dev.sinew.policies.codec;

/// One representation of a rotation on the network's side, another on the robot's.
record RotationChange(Rotation network, Rotation command) implements RowMap {

  static ActionCodec read(Link link) {
    return link.block(
        new RotationChange(
            Rotation.of(link.section().text("from")), Rotation.of(link.section().text("to"))));
  }

  @Override
  public int networkWidth() {
    return network.width();
  }

  @Override
  public int commandWidth() {
    return command.width();
  }

  @Override
  public void decode(double[] in, int from, double[] out, int to) {
    command.write(network.read(in, from), out, to);
  }

  @Override
  public void encode(double[] in, int from, double[] out, int to) {
    network.write(command.read(in, from), out, to);
  }
}
