/// Many rates to one instant: rings in which each device leaves its stamped samples, and the
/// aligner that reads them at common instants. Writers never wait; readers copy and check.
package dev.sinew.runtime.sync;
