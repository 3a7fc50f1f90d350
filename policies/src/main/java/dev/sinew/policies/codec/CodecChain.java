package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import java.util.List;
import java.util.Map;

/// Links one after the other; none at all means that network rows are command rows.
record CodecChain(int networkWidth, List<ActionCodec> links) implements ActionCodec {

  /// @param links each as wide on the network's side as the one before is on the robot's
  CodecChain {
    links = List.copyOf(links);
  }

  @Override
  public int commandWidth() {
    return links.isEmpty() ? networkWidth : links.getLast().commandWidth();
  }

  @Override
  public boolean invertible() {
    return links.stream().allMatch(ActionCodec::invertible);
  }

  @Override
  public double[] decode(double[] rows, Map<String, StateWindow> states) {
    double[] values = rows.clone();
    for (ActionCodec link : links) values = link.decode(values, states);
    return values;
  }

  @Override
  public double[] encode(double[] rows, Map<String, StateWindow> states) {
    if (!invertible()) throw new UnsupportedOperationException("a link has no inverse");
    double[] values = rows.clone();
    for (ActionCodec link : links.reversed()) values = link.encode(values, states);
    return values;
  }
}
