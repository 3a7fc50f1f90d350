/// The recorder's tap: what every tick did, handed from the servo thread to the recorder thread.
/// May lag, may drop (counted), never blocks.
package dev.sinew.runtime.tap;
