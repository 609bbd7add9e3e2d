/**
 * Recognises and masks the identifiers that Chinese administrative data is full of: persons, organisations, accounts, phones, vehicles,
 * documents, places and network names, by the check digits of their national standards.
 *
 * <p>{@link cdo.scan.identifiers.Kind} judges one value, {@link cdo.scan.identifiers.Detection} a column – never on one value alone –
 * and {@link cdo.scan.identifiers.Masks} hides what a kind must not show. GB 11643, GB 32100, GB 11714, GB 16735, ISO/IEC 7812,
 * GB/T 2260, GB/T 37346.
 */
@NullMarked
package cdo.scan.identifiers;

import org.jspecify.annotations.NullMarked;
