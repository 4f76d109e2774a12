package org.bulletin.schemas.topics;

import org.apache.avro.util.ClassSecurityValidator;
import org.bulletin.schemas.RawPage;

/**
 * Tells Avro that our records may be instantiated: it trusts no class that it was not told of, not
 * even for the defaults of a builder. {@link Registry} does it; who makes records without one has
 * to.
 */
public final class TrustedRecords {

  private static final String RECORDS = RawPage.class.getPackageName();

  private TrustedRecords() {}

  /** Trusts the package of our records, from now on and in the whole process. */
  public static synchronized void trust() {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(RECORDS)));
  }
}
