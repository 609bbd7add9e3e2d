package cdo.platform.organization;

import java.time.LocalDate;

/** From that day another authority appoints in the region. */
public record AuthorityChanged(long regionId, long authorityId, LocalDate from) {
}
