package dev.sinew.app.record;

import java.util.concurrent.CountDownLatch;

/// A thread that writes to a disk which hangs.
final class Holder implements AutoCloseable {

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  Holder(DiskLock lock) throws InterruptedException {
    thread = Thread.ofPlatform().daemon().start(() -> hold(lock));
    held.await();
  }

  private void hold(DiskLock lock) {
    lock.lock();
    try {
      held.countDown();
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void returns() throws InterruptedException {
    over.countDown();
    thread.join();
  }

  @Override
  public void close() {
    over.countDown();
  }
}
