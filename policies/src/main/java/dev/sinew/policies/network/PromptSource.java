package dev.sinew.policies.network;

import dev.sinew.policies.language.PromptTokenizer;
import dev.sinew.policies.language.Tokens;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.PolicyException;
import java.util.List;

/// The prompt's tokens, or which of them are there.
final class PromptSource implements Source {

  /// Which array of the tokens.
  enum Part {
    TOKENS,
    MASK
  }

  private final PromptTokenizer tokenizer;
  private final Part part;
  private final List<Input> state;
  private final float[] values;

  /// @param state what the prompt says of the robot, where the format has it say something
  PromptSource(PromptTokenizer tokenizer, Part part, List<Input> state) {
    this.tokenizer = tokenizer;
    this.part = part;
    this.state = state;
    values = new float[state.stream().mapToInt(input -> input.stream().width()).sum()];
  }

  @Override
  public boolean perTask() {
    return !tokenizer.readsState();
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    Tokens tokens;
    try {
      if (tokenizer.readsState()) read(observation);
      tokens = tokenizer.encode(observation.prompt(), values);
    } catch (IllegalArgumentException e) {
      throw new PolicyException("prompt: " + e.getMessage(), e);
    }
    if (part == Part.TOKENS) tensor.put(tokens.ids());
    else tensor.put(tokens.mask());
  }

  private void read(Observation observation) {
    int at = 0;
    for (Input input : state) {
      StateWindow window = observation.states().get(input.stream().name());
      if (window == null) throw new PolicyException("no stream '" + input.stream().name() + "'");
      for (int i = 0; i < input.stream().width(); i++)
        values[at++] = input.normalizer().normalize(i, window.value(window.steps() - 1, i));
    }
  }
}
