package dev.sinew.runtime.port;

/// What became of a camera's frames since it was opened.
///
/// @param frames delivered
/// @param dropped captured by the device, but never delivered: gaps in its own numbering, or in its
///     stamps where it has none
/// @param frozen delivered with the very same pixels as the one before, too often to be chance;
///     counted here instead of being passed on
/// @param damaged could not be decoded
/// @param reconnects times that the device was lost and found again
/// @param trouble what is the matter now, one clause; empty when frames come
public record CameraHealth(
    long frames, long dropped, long frozen, long damaged, long reconnects, String trouble) {

  /// Nothing happened yet.
  public static final CameraHealth NEW = new CameraHealth(0, 0, 0, 0, 0, "");

  /// One line for people, without the name.
  public String words() {
    return "%d frames, %d dropped, %d frozen, %d damaged, %d reconnects%s"
        .formatted(
            frames,
            dropped,
            frozen,
            damaged,
            reconnects,
            trouble.isEmpty() ? "" : "; now: " + trouble);
  }
}
