/// MCAP, version 0 (<https://mcap.dev/spec>): the container of a recorded episode. A writer whose
/// file can be cut at any byte, readers with and without the index, a check and a recovery.
///
/// What survives. Messages lie in chunks, each written whole and behind all earlier ones; nothing
/// written is ever touched again. A chunk carries its own CRC and every schema and channel that its
/// messages use, so that each whole chunk can be read whatever became of the rest of the file.
/// After [McapWriter#flush] with `force` everything before it survives a power cut; without, a
/// killed process.
///
/// Which bytes are proved. The CRC of the DataEnd record covers every byte before it, the summary's
/// CRC every byte from the summary to the CRC itself. The DataEnd record and the trailing magic lie
/// in neither; their bytes are all fixed by the format, or compared with the CRC they carry. So
/// every changed bit of a file written here is found by [McapCheck].
///
/// Times are unsigned nanoseconds of whatever epoch the recorder chose; offsets are bytes from the
/// start of the file.
package dev.sinew.runtime.mcap;
