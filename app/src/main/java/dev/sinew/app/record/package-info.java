/// The recorder: writes one MCAP file per episode, from which every decision can be derived again.
/// Camera threads, the inference thread and the recorder thread hand things in; the servo knows
/// nothing of it.
package dev.sinew.app.record;
