package dev.sinew.policies.language;

import java.util.Locale;

/// What a checkpoint's processors make of a task before it is tokenized.
enum PromptFormat {
  PLAIN {
    @Override
    String text(String task, float[] state) {
      return task;
    }
  },

  /// Ends in a newline: LeRobot's `smolvla_new_line_processor` and `pi0_new_line_processor`.
  NEWLINE {
    @Override
    String text(String task, float[] state) {
      return task.endsWith("\n") ? task : task + "\n";
    }
  },

  /// Carries the state in 256 bins over [-1, 1]: LeRobot's
  /// `pi05_prepare_state_tokenizer_processor_step` (0.6.1), openpi's `PaligemmaTokenizer`.
  PI05 {
    @Override
    String text(String task, float[] state) {
      StringBuilder text = new StringBuilder("Task: ");
      text.append(strip(task).replace('_', ' ').replace('\n', ' ')).append(", State: ");
      for (int i = 0; i < state.length; i++)
        text.append(i == 0 ? "" : " ").append(bin(state[i], i));
      return text.append(";\nAction: ").toString();
    }
  };

  static PromptFormat named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// @param state normalised; only PI05 looks at it
  /// @throws IllegalArgumentException when a value that goes into the text is not a number
  abstract String text(String task, float[] state);

  /// `digitize(x, linspace(-1, 1, 257)[:-1]) - 1`: -1 below the range, 255 above it.
  private static int bin(float x, int i) {
    if (Float.isNaN(x)) throw new IllegalArgumentException("state " + i + " is not a number");
    return (int) Math.clamp(Math.floor(x * 128.0) + 128, -1, 255);
  }

  /// Python's `strip`, which takes no-break spaces too.
  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) from++;
    while (to > from && isSpace(text.charAt(to - 1))) to--;
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
