package dev.sinew.policies.network;

import dev.sinew.policies.decode.CoarseToFine;
import dev.sinew.policies.decode.ScaleNetwork;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.sampling.TorchRandom;

/// An answer in codes, one network call per scale, and the rows that the graphs make of them.
final class ScaledAnswer implements Answer, ScaleNetwork {

  private final Head.Scales head;
  private final Network network;
  private final CoarseToFine decoder;
  private final Logits logits;
  private final long[] codes;
  private final long[] one = new long[1];

  ScaledAnswer(Head.Scales head, Network network, TorchRandom random) {
    this.head = head;
    this.network = network;
    decoder = new CoarseToFine(head.scales(), head.choice().picker(random));
    logits = new Logits(network);
    codes = new long[head.places()];
  }

  @Override
  public void rows(float[] out) {
    put(decoder.decode(this));
    network.decode();
    network.action(out);
  }

  @Override
  public int codes() {
    return head.codes();
  }

  @Override
  public void logits(int scale, int[] said, float[] out) {
    put(said);
    Tensor at = network.tensor(Flow.SCALE);
    one[0] = scale;
    if (at != null) at.put(one);
    network.step();
    logits.read(Flow.LOGITS, out);
  }

  private void put(int[] said) {
    for (int i = 0; i < codes.length; i++) codes[i] = said[i];
    network.tensor(Flow.CODES).put(codes);
  }
}
