/// The collection session: which episode is recorded, kept, labelled or recorded again, as a state
/// machine without threads, devices or files.
package dev.sinew.teleop.session;
