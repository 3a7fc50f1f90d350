/// Episodes' pictures as video files, by FFmpeg: exact in count, order and time.
package dev.sinew.app.dataset.video;
