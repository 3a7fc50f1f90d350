package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.DatasetException;
import tools.jackson.databind.JsonNode;

/// The `compressor` of a `.zarray`, by numcodecs' names.
///
/// @param place of the file, for messages
record Codecs(String place) {

  Codec of(JsonNode compressor) throws DatasetException {
    if (compressor.isNull() || compressor.isMissingNode()) return new RawCodec();
    String id = compressor.path("id").asString("");
    return switch (id) {
      case "blosc" -> new BloscCodec();
      case "zlib" -> new ZlibCodec();
      case "zstd" -> new ZstdCodec();
      case "lz4" -> new SizedLz4Codec();
      case "imagecodecs_jpeg2k", "imagecodecs_jpegxl", "imagecodecs_jpeg" ->
          throw new DatasetException(
              place
                  + ": compressor: "
                  + id
                  + " pictures are not decoded; store them with blosc, zlib, zstd, lz4 or none");
      default ->
          throw new DatasetException(
              place
                  + ": compressor: "
                  + compressor
                  + "; none, blosc, zlib, zstd and lz4 are understood");
    };
  }
}
