package dev.sinew.teleop.cue;

/// The two tones of a cue as samples: 16-bit signed little endian, one channel.
final class Waveform {

  static final int RATE = 44_100;

  private static final double TONE_SECONDS = 0.09;

  /// Within it a tone swells and fades, so that nothing clicks.
  private static final double RAMP_SECONDS = 0.01;

  private static final double LOUDNESS = 0.4 * Short.MAX_VALUE;

  private Waveform() {}

  static byte[] of(Cue cue) {
    int each = (int) (TONE_SECONDS * RATE);
    byte[] samples = new byte[2 * each * Short.BYTES];
    for (int i = 0; i < each; i++) {
      put(samples, i, tone(cue.firstHertz(), i, each));
      put(samples, each + i, tone(cue.secondHertz(), i, each));
    }
    return samples;
  }

  private static short tone(double hertz, int i, int count) {
    double ramp = Math.min(1, Math.min(i, count - 1 - i) / (RAMP_SECONDS * RATE));
    return (short) Math.round(LOUDNESS * ramp * Math.sin(2 * Math.PI * hertz * i / RATE));
  }

  private static void put(byte[] samples, int i, short value) {
    samples[2 * i] = (byte) value;
    samples[2 * i + 1] = (byte) (value >> Byte.SIZE);
  }
}
