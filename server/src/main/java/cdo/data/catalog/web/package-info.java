/** The pages of the catalog: entries, their form and editions, the classification, the four lists. */
@org.jspecify.annotations.NullMarked
package cdo.data.catalog.web;
