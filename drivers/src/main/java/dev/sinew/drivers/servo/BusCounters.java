package dev.sinew.drivers.servo;

/// What a bus has gone through since it was opened. Written by the bus thread; read by any.
public final class BusCounters {

  private volatile long transactions;
  private volatile long retries;
  private volatile long silences;
  private volatile long damaged;
  private volatile long strangers;

  public BusCounters() {}

  /// Requests sent that wanted an answer.
  public long transactions() {
    return transactions;
  }

  /// Of these, repeated ones.
  public long retries() {
    return retries;
  }

  /// Answers that did not come in time.
  public long silences() {
    return silences;
  }

  /// Answers with a wrong checksum or cut short.
  public long damaged() {
    return damaged;
  }

  /// Answers from a servo that was not asked.
  public long strangers() {
    return strangers;
  }

  /// Bus thread.
  public void countTransaction() {
    transactions = transactions + 1;
  }

  /// Bus thread.
  public void countRetry() {
    retries = retries + 1;
  }

  /// Bus thread.
  public void countSilence() {
    silences = silences + 1;
  }

  /// Bus thread.
  public void countDamaged() {
    damaged = damaged + 1;
  }

  /// Bus thread.
  public void countStranger() {
    strangers = strangers + 1;
  }
}
