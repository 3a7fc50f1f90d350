package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;

/// Fields of a message whose definition may be anybody's: a recording brings its own.
final class ImageField {

  private ImageField() {}

  static long whole(Group message, String field) throws DamagedPictureException {
    if (value(message, field) instanceof Whole(long value)) return value;
    throw new DamagedPictureException("'" + field + "' is no whole number");
  }

  static byte[] bytes(Group message, String field) throws DamagedPictureException {
    if (value(message, field) instanceof Bytes(byte[] value)) return value;
    throw new DamagedPictureException("'" + field + "' is no array of bytes");
  }

  static String text(Group message, String field) throws DamagedPictureException {
    if (value(message, field) instanceof Text(String value)) return value;
    throw new DamagedPictureException("'" + field + "' is no text");
  }

  private static MessageValue value(Group message, String field) throws DamagedPictureException {
    int index = message.type().indexOf(field);
    if (index < 0) throw new DamagedPictureException(message.type() + " has no '" + field + "'");
    return message.fields().get(index);
  }
}
