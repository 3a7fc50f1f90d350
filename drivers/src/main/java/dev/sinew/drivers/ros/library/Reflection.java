package dev.sinew.drivers.ros.library;

import dev.sinew.drivers.ros.node.RosException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// Calls of classes that were not there at compile time. Any thread.
public final class Reflection {

  private final String library;
  private final ClassLoader loader;

  /// @param library its name, for complaints
  public Reflection(String library, ClassLoader loader) {
    this.library = library;
    this.loader = loader;
  }

  public Class<?> type(String name) throws RosException {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new RosException(
          "%s: %s is missing (%s): are all its jars here, and those they need?"
              .formatted(library, name, e),
          e);
    }
  }

  /// An object by the public constructor without parameters.
  public Object create(String name) throws RosException {
    try {
      return type(name).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(name, e);
    }
  }

  /// An object by the public constructor with one parameter.
  public Object create(String name, Class<?> parameter, Object argument) throws RosException {
    try {
      return type(name).getConstructor(parameter).newInstance(argument);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(name, e);
    }
  }

  /// A call of a public method of a type that the library exports.
  ///
  /// @param target null for a static method
  /// @param parameters types, in order
  public Object call(
      String type, Object target, String method, Class<?>[] parameters, Object... arguments)
      throws RosException {
    return prepared(type, method, parameters).on(target, arguments);
  }

  public Object call(String type, Object target, String method) throws RosException {
    return call(type, target, method, new Class<?>[0]);
  }

  /// A call that is made often.
  public interface Call {

    Object on(Object target, Object... arguments) throws RosException;
  }

  public Call prepared(String type, String method, Class<?>... parameters) throws RosException {
    Class<?> owner = type(type);
    try {
      Method found = owner.getMethod(method, parameters);
      return (target, arguments) -> invoked(found, target, arguments);
    } catch (NoSuchMethodException e) {
      throw failed(type + "." + method, e);
    }
  }

  /// A last word to something that may be gone already: what goes wrong is nobody's concern.
  public void tell(String type, Object target, String method) {
    try {
      call(type, target, method);
    } catch (RosException _) {
      // As said.
    }
  }

  /// As the other one, with one argument.
  public void tell(String type, Object target, String method, String parameter, Object argument) {
    try {
      call(type, target, method, new Class<?>[] {type(parameter)}, argument);
    } catch (RosException _) {
      // As said.
    }
  }

  /// What a private field holds: for what the library knows and does not say.
  public Object field(String type, Object target, String name) throws RosException {
    try {
      Field field = type(type).getDeclaredField(name);
      field.setAccessible(true);
      return field.get(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw failed(type + "." + name, e);
    }
  }

  /// An object of one of the library's interfaces; its default methods stay what they are.
  public Object proxy(String type, InvocationHandler handler) throws RosException {
    InvocationHandler withObject =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class)
            return ofObject(type, proxy, method, arguments);
          return method.isDefault()
              ? InvocationHandler.invokeDefault(proxy, method, arguments)
              : handler.invoke(proxy, method, arguments);
        };
    return Proxy.newProxyInstance(loader, new Class<?>[] {type(type)}, withObject);
  }

  /// What every object answers, and the library's maps ask.
  private static Object ofObject(String type, Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "Sinew's " + type;
    };
  }

  /// The library looks for its parts by the loader of the thread.
  private Object invoked(Method method, Object target, Object... arguments) throws RosException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failed(method.getName(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private RosException failed(String what, Throwable e) {
    Throwable cause =
        e instanceof InvocationTargetException target ? target.getTargetException() : e;
    return new RosException("%s: %s: %s".formatted(library, what, cause), cause);
  }
}
