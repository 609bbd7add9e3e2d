package cdo.platform.identity;

import java.time.Instant;

/** A fresh account's one-time link, shown once for handing out; only its hash is kept. */
public record Invitation(Account account, String key, Instant expiresAt) {

    /** The path to print on the slip, relative to the installation's address. */
    public String path() {
        return "/sign-in/first?key=" + key;
    }

    @Override
    public String toString() {
        return "Invitation[" + account.login() + ", until " + expiresAt + "]";
    }
}
