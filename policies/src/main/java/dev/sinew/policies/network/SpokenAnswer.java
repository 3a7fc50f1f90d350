package dev.sinew.policies.network;

import dev.sinew.policies.decode.TokenDecoder;
import dev.sinew.policies.decode.TokenNetwork;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.sampling.TorchRandom;

/// An answer in tokens, one network call each, over a cache that the graphs keep.
final class SpokenAnswer implements Answer, TokenNetwork {

  private final Head.Tokens head;
  private final Network network;
  private final TokenDecoder decoder;
  private final Logits logits;
  private final long[] word = new long[1];

  SpokenAnswer(Head.Tokens head, Network network, TorchRandom random) {
    this.head = head;
    this.network = network;
    decoder = head.speech().decoder(random);
    logits = new Logits(network);
  }

  @Override
  public void rows(float[] out) {
    head.speech().meaning().rows(decoder.decode(this), out);
  }

  @Override
  public int vocabulary() {
    return head.vocabulary();
  }

  @Override
  public void begin(float[] out) {
    switch (head.opening()) {
      case Opening.First first -> logits.read(first.logits(), out);
      case Opening.Start start -> say(start.token(), 0, out);
    }
  }

  @Override
  public void next(int token, int position, float[] out) {
    say(token, head.opening() instanceof Opening.Start ? position + 1 : position, out);
  }

  private void say(int token, int position, float[] out) {
    put(Flow.TOKEN, token);
    put(Flow.POSITION, position);
    network.step();
    logits.read(Flow.LOGITS, out);
  }

  private void put(String name, int value) {
    Tensor tensor = network.tensor(name);
    if (tensor == null) return; // the graph counts for itself
    word[0] = value;
    tensor.put(word);
  }
}
