package cdo.office.appointments.web;

import cdo.platform.organization.Post;
import cdo.platform.organization.Tenure;
import org.jspecify.annotations.Nullable;

/** One officer's post on the page of its unit; the tenure is null while it is vacant. */
public record Held(Post post, @Nullable Tenure tenure, String name) {
}
