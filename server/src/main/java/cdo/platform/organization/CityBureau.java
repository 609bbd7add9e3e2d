package cdo.platform.organization;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import org.springframework.stereotype.Component;

/**
 * Keeps what binds every region of the city: the national calendar, the shipped rules. Rights are granted over a person's own
 * unit and so say nothing of such things; a county's clerk has the same right as the city's and must not reach them.
 */
@Component
public class CityBureau {

    private final Regions regions;

    CityBureau(Regions regions) {
        this.regions = regions;
    }

    /** Does this person act for the city itself, and with this right? */
    public boolean keeps(Who who, Right right) {
        return who.seated().filter(seat -> who.may(right, seat.unitId()) && regions.get(seat.regionId()).level() == RegionLevel.CITY).isPresent();
    }

    /**
     * Refuses everyone else.
     *
     * @param instead the key of the sentence that says whose business it is; {0} is the region in which the person acts
     */
    public void must(Who who, Right right, String instead) {
        long unit = who.unitId();
        who.must(right, unit);
        if (!keeps(who, right)) {
            throw new Problem.Denied(right, unit, Message.of(instead, regions.get(who.seated().orElseThrow().regionId()).name()));
        }
    }
}
