/** Pages of trainings, experts, draws, operating bodies and contracts. */
@org.jspecify.annotations.NullMarked
package cdo.office.talent.web;
