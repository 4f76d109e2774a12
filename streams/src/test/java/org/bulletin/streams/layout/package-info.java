/**
 * Pages whose truth is known. Gold pages are read ({@link org.bulletin.streams.layout.GoldReader}),
 * their articles laid out again in other ways ({@link org.bulletin.streams.layout.PageLayout}), and
 * what a splitter or an entity finder makes of them is scored ({@link
 * org.bulletin.streams.layout.Score}).
 */
package org.bulletin.streams.layout;
