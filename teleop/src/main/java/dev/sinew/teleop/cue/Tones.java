package dev.sinew.teleop.cue;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// Tones through the machine's sound device.
final class Tones implements Sounder {

  private static final AudioFormat FORMAT =
      new AudioFormat(Waveform.RATE, Short.SIZE, 1, true, false);

  @Override
  public void sound(Cue cue) throws IOException {
    try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
      line.open(FORMAT);
      line.start();
      byte[] samples = Waveform.of(cue);
      line.write(samples, 0, samples.length);
      line.drain();
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new IOException("no sound device plays tones: " + e.getMessage(), e);
    }
  }
}
