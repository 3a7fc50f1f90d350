package dev.sinew.drivers.servo;

/// One reading of several servos: a buffer of the bus thread, filled by [ServoBus#readPresent].
public final class ServoSamples {

  private final int[] ids;
  private final int[] position;
  private final int[] velocity;
  private final int[] load;
  private final int[] current;
  private final int[] decivolts;
  private final int[] celsius;
  private final int[] faults;
  private final boolean[] fresh;
  private long stampNanos = Long.MIN_VALUE;

  /// @param ids of the servos, in the order of every other array
  public ServoSamples(int... ids) {
    this.ids = ids.clone();
    position = new int[ids.length];
    velocity = new int[ids.length];
    load = new int[ids.length];
    current = new int[ids.length];
    decivolts = new int[ids.length];
    celsius = new int[ids.length];
    faults = new int[ids.length];
    fresh = new boolean[ids.length];
  }

  public int size() {
    return ids.length;
  }

  public int id(int i) {
    return ids[i];
  }

  /// Instant in the middle of the transaction, nanoseconds on the loop's clock.
  public long stampNanos() {
    return stampNanos;
  }

  public void stamp(long nanos) {
    stampNanos = nanos;
  }

  /// Forgets which servos answered.
  public void begin() {
    for (int i = 0; i < fresh.length; i++) fresh[i] = false;
  }

  /// Servo `i` answered.
  ///
  /// @param position counts
  /// @param velocity the model's unit
  /// @param load 0.1 % of full duty, signed
  /// @param current the model's unit, signed
  /// @param faults set of [ServoFault]
  public void set(
      int i,
      int position,
      int velocity,
      int load,
      int current,
      int decivolts,
      int celsius,
      int faults) {
    this.position[i] = position;
    this.velocity[i] = velocity;
    this.load[i] = load;
    this.current[i] = current;
    this.decivolts[i] = decivolts;
    this.celsius[i] = celsius;
    this.faults[i] = faults;
    fresh[i] = true;
  }

  /// Whether servo `i` answered in this reading; otherwise its values are those of before.
  public boolean fresh(int i) {
    return fresh[i];
  }

  public int position(int i) {
    return position[i];
  }

  public int velocity(int i) {
    return velocity[i];
  }

  public int load(int i) {
    return load[i];
  }

  public int current(int i) {
    return current[i];
  }

  public int decivolts(int i) {
    return decivolts[i];
  }

  public int celsius(int i) {
    return celsius[i];
  }

  public int faults(int i) {
    return faults[i];
  }
}
