/// Episodes as TensorFlow Datasets keeps them (RLDS: BridgeData, Open X-Embodiment), without
/// TensorFlow: TFRecord files of `tf.train.Example` beside the `features.json` that names what is
/// in them.
///
/// Sources: `tensorflow/core/lib/io/record_writer.h` (framing), `crc32c.h` (mask),
/// `tensorflow/core/example/{example,feature}.proto`, the Protocol Buffers encoding,
/// github.com/google-research/rlds.
package dev.sinew.app.dataset.tfrecord;
