package cdo.scan;

/** How a database connection is encrypted. */
public enum Tls {
    /** Never encrypted. */
    OFF,
    /** Encrypted when the server offers it; the certificate is not checked. */
    IF_OFFERED,
    /** Encrypted or refused; the certificate is not checked. */
    REQUIRED,
    /** Encrypted, and the certificate must be valid for the host name. */
    VERIFIED
}
