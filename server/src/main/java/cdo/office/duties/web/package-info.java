/** The pages of duties: the workbench, the register, one duty with its explanation, the rules. */
@org.jspecify.annotations.NullMarked
package cdo.office.duties.web;
