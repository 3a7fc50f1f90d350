package dev.sinew.policies.network;

import dev.sinew.policies.sampling.Sampler;
import java.util.List;
import java.util.Optional;

/// How the graphs' answer becomes rows of network values.
sealed interface Head {

  int rows();

  int width();

  /// Tensors that the host fills before each of its steps; the first must be used.
  List<String> gives();

  /// What the graphs must make for it.
  List<String> wants();

  /// Sizes of one of these tensors.
  ///
  /// @param samples computed at once
  /// @return none for a single value, which graphs may also take once per sample
  long[] shape(String tensor, int samples);

  /// Whether a tensor's shape is the head's.
  default boolean owns(String tensor) {
    return gives().contains(tensor) || wants().contains(tensor);
  }

  /// Whether a tensor that the head gives or wants must be of whole numbers, or must not.
  ///
  /// @return empty where both will do
  default Optional<Boolean> whole(String tensor) {
    return switch (tensor) {
      case Flow.TIME -> Optional.empty();
      case Flow.TOKEN, Flow.POSITION, Flow.CODES, Flow.SCALE -> Optional.of(true);
      default -> Optional.of(false);
    };
  }

  /// Whether graphs run on what its steps made.
  default boolean decodes() {
    return false;
  }

  /// Rows grow out of noise: `sample` goes round the step graphs, which answer `prediction`.
  ///
  /// @param sampleRows rows of a sample; the chunk's own, unless it grows in a latent space
  /// @param sampleWidth values of such a row
  /// @param latent whether graphs that run on the finished sample answer the rows, as `action`
  /// @param samples grown at once; the one with the highest score is taken
  record Denoising(
      int rows,
      int width,
      int sampleRows,
      int sampleWidth,
      boolean latent,
      Sampler sampler,
      int samples)
      implements Head {
    @Override
    public List<String> gives() {
      return List.of(Flow.SAMPLE, Flow.TIME);
    }

    @Override
    public List<String> wants() {
      return latent ? List.of(Flow.PREDICTION, Flow.ACTION) : List.of(Flow.PREDICTION);
    }

    @Override
    public boolean decodes() {
      return latent;
    }

    /// Values of one sample.
    int sampleSize() {
      return sampleRows * sampleWidth;
    }

    @Override
    public boolean owns(String tensor) {
      return Head.super.owns(tensor)
          || List.of(Flow.COTANGENT, Flow.GRADIENT, Flow.SCORE).contains(tensor);
    }

    @Override
    public long[] shape(String tensor, int samples) {
      return switch (tensor) {
        case Flow.TIME -> new long[0];
        case Flow.SCORE -> new long[] {samples};
        case Flow.ACTION -> new long[] {1, rows, width};
        default -> new long[] {samples, sampleRows, sampleWidth};
      };
    }

    /// What the network is told about rows without noise; NaN where nobody says.
    double cleanTime() {
      return sampler.level(sampler.steps()).time();
    }
  }

  /// The graphs answer the rows themselves, as `action`.
  record Direct(int rows, int width) implements Head {
    @Override
    public List<String> gives() {
      return List.of();
    }

    @Override
    public List<String> wants() {
      return List.of(Flow.ACTION);
    }

    @Override
    public long[] shape(String tensor, int samples) {
      return new long[] {1, rows, width};
    }
  }

  /// Token after token: the step graphs get `token` and its `position` and answer the `logits` of
  /// the next; what was said becomes rows by a table.
  ///
  /// @param vocabulary logits of a call
  /// @param calls of the step graphs, at most
  record Tokens(int rows, int width, int vocabulary, int calls, Opening opening, Speech speech)
      implements Head {

    @Override
    public List<String> gives() {
      return List.of(Flow.TOKEN, Flow.POSITION);
    }

    @Override
    public List<String> wants() {
      return List.of(Flow.LOGITS);
    }

    @Override
    public long[] shape(String tensor, int samples) {
      return switch (tensor) {
        case Flow.TOKEN -> new long[] {1, 1};
        case Flow.LOGITS -> new long[] {1, 1, vocabulary};
        default -> new long[0];
      };
    }
  }

  /// Scale after scale: the step graphs get the `codes` said so far and the `scale` and answer the
  /// `logits` of all places; graphs that run on what was said answer the rows, as `action`.
  ///
  /// @param scales codes of each scale, the coarsest first
  /// @param codes logits of a place
  record Scales(int rows, int width, int[] scales, int codes, Choice choice) implements Head {

    int places() {
      int sum = 0;
      for (int length : scales) sum += length;
      return sum;
    }

    @Override
    public List<String> gives() {
      return List.of(Flow.CODES, Flow.SCALE);
    }

    @Override
    public List<String> wants() {
      return List.of(Flow.LOGITS, Flow.ACTION);
    }

    @Override
    public boolean decodes() {
      return true;
    }

    @Override
    public long[] shape(String tensor, int samples) {
      return switch (tensor) {
        case Flow.CODES -> new long[] {1, places()};
        case Flow.LOGITS -> new long[] {1, places(), codes};
        case Flow.ACTION -> new long[] {1, rows, width};
        default -> new long[0];
      };
    }
  }
}
