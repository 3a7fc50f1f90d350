package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// One TFRecord file: `length u64, masked crc of the length u32, bytes, masked crc of the bytes
/// u32`, little-endian, again and again. Both checksums are compared.
record RecordFile(Path path) {

  private static final int HEADER = 12;
  private static final int FOOTER = 4;

  /// Bytes of one record: an episode lies in memory while it is read.
  private static final int MAX_RECORD = 1 << 30;

  private static final int MASK_DELTA = 0xa282ead8;

  /// Where a record's bytes are.
  record Place(RecordFile file, int number, long at, int length) {

    @Override
    public String toString() {
      return file.path + ": record " + number;
    }

    byte[] read() throws IOException {
      try (FileChannel channel = FileChannel.open(file.path)) {
        if (at + length + FOOTER > channel.size())
          throw new DatasetException(this + ": the file became shorter");
        ByteBuffer bytes = ByteBuffer.allocate(length);
        fill(channel, bytes, at);
        ByteBuffer told = ByteBuffer.allocate(FOOTER).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, told, at + length);
        if (masked(bytes.array(), length) != told.getInt(0))
          throw new DatasetException(this + ": the checksum does not fit its bytes");
        return bytes.array();
      }
    }
  }

  /// Finds all records; reads their lengths only.
  List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      long size = channel.size();
      for (long at = 0; at < size; ) {
        String place = path + ": record " + places.size();
        if (size - at < HEADER) throw new DatasetException(place + ": ends in its length");
        fill(channel, header.clear(), at);
        if (masked(header.array(), 8) != header.getInt(8))
          throw new DatasetException(place + ": the checksum does not fit its length");
        long length = header.getLong(0);
        if (length < 0 || length > MAX_RECORD)
          throw new DatasetException(place + ": " + length + " bytes, at most " + MAX_RECORD);
        if (size - at - HEADER - FOOTER < length)
          throw new DatasetException(place + ": ends before its " + length + " bytes do");
        places.add(new Place(this, places.size(), at + HEADER, (int) length));
        at += HEADER + length + FOOTER;
      }
    }
    return places;
  }

  /// TensorFlow's disguise of CRC-32C, for checksums of bytes that hold checksums.
  static int masked(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }

  private static void fill(FileChannel channel, ByteBuffer into, long at) throws IOException {
    while (into.hasRemaining())
      if (channel.read(into, at + into.position()) < 0) throw new IOException("the file is cut");
  }
}
