package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.tensor.ElementType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.Optional;

/// HDF5's types by NumPy's names.
final class HdfTypes {

  private HdfTypes() {}

  /// h5py writes a boolean as an enumeration of one byte.
  static Optional<ElementType> of(DataType type) {
    return switch (type) {
      case FixedPoint p when p.isSigned() -> named(p.getByteOrder(), 'i', p.getSize());
      case FixedPoint p -> named(p.getByteOrder(), 'u', p.getSize());
      case FloatingPoint p -> named(p.getByteOrder(), 'f', p.getSize());
      case EnumDataType p when p.getSize() == 1 -> named(ByteOrder.LITTLE_ENDIAN, 'b', 1);
      default -> Optional.empty();
    };
  }

  private static Optional<ElementType> named(ByteOrder order, char kind, int size) {
    return ElementType.of((order == ByteOrder.BIG_ENDIAN ? ">" : "<") + kind + size);
  }
}
