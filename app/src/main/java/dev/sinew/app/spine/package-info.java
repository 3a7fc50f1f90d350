/// Who gives the spine its life: a thread of this JVM, or a small JVM of its own. Both run the same
/// loop over the same exchange; an episode cannot tell which.
package dev.sinew.app.spine;
