package dev.sinew.drivers.servo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {

  /// Words of huggingface/lerobot (Apache 2.0), commit 7427f31, tests/motors: protocol 0 and 1.
  @ParameterizedTest
  @CsvSource({
    "LITTLE, 1, 12, 0c",
    "LITTLE, 2, 4660, 3412",
    "LITTLE, 4, 305419896, 78563412",
    "SWAPPED_WORDS, 1, 12, 0c",
    "SWAPPED_WORDS, 2, 4660, 1234",
    "SWAPPED_WORDS, 4, 305419896, 56781234"
  })
  void bytesStandInTheOrderOfTheFamily(ByteLayout layout, int size, int value, String expected) {
    byte[] bytes = new byte[size];
    layout.put(bytes, 0, size, value);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
    assertThat(layout.get(bytes, 0, size)).isEqualTo(value);
  }

  /// Given by lerobot 0.6.1, motors/encoding_utils.py, but for the last two.
  @ParameterizedTest
  @CsvSource({
    "SIGN_BIT_11, 2, -1, 2049",
    "SIGN_BIT_11, 2, -2047, 4095",
    "SIGN_BIT_11, 2, 2047, 2047",
    "SIGN_BIT_15, 2, -100, 32868",
    "SIGN_BIT_10, 2, -250, 1274",
    "TWOS_COMPLEMENT, 1, -1, 255",
    "TWOS_COMPLEMENT, 2, -2, 65534",
    "TWOS_COMPLEMENT, 4, -2, -2",
    "MAJOR_MINOR, 2, 309, 2307",
    "UNSIGNED, 1, 200, 200"
  })
  void signsAreWhereTheFamilyHasThem(Encoding encoding, int size, int value, int raw) {
    assertThat(encoding.encode(value, size)).isEqualTo(raw);
    assertThat(encoding.decode(raw, size)).isEqualTo(value);
  }

  /// No bits that a servo can send are outside the range of their encoding.
  @Property(seed = "2003")
  void whateverTheBitsTheValueIsInRange(
      @ForAll Encoding encoding,
      @ForAll ByteLayout layout,
      @ForAll byte first,
      @ForAll byte second) {
    Field field = new Field(0, 2, layout, encoding);
    int value = field.read(new byte[] {first, second}, 0);
    assertThat(value).isBetween(field.lowest(), Math.max(field.highest(), 25_755));
    assertThat(field.nearest(value)).isBetween(field.lowest(), field.highest());
  }
}
