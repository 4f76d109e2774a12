package org.bulletin.ingest.http;

/** How many requests, and how many bytes of them, are in the house. Safe across threads. */
final class Admission {

  private final int maxRequests;
  private final long maxBytes;
  private int requests;
  private long bytes;

  Admission(int maxRequests, long maxBytes) {
    this.maxRequests = maxRequests;
    this.maxBytes = maxBytes;
  }

  /** Lets a request in, if there is room; it is to leave once. */
  synchronized boolean enter(int size) {
    if (requests >= maxRequests || bytes + size > maxBytes) {
      return false;
    }
    requests++;
    bytes += size;
    return true;
  }

  synchronized void leave(int size) {
    requests--;
    bytes -= size;
  }
}
