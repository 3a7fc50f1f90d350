package dev.sinew.drivers.mqtt.arm;

/// Lets the messages of one topic pass in their order, as the protocol's rules 1 and 2 say.
/// Confined to one thread.
final class SampleGate {

  /// A message more than this before the quickest one is from the future.
  static final long FUTURE_NANOS = 1_000_000_000;

  private final long silenceNanos;
  private final SenderClock senderClock = new SenderClock();
  private boolean open;
  private String session = "";
  private long sequence;
  private long senderNanos;
  private long admittedNanos;
  private long ageNanos;
  private boolean begun;
  private String refusal = "";

  /// @param silenceNanos after which another session may begin
  SampleGate(long silenceNanos) {
    this.silenceNanos = silenceNanos;
  }

  /// @return whether the sample may pass; [#refusal] says why not
  boolean admit(Sample sample, long arrivalNanos) {
    refusal = complaint(sample, arrivalNanos);
    if (!refusal.isEmpty() && arrivalNanos - admittedNanos < silenceNanos) return false;
    begun = !refusal.isEmpty() || !open;
    if (begun) begin(sample);
    ageNanos = Math.max(0, senderClock.ageNanos(sample.senderNanos(), arrivalNanos));
    senderClock.note(sample.senderNanos(), arrivalNanos);
    sequence = sample.sequence();
    senderNanos = sample.senderNanos();
    admittedNanos = arrivalNanos;
    return true;
  }

  /// Whatever comes next begins.
  void forget() {
    open = false;
  }

  private void begin(Sample sample) {
    open = true;
    refusal = "";
    session = sample.session();
    senderClock.begin();
  }

  private String complaint(Sample sample, long arrivalNanos) {
    if (!open) return "";
    if (!sample.session().equals(session)) return "another session";
    if (sample.sequence() == sequence) return "a repeated seq";
    if (sample.sequence() < sequence) return "an old seq";
    if (sample.senderNanos() <= senderNanos) return "a t_ns that goes back";
    if (senderClock.ageNanos(sample.senderNanos(), arrivalNanos) < -FUTURE_NANOS)
      return "a t_ns in the future";
    return "";
  }

  /// Of the sample admitted last: how late it is beyond the quickest.
  long ageNanos() {
    return ageNanos;
  }

  /// Whether the sample admitted last began a session, or its count anew.
  boolean begun() {
    return begun;
  }

  /// Of the sample offered last; empty when it passed.
  String refusal() {
    return refusal;
  }
}
