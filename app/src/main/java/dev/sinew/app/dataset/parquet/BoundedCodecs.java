package dev.sinew.app.dataset.parquet;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// The codecs that datasets are written with. A page that lies about its length is refused before
/// anything of that length is allocated.
final class BoundedCodecs implements CompressionCodecFactory {

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Compressor(codec, bytes -> bytes);
      case SNAPPY -> new Compressor(codec, Snappy::compress);
      default -> throw new IllegalArgumentException("nothing is written with " + codec);
    };
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Decompressor((bytes, size) -> bytes);
      case SNAPPY -> new Decompressor(BoundedCodecs::snappy);
      case GZIP ->
          new Decompressor((bytes, size) -> stream(new GZIPInputStream(open(bytes)), size));
      case ZSTD ->
          new Decompressor((bytes, size) -> stream(new ZstdInputStream(open(bytes)), size));
      default -> throw new IllegalArgumentException("pages compressed with " + codec);
    };
  }

  @Override
  public void release() {}

  private static byte[] snappy(byte[] bytes, int size) throws IOException {
    if (Snappy.uncompressedLength(bytes) != size || size / 32 > bytes.length)
      throw new IOException("a page that is not as long as it says");
    return Snappy.uncompress(bytes);
  }

  private static byte[] array(BytesInput bytes) throws IOException {
    return bytes.toInputStream().readAllBytes();
  }

  private static InputStream open(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] stream(InputStream in, int size) throws IOException {
    try (in) {
      return in.readNBytes(size);
    }
  }

  private interface Pack {
    byte[] apply(byte[] bytes) throws IOException;
  }

  private interface Unpack {
    byte[] apply(byte[] bytes, int size) throws IOException;
  }

  private record Compressor(CompressionCodecName codec, Pack pack) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(pack.apply(array(bytes)));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec;
    }

    @Override
    public void release() {}
  }

  private record Decompressor(Unpack unpack) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(exactly(array(bytes), size));
    }

    @Override
    public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize)
        throws IOException {
      byte[] bytes = new byte[inSize];
      in.get(bytes);
      out.put(exactly(bytes, outSize));
    }

    private byte[] exactly(byte[] bytes, int size) throws IOException {
      byte[] page = unpack.apply(bytes, size);
      if (page.length != size) throw new IOException("a page that is not as long as it says");
      return page;
    }

    @Override
    public void release() {}
  }
}
