package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Payloads of IEEE 754 numbers, little-endian, no padding.
enum FloatPayload {
  DOUBLE(Double.BYTES),
  SINGLE(Float.BYTES);

  private final int bytes;

  FloatPayload(int bytes) {
    this.bytes = bytes;
  }

  byte[] write(Sample sample) {
    int count = sample.values().length + sample.rates().length;
    ByteBuffer out = ByteBuffer.allocate(count * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : sample.values()) put(out, value);
    for (double rate : sample.rates()) put(out, rate);
    return out.array();
  }

  private void put(ByteBuffer out, double value) {
    if (this == DOUBLE) out.putDouble(value);
    else out.putFloat((float) value);
  }

  Sample read(IncomingMessage message, Shape shape) throws MalformedSampleException {
    int plain = shape.width() * bytes;
    int length = message.payload().length;
    boolean rates = shape.hasRates() && length == 2 * plain;
    if (!rates && length != plain)
      throw new MalformedSampleException(
          "%d bytes; %d%s would be right"
              .formatted(length, plain, shape.hasRates() ? " or " + 2 * plain : ""));
    ByteBuffer in = ByteBuffer.wrap(message.payload()).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = take(in, shape.width());
    double[] velocities = rates ? take(in, shape.width()) : Sample.NO_RATES;
    return new Header(message::property).with(values, velocities);
  }

  private double[] take(ByteBuffer in, int count) throws MalformedSampleException {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = this == DOUBLE ? in.getDouble() : in.getFloat();
      if (!Double.isFinite(out[i]))
        throw new MalformedSampleException("number " + i + ": " + out[i]);
    }
    return out;
  }
}
