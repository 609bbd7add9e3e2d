package cdo.platform.identity;

import java.util.Set;

/** Where an account stands. Only an open one can sign in. */
public enum AccountState {
    /** 待启用: its one-time link has not been used yet. */
    INVITED,
    /** 启用. */
    OPEN,
    /** 停用: by the system administrator, may be invited again. */
    DISABLED,
    /** 关闭: by rule after the person's last post ended; a new link is needed after a new post. */
    CLOSED;

    public Set<AccountState> successors() {
        return switch (this) {
            case INVITED -> Set.of(OPEN, DISABLED, CLOSED);
            case OPEN -> Set.of(DISABLED, CLOSED);
            case DISABLED -> Set.of(INVITED, CLOSED);
            case CLOSED -> Set.of(INVITED);
        };
    }
}
