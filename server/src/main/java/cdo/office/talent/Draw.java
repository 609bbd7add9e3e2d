package cdo.office.talent;

import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A random draw of experts, with everything that is needed to make it again.
 *
 * @param seed       random, made after the list of candidates was fixed
 * @param listDigest SM3 of that list, see {@link Lot}
 * @param people     who serves, in the order of the draw; those who declined are replaced
 * @param withUpper  the pool of the level above was drawn from, too
 * @param openedOn   from that day everybody whom its subject concerns may check it, by numbers and without names
 * @param candidates everybody in the pool that day, the recused with the reason
 */
public record Draw(long id, String seed, List<Long> people, long organiserId, SubjectRef subject, String purpose, int wanted, @Nullable ProfessionalField field,
                   String listDigest, LocalDate drawnOn, Instant drawnAt, String drawnBy, boolean withUpper, @Nullable LocalDate openedOn, List<Candidate> candidates) {

    public static final String KIND = "draw";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/draws/" + id;
    }

    /** In the draw, by place. */
    public List<Candidate> ordered() {
        return candidates.stream().filter(each -> each.recused() == null).sorted(Comparator.comparing(Candidate::place)).toList();
    }

    public List<Candidate> recused() {
        return candidates.stream().filter(each -> each.recused() != null).toList();
    }

    /** Do seed, list and keys still give this order? Anybody can compute the same by hand. */
    public boolean holds() {
        List<Candidate> in = ordered();
        List<Long> ids = in.stream().map(Candidate::expertId).toList();
        return listDigest.equals(Lot.list(ids)) && Lot.order(seed, listDigest, ids).equals(ids) && in.stream().allMatch(each -> Lot.key(seed, listDigest, each.expertId()).equals(each.key()));
    }

    /**
     * One of the pool.
     *
     * @param recused   why not in the draw
     * @param place     from 1, in the order of the keys
     * @param declined  why a drawn one does not serve
     * @param standsFor the expert in whose place this one was drawn later
     */
    public record Candidate(long expertId, long personId, String name, long unitId, String unitName, @Nullable Recusal recused, @Nullable String key, @Nullable Integer place,
                            boolean drawn, @Nullable String declined, @Nullable Long standsFor) {

        public boolean serves() {
            return drawn && declined == null;
        }
    }
}
