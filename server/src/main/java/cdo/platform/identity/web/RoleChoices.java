package cdo.platform.identity.web;

import cdo.platform.web.Choice;
import cdo.platform.web.Page;
import java.util.List;

/** The roles that can be granted to an account; all others follow from posts. */
public final class RoleChoices {

    private RoleChoices() {
    }

    public static List<Choice> of(Page page) {
        return Choice.of(page, RolePages.GRANTABLE);
    }
}
