package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// A file on a disk with room for so many bytes: the write that meets the end is cut short, the
/// next one fails, as write(2) does.
final class FullDisk extends FileChannel {

  private final FileChannel file;
  private final long room;
  private int forces;
  private Beside beside = () -> {};

  /// What happens while somebody waits for the disk.
  @FunctionalInterface
  interface Beside {
    void happens() throws IOException;
  }

  FullDisk(FileChannel file, long room) {
    this.file = file;
    this.room = room;
  }

  void beside(Beside what) {
    beside = what;
  }

  /// How often the disk was waited for.
  int forces() {
    return forces;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    long left = room - file.size();
    if (left == 0 && bytes.hasRemaining()) throw new IOException("No space left on device");
    int length = (int) Math.min(left, bytes.remaining());
    file.write(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    return length;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    forces++;
    beside.happens();
    file.force(metaData);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }

  @Override
  public int read(ByteBuffer dst) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] dsts, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] srcs, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel position(long newPosition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel src, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer dst, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer src, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
