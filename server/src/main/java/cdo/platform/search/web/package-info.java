/** The page of the search. */
@org.jspecify.annotations.NullMarked
package cdo.platform.search.web;
