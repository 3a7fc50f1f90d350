/// The operating system's signals as calls.
package dev.sinew.app.signal;
