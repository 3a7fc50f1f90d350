/// The record of what the supervisor did and why: an append-only file whose lines are chained by
/// hashes, so that a change made afterwards is found.
///
/// Written on an ordinary thread; the servo thread hands events over and never waits.
package dev.sinew.runtime.events;
