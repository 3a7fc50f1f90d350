package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.family.BusFamily;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever a host sends, the servos stay sane.
class EmulatedBusProperties {

  private static final int BYTES = 4000;

  @Property(seed = "20250711", tries = 150)
  void randomBytesNeverBreakABus(@ForAll BusFamily family, @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Host host = new Host(family, servo(family, 1), servo(family, 2));
    byte[] noise = new byte[BYTES];
    random.nextBytes(noise);
    host.line.write(noise, 0, noise.length);
    host.pass(100);
    host.line.discardInput();
    assertThat(host.ask(2, 1)).isNotEmpty();
    requireSane(host);
  }

  @Property(seed = "20250712", tries = 300)
  void soundPacketsWithRandomContentNeverBreakABus(
      @ForAll BusFamily family, @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int packets)
      throws IOException {
    Random random = new Random(seed);
    Host host = new Host(family, servo(family, 1), servo(family, 2));
    for (int i = 0; i < packets; i++) {
      int[] params = random.ints(random.nextInt(20), 0, 256).toArray();
      host.tell(ID[random.nextInt(ID.length)], CODE[random.nextInt(CODE.length)], params);
      host.pass(random.nextInt(30));
    }
    host.line.discardInput();
    requireSane(host);
  }

  private static final int[] ID = {1, 2, 3, Host.EVERYBODY};
  private static final int[] CODE = {
    1, 2, 3, 4, 5, 6, 8, 0x0A, 0x10, 0x82, 0x83, 0x8A, 0x92, 0x93, 0x9A, 0x55, 0x77
  };

  private static EmulatedServo servo(BusFamily family, int id) {
    String model =
        switch (family) {
          case FEETECH_STS -> "STS3215";
          case FEETECH_SCS -> "SCS0009";
          case DYNAMIXEL_2 -> "XM430-W350";
        };
    return new EmulatedServo(id, model, 500);
  }

  private static void requireSane(Host host) {
    Wire wire = host.bus.wire();
    for (int i = 0; i < wire.bench().size(); i++) {
      Device device = wire.bench().get(i);
      assertThat(device.motor.position()).isFinite();
      for (Field field : device.file().layout().fields())
        if (field.area() != Area.MEASURED && field.cell() != Cell.WATCHDOG)
          assertThat(device.file().get(field.cell()))
              .as(field.cell().name())
              .isBetween(field.min(), field.max());
    }
  }
}
