/// From finished network rows to command rows, and back.
///
/// ```
/// network rows -> link -> link -> ... -> command rows      decode, what a chunk needs
/// network rows <- link <- link <- ... <- command rows      encode, what a plan already under way,
///                                                          an ensemble or a demonstration needs
/// ```
///
/// A link is one small class. Links that change each row by itself are [RowMap]s on a block of
/// columns; links that need the observation or the row before are [ActionCodec]s of their own.
/// Everything here is immutable and may be used by any thread; nothing is on the servo's path.
package dev.sinew.policies.codec;
