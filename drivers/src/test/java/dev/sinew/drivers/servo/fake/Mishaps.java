package dev.sinew.drivers.servo.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What can happen to answers on the wire.
public enum Mishaps implements Function<List<byte[]>, List<byte[]>> {
  SILENCE {
    @Override
    public List<byte[]> apply(List<byte[]> answers) {
      return List.of();
    }
  },
  FLIPPED_CHECKSUM {
    @Override
    public List<byte[]> apply(List<byte[]> answers) {
      return each(answers, answer -> answer[answer.length - 1] ^= 1);
    }
  },
  FLIPPED_LENGTH {
    @Override
    public List<byte[]> apply(List<byte[]> answers) {
      return each(answers, answer -> answer[answer[2] == (byte) 0xFD ? 5 : 3] ^= 0x40);
    }
  },
  TRUNCATED {
    @Override
    public List<byte[]> apply(List<byte[]> answers) {
      return answers.stream().map(answer -> Arrays.copyOf(answer, answer.length - 2)).toList();
    }
  };

  private interface Change {
    void to(byte[] answer);
  }

  private static List<byte[]> each(List<byte[]> answers, Change change) {
    List<byte[]> changed = new ArrayList<>();
    for (byte[] answer : answers) {
      byte[] copy = answer.clone();
      change.to(copy);
      changed.add(copy);
    }
    return changed;
  }

  /// These bytes come first.
  public static Function<List<byte[]>, List<byte[]>> after(byte... before) {
    return answers -> {
      List<byte[]> all = new ArrayList<>(answers);
      all.addFirst(before);
      return all;
    };
  }

  /// Two servos on one wire: a low bit of either wins.
  public static List<byte[]> collide(byte[] one, byte[] other) {
    byte[] both = new byte[Math.max(one.length, other.length)];
    for (int i = 0; i < both.length; i++)
      both[i] = (byte) ((i < one.length ? one[i] : 0xFF) & (i < other.length ? other[i] : 0xFF));
    return List.of(both);
  }
}
