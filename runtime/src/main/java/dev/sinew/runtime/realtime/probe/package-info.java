/// A loop with the servo's pace and rights and next to no work, which writes down how late it
/// wakes: what a machine can promise.
package dev.sinew.runtime.realtime.probe;
