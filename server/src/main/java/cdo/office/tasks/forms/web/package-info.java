/** The pages of forms. */
@org.jspecify.annotations.NullMarked
package cdo.office.tasks.forms.web;
