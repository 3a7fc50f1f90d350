package dev.sinew.policies.network;

import dev.sinew.runtime.port.PolicyException;

/// Reads logits. Masked ones may be infinite; one that is no number would be passed over in
/// silence.
record Logits(Network network) {

  /// @throws PolicyException naming the first that is no number
  void read(String tensor, float[] out) {
    network.tensor(tensor).get(out);
    for (int i = 0; i < out.length; i++)
      if (Float.isNaN(out[i]))
        throw new PolicyException("'" + tensor + "' is not a number at " + i);
  }
}
